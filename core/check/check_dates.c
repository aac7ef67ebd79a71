/* SPDX-License-Identifier: Apache-2.0 */
/* D401, D403, D405, D406: days of the calendar.  What the text says of its
 * own duration is in check_period.c. */
#include "base/utf8.h"
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"
#include "model/rules.h"

/* How far ahead D406 looks. */
static const struct ctg_span soon = { .months = 6 };

static struct ctg_str day_month(struct ctg_arena *a, struct ctg_date d)
{
	struct ctg_buf b = { .arena = a };

	ctg_date_write(&b, d);
	return ctg_buf_str(&b);
}

static void check_order(const struct ctg_checker *c)
{
	const struct ctg_period *p = &c->text->convention.periode;

	if (p->at_signature || !p->start.year || !p->end.year ||
	    ctg_date_cmp(p->end, p->start) >= 0)
		return;
	ctg_rule_report(c->diags, "D401",
		ctg_value_place(&c->text->convention, p->fin),
		"la fin (%.*s) précède le début (%.*s)",
		STR_ARG(day_month(c->arena, p->end)),
		STR_ARG(day_month(c->arena, p->start)));
}

static void check_term(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	const struct ctg_period *p = &conv->periode;
	struct ctg_date today = c->how->today, last;

	if (!today.year || !ctg_date_exists(p->end))
		return;
	if (ctg_date_cmp(p->end, today) < 0) {
		ctg_rule_report(c->diags, "D405",
			ctg_value_place(conv, p->fin),
			p->renewal == CTG_RENEWAL_TACIT ?
			"le terme du %.*s est passé (reconduction tacite)" :
			"la convention a pris fin le %.*s",
			STR_ARG(day_month(c->arena, p->end)));
		return;
	}
	if (!p->notice.years && !p->notice.months && !p->notice.days)
		return;
	last = ctg_date_before(p->end, p->notice);
	if (ctg_date_cmp(last, today) >= 0 &&
	    ctg_date_cmp(ctg_date_before(last, soon), today) <= 0)
		ctg_rule_report(c->diags, "D406",
			ctg_value_place(conv, p->fin),
			"le %.*s est le dernier jour pour donner le préavis",
			STR_ARG(day_month(c->arena, last)));
}

/* « 31 avril 2023 », « 31 juin »: the length read, or 0.  A day without its
 * year is judged in a leap year. */
static size_t read_spelled(struct ctg_date *out, struct ctg_arena *a,
	struct ctg_str s)
{
	size_t digits = 0, word, len = ctg_date_read_french(out, s);
	struct ctg_str month;
	struct ctg_date d;

	if (len > 0)
		return len;
	while (digits < s.n && ctg_is_digit(s.p[digits]))
		digits++;
	month = ctg_french_ltrim(ctg_str_skip(s, digits));
	word = ctg_wording_take(month, "fevrier|avril|juin|septembre|"
		"novembre|janvier|mars|mai|juillet|aout|octobre|decembre");
	if (word == 0 || month.n == s.n - digits)
		return 0;
	if (!ctg_date_read_french(&d, ctg_strf(a, "%.*s %.*s 2024",
	    (int)digits, s.p, (int)word, month.p)))
		return 0;
	*out = d;
	return s.n - month.n + word;
}

/* Numbers that come before a date without being its day: « n° 45 mars 2019 ».
 * Past 31, the words before must call for a date. */
static bool is_day(struct ctg_str before, unsigned day)
{
	if (day == 0 || ctg_wording_ends(before, "no|numero|article|page|"
	    "p.|annexe|articles"))
		return false;
	return day <= 31 || ctg_wording_ends(before, "le|du|au|et|entre|"
		"dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
		"avant le|jusqu'au|des");
}

static bool is_numeric(struct ctg_str date)
{
	while (date.n > 0 && ctg_is_digit(date.p[0]))
		date = ctg_str_skip(date, 1);
	return date.n > 0 && (date.p[0] == '/' || date.p[0] == '.');
}

/* « 31/04/2021 »; but « 12/13/2019 » with something around is a number of
 * file, and « 2.13.2021 » one of chapter. */
static bool is_numeric_date(struct ctg_str s, size_t i, size_t len,
	struct ctg_date d)
{
	struct ctg_str date = ctg_str_head(ctg_str_skip(s, i), len);
	char after = i + len < s.n ? s.p[i + len] : ' ';

	if (after == '/' || after == '-' || ctg_is_alpha(after) ||
	    d.month == 0 || d.year < 1000)
		return false;
	return ctg_str_has(date, STR("/")) ||
		(len == 10 && d.month >= 1 && d.month <= 12);
}

static void check_day(const struct ctg_checker *c, const struct ctg_block *b,
	size_t i)
{
	struct ctg_str s = b->words, before = ctg_str_head(s, i);
	struct ctg_str text = ctg_str_skip(s, i);
	struct ctg_date d;
	size_t len = read_spelled(&d, c->arena, text);

	if (len == 0 || ctg_date_exists(d) || d.year == 0)
		return;
	if (is_numeric(ctg_str_head(text, len)) ?
	    !is_numeric_date(s, i, len, d) || d.day == 0 ||
	    ctg_wording_ends(before, "no|numero") : !is_day(before, d.day))
		return;
	if (!b->value && ctg_check_is_printed(b, i))
		return;
	ctg_check_at(c, "D403", b, i, "le %.*s n'existe pas",
		(int)len, text.p);
}

/* Does a month, or « / », come after one or two digits at byte i? */
static bool may_be_day(struct ctg_str s, size_t i)
{
	size_t n = i;

	if (i > 0 && (ctg_is_digit(s.p[i - 1]) ||
	    ctg_is_alpha(s.p[i - 1]) || s.p[i - 1] == '/' ||
	    s.p[i - 1] == '.' || s.p[i - 1] == '-' || s.p[i - 1] == ','))
		return false;
	while (n < s.n && n < i + 3 && ctg_is_digit(s.p[n]))
		n++;
	if (n == s.n || n == i + 3)
		return false;
	if (s.p[n] == '/' || s.p[n] == '.')
		return n + 1 < s.n && ctg_is_digit(s.p[n + 1]);
	n = s.n - ctg_french_ltrim(ctg_str_skip(s, n)).n;
	return n < s.n && n > i + 1 && ctg_is_alpha(s.p[n]);
}

/* A text with more impossible days than this is not a convention. */
#define MOST_FINDINGS	1000

static void check_block(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	const char *p = b->words.p;
	size_t n = b->words.n, most = c->diags->n + MOST_FINDINGS;

	for (size_t i = 0; i < n; i++)
		if (ctg_is_digit(p[i]) && c->diags->n < most &&
		    may_be_day(b->words, i))
			check_day(c, b, i);
}

void ctg_check_dates(const struct ctg_checker *c)
{
	check_order(c);
	check_term(c);
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_node *section =
			ctg_node_section(c->blocks[i].node);

		if (section && section->kind != CTG_PART)
			check_block(c, &c->blocks[i]);
	}
	for (size_t i = 0; i < c->nvalues; i++)
		check_block(c, &c->values[i]);
}
