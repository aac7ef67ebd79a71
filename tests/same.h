/* SPDX-License-Identifier: Apache-2.0 */
/* same.h - whether two trees are one text: blocks, words, spaces, styles. */
#ifndef CTG_TESTS_SAME_H
#define CTG_TESTS_SAME_H

#include "diff/token.h"

static bool same_shape(const struct ctg_node *x, const struct ctg_node *y)
{
	if (x->kind != y->kind)
		return false;
	switch (x->kind) {
	case CTG_DIVISION:
		return x->division.level == y->division.level &&
			x->division.paysage == y->division.paysage;
	case CTG_ITEM:
	case CTG_PART:
		return ctg_str_eq(x->text, y->text);
	case CTG_LIST:
		return x->list.ordered == y->list.ordered &&
			x->list.start == y->list.start;
	case CTG_TABLE:
		return x->table.columns == y->table.columns;
	case CTG_CELL:
		return x->cell.cols == y->cell.cols &&
			x->cell.rows == y->cell.rows;
	default:
		return true;
	}
}

static bool same_words(struct ctg_words *w, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_tokens a, b;

	ctg_tokens_read(&a, w, x);
	ctg_tokens_read(&b, w, y);
	for (size_t i = 0; i < a.n && i < b.n; i++)
		if (a.v[i].id != b.v[i].id || a.v[i].style != b.v[i].style ||
		    !ctg_str_eq(a.v[i].raw, b.v[i].raw))
			return false;
	return a.n == b.n;
}

/* The first node of either that is not in the other; NULL when they are the
 * same. */
static const struct ctg_node *same_but(struct ctg_words *w,
	const struct ctg_node *x, const struct ctg_node *y)
{
	const struct ctg_node *a = x->first, *b = y->first, *bad;

	if (!same_shape(x, y))
		return x;
	if (x->kind == CTG_PARA || x->kind == CTG_HEADING ||
	    x->kind == CTG_CELL)
		return same_words(w, x, y) ? NULL : x;
	for (; a && b; a = a->next, b = b->next) {
		bad = same_but(w, a, b);
		if (bad)
			return bad;
	}
	return a ? a : b ? b : NULL;
}

#endif
