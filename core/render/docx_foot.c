/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_cast.h"

static bool is_marked(const struct ctg_sheet_note *note)
{
	for (const struct ctg_sheet_block *b = note->blocks; b; b = b->next) {
		if (b->para->mark || b->para->end)
			return true;
		for (const struct ctg_run *r = b->para->runs; r; r = r->next)
			if (r->mark)
				return true;
	}
	return false;
}

/* --- one version of a note ------------------------------------------------ */

static bool has(enum ctg_mark side, enum ctg_mark mark)
{
	return mark == CTG_KEPT || mark == side;
}

static void put_runs(struct ctg_docx_cast *c, struct ctg_sheet_para *to,
	const struct ctg_run *r, enum ctg_mark side)
{
	for (; r; r = r->next)
		if (has(side, r->mark))
			ctg_docx_cast_run(c, to, r)->mark = CTG_KEPT;
}

static struct ctg_sheet_block *side_blocks(struct ctg_docx_cast *c,
	const struct ctg_sheet_block *b, enum ctg_mark side)
{
	struct ctg_sheet_block first = { 0 }, *last = &first;
	bool joined = false;

	for (; b; b = b->next) {
		if (!has(side, b->para->mark))
			continue;
		if (!joined) {
			last->next = CTG_NEW(c->w->arena,
				struct ctg_sheet_block);
			last = last->next;
			last->para = ctg_docx_cast_para(c, b->para);
			last->para->mark = CTG_KEPT;
		}
		put_runs(c, last->para, b->para->runs, side);
		joined = !has(side, b->para->end);
	}
	return first.next;
}

static void put_call(struct ctg_docx_cast *c, struct ctg_sheet_para *p,
	const struct ctg_run *from, enum ctg_mark side)
{
	struct ctg_run *r = ctg_docx_cast_run(c, p, from);
	struct ctg_sheet_note *note = CTG_NEW(c->w->arena,
		struct ctg_sheet_note);

	*note = *r->note;
	note->number = ++c->w->notes;
	note->blocks = side_blocks(c, r->note->blocks, side);
	r->note = note;
	r->mark = side;
}

/* --- its calls ------------------------------------------------------------ */

static bool is_lost(const struct ctg_run *r)
{
	return r->kind == CTG_RUN_NOTE && !r->again && r->mark == CTG_KEPT &&
		is_marked(r->note);
}

static struct ctg_sheet_para *cast_para(struct ctg_docx_cast *c,
	const struct ctg_sheet_para *p)
{
	struct ctg_sheet_para *x = ctg_docx_cast_para(c, p);

	x->end = p->end;
	for (const struct ctg_run *r = p->runs; r; r = r->next) {
		if (!is_lost(r) || r->note->number == 1) {
			(void)ctg_docx_cast_run(c, x, r);
			continue;
		}
		put_call(c, x, r, CTG_DELETED);
		put_call(c, x, r, CTG_INSERTED);
	}
	return x;
}

static struct ctg_sheet_table *cast_table(struct ctg_docx_cast *c,
	const struct ctg_sheet_table *t)
{
	struct ctg_sheet_table *x = CTG_NEW(c->w->arena,
		struct ctg_sheet_table);

	*x = *t;
	x->rows = CTG_NEW_N(c->w->arena, struct ctg_sheet_row, t->n);
	for (size_t i = 0; i < t->n; i++) {
		struct ctg_sheet_cell *cells = CTG_NEW_N(c->w->arena,
			struct ctg_sheet_cell, t->columns);

		x->rows[i] = t->rows[i];
		x->rows[i].cells = cells;
		for (unsigned k = 0; k < t->columns; k++) {
			cells[k] = t->rows[i].cells[k];
			if (cells[k].para)
				cells[k].para = cast_para(c, cells[k].para);
		}
	}
	return x;
}

void ctg_docx_cast_notes(struct ctg_docx_cast *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].table)
			c->v[i].table = cast_table(c, c->v[i].table);
		else
			c->v[i].para = cast_para(c, c->v[i].para);
}
