/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* A version has a node of a marked table. */
static bool is_there(const struct ctg_node *n, enum ctg_maker_side side)
{
	const struct ctg_delta *d = n->delta;

	return d && d->mark != ctg_maker_alone(!side) &&
		(side == CTG_MAKER_OLD ? d->before : d->after);
}

static bool same_width(const struct ctg_node *x, const struct ctg_node *y)
{
	return x->cell.cols == y->cell.cols &&
		!x->cell.owner == !y->cell.owner;
}

/* A cell over several rows: all of them come, go or stay together. */
static bool rows_agree(const struct ctg_node *row, unsigned n)
{
	const struct ctg_node *r = row;

	for (unsigned i = 0; i < n; i++, r = r->next)
		if (!r || !r->delta || r->delta->mark != row->delta->mark)
			return false;
	return true;
}

/* Rows came or went under a cell of both: without those of the other, each
 * version has as many under it as it had. */
static bool rows_come(const struct ctg_node *row, const struct ctg_node *cell)
{
	unsigned n[CTG_MAKER_SIDES] = { 0 };
	const struct ctg_node *r = row;

	for (unsigned i = 0; i < cell->cell.rows; i++, r = r->next)
		for (int s = 0; s < CTG_MAKER_SIDES; s++)
			n[s] += r && is_there(r, s);
	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		if (n[s] != ctg_maker_from(cell, s)->cell.rows)
			return false;
	return true;
}

static bool cell_fits(const struct ctg_node *row, const struct ctg_node *cell,
	unsigned column)
{
	const struct ctg_node *from[CTG_MAKER_SIDES] = { NULL, NULL };

	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		if (is_there(cell, s) != is_there(row, s))
			return false;
		if (!is_there(cell, s))
			continue;
		from[s] = ctg_maker_from(cell, s);
		if (from[s]->cell.column != column)
			return false;
	}
	if (from[0] && from[1])
		return same_width(from[0], from[1]) && rows_come(row, cell);
	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		if (from[s] && !rows_agree(row, from[s]->cell.rows))
			return false;
	return true;
}

static bool row_fits(const struct ctg_node *row, unsigned columns)
{
	unsigned n = 0;

	if (!row->delta)
		return false;
	if (row->delta->mark == CTG_KEPT) {
		const struct ctg_node *x = ctg_maker_from(row, CTG_MAKER_OLD);
		const struct ctg_node *y = ctg_maker_from(row, CTG_MAKER_NEW);

		if (x->row.header != y->row.header ||
		    x->row.group != y->row.group)
			return false;
	}
	for (const struct ctg_node *c = row->first; c; c = c->next)
		if (!cell_fits(row, c, n++))
			return false;
	return n == columns;
}

bool ctg_maker_fits(const struct ctg_node *table)
{
	const struct ctg_node *x = ctg_maker_from(table, CTG_MAKER_OLD);
	const struct ctg_node *y = ctg_maker_from(table, CTG_MAKER_NEW);
	bool kept = false;

	if (x == y || ctg_node_mark(table) != CTG_KEPT)
		return true;
	if (x->table.columns != y->table.columns)
		return false;
	for (const struct ctg_node *r = table->first; r; r = r->next) {
		if (!row_fits(r, y->table.columns))
			return false;
		kept |= r->delta->mark == CTG_KEPT;
	}
	return kept;
}
