/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_cast.h"

#include "render/sheet_add.h"

struct ctg_sheet_para *ctg_docx_cast_para(struct ctg_docx_cast *c,
	const struct ctg_sheet_para *p)
{
	struct ctg_sheet_para *x = CTG_NEW(c->w->arena,
		struct ctg_sheet_para);

	*x = *p;
	x->runs = x->last = NULL;
	x->end = CTG_KEPT;
	return x;
}

struct ctg_run *ctg_docx_cast_run(struct ctg_docx_cast *c,
	struct ctg_sheet_para *to, const struct ctg_run *from)
{
	struct ctg_run *r = ctg_sheet_run(c->w->arena, to, from->kind);

	*r = *from;
	r->next = NULL;
	return r;
}

/* --- calls ---------------------------------------------------------------- */

bool ctg_docx_calls(const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p ? p->runs : NULL; r; r = r->next)
		if (r->kind == CTG_RUN_NOTE && !r->again)
			return true;
	return false;
}

static bool calls_inside(const struct ctg_sheet_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		for (unsigned c = 0; c < t->columns; c++)
			if (ctg_docx_calls(t->rows[i].cells[c].para))
				return true;
	return false;
}

/* The block of the first call; all of them: none. */
static size_t first_call(const struct ctg_docx_cast *c)
{
	size_t i = 0;

	while (i < c->n && !(c->v[i].table ? calls_inside(c->v[i].table) :
	       ctg_docx_calls(c->v[i].para)))
		i++;
	return i;
}

/* --- blocks --------------------------------------------------------------- */

static struct ctg_docx_cast copy(struct ctg_docx *w,
	const struct ctg_sheet_block *b)
{
	struct ctg_docx_cast c = { .w = w };
	size_t n = 0;

	for (const struct ctg_sheet_block *k = b; k; k = k->next)
		n++;
	c.v = CTG_NEW_N(w->arena, struct ctg_sheet_block, n + 1);
	for (; b; b = b->next)
		c.v[c.n++] = *b;
	return c;
}

static const struct ctg_sheet_block *chain(struct ctg_docx_cast *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->v[i].next = i + 1 < c->n ? &c->v[i + 1] : NULL;
	return c->v;
}

/* --- numbers -------------------------------------------------------------- */

static void number_in(struct ctg_docx *w, const struct ctg_sheet_para *p,
	unsigned *n)
{
	for (const struct ctg_run *r = p ? p->runs : NULL; r; r = r->next)
		if (r->kind == CTG_RUN_NOTE && !r->again)
			w->numbers[r->note->number] = ++*n;
}

/* In the order of the calls: LibreOffice finds notes by it. */
static void number_all(struct ctg_docx_cast *c)
{
	unsigned n = 0;

	c->w->numbers = CTG_NEW_N(c->w->arena, unsigned, c->w->notes + 1u);
	for (size_t i = 0; i < c->n; i++) {
		const struct ctg_sheet_table *t = c->v[i].table;

		for (size_t j = 0; t && j < t->n; j++)
			for (unsigned k = 0; k < t->columns; k++)
				number_in(c->w, t->rows[j].cells[k].para, &n);
		number_in(c->w, c->v[i].para, &n);
	}
}

unsigned ctg_docx_number(const struct ctg_docx *w,
	const struct ctg_sheet_note *note)
{
	return w->numbers ? w->numbers[note->number] : note->number;
}

/* -------------------------------------------------------------------------- */

const struct ctg_sheet_block *ctg_docx_cast(struct ctg_docx *w)
{
	struct ctg_docx_cast c;
	size_t first;

	if (!w->sheet->marked || !w->notes)
		return w->sheet->blocks;
	c = copy(w, w->sheet->blocks);
	first = first_call(&c);
	if (first < c.n && c.v[first].table)
		ctg_docx_cast_notes(&c);
	for (size_t i = 0; i < c.n; i++)
		if (ctg_docx_is_pair(&c, i) && (i == first ||
		    ctg_docx_calls(c.v[i + 1].para)))
			ctg_docx_cast_pair(&c, i);
	if (ctg_docx_loses_end(&c, first))
		ctg_docx_cast_end(&c, first);
	number_all(&c);
	return chain(&c);
}

const struct ctg_sheet_block *ctg_docx_cast_note(struct ctg_docx *w,
	const struct ctg_sheet_note *note)
{
	struct ctg_docx_cast c;

	if (!w->sheet->marked || !note->blocks)
		return note->blocks;
	c = copy(w, note->blocks);
	ctg_docx_cast_last(&c);
	return chain(&c);
}

const struct ctg_docx_shape *ctg_docx_was(const struct ctg_docx *w,
	const struct ctg_sheet_para *p)
{
	const struct ctg_docx_shape *s = w->shapes;

	while (s && s->para != p)
		s = s->next;
	return s;
}
