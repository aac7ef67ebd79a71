/* SPDX-License-Identifier: Apache-2.0 */
/* calendrier.h - a deadline in the words of a calendar.  For use by
 * calendrier.c only. */
#ifndef CTG_CMD_CALENDRIER_H
#define CTG_CMD_CALENDRIER_H

#include "render/ical.h"
#include "store/deadlines.h"

void ctg_calendrier_event(struct ctg_ical_event *out, struct ctg_arena *a,
	const struct ctg_deadlines *of, const struct ctg_deadline *d);

#endif
