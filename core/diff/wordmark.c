/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/wordmark.h"

#include "diff/wordpair.h"

static struct ctg_node *copy_leaf(struct ctg_arena *a,
	const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(a, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = NULL;
	return c;
}

void ctg_wordmark_copy(struct ctg_arena *a, struct ctg_node *to,
	const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next) {
		struct ctg_node *c = copy_leaf(a, k);

		ctg_node_append(to, c);
		ctg_wordmark_copy(a, c, k);
	}
}

/* --- both sides ---------------------------------------------------------- */

static void read_side(struct ctg_word_side *s, struct ctg_words *w,
	struct ctg_block *const blocks[2])
{
	struct ctg_tokens x = ctg_block_tokens(blocks[0], w), y = { 0 };

	if (blocks[1])
		y = ctg_block_tokens(blocks[1], w);
	s->n = x.n + (blocks[1] ? 1 + y.n : 0);
	s->v = x.v;
	s->to = CTG_NEW_N(w->arena, size_t, s->n + 1);
	if (!blocks[1])
		return;
	s->v = CTG_NEW_N(w->arena, struct ctg_token, s->n);
	if (x.n)
		memcpy(s->v, x.v, x.n * sizeof(*x.v));
	s->v[x.n] = (struct ctg_token){ .kind = CTG_TOKEN_END };
	if (y.n)
		memcpy(s->v + x.n + 1, y.v, y.n * sizeof(*y.v));
}

/* --- runs ---------------------------------------------------------------- */

struct writer {
	struct ctg_arena *arena;
	bool no_typing;
	struct ctg_node *const *to;
	unsigned at;			/* which of them */
	const struct ctg_word_side *old, *now;
};

static struct ctg_node *wrap(struct ctg_arena *a, struct ctg_node *to,
	enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(a, kind);

	ctg_node_append(to, n);
	return n;
}

static struct ctg_str address_of(const struct ctg_node *leaf)
{
	while (leaf && leaf->kind != CTG_LINK)
		leaf = leaf->parent;
	return leaf ? leaf->text : (struct ctg_str){ 0 };
}

static struct ctg_node *styled(struct writer *w, const struct ctg_token *t,
	struct ctg_delta *delta)
{
	struct ctg_node *to = w->to[w->at], *top = to;

	if (t->style & CTG_STYLE_STRONG)
		to = wrap(w->arena, to, CTG_STRONG);
	if (t->style & CTG_STYLE_EMPH)
		to = wrap(w->arena, to, CTG_EMPH);
	if (t->style >= CTG_STYLE_LINK) {
		to = wrap(w->arena, to, CTG_LINK);
		to->text = address_of(t->leaf);
	}
	if (to != top)
		top->last->delta = delta;
	return to;
}

/* Tokens [from, to) of a side, which have one style and one leaf. */
static void put_leaf(struct writer *w, const struct ctg_word_side *s,
	size_t from, size_t to, struct ctg_delta *delta)
{
	const struct ctg_token *t = &s->v[from], *last = &s->v[to - 1];
	struct ctg_node *parent = styled(w, t, delta), *n;

	if (t->kind == CTG_TOKEN_OBJECT) {
		n = copy_leaf(w->arena, t->leaf);
		ctg_wordmark_copy(w->arena, n, t->leaf);
	} else {
		n = ctg_node_text(w->arena, (struct ctg_str){ t->raw.p,
			(size_t)(last->raw.p - t->raw.p) + last->raw.n });
		/* A whole value keeps its name. */
		if (t->leaf->kind == CTG_TEXT &&
		    ctg_str_eq(t->leaf->text, n->text))
			n->var = t->leaf->var;
	}
	n->delta = delta;
	ctg_node_append(parent, n);
}

static bool same_leaf(const struct ctg_token *x, const struct ctg_token *y)
{
	return x->style == y->style && y->kind != CTG_TOKEN_OBJECT &&
		x->kind != CTG_TOKEN_OBJECT && x->kind != CTG_TOKEN_END &&
		y->kind != CTG_TOKEN_END && x->raw.p + x->raw.n == y->raw.p &&
		(x->leaf == y->leaf || (x->leaf->kind == CTG_TEXT &&
		 y->leaf->kind == CTG_TEXT && !x->leaf->var.n &&
		 !y->leaf->var.n) || x->leaf->kind == CTG_SOFTBREAK ||
		 y->leaf->kind == CTG_SOFTBREAK);
}

static void put(struct writer *w, const struct ctg_word_side *s, size_t from,
	size_t to, struct ctg_delta *delta)
{
	while (from < to) {
		size_t end = from + 1;

		if (s->v[from].kind == CTG_TOKEN_END) {
			w->at = 1;
			from++;
			continue;
		}
		while (end < to && same_leaf(&s->v[end - 1], &s->v[end]))
			end++;
		put_leaf(w, s, from, end, delta);
		from = end;
	}
}

static struct ctg_delta *new_delta(struct writer *w, enum ctg_mark mark,
	enum ctg_nature nature)
{
	struct ctg_delta *d = CTG_NEW(w->arena, struct ctg_delta);

	d->mark = mark;
	d->nature = nature;
	return d;
}

/* Only spaces; the end of an alinéa, which a split or a merge says, is told
 * in *end. */
static bool tells_nothing(const struct ctg_word_side *s, size_t from, size_t to,
	bool *end)
{
	for (; from < to; from++)
		if (s->v[from].kind == CTG_TOKEN_END)
			*end = true;
		else if (s->v[from].kind != CTG_TOKEN_SPACE)
			return false;
	return true;
}

static void put_change(struct writer *w, size_t i, size_t i2, size_t k,
	size_t k2, enum ctg_nature nature)
{
	bool end = false;

	if (nature == CTG_CHANGE_WORDS &&
	    tells_nothing(w->old, i, i2, &end) &&
	    tells_nothing(w->now, k, k2, &end))
		nature = end ? CTG_CHANGE_ALINEA : CTG_CHANGE_TYPING;
	if (nature == CTG_CHANGE_TYPING && w->no_typing) {
		put(w, w->now, k, k2, NULL);
		return;
	}
	if (i < i2)
		put(w, w->old, i, i2, new_delta(w, CTG_DELETED, nature));
	if (k < k2)
		put(w, w->now, k, k2, new_delta(w, CTG_INSERTED, nature));
}

/* How a word that is common differs all the same. */
enum common { COMMON_SAME, COMMON_TYPING, COMMON_FORM };

static enum common compare(const struct writer *w, size_t i, size_t k)
{
	const struct ctg_token *x = &w->old->v[i], *y = &w->now->v[k];

	if (x->style != y->style)
		return COMMON_FORM;
	if (w->no_typing || x->kind == CTG_TOKEN_OBJECT ||
	    ctg_str_eq(x->raw, y->raw))
		return COMMON_SAME;
	return COMMON_TYPING;
}

/* Words that are now in another style were all in one before. */
static bool same_way(const struct writer *w, size_t i, size_t k, size_t i2,
	size_t k2)
{
	enum common how = compare(w, i, k);

	return compare(w, i2, k2) == how && (how != COMMON_FORM ||
		(w->old->v[i].style == w->old->v[i2].style &&
		 w->now->v[k].style == w->now->v[k2].style));
}

static void write_runs(struct writer *w)
{
	size_t i = 0, k = 0, n = w->old->n, m = w->now->n;

	while (i < n || k < m) {
		size_t i2 = i, k2 = k;
		enum common how;

		while (ctg_word_changed(w->old, i2))
			i2++;
		while (ctg_word_changed(w->now, k2))
			k2++;
		if (i2 > i || k2 > k) {
			put_change(w, i, i2, k, k2, CTG_CHANGE_WORDS);
			i = i2;
			k = k2;
			continue;
		}
		how = compare(w, i, k);
		while (i2 < n && k2 < m && !ctg_word_changed(w->old, i2) &&
		       !ctg_word_changed(w->now, k2) &&
		       same_way(w, i, k, i2, k2)) {
			i2++;
			k2++;
		}
		if (how == COMMON_SAME)
			put(w, w->now, k, k2, NULL);
		else
			put_change(w, i, i2, k, k2, how == COMMON_FORM ?
				CTG_CHANGE_FORM : CTG_CHANGE_TYPING);
		i = i2;
		k = k2;
	}
}

void ctg_wordmark(struct ctg_words *w, struct ctg_block *const old[2],
	struct ctg_block *const now[2], struct ctg_node *const to[2])
{
	struct ctg_word_side x, y;
	struct writer out = { .arena = w->arena, .to = to, .old = &x,
		.now = &y, .no_typing = w->no_typing };

	read_side(&x, w, old);
	read_side(&y, w, now);
	ctg_words_pair(&x, &y);
	write_runs(&out);
}
