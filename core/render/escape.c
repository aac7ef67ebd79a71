/* SPDX-License-Identifier: Apache-2.0 */
#include "render/escape.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/marker.h"

#include <string.h>

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
static bool is_mark(const struct ctg_spot *at, struct ctg_str s, size_t i,
	bool last)
{
	char next = i + 1 < s.n ? s.p[i + 1] : '\0';

	switch (s.p[i]) {
	case '\\': case '*': case '`':
		return true;
	case '_':
		return !is_intraword(s, i);
	case '[':
		return at->link || next == '^';
	case ']':
		return at->link || next == '(' || next == ':';
	case '<':
		return ctg_is_alpha(next) || (next && strchr("/!?", next)) ||
			is_mail(ctg_str_skip(s, i + 1));
	case '&':
		return starts_entity(ctg_str_skip(s, i));
	case '{':
		return next == '{';
	case '|':
		return at->cell;
	case '#':
		return at->heading;
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
static bool opens_block(const struct ctg_spot *at, struct ctg_str s)
{
	size_t i = 0;

	if (s.n == 0 || (at->item && is_box(s)))
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

void ctg_escape_byte(struct ctg_buf *b, char c, bool edge)
{
	if (c == '\n' || c == '\r' || (edge && (c == ' ' || c == '\t')))
		ctg_buf_printf(b, "&#%d;", c);
	else
		ctg_buf_putc(b, c);
}

/* A label with its space is shorter. */
#define LONGEST_LABEL	16

/* The sign that makes a label of how s begins: « ) » in « a) », « ° » in
 * « 2° », « – ».  Its offset, s.n without one. */
static size_t find_label(const struct ctg_spot *at, struct ctg_str s)
{
	char start[LONGEST_LABEL + 1];
	size_t n = s.n < LONGEST_LABEL ? s.n : LONGEST_LABEL, len;

	if (!at->fresh || !at->label || n == 0)
		return s.n;
	memcpy(start, s.p, n);
	if (at->goes_on)
		start[n++] = ' ';
	n = ctg_marker_wrapped((struct ctg_str){ start, n });
	(void)ctg_utf8_last(ctg_str_head(s, n), &len);
	return n > 0 ? n - len : s.n;
}

/* No backslash helps before « ° » or « – ».  The bytes of s read. */
static size_t write_entity(struct ctg_buf *b, struct ctg_str s)
{
	size_t len;

	ctg_buf_printf(b, "&#%u;", ctg_utf8_next(s, &len));
	return len;
}

/* « [^ » calls a note, even in the text of a link. */
static bool calls_note(const struct ctg_buf *b, char c)
{
	return c == '^' && b->n > 0 && b->p[b->n - 1] == '[' &&
		(b->n == 1 || b->p[b->n - 2] != '\\');
}

void ctg_escape(struct ctg_buf *b, struct ctg_spot *at, struct ctg_str s,
	bool first, bool last)
{
	size_t i = 0, opener = s.n, label = find_label(at, s);

	if (at->fresh && opens_block(at, s))
		for (opener = 0; ctg_is_digit(s.p[opener]);)
			opener++;
	at->fresh = at->fresh && s.n == 0;
	for (; i < s.n; i++) {
		if (i == label && (unsigned char)s.p[i] >= 0x80) {
			i += write_entity(b, ctg_str_skip(s, i)) - 1;
			continue;
		}
		if (i == opener || i == label || is_mark(at, s, i, last) ||
		    calls_note(b, s.p[i]))
			ctg_buf_putc(b, '\\');
		ctg_escape_byte(b, s.p[i], (first && i == 0) ||
			(last && i + 1 == s.n));
		/* « \{{ » keeps its second brace bare. */
		if (s.p[i] == '{' && i + 1 < s.n && s.p[i + 1] == '{')
			ctg_buf_putc(b, s.p[++i]);
	}
}

void ctg_escape_address(struct ctg_buf *b, struct ctg_str s, bool cell)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (strchr("<>\\", c) || (c == '|' && cell))
			ctg_buf_putc(b, '\\');
		ctg_escape_byte(b, c, false);
		/* Here cmark reads entities before backslashes. */
		if (c == '&' && starts_entity(ctg_str_skip(s, i)))
			ctg_buf_puts(b, "amp;");
	}
}
