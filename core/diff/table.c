/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/table.h"

#include "diff/align.h"
#include "diff/lcs.h"

/* Every row has a cell in each column; a text that has not is refused by
 * rule S109, but is compared all the same. */
static bool is_regular(const struct ctg_block *t)
{
	for (size_t i = 0; i < t->nkids; i++)
		if (t->kids[i].nkids != t->node->table.columns)
			return false;
	return t->nkids > 0;
}

/* The columns as blocks: the cells of each, the header first. */
static struct ctg_block *columns_of(struct ctg_arena *a,
	const struct ctg_block *t)
{
	size_t n = t->node->table.columns;
	struct ctg_block *v = CTG_NEW_N(a, struct ctg_block, n);

	for (size_t c = 0; c < n; c++) {
		v[c].node = t->kids[0].kids[c].node;
		v[c].nkids = t->nkids;
		v[c].kids = CTG_NEW_N(a, struct ctg_block, t->nkids);
		for (size_t r = 0; r < t->nkids; r++) {
			v[c].kids[r] = t->kids[r].kids[c];
			v[c].bytes = v[c].bytes * 31 +
				t->kids[r].kids[c].bytes;
			v[c].length += t->kids[r].kids[c].length;
		}
	}
	return v;
}

/* As many columns, but of other names: they are the same, in order. */
static void pair_rest(struct ctg_block *x, struct ctg_block *y, size_t n)
{
	for (size_t c = 0; c < n; c++)
		if (!x[c].match && !y[c].match) {
			x[c].match = &y[c];
			y[c].match = &x[c];
		}
}

static bool keeps_order(const struct ctg_block *x, const struct ctg_block *y,
	size_t n)
{
	for (size_t c = 0; c < n; c++)
		if (x[c].match && x[c].match != &y[c])
			return false;
	return true;
}

/* to[c]: the column of the new table that column c has become. */
static size_t *map_columns(struct ctg_words *w, const struct ctg_block *old,
	const struct ctg_block *now)
{
	size_t n = old->node->table.columns, m = now->node->table.columns;
	struct ctg_block *x = columns_of(w->arena, old);
	struct ctg_block *y = columns_of(w->arena, now);
	size_t *to = CTG_NEW_N(w->arena, size_t, n);

	ctg_align(w, x, n, y, m);
	if (n == m && keeps_order(x, y, n))
		pair_rest(x, y, n);
	for (size_t c = 0; c < n; c++)
		to[c] = x[c].match ? (size_t)(x[c].match - y) : CTG_NOWHERE;
	return to;
}

/* The rows, with the cells of some columns only. */
static struct ctg_block *rows_of(struct ctg_arena *a,
	const struct ctg_block *t, const bool *kept)
{
	struct ctg_block *v = CTG_NEW_N(a, struct ctg_block, t->nkids);

	for (size_t r = 0; r < t->nkids; r++) {
		const struct ctg_block *row = &t->kids[r];

		v[r] = (struct ctg_block){ .node = row->node };
		v[r].kids = CTG_NEW_N(a, struct ctg_block, row->nkids);
		for (size_t c = 0; c < row->nkids; c++) {
			if (!kept[c])
				continue;
			v[r].kids[v[r].nkids++] = row->kids[c];
			v[r].bytes = v[r].bytes * 31 + row->kids[c].bytes;
			v[r].length += row->kids[c].length;
		}
	}
	return v;
}

static void tie_row(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y, const size_t *to)
{
	x->match = y;
	y->match = x;
	for (size_t c = 0; c < x->nkids; c++)
		if (to[c] != CTG_NOWHERE)
			ctg_align_pair(w, &x->kids[c], &y->kids[to[c]]);
}

/* A row whose cells cover others than before is another row. */
static bool same_spans(const struct ctg_block *x, const struct ctg_block *y,
	const size_t *to)
{
	for (size_t c = 0; c < x->nkids; c++)
		if (to[c] != CTG_NOWHERE &&
		    ctg_block_span(x->kids[c].node) !=
		    ctg_block_span(y->kids[to[c]].node))
			return false;
	return true;
}

void ctg_table_align(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now)
{
	size_t n = old->node->table.columns, m = now->node->table.columns;
	bool *x = CTG_NEW_N(w->arena, bool, n);
	bool *y = CTG_NEW_N(w->arena, bool, m);
	struct ctg_block *before, *after;
	size_t *to;

	if (!is_regular(old) || !is_regular(now))
		return;
	to = map_columns(w, old, now);
	for (size_t c = 0; c < n; c++)
		if (to[c] != CTG_NOWHERE)
			x[c] = y[to[c]] = true;
	before = rows_of(w->arena, old, x);
	after = rows_of(w->arena, now, y);
	ctg_align(w, before, old->nkids, after, now->nkids);
	for (size_t r = 0; r < old->nkids; r++) {
		struct ctg_block *row = before[r].match ?
			&now->kids[before[r].match - after] : NULL;

		if (row && same_spans(&old->kids[r], row, to))
			tie_row(w, &old->kids[r], row, to);
	}
}
