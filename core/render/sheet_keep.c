/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_keep.h"

#include "base/utf8.h"

/* --- paragraphs ----------------------------------------------------------- */

bool ctg_sheet_begins_title(const struct ctg_sheet_block *b)
{
	do {
		if (b->para && b->para->role == CTG_ROLE_TITLE)
			return true;
		b = b->next;
	} while (b && b->page == CTG_PAGE_SAME);
	return false;
}

/* What follows it in the new version, on the same page.  What went from
 * between them does not count: once the changes are accepted, the pages are
 * those of the new version. */
static const struct ctg_sheet_block *after(const struct ctg_sheet_block *b)
{
	bool gone = b->para && b->para->mark == CTG_DELETED;

	for (b = b->next; b && b->page == CTG_PAGE_SAME; b = b->next)
		if (gone || !b->para || b->para->mark != CTG_DELETED)
			return b;
	return NULL;
}

static bool is_role(const struct ctg_sheet_block *b, enum ctg_role role)
{
	return b && b->para && b->para->role == role;
}

/* Ends with « : ». */
static bool announces(const struct ctg_sheet_para *p)
{
	struct ctg_str s = { 0 };

	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->mark != CTG_DELETED && r->text.n)
			s = r->text;
	return ctg_str_ends(s, STR(":"));
}

/* « 1° Au premier alinéa, … » */
static bool enumerates(const struct ctg_sheet_block *b)
{
	const struct ctg_run *r = is_role(b, CTG_ROLE_BODY) ? b->para->runs :
		NULL;

	return r && (ctg_str_starts(r->text, STR("1°")) ||
		ctg_str_starts(r->text, STR("a)")));
}

/* The title that is quoted of an article. */
static bool titles(const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->kind == CTG_RUN_TEXT && !r->bold)
			return false;
	return p->runs != NULL;
}

/* The sommaire does not leave one line on a page. */
static bool is_of_last_entries(const struct ctg_sheet_block *next)
{
	const struct ctg_sheet_block *second = after(next);

	return !is_role(second, CTG_ROLE_ENTRY) ||
		!is_role(after(second), CTG_ROLE_ENTRY);
}

/* Those who sign one after the other, as many as a page has room for; of
 * more, the last ones. */
#define SIGN_TOGETHER	4

static bool signs_with(const struct ctg_sheet_block *next)
{
	unsigned n = 1;

	if (is_role(next, CTG_ROLE_SIGNATORY))
		return true;
	if (!is_role(next, CTG_ROLE_PARTY))
		return false;
	for (; is_role(next, CTG_ROLE_PARTY) ||
	     is_role(next, CTG_ROLE_SIGNATORY); next = after(next))
		n += next->para->role == CTG_ROLE_SIGNATORY;
	return n <= SIGN_TOGETHER;
}

/* The page that is signed holds a clause; not one that would leave its title
 * behind, as LibreOffice does when many hold together. */
static bool is_clause(const struct ctg_sheet_block *before,
	const struct ctg_sheet_block *next)
{
	return is_role(next, CTG_ROLE_CLOSING) &&
		!is_role(before, CTG_ROLE_HEADING);
}

bool ctg_sheet_keeps(const struct ctg_sheet_block *before,
	const struct ctg_sheet_block *b)
{
	const struct ctg_sheet_block *next = b->para ? after(b) : NULL;

	if (!next)
		return false;
	if (is_clause(before, next))
		return true;
	switch (b->para->role) {
	case CTG_ROLE_SIGNATORY:
		return signs_with(next);
	case CTG_ROLE_ENTRY:
		return is_role(next, CTG_ROLE_ENTRY) &&
			is_of_last_entries(next);
	case CTG_ROLE_BODY:
		return announces(b->para) && (next->table ||
			is_role(next, CTG_ROLE_ITEM) ||
			is_role(next, CTG_ROLE_QUOTE) || enumerates(next));
	case CTG_ROLE_QUOTE:
		return next->table || titles(b->para);
	case CTG_ROLE_ITEM:
		return is_role(next, CTG_ROLE_ITEM) &&
			next->para->depth > b->para->depth;
	default:
		return false;
	}
}

bool ctg_sheet_ends_list(const struct ctg_sheet_block *b)
{
	return is_role(b, CTG_ROLE_ITEM) && !is_role(after(b), CTG_ROLE_ITEM);
}

/* --- tables --------------------------------------------------------------- */

/* Letters in a line of the page, and lines above which a row is tall. */
#define LINE		110
#define LINE_LANDSCAPE	165
#define TALL		18
/* In halves of a line, of which one is the margin of each row: less than
 * half of a page. */
#define SHORT		56
#define SHORT_LANDSCAPE	36

static unsigned part_of(const struct ctg_sheet_table *t, unsigned column,
	unsigned cols)
{
	unsigned sum = 0;

	for (unsigned i = column; i < column + cols && i < t->columns; i++)
		sum += t->widths ? t->widths[i] : 1000 / t->columns;
	return sum ? sum : 1;
}

static size_t lines_of(const struct ctg_sheet_para *p, size_t line)
{
	size_t n = 0, lines = 1;

	line = line ? line : 1;
	for (const struct ctg_run *r = p ? p->runs : NULL; r; r = r->next) {
		n += ctg_utf8_count(r->text);
		if (r->kind == CTG_RUN_BREAK) {
			lines += 1 + n / line;
			n = 0;
		}
	}
	return lines + n / line;
}

static size_t height_of(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row, bool landscape)
{
	size_t whole = landscape ? LINE_LANDSCAPE : LINE, height = 1;

	for (unsigned i = 0; i < t->columns; i++) {
		size_t lines = lines_of(row->cells[i].para, whole *
			part_of(t, i, row->cells[i].cols) / 1000);

		if (lines > height)
			height = lines;
	}
	return height;
}

bool ctg_sheet_row_is_tall(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row, bool landscape)
{
	return height_of(t, row, landscape) > TALL;
}

bool ctg_sheet_row_is_title(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	bool bold = false;

	for (unsigned i = 0; i < t->columns; i++) {
		const struct ctg_sheet_para *p = row->cells[i].para;

		for (const struct ctg_run *r = p ? p->runs : NULL; r;
		     r = r->next) {
			if (r->kind == CTG_RUN_TEXT && !r->bold)
				return false;
			bold |= r->bold;
		}
	}
	return bold;
}

bool ctg_sheet_row_keeps(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	size_t after = t->n - (size_t)(row - t->rows) - 1;

	return after == 1 || (after > 1 && (row->keep ||
		ctg_sheet_row_is_title(t, row)));
}

bool ctg_sheet_table_is_short(const struct ctg_sheet_table *t,
	bool landscape)
{
	size_t height = 0;

	for (size_t i = 0; i < t->n; i++)
		height += 2 * height_of(t, &t->rows[i], landscape) + 1;
	return height <= (landscape ? SHORT_LANDSCAPE : SHORT);
}
