/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_grid.h"

#include "base/utf8.h"

/* Of what only names a row. */
#define LONGEST_NAME	90

/* --- columns ------------------------------------------------------------- */

struct ctg_str ctg_compare_column(struct ctg_compare *c,
	const struct ctg_compare_grid *g, unsigned column)
{
	for (size_t i = 0; i < g->t->n && g->t->rows[i].header; i++) {
		const struct ctg_sheet_row *r = &g->t->rows[i];

		if (ctg_compare_has(r->mark, g->side) &&
		    !r->cells[column].covered && r->cells[column].cols == 1)
			return ctg_compare_words(c->arena,
				r->cells[column].para, g->side);
	}
	return (struct ctg_str){ 0 };
}

/* The column of the other version; none: as many as it has. */
static unsigned other_column(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	const struct ctg_compare_grid *g = &p->grid[side];
	const struct ctg_compare_grid *other = &p->grid[!side];
	struct ctg_str name;
	unsigned k = 0;

	if (g->t->columns == other->t->columns)
		return column;
	name = ctg_compare_column(c, g, column);
	while (k < other->t->columns && !ctg_str_eq(ctg_compare_column(c,
	    other, k), name))
		k++;
	return k;
}

bool ctg_compare_has_column(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	return other_column(c, p, side, column) < p->grid[!side].t->columns;
}

/* --- what is told of a row ----------------------------------------------- */

static struct ctg_str words(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	return ctg_compare_words(c->arena, p->row[side]->cells[column].para,
		side);
}

static bool differs(struct ctg_compare *c, const struct ctg_compare_pair *p,
	enum ctg_compare_side side, unsigned column)
{
	unsigned k = other_column(c, p, side, column);

	if (p->row[0] == p->row[1])
		return ctg_compare_is_marked(p->row[side]->cells[column].para);
	if (k == p->grid[!side].t->columns)
		return !p->row[side]->header &&
			words(c, p, side, column).n > 0;
	return !ctg_str_eq(words(c, p, side, column),
		words(c, p, !side, k));
}

static bool is_told(struct ctg_compare *c, const struct ctg_compare_pair *p,
	enum ctg_compare_side side, unsigned column)
{
	const struct ctg_sheet_cell *k = &p->row[side]->cells[column];

	if (k->covered)
		return false;
	return p->row[!side] ? differs(c, p, side, column) :
		k->para->runs != NULL;
}

bool ctg_compare_is_same_row(struct ctg_compare *c,
	const struct ctg_compare_pair *p)
{
	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		for (unsigned k = 0; k < p->grid[s].t->columns; k++)
			if (!p->row[s] || is_told(c, p, s, k))
				return false;
	return true;
}

/* The first words of the row, which name it. */
static unsigned naming(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side)
{
	unsigned k = 0;

	while (k < p->grid[side].t->columns &&
	       words(c, p, side, k).n == 0)
		k++;
	return k;
}

/* --- a cell -------------------------------------------------------------- */

/* The words of both versions, out of the tree; NULL when it has none. */
static const struct ctg_run *both_in_one(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	const struct ctg_node *n = p->node ? p->node->first : NULL;

	for (; n; n = n->next) {
		const struct ctg_delta *d = n->delta;
		const struct ctg_node *from = !d ? NULL : side ==
			CTG_COMPARE_OLD ? d->before : d->after;
		struct ctg_sheet sheet;

		if (!from || from->cell.column != column ||
		    d->mark != CTG_KEPT)
			continue;
		sheet = ctg_compare_sheet(c, n);
		return sheet.blocks && sheet.blocks->para ?
			sheet.blocks->para->runs : NULL;
	}
	return NULL;
}

static void put_words(struct ctg_compare *c, struct ctg_sheet_para *to,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	const struct ctg_run *r = p->row[side]->cells[column].para->runs;
	const struct ctg_run *both = NULL;

	if (p->row[!side] && p->row[0] != p->row[1])
		both = both_in_one(c, p, side, column);
	if (both || p->row[0] == p->row[1])
		ctg_compare_runs(c, to, both ? both : r, side, true);
	else
		ctg_compare_alone(c, to, r, side);
}

/* Its beginning is enough. */
static void put_name(struct ctg_compare *c, struct ctg_sheet_para *to,
	struct ctg_str s)
{
	size_t n = LONGEST_NAME;

	if (s.n <= LONGEST_NAME) {
		ctg_sheet_say(c->arena, to, s);
		return;
	}
	while (n > 0 && s.p[n] != ' ')
		n--;
	ctg_sheet_say(c->arena, to, ctg_strf(c->arena, "%.*s…",
		STR_ARG(ctg_str_head(s, n))));
}

/* What stands there in the rows above, over which it goes on. */
static struct ctg_str words_above(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	const struct ctg_sheet_row *first = p->grid[side].t->rows;
	const struct ctg_sheet_row *r = p->row[side];

	while (r > first && (r->cells[column].covered ||
	       !ctg_compare_has(r->mark, side)))
		r--;
	return ctg_compare_words(c->arena, r->cells[column].para, side);
}

static void say_column(struct ctg_compare *c, struct ctg_sheet_para *to,
	struct ctg_str name)
{
	if (to->runs)
		ctg_compare_break(c, to);
	if (name.n)
		ctg_sheet_say(c->arena, to, ctg_strf(c->arena,
			"%.*s\u00a0: ", STR_ARG(name)))->italic = true;
}

/* When what names the row changed too: the nearest words to its left that it
 * shares with other rows, if they are short. */
static void put_shared(struct ctg_compare *c, struct ctg_sheet_para *to,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned name)
{
	const struct ctg_sheet_row *row = p->row[side];
	struct ctg_str s = { 0 };

	if (name == p->grid[side].t->columns || !is_told(c, p, side, name))
		return;
	while (s.n == 0 && name-- > 0)
		if (row->cells[name].covered)
			s = words_above(c, p, side, name);
	if (s.n == 0 || s.n > LONGEST_NAME)
		return;
	say_column(c, to, ctg_compare_column(c, &p->grid[side], name));
	ctg_sheet_say(c->arena, to, s);
}

static void put_cell(struct ctg_compare *c, struct ctg_sheet_para *to,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column)
{
	const struct ctg_sheet_row *row = p->row[side];
	bool named = !row->header && row->cells[column].cols <
		p->grid[side].t->columns;

	say_column(c, to, named ? ctg_compare_column(c, &p->grid[side],
		column) : STR(""));
	if (!is_told(c, p, side, column))
		put_name(c, to, words(c, p, side, column));
	else if (words(c, p, side, column).n == 0)
		ctg_sheet_say(c->arena, to, STR("—"));
	else
		put_words(c, to, p, side, column);
}

struct ctg_sheet_para *ctg_compare_row_of(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side)
{
	struct ctg_sheet_para *to = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	unsigned name;

	if (!p->row[side])
		return NULL;
	if (p->row[side]->header)
		ctg_sheet_say(c->arena, to, STR("En-tête\u00a0: "))
			->italic = true;
	name = naming(c, p, side);
	put_shared(c, to, p, side, name);
	for (unsigned k = 0; k < p->grid[side].t->columns; k++)
		if (k == name || is_told(c, p, side, k))
			put_cell(c, to, p, side, k);
	return to;
}

void ctg_compare_row_notes(struct ctg_compare *c,
	const struct ctg_compare_pair *p)
{
	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		for (unsigned k = 0; p->row[s] && k < p->grid[s].t->columns;
		     k++)
			if (p->row[s]->cells[k].para &&
			    (s == 0 || p->row[0] != p->row[1]))
				ctg_compare_notes(c,
					p->row[s]->cells[k].para->runs);
}
