/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include "base/buf.h"

static const char *const months[] = {
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre",
};
/* As they are typed in a hurry, or in capitals of another age. */
static const char *const bare_months[] = {
	"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet",
	"aout", "septembre", "octobre", "novembre", "decembre",
};
static const char *const numbers[] = {
	"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept",
	"huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
	"quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
	"vingt et un", "vingt-deux", "vingt-trois", "vingt-quatre",
};
#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static unsigned month_days(unsigned year, unsigned month)
{
	static const unsigned days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool ctg_date_exists(struct ctg_date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 &&
		d.month <= 12 && d.day >= 1 &&
		d.day <= month_days(d.year, d.month);
}

/* Takes from min to max digits. */
static bool take_digits(struct ctg_str *s, size_t min, size_t max,
	unsigned *out)
{
	unsigned v = 0;
	size_t n = 0;

	while (n < s->n && n < max && ctg_is_digit(s->p[n]))
		v = v * 10 + (unsigned)(s->p[n++] - '0');
	if (n < min || (n < s->n && ctg_is_digit(s->p[n])))
		return false;
	*s = ctg_str_skip(*s, n);
	*out = v;
	return true;
}

bool ctg_date_read_iso(struct ctg_date *out, struct ctg_str s)
{
	struct ctg_date d;

	if (!take_digits(&s, 4, 4, &d.year) || !ctg_str_cut(&s, STR("-")) ||
	    !take_digits(&s, 2, 2, &d.month) || !ctg_str_cut(&s, STR("-")) ||
	    !take_digits(&s, 2, 2, &d.day) || s.n > 0)
		return false;
	*out = d;
	return true;
}

/* Spaces of any kind, a line break included; at least one. */
static bool skip_spaces(struct ctg_str *s)
{
	size_t before = s->n;

	while (ctg_str_cut(s, STR(" ")) || ctg_str_cut(s, STR("\u00a0")) ||
	       ctg_str_cut(s, STR("\u202f")) || ctg_str_cut(s, STR("\n")))
		continue;
	return s->n < before;
}

/* The text begins with the word, any case for the first letter, and the word
 * ends there. */
static bool take_word(struct ctg_str *s, const char *word)
{
	struct ctg_str w = ctg_str_from(word), rest;
	char c;

	if (s->n < w.n || (s->p[0] | 0x20) != w.p[0] ||
	    !ctg_str_eq(ctg_str_skip(ctg_str_head(*s, w.n), 1),
	    ctg_str_skip(w, 1)))
		return false;
	rest = ctg_str_skip(*s, w.n);
	c = rest.n ? rest.p[0] : ' ';
	if (ctg_is_alpha(c) || (unsigned char)c == 0xc3)
		return false;
	*s = rest;
	return true;
}

static bool take_month(struct ctg_str *s, unsigned *month)
{
	for (unsigned i = 0; i < COUNT(months); i++)
		if (take_word(s, months[i]) || take_word(s, bare_months[i])) {
			*month = i + 1;
			return true;
		}
	return false;
}

static bool take_spelled(struct ctg_str *s, struct ctg_date *d)
{
	if (!take_digits(s, 1, 2, &d->day))
		return false;
	if (d->day == 1 && !ctg_str_cut(s, STR("er")))
		(void)ctg_str_cut(s, STR("ᵉʳ"));
	return skip_spaces(s) && take_month(s, &d->month) && skip_spaces(s) &&
		take_digits(s, 4, 4, &d->year);
}

static bool take_numeric(struct ctg_str *s, struct ctg_date *d)
{
	struct ctg_str sep;

	if (!take_digits(s, 1, 2, &d->day) || s->n == 0)
		return false;
	sep = ctg_str_head(*s, 1);
	if (sep.p[0] != '/' && sep.p[0] != '.')
		return false;
	return ctg_str_cut(s, sep) && take_digits(s, 1, 2, &d->month) &&
		ctg_str_cut(s, sep) && take_digits(s, 4, 4, &d->year);
}

size_t ctg_date_read_french(struct ctg_date *out, struct ctg_str s)
{
	struct ctg_str spelled = s, numeric = s;
	struct ctg_date d;

	if (take_spelled(&spelled, &d)) {
		*out = d;
		return s.n - spelled.n;
	}
	if (take_numeric(&numeric, &d)) {
		*out = d;
		return s.n - numeric.n;
	}
	return 0;
}

int ctg_date_cmp(struct ctg_date a, struct ctg_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Civil-day arithmetic on a year that begins in March, so that the leap day
 * comes last. */
long ctg_date_number(struct ctg_date d)
{
	long y = (long)d.year - (d.month <= 2);
	long era = y / 400, yoe = y - era * 400;
	long m = ((long)d.month + 9) % 12;
	long doy = (153 * m + 2) / 5 + (long)d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct ctg_date ctg_date_from_number(long days)
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long m = (5 * doy + 2) / 153;

	return (struct ctg_date){
		.year = (unsigned)(yoe + era * 400 + (m >= 10)),
		.month = (unsigned)(m < 10 ? m + 3 : m - 9),
		.day = (unsigned)(doy - (153 * m + 2) / 5 + 1),
	};
}

struct ctg_date ctg_date_at(long long second, int minutes)
{
	const long long day = 86'400, local = second + minutes * 60LL;

	return ctg_date_from_number((long)(local / day - (local % day < 0)));
}

struct ctg_date ctg_date_before(struct ctg_date d, struct ctg_span s)
{
	const long first = ctg_date_number((struct ctg_date){ 1, 1, 1 });
	long months_now = (long)d.year * 12 + d.month - 1, number;
	unsigned last;

	months_now -= (long)s.years * 12 + s.months;
	if (months_now < 12)
		months_now = 12;
	d.year = (unsigned)(months_now / 12);
	d.month = (unsigned)(months_now % 12 + 1);
	last = month_days(d.year, d.month);
	if (d.day > last)
		d.day = last;
	number = ctg_date_number(d) - (long)s.days;
	return ctg_date_from_number(number > first ? number : first);
}

static bool take_count(struct ctg_str *s, unsigned *n)
{
	if (take_digits(s, 1, 3, n))
		return true;
	for (unsigned i = COUNT(numbers) - 1; i >= 1; i--)
		if (take_word(s, numbers[i])) {
			*n = i;
			return true;
		}
	if (!take_word(s, "une"))
		return false;
	*n = 1;
	return true;
}

size_t ctg_span_read(struct ctg_span *out, struct ctg_str s)
{
	struct ctg_str at = s;
	struct ctg_span span = { 0 };
	unsigned n;

	if (!take_count(&at, &n))
		return 0;
	skip_spaces(&at);
	if (take_word(&at, "mois"))
		span.months = n;
	else if (take_word(&at, "ans") || take_word(&at, "an") ||
	    take_word(&at, "années") || take_word(&at, "année"))
		span.years = n;
	else if (take_word(&at, "jours") || take_word(&at, "jour"))
		span.days = n;
	else if (take_word(&at, "semaines") || take_word(&at, "semaine"))
		span.days = 7 * n;
	else
		return 0;
	*out = span;
	return s.n - at.n;
}

void ctg_date_write(struct ctg_buf *b, struct ctg_date d)
{
	ctg_buf_printf(b, "%u%s %s %u", d.day, d.day == 1 ? "er" : "",
		months[d.month - 1], d.year);
}

void ctg_date_write_iso(struct ctg_buf *b, struct ctg_date d)
{
	ctg_buf_printf(b, "%04u-%02u-%02u", d.year, d.month, d.day);
}
