/* SPDX-License-Identifier: Apache-2.0 */
/* Which units of a scope both versions have, in the same order. */
#include "avenant/layout.h"

#include "diff/lcs.h"

#include <stdlib.h>

static int by_node(const void *p, const void *q)
{
	const struct ctg_unit *const *x = p, *const *y = q;

	return (*x)->node < (*y)->node ? -1 : (*x)->node > (*y)->node;
}

static size_t place_of(const struct ctg_unit **sorted, size_t n,
	const struct ctg_units *l, const struct ctg_node *node)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (sorted[mid]->node < node)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && sorted[lo]->node == node ?
		(size_t)(sorted[lo] - l->v) : CTG_NOWHERE;
}

/* A placed part is the same by its name. */
static const struct ctg_node *same_part(const struct ctg_layout *s,
	const struct ctg_node *part)
{
	for (size_t k = 0; k < s->y.n; k++)
		if (s->y.v[k].node->kind == CTG_PART &&
		    ctg_str_eq(s->y.v[k].node->text, part->text))
			return s->y.v[k].node;
	return NULL;
}

static void pair(struct ctg_layout *s)
{
	struct ctg_arena *a = s->d->arena;
	const struct ctg_unit **sorted = CTG_NEW_N(a,
		const struct ctg_unit *, s->y.n + 1);
	bool *keep = CTG_NEW_N(a, bool, s->x.n + 1);

	for (size_t k = 0; k < s->y.n; k++)
		sorted[k] = &s->y.v[k];
	if (s->y.n)
		qsort(sorted, s->y.n, sizeof(*sorted), by_node);
	s->to = CTG_NEW_N(a, size_t, s->x.n + 1);
	for (size_t i = 0; i < s->x.n; i++) {
		const struct ctg_node *n = s->x.v[i].node;
		const struct ctg_match *m = ctg_deriving_find(s->d, n);
		const struct ctg_node *now = n->kind == CTG_PART ?
			same_part(s, n) : m ? m->now : NULL;

		s->to[i] = now ? place_of(sorted, s->y.n, &s->y, now) :
			CTG_NOWHERE;
		if (s->to[i] != CTG_NOWHERE && !ctg_unit_same_shape(
		    &s->x.v[i], &s->y.v[s->to[i]]))
			s->to[i] = CTG_NOWHERE;
	}
	ctg_rising(keep, a, s->to, s->x.n);
	for (size_t i = 0; i < s->x.n; i++)
		if (!keep[i])
			s->to[i] = CTG_NOWHERE;
}

/* Between two kept units, those that read the same and that the comparison
 * did not take for one: below a heading that came, say. */
static void pair_gap(struct ctg_layout *s, size_t i0, size_t i1, size_t j0,
	size_t j1)
{
	struct ctg_arena *a = s->d->arena;
	size_t n = i1 - i0, m = j1 - j0, *to;
	uint64_t *x, *y;

	if (n == 0 || m == 0)
		return;
	x = CTG_NEW_N(a, uint64_t, n);
	y = CTG_NEW_N(a, uint64_t, m);
	to = CTG_NEW_N(a, size_t, n);
	for (size_t i = 0; i < n; i++)
		x[i] = ctg_str_hash(ctg_node_words(a, s->x.v[i0 + i].node));
	for (size_t k = 0; k < m; k++)
		y[k] = ctg_str_hash(ctg_node_words(a, s->y.v[j0 + k].node));
	ctg_lcs(to, a, x, n, y, m);
	for (size_t i = 0; i < n; i++)
		if (to[i] != CTG_NOWHERE && ctg_unit_same_shape(
		    &s->x.v[i0 + i], &s->y.v[j0 + to[i]]) &&
		    ctg_layout_same(s, i0 + i, j0 + to[i]))
			s->to[i0 + i] = j0 + to[i];
}

static void pair_gaps(struct ctg_layout *s)
{
	size_t i0 = 0, j0 = 0;

	for (size_t i = 0; i <= s->x.n; i++) {
		if (i < s->x.n && s->to[i] == CTG_NOWHERE)
			continue;
		pair_gap(s, i0, i, j0, i < s->x.n ? s->to[i] : s->y.n);
		if (i < s->x.n)
			j0 = s->to[i] + 1;
		i0 = i + 1;
	}
}

bool ctg_layout_same(const struct ctg_layout *s, size_t i, size_t k)
{
	const struct ctg_node *x = s->x.v[i].node, *y = s->y.v[k].node;

	switch (x->kind) {
	case CTG_PARA:
	case CTG_HEADING:
		return ctg_leaf_same(s->d, x, y);
	case CTG_TABLE:
		return ctg_table_same(s->d, x, y);
	case CTG_DIVISION:
		return ctg_deriving_find(s->d, x) &&
			ctg_deriving_find(s->d, x)->now == y;
	default:
		return true;
	}
}

bool ctg_unit_goes_on(const struct ctg_unit *u)
{
	return u->node->parent->kind == CTG_ITEM && u->node->prev;
}

void ctg_layout_pair(struct ctg_layout *s)
{
	pair(s);
	pair_gaps(s);
}
