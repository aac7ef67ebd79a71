/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include "base/buf.h"
#include "unit.h"

static struct ctg_str iso(struct ctg_date d)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_date_write_iso(&b, d);
	return ctg_buf_str(&b);
}

static void reads_french(void)
{
	static const struct { const char *s, *iso; size_t n; } cases[] = {
		{ "31 décembre 2027", "2027-12-31", 17 },
		{ "1er janvier 2023", "2023-01-01", 16 },
		{ "1er\u00a0janvier\u00a02023 au", "2023-01-01", 18 },
		{ "30 juin 2022.", "2022-06-30", 12 },
		{ "16 Décembre 2021", "2021-12-16", 17 },
		{ "15 aout 2019", "2019-08-15", 12 },
		{ "2\nfévrier\n2020", "2020-02-02", 15 },
		{ "01/01/2021", "2021-01-01", 10 },
		{ "1.1.2021,", "2021-01-01", 8 },
		{ "31 février 2023", "2023-02-31", 16 },
		{ "32/13/2023", "2023-13-32", 10 },
		{ "1 janvier 2023", "2023-01-01", 14 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_date d = { 0 };

		CHECK_INT(ctg_date_read_french(&d, ctg_str_from(cases[i].s)),
			cases[i].n);
		CHECK_STR(iso(d), cases[i].iso);
	}
}

static void refuses_what_is_no_date(void)
{
	static const char *const cases[] = {
		"JJ MM AAAA", "XX/XX/XXXX", "décembre 2027", "31 décembre",
		"31 décembre 27", "31décembre 2027", "131 décembre 2027",
		"31 décembres 2027", "31 mai-juin 2027", "1/2.2023",
		"1/2/20234", "2027-12-31", "", "5", "3er mars 2023",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_date d = { 1, 2, 3 };

		CHECK_INT(ctg_date_read_french(&d, ctg_str_from(cases[i])), 0);
		CHECK_INT(d.year, 1);
	}
}

static void reads_iso(void)
{
	static const char *const bad[] = {
		"2023-1-1", "23-01-01", "2023/01/01", "2023-01-011",
		"2023-01-01 ", " 2023-01-01", "2023-01", "", "signature",
	};
	struct ctg_date d;

	CHECK(ctg_date_read_iso(&d, STR("2027-12-31")));
	CHECK_INT(d.year, 2027);
	CHECK_INT(d.month, 12);
	CHECK_INT(d.day, 31);
	CHECK(ctg_date_read_iso(&d, STR("2023-02-31")));
	CHECK(!ctg_date_exists(d));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		CHECK(!ctg_date_read_iso(&d, ctg_str_from(bad[i])));
}

static void knows_which_days_exist(void)
{
	static const struct { const char *s; bool exists; } cases[] = {
		{ "2024-02-29", true }, { "2023-02-29", false },
		{ "2000-02-29", true }, { "1900-02-29", false },
		{ "2023-04-31", false }, { "2023-12-31", true },
		{ "2023-00-10", false }, { "2023-13-10", false },
		{ "2023-10-00", false }, { "0000-01-01", false },
		{ "9999-12-31", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(ctg_date_exists(unit_day(cases[i].s)) == cases[i].exists);
}

/* A period of notice goes back to the same day, or to the last of a shorter
 * month: what the calendar of a Caf shows. */
static void counts_notice_back(void)
{
	static const struct {
		const char *end;
		struct ctg_span span;
		const char *last;
	} cases[] = {
		{ "2027-12-31", { 0, 6, 0 }, "2027-06-30" },
		{ "2022-12-31", { 0, 3, 0 }, "2022-09-30" },
		{ "2024-12-15", { 0, 3, 0 }, "2024-09-15" },
		{ "2023-03-31", { 0, 1, 0 }, "2023-02-28" },
		{ "2024-03-31", { 0, 1, 0 }, "2024-02-29" },
		{ "2024-02-29", { 1, 0, 0 }, "2023-02-28" },
		{ "2023-01-31", { 0, 2, 0 }, "2022-11-30" },
		{ "2023-03-01", { 0, 0, 1 }, "2023-02-28" },
		{ "2024-01-01", { 0, 0, 90 }, "2023-10-03" },
		{ "2023-06-30", { 1, 6, 15 }, "2021-12-15" },
		{ "0001-01-01", { 0, 6, 0 }, "0001-01-01" },
		{ "0001-03-01", { 0, 0, 999 }, "0001-01-01" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(iso(ctg_date_before(unit_day(cases[i].end),
			cases[i].span)), cases[i].last);
}

/* Every day of 2,000 years has its own number, one more than the eve's. */
static void numbers_days(void)
{
	long first = ctg_date_number(unit_day("1000-01-01"));
	long last = ctg_date_number(unit_day("3000-01-01"));
	struct ctg_date eve = ctg_date_from_number(first - 1);
	unsigned bad = 0;

	CHECK_INT(ctg_date_number(unit_day("1970-01-01")), 0);
	CHECK_INT(ctg_date_number(unit_day("2000-03-01")), 11017);
	for (long n = first; n < last; n++) {
		struct ctg_date d = ctg_date_from_number(n);

		bad += !ctg_date_exists(d) || ctg_date_number(d) != n ||
			ctg_date_cmp(eve, d) != -1 ||
			ctg_date_cmp(d, eve) != 1;
		eve = d;
	}
	CHECK_INT(bad, 0);
	CHECK_INT(ctg_date_cmp(eve, eve), 0);
}

static void reads_spans(void)
{
	static const struct {
		const char *s;
		struct ctg_span span;
		size_t n;
	} cases[] = {
		{ "6 mois", { 0, 6, 0 }, 6 },
		{ "trois mois avant", { 0, 3, 0 }, 10 },
		{ "un an", { 1, 0, 0 }, 5 },
		{ "une année", { 1, 0, 0 }, 10 },
		{ "quatre ans", { 4, 0, 0 }, 10 },
		{ "90\u00a0jours", { 0, 0, 90 }, 9 },
		{ "deux semaines", { 0, 0, 14 }, 13 },
		{ "vingt et un jours", { 0, 0, 21 }, 17 },
		{ "dix-huit mois", { 0, 18, 0 }, 13 },
		{ "Six mois", { 0, 6, 0 }, 8 },
		{ "vingt-cinq mois", { 0, 0, 0 }, 0 },
		{ "mois", { 0, 0, 0 }, 0 },
		{ "6 moisson", { 0, 0, 0 }, 0 },
		{ "1234 jours", { 0, 0, 0 }, 0 },
		{ "", { 0, 0, 0 }, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_span s = { 0 };

		CHECK_INT(ctg_span_read(&s, ctg_str_from(cases[i].s)),
			cases[i].n);
		CHECK_INT(s.years, cases[i].span.years);
		CHECK_INT(s.months, cases[i].span.months);
		CHECK_INT(s.days, cases[i].span.days);
	}
}

static void what_is_written_reads_back(void)
{
	unsigned bad = 0;

	for (long n = 10'000; n < 30'000; n += 17) {
		struct ctg_buf b = { .arena = &unit_arena };
		struct ctg_date d = ctg_date_from_number(n), back = { 0 };

		ctg_date_write(&b, d);
		bad += ctg_date_read_french(&back, ctg_buf_str(&b)) != b.n ||
			ctg_date_cmp(d, back) != 0 ||
			!ctg_date_read_iso(&back, iso(d)) ||
			ctg_date_cmp(d, back) != 0;
	}
	CHECK_INT(bad, 0);
}

/* date --date @<second>, where the clock is so many minutes ahead. */
static void knows_the_day_where_it_is(void)
{
	static const struct {
		long long second;
		int minutes;
		const char *day;
	} cases[] = {
		{ 0, 0, "1970-01-01" },
		{ 86'399, 0, "1970-01-01" },
		{ 86'400, 0, "1970-01-02" },
		{ -1, 0, "1969-12-31" },
		{ -86'400, 0, "1969-12-31" },
		{ -86'401, 0, "1969-12-30" },
		{ 86'399, 1, "1970-01-02" },
		{ 0, -1, "1969-12-31" },
		{ 1'741'733'999, 60, "2025-03-11" },
		{ 1'741'734'000, 60, "2025-03-12" },
		{ 1'741'734'000, -240, "2025-03-11" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(iso(ctg_date_at(cases[i].second, cases[i].minutes)),
			cases[i].day);
}

int main(void)
{
	UNIT(reads_french);
	UNIT(refuses_what_is_no_date);
	UNIT(reads_iso);
	UNIT(knows_which_days_exist);
	UNIT(counts_notice_back);
	UNIT(numbers_days);
	UNIT(reads_spans);
	UNIT(what_is_written_reads_back);
	UNIT(knows_the_day_where_it_is);
	return unit_done();
}
