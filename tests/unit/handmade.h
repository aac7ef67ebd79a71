/* SPDX-License-Identifier: Apache-2.0 */
/* handmade.h - sheets made by hand, for the tests of what writes them. */
#ifndef CTG_TESTS_HANDMADE_H
#define CTG_TESTS_HANDMADE_H

#include "render/sheet_add.h"
#include "unit.h"

static struct ctg_run *hand_run(struct ctg_sheet_para *p, const char *text)
{
	return ctg_sheet_say(&unit_arena, p, ctg_str_dup(&unit_arena,
		ctg_str_from(text)));
}

/* Words between « * » are bold, between « _ » italic, between « ^ » raised;
 * « | » is a tab. */
static void hand_words(struct ctg_sheet_para *p, const char *text)
{
	bool bold = false, italic = false, raised = false;
	struct ctg_run *r;
	size_t n;

	for (; *text; text += n) {
		n = strcspn(text, "*_^|\n");
		if (n == 0) {
			bold ^= *text == '*';
			italic ^= *text == '_';
			raised ^= *text == '^';
			n = 1;
			if (*text == '|' || *text == '\n')
				ctg_sheet_run(&unit_arena, p, *text == '|' ?
					CTG_RUN_TAB : CTG_RUN_BREAK);
			continue;
		}
		r = ctg_sheet_say(&unit_arena, p, ctg_str_dup(&unit_arena,
			(struct ctg_str){ text, n }));
		r->bold = bold;
		r->italic = italic;
		r->raised = raised;
	}
}

static struct ctg_sheet_para *hand_alone(enum ctg_role role, const char *text)
{
	struct ctg_sheet_para *p = ctg_sheet_para(&unit_arena, role);

	hand_words(p, text);
	return p;
}

static struct ctg_sheet_para *hand_para(struct ctg_sheet *s,
	enum ctg_role role, unsigned level, const char *text)
{
	struct ctg_sheet_para *p = hand_alone(role, text);

	p->level = level;
	ctg_sheet_put(&unit_arena, s, p, NULL);
	if (role == CTG_ROLE_HEADING)
		p->bookmark = ++s->bookmarks;
	return p;
}

[[maybe_unused]] static struct ctg_sheet_para *hand_item(struct ctg_sheet *s,
	unsigned depth, bool bullet, const char *text)
{
	struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_ITEM, 0, text);

	p->depth = depth;
	p->bullet = bullet;
	p->starts = true;
	return p;
}

[[maybe_unused]] static struct ctg_sheet_note *hand_note(
	struct ctg_sheet *s, struct ctg_sheet_para *p, const char *text)
{
	struct ctg_sheet_note *n = CTG_NEW(&unit_arena,
		struct ctg_sheet_note);
	struct ctg_run *r = hand_run(p, "");

	n->number = n->old = n->now = ++s->notes;
	n->blocks = CTG_NEW(&unit_arena, struct ctg_sheet_block);
	n->blocks->para = hand_alone(CTG_ROLE_NOTE, text);
	r->kind = CTG_RUN_NOTE;
	r->note = n;
	return n;
}

static unsigned *hand_widths(unsigned columns)
{
	unsigned *widths = CTG_NEW_N(&unit_arena, unsigned, columns);

	for (unsigned k = 0; k < columns; k++)
		widths[k] = 1000 * (k + 1) / columns - 1000 * k / columns;
	return widths;
}

/* The first row is a header. */
static struct ctg_sheet_table *hand_table(struct ctg_sheet *s,
	unsigned columns, size_t rows, const char *const *cells)
{
	struct ctg_sheet_table *t = CTG_NEW(&unit_arena,
		struct ctg_sheet_table);

	t->columns = columns;
	t->widths = hand_widths(columns);
	t->n = rows;
	t->rows = CTG_NEW_N(&unit_arena, struct ctg_sheet_row, rows);
	for (size_t i = 0; i < rows; i++) {
		struct ctg_sheet_row *r = &t->rows[i];

		r->header = i == 0;
		r->cells = CTG_NEW_N(&unit_arena, struct ctg_sheet_cell,
			columns);
		for (unsigned k = 0; k < columns; k++) {
			r->cells[k].cols = r->cells[k].rows = 1;
			r->cells[k].para = hand_alone(i ? CTG_ROLE_CELL :
				CTG_ROLE_HEAD, *cells++);
		}
	}
	ctg_sheet_put(&unit_arena, s, NULL, t);
	return t;
}

[[maybe_unused]] static void hand_group(struct ctg_sheet_table *t, size_t row)
{
	struct ctg_sheet_cell *c = t->rows[row].cells;

	t->rows[row].group = true;
	c[0].cols = t->columns;
	c[0].para->role = CTG_ROLE_GROUP;
	for (unsigned k = 1; k < t->columns; k++)
		c[k] = (struct ctg_sheet_cell){ 1, 1, true, NULL };
}

#endif
