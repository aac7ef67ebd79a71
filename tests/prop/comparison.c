/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, the comparison shows what changed: the old
 * words of each paragraph and cell that did in its left column, the new ones
 * in its right column. */
#include "edits.h"

#include "render/comparison.h"
#include "render/typeset.h"

#define SCRIPTS	25

enum { OLD, NEW, SIDES };

static const enum ctg_mark others[SIDES] = { CTG_INSERTED, CTG_DELETED };

/* --- the words of a paragraph, in a version --- */

static void words(struct ctg_buf *b, const struct ctg_sheet_para *p,
	enum ctg_mark other)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->mark != other && r->kind == CTG_RUN_BREAK)
			ctg_buf_putc(b, ' ');
		else if (r->mark != other && r->kind == CTG_RUN_TEXT)
			ctg_buf_add(b, r->text);
}

/* What is raised may be the number of a note, which has no words. */
static bool has_notes(const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->kind == CTG_RUN_NOTE || r->kind == CTG_RUN_IMAGE ||
		    r->kind == CTG_RUN_TAB)
			return true;
	return false;
}

static bool is_marked(const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->mark != CTG_KEPT)
			return true;
	return p->mark != CTG_KEPT;
}

/* --- a column of the comparison, without its signs --- */

static bool is_sign(const struct ctg_run *r, const struct ctg_run *before)
{
	return (ctg_str_eq(r->text, STR("[")) && r->next && r->next->struck) ||
		(ctg_str_eq(r->text, STR("]")) && before && before->struck);
}

static const char *read_cell(struct ctg_buf *b,
	const struct ctg_sheet_para *p, int side)
{
	const struct ctg_run *before = NULL;

	for (const struct ctg_run *r = p->runs; r; r = r->next) {
		if ((side == OLD && r->underlined) ||
		    (side == NEW && r->struck))
			return "a sign in the other column";
		if (r->kind == CTG_RUN_BREAK)
			ctg_buf_putc(b, ' ');
		else if (!is_sign(r, before))
			ctg_buf_add(b, r->text);
		before = r;
	}
	ctg_buf_putc(b, '\n');
	return NULL;
}

/* What stands over both columns is in both. */
static const char *read_columns(struct ctg_buf b[SIDES],
	const struct ctg_sheet_table *t)
{
	const char *wrong = NULL;

	for (size_t i = 0; i < t->n; i++)
		for (int s = 0; s < SIDES; s++) {
			const struct ctg_sheet_cell *c = &t->rows[i].cells[s];
			bool both = t->rows[i].cells[NEW].covered;

			if (!c->para && !c->covered)
				return "a cell without words";
			if (c->para && both)
				(void)read_cell(&b[NEW], c->para, SIDES);
			if (c->para && !wrong)
				wrong = read_cell(&b[s], c->para,
					both ? SIDES : s);
		}
	return wrong;
}

static const struct ctg_sheet_table *table_of(const struct ctg_sheet *s)
{
	const struct ctg_sheet_block *b = s->blocks;

	while (b && !b->table)
		b = b->next;
	return b ? b->table : NULL;
}

/* --- both --- */

static const char *find(struct ctg_arena *a, const struct ctg_buf b[SIDES],
	const struct ctg_sheet_para *p)
{
	for (int s = 0; s < SIDES; s++) {
		struct ctg_buf w = { .arena = a };
		struct ctg_str wanted;

		words(&w, p, others[s]);
		wanted = ctg_str_trim(ctg_buf_str(&w));
		if (p->mark == others[s] || wanted.n == 0 ||
		    ctg_str_has(ctg_buf_str(&b[s]), wanted))
			continue;
		printf("# %s: %.*s\n", s == OLD ? "old" : "new",
			STR_ARG(wanted));
		return "words that a column lacks";
	}
	return NULL;
}

static bool is_whole(const struct ctg_sheet_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].mark == CTG_KEPT)
			return false;
	return true;
}

static const char *find_cells(struct ctg_arena *a,
	const struct ctg_buf b[SIDES], const struct ctg_sheet_table *t)
{
	const char *wrong = NULL;

	for (size_t i = 1; i < t->n && !is_whole(t); i++)
		for (unsigned k = 0; k < t->columns && !wrong; k++) {
			const struct ctg_sheet_para *p =
				t->rows[i].cells[k].para;

			if (p && is_marked(p) && !has_notes(p) &&
			    !t->rows[i].move)
				wrong = find(a, b, p);
		}
	return wrong;
}

static const char *check(struct ctg_arena *a, const struct ctg_sheet *marked,
	const struct ctg_sheet *sheet)
{
	struct ctg_buf b[SIDES] = { { .arena = a }, { .arena = a } };
	const char *wrong = read_columns(b, table_of(sheet));

	for (const struct ctg_sheet_block *k = marked->blocks; k && !wrong;
	     k = k->next)
		if (k->generated)
			continue;
		else if (k->table)
			wrong = find_cells(a, b, k->table);
		else if (is_marked(k->para) && !has_notes(k->para) &&
			 !k->para->move &&
		    k->para->role != CTG_ROLE_HEADING)
			wrong = find(a, b, k->para);
	return wrong;
}

static const char *check_pair(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const struct ctg_sheet_from old = { .convention = &x->convention };
	const struct ctg_sheet_from from = { .convention = &y->convention,
		.before = &old };
	struct ctg_sheet marked = { 0 }, sheet = { 0 };
	struct ctg_diff d;
	struct ctg_err err;

	ctg_typeset(l->arena, x->developed);
	ctg_typeset(l->arena, y->developed);
	ctg_diff_make(&d, l->arena, &(struct ctg_version_text){ x, NULL },
		&(struct ctg_version_text){ y, NULL }, true);
	if (ctg_sheet_make(&marked, l->arena, d.tree, &from, &err) ||
	    ctg_comparison_make(&sheet, l->arena, &d, &from, STR("a"),
		STR("b"), &err))
		return "no sheet";
	if (d.n == 0)
		return table_of(&sheet) ? "a table of nothing" : NULL;
	return check(l->arena, &marked, &sheet);
}

int main(int argc, char **argv)
{
	return edits_main(argc, argv, "comparison", SCRIPTS, check_pair);
}
