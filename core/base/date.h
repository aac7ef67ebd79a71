/* SPDX-License-Identifier: Apache-2.0 */
/* date.h - days, and periods as contracts count them. */
#ifndef CTG_BASE_DATE_H
#define CTG_BASE_DATE_H

#include "base/err.h"
#include "base/str.h"

struct ctg_buf;

/* year 0 means: no date. */
struct ctg_date {
	unsigned year, month, day;
};

struct ctg_span {
	unsigned years, months, days;
};

bool ctg_date_exists(struct ctg_date d);
/* « AAAA-MM-JJ ».  False when it is not of that form; whether the day
 * exists is another question. */
bool ctg_date_read_iso(struct ctg_date *out, struct ctg_str s);
/* Reads a date at the start of s as people write it: « 31 décembre 2027 »,
 * « 1er janvier 2023 », « 01/01/2021 », « 1.1.2021 ».  Returns the length
 * read, 0 when no date stands there.  The day may not exist. */
size_t ctg_date_read_french(struct ctg_date *out, struct ctg_str s);

int ctg_date_cmp(struct ctg_date a, struct ctg_date b);
/* Days since 1970-01-01 and back. */
long ctg_date_number(struct ctg_date d);
struct ctg_date ctg_date_from_number(long days);
/* The day of a second since 1970, for who is so many minutes east of UTC. */
struct ctg_date ctg_date_at(long long second, int minutes);
/* d less a span: months go back to the same day, or to the last day of a
 * shorter month (end 31 December, notice 6 months: 30 June). */
struct ctg_date ctg_date_before(struct ctg_date d, struct ctg_span s);
/* The period of notice « 6 mois », « trois mois », « un an ».  Returns the
 * length read, 0 when there is none. */
size_t ctg_span_read(struct ctg_span *out, struct ctg_str s);

/* « 31 décembre 2027 », « 1er janvier 2023 ». */
void ctg_date_write(struct ctg_buf *b, struct ctg_date d);
void ctg_date_write_iso(struct ctg_buf *b, struct ctg_date d);

#endif
