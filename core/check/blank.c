/* SPDX-License-Identifier: Apache-2.0 */
#include "check/blank.h"

#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"

#include <string.h>

/* « [à compléter par la commune] »: longer brackets hold a sentence. */
#define LONGEST_BRACKET	80
/* No more is read of what stands before a blank. */
#define LOOK_BEHIND	24

static struct ctg_str skip_spaces(struct ctg_str s)
{
	size_t len;

	while ((len = ctg_check_space(s, 0)) > 0)
		s = ctg_str_skip(s, len);
	return s;
}

/* The words just before byte i. */
static struct ctg_str words_before(struct ctg_str s, size_t i)
{
	return ctg_str_skip(ctg_str_head(s, i), i > LOOK_BEHIND ?
		i - LOOK_BEHIND : 0);
}

/* « [à compléter par la commune] », « [nom du maire] »; « [la Caf] » mends a
 * quotation. */
static size_t take_bracket(struct ctg_str s)
{
	size_t end = ctg_str_find(ctg_str_head(s, LONGEST_BRACKET), STR("]"));
	struct ctg_str in = ctg_str_skip(ctg_str_head(s, end), 1);

	if (end >= s.n || end == LONGEST_BRACKET ||
	    !(ctg_wording_has(in, "a completer|a preciser|a definir|"
	    "a renseigner|a remplir|a inserer|a indiquer") ||
	    ctg_wording_take(ctg_french_ltrim(in), "nom|prenom|date|montant|"
	    "lieu|numero|no|adresse|inserer|indiquer")))
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
		{ CTG_STR_INIT("jj"), CTG_STR_INIT("mm"),
		  CTG_STR_INIT("aaaa") },
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
	struct ctg_str before = words_before(s, i), t = ctg_str_skip(s, i);
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
	struct ctg_str t = ctg_french_ltrim(ctg_str_skip(s, 1));
	size_t n = ctg_wording_take(t, "a completer|a preciser|a definir|"
		"a renseigner|a remplir");

	t = ctg_french_ltrim(ctg_str_skip(t, n));
	return n > 0 && ctg_str_starts(t, STR(")")) ? s.n - t.n + 1 : 0;
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
	struct ctg_str before = words_before(s, i), after;
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

size_t ctg_blank_person(struct ctg_str s)
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

/* « etc.... » is a fault of its own, and nothing to fill. */
static bool is_after_etc(struct ctg_str s, size_t i)
{
	struct ctg_str before = ctg_str_head(s, i);

	return ctg_str_ends(before, STR("etc")) ||
		ctg_str_ends(before, STR("Etc"));
}

/* « Date (JJ/MM/AAAA) », « Civilité (M./Mme) » in a form tell how to fill
 * it: nothing is missing from the convention. */
static bool is_hint(struct ctg_str s, size_t i, size_t end)
{
	return i > 0 && s.p[i - 1] == '(' && end < s.n && s.p[end] == ')';
}

static size_t take_dots(struct ctg_str s, size_t i)
{
	struct ctg_str at = ctg_str_skip(s, i);
	bool after_letter = i > 0 && ctg_check_letter(s, i - 1);
	size_t n = after_letter || (i > 0 && s.p[i - 1] == ':') ? 0 :
		take_parts(at);

	if (n > 0)
		return n;
	n = take_run(at);
	if (n == 0)
		return take_short(s, i);
	/* « mot___suivi » is a name of somebody's machine. */
	return (after_letter && ctg_check_letter(at, n)) ||
		is_after_etc(s, i) ? 0 : n;
}

size_t ctg_blank_take(struct ctg_str s, size_t i)
{
	struct ctg_str at = ctg_str_skip(s, i);
	size_t n;

	switch (s.p[i]) {
	case '[':
		return take_bracket(at);
	case '(':
		return take_parenthesis(at);
	case 'J':
	case 'j':
	case 'X':
	case 'x':
		if (i > 0 && ctg_check_letter(s, i - 1))
			return 0;
		n = take_date(at);
		if (n == 0)
			return take_letters(s, i);
		return is_hint(s, i, i + n) ? 0 : n;
	case 'M':
		n = ctg_blank_person(at);
		return is_hint(s, i, i + n) ? 0 : n;
	default:
		return take_dots(s, i);
	}
}

size_t ctg_blank_run(struct ctg_str s)
{
	return read_run(s).len;
}

size_t ctg_blank_next(struct ctg_str s, size_t i)
{
	static const bool starts[256] = {
		['['] = true, ['J'] = true, ['j'] = true, ['X'] = true,
		['x'] = true, ['M'] = true, ['('] = true, ['_'] = true,
		['.'] = true, [0xe2] = true,	/* … */
	};

	while (i < s.n && !starts[(unsigned char)s.p[i]])
		i++;
	return i;
}
