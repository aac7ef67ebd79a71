/* SPDX-License-Identifier: Apache-2.0 */
#include "model/label.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* In a running text « 5 a été » is label 5; in a heading, where a separator
 * follows, « 2 a : » is label 2a. */
enum where { IN_TEXT, IN_HEADING };

static const char *const latin[] = {
	"", "", "bis", "ter", "quater", "quinquies", "sexies", "septies",
	"octies", "nonies", "decies",
};
/* Known to lawyers, too far for a convention: not read as a plain 5. */
static const char *const beyond[] = {
	"undecies", "duodecies", "terdecies", "quaterdecies", "quindecies",
	"sexdecies", "vicies",
};

static const char *const roman_tens[] = {
	"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC",
};
static const char *const roman_units[] = {
	"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
};

static bool cut_any(struct ctg_str *s, const char *const *these, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ctg_str_cut(s, ctg_str_from(these[i])))
			return true;
	return false;
}

static bool begins_digit(struct ctg_str s)
{
	return s.n > 0 && ctg_is_digit(s.p[0]);
}

static bool take_number(struct ctg_str *s, unsigned *out)
{
	unsigned v = 0;
	size_t n = 0;

	while (n < s->n && n < 5 && ctg_is_digit(s->p[n]))
		v = v * 10 + (unsigned)(s->p[n++] - '0');
	if (n == 0 || n == 5)
		return false;
	*s = ctg_str_skip(*s, n);
	*out = v;
	return true;
}

static bool is_lone_letter(struct ctg_str s)
{
	return s.n > 0 && ctg_is_alpha(s.p[0]) &&
		ctg_french_word_ends(ctg_str_skip(s, 1));
}

/* Nothing that follows belongs to the number: not « 5,5 », « 16:30 »,
 * « 5-1-2 », « 5.a », « 5/12 », « 5° ». */
static bool ends_here(struct ctg_str s)
{
	static const char *const joints[] = {
		".", ",", ":", "-", "\u2010", "\u2011", "–",
	};
	static const char *const ends[] = {
		"—", ";", ")", "]", "}", "»", "\"", "”", "'", "’", "?", "!",
		"…", "|", "*",
	};
	size_t len;

	if (s.n == 0 || ctg_utf8_is_space(ctg_utf8_next(s, &len)))
		return true;
	if (cut_any(&s, joints, COUNT(joints)))
		return !begins_digit(s) && !is_lone_letter(s);
	return cut_any(&s, ends, COUNT(ends));
}

static bool at_separator(struct ctg_str s)
{
	static const char *const separators[] = {
		":", "-", "–", "—", ".", ")",
	};

	(void)ctg_french_spaces(&s);
	return s.n == 0 || cut_any(&s, separators, COUNT(separators));
}

/* « 12 % », « 1 584 familles »: amounts, not labels. */
static bool is_amount(struct ctg_str s)
{
	static const char *const signs[] = { "%", "€" };

	if (!ctg_french_spaces(&s))
		return false;
	if (cut_any(&s, signs, COUNT(signs)))
		return true;
	return s.n >= 3 && ctg_is_digit(s.p[0]) && ctg_is_digit(s.p[1]) &&
		ctg_is_digit(s.p[2]) && !begins_digit(ctg_str_skip(s, 3));
}

/* « bis » up to « decies »; false on a multiple that we do not number. */
static bool take_latin(struct ctg_str *s, unsigned *out)
{
	struct ctg_str at = *s;

	(void)ctg_french_spaces(&at);
	for (size_t i = 0; i < COUNT(beyond); i++)
		if (ctg_french_cut(&at, beyond[i]))
			return false;
	for (unsigned i = 2; i < COUNT(latin); i++)
		if (ctg_french_cut(&at, latin[i])) {
			*s = at;
			*out = i;
			break;
		}
	return true;
}

/* « -1 » after a number. */
static void take_sub(struct ctg_str *s, unsigned *out)
{
	static const char *const hyphens[] = { "-", "\u2010", "\u2011" };
	struct ctg_str at = *s;
	unsigned v;

	if (cut_any(&at, hyphens, COUNT(hyphens)) && take_number(&at, &v) &&
	    v > 0) {
		*s = at;
		*out = v;
	}
}

static void take_dots(struct ctg_str *s, unsigned dots[static 3])
{
	unsigned v;

	for (size_t i = 0; i < 3; i++) {
		struct ctg_str at = *s;

		if (!ctg_str_cut(&at, STR(".")) || !take_number(&at, &v) ||
		    v == 0)
			return;
		*s = at;
		dots[i] = v;
	}
}

/* The a of « 2a ». */
static void take_letter(struct ctg_str *s, struct ctg_label *l,
	enum where where)
{
	struct ctg_str at = *s;
	bool apart = ctg_french_spaces(&at);

	if (!is_lone_letter(at) || (apart && (where != IN_HEADING ||
	    !at_separator(ctg_str_skip(at, 1)))))
		return;
	l->letter = (char)(at.p[0] | 0x20);
	*s = ctg_str_skip(at, 1);
}

static bool take_first(struct ctg_str *s)
{
	return ctg_french_cut(s, "er") || ctg_french_cut(s, "re") ||
		ctg_french_cut(s, "ere");
}

static bool take_arabic(struct ctg_str *s, struct ctg_label *l,
	enum where where)
{
	bool first;

	if (!take_number(s, &l->num))
		return false;
	first = l->num == 1 && take_first(s);
	if (!first) {
		take_dots(s, l->dots);
		take_letter(s, l, where);
	}
	take_sub(s, &l->sub);
	if (!take_latin(s, &l->latin))
		return false;
	return first || l->letter || l->latin || !is_amount(*s);
}

/* The longest of these that begins s: its rank. */
static unsigned cut_longest(struct ctg_str *s, const char *const these[10])
{
	unsigned best = 0;

	for (unsigned i = 1; i < 10; i++)
		if (ctg_str_starts(*s, ctg_str_from(these[i])) &&
		    strlen(these[i]) > strlen(these[best]))
			best = i;
	*s = ctg_str_skip(*s, strlen(these[best]));
	return best;
}

/* All upper or all lower case, written the one right way, 99 at most. */
static bool take_numeral(struct ctg_str *s, unsigned *out)
{
	char up[10];
	struct ctg_str digits = { up, 0 };
	bool lower = s->n > 0 && s->p[0] >= 'a';

	while (digits.n < s->n && digits.n < sizeof(up) &&
	       memchr(lower ? "ivxlc" : "IVXLC", s->p[digits.n], 5)) {
		up[digits.n] = (char)(s->p[digits.n] & ~0x20);
		digits.n++;
	}
	*s = ctg_str_skip(*s, digits.n);
	*out = cut_longest(&digits, roman_tens) * 10;
	*out += cut_longest(&digits, roman_units);
	return *out > 0 && digits.n == 0;
}

/* I, V and X alone are numerals; C and L alone are letters.  In a text a
 * small « i » is more likely a slip. */
static bool take_roman(struct ctg_str *s, struct ctg_label *l,
	enum where where)
{
	struct ctg_str at = *s;

	if (!take_numeral(&at, &l->num))
		return false;
	if (s->n - at.n == 1 && (l->num >= 50 || (s->p[0] >= 'a' &&
	    (where == IN_TEXT || !at_separator(at)))))
		return false;
	if (l->num == 1)
		(void)take_first(&at);
	take_sub(&at, &l->sub);
	if (!take_latin(&at, &l->latin))
		return false;
	l->style = CTG_ROMAN;
	*s = at;
	return true;
}

/* « A », but not the « L. » of « article L. 263-1 ». */
static bool take_capital(struct ctg_str *s, struct ctg_label *l,
	enum where where)
{
	struct ctg_str at = ctg_str_skip(*s, 1);

	if (!is_lone_letter(*s) || (s->p[0] >= 'a' && (where == IN_TEXT ||
	    !at_separator(at))))
		return false;
	if (ctg_str_starts(at, STR("'")) || ctg_str_starts(at, STR("’")))
		return false;
	l->style = CTG_LETTER;
	l->num = (unsigned)((s->p[0] & ~0x20) - 'A' + 1);
	if (!take_latin(&at, &l->latin))
		return false;
	*s = at;
	while (ctg_str_cut(&at, STR(".")) || ctg_str_cut(&at, STR("*")) ||
	       ctg_french_spaces(&at))
		continue;
	return !begins_digit(at);
}

static bool take_spelled(struct ctg_str *s, struct ctg_label *l,
	[[maybe_unused]] enum where where)
{
	if (ctg_french_cut(s, "preliminaire")) {
		l->style = CTG_PRELIMINARY;
		return true;
	}
	l->num = 1;
	return ctg_french_cut(s, "premier") || ctg_french_cut(s, "premiere");
}

static size_t take(struct ctg_label *out, struct ctg_str text,
	enum where where)
{
	static bool (*const styles[])(struct ctg_str *, struct ctg_label *,
		enum where) = {
		take_arabic, take_spelled, take_roman, take_capital,
	};
	static const char *const marks[] = {
		"n°", "N°", "nº", "Nº", "№",
	};
	struct ctg_str start = text;

	if (cut_any(&start, marks, COUNT(marks)))
		(void)ctg_french_spaces(&start);
	for (size_t i = 0; i < COUNT(styles); i++) {
		struct ctg_label l = { 0 };
		struct ctg_str s = start;

		if (!styles[i](&s, &l, where) || !ends_here(s))
			continue;
		*out = l;
		return text.n - s.n;
	}
	return 0;
}

size_t ctg_label_take(struct ctg_label *out, struct ctg_str text)
{
	return take(out, text, IN_TEXT);
}

size_t ctg_label_take_heading(struct ctg_label *out, struct ctg_str text)
{
	return take(out, text, IN_HEADING);
}

enum ctg_code ctg_label_parse(struct ctg_label *out, struct ctg_str text,
	struct ctg_err *err)
{
	struct ctg_str s = ctg_french_trim(text);
	struct ctg_label l;

	if (s.n == 0 || take(&l, s, IN_HEADING) != s.n)
		return ctg_fail(err, CTG_EINPUT, "numéro illisible\u00a0: "
			"«\u00a0%.*s\u00a0»", STR_ARG(s));
	*out = l;
	return CTG_OK;
}

static void write_tail(struct ctg_buf *b, struct ctg_label l)
{
	for (size_t i = 0; i < 3 && l.dots[i]; i++)
		ctg_buf_printf(b, ".%u", l.dots[i]);
	if (l.letter)
		ctg_buf_putc(b, l.letter);
	if (l.sub)
		ctg_buf_printf(b, "-%u", l.sub);
	if (l.latin && l.latin < COUNT(latin))
		ctg_buf_printf(b, " %s", latin[l.latin]);
}

static void write_label(struct ctg_buf *b, struct ctg_label l,
	const char *first)
{
	bool bare = !l.dots[0] && !l.letter && !l.sub;

	switch (l.style) {
	case CTG_PRELIMINARY:
		ctg_buf_puts(b, "préliminaire");
		return;
	case CTG_ROMAN:
		ctg_buf_puts(b, roman_tens[l.num / 10 % 10]);
		ctg_buf_puts(b, roman_units[l.num % 10]);
		break;
	case CTG_LETTER:
		ctg_buf_putc(b, (char)('A' + (l.num + 25) % 26));
		break;
	case CTG_ARABIC:
		ctg_buf_printf(b, "%u", l.num);
		break;
	}
	if (l.num == 1 && bare && l.style != CTG_LETTER)
		ctg_buf_puts(b, first);
	write_tail(b, l);
}

void ctg_label_write(struct ctg_buf *b, struct ctg_label l)
{
	write_label(b, l, l.style == CTG_ARABIC ? "er" : "");
}

/* « article 1er » and « titre Ier » are read so aloud; « annexe 1 » is not. */
void ctg_label_write_named(struct ctg_buf *b, enum ctg_word w,
	struct ctg_label l)
{
	bool first = w == CTG_ARTICLE ||
		(l.style == CTG_ROMAN && !ctg_word_is_feminine(w));

	ctg_buf_printf(b, "%s ", ctg_word_name(w));
	write_label(b, l, first ? "er" : "");
}

static int cmp(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

int ctg_label_cmp(struct ctg_label a, struct ctg_label b)
{
	bool a_first = a.style == CTG_PRELIMINARY;
	bool b_first = b.style == CTG_PRELIMINARY;
	int d = a_first != b_first ? b_first - a_first :
		cmp(a.style, b.style);

	if (d == 0)
		d = cmp(a.num, b.num);
	for (size_t i = 0; i < 3 && d == 0; i++)
		d = cmp(a.dots[i], b.dots[i]);
	if (d == 0)
		d = cmp((unsigned char)a.letter, (unsigned char)b.letter);
	if (d == 0)
		d = cmp(a.sub, b.sub);
	return d ? d : cmp(a.latin, b.latin);
}
