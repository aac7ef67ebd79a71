/* SPDX-License-Identifier: Apache-2.0 */
#include "render/markdown.h"

#include "base/utf8.h"

#include <string.h>

struct writer {
	struct ctg_buf *out;
	unsigned indent;	/* of the item being written */
	bool fresh;		/* at the start of a paragraph's text */
	bool item;		/* in the first paragraph of an item */
	bool cell;		/* inside a table cell */
	bool link;		/* inside the text of a link */
	bool heading;
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

static bool is_word(unsigned c)
{
	return (c < 0x80 && ctg_is_digit((char)c)) || ctg_utf8_is_letter(c);
}

/* « _ » between two letters is no mark. */
static bool is_intraword(struct ctg_str s, size_t i)
{
	size_t len;

	return is_word(ctg_utf8_last(ctg_str_head(s, i), &len)) &&
		is_word(ctg_utf8_next(ctg_str_skip(s, i + 1), &len));
}

/* What stands before an @ in an address (CommonMark 0.29, 6.7). */
static bool is_mail(struct ctg_str s)
{
	size_t i = 0;

	while (i < s.n && (ctg_is_alpha(s.p[i]) || ctg_is_digit(s.p[i]) ||
	       strchr(".!#$%&'*+/=?^_`{|}~-", s.p[i])))
		i++;
	return i > 0 && i < s.n && s.p[i] == '@';
}

/* « & » begins an entity only before a name and « ; ». */
static bool starts_entity(struct ctg_str s)
{
	size_t i = 1;

	if (i < s.n && s.p[i] == '#')
		i++;
	while (i < s.n && (ctg_is_alpha(s.p[i]) || ctg_is_digit(s.p[i])))
		i++;
	return i > 1 && i < s.n && s.p[i] == ';';
}

/* Would the character at i be read as a mark?  What follows s may begin with
 * a bracket, unless s is the last of its line. */
static bool is_mark(const struct writer *w, struct ctg_str s, size_t i,
	bool last)
{
	char next = i + 1 < s.n ? s.p[i + 1] : '\0';

	switch (s.p[i]) {
	case '\\': case '*': case '`':
		return true;
	case '_':
		return !is_intraword(s, i);
	case '[':
		return w->link || next == '^';
	case ']':
		return w->link || next == '(' || next == ':';
	case '<':
		return ctg_is_alpha(next) || (next && strchr("/!?", next)) ||
			is_mail(ctg_str_skip(s, i + 1));
	case '&':
		return starts_entity(ctg_str_skip(s, i));
	case '{':
		return next == '{';
	case '|':
		return w->cell;
	case '#':
		return w->heading;
	case '!':
		return next == '[' || (!next && !last);
	case '~':
		return next == '~';
	default:
		return false;
	}
}

/* « [ ] » at the start of an item is a box to tick. */
static bool is_box(struct ctg_str s)
{
	return s.p[0] == '[' && (s.n == 1 || strchr(" xX", s.p[1]));
}

/* At the start of a paragraph or of a line: a heading, a list, a quote, the
 * marks of a table. */
static bool opens_block(const struct writer *w, struct ctg_str s)
{
	size_t i = 0;

	if (s.n == 0 || (w->item && is_box(s)))
		return s.n > 0;
	if (strchr("-+", s.p[0]))
		return s.n == 1 || s.p[1] == s.p[0] ||
			strchr(" \t|:", s.p[1]);
	if (strchr("#>=|", s.p[0]))
		return true;
	if (s.p[0] == ':')
		return s.n > 1 && s.p[1] == '-';
	while (i < s.n && ctg_is_digit(s.p[i]))
		i++;
	return i > 0 && i < 10 && i < s.n && strchr(".)", s.p[i]) &&
		(i + 1 == s.n || ctg_is_space(s.p[i + 1]));
}

/* Spaces at the edge of a line or of an emphasis, and line ends inside a
 * text, come from entities and would be lost as such. */
static void write_byte(struct writer *w, char c, bool edge)
{
	if (c == '\n' || c == '\r' || (edge && (c == ' ' || c == '\t')))
		ctg_buf_printf(w->out, "&#%d;", c);
	else
		ctg_buf_putc(w->out, c);
}

static void write_escaped(struct writer *w, struct ctg_str s, bool first,
	bool last)
{
	size_t i = 0, opener = s.n;

	if (w->fresh && opens_block(w, s))
		for (opener = 0; ctg_is_digit(s.p[opener]);)
			opener++;
	w->fresh = w->fresh && s.n == 0;
	for (; i < s.n; i++) {
		if (i == opener || is_mark(w, s, i, last))
			ctg_buf_putc(w->out, '\\');
		write_byte(w, s.p[i], (first && i == 0) ||
			(last && i + 1 == s.n));
		/* « \{{ » keeps its second brace bare. */
		if (s.p[i] == '{' && i + 1 < s.n && s.p[i + 1] == '{')
			ctg_buf_putc(w->out, s.p[++i]);
	}
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

/* The text of an emphasis: beside a space, even a no-break one, its stars
 * would be no marks. */
static void write_marked(struct writer *w, struct ctg_str s, bool first,
	bool last)
{
	unsigned before = first ? take_space(&s, false) : 0;
	unsigned after = last ? take_space(&s, true) : 0;

	if (before)
		ctg_buf_printf(w->out, "&#%u;", before);
	write_escaped(w, s, first && !before, last && !after);
	if (after)
		ctg_buf_printf(w->out, "&#%u;", after);
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
	if (is_emphasis(n->parent))
		write_marked(w, s, is_edge(n->prev), is_edge(last->next));
	else
		write_escaped(w, s, is_edge(n->prev), is_edge(last->next));
}

static void write_softbreak(struct writer *w, const struct ctg_node *n)
{
	write_byte(w, ' ', is_edge(n->prev) || is_edge(n->next));
}

static void write_linebreak(struct writer *w,
	[[maybe_unused]] const struct ctg_node *n)
{
	if (w->cell) {
		ctg_buf_puts(w->out, "<br>");
		return;
	}
	ctg_buf_puts(w->out, "\\\n");
	for (unsigned i = 0; i < w->indent; i++)
		ctg_buf_putc(w->out, ' ');
	w->fresh = true;
}

static void write_between(struct writer *w, const struct ctg_node *n,
	const char *mark)
{
	ctg_buf_puts(w->out, mark);
	w->fresh = false;
	write_children(w, n);
	w->fresh = false;
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

static void write_address(struct writer *w, struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (strchr("<>\\", c) || (c == '|' && w->cell))
			ctg_buf_putc(w->out, '\\');
		write_byte(w, c, false);
		/* Here cmark reads entities before backslashes. */
		if (c == '&' && starts_entity(ctg_str_skip(s, i)))
			ctg_buf_puts(w->out, "amp;");
	}
}

static void write_link(struct writer *w, const struct ctg_node *n)
{
	bool outer = w->link;

	ctg_buf_puts(w->out, n->kind == CTG_IMAGE ? "![" : "[");
	w->fresh = false;
	w->link = true;
	write_children(w, n);
	w->link = outer;
	w->fresh = false;
	ctg_buf_puts(w->out, "](<");
	write_address(w, n->text);
	ctg_buf_puts(w->out, ">)");
}

static void write_noteref(struct writer *w, const struct ctg_node *n)
{
	ctg_buf_printf(w->out, "[^%u]", n->note.number);
	w->fresh = false;
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
	w->fresh = true;
	w->item = n->parent->kind == CTG_ITEM && !n->prev;
	write_children(w, n);
	ctg_buf_putc(w->out, '\n');
}

static void write_heading(struct writer *w, const struct ctg_node *n)
{
	start_block(w);
	for (unsigned i = 0; i < n->parent->division.level; i++)
		ctg_buf_putc(w->out, '#');
	ctg_buf_putc(w->out, ' ');
	w->fresh = false;
	w->heading = true;
	write_children(w, n);
	w->heading = false;
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
		STR_ARG(marker), marker.n > 0 ? " " : "");
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
	w->cell = true;
	w->fresh = false;
	write_children(w, n);
	w->cell = false;
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
