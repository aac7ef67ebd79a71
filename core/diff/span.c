/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/span.h"

#include "diff/diff.h"

/* By the one that covers it now (or did), when that one goes on to it from
 * the left or from above. */
static struct ctg_node *cover_of(const struct ctg_node *cell,
	const struct ctg_node *above)
{
	const struct ctg_node *from = cell->delta->after ? cell->delta->after :
		cell->delta->before;
	const struct ctg_node *beside[2] = { cell->prev, above };

	for (size_t i = 0; from && from->cell.owner && i < 2; i++) {
		struct ctg_node *o = (struct ctg_node *)beside[i];

		if (o && o->cell.owner)
			o = o->cell.owner;
		if (o && (o->delta->after == from->cell.owner ||
		    o->delta->before == from->cell.owner))
			return o;
	}
	return NULL;
}

static void cover(struct ctg_node *row)
{
	const struct ctg_node *above = row->prev ? row->prev->first : NULL;
	unsigned column = 0;

	for (struct ctg_node *c = row->first; c; c = c->next) {
		c->cell.column = column++;
		c->cell.cols = c->cell.rows = 1;
		c->cell.owner = cover_of(c, above);
		above = above ? above->next : NULL;
	}
}

static void measure(struct ctg_node *row)
{
	for (struct ctg_node *c = row->first; c; c = c->next) {
		struct ctg_node *o = c->cell.owner;
		unsigned rows, cols;

		if (!o)
			continue;
		rows = row->row.rank - o->parent->row.rank + 1;
		cols = c->cell.column - o->cell.column + 1;
		if (rows > o->cell.rows)
			o->cell.rows = rows;
		if (cols > o->cell.cols)
			o->cell.cols = cols;
	}
}

static struct ctg_node *cell_in(const struct ctg_node *row, unsigned column)
{
	struct ctg_node *c = row ? row->first : NULL;

	while (c && c->cell.column < column)
		c = c->next;
	return c;
}

/* Covers all the cells of its rectangle, and hides no words there. */
static bool is_whole(const struct ctg_node *owner)
{
	const struct ctg_node *row = owner->parent;

	for (unsigned r = 0; r < owner->cell.rows; r++, row = row->next) {
		const struct ctg_node *c = cell_in(row, owner->cell.column);

		for (unsigned k = 0; k < owner->cell.cols; k++) {
			if (!c || (c != owner && (c->first ||
			    c->cell.owner != owner)))
				return false;
			c = c->next;
		}
	}
	return true;
}

static void uncover(struct ctg_node *owner)
{
	struct ctg_node *row = owner->parent;

	for (unsigned r = 0; r < owner->cell.rows; r++, row = row->next)
		for (struct ctg_node *c = cell_in(row, owner->cell.column); c;
		     c = c->next)
			if (c->cell.owner == owner)
				c->cell.owner = NULL;
	owner->cell.rows = owner->cell.cols = 1;
}

void ctg_span_cover(struct ctg_node *table)
{
	unsigned rank = 0;

	for (struct ctg_node *r = table->first; r; r = r->next) {
		r->row.rank = rank++;
		cover(r);
	}
	for (struct ctg_node *r = table->first; r; r = r->next)
		measure(r);
	for (struct ctg_node *r = table->first; r; r = r->next)
		for (struct ctg_node *c = r->first; c; c = c->next)
			if ((c->cell.rows > 1 || c->cell.cols > 1) &&
			    !is_whole(c))
				uncover(c);
}
