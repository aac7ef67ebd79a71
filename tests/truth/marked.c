/* SPDX-License-Identifier: Apache-2.0 */
/* How many words a reader sees marked, and how few they could be. */
#include "truth.h"

static bool counts(const struct ctg_token *t)
{
	return t->kind == CTG_TOKEN_WORD || t->kind == CTG_TOKEN_MARK ||
		t->kind == CTG_TOKEN_OBJECT;
}

static void add_tokens(struct tokens *t, struct ctg_words *w,
	const struct ctg_node *n)
{
	struct ctg_tokens list;

	ctg_tokens_read(&list, w, n);
	for (size_t i = 0; i < list.n && t->n < ALL_OF(t->v); i++)
		if (counts(&list.v[i]))
			t->v[t->n++] = list.v[i].id;
}

static size_t longest_common(const struct tokens *x, const struct tokens *y)
{
	static unsigned short row[6001];

	memset(row, 0, sizeof(row));
	for (size_t i = 0; i < x->n; i++) {
		unsigned short corner = 0;

		for (size_t k = 1; k <= y->n; k++) {
			unsigned short up = row[k];

			row[k] = x->v[i] == y->v[k - 1] ? corner + 1 :
				up > row[k - 1] ? up : row[k - 1];
			corner = up;
		}
	}
	return row[y->n];
}

static size_t words_in(struct ctg_words *w, const struct ctg_node *n)
{
	static struct tokens t;
	size_t sum = 0;

	if (!n->first || ctg_kind_is_inline(n->first->kind)) {
		t.n = 0;
		add_tokens(&t, w, n);
		return t.n;
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		sum += words_in(w, k);
	return sum;
}

/* What is typed or set otherwise is not counted: no word is another. */
static size_t marked_words(struct ctg_words *w, const struct ctg_node *leaf)
{
	size_t sum = 0;

	for (struct ctg_node *n = leaf->first; n; n = n->next) {
		struct ctg_node holder = { .kind = CTG_PARA }, alone = *n;

		if (!n->delta || n->delta->mark == CTG_KEPT ||
		    n->delta->nature == CTG_CHANGE_TYPING ||
		    n->delta->nature == CTG_CHANGE_FORM)
			continue;
		alone.next = NULL;
		holder.first = holder.last = &alone;
		sum += words_in(w, &holder);
	}
	return sum;
}

/* A leaf of both versions, and the one that was cut from it. */
static void count_leaf(struct marked *m, struct ctg_words *w,
	const struct ctg_node *n)
{
	static struct tokens x, y;
	const struct ctg_node *more = n->next;

	x.n = y.n = 0;
	add_tokens(&x, w, n->delta->before);
	add_tokens(&y, w, n->delta->after);
	m->marked += marked_words(w, n);
	if (more && more->delta && more->delta->joined) {
		if (more->delta->before)
			add_tokens(&x, w, more->delta->before);
		else
			add_tokens(&y, w, more->delta->after);
		m->marked += marked_words(w, more);
	}
	m->least += x.n + y.n - 2 * longest_common(&x, &y);
}

static void count(struct marked *m, struct ctg_words *w,
	const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	size_t words;

	if (!d || d->joined || (n->kind == CTG_PART &&
	    !ctg_str_eq(n->text, STR("visas")) &&
	    !ctg_str_eq(n->text, STR("cloture"))))
		return;
	if (d->mark != CTG_KEPT) {
		if (d->twin) {
			if (d->edited)
				count(m, w, d->edited);
			return;
		}
		words = words_in(w, n);
		m->marked += words;
		m->least += words;
		return;
	}
	if (n->kind == CTG_PARA || n->kind == CTG_HEADING ||
	    n->kind == CTG_CELL) {
		count_leaf(m, w, n);
		return;
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		count(m, w, k);
}

void marked_count(struct marked *m, struct ctg_arena *a,
	const struct ctg_node *tree)
{
	struct ctg_words w;

	ctg_words_init(&w, a);
	/* Note calls: their definitions have the same number here. */
	count(m, &w, tree);
}

size_t marked_known(struct script *s)
{
	static struct pair p;
	struct ctg_words w;
	size_t sum = 0;

	ctg_words_init(&w, s->arena);
	for (size_t i = 0; i < s->n; i++) {
		const struct known *k = &s->known[i];

		if (k->nature == CTG_CHANGE_MOVE ||
		    k->nature == CTG_CHANGE_TYPING ||
		    k->nature == CTG_CHANGE_FORM ||
		    k->operation == CTG_SPLIT || k->operation == CTG_MERGED)
			continue;
		pair_read(&p, &w, k->old, k->now, true);
		sum += p.old.n + p.now.n;
	}
	return sum;
}
