/* SPDX-License-Identifier: Apache-2.0 */
#include "render/markdown.h"

#include "base/utf8.h"
#include "render/escape.h"

#include <string.h>

struct writer {
	struct ctg_buf *out;
	struct ctg_spot spot;
	unsigned indent;	/* of the item being written */
	bool glued;		/* the next block follows a marker */
	bool below;		/* an entry of the sommaire stands above */
	char emph;		/* the mark of the emphasis around; or NUL */
	char closed;		/* the mark of the emphasis before */
};

static void write_one(struct writer *w, const struct ctg_node *n);

static void write_children(struct writer *w, const struct ctg_node *n)
{
	for (const struct ctg_node *c = n->first; c; c = c->next)
		write_one(w, c);
}

/* A blank line, then the indentation of the list around. */
static void start_block(struct writer *w)
{
	if (w->glued) {
		w->glued = false;
		return;
	}
	if (w->out->n > 0)
		ctg_buf_putc(w->out, '\n');
	for (unsigned i = 0; i < w->indent; i++)
		ctg_buf_putc(w->out, ' ');
}

static bool is_edge(const struct ctg_node *n)
{
	return !n || n->kind == CTG_SOFTBREAK || n->kind == CTG_LINEBREAK;
}

static bool is_emphasis(const struct ctg_node *n)
{
	return n && (n->kind == CTG_EMPH || n->kind == CTG_STRONG);
}

/* Takes a no-break space from an end of a text; 0 when there is none. */
static unsigned take_space(struct ctg_str *s, bool end)
{
	size_t len;
	unsigned c = end ? ctg_utf8_last(*s, &len) : ctg_utf8_next(*s, &len);

	if (c < 0x80 || !ctg_utf8_is_space(c))
		return 0;
	*s = end ? ctg_str_head(*s, s->n - len) : ctg_str_skip(*s, len);
	return c;
}

/* A run of texts, n to last, of an emphasis: beside a space, even a no-break
 * one, its stars would be no marks. */
static void write_marked(struct writer *w, struct ctg_str s,
	const struct ctg_node *n, const struct ctg_node *last)
{
	unsigned before = n->prev ? 0 : take_space(&s, false);
	unsigned after = last->next ? 0 : take_space(&s, true);

	if (before)
		ctg_buf_printf(w->out, "&#%u;", before);
	ctg_escape(w->out, &w->spot, s, is_edge(n->prev) && !before,
		is_edge(last->next) && !after);
	if (after)
		ctg_buf_printf(w->out, "&#%u;", after);
}

/* All that a cell holds: it would continue another. */
static bool is_span(const struct ctg_node *n, const struct ctg_node *last,
	struct ctg_str s)
{
	return n->parent->kind == CTG_CELL && !n->prev && !last->next &&
		(ctg_str_eq(s, STR("^^")) || ctg_str_eq(s, STR("<<")));
}

/* A run of texts is written as one: marks may lie across two of them. */
static void write_text(struct writer *w, const struct ctg_node *n)
{
	struct ctg_buf run = { .arena = w->out->arena };
	const struct ctg_node *last = n;
	struct ctg_str s;

	if (n->prev && n->prev->kind == CTG_TEXT)
		return;
	for (; last->next && last->next->kind == CTG_TEXT; last = last->next)
		ctg_buf_add(&run, last->text);
	if (last != n)
		ctg_buf_add(&run, last->text);
	s = last == n ? n->text : ctg_buf_str(&run);
	w->spot.goes_on = last->next && last->next->kind == CTG_SOFTBREAK;
	if (is_span(n, last, s))
		ctg_buf_putc(w->out, '\\');
	if (is_emphasis(n->parent))
		write_marked(w, s, n, last);
	else
		ctg_escape(w->out, &w->spot, s, is_edge(n->prev),
			is_edge(last->next));
}

static void write_softbreak(struct writer *w, const struct ctg_node *n)
{
	ctg_escape_byte(w->out, ' ', is_edge(n->prev) || is_edge(n->next));
	w->spot.fresh = false;
}

static void write_linebreak(struct writer *w,
	[[maybe_unused]] const struct ctg_node *n)
{
	if (w->spot.cell) {
		ctg_buf_puts(w->out, "<br>");
		return;
	}
	ctg_buf_puts(w->out, "\\\n");
	for (unsigned i = 0; i < w->indent; i++)
		ctg_buf_putc(w->out, ' ');
	w->spot.fresh = w->spot.label = true;
}

static void write_between(struct writer *w, const struct ctg_node *n,
	const char *mark)
{
	ctg_buf_puts(w->out, mark);
	w->spot.fresh = false;
	write_children(w, n);
	w->spot.fresh = false;
	ctg_buf_puts(w->out, mark);
}

/* A variable may print nothing. */
static bool is_empty(const struct ctg_node *n)
{
	return !n->first || (n->first == n->last &&
		n->first->kind == CTG_TEXT && n->first->text.n == 0);
}

/* Would the stars run into others? */
static bool touches_marks(const struct ctg_node *n)
{
	return is_emphasis(n->prev) || is_emphasis(n->next) ||
		is_emphasis(n->first) || is_emphasis(n->last) ||
		(is_emphasis(n->parent) && (!n->prev || !n->next));
}

/* A « _ » stands between blanks and ASCII punctuation only. */
static bool is_open(char c)
{
	return c && !ctg_is_alpha(c) && !ctg_is_digit(c) &&
		(c == ' ' || (c > ' ' && c < 0x7f));
}

static bool touches_letters(const struct ctg_node *n)
{
	struct ctg_str before = { 0 }, after = { 0 };

	if (n->prev && n->prev->kind == CTG_TEXT)
		before = n->prev->text;
	if (n->next && n->next->kind == CTG_TEXT)
		after = n->next->text;
	return (before.n > 0 && !is_open(before.p[before.n - 1])) ||
		(after.n > 0 && !is_open(after.p[0]));
}

static char choose_mark(const struct writer *w, const struct ctg_node *n)
{
	char beside = is_emphasis(n->prev) ? w->closed : w->emph;

	return touches_marks(n) && !touches_letters(n) && beside != '_' ?
		'_' : '*';
}

static void write_emph(struct writer *w, const struct ctg_node *n)
{
	char mark[2] = { choose_mark(w, n) };
	char outer = w->emph;

	if (is_empty(n))
		return;
	w->emph = mark[0];
	write_between(w, n, mark);
	w->emph = outer;
	w->closed = mark[0];
}

static void write_strong(struct writer *w, const struct ctg_node *n)
{
	if (is_empty(n))
		return;
	write_between(w, n, "**");
	w->closed = '*';
}

static void write_link(struct writer *w, const struct ctg_node *n)
{
	bool outer = w->spot.link;

	ctg_buf_puts(w->out, n->kind == CTG_IMAGE ? "![" : "[");
	w->spot.fresh = false;
	w->spot.link = true;
	write_children(w, n);
	w->spot.link = outer;
	w->spot.fresh = false;
	ctg_buf_puts(w->out, "](<");
	ctg_escape_address(w->out, n->text, w->spot.cell);
	ctg_buf_puts(w->out, ">)");
}

static void write_noteref(struct writer *w, const struct ctg_node *n)
{
	ctg_buf_printf(w->out, "[^%u]", n->note.number);
	w->spot.fresh = false;
}

static const struct ctg_node *target(const struct ctg_node *n)
{
	return n && n->kind == CTG_PARA ? n->para.target : NULL;
}

/* The sommaire is a list, two deep: the second level stands below the
 * first, if any came. */
static void start_entry(struct writer *w, const struct ctg_node *n)
{
	bool top = n->para.target->division.level == 1;

	if (!target(n->prev)) {
		start_block(w);
		w->below = false;
	}
	ctg_buf_puts(w->out, w->below && !top ? "  - " : "- ");
	w->below = w->below || top;
}

static void write_para(struct writer *w, const struct ctg_node *n)
{
	if (n->para.target)
		start_entry(w, n);
	else
		start_block(w);
	w->spot.fresh = true;
	w->spot.item = n->parent->kind == CTG_ITEM && !n->prev;
	w->spot.label = w->spot.item && n->parent->text.n == 0;
	write_children(w, n);
	ctg_buf_putc(w->out, '\n');
}

static void write_heading(struct writer *w, const struct ctg_node *n)
{
	start_block(w);
	for (unsigned i = 0; i < n->parent->division.level; i++)
		ctg_buf_putc(w->out, '#');
	ctg_buf_putc(w->out, ' ');
	w->spot.fresh = false;
	w->spot.heading = true;
	write_children(w, n);
	w->spot.heading = false;
	ctg_buf_putc(w->out, '\n');
}

/* What follows a marker, on its line. */
static void write_inside(struct writer *w, const struct ctg_node *n,
	unsigned width)
{
	w->indent += width;
	w->glued = true;
	write_children(w, n);
	w->indent -= width;
	if (w->glued)
		ctg_buf_putc(w->out, '\n');
	w->glued = false;
}

static bool is_bullets(const struct ctg_node *n)
{
	return n && n->kind == CTG_LIST && !n->list.ordered;
}

/* What is written just before n: a generated part has no mark of its own. */
static const struct ctg_node *block_before(const struct ctg_node *n)
{
	if (!n->prev && n->parent->kind == CTG_PART)
		n = n->parent;
	n = n->prev;
	while (n && n->kind == CTG_PART)
		n = n->last ? n->last : n->prev;
	return n;
}

/* Two lists side by side stay two when their bullets differ. */
static const char *bullet(const struct ctg_node *list)
{
	bool even = true;

	for (; is_bullets(block_before(list)); list = block_before(list))
		even = !even;
	if (target(block_before(list)))
		even = !even;
	return even ? "- " : "* ";
}

/* A list may follow the words of its item without a blank line, unless it is
 * numbered from elsewhere than 1. */
static bool is_below_words(const struct ctg_node *list)
{
	return list->parent->kind == CTG_ITEM && list->prev &&
		list->prev->kind == CTG_PARA &&
		(!list->list.ordered || list->list.start == 1);
}

/* « - 7) » and a space would be a numbered list in an item. */
static const char *after_marker(struct ctg_str marker, bool ordered)
{
	if (marker.n == 0)
		return "";
	return !ordered && ctg_is_digit(marker.p[0]) &&
		ctg_str_ends(marker, STR(")")) ? "\u00a0" : " ";
}

static void write_item(struct writer *w, const struct ctg_node *n)
{
	struct ctg_str marker = n->text;
	bool ordered = n->parent->list.ordered;
	unsigned width = ordered ? (unsigned)marker.n + 1 : 2;

	if (!w->glued && (n->prev || is_below_words(n->parent))) {
		for (unsigned i = 0; i < w->indent; i++)
			ctg_buf_putc(w->out, ' ');
	} else {
		start_block(w);
	}
	ctg_buf_printf(w->out, "%s%.*s%s", ordered ? "" : bullet(n->parent),
		STR_ARG(marker), after_marker(marker, ordered));
	write_inside(w, n, width);
}

static void write_cell(struct writer *w, const struct ctg_node *n)
{
	const struct ctg_node *owner = n->cell.owner;

	ctg_buf_putc(w->out, ' ');
	if (owner)
		ctg_buf_puts(w->out, owner->parent == n->parent ||
			owner->cell.column != n->cell.column ? "<<" : "^^");
	else
		write_children(w, n);
	ctg_buf_puts(w->out, " |");
}

static void write_delimiters(struct writer *w, const struct ctg_node *table)
{
	static const char *const marks[] = {
		[CTG_ALIGN_NONE] = "---|", [CTG_LEFT] = ":---|",
		[CTG_CENTER] = ":---:|", [CTG_RIGHT] = "---:|",
	};

	for (unsigned i = 0; i < w->indent; i++)
		ctg_buf_putc(w->out, ' ');
	ctg_buf_putc(w->out, '|');
	for (unsigned i = 0; i < table->table.columns; i++)
		ctg_buf_puts(w->out, marks[table->table.align[i]]);
	ctg_buf_putc(w->out, '\n');
}

static void write_row(struct writer *w, const struct ctg_node *n)
{
	if (!n->prev)
		start_block(w);
	else
		for (unsigned i = 0; i < w->indent; i++)
			ctg_buf_putc(w->out, ' ');
	ctg_buf_putc(w->out, '|');
	w->spot.cell = true;
	w->spot.fresh = false;
	write_children(w, n);
	w->spot.cell = false;
	ctg_buf_putc(w->out, '\n');
	if (n->row.header)
		write_delimiters(w, n->parent);
}

static void write_page_break(struct writer *w,
	[[maybe_unused]] const struct ctg_node *n)
{
	start_block(w);
	ctg_buf_puts(w->out, "---\n");
}

static void write_note(struct writer *w, const struct ctg_node *n)
{
	start_block(w);
	ctg_buf_printf(w->out, "[^%u]: ", n->note.number);
	write_inside(w, n, 4);
}

static void (*const acts[CTG_KINDS])(struct writer *,
	const struct ctg_node *) = {
	[CTG_DOCUMENT] = write_children,
	[CTG_PART] = write_children,
	[CTG_DIVISION] = write_children,
	[CTG_HEADING] = write_heading,
	[CTG_PARA] = write_para,
	[CTG_LIST] = write_children,
	[CTG_ITEM] = write_item,
	[CTG_TABLE] = write_children,
	[CTG_ROW] = write_row,
	[CTG_CELL] = write_cell,
	[CTG_BREAK] = write_page_break,
	[CTG_NOTE] = write_note,
	[CTG_TEXT] = write_text,
	[CTG_SOFTBREAK] = write_softbreak,
	[CTG_LINEBREAK] = write_linebreak,
	[CTG_EMPH] = write_emph,
	[CTG_STRONG] = write_strong,
	[CTG_LINK] = write_link,
	[CTG_IMAGE] = write_link,
	[CTG_NOTEREF] = write_noteref,
};

static void write_one(struct writer *w, const struct ctg_node *n)
{
	acts[n->kind](w, n);
}

void ctg_markdown_write(struct ctg_buf *b, const struct ctg_node *document)
{
	struct writer w = { .out = b };

	write_children(&w, document);
}
