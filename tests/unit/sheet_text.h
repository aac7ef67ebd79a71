/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_text.h - a sheet as lines, for the unit tests: « ITEM1• » and its
 * like, then the runs, what goes in [-…-] and what comes in {+…+}. */
#ifndef CTG_TESTS_SHEET_TEXT_H
#define CTG_TESTS_SHEET_TEXT_H

#include "base/buf.h"
#include "render/sheet.h"

static const char *const sheet_roles[CTG_ROLES] = {
	"BODY", "TITLE", "COVER", "STATE", "HEADING", "CAPTION", "ENTRY",
	"VISA", "ITEM", "CLOSING", "PARTY", "SIGNATORY", "HEAD", "GROUP",
	"CELL", "NOTE", "PIECE", "ACT", "QUOTE",
};

static void sheet_blocks(struct ctg_buf *b, const struct ctg_sheet_block *k);

static void sheet_run(struct ctg_buf *b, const struct ctg_run *r)
{
	static const char *const open[] = { "", "[-", "{+" };
	static const char *const close[] = { "", "-]", "+}" };

	ctg_buf_puts(b, open[r->mark]);
	ctg_buf_puts(b, r->bold ? "**" : "");
	ctg_buf_puts(b, r->italic ? "_" : "");
	ctg_buf_puts(b, r->raised ? "^" : "");
	ctg_buf_puts(b, r->link.n ? "<" : "");
	switch (r->kind) {
	case CTG_RUN_TEXT:
		ctg_buf_add(b, r->text);
		break;
	case CTG_RUN_BREAK:
		ctg_buf_puts(b, "⏎");
		break;
	case CTG_RUN_TAB:
		ctg_buf_puts(b, "→");
		break;
	case CTG_RUN_IMAGE:
		ctg_buf_printf(b, "(%.*s, %.*s, %ux%u)",
			STR_ARG(r->image->name), STR_ARG(r->image->alt),
			r->image->width, r->image->height);
		break;
	case CTG_RUN_NOTE:
		ctg_buf_printf(b, "(%u%s", r->note->number,
			r->again ? " again" : "");
		if (!r->again) {
			ctg_buf_puts(b, ": ");
			sheet_blocks(b, r->note->blocks);
		}
		ctg_buf_puts(b, ")");
	}
	if (r->link.n)
		ctg_buf_printf(b, "|%.*s>", STR_ARG(r->link));
	ctg_buf_puts(b, r->raised ? "^" : "");
	ctg_buf_puts(b, r->italic ? "_" : "");
	ctg_buf_puts(b, r->bold ? "**" : "");
	ctg_buf_puts(b, close[r->mark]);
}

static void sheet_para(struct ctg_buf *b, const struct ctg_sheet_para *p)
{
	static const char *const signs[] = { "", "-", "+" };
	static const char *const aligns[] = { "", "<", "=", ">" };

	ctg_buf_printf(b, "%s%s", signs[p->mark], sheet_roles[p->role]);
	if (p->level)
		ctg_buf_printf(b, "%u", p->level);
	if (p->depth)
		ctg_buf_printf(b, "%u%s", p->depth, !p->starts ? "…" :
			p->bullet ? "•" : "");
	ctg_buf_puts(b, aligns[p->align]);
	if (p->bookmark)
		ctg_buf_printf(b, " #%u", p->bookmark);
	if (p->target)
		ctg_buf_printf(b, " @%u", p->target);
	if (p->move)
		ctg_buf_printf(b, " move%u", p->move);
	if (p->restyled)
		ctg_buf_printf(b, " was %s%u", sheet_roles[p->old_role],
			p->old_level);
	ctg_buf_puts(b, ": ");
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		sheet_run(b, r);
	if (p->end != CTG_KEPT)
		ctg_buf_puts(b, p->end == CTG_DELETED ? "[-¶-]" : "{+¶+}");
}

static void sheet_table(struct ctg_buf *b, const struct ctg_sheet_table *t)
{
	static const char *const signs[] = { "", "-", "+" };

	ctg_buf_printf(b, "TABLE%u", t->columns);
	for (size_t i = 0; i < t->n; i++) {
		const struct ctg_sheet_row *r = &t->rows[i];

		ctg_buf_printf(b, "\n%sROW", signs[r->mark]);
		if (r->move)
			ctg_buf_printf(b, " move%u", r->move);
		for (unsigned c = 0; c < t->columns; c++) {
			const struct ctg_sheet_cell *k = &r->cells[c];

			ctg_buf_puts(b, " | ");
			if (k->cols > 1 || k->rows > 1)
				ctg_buf_printf(b, "%ux%u ", k->cols, k->rows);
			if (k->covered)
				ctg_buf_puts(b, "covered");
			else
				sheet_para(b, k->para);
		}
	}
}

static void sheet_blocks(struct ctg_buf *b, const struct ctg_sheet_block *k)
{
	static const char *const pages[] = { "", "NEXT ", "PORTRAIT ",
		"LANDSCAPE " };

	for (; k; k = k->next) {
		ctg_buf_puts(b, pages[k->page]);
		if (k->para)
			sheet_para(b, k->para);
		else
			sheet_table(b, k->table);
		ctg_buf_puts(b, k->next ? "\n" : "");
	}
}

#endif
