/* SPDX-License-Identifier: Apache-2.0 */
/* summary.h - the page before a redline that says what changed: who, from what
 * to what, and each change with its place and its nature. */
#ifndef CTG_RENDER_SUMMARY_H
#define CTG_RENDER_SUMMARY_H

#include "render/sheet.h"

struct ctg_summary {
	struct ctg_str old, now;	/* the versions, as people call them */
	struct ctg_str author, date;	/* « 12 mars 2025 » */
};

/* Puts the page before the blocks of the sheet of d.  No word of it is
 * tracked: it stays when the changes are accepted or refused. */
void ctg_summary_put(struct ctg_sheet *sheet, struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_summary *about);

#endif
