/* SPDX-License-Identifier: Apache-2.0 */
/* C601 and C604: what is still to fill before anybody signs; and C602 for the
 * values of the front-matter. */
#include "base/utf8.h"
#include "check/blank.h"
#include "check/checks.h"
#include "check/wording.h"

/* Nobody fills more at a time, nor writes a paragraph of so many dots and
 * brackets; this bounds the work on hostile texts. */
#define MAX_FINDINGS	50
#define MAX_LOOKS	20'000
#define LONGEST_SHOWN	80

/* The dots that lead to a page number: at the end of a line, or anywhere in a
 * sommaire typed by hand.  A year is no page: « le ........ 2023 ». */
static bool is_leader(const struct ctg_checker *c, const struct ctg_block *b,
	size_t end)
{
	struct ctg_str s = ctg_str_skip(b->words, end);
	size_t digits = 0, len;

	while ((len = ctg_check_space(s, 0)) > 0)
		s = ctg_str_skip(s, len);
	while (digits < s.n && ctg_is_digit(s.p[digits]))
		digits++;
	if (digits == 0 || digits > 3)
		return false;
	return s.n == digits || s.p[digits] == '\n' || (b->node &&
		ctg_check_is_sommaire(c, ctg_node_section(b->node)));
}

/* A line of dots may be long: its first letters will do. */
static struct ctg_str shown(struct ctg_str s)
{
	size_t n = 0, len;

	if (s.n <= LONGEST_SHOWN)
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
	size_t findings = 0, looks = 0;
	size_t i = ctg_blank_next(s, 0);

	while (i < s.n && findings < MAX_FINDINGS && looks++ < MAX_LOOKS) {
		size_t n = ctg_blank_take(s, i);
		size_t run = ctg_blank_run(ctg_str_skip(s, i));

		if (n > 0 && !(n == run && is_leader(c, b, i + n)) &&
		    !ctg_check_is_printed(b, i)) {
			ctg_check_at(c, "C601", b, i,
				"reste à compléter\u00a0: «\u00a0%.*s\u00a0»",
				STR_ARG(shown(ctg_str_head(
				ctg_str_skip(s, i), n))));
			findings++;
		}
		/* A run is read once, blank or not. */
		n = n > run ? n : run;
		i = ctg_blank_next(s, i + (n > 0 ? n : 1));
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

/* C602: a value is printed as it is; only a visa may hold a variable. */
static void check_value(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	size_t at = ctg_str_find(b->words, STR("{{"));

	if (at < b->words.n && !b->visa)
		ctg_check_at(c, "C602", b, at, "une variable n'est pas "
			"remplacée dans une valeur de l'en-tête");
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
		size_t n = unnamed && ctg_blank_person(b->words) ? 0 :
			check_blanks(c, b);

		unnamed = b->name && n > 0;
		check_value(c, b);
		if (is_visa(b))
			check_visa(c, b, n > 0);
	}
}
