/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* What a page has for the width of a table, and a cell around its words, in
 * tenths of a millimetre. */
#define PORTRAIT	1700u
#define LANDSCAPE	2570u
#define MARGIN		40u

static enum ctg_align align_of(const struct ctg_node *table, unsigned column)
{
	return table->table.align ? table->table.align[column] :
		CTG_ALIGN_NONE;
}

static enum ctg_role role_of(const struct ctg_node *row)
{
	return row->row.header ? CTG_ROLE_HEAD : row->row.group ?
		CTG_ROLE_GROUP : CTG_ROLE_CELL;
}

/* A picture is no wider than its column. */
static void set_room(struct ctg_maker *m, unsigned width)
{
	unsigned room = (m->at.landscape ? LANDSCAPE : PORTRAIT) * width /
		1000;

	m->at.width = room > 2 * MARGIN ? room - MARGIN : MARGIN;
}

static struct ctg_sheet_para *make_para(struct ctg_maker *m,
	const struct ctg_node *cell, enum ctg_role role, enum ctg_align align)
{
	struct ctg_sheet_para *p = ctg_maker_para(m, role);

	p->align = align;
	p->move = 0;		/* the row says it */
	p->edited = NULL;
	if (cell)
		ctg_maker_words(m, p, cell);
	ctg_maker_raise(m, p);
	return p;
}

static unsigned clamp(unsigned span, size_t room)
{
	return span < 1 ? 1 : span > room ? (unsigned)room : span;
}

static void make_cell(struct ctg_maker *m, struct ctg_sheet_table *t,
	size_t row, const struct ctg_node *cell, const struct ctg_node *table)
{
	unsigned column = cell->cell.column;
	struct ctg_sheet_cell *c = &t->rows[row].cells[column];
	const struct ctg_node *from = ctg_maker_from(cell,
		m->at.mark == CTG_DELETED ? CTG_MAKER_OLD : CTG_MAKER_NEW);
	struct ctg_maker_around at = m->at;

	ctg_maker_enter(m, cell);
	c->cols = clamp(from->cell.cols, t->columns - column);
	/* Of both versions: rows that came or went are among them. */
	c->rows = clamp(m->at.mark == CTG_KEPT ? cell->cell.rows :
		from->cell.rows, t->n - row);
	c->covered = from->cell.owner != NULL;
	set_room(m, t->widths[column]);
	if (!c->covered)
		c->para = make_para(m, cell, role_of(cell->parent),
			align_of(table, column));
	m->at = at;
}

static void make_row(struct ctg_maker *m, struct ctg_sheet_table *t, size_t i,
	const struct ctg_node *row, const struct ctg_node *table)
{
	struct ctg_sheet_row *r = &t->rows[i];
	struct ctg_maker_around at = m->at;

	ctg_maker_enter(m, row);
	r->node = row;
	r->header = row->row.header;
	r->group = row->row.group;
	r->mark = m->at.mark;
	r->change = r->mark == CTG_KEPT ? 0 : m->at.change;
	r->move = r->mark == CTG_KEPT ? 0 : m->at.move;
	r->cells = CTG_NEW_N(m->arena, struct ctg_sheet_cell, t->columns);
	for (const struct ctg_node *c = row->first; c; c = c->next)
		if (c->cell.column < t->columns)
			make_cell(m, t, i, c, table);
	/* A row that is too short, in a text that was refused. */
	for (unsigned c = 0; c < t->columns; c++)
		if (r->cells[c].cols == 0)
			r->cells[c] = (struct ctg_sheet_cell){ .cols = 1,
				.rows = 1, .para = make_para(m, NULL,
				role_of(row), CTG_ALIGN_NONE) };
	m->at = at;
}

/* node: in the tree, of which the table may be one version. */
static void write_table(struct ctg_maker *m, const struct ctg_node *table,
	const struct ctg_node *node)
{
	struct ctg_sheet_table *t = CTG_NEW(m->arena, struct ctg_sheet_table);
	size_t i = 0;

	t->node = node;
	t->columns = table->table.columns;
	for (const struct ctg_node *r = table->first; r; r = r->next)
		t->n++;
	if (t->columns == 0 || t->n == 0)
		return;
	t->widths = ctg_maker_widths(m, table, t->columns);
	t->rows = CTG_NEW_N(m->arena, struct ctg_sheet_row, t->n);
	for (const struct ctg_node *r = table->first; r; r = r->next)
		make_row(m, t, i++, r, table);
	ctg_maker_put(m, NULL, t);
}

void ctg_maker_table(struct ctg_maker *m, const struct ctg_node *table)
{
	ctg_maker_flush(m);
	/* Notes hold no tables: a cell is a paragraph there. */
	if (m->at.part == CTG_MAKER_NOTE) {
		ctg_maker_blocks(m, table);
		return;
	}
	if (!ctg_maker_is_split(m, table)) {
		write_table(m, table, table);
		return;
	}
	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		m->at.mark = ctg_maker_alone(s);
		write_table(m, ctg_maker_from(table, s), table);
	}
}
