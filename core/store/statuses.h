/* SPDX-License-Identifier: Apache-2.0 */
/* statuses.h - one convention being looked at.  For use by status*.c only. */
#ifndef CTG_STORE_STATUSES_H
#define CTG_STORE_STATUSES_H

#include "store/status.h"

struct ctg_statuses {
	const struct ctg_status_reader *r;
	const struct ctg_roster_entry *e;
	struct ctg_status *out;
	/* What is told lives in keep; what was read to tell it, in scratch,
	 * which is the same when all was asked. */
	struct ctg_arena *keep, *scratch;
	const char *folder;		/* « conventions/dugny » */
	struct ctg_act *acts;
	const struct ctg_convention *project;	/* of the draft 0 */
	/* Lines of suivi.yml, in force, that cannot be read: the drafts have
	 * them too. */
	struct ctg_diags told;
};

/* The whole text, verified. */
[[nodiscard]] enum ctg_code ctg_status_text(struct ctg_text *out,
	struct ctg_statuses *w, const struct ctg_reader *reader,
	struct ctg_diags *found, struct ctg_err *err);
/* Counts the errors, and keeps them when all was asked. */
size_t ctg_status_relay(struct ctg_statuses *w,
	const struct ctg_diags *found);
const struct ctg_err *ctg_status_keep(struct ctg_arena *a,
	const struct ctg_err *err);

/* status_force.c: the front-matter of a text. */
[[nodiscard]] enum ctg_code ctg_status_front(struct ctg_convention *out,
	struct ctg_statuses *w, const struct ctg_reader *r,
	struct ctg_err *err);
/* What is in force this day, told of the acts; c, that of the text that the
 * last of them gave, becomes its own. */
[[nodiscard]] enum ctg_code ctg_status_in_force(struct ctg_convention *c,
	struct ctg_statuses *w, const struct ctg_reader *last,
	struct ctg_err *err);

/* status_draft.c: all the open acts, and the text that is only in the work
 * tree. */
void ctg_status_drafts(struct ctg_statuses *w);

#endif
