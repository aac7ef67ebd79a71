/* SPDX-License-Identifier: Apache-2.0 */
#include "truth.h"

#include "base/utf8.h"

#include <stdlib.h>

/* --- two runs of words --- */

static void read(struct tokens *t, struct ctg_words *w, struct ctg_str s,
	bool marks)
{
	struct ctg_node *holder = ctg_node_new(w->arena, CTG_PARA);
	struct ctg_tokens list;

	t->n = 0;
	ctg_node_append(holder, ctg_node_text(w->arena, s));
	ctg_tokens_read(&list, w, holder);
	for (size_t i = 0; i < list.n && t->n < ALL_OF(t->v); i++)
		if (list.v[i].kind == CTG_TOKEN_WORD ||
		    (marks && list.v[i].kind == CTG_TOKEN_MARK))
			t->v[t->n++] = list.v[i].id;
}

void pair_read(struct pair *p, struct ctg_words *w, struct ctg_str old,
	struct ctg_str now, bool marks)
{
	struct tokens *x = &p->old, *y = &p->now;
	size_t i = 0;

	read(x, w, old, marks);
	read(y, w, now, marks);
	if (x->n == y->n && memcmp(x->v, y->v, x->n * sizeof(*x->v)) == 0)
		return;
	while (x->n > 0 && y->n > 0 && x->v[x->n - 1] == y->v[y->n - 1]) {
		x->n--;
		y->n--;
	}
	while (i < x->n && i < y->n && x->v[i] == y->v[i])
		i++;
	memmove(x->v, x->v + i, (x->n - i) * sizeof(*x->v));
	memmove(y->v, y->v + i, (y->n - i) * sizeof(*y->v));
	x->n -= i;
	y->n -= i;
}

static bool same(const struct tokens *x, const struct tokens *y)
{
	return x->n == y->n && memcmp(x->v, y->v, x->n * sizeof(*x->v)) == 0;
}

static int by_number(const void *p, const void *q)
{
	const unsigned *x = p, *y = q;

	return (*x > *y) - (*x < *y);
}

static bool rotated(const struct tokens *x, const struct tokens *y)
{
	struct tokens a = *x, b = *y;

	qsort(a.v, a.n, sizeof(*a.v), by_number);
	qsort(b.v, b.n, sizeof(*b.v), by_number);
	return same(&a, &b);
}

bool pair_same(const struct pair *x, const struct pair *y)
{
	return same(&x->old, &y->old) && same(&x->now, &y->now);
}

/* Of what came or went alone: there is no place to tell it from another. */
bool pair_slid(const struct pair *x, const struct pair *y)
{
	return (x->old.n == 0 || x->now.n == 0) &&
		rotated(&x->old, &y->old) && rotated(&x->now, &y->now);
}

/* --- the changes of a diff --- */

static const struct ctg_node *old_unit(const struct ctg_change *c)
{
	const struct ctg_node *n = c->before;

	if (n)
		return ctg_node_unit(n);
	n = c->at ? ctg_node_unit(c->at) : NULL;
	return n && n->delta ? n->delta->before : NULL;
}

static bool within(struct ctg_str x, struct ctg_str y)
{
	return x.n > 0 && y.n > 0 && (ctg_str_has(x, y) || ctg_str_has(y, x));
}

/* The same words, typed otherwise where it was asked. */
static bool same_typing(struct ctg_arena *a, const struct known *k,
	const struct ctg_change *c)
{
	return ctg_str_eq(ctg_utf8_fold(a, c->old), ctg_utf8_fold(a, c->now))
		&& !ctg_str_eq(c->old, c->now) && within(k->old, c->old) &&
		within(k->now, c->now);
}

static bool may_be(struct script *s, const struct known *k,
	const struct ctg_change *c, bool slid, struct ctg_words *w)
{
	static struct pair x, y;

	if (k->found || k->nature != c->nature ||
	    k->operation != c->operation || k->unit != old_unit(c))
		return false;
	if (k->nature == CTG_CHANGE_TYPING)
		return same_typing(s->arena, k, c);
	pair_read(&x, w, k->old, k->now, true);
	pair_read(&y, w, c->old, c->now, true);
	return slid ? pair_slid(&x, &y) : pair_same(&x, &y);
}

size_t match_diff(struct script *s, const struct ctg_diff *d, bool *was_asked)
{
	struct ctg_words w;
	size_t n = 0;

	ctg_words_init(&w, s->arena);
	for (unsigned slid = 0; slid < 2; slid++)
		for (size_t i = 0; i < d->n; i++)
			for (size_t k = 0; k < s->n && !was_asked[i]; k++)
				if (may_be(s, &s->known[k], &d->changes[i],
				    slid, &w)) {
					s->known[k].found = true;
					s->known[k].exact = !slid;
					was_asked[i] = true;
					n++;
				}
	return n;
}
