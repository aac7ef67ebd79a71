/* SPDX-License-Identifier: Apache-2.0 */
#include "render/columns.h"

#include "base/utf8.h"

#define GAP		3	/* « │ » and its spaces */
#define NARROWEST	7	/* of text; below, no table is legible */

struct cell {
	const struct ctg_node *node;
	struct ctg_str text;
	struct ctg_lines lines;
	size_t row, col, rows, cols;
	size_t printed;		/* lines that were drawn */
};

struct grid {
	const struct ctg_node *table;
	struct ctg_arena *arena;
	bool colour;
	size_t nrows, ncols;
	struct cell **at;	/* at[row * ncols + col]; spans repeat */
	size_t *widths, *heights;
	bool ruled;		/* a line between all rows */
};

static struct cell *cell_at(const struct grid *g, size_t row, size_t col)
{
	return g->at[row * g->ncols + col];
}

/* Reading the table */

static struct cell *new_cell(struct grid *g, const struct ctg_node *row,
	const struct ctg_node *n, size_t r, size_t c)
{
	struct cell *cell = CTG_NEW(g->arena, struct cell);
	struct ctg_buf b = { .arena = g->arena };
	unsigned bold = row->row.header ? CTG_WRAP_BOLD : 0;

	*cell = (struct cell){
		.node = n, .lines.arena = g->arena,
		.row = r, .col = c, .rows = 1, .cols = 1,
	};
	if (!n)
		return cell;
	if (n->cell.cols > 1)
		cell->cols = n->cell.cols;
	if (n->cell.rows > 1)
		cell->rows = n->cell.rows;
	ctg_wrap_leaf(&b, n, bold);
	cell->text = ctg_buf_str(&b);
	return cell;
}

/* A covered cell has its owner at its left or above. */
static struct cell *owner(const struct grid *g, const struct ctg_node *n,
	size_t r, size_t c)
{
	if (!n || !n->cell.owner)
		return NULL;
	if (c > 0 && cell_at(g, r, c - 1)->node == n->cell.owner)
		return cell_at(g, r, c - 1);
	if (r > 0 && cell_at(g, r - 1, c)->node == n->cell.owner)
		return cell_at(g, r - 1, c);
	return NULL;
}

static void read_row(struct grid *g, const struct ctg_node *row, size_t r)
{
	const struct ctg_node *n = row->first;

	for (size_t c = 0; c < g->ncols; c++) {
		struct cell *cell = owner(g, n, r, c);

		if (!cell)
			cell = new_cell(g, row, n, r, c);
		g->at[r * g->ncols + c] = cell;
		n = n ? n->next : NULL;
	}
}

static void read_table(struct grid *g)
{
	size_t r = 0;

	for (const struct ctg_node *n = g->table->first; n; n = n->next)
		g->nrows++;
	g->ncols = g->table->table.columns;
	g->at = CTG_NEW_N(g->arena, struct cell *, g->nrows * g->ncols);
	g->widths = CTG_NEW_N(g->arena, size_t, g->ncols);
	g->heights = CTG_NEW_N(g->arena, size_t, g->nrows);
	for (const struct ctg_node *n = g->table->first; n; n = n->next)
		read_row(g, n, r++);
}

/* The next place in reading order where a cell begins. */
static struct cell *first_of(const struct grid *g, size_t i)
{
	struct cell *cell = g->at[i];

	return cell->row * g->ncols + cell->col == i ? cell : NULL;
}

/* Widths */

static size_t spanned(const struct grid *g, const struct cell *cell)
{
	size_t n = (cell->cols - 1) * GAP;

	for (size_t c = 0; c < cell->cols; c++)
		n += g->widths[cell->col + c];
	return n;
}

static void natural_widths(struct grid *g)
{
	for (size_t c = 0; c < g->ncols; c++)
		g->widths[c] = 1;
	for (int spans = 0; spans < 2; spans++)
		for (size_t i = 0; i < g->nrows * g->ncols; i++) {
			const struct cell *cell = first_of(g, i);
			size_t want, have;

			if (!cell || (cell->cols > 1) != spans)
				continue;
			want = ctg_wrap_natural(cell->text);
			have = spanned(g, cell);
			if (want > have)
				g->widths[cell->col + cell->cols - 1] +=
					want - have;
		}
}

/* Columns that need less than an equal share keep their width; the others
 * share what is left.  False when that is too little. */
static bool fit(struct grid *g, size_t width)
{
	size_t left = width > (g->ncols - 1) * GAP ?
		width - (g->ncols - 1) * GAP : 0;
	size_t wide = g->ncols, before;
	bool *kept = CTG_NEW_N(g->arena, bool, g->ncols);

	do {
		size_t share = wide ? left / wide : 0;

		before = wide;
		for (size_t c = 0; c < g->ncols; c++)
			if (!kept[c] && g->widths[c] <= share) {
				kept[c] = true;
				left -= g->widths[c];
				wide--;
			}
	} while (wide > 0 && wide < before);
	if (wide > 0 && left / wide < NARROWEST)
		return false;
	for (size_t c = 0; c < g->ncols; c++)
		if (!kept[c]) {
			g->widths[c] = left / wide;
			left -= g->widths[c];
			wide--;
		}
	return true;
}

/* Heights */

static void cut_cells(struct grid *g)
{
	for (size_t i = 0; i < g->nrows * g->ncols; i++) {
		struct cell *cell = first_of(g, i);

		if (!cell)
			continue;
		ctg_wrap_cut(&cell->lines, cell->text, spanned(g, cell),
			g->colour);
		if (cell->lines.n > 1 || cell->rows > 1)
			g->ruled = true;
	}
}

/* The last row of a tall cell takes what the others had no room for. */
static void set_heights(struct grid *g)
{
	for (size_t r = 0; r < g->nrows; r++) {
		g->heights[r] = 1;
		for (size_t c = 0; c < g->ncols; c++) {
			const struct cell *cell = cell_at(g, r, c);
			size_t need = cell->lines.n;

			if (cell->row + cell->rows - 1 != r)
				continue;
			for (size_t k = cell->row; k < r && need > 0; k++)
				need -= need < g->heights[k] ? need :
					g->heights[k];
			if (need > g->heights[r])
				g->heights[r] = need;
		}
	}
}

/* Drawing */

static void repeat(struct ctg_buf *b, const char *s, size_t n)
{
	while (n-- > 0)
		ctg_buf_puts(b, s);
}

static void add_line(struct ctg_lines *out, const struct ctg_buf *b)
{
	struct ctg_str s = ctg_buf_str(b);

	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	ctg_lines_add(out, s, ctg_utf8_width(s));
}

static void draw_cell(struct ctg_buf *b, const struct grid *g,
	struct cell *cell)
{
	size_t width = spanned(g, cell), before = 0;
	enum ctg_align align = g->table->table.align ?
		g->table->table.align[cell->col] : CTG_ALIGN_NONE;
	struct ctg_line line = { 0 };

	if (cell->printed < cell->lines.n)
		line = cell->lines.v[cell->printed++];
	if (align == CTG_RIGHT)
		before = width - line.width;
	else if (align == CTG_CENTER)
		before = (width - line.width) / 2;
	repeat(b, " ", before);
	ctg_buf_add(b, line.text);
	repeat(b, " ", width - line.width - before);
}

static void draw_row(struct ctg_lines *out, const struct grid *g, size_t r)
{
	for (size_t k = 0; k < g->heights[r]; k++) {
		struct ctg_buf b = { .arena = g->arena };

		for (size_t c = 0; c < g->ncols;) {
			struct cell *cell = cell_at(g, r, c);

			if (c > 0)
				ctg_buf_puts(&b, " │ ");
			draw_cell(&b, g, cell);
			c += cell->cols;
		}
		add_line(out, &b);
	}
}

/* Above row r: nothing where a cell goes on, a joint where lines meet. */
static void draw_rule(struct ctg_lines *out, const struct grid *g, size_t r)
{
	static const char *const joints[16] = {
		" ", "─", "─", "─", "│", "┌", "┐", "┬",
		"│", "└", "┘", "┴", "│", "├", "┤", "┼",
	};
	struct ctg_buf b = { .arena = g->arena };

	for (size_t c = 0; c < g->ncols; c++) {
		const struct cell *up = cell_at(g, r - 1, c);
		const struct cell *down = cell_at(g, r, c);
		const char *fill = up != down ? "─" : " ";
		size_t joint;

		repeat(&b, fill, g->widths[c]);
		if (c + 1 == g->ncols)
			break;
		joint = (size_t)(up != cell_at(g, r - 1, c + 1)) << 3 |
			(size_t)(down != cell_at(g, r, c + 1)) << 2 |
			(size_t)(up != down) << 1 |
			(size_t)(cell_at(g, r - 1, c + 1) !=
				cell_at(g, r, c + 1));
		ctg_buf_puts(&b, fill);
		ctg_buf_puts(&b, joints[joint]);
		ctg_buf_puts(&b, joint & 1 ? "─" : " ");
	}
	add_line(out, &b);
}

static void draw(struct ctg_lines *out, struct grid *g)
{
	cut_cells(g);
	set_heights(g);
	for (size_t r = 0; r < g->nrows; r++) {
		if (r == 1 || (r > 0 && g->ruled))
			draw_rule(out, g, r);
		draw_row(out, g, r);
	}
}

/* Row by row */

static void card_line(struct ctg_lines *out, const struct grid *g, size_t r,
	size_t c, size_t width)
{
	const struct cell *cell = cell_at(g, r, c);
	struct ctg_buf b = { .arena = g->arena };

	if (cell->cols < g->ncols) {
		ctg_buf_add(&b, cell_at(g, 0, c)->text);
		ctg_buf_puts(&b, " : ");
	}
	ctg_buf_add(&b, cell->text);
	ctg_wrap_cut(out, ctg_buf_str(&b), width, g->colour);
}

static void draw_cards(struct ctg_lines *out, const struct grid *g,
	size_t width)
{
	for (size_t r = 1; r < g->nrows; r++) {
		if (r > 1)
			ctg_lines_add(out, STR(""), 0);
		for (size_t c = 0; c < g->ncols; c++)
			if (cell_at(g, r, c)->col == c)
				card_line(out, g, r, c, width);
	}
}

void ctg_columns_draw(struct ctg_lines *out, const struct ctg_node *table,
	size_t width, bool colour)
{
	struct grid g = {
		.table = table, .arena = out->arena, .colour = colour,
	};

	read_table(&g);
	if (g.nrows == 0 || g.ncols == 0)
		return;
	natural_widths(&g);
	if (fit(&g, width))
		draw(out, &g);
	else
		draw_cards(out, &g, width);
}
