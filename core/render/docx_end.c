/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_cast.h"

/* --- each end to the paragraph before ------------------------------------- */

/* Its words come or go, its end is that of another: where the version that
 * lacks them leaves it to the one before, it looks like that one. */
static void set_end(struct ctg_docx_cast *c, struct ctg_sheet_block *b,
	enum ctg_mark end, const struct ctg_sheet_para *before)
{
	const struct ctg_sheet_para *p = b->para;
	bool gone = p->mark == CTG_DELETED;
	struct ctg_sheet_para *x = ctg_docx_cast_para(c, gone ? before : p);
	struct ctg_docx_shape *s = CTG_NEW(c->w->arena,
		struct ctg_docx_shape);

	x->runs = p->runs;
	x->last = p->last;
	x->bookmark = p->bookmark;
	x->mark = CTG_KEPT;
	x->end = end;
	x->change = p->change;
	x->move = 0;
	*s = (struct ctg_docx_shape){ c->w->shapes, x, gone ? p : before,
		gone && b->page == CTG_PAGE_NEXT };
	c->w->shapes = s;
	b->para = x;
	if (s->page)
		b->page = CTG_PAGE_SAME;
}

/* The last takes the end that the first one gave. */
static void shift(struct ctg_docx_cast *c, size_t from, size_t to,
	const struct ctg_sheet_para *before)
{
	for (size_t i = from; i <= to; i++) {
		const struct ctg_sheet_para *p = c->v[i].para;
		enum ctg_mark end = i < to ? c->v[i + 1].para->mark :
			CTG_KEPT;

		if (end == p->mark)
			continue;
		set_end(c, &c->v[i], end, before);
		before = p;
	}
}

/* The block before them gives its own. */
static void lend(struct ctg_docx_cast *c, size_t from, size_t to)
{
	struct ctg_sheet_block *b = &c->v[from - 1];
	struct ctg_sheet_para *x = CTG_NEW(c->w->arena,
		struct ctg_sheet_para);

	*x = *b->para;
	x->end = c->v[from].para->mark;
	x->change = c->v[from].para->change;
	b->para = x;
	shift(c, from, to, x);
}

/* --- around the first call ------------------------------------------------ */

/* An entry of the sommaire ends with a page, which is its own. */
static bool is_plain(const struct ctg_sheet_para *p)
{
	return p && !p->mark && !p->end && !p->restyled &&
		p->role != CTG_ROLE_ENTRY;
}

/* Of those that came or went before it without a break, the first. */
static size_t first_of(const struct ctg_docx_cast *c, size_t i)
{
	while (i > 0 && c->v[i].page == CTG_PAGE_SAME &&
	       c->v[i - 1].para && c->v[i - 1].para->mark &&
	       c->v[i - 1].para->role != CTG_ROLE_ENTRY)
		i--;
	return i;
}

static bool is_mixed(const struct ctg_docx_cast *c, size_t from, size_t to)
{
	while (from < to && c->v[from].para->mark == c->v[to].para->mark)
		from++;
	return from < to;
}

/* What is not seen.  LibreOffice would give what is empty the style of what
 * goes. */
static void put_device(struct ctg_docx_cast *c, size_t i)
{
	struct ctg_sheet_para *p = CTG_NEW(c->w->arena,
		struct ctg_sheet_para);
	struct ctg_run space = { .text = STR("\u00a0") };

	p->role = CTG_ROLES;
	(void)ctg_docx_cast_run(c, p, &space);
	memmove(c->v + i + 1, c->v + i, (c->n - i) * sizeof(*c->v));
	c->v[i] = (struct ctg_sheet_block){ .para = p };
	c->n++;
}

/* There may be no paragraph that can lend its end: then a device does; before
 * a title too, as pandoc joins no words to one.  Those that begin a page have
 * a device already: see docx.c. */
void ctg_docx_cast_end(struct ctg_docx_cast *c, size_t i)
{
	static const struct ctg_sheet_para device = { .role = CTG_ROLES };
	const struct ctg_sheet_para *p = c->v[i].para;
	size_t from = first_of(c, i);
	bool title = p->role == CTG_ROLE_HEADING && p->mark == CTG_INSERTED;
	bool page = c->v[from].page != CTG_PAGE_SAME;

	if ((title || page) && is_mixed(c, from, i))
		return;
	if (page && from < i) {
		shift(c, from, i, &device);
		return;
	}
	if (page && c->v[from].page != CTG_PAGE_NEXT)
		return;
	if (title || page || from == 0 || !is_plain(c->v[from - 1].para)) {
		put_device(c, from++);
		i++;
	}
	lend(c, from, i);
}

/* What comes with it takes its end along, and a move is read otherwise. */
bool ctg_docx_loses_end(const struct ctg_docx_cast *c, size_t i)
{
	const struct ctg_sheet_para *p = i < c->n ? c->v[i].para : NULL;
	const struct ctg_sheet_para *q = i + 1 < c->n ? c->v[i + 1].para :
		NULL;

	return p && p->mark && !p->move && (p->mark == CTG_DELETED || !q ||
		q->mark != CTG_INSERTED || q->move);
}

/* --- in a note ------------------------------------------------------------ */

/* All of it came or went: what went stands first. */
static size_t sort(struct ctg_docx_cast *c)
{
	struct ctg_sheet_block *v = CTG_NEW_N(c->w->arena,
		struct ctg_sheet_block, c->n + 1);
	size_t n = 0, gone;

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].para->mark == CTG_DELETED)
			v[n++] = c->v[i];
	gone = n;
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].para->mark != CTG_DELETED)
			v[n++] = c->v[i];
	c->v = v;
	return gone;
}

/* One paragraph holds the last words that went and the first that came. */
static void exchange(struct ctg_docx_cast *c, size_t gone)
{
	const struct ctg_sheet_para *pair[] = { c->v[gone - 1].para,
		c->v[gone].para };
	struct ctg_sheet_para *x = ctg_docx_cast_para(c, pair[1]);

	for (int i = 0; i < 2; i++)
		for (const struct ctg_run *r = pair[i]->runs; r; r = r->next)
			(void)ctg_docx_cast_run(c, x, r);
	x->mark = CTG_KEPT;
	c->n--;
	memmove(c->v + gone, c->v + gone + 1, (c->n - gone) * sizeof(*c->v));
	c->v[gone - 1].para = x;
}

void ctg_docx_cast_last(struct ctg_docx_cast *c)
{
	size_t i = c->n, gone;

	while (i > 0 && c->v[i - 1].para->mark != CTG_KEPT)
		i--;
	if (i == 0) {
		gone = sort(c);
		if (gone == 0 || gone == c->n)
			return;
		exchange(c, gone);
		i = gone;
	}
	if (i < c->n)
		lend(c, i, c->n - 1);
}
