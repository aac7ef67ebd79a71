/* SPDX-License-Identifier: Apache-2.0 */
/* randomsheet.h - marked sheets that nobody would write, and what each
 * version of them is.  For the tests of what writes sheets.
 *
 * Among the paragraphs between two tables, one stays: else one would remain
 * there, empty.  Headings leave no level out, and moves have two ends. */
#ifndef CTG_TESTS_RANDOMSHEET_H
#define CTG_TESTS_RANDOMSHEET_H

#include "handmade.h"

static unsigned random_state;
static unsigned random_change, random_word;
/* Since the last table or sommaire, or the beginning: no paragraph stayed;
 * one came or went. */
static bool random_fresh, random_loose;
/* The last heading that both versions have. */
static unsigned random_top;
/* Of the end of the last move that is still to come; KEPT: it came. */
static enum ctg_mark random_end;

static unsigned below(unsigned n)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 12) % n;
}

static bool one_in(unsigned n)
{
	return below(n) == 0;
}

static enum ctg_mark random_mark(void)
{
	static const enum ctg_mark marks[] = {
		CTG_KEPT, CTG_KEPT, CTG_KEPT, CTG_DELETED, CTG_INSERTED,
	};

	return marks[below(5)];
}

static unsigned random_edit(enum ctg_mark mark)
{
	if (mark != CTG_KEPT && !one_in(3))
		random_change++;
	return mark == CTG_KEPT ? 0 : random_change;
}

/* The words of a paragraph that came or went did so with it; in another they
 * may, when it is marked. */
static void random_words(struct ctg_sheet *s, struct ctg_sheet_para *p,
	bool marked, bool notes);

static void random_alinea(struct ctg_sheet *s, struct ctg_sheet_block *b,
	enum ctg_mark mark, bool marked)
{
	b->para->mark = mark;
	b->para->change = random_edit(mark);
	random_words(s, b->para, marked, false);
}

/* What came or went with its call is not marked; in another, each version
 * has a paragraph at least. */
static void random_note(struct ctg_sheet *s, struct ctg_sheet_para *p,
	enum ctg_mark call, bool marked)
{
	struct ctg_sheet_block *b = hand_note(s, p, "")->blocks;
	enum ctg_mark mark = CTG_KEPT, next;

	marked = marked && call == CTG_KEPT;
	next = marked ? random_mark() : CTG_KEPT;
	if (one_in(3)) {
		b->next = CTG_NEW(&unit_arena, struct ctg_sheet_block);
		b->next->para = hand_alone(CTG_ROLE_NOTE, "");
		if (marked && next != CTG_DELETED && one_in(3)) {
			mark = CTG_DELETED;
			next = CTG_INSERTED;
		}
		random_alinea(s, b->next, next, marked);
	}
	random_alinea(s, b, mark, marked);
}

static void random_words(struct ctg_sheet *s, struct ctg_sheet_para *p,
	bool marked, bool notes)
{
	unsigned n = 1 + below(5);

	for (unsigned i = 0; i < n; i++) {
		enum ctg_mark mark = p->mark ? p->mark : marked ?
			random_mark() : CTG_KEPT;
		struct ctg_run *r;

		if (notes && one_in(8)) {
			random_note(s, p, mark, marked);
			p->last->mark = mark;
			p->last->change = random_edit(mark);
			/* LibreOffice 7.4 joins to the next a paragraph that
			 * ends with the first call and another. */
			r = hand_run(p, ".");
		} else {
			r = hand_run(p, ctg_strf(&unit_arena, "%smot%u%s",
				one_in(4) ? " " : "", ++random_word,
				one_in(2) ? " " : one_in(5) ? "  x" : "").p);
			r->bold = one_in(6);
			r->italic = one_in(6);
		}
		r->mark = mark;
		r->change = random_edit(mark);
	}
}

/* What both versions have next may follow what either has before. */
static unsigned random_level(enum ctg_mark mark)
{
	unsigned level = random_top == 0 ? 1 : mark == CTG_KEPT ?
		1 + below(random_top + 1) : random_top + below(2);

	if (level > 3)
		level = 3;
	if (mark == CTG_KEPT)
		random_top = level;
	return level;
}

static unsigned random_move(struct ctg_sheet *s, enum ctg_mark mark)
{
	if (mark == random_end) {
		random_end = CTG_KEPT;
		return s->moves;
	}
	if (random_end || !one_in(4))
		return 0;
	random_end = mark == CTG_DELETED ? CTG_INSERTED : CTG_DELETED;
	return ++s->moves;
}

static void random_para(struct ctg_sheet *s, enum ctg_mark mark)
{
	static const enum ctg_role roles[] = {
		CTG_ROLE_BODY, CTG_ROLE_BODY, CTG_ROLE_HEADING, CTG_ROLE_ITEM,
		CTG_ROLE_ITEM, CTG_ROLE_VISA, CTG_ROLE_CLOSING,
	};
	struct ctg_sheet_para *p = hand_para(s, roles[below(7)], 0, "");

	if (p->role == CTG_ROLE_HEADING)
		p->level = random_level(mark);
	p->depth = random_fresh ? 1 : 1 + below(2);
	p->bullet = one_in(2);
	p->starts = p->role == CTG_ROLE_ITEM;
	p->mark = mark;
	p->change = random_edit(mark);
	if (mark != CTG_KEPT)
		p->move = random_move(s, mark);
	random_words(s, p, one_in(2), true);
	/* One that stays has a word in both versions. */
	if (mark == CTG_KEPT)
		hand_run(p, "reste");
	if (mark == CTG_KEPT && !random_fresh && one_in(3) &&
	    p->role == CTG_ROLE_HEADING) {
		p->restyled = true;
		p->old_role = one_in(2) ? CTG_ROLE_BODY : CTG_ROLE_HEADING;
		p->old_level = 1 + below(3);
	}
	if (one_in(12))
		s->last->page = one_in(2) ? CTG_PAGE_NEXT :
			CTG_PAGE_LANDSCAPE;
	if (mark == CTG_KEPT)
		random_fresh = random_loose = false;
	else if (random_fresh)
		random_loose = true;
}

static void random_wall(struct ctg_sheet *s)
{
	if (random_loose)
		random_para(s, CTG_KEPT);
	random_fresh = true;
}

/* One paragraph became two, or two became one. */
static void random_joint(struct ctg_sheet *s)
{
	struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_BODY, 0, "un");
	enum ctg_mark end = one_in(2) ? CTG_DELETED : CTG_INSERTED;

	random_fresh = random_loose = false;
	random_words(s, p, true, true);
	p->end = end;
	p->change = random_edit(end);
	p = hand_para(s, CTG_ROLE_BODY, 0, "");
	random_words(s, p, true, true);
	hand_run(p, "deux");
}

static void random_table(struct ctg_sheet *s, enum ctg_mark mark)
{
	const char *const cells[12] = { "", "", "", "", "", "", "", "", "",
		"", "", "" };
	unsigned columns = 1 + below(3), rows = 1 + below(4);
	unsigned change = random_edit(mark);
	struct ctg_sheet_table *t;

	random_wall(s);
	t = hand_table(s, columns, rows, cells);
	for (size_t i = 0; i < rows; i++) {
		struct ctg_sheet_row *r = &t->rows[i];

		r->mark = mark ? mark : i ? random_mark() : CTG_KEPT;
		r->change = mark ? change : random_edit(r->mark);
		for (unsigned k = 0; k < columns; k++) {
			r->cells[k].para->mark = r->mark;
			if (!one_in(5))
				random_words(s, r->cells[k].para, true, true);
		}
	}
	if (one_in(10))
		s->last->page = CTG_PAGE_LANDSCAPE;
}

static void random_toc(struct ctg_sheet *s)
{
	unsigned n = 1 + below(5);

	random_wall(s);
	hand_para(s, CTG_ROLE_CAPTION, 0, "Sommaire");
	for (unsigned i = 0; i < n; i++) {
		struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_ENTRY,
			1 + below(2), "");

		p->target = 1;
		p->mark = random_mark();
		p->change = random_edit(p->mark);
		random_words(s, p, true, false);
	}
}

static struct ctg_sheet *random_sheet(unsigned seed)
{
	struct ctg_sheet *s = CTG_NEW(&unit_arena, struct ctg_sheet);
	unsigned n;

	random_state = seed * 7919 + 17;
	random_change = random_word = 0;
	s->marked = true;
	s->about.author = STR("ctg");
	s->about.date = STR("2025-03-12T00:00:00");
	random_fresh = true;
	random_loose = false;
	random_top = 0;
	random_end = CTG_KEPT;
	if (!one_in(4))
		random_para(s, CTG_KEPT);
	if (one_in(3))
		random_toc(s);
	n = 1 + below(14);
	for (unsigned i = 0; i < n; i++) {
		unsigned what = below(10);

		if (what == 0)
			random_joint(s);
		else if (what <= 2)
			random_table(s, random_mark());
		else
			random_para(s, random_mark());
	}
	if (random_end)
		random_para(s, random_end);
	random_wall(s);
	if (!s->bookmarks)
		hand_para(s, CTG_ROLE_HEADING, 1, "fin");
	return s;
}

/* --- one version ---------------------------------------------------------- */

static void side_runs(struct ctg_sheet_para *to,
	const struct ctg_run *from, enum ctg_mark side);

static struct ctg_sheet_para *side_para(const struct ctg_sheet_para *p,
	enum ctg_mark side)
{
	struct ctg_sheet_para *q = CTG_NEW(&unit_arena,
		struct ctg_sheet_para);

	*q = *p;
	q->runs = q->last = NULL;
	q->mark = q->end = CTG_KEPT;
	q->change = q->move = 0;
	q->restyled = false;
	if (p->restyled && side == CTG_DELETED) {
		q->role = p->old_role;
		q->level = p->old_level;
	}
	side_runs(q, p->runs, side);
	return q;
}

static struct ctg_sheet_table *side_table(const struct ctg_sheet_table *t,
	enum ctg_mark side)
{
	struct ctg_sheet_table *u = CTG_NEW(&unit_arena,
		struct ctg_sheet_table);

	*u = *t;
	u->rows = CTG_NEW_N(&unit_arena, struct ctg_sheet_row, t->n);
	u->n = 0;
	for (size_t i = 0; i < t->n; i++) {
		struct ctg_sheet_row *r = &u->rows[u->n];

		if (t->rows[i].mark && t->rows[i].mark != side)
			continue;
		*r = t->rows[i];
		r->mark = CTG_KEPT;
		r->change = 0;
		r->cells = CTG_NEW_N(&unit_arena, struct ctg_sheet_cell,
			t->columns);
		for (unsigned k = 0; k < t->columns; k++) {
			r->cells[k] = t->rows[i].cells[k];
			if (r->cells[k].para)
				r->cells[k].para = side_para(
					r->cells[k].para, side);
		}
		u->n++;
	}
	return u->n ? u : NULL;
}

static struct ctg_sheet_block *side_blocks(const struct ctg_sheet_block *b,
	enum ctg_mark side)
{
	struct ctg_sheet_block first = { 0 }, *last = &first;
	bool joined = false;

	for (; b; b = b->next) {
		const struct ctg_sheet_para *p = b->para;
		struct ctg_sheet_block *c = CTG_NEW(&unit_arena,
			struct ctg_sheet_block);

		if (p && p->mark && p->mark != side)
			continue;
		if (joined) {
			side_runs(last->para, p->runs, side);
		} else {
			c->page = b->page;
			c->para = p ? side_para(p, side) : NULL;
			c->table = p ? NULL : side_table(b->table, side);
			if (!c->para && !c->table)
				continue;
			last->next = c;
			last = c;
		}
		joined = p && p->end && p->end != side;
	}
	return first.next;
}

static void side_runs(struct ctg_sheet_para *to,
	const struct ctg_run *from, enum ctg_mark side)
{
	for (; from; from = from->next) {
		struct ctg_run *r;

		if (from->mark && from->mark != side)
			continue;
		r = hand_run(to, "");
		*r = *from;
		r->mark = CTG_KEPT;
		r->change = 0;
		r->next = NULL;
		if (from->note) {
			r->note = CTG_NEW(&unit_arena, struct ctg_sheet_note);
			*r->note = *from->note;
			r->note->blocks = side_blocks(from->note->blocks,
				side);
		}
	}
}

/* The old version is what was DELETED and what stayed. */
static struct ctg_sheet *side_of(const struct ctg_sheet *s,
	enum ctg_mark side)
{
	struct ctg_sheet *t = CTG_NEW(&unit_arena, struct ctg_sheet);

	*t = *s;
	t->marked = false;
	t->moves = 0;
	t->blocks = side_blocks(s->blocks, side);
	for (t->last = t->blocks; t->last->next; t->last = t->last->next)
		;
	return t;
}

#endif
