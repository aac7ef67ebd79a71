/* SPDX-License-Identifier: Apache-2.0 */
#include "model/ordinal.h"

#include "base/buf.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static const char *const units[] = {
	"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept",
	"huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
	"quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
};
static const char *const tens[] = {
	"", "", "vingt", "trente", "quarante", "cinquante", "soixante",
	"soixante", "quatre-vingt", "quatre-vingt",
};

static void write_unit(struct ctg_buf *b, unsigned n, bool feminine)
{
	ctg_buf_puts(b, n == 1 && feminine ? "une" : units[n]);
}

/* « vingt et un » and « soixante et onze », but « quatre-vingt-un ». */
static void write_below_100(struct ctg_buf *b, unsigned n, bool feminine)
{
	unsigned ten = n / 10, rest = n % 10;

	if (n < 20) {
		write_unit(b, n, feminine);
		return;
	}
	ctg_buf_puts(b, tens[ten]);
	if (ten == 7 || ten == 9)
		rest += 10;
	if (rest > 0) {
		ctg_buf_puts(b, rest % 10 == 1 && ten < 8 ? " et " : "-");
		write_unit(b, rest, feminine);
	}
}

/* « vingt » and « cent » take an s when they are multiplied and end the
 * number, and not before « mille ». */
static void write_below_1000(struct ctg_buf *b, unsigned n, bool feminine,
	bool ends)
{
	unsigned hundreds = n / 100, rest = n % 100;

	if (hundreds > 1) {
		ctg_buf_puts(b, units[hundreds]);
		ctg_buf_putc(b, ' ');
	}
	if (hundreds > 0)
		ctg_buf_puts(b, hundreds > 1 && rest == 0 && ends ? "cents" :
			"cent");
	if (hundreds > 0 && rest > 0)
		ctg_buf_putc(b, ' ');
	if (rest > 0)
		write_below_100(b, rest, feminine);
	if (rest == 80 && ends)
		ctg_buf_putc(b, 's');
}

void ctg_cardinal_write(struct ctg_buf *b, unsigned n, bool feminine)
{
	unsigned thousands = n / 1000, rest = n % 1000;

	if (n >= 1'000'000) {
		ctg_buf_printf(b, "%u", n);
		return;
	}
	if (n == 0)
		ctg_buf_puts(b, units[0]);
	if (thousands > 1) {
		write_below_1000(b, thousands, false, false);
		ctg_buf_putc(b, ' ');
	}
	if (thousands > 0)
		ctg_buf_puts(b, rest > 0 ? "mille " : "mille");
	write_below_1000(b, rest, feminine, true);
}

/* « quatre » gives « quatrième », « neuf » « neuvième », « cinq »
 * « cinquième », « quatre-vingts » « quatre-vingtième ». */
static void make_ordinal(struct ctg_buf *b)
{
	struct ctg_str s = ctg_buf_str(b);

	if (ctg_str_ends(s, STR("ents")) || ctg_str_ends(s, STR("ingts")) ||
	    ctg_str_ends(s, STR("e")))
		b->n--;
	if (ctg_str_ends(s, STR("f")))
		b->p[b->n - 1] = 'v';
	if (ctg_str_ends(s, STR("q")))
		ctg_buf_putc(b, 'u');
	ctg_buf_puts(b, "ième");
}

void ctg_ordinal_write(struct ctg_buf *b, unsigned n, bool feminine)
{
	if (n == 1) {
		ctg_buf_puts(b, feminine ? "première" : "premier");
	} else if (n > 999) {
		ctg_buf_printf(b, "%ue", n);
	} else {
		ctg_cardinal_write(b, n, false);
		make_ordinal(b);
	}
}

/* A number being read.  The word that ends in « -ième » is its last. */
struct spelled {
	struct ctg_str s;
	bool begun, ordinal;
};

struct number_word {
	unsigned value;
	const char *cardinal, *ordinal;
};

static const struct number_word number_words[] = {
	{ 1, "un", "unieme" }, { 1, "une", "unieme" },
	{ 2, "deux", "deuxieme" }, { 3, "trois", "troisieme" },
	{ 4, "quatre", "quatrieme" }, { 5, "cinq", "cinquieme" },
	{ 6, "six", "sixieme" }, { 7, "sept", "septieme" },
	{ 8, "huit", "huitieme" }, { 9, "neuf", "neuvieme" },
	{ 10, "dix", "dixieme" }, { 11, "onze", "onzieme" },
	{ 12, "douze", "douzieme" }, { 13, "treize", "treizieme" },
	{ 14, "quatorze", "quatorzieme" }, { 15, "quinze", "quinzieme" },
	{ 16, "seize", "seizieme" }, { 20, "vingt", "vingtieme" },
	{ 20, "vingts", "vingtieme" }, { 30, "trente", "trentieme" },
	{ 40, "quarante", "quarantieme" },
	{ 50, "cinquante", "cinquantieme" },
	{ 60, "soixante", "soixantieme" }, { 100, "cent", "centieme" },
	{ 100, "cents", "centieme" }, { 1000, "mille", "millieme" },
};

/* Between two words of a number: a hyphen or spaces, and « et ». */
static bool take_joint(struct ctg_str *s, bool and)
{
	if (!ctg_str_cut(s, STR("-")) && !ctg_str_cut(s, STR("\u2011")) &&
	    !ctg_french_spaces(s))
		return false;
	return !and || (ctg_french_cut(s, "et") && take_joint(s, false));
}

/* Takes one word worth between min and max. */
static bool take_between(struct spelled *r, unsigned min, unsigned max,
	bool and, unsigned *out)
{
	struct ctg_str at = r->s;

	if (r->ordinal || (r->begun && !take_joint(&at, and)))
		return false;
	for (size_t i = 0; i < COUNT(number_words); i++) {
		const struct number_word *w = &number_words[i];
		bool ordinal;

		if (w->value < min || w->value > max)
			continue;
		ordinal = ctg_french_cut(&at, w->ordinal);
		if (!ordinal && !ctg_french_cut(&at, w->cardinal))
			continue;
		*r = (struct spelled){ at, true, ordinal };
		*out = w->value;
		return true;
	}
	return false;
}

/* From 1 to 9, or to 19. */
static bool take_units(struct spelled *r, bool teens, bool and, unsigned *out)
{
	unsigned more;

	if (!take_between(r, 1, teens ? 16 : 9, and, out))
		return false;
	if (*out == 10 && take_between(r, 7, 9, false, &more))
		*out += more;
	return true;
}

static bool take_tens(struct spelled *r, unsigned *out)
{
	struct spelled four = *r;
	unsigned v;

	if (take_between(&four, 4, 4, false, &v) &&
	    take_between(&four, 20, 20, false, &v)) {
		*r = four;
		*out = 80;
		return true;
	}
	return take_between(r, 20, 60, false, out);
}

static bool take_below_100(struct spelled *r, unsigned *out)
{
	unsigned v, more;

	if (!take_tens(r, &v))
		return take_units(r, true, false, out);
	*out = v;
	if (take_units(r, v >= 60, false, &more) ||
	    take_units(r, v >= 60, true, &more))
		*out += more;
	return true;
}

static bool take_below_1000(struct spelled *r, unsigned *out)
{
	struct spelled at = *r;
	unsigned v = 1, more;

	(void)take_between(&at, 2, 9, false, &v);
	if (!take_between(&at, 100, 100, false, &more))
		return take_below_100(r, out);
	*r = at;
	*out = v * 100;
	if (take_below_100(r, &more))
		*out += more;
	return true;
}

static bool take_spelled(struct spelled *r, unsigned *out)
{
	struct spelled at = *r;
	unsigned v = 1, more;

	(void)take_below_1000(&at, &v);
	if (!take_between(&at, 1000, 1000, false, &more))
		return take_below_1000(r, out);
	*r = at;
	*out = v * 1000;
	if (take_below_1000(r, &more))
		*out += more;
	return true;
}

static size_t take_words(unsigned *out, struct ctg_str text, bool ordinal)
{
	struct spelled r = { .s = text };
	unsigned v;

	if (!take_spelled(&r, &v) || r.ordinal != ordinal)
		return 0;
	*out = v;
	return text.n - r.s.n;
}

size_t ctg_cardinal_take(unsigned *out, struct ctg_str text)
{
	struct ctg_str s = text;

	if (ctg_french_cut(&s, "zero")) {
		*out = 0;
		return text.n - s.n;
	}
	return take_words(out, text, false);
}

/* « 2e », and the spellings that are wrong but clear: « 2ème ». */
static bool take_suffix(struct ctg_str *s, unsigned n)
{
	if (n == 1)
		return ctg_french_cut(s, "er") || ctg_french_cut(s, "re") ||
			ctg_french_cut(s, "ere");
	if (n == 2 && (ctg_french_cut(s, "nd") || ctg_french_cut(s, "nde")))
		return true;
	return ctg_french_cut(s, "e") || ctg_french_cut(s, "eme") ||
		ctg_french_cut(s, "ieme");
}

static size_t take_figures(unsigned *out, struct ctg_str text)
{
	struct ctg_str s = text;
	unsigned v = 0;

	while (s.n > 0 && ctg_is_digit(s.p[0]) && text.n - s.n < 7) {
		v = v * 10 + (unsigned)(s.p[0] - '0');
		s = ctg_str_skip(s, 1);
	}
	if (v == 0 || !take_suffix(&s, v))
		return 0;
	*out = v;
	return text.n - s.n;
}

size_t ctg_ordinal_take(unsigned *out, struct ctg_str text)
{
	static const struct number_word special[] = {
		{ 1, "premier", NULL }, { 1, "premiere", NULL },
		{ 2, "second", NULL }, { 2, "seconde", NULL },
	};

	for (size_t i = 0; i < COUNT(special); i++) {
		struct ctg_str s = text;

		if (ctg_french_cut(&s, special[i].cardinal)) {
			*out = special[i].value;
			return text.n - s.n;
		}
	}
	if (text.n > 0 && ctg_is_digit(text.p[0]))
		return take_figures(out, text);
	return take_words(out, text, true);
}
