/* SPDX-License-Identifier: Apache-2.0 */
/* « L'article 6 devient l'article 7 ». */
#include "avenant/writing.h"

/* What the label of a division becomes, as it will be printed (« 1 » is not
 * « 1er »), and its word: the old one unless it has its own. */
static struct ctg_str new_label(struct ctg_arena *a, const struct ctg_op *op,
	enum ctg_word *word)
{
	struct ctg_str s = ctg_node_words(a, op->now);
	enum ctg_word own;
	bool plural;
	size_t n = ctg_word_take(&own, &plural, s);

	*word = op->at->division.heading.word;
	if (n == 0)
		return s;
	*word = own;
	return ctg_str_trim(ctg_str_skip(s, n));
}

static bool is_plain(const struct ctg_label *l)
{
	return l->style == CTG_ARABIC && l->num > 0 && !l->dots[0] &&
		!l->letter && !l->sub && !l->latin;
}

/* 7 and 8, which become 8 and 9. */
bool ctg_labels_follow(struct ctg_arena *a, const struct ctg_op *x,
	const struct ctg_op *y)
{
	const struct ctg_heading *p, *q;
	struct ctg_label l, m;
	enum ctg_word word, other;
	struct ctg_str s, t;

	if (x->kind != CTG_OP_LABEL || y->kind != CTG_OP_LABEL ||
	    x->at->next != y->at)
		return false;
	p = &x->at->division.heading;
	q = &y->at->division.heading;
	s = new_label(a, x, &word);
	t = new_label(a, y, &other);
	return p->word == q->word && word == other && p->word == word &&
		is_plain(&p->label) && is_plain(&q->label) &&
		q->label.num == p->label.num + 1 &&
		ctg_label_take(&l, s) == s.n && ctg_label_take(&m, t) == t.n &&
		is_plain(&l) && is_plain(&m) && m.num == l.num + 1;
}

static void say_one(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_address at;
	enum ctg_word word;
	struct ctg_str label = new_label(w->arena, op, &word);

	ctg_say_find(w, &at, op->at);
	ctg_say_subject(w, &at);
	ctg_say(w, "devient ");
	if (word == CTG_ARTICLE || word == CTG_ANNEXE)
		ctg_say(w, "l'");
	else
		ctg_say(w, ctg_word_is_feminine(word) ? "la " : "le ");
	ctg_say(w, ctg_word_name(word));
	ctg_say(w, " ");
	ctg_say_str(w, label);
}

static struct ctg_address *names(const struct ctg_wording *w, bool **follows,
	struct ctg_op *const *ops, size_t n)
{
	struct ctg_address *at = CTG_NEW_N(w->arena, struct ctg_address, n);

	*follows = CTG_NEW_N(w->arena, bool, n);
	for (size_t i = 0; i < n; i++) {
		ctg_say_find(w, &at[i], ops[i]->at);
		(*follows)[i] = i > 0;
	}
	return at;
}

void ctg_labels_write(struct ctg_buf *b, const struct ctg_wording *w,
	struct ctg_op *const *ops, size_t n)
{
	bool *follows;
	struct ctg_address *at = names(w, &follows, ops, n);

	if (n == 1) {
		ctg_address_write(b, at, CTG_DU);
		return;
	}
	ctg_buf_puts(b, "des ");
	ctg_several_write(b, at, follows, n);
}

void ctg_say_labels(struct ctg_wording *w, struct ctg_op *const *ops,
	size_t n)
{
	enum ctg_word word;
	bool *follows;
	struct ctg_address *v = names(w, &follows, ops, n);

	if (n == 1) {
		say_one(w, ops[0]);
		return;
	}
	ctg_say_several(w, v, follows, n);
	ctg_say(w, "deviennent les ");
	ctg_say(w, ctg_word_name(ops[0]->at->division.heading.word));
	ctg_say(w, "s ");
	ctg_say_str(w, new_label(w->arena, ops[0], &word));
	ctg_say(w, n > 2 ? " à " : " et ");
	ctg_say_str(w, new_label(w->arena, ops[n - 1], &word));
}
