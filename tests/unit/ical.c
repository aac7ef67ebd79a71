/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of RFC 5545; what other programs make of them is in tests/ical. */
#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "render/ical.h"

static struct ctg_ical_event event(const char *summary)
{
	return (struct ctg_ical_event){
		.uid = STR("dugny-fin@ctg"), .day = { 2027, 12, 31 },
		.stamp = 1'735'689'599, .sequence = 2,
		.summary = ctg_str_from(summary),
		.categories = { STR("CTG") },
	};
}

static struct ctg_str write(const struct ctg_ical_event *v, size_t n)
{
	const struct ctg_ical c = { STR("CTG"), v, n };
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_ical_write(&b, &c);
	return ctg_buf_str(&b);
}

/* The line that begins so, unfolded, without its name. */
static struct ctg_str value_of(struct ctg_str all, const char *name)
{
	struct ctg_buf b = { .arena = &unit_arena };
	bool on = false;

	while (all.n > 0) {
		struct ctg_str line = ctg_str_line(&all);

		if (on && !ctg_str_cut(&line, STR(" ")))
			break;
		if (!on)
			on = ctg_str_cut(&line, ctg_str_from(name));
		if (on)
			ctg_buf_add(&b, line);
	}
	return ctg_buf_str(&b);
}

static void writes_one(void)
{
	struct ctg_ical_event e = event("Échéance");

	e.description = STR("Une ligne\nUne autre");
	e.categories[1] = STR("A,b");
	e.alarms[0] = 90;
	e.alarms[1] = 30;
	CHECK_STR(write(&e, 1),
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		"PRODID:-//ctg//Conventions territoriales globales//FR\r\n"
		"CALSCALE:GREGORIAN\r\n"
		"X-WR-CALNAME:CTG\r\nBEGIN:VEVENT\r\n"
		"UID:dugny-fin@ctg\r\nDTSTAMP:20241231T235959Z\r\n"
		"DTSTART;VALUE=DATE:20271231\r\n"
		"DTEND;VALUE=DATE:20280101\r\nSEQUENCE:2\r\n"
		"SUMMARY:Échéance\r\n"
		"DESCRIPTION:Une ligne\\nUne autre\r\n"
		"CATEGORIES:CTG,A\\,b\r\nTRANSP:TRANSPARENT\r\n"
		"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Échéance\r\n"
		"TRIGGER:-P90D\r\nEND:VALARM\r\n"
		"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Échéance\r\n"
		"TRIGGER:-P30D\r\nEND:VALARM\r\n"
		"END:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void holds_something_even_when_empty(void)
{
	struct ctg_str s = write(NULL, 0);

	CHECK(ctg_str_has(s, STR("BEGIN:VTIMEZONE\r\n")));
	CHECK(!ctg_str_has(s, STR("VEVENT")));
}

static void escapes_text(void)
{
	static const struct {
		const char *text, *written;
	} cases[] = {
		{ "a;b,c\\d", "a\\;b\\,c\\\\d" },
		{ "a\nb", "a\\nb" },
		{ "a\r\nBEGIN:VEVENT", "a \\nBEGIN:VEVENT" },
		{ "a\tb\033[1m\177", "a b [1m " },
		{ "« l'été » : 1", "« l'été » : 1" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_ical_event e = event(cases[i].text);

		CHECK_STR(value_of(write(&e, 1), "SUMMARY:"),
			cases[i].written);
	}
}

/* Every length around the fold, with letters of one to four octets. */
static void folds_between_letters(void)
{
	static const char *const letters[] = { "a", "é", "…", "😀", ";" };

	for (size_t k = 0; k < 5; k++)
		for (size_t n = 0; n < 200; n++) {
			struct ctg_buf b = { .arena = &unit_arena };
			struct ctg_buf want = { .arena = &unit_arena };
			struct ctg_ical_event e;
			struct ctg_str all, rest;

			for (size_t i = 0; i < n; i++) {
				const char *c = i % 3 == 2 ? "x" : letters[k];

				ctg_buf_puts(&b, c);
				ctg_buf_puts(&want, *c == ';' ? "\\;" : c);
			}
			e = event(n ? b.p : "");
			all = rest = write(&e, 1);
			while (rest.n > 0) {
				struct ctg_str line = ctg_str_line(&rest);

				CHECK(line.n <= 75);
				CHECK_INT(ctg_utf8_valid(line), line.n);
			}
			CHECK_STR(value_of(all, "SUMMARY:"),
				n ? want.p : "");
		}
}

/* A fold takes all the room there is. */
static void folds_no_sooner(void)
{
	struct ctg_ical_event e = event("0123456789012345678901234567890123456"
		"78901234567890123456789012345678901234567890");
	struct ctg_str all = write(&e, 1);
	size_t at = ctg_str_find(all, STR("SUMMARY:"));

	CHECK_STR(ctg_str_head(ctg_str_skip(all, at + 75), 3), "\r\n ");
}

static void counts_the_hours(void)
{
	static const struct {
		long t;
		const char *written;
	} cases[] = {
		{ 0, "19700101T000000Z" },
		{ -1, "19691231T235959Z" },
		{ 1'709'164'799, "20240228T235959Z" },
		{ 1'709'164'800, "20240229T000000Z" },
		{ 4'102'444'800, "21000101T000000Z" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_ical_event e = event("x");

		e.stamp = cases[i].t;
		CHECK_STR(value_of(write(&e, 1), "DTSTAMP:"),
			cases[i].written);
	}
}

int main(void)
{
	UNIT(writes_one);
	UNIT(holds_something_even_when_empty);
	UNIT(escapes_text);
	UNIT(folds_between_letters);
	UNIT(folds_no_sooner);
	UNIT(counts_the_hours);
	return unit_done();
}
