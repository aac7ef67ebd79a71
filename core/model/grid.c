/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include <cmark-gfm-core-extensions.h>

/* cmark pads short rows and cuts long ones in silence, so the cells of each
 * row are counted again in its line. */
struct line_cells {
	size_t off[CTG_MAX_COLUMNS + 1], end[CTG_MAX_COLUMNS + 1];
	size_t n;
};

static void add_cell(struct line_cells *cells, size_t off, size_t end)
{
	if (cells->n <= CTG_MAX_COLUMNS) {
		cells->off[cells->n] = off;
		cells->end[cells->n] = end;
		cells->n++;
	}
}

static void split_row(struct line_cells *cells, struct ctg_str text,
	size_t off, size_t end)
{
	size_t start;

	cells->n = 0;
	while (off < end && (ctg_is_space(text.p[off]) ||
	       text.p[off] == '>'))
		off++;
	while (end > off && ctg_is_space(text.p[end - 1]))
		end--;
	off += off < end && text.p[off] == '|';
	start = off;
	/* As GFM does it: a backslash before a pipe escapes it, even when
	 * that backslash is itself escaped. */
	for (size_t i = off; i < end; i++)
		if (text.p[i] == '|' && (i == off || text.p[i - 1] != '\\')) {
			add_cell(cells, start, i);
			start = i + 1;
		}
	if (start < end)
		add_cell(cells, start, end);
}

static enum ctg_align align_of(uint8_t c)
{
	switch (c) {
	case 'l':
		return CTG_LEFT;
	case 'c':
		return CTG_CENTER;
	case 'r':
		return CTG_RIGHT;
	default:
		return CTG_ALIGN_NONE;
	}
}

static void read_columns(struct ctg_parsing *p, struct ctg_node *table,
	cmark_node *from)
{
	unsigned n = cmark_gfm_extensions_get_table_columns(from);
	const uint8_t *align = cmark_gfm_extensions_get_table_alignments(from);

	table->table.columns = n;
	table->table.align = CTG_NEW_N(p->arena, enum ctg_align, n);
	for (unsigned i = 0; align && i < n; i++)
		table->table.align[i] = align_of(align[i]);
}

/* Before a row stand blanks and the « > » of quotes, which split_row passes;
 * before a header also the marker of its list item or note.  Of the columns
 * that cmark gives, only that of a header is its own, and only when no
 * paragraph stands just above. */
static size_t row_start(const struct ctg_parsing *p, cmark_node *row,
	size_t off, size_t end)
{
	size_t line = (size_t)cmark_node_get_start_line(row) + p->line0;
	int col = cmark_node_get_start_column(row);

	if (!cmark_gfm_extensions_get_table_row_is_header(row) || col < 2 ||
	    off + (size_t)col - 1 > end ||
	    ctg_source_start(p->src, line) != off)
		return off;
	return off + (size_t)col - 1;
}

static void read_row(struct ctg_parsing *p, struct ctg_node *table,
	cmark_node *from)
{
	struct ctg_node *row = ctg_node_new(p->arena, CTG_ROW);
	size_t off = ctg_extent_start(p, from);
	size_t end = ctg_source_start(p->src,
		ctg_source_line(p->src, off) + 1);
	struct line_cells cells;
	unsigned column = 0;

	row->src = p->src;
	row->off = off;
	row->row.rank = table->last ? table->last->row.rank + 1 : 0;
	row->row.header = cmark_gfm_extensions_get_table_row_is_header(from);
	ctg_node_append(table, row);
	split_row(&cells, p->src->text, row_start(p, from, off, end), end);
	if (cells.n != table->table.columns)
		ctg_rule_report(p->diags, "S109", ctg_parsing_at(p, row->off),
			"%zu cellule%s sur cette ligne, %u dans l'en-tête",
			cells.n, cells.n > 1 ? "s" : "",
			table->table.columns);
	for (cmark_node *c = cmark_node_first_child(from); c;
	     c = cmark_node_next(c), column++) {
		struct ctg_node *cell = ctg_node_new(p->arena, CTG_CELL);
		bool known = column < cells.n;

		cell->src = p->src;
		cell->off = known ? cells.off[column] : row->off;
		cell->end = known ? cells.end[column] : row->off;
		cell->cell.column = column;
		cell->cell.cols = cell->cell.rows = 1;
		ctg_node_append(row, cell);
		ctg_inline_read(p, cell, c, cell->off, cell->end);
	}
}

/* The cell holds the mark and nothing else; « \^^ » are words. */
static bool reads(const struct ctg_node *cell, struct ctg_str mark)
{
	const struct ctg_node *t = cell->first;

	return t && t == cell->last && t->kind == CTG_TEXT &&
		(t->off == 0 || t->src->text.p[t->off - 1] != '\\') &&
		ctg_str_eq(ctg_str_trim(t->text), mark);
}

static struct ctg_node *cell_at(const struct ctg_node *row, unsigned column)
{
	struct ctg_node *c = row ? row->first : NULL;

	while (c && c->cell.column != column)
		c = c->next;
	return c;
}

static struct ctg_node *owner_of(struct ctg_node *cell)
{
	return cell && cell->cell.owner ? cell->cell.owner : cell;
}

/* The cell that a « ^^ » or « << » continues; NULL when it has nothing to
 * continue.  A span never joins the header to the body. */
static struct ctg_node *continued(const struct ctg_node *cell)
{
	const struct ctg_node *row = cell->parent, *above = row->prev;

	if (reads(cell, STR("<<")))
		return owner_of(cell->prev);
	if (row->row.header || !above || above->row.header)
		return NULL;
	return owner_of(cell_at(above, cell->cell.column));
}

static void grow(struct ctg_node *owner, const struct ctg_node *cell)
{
	unsigned cols = cell->cell.column - owner->cell.column + 1;
	unsigned rows = cell->parent->row.rank - owner->parent->row.rank + 1;

	if (cols > owner->cell.cols)
		owner->cell.cols = cols;
	if (rows > owner->cell.rows)
		owner->cell.rows = rows;
}

static void span_error(struct ctg_parsing *p, const struct ctg_node *cell,
	const char *what)
{
	ctg_rule_report(p->diags, "S109", ctg_parsing_at(p, cell->off),
		"%s", what);
}

static void join_cell(struct ctg_parsing *p, struct ctg_node *cell)
{
	struct ctg_node *owner;

	if (!reads(cell, STR("<<")) && !reads(cell, STR("^^")))
		return;
	owner = continued(cell);
	if (!owner || owner->cell.column > cell->cell.column) {
		span_error(p, cell, reads(cell, STR("<<")) ?
			"«\u00a0<<\u00a0» n'a pas de cellule à sa gauche" :
			"«\u00a0^^\u00a0» n'a pas de cellule au-dessus de lui");
		return;
	}
	cell->cell.owner = owner;
	cell->first = cell->last = NULL;	/* the mark is not text */
	grow(owner, cell);
}

/* A span is a rectangle: every cell of its box belongs to it. */
static void check_box(struct ctg_parsing *p, const struct ctg_node *owner)
{
	const struct ctg_node *row = owner->parent;

	for (unsigned r = 0; row && r < owner->cell.rows;
	     r++, row = row->next)
		for (unsigned c = 0; c < owner->cell.cols; c++) {
			struct ctg_node *cell = cell_at(row,
				owner->cell.column + c);

			if (!cell || owner_of(cell) == owner)
				continue;
			span_error(p, cell, "cette cellule coupe une fusion "
				"qui n'est pas un rectangle");
			return;
		}
}

static bool is_group(const struct ctg_node *row)
{
	const struct ctg_node *first = row->first;

	return !row->row.header && first && first->next && first->first &&
		first->first == first->last &&
		first->first->kind == CTG_STRONG &&
		first->cell.rows == 1 && !first->cell.owner &&
		row->last->cell.owner == first;
}

void ctg_grid_read(struct ctg_parsing *p, struct ctg_node *table,
	cmark_node *from)
{
	read_columns(p, table, from);
	for (cmark_node *r = cmark_node_first_child(from); r;
	     r = cmark_node_next(r))
		read_row(p, table, r);
	for (struct ctg_node *r = table->first; r; r = r->next)
		for (struct ctg_node *c = r->first; c; c = c->next)
			join_cell(p, c);
	for (struct ctg_node *r = table->first; r; r = r->next) {
		for (struct ctg_node *c = r->first; c; c = c->next)
			if (c->cell.cols > 1 || c->cell.rows > 1)
				check_box(p, c);
		r->row.group = is_group(r);
	}
}
