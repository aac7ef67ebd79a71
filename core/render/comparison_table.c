/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_grid.h"

static void announce(struct ctg_compare *c, struct ctg_str s)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);

	ctg_compare_remark(c, p, s);
	ctg_compare_line(c, p, false)->keep = true;
}

static struct ctg_sheet_para *or_remark(struct ctg_compare *c,
	struct ctg_sheet_para *p, struct ctg_str s)
{
	if (p)
		return p;
	p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	ctg_compare_remark(c, p, s);
	return p;
}

static void put_pair(struct ctg_compare *c, const struct ctg_compare_pair *p)
{
	ctg_compare_row(c,
		or_remark(c, ctg_compare_row_of(c, p, CTG_COMPARE_OLD),
			STR("ligne ajoutée")),
		or_remark(c, ctg_compare_row_of(c, p, CTG_COMPARE_NEW),
			STR("ligne supprimée")));
	ctg_compare_row_notes(c, p);
}

static struct ctg_compare_pair pair_of(const struct ctg_sheet_table *old,
	const struct ctg_sheet_table *now)
{
	return (struct ctg_compare_pair){ .grid = { { old, CTG_COMPARE_OLD },
		{ now, CTG_COMPARE_NEW } } };
}

/* A row that moved is told where it now stands, with what was edited. */
static void put_moved(struct ctg_compare *c, const struct ctg_compare_pair *p,
	bool down)
{
	struct ctg_sheet_para *now = ctg_compare_row_of(c, p,
		CTG_COMPARE_NEW);

	ctg_compare_remark(c, now, down ? STR("ligne déplacée vers le bas") :
		STR("ligne déplacée vers le haut"));
	ctg_compare_row(c, ctg_compare_row_of(c, p, CTG_COMPARE_OLD), now);
	ctg_compare_row_notes(c, p);
}

/* --- a table of both versions, or of one --------------------------------- */

static bool is_changed(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *r)
{
	for (unsigned k = 0; k < t->columns; k++)
		if (ctg_compare_is_marked(r->cells[k].para))
			return true;
	return r->mark != CTG_KEPT;
}

static const struct ctg_sheet_row *other_end(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	for (size_t i = 0; row->move && i < t->n; i++)
		if (t->rows[i].move == row->move && t->rows[i].mark !=
		    row->mark)
			return &t->rows[i];
	return NULL;
}

static void put_row(struct ctg_compare *c, const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	struct ctg_compare_pair p = pair_of(t, t);
	const struct ctg_sheet_row *other = other_end(t, row);

	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		p.row[s] = ctg_compare_has(row->mark, s) ? row : other;
	p.node = row->node->delta ? row->node->delta->edited : NULL;
	if (!other)
		put_pair(c, &p);
	else if (row->mark == CTG_INSERTED)
		put_moved(c, &p, other < row);
}

static void put_rows(struct ctg_compare *c, const struct ctg_sheet_table *t)
{
	announce(c, STR("tableau\u00a0: seules les lignes qui changent sont "
		"reproduites"));
	for (size_t i = 0; i < t->n; i++)
		if (is_changed(t, &t->rows[i]))
			put_row(c, t, &t->rows[i]);
}

/* --- a table that came, or went ------------------------------------------ */

static bool is_all(const struct ctg_sheet_table *t, enum ctg_mark mark)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].mark != mark)
			return false;
	return true;
}

static void put_alone(struct ctg_compare *c, const struct ctg_sheet_table *t,
	enum ctg_compare_side side)
{
	struct ctg_compare_pair p = pair_of(t, t);

	announce(c, side == CTG_COMPARE_OLD ? STR("tableau supprimé") :
		STR("tableau ajouté"));
	for (size_t i = 0; i < t->n; i++) {
		if (t->rows[i].header && t->n > 1)
			continue;
		p.row[side] = &t->rows[i];
		ctg_compare_row(c, ctg_compare_row_of(c, &p, CTG_COMPARE_OLD),
			ctg_compare_row_of(c, &p, CTG_COMPARE_NEW));
		ctg_compare_row_notes(c, &p);
	}
}

/* --- a table that the sheet has twice: its shape changed ----------------- */

static const struct ctg_sheet_row *row_of(const struct ctg_sheet_table *t,
	const struct ctg_node *node)
{
	for (size_t i = 0; node && i < t->n; i++)
		if (t->rows[i].node == node)
			return &t->rows[i];
	return NULL;
}

static void put_both_row(struct ctg_compare *c, struct ctg_compare_pair p,
	const struct ctg_node *row)
{
	const struct ctg_delta *d = row->delta;
	const struct ctg_node *before = d->before;

	if (d->twin && d->mark == CTG_DELETED)
		return;
	if (d->twin && d->twin->delta)
		before = d->twin->delta->before;
	p.row[CTG_COMPARE_OLD] = row_of(p.grid[CTG_COMPARE_OLD].t, before);
	p.row[CTG_COMPARE_NEW] = row_of(p.grid[CTG_COMPARE_NEW].t, d->after);
	p.node = d->twin ? d->edited : row;
	if (d->twin && p.row[0] && p.row[1])
		put_moved(c, &p, p.row[0] - p.grid[0].t->rows <
			p.row[1] - p.grid[1].t->rows);
	else if ((p.row[0] || p.row[1]) && !ctg_compare_is_same_row(c, &p))
		put_pair(c, &p);
}

/* « colonne « Évolution » ajoutée ; » */
static void add_column(struct ctg_compare *c, struct ctg_buf *b,
	const struct ctg_compare_grid *g, unsigned column)
{
	struct ctg_str name = ctg_compare_column(c, g, column);

	ctg_buf_printf(b, "colonne «\u00a0%.*s\u00a0» %s\u00a0; ",
		STR_ARG(name), g->side == CTG_COMPARE_OLD ? "supprimée" :
		"ajoutée");
}

static void announce_columns(struct ctg_compare *c,
	const struct ctg_compare_pair *p)
{
	struct ctg_buf b = { .arena = c->arena };

	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		for (unsigned k = 0; k < p->grid[s].t->columns; k++)
			if (!ctg_compare_has_column(c, p, s, k))
				add_column(c, &b, &p->grid[s], k);
	announce(c, ctg_strf(c->arena, "tableau\u00a0: %.*sseules les lignes "
		"qui changent sont reproduites", STR_ARG(ctg_buf_str(&b))));
}

static bool is_split(const struct ctg_sheet_table *old,
	const struct ctg_sheet_table *now)
{
	return now && old->node == now->node && is_all(old, CTG_DELETED) &&
		is_all(now, CTG_INSERTED);
}

const struct ctg_sheet_block *ctg_compare_table(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end)
{
	const struct ctg_sheet_block *next = b->next;

	if (next && next != end && is_split(b->table, next->table)) {
		struct ctg_compare_pair p = pair_of(b->table, next->table);

		announce_columns(c, &p);
		for (const struct ctg_node *n = b->table->node->first; n;
		     n = n->next)
			if (n->delta)
				put_both_row(c, p, n);
		return next->next;
	}
	if (is_all(b->table, CTG_DELETED))
		put_alone(c, b->table, CTG_COMPARE_OLD);
	else if (is_all(b->table, CTG_INSERTED))
		put_alone(c, b->table, CTG_COMPARE_NEW);
	else
		put_rows(c, b->table);
	return next;
}
