/* SPDX-License-Identifier: Apache-2.0 */
#include "render/ical.h"

#define LINE	75	/* octets, without the line break: RFC 5545 § 3.1 */
#define DAY	86'400
#define HOUR	3'600

/* Content lines */

/* How much of s fits in room octets, no letter being cut. */
static size_t fit(struct ctg_str s, size_t room)
{
	size_t n = s.n < room ? s.n : room;

	while (n < s.n && n > 0 && (s.p[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* A line that goes on begins with a space, which counts. */
static void put_line(struct ctg_buf *b, struct ctg_str line)
{
	size_t n = fit(line, LINE);

	ctg_buf_add(b, ctg_str_head(line, n));
	for (line = ctg_str_skip(line, n); line.n > 0;
	     line = ctg_str_skip(line, n)) {
		n = fit(line, LINE - 1);
		ctg_buf_puts(b, "\r\n ");
		ctg_buf_add(b, ctg_str_head(line, n));
	}
	ctg_buf_puts(b, "\r\n");
}

[[gnu::format(printf, 2, 3)]]
static void put(struct ctg_buf *b, const char *fmt, ...)
{
	struct ctg_buf line = { .arena = b->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&line, fmt, ap);
	va_end(ap);
	put_line(b, ctg_buf_str(&line));
}

/* TEXT, § 3.3.11: no other control character may stand there. */
static void escape(struct ctg_buf *b, struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\n')
			ctg_buf_puts(b, "\\n");
		else if (c == '\\' || c == ';' || c == ',')
			ctg_buf_printf(b, "\\%c", c);
		else if ((unsigned char)c < 0x20 || c == 0x7f)
			ctg_buf_putc(b, ' ');
		else
			ctg_buf_putc(b, c);
	}
}

static void put_text(struct ctg_buf *b, const char *name, struct ctg_str s)
{
	struct ctg_buf line = { .arena = b->arena };

	ctg_buf_printf(&line, "%s:", name);
	escape(&line, s);
	put_line(b, ctg_buf_str(&line));
}

/* Components */

static void put_day(struct ctg_buf *b, const char *name, struct ctg_date d)
{
	put(b, "%s;VALUE=DATE:%04u%02u%02u", name, d.year, d.month, d.day);
}

static void put_stamp(struct ctg_buf *b, long t)
{
	long days = t / DAY - (t % DAY < 0), left = t - days * DAY;
	struct ctg_date d = ctg_date_from_number(days);

	put(b, "DTSTAMP:%04u%02u%02uT%02ld%02ld%02ldZ", d.year, d.month, d.day,
		left / HOUR, left / 60 % 60, left % 60);
}

static void put_categories(struct ctg_buf *b, const struct ctg_str v[2])
{
	struct ctg_buf line = { .arena = b->arena };

	ctg_buf_puts(&line, "CATEGORIES:");
	escape(&line, v[0]);
	if (v[1].n > 0) {
		ctg_buf_putc(&line, ',');
		escape(&line, v[1]);
	}
	if (v[0].n > 0)
		put_line(b, ctg_buf_str(&line));
}

static void put_alarm(struct ctg_buf *b, unsigned days,
	struct ctg_str summary)
{
	put(b, "BEGIN:VALARM");
	put(b, "ACTION:DISPLAY");
	put_text(b, "DESCRIPTION", summary);
	put(b, "TRIGGER:-P%uD", days);
	put(b, "END:VALARM");
}

/* The end of a whole day is the next one; some clients want to be told. */
static void put_event(struct ctg_buf *b, const struct ctg_ical_event *e)
{
	put(b, "BEGIN:VEVENT");
	put_text(b, "UID", e->uid);
	put_stamp(b, e->stamp);
	put_day(b, "DTSTART", e->day);
	put_day(b, "DTEND", ctg_date_from_number(ctg_date_number(e->day) + 1));
	put(b, "SEQUENCE:%u", e->sequence);
	put_text(b, "SUMMARY", e->summary);
	if (e->description.n > 0)
		put_text(b, "DESCRIPTION", e->description);
	put_categories(b, e->categories);
	put(b, "TRANSP:TRANSPARENT");
	for (size_t i = 0; i < CTG_ICAL_ALARMS; i++)
		if (e->alarms[i] > 0)
			put_alarm(b, e->alarms[i], e->summary);
	put(b, "END:VEVENT");
}

/* A calendar must hold something (§ 3.6): without any day, a time zone that
 * changes nothing. */
static void put_nothing(struct ctg_buf *b)
{
	put(b, "BEGIN:VTIMEZONE");
	put(b, "TZID:Etc/UTC");
	put(b, "BEGIN:STANDARD");
	put(b, "DTSTART:19700101T000000");
	put(b, "TZOFFSETFROM:+0000");
	put(b, "TZOFFSETTO:+0000");
	put(b, "END:STANDARD");
	put(b, "END:VTIMEZONE");
}

/* No METHOD: it would make a message of it, which needs an ORGANIZER
 * (RFC 5546 § 3.2.1). */
void ctg_ical_write(struct ctg_buf *b, const struct ctg_ical *c)
{
	put(b, "BEGIN:VCALENDAR");
	put(b, "VERSION:2.0");
	put(b, "PRODID:-//ctg//Conventions territoriales globales//FR");
	put(b, "CALSCALE:GREGORIAN");
	put_text(b, "X-WR-CALNAME", c->name);
	if (c->n == 0)
		put_nothing(b);
	for (size_t i = 0; i < c->n; i++)
		put_event(b, &c->v[i]);
	put(b, "END:VCALENDAR");
}
