/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_cast.h"

bool ctg_docx_is_pair(const struct ctg_docx_cast *c, size_t i)
{
	const struct ctg_sheet_para *p = c->v[i].para, *q;

	if (i + 1 == c->n || !p || p->mark || !p->end)
		return false;
	q = c->v[i + 1].para;
	return q && !q->mark && !q->end;
}

/* Both versions of words that stayed call their note. */
static void renumber(struct ctg_docx_cast *c, struct ctg_run *r)
{
	struct ctg_sheet_note *note = CTG_NEW(c->w->arena,
		struct ctg_sheet_note);

	*note = *r->note;
	note->number = ++c->w->notes;
	r->note = note;
}

static void put_all(struct ctg_docx_cast *c, struct ctg_sheet_para *to,
	const struct ctg_sheet_para *from)
{
	for (const struct ctg_run *r = from->runs; r; r = r->next)
		(void)ctg_docx_cast_run(c, to, r);
}

/* What one version has of it, as if the other had nothing. */
static void put_side(struct ctg_docx_cast *c, struct ctg_sheet_para *to,
	const struct ctg_sheet_para *from, enum ctg_mark mark)
{
	for (const struct ctg_run *r = from->runs; r; r = r->next) {
		struct ctg_run *k;

		if (r->mark != CTG_KEPT && r->mark != mark)
			continue;
		k = ctg_docx_cast_run(c, to, r);
		k->mark = mark;
		k->change = to->change;
		if (r->kind == CTG_RUN_NOTE && !r->again &&
		    r->mark == CTG_KEPT && mark == CTG_INSERTED)
			renumber(c, k);
	}
}

/* One half comes or goes whole, with its end; in the other, its words go or
 * come.  It is the half that calls no note, when there is one. */
void ctg_docx_cast_pair(struct ctg_docx_cast *c, size_t i)
{
	const struct ctg_sheet_para *p = c->v[i].para, *q = c->v[i + 1].para;
	enum ctg_mark other = p->end == CTG_DELETED ? CTG_INSERTED :
		CTG_DELETED;
	struct ctg_sheet_para *x = ctg_docx_cast_para(c, p);
	struct ctg_sheet_para *y = ctg_docx_cast_para(c, q);

	y->change = p->change;
	if (ctg_docx_calls(p)) {
		put_all(c, x, p);
		put_side(c, x, q, other);
		y->mark = p->end;
		put_side(c, y, q, p->end);
	} else {
		x->mark = p->end;
		put_side(c, x, p, p->end);
		put_side(c, y, p, other);
		put_all(c, y, q);
	}
	c->v[i].para = x;
	c->v[i + 1].para = y;
}
