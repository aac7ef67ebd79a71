/* SPDX-License-Identifier: Apache-2.0 */
/* ical.h - days to remember, as an iCalendar file (RFC 5545).
 *
 * Whole days that do not make anybody busy.  Everything comes from the
 * caller, the time stamps too: the same list gives the same bytes. */
#ifndef CTG_RENDER_ICAL_H
#define CTG_RENDER_ICAL_H

#include "base/buf.h"
#include "base/date.h"

#define CTG_ICAL_ALARMS	2

struct ctg_ical_event {
	struct ctg_str uid;		/* its own, for ever */
	struct ctg_date day;
	long stamp;			/* seconds since 1970, UTC */
	unsigned sequence;		/* grows when the day is changed */
	struct ctg_str summary, description;	/* may hold several lines */
	struct ctg_str categories[2];	/* empty: none */
	unsigned alarms[CTG_ICAL_ALARMS];	/* days before; 0: none */
};

struct ctg_ical {
	struct ctg_str name;		/* of the calendar */
	const struct ctg_ical_event *v;
	size_t n;
};

void ctg_ical_write(struct ctg_buf *b, const struct ctg_ical *c);

#endif
