/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_side.h - a marked sheet against those of its two versions. */
#ifndef CTG_TESTS_SHEET_SIDE_H
#define CTG_TESTS_SHEET_SIDE_H

#include "base/buf.h"
#include "render/sheet.h"

#include <stdio.h>

/* --- what a sheet prints, without the marks of the other version --- */

struct taker {
	struct ctg_buf *out;
	enum ctg_mark dropped;
	/* The headings of this version, in order, by their number. */
	unsigned *headings;
	const struct ctg_sheet_note **notes;
	size_t nnotes;
};

static void take_blocks(struct taker *t, const struct ctg_sheet_block *b);

static void take_note(struct taker *t, const struct ctg_run *r)
{
	size_t i = 0;

	while (i < t->nnotes && t->notes[i] != r->note)
		i++;
	ctg_buf_printf(t->out, "(note %zu%s", i + 1, r->again ? " again" :
		": ");
	if (i == t->nnotes)
		t->notes[t->nnotes++] = r->note;
	if (!r->again)
		take_blocks(t, r->note->blocks);
	ctg_buf_putc(t->out, ')');
}

static void take_run(struct taker *t, const struct ctg_run *r)
{
	switch (r->kind) {
	case CTG_RUN_TEXT:
		ctg_buf_add(t->out, r->text);
		break;
	case CTG_RUN_BREAK:
		ctg_buf_puts(t->out, "⏎");
		break;
	case CTG_RUN_TAB:
		ctg_buf_puts(t->out, "→");
		break;
	case CTG_RUN_NOTE:
		take_note(t, r);
		break;
	case CTG_RUN_IMAGE:
		ctg_buf_printf(t->out, "(image %.*s)", STR_ARG(r->image->alt));
	}
}

static bool same_look(const struct ctg_run *x, const struct ctg_run *y)
{
	return x && x->bold == y->bold && x->italic == y->italic &&
		x->raised == y->raised && ctg_str_eq(x->link, y->link);
}

static const struct ctg_run *take_runs(struct taker *t,
	const struct ctg_sheet_para *p, const struct ctg_run *before)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next) {
		if (r->mark == t->dropped)
			continue;
		if (!same_look(before, r))
			ctg_buf_printf(t->out, "{%s%s%s%.*s}", r->bold ? "b" :
				"", r->italic ? "i" : "", r->raised ? "r" :
				"", STR_ARG(r->link));
		take_run(t, r);
		before = r;
	}
	return before;
}

static void take_style(struct taker *t, const struct ctg_sheet_para *p)
{
	bool old = t->dropped == CTG_INSERTED && p->restyled;

	ctg_buf_printf(t->out, "%u level %u depth %u %s%s@%u: ",
		old ? p->old_role : p->role, old ? p->old_level : p->level,
		p->depth, p->starts ? "starts " : "",
		p->starts && p->bullet ? "• " : "", t->headings[p->target]);
}

static bool same_style(const struct ctg_sheet_para *x,
	const struct ctg_sheet_para *y)
{
	return x->role == y->role && x->level == y->level &&
		x->depth == y->depth && x->starts == y->starts &&
		!x->restyled && !y->restyled;
}

/* A paragraph whose end goes is one with the next; the last that it is
 * made of. */
static const struct ctg_sheet_block *take_para(struct taker *t,
	const struct ctg_sheet_block *b)
{
	const struct ctg_run *before;

	take_style(t, b->para);
	before = take_runs(t, b->para, NULL);
	while (b->para->end == t->dropped && t->dropped != CTG_KEPT) {
		if (!b->next || !b->next->para ||
		    !same_style(b->para, b->next->para))
			ctg_buf_puts(t->out, "(joined to another kind)");
		if (!b->next || !b->next->para)
			break;
		b = b->next;
		before = take_runs(t, b->para, before);
	}
	ctg_buf_putc(t->out, '\n');
	return b;
}

static void take_cell(struct taker *t, const struct ctg_sheet_row *row,
	const struct ctg_sheet_cell *c)
{
	const struct ctg_sheet_block b = { .para = c->para };
	unsigned rows = 0;

	for (unsigned i = 0; i < c->rows; i++)
		rows += row[i].mark != t->dropped;
	ctg_buf_printf(t->out, "%ux%u ", c->cols, rows);
	if (c->covered)
		ctg_buf_puts(t->out, "covered\n");
	else
		(void)take_para(t, &b);
}

static void take_table(struct taker *t, const struct ctg_sheet_table *table)
{
	size_t rows = 0;

	for (size_t i = 0; i < table->n; i++)
		rows += table->rows[i].mark != t->dropped;
	if (rows == 0)
		return;
	ctg_buf_printf(t->out, "table of %u columns\n", table->columns);
	for (size_t i = 0; i < table->n; i++) {
		const struct ctg_sheet_row *r = &table->rows[i];

		if (r->mark == t->dropped)
			continue;
		ctg_buf_printf(t->out, "row%s%s\n", r->header ? " header" :
			"", r->group ? " group" : "");
		for (unsigned c = 0; c < table->columns; c++)
			take_cell(t, r, &r->cells[c]);
	}
}

static void take_blocks(struct taker *t, const struct ctg_sheet_block *b)
{
	for (; b; b = b->next)
		if (b->table)
			take_table(t, b->table);
		else if (b->para->mark != t->dropped)
			b = take_para(t, b);
}

static struct ctg_str take(struct ctg_arena *a, const struct ctg_sheet *s,
	enum ctg_mark dropped)
{
	struct ctg_buf b = { .arena = a };
	struct taker t = { .out = &b, .dropped = dropped,
		.headings = CTG_NEW_N(a, unsigned, s->bookmarks + 1),
		.notes = CTG_NEW_N(a, const struct ctg_sheet_note *,
			s->notes + 1) };
	unsigned n = 0;

	for (const struct ctg_sheet_block *k = s->blocks; k; k = k->next)
		if (k->para && k->para->bookmark && (dropped == CTG_KEPT ||
		    k->para->mark != dropped))
			t.headings[k->para->bookmark] = ++n;
	/* KEPT drops nothing: a clean sheet has no other mark. */
	if (dropped == CTG_KEPT)
		t.dropped = CTG_INSERTED;
	take_blocks(&t, s->blocks);
	return ctg_buf_str(&b);
}

/* --- a sheet that holds together --- */

struct judge {
	const struct ctg_sheet *sheet;
	bool *gone, *come;	/* by move */
	const char *wrong;
};

static void want(struct judge *j, bool right, const char *what)
{
	if (!right && !j->wrong)
		j->wrong = what;
}

static void judge_para(struct judge *j, const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next) {
		want(j, p->mark == CTG_KEPT || r->mark == p->mark,
			"a run has not the mark of its paragraph");
		want(j, r->next || r == p->last, "the last run is not last");
		want(j, r->mark != CTG_KEPT || r->change == 0,
			"a run that stays has a change");
	}
	want(j, p->move <= j->sheet->moves && (!p->move || p->mark),
		"a move that is none");
	if (p->move)
		(p->mark == CTG_DELETED ? j->gone : j->come)[p->move] = true;
	want(j, p->bookmark <= j->sheet->bookmarks &&
		p->target <= j->sheet->bookmarks, "a bookmark too far");
	want(j, p->role != CTG_ROLE_HEADING || (p->bookmark && p->level > 0 &&
		p->level <= 6), "a heading without a bookmark or a level");
	want(j, j->sheet->marked || (!p->mark && !p->end && !p->restyled),
		"a mark in a clean sheet");
}

static void judge_row(struct judge *j, const struct ctg_sheet_table *t,
	size_t i)
{
	const struct ctg_sheet_row *r = &t->rows[i];

	if (r->move)
		(r->mark == CTG_DELETED ? j->gone : j->come)[r->move] = true;
	for (unsigned c = 0; c < t->columns; c++) {
		const struct ctg_sheet_cell *k = &r->cells[c];

		want(j, !k->covered == !!k->para, "a cell without words");
		want(j, c + k->cols <= t->columns && i + k->rows <= t->n,
			"a cell beyond its table");
		if (!k->para)
			continue;
		judge_para(j, k->para);
		want(j, k->para->mark == r->mark, "a cell marked otherwise "
			"than its row");
		want(j, k->para->move == 0, "a cell that moves alone");
	}
}

static void judge_table(struct judge *j, const struct ctg_sheet_table *t)
{
	unsigned width = 0;

	for (unsigned c = 0; c < t->columns; c++) {
		width += t->widths[c];
		want(j, t->widths[c] > 0, "a column without a width");
	}
	want(j, width == 1000, "widths that are not 1000 in all");
	for (size_t i = 0; i < t->n; i++)
		judge_row(j, t, i);
}

static const char *judge(struct ctg_arena *a, const struct ctg_sheet *s)
{
	struct judge j = { .sheet = s,
		.gone = CTG_NEW_N(a, bool, s->moves + 1),
		.come = CTG_NEW_N(a, bool, s->moves + 1) };

	for (const struct ctg_sheet_block *b = s->blocks; b; b = b->next) {
		if (b->table)
			judge_table(&j, b->table);
		else
			judge_para(&j, b->para);
		want(&j, b->next || b == s->last, "the last is not last");
	}
	for (unsigned i = 1; i <= s->moves; i++)
		want(&j, j.gone[i] && j.come[i], "a move with one end");
	return j.wrong;
}

/* --- both --- */

static bool same(struct ctg_str got, struct ctg_str wanted)
{
	size_t i = 0, from;

	if (ctg_str_eq(got, wanted))
		return true;
	while (i < got.n && i < wanted.n && got.p[i] == wanted.p[i])
		i++;
	for (from = i; from > 0 && from + 60 > i; from--)
		;
	printf("# got  « %.*s »\n# want « %.*s »\n",
		STR_ARG(ctg_str_head(ctg_str_skip(got, from), 160)),
		STR_ARG(ctg_str_head(ctg_str_skip(wanted, from), 160)));
	return false;
}

/* NULL, or what is wrong with the sheet of both. */
static const char *sheet_sides(struct ctg_arena *a,
	const struct ctg_sheet *both, const struct ctg_sheet *old,
	const struct ctg_sheet *now)
{
	const char *wrong = judge(a, now);

	if (!wrong)
		wrong = judge(a, both);
	if (wrong)
		return wrong;
	if (!same(take(a, both, CTG_INSERTED), take(a, old, CTG_KEPT)))
		return "without what came, it is not the old sheet";
	if (!same(take(a, both, CTG_DELETED), take(a, now, CTG_KEPT)))
		return "without what went, it is not the new sheet";
	return NULL;
}

#endif
