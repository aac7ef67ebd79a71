/* SPDX-License-Identifier: Apache-2.0 */
/* C601 and C604: what is still to fill before anybody signs. */
#include "base/utf8.h"
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"

#include <string.h>

/* Nobody fills more at a time; this bounds the work on hostile texts. */
#define MAX_FINDINGS	50
/* « [à compléter par la commune] »: longer brackets hold a sentence. */
#define LONGEST_BRACKET	80

static struct ctg_str skip_spaces(struct ctg_str s)
{
	size_t len;

	while ((len = ctg_check_space(s, 0)) > 0)
		s = ctg_str_skip(s, len);
	return s;
}

static size_t take_bracket(struct ctg_str s)
{
	size_t end = ctg_str_find(ctg_str_head(s, LONGEST_BRACKET), STR("]"));

	if (end >= s.n || end == LONGEST_BRACKET ||
	    !ctg_wording_has(ctg_str_head(s, end), "a completer|a preciser|"
	    "a definir|a renseigner|a remplir"))
		return 0;
	return end + 1;
}

/* If *s begins with the year of a date to fill, or with one that is known,
 * moves past it. */
static bool cut_year(struct ctg_str *s, struct ctg_str form)
{
	struct ctg_str t = *s;
	size_t n = 0;

	if (ctg_str_cut(s, form))
		return true;
	(void)ctg_str_cut(&t, STR("20"));
	if (ctg_str_cut(&t, ctg_str_skip(form, 2))) {
		*s = t;
		return true;
	}
	while (n < s->n && ctg_is_digit(s->p[n]))
		n++;
	if (n != 4)
		return false;
	*s = ctg_str_skip(*s, n);
	return true;
}

/* The letters of a date to fill and what separates them: « JJ MM AAAA »,
 * « XX/XX/20XX », « xx/xx/2027 ». */
static size_t take_date(struct ctg_str s)
{
	static const struct ctg_str forms[][3] = {
		{ CTG_STR_INIT("JJ"), CTG_STR_INIT("MM"),
		  CTG_STR_INIT("AAAA") },
		{ CTG_STR_INIT("XX"), CTG_STR_INIT("XX"),
		  CTG_STR_INIT("XXXX") },
		{ CTG_STR_INIT("xx"), CTG_STR_INIT("xx"),
		  CTG_STR_INIT("xxxx") },
	};

	for (size_t f = 0; f < sizeof(forms) / sizeof(forms[0]); f++) {
		struct ctg_str t = s;
		size_t part = 0, sep;

		while (part < 3 && (part < 2 ?
		       ctg_str_cut(&t, forms[f][part]) :
		       cut_year(&t, forms[f][part]))) {
			sep = ctg_check_space(t, 0);
			if (sep == 0 && t.n > 0 && strchr("/.-", t.p[0]))
				sep = 1;
			if (++part == 3 || sep == 0)
				break;
			t = ctg_str_skip(t, sep);
		}
		if (part == 3 && !ctg_check_letter(t, 0))
			return s.n - t.n;
	}
	return 0;
}

static bool begins_day(struct ctg_str s)
{
	s = skip_spaces(s);
	return s.n == 0 || ctg_is_digit(s.p[0]) || ctg_wording_take(s,
		"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|"
		"octobre|novembre|decembre");
}

/* « n° XXXX », « le XX mars 2027 » at byte i; « XX » alone may be a name, and
 * « XXe » is a century. */
static size_t take_letters(struct ctg_str s, size_t i)
{
	struct ctg_str before = ctg_str_head(s, i), t = ctg_str_skip(s, i);
	size_t n = 0;

	while (n < t.n && t.p[n] == 'X')
		n++;
	if (n < 2 || ctg_str_ends(before, STR("/")) ||
	    ctg_check_letter(t, n) || (n < t.n && ctg_is_digit(t.p[n])))
		return 0;
	return n > 2 || ctg_wording_ends(before, "no") ||
		(ctg_wording_ends(before, "le|du") &&
		begins_day(ctg_str_skip(t, n))) ? n : 0;
}

/* « (à compléter) », and nothing else between the brackets. */
static size_t take_parenthesis(struct ctg_str s)
{
	size_t end = ctg_str_find(ctg_str_head(s, LONGEST_BRACKET), STR(")"));
	struct ctg_str in = ctg_french_trim(ctg_str_skip(
		ctg_str_head(s, end), 1));

	return end < s.n && end < LONGEST_BRACKET && in.n > 0 &&
		ctg_wording_take(in, "a completer|a preciser|a definir|"
		"a renseigner|a remplir") == in.n ? end + 1 : 0;
}

/* What fills a blank: dots, points of suspension or underscores. */
struct run {
	size_t dots, suspensions, lines, len;
};

static struct run read_run(struct ctg_str s)
{
	struct run r = { 0 };

	for (;;) {
		struct ctg_str t = ctg_str_skip(s, r.len);

		if (ctg_str_starts(t, STR("_")) && r.dots + r.suspensions == 0)
			r.lines++, r.len++;
		else if (ctg_str_starts(t, STR(".")) && r.lines == 0)
			r.dots++, r.len++;
		else if (ctg_str_starts(t, STR("…")) && r.lines == 0)
			r.suspensions++, r.len += sizeof("…") - 1;
		else
			return r;
	}
}

/* Long enough to be a blank wherever it stands. */
static size_t take_run(struct ctg_str s)
{
	struct run r = read_run(s);

	return r.dots >= 4 || r.suspensions >= 2 || r.lines >= 3 ? r.len : 0;
}

/* One part of « .../.../2027 », « __ / __ / ____ »: a blank or a number. */
static size_t take_part(struct ctg_str s, bool *blank)
{
	struct run r = read_run(s);
	size_t n = 0;

	*blank = r.dots >= 2 || r.suspensions + r.lines >= 1;
	if (*blank)
		return r.len;
	while (n < s.n && n < 4 && ctg_is_digit(s.p[n]))
		n++;
	return n;
}

/* A blank that begins the parts of a date or of a number: « .../.../2027 »,
 * « …/2027 ». */
static size_t take_parts(struct ctg_str s)
{
	struct ctg_str t = s;
	bool blank;
	size_t n = take_part(t, &blank), read = 0;

	for (unsigned parts = 1; blank || parts > 1; parts++) {
		t = ctg_str_skip(t, n);
		if (parts > 1)
			read = s.n - t.n;
		t = skip_spaces(t);
		if (parts == 3 || !ctg_str_cut(&t, STR("/")))
			break;
		t = skip_spaces(t);
		n = take_part(t, &blank);
		if (n == 0)
			return 0;
	}
	return ctg_check_letter(s, read) ? 0 : read;
}

/* Three dots are a blank where a word or a number must stand: « Fait à …,
 * le … 2027 », « … euros ». */
static size_t take_short(struct ctg_str s, size_t i)
{
	struct ctg_str before = ctg_str_head(s, i), after;
	struct run r = read_run(ctg_str_skip(s, i));

	if (r.dots != 3 && r.suspensions != 1 && r.lines != 2)
		return 0;
	if (ctg_wording_ends(before, "no|mme|fait a|m.|monsieur|madame"))
		return r.len;
	after = skip_spaces(ctg_str_skip(s, i + r.len));
	if (ctg_wording_ends(before, "le|du") && begins_day(after))
		return r.len;
	return ctg_wording_ends(before, "de|a") && (ctg_str_starts(after,
		STR("€")) || ctg_wording_take(after, "euro|euros")) ?
		r.len : 0;
}

/* « etc.... » is a fault of its own, and nothing to fill. */
static bool is_after_etc(struct ctg_str s, size_t i)
{
	struct ctg_str before = ctg_str_head(s, i);

	return ctg_str_ends(before, STR("etc")) ||
		ctg_str_ends(before, STR("Etc"));
}

/* The dots that lead to a page number: at the end of a line, or anywhere in a
 * sommaire typed by hand.  A year is no page: « le ........ 2023 ». */
static bool is_leader(const struct ctg_checker *c, const struct ctg_block *b,
	size_t end)
{
	struct ctg_str s = skip_spaces(ctg_str_skip(b->words, end));
	size_t digits = 0;

	while (digits < s.n && ctg_is_digit(s.p[digits]))
		digits++;
	if (digits == 0 || digits > 3)
		return false;
	return s.n == digits || s.p[digits] == '\n' || (b->node &&
		ctg_check_is_sommaire(c, ctg_node_section(b->node)));
}

/* « M./Mme » that no name follows, with the blank after it. */
static size_t take_person(struct ctg_str s)
{
	static const struct ctg_str forms[] = {
		CTG_STR_INIT("M./Mme"), CTG_STR_INIT("M. / Mme"),
		CTG_STR_INIT("M/Mme"), CTG_STR_INIT("Mme/M."),
		CTG_STR_INIT("Mme / M."), CTG_STR_INIT("Monsieur/Madame"),
		CTG_STR_INIT("Madame/Monsieur"),
		CTG_STR_INIT("Monsieur / Madame"),
		CTG_STR_INIT("Madame / Monsieur"),
	};
	struct ctg_str t = s;
	size_t f = 0, blank;

	while (f < sizeof(forms) / sizeof(forms[0]) &&
	       !ctg_str_cut(&t, forms[f]))
		f++;
	if (t.n == s.n)
		return 0;
	s.n -= t.n;
	t = skip_spaces(t);
	blank = t.n == 0 ? 0 : t.p[0] == '[' ? take_bracket(t) : take_run(t);
	if (blank > 0)
		return (size_t)(t.p - s.p) + blank;
	return t.n == 0 || strchr(".,;:\n", t.p[0]) ||
		ctg_str_starts(t, STR("…")) ? s.n : 0;
}

/* « Date (JJ/MM/AAAA) », « Civilité (M./Mme) » in a form tell how to fill
 * it: nothing is missing from the convention. */
static bool is_hint(struct ctg_str s, size_t i, size_t end)
{
	return i > 0 && s.p[i - 1] == '(' && end < s.n && s.p[end] == ')';
}

static size_t take_dots(const struct ctg_checker *c,
	const struct ctg_block *b, size_t i)
{
	struct ctg_str s = ctg_str_skip(b->words, i);
	size_t n = i > 0 && (ctg_check_letter(b->words, i - 1) ||
		b->words.p[i - 1] == ':') ? 0 : take_parts(s);

	if (n > 0)
		return n;
	n = take_run(s);
	if (n == 0)
		return take_short(b->words, i);
	/* « mot___suivi » is a name of somebody's machine. */
	if (i > 0 && ctg_check_letter(b->words, i - 1) &&
	    ctg_check_letter(s, n))
		return 0;
	return is_after_etc(b->words, i) || is_leader(c, b, i + n) ? 0 : n;
}

/* The length of what is to fill at byte i; 0 for nothing. */
static size_t take_blank(const struct ctg_checker *c,
	const struct ctg_block *b, size_t i)
{
	struct ctg_str s = ctg_str_skip(b->words, i);
	size_t n;

	switch (s.p[0]) {
	case '[':
		return take_bracket(s);
	case '(':
		return take_parenthesis(s);
	case 'J':
	case 'X':
	case 'x':
		if (i > 0 && ctg_check_letter(b->words, i - 1))
			return 0;
		n = take_date(s);
		if (n == 0)
			return take_letters(b->words, i);
		return is_hint(b->words, i, i + n) ? 0 : n;
	case 'M':
		n = take_person(s);
		return is_hint(b->words, i, i + n) ? 0 : n;
	default:
		return take_dots(c, b, i);
	}
}

/* The next byte from i on that may begin a blank. */
static size_t next_start(struct ctg_str s, size_t i)
{
	static const bool starts[256] = {
		['['] = true, ['J'] = true, ['X'] = true, ['x'] = true,
		['M'] = true, ['('] = true, ['_'] = true, ['.'] = true,
		[0xe2] = true,		/* … */
	};

	while (i < s.n && !starts[(unsigned char)s.p[i]])
		i++;
	return i;
}

/* A line of dots may be long: its first letters will do. */
static struct ctg_str shown(struct ctg_str s)
{
	size_t n = 0, len;

	if (s.n <= LONGEST_BRACKET)
		return s;
	for (size_t k = 0; k < 8; k++) {
		(void)ctg_utf8_next(ctg_str_skip(s, n), &len);
		n += len;
	}
	return ctg_str_head(s, n);
}

static size_t check_blanks(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	struct ctg_str s = b->words;
	size_t findings = 0;
	size_t i = next_start(s, 0);

	while (i < s.n && findings < MAX_FINDINGS) {
		size_t n = take_blank(c, b, i);

		if (n > 0 && !ctg_check_is_printed(b, i)) {
			ctg_check_at(c, "C601", b, i,
				"reste à compléter : « %.*s »",
				STR_ARG(shown(ctg_str_head(
				ctg_str_skip(s, i), n))));
			findings++;
		}
		i = next_start(s, i + (n > 0 ? n : 1));
	}
	return findings;
}

static bool has_date(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		struct ctg_str t = ctg_str_skip(s, i);
		struct ctg_date d;

		if (!ctg_is_digit(s.p[i]) ||
		    (i > 0 && ctg_is_digit(s.p[i - 1])))
			continue;
		if (ctg_date_read_french(&d, t) > 0 ||
		    ctg_date_read_iso(&d, ctg_str_head(t, 10)))
			return true;
	}
	return false;
}

/* « Les délibérations des conseils municipaux, énumérées en annexe 7 ». */
static bool is_listed_elsewhere(struct ctg_str words, size_t end)
{
	return words.p[end - 1] == 's' && ctg_wording_has(words, "annexe*");
}

/* C604.  A date that a variable prints, or that is to fill, is not missing. */
static void check_visa(const struct ctg_checker *c, const struct ctg_block *b,
	bool blank)
{
	size_t len, at = ctg_wording_find(b->words,
		"deliberation|deliberations", &len);

	if (at < b->words.n && !blank && !has_date(b->words) &&
	    !ctg_str_has(b->words, STR("{{")) &&
	    !is_listed_elsewhere(b->words, at + len))
		ctg_check_at(c, "C604", b, at, "délibération visée sans sa "
			"date");
}

static bool is_visa(const struct ctg_block *b)
{
	if (b->value)
		return b->visa;
	return b->node->kind == CTG_PARA &&
		ctg_str_starts(b->words, STR("Vu "));
}

void ctg_check_fill(const struct ctg_checker *c)
{
	bool unnamed = false;

	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_block *b = &c->blocks[i];
		size_t n;

		if (!b->node->src)
			continue;
		n = check_blanks(c, b);
		if (is_visa(b))
			check_visa(c, b, n > 0);
	}
	for (size_t i = 0; i < c->nvalues; i++) {
		const struct ctg_block *b = &c->values[i];
		/* The « M./Mme » of a name that is itself to fill. */
		size_t n = unnamed && take_person(b->words) ? 0 :
			check_blanks(c, b);

		unnamed = b->name && n > 0;
		if (is_visa(b))
			check_visa(c, b, n > 0);
	}
}
