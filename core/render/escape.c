/* SPDX-License-Identifier: Apache-2.0 */
#include "render/escape.h"

#include "base/utf8.h"

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

bool ctg_escape_is_entity(struct ctg_str s)
{
	size_t i = 1;

	if (i < s.n && s.p[i] == '#')
		i++;
	while (i < s.n && (ctg_is_alpha(s.p[i]) || ctg_is_digit(s.p[i])))
		i++;
	return i > 1 && i < s.n && s.p[i] == ';';
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

/* Would the character at i be read as a mark?  What follows s may begin with
 * a bracket, unless s is the last of its line. */
static bool is_mark(const struct ctg_escape *e, struct ctg_str s, size_t i,
	bool last)
{
	char next = i + 1 < s.n ? s.p[i + 1] : '\0';

	switch (s.p[i]) {
	case '\\': case '*': case '`':
		return true;
	case '_':
		return !is_intraword(s, i);
	case '[':
		return e->link || next == '^';
	case ']':
		return e->link || next == '(' || next == ':';
	case '<':
		return ctg_is_alpha(next) || (next && strchr("/!?", next)) ||
			is_mail(ctg_str_skip(s, i + 1));
	case '&':
		return ctg_escape_is_entity(ctg_str_skip(s, i));
	case '{':
		return next == '{';
	case '|':
		return e->cell;
	case '#':
		return e->heading;
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
static bool opens_block(const struct ctg_escape *e, struct ctg_str s)
{
	size_t i = 0;

	if (s.n == 0 || (e->item && is_box(s)))
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

void ctg_escape_byte(struct ctg_escape *e, char c, bool edge)
{
	if (c == '\n' || c == '\r' || (edge && (c == ' ' || c == '\t')))
		ctg_buf_printf(e->out, "&#%d;", c);
	else
		ctg_buf_putc(e->out, c);
}

void ctg_escape_words(struct ctg_escape *e, struct ctg_str s, bool first,
	bool last)
{
	size_t i = 0, opener = s.n;

	if (e->fresh && opens_block(e, s))
		for (opener = 0; ctg_is_digit(s.p[opener]);)
			opener++;
	e->fresh = e->fresh && s.n == 0;
	for (; i < s.n; i++) {
		if (i == opener || is_mark(e, s, i, last))
			ctg_buf_putc(e->out, '\\');
		ctg_escape_byte(e, s.p[i], (first && i == 0) ||
			(last && i + 1 == s.n));
		/* « \{{ » keeps its second brace bare. */
		if (s.p[i] == '{' && i + 1 < s.n && s.p[i + 1] == '{')
			ctg_buf_putc(e->out, s.p[++i]);
	}
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

void ctg_escape_marked(struct ctg_escape *e, struct ctg_str s, bool first,
	bool last)
{
	unsigned before = first ? take_space(&s, false) : 0;
	unsigned after = last ? take_space(&s, true) : 0;

	if (before)
		ctg_buf_printf(e->out, "&#%u;", before);
	ctg_escape_words(e, s, first && !before, last && !after);
	if (after)
		ctg_buf_printf(e->out, "&#%u;", after);
}
