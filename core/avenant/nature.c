/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/nature.h"

#include "base/date.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/label.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* « 12 », « 1 584 705 », « 12,50 »: figures, in groups or not. */
static bool cut_figures(struct ctg_str *s)
{
	struct ctg_str at = *s, next;
	bool comma = false;

	while (at.n > 0 && ctg_is_digit(at.p[0])) {
		at = ctg_str_skip(at, 1);
		next = at;
		if ((!comma && (ctg_str_cut(&next, STR(",")) ||
		    ctg_str_cut(&next, STR(".")))) &&
		    next.n > 0 && ctg_is_digit(next.p[0])) {
			comma = true;
			at = next;
		} else if (!comma && ctg_french_spaces(&next) && next.n > 0 &&
		    ctg_is_digit(next.p[0])) {
			at = next;
		}
	}
	if (at.n == s->n)
		return false;
	*s = at;
	return true;
}

static bool is_year(struct ctg_str s)
{
	return s.n == 4 && (ctg_str_starts(s, STR("19")) ||
		ctg_str_starts(s, STR("20"))) && ctg_is_digit(s.p[2]) &&
		ctg_is_digit(s.p[3]);
}

static bool is_period(struct ctg_str s)
{
	return s.n == 9 && (s.p[4] == '-' || s.p[4] == '/') &&
		is_year(ctg_str_head(s, 4)) && is_year(ctg_str_skip(s, 5));
}

static bool is_number(struct ctg_str s)
{
	return cut_figures(&s) && s.n == 0;
}

static bool is_amount(struct ctg_str s)
{
	static const char *const units[] = { "euros", "euro" };

	if (!cut_figures(&s))
		return false;
	(void)ctg_french_spaces(&s);
	for (size_t i = 0; i < COUNT(units); i++)
		if (ctg_french_cut(&s, units[i]))
			return s.n == 0;
	return ctg_str_eq(s, STR("€"));
}

static bool is_rate(struct ctg_str s)
{
	return cut_figures(&s) && (ctg_french_spaces(&s), true) &&
		ctg_str_eq(s, STR("%"));
}

static bool is_date(struct ctg_str s)
{
	struct ctg_date d;

	return ctg_date_read_french(&d, s) == s.n && s.n > 0;
}

/* « L. 263-1 », « R.* 123-4 »: a letter of a code and a number. */
static bool cut_code(struct ctg_str *s)
{
	struct ctg_str at = *s;

	if (at.n < 2 || !strchr("LRDA", at.p[0]))
		return false;
	at = ctg_str_skip(at, 1);
	(void)ctg_str_cut(&at, STR("."));
	(void)ctg_french_spaces(&at);
	if (at.n == 0 || !ctg_is_digit(at.p[0]))
		return false;
	*s = at;
	return true;
}

static bool is_reference(struct ctg_str s)
{
	struct ctg_label label;
	enum ctg_word word;
	bool plural, code = cut_code(&s);
	size_t n = code ? 0 : ctg_word_take(&word, &plural, s);

	s = ctg_str_skip(s, n);
	if (n > 0 && (plural || !ctg_french_spaces(&s)))
		return false;
	return (code || n > 0) && ctg_label_take(&label, s) == s.n && s.n > 0;
}

static bool is_sign(struct ctg_str s)
{
	size_t len;

	return ctg_utf8_count(s) == 1 &&
		!ctg_utf8_is_letter(ctg_utf8_next(s, &len)) &&
		!ctg_is_digit(s.p[0]);
}

/* « places », but not « et », « au », « inclus ». */
static bool begins_with_noun(struct ctg_str s)
{
	static const char *const others[] = {
		"et", "ou", "a", "au", "aux", "jusqu'", "jusque", "pour",
		"par", "dans", "avec", "sur", "en", "de", "du", "des", "d'",
		"la", "le", "les", "l'", "ainsi", "puis", "est", "sont",
		"inclus", "incluse", "compris", "comprise", "sauf", "mais",
		"ont", "soit", "sans", "sous", "qui", "que", "selon",
	};
	size_t len;

	if (!ctg_french_spaces(&s) || s.n == 0)
		return false;
	for (size_t i = 0; i < COUNT(others); i++) {
		struct ctg_str at = s;

		if (ctg_french_cut(&at, others[i]))
			return false;
	}
	return ctg_utf8_is_letter(ctg_utf8_next(s, &len)) &&
		!ctg_utf8_is_upper(ctg_utf8_next(s, &len));
}

enum ctg_nature ctg_nature_of(struct ctg_str words, struct ctg_str after)
{
	static bool (*const is[CTG_NATURES])(struct ctg_str) = {
		[CTG_NATURE_DATE] = is_date, [CTG_NATURE_YEAR] = is_year,
		[CTG_NATURE_AMOUNT] = is_amount,
		[CTG_NATURE_NUMBER] = is_number,
		[CTG_NATURE_RATE] = is_rate,
		[CTG_NATURE_REFERENCE] = is_reference,
		[CTG_NATURE_PERIOD] = is_period,
		[CTG_NATURE_SIGN] = is_sign,
	};

	for (unsigned i = CTG_NATURE_WORDS + 1; i < CTG_NATURES; i++)
		if (is[i](words) && !(i == CTG_NATURE_YEAR &&
		    begins_with_noun(after)))
			return i;
	return CTG_NATURE_WORDS;
}

/* Words are told apart by spaces and apostrophes; « aujourd'hui » is one.
 * A sign is not a word, unless it is alone. */
static bool are_several(struct ctg_str s)
{
	unsigned count = 0;
	bool inside = false;
	size_t len;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		unsigned c = ctg_utf8_next(s, &len);
		struct ctg_str rest = s;

		if (!inside && (ctg_french_cut(&rest, "aujourd'hui") ||
		    ctg_french_cut(&rest, "quelqu'un"))) {
			count++;
			len = s.n - rest.n;
		} else if (ctg_utf8_is_letter(c) || (c < 0x80 &&
		    ctg_is_digit((char)c))) {
			count += !inside;
			inside = true;
		} else if (c == '\'' || c == 0x2019 || ctg_utf8_is_space(c)) {
			inside = false;
		}
	}
	return count > 1;
}

struct ctg_nature_noun ctg_nature_noun(enum ctg_nature nature,
	struct ctg_str words)
{
	static const struct ctg_nature_noun nouns[CTG_NATURES] = {
		[CTG_NATURE_WORDS] = { "le mot", false, false },
		[CTG_NATURE_DATE] = { "la date", true, false },
		[CTG_NATURE_YEAR] = { "l'année", true, false },
		[CTG_NATURE_AMOUNT] = { "le montant", false, false },
		[CTG_NATURE_NUMBER] = { "le nombre", false, false },
		[CTG_NATURE_RATE] = { "le taux", false, false },
		[CTG_NATURE_REFERENCE] = { "la référence", true, false },
		[CTG_NATURE_PERIOD] = { "la période", true, false },
		[CTG_NATURE_SIGN] = { "le signe", false, false },
	};

	if (nature == CTG_NATURE_WORDS && are_several(words))
		return (struct ctg_nature_noun){ "les mots", false, true };
	return nouns[nature];
}
