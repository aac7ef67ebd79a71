/* SPDX-License-Identifier: Apache-2.0 */
/* status_cache.h - what was found about conventions that have not moved.
 *
 * A file of the git folder, ctg/statut, never the truth: a line counts only
 * while the same tags, drafts and folder are there, on the days for which it
 * holds.  Without it, or when nobody may write it, everything is read again,
 * which takes a second for 5,000 conventions. */
#ifndef CTG_STORE_STATUS_CACHE_H
#define CTG_STORE_STATUS_CACHE_H

#include "store/status.h"

struct ctg_status_cache {
	const char *path;
	struct ctg_str first;		/* its first line */
	struct ctg_str *lines;		/* by id */
	size_t n;
};

/* stamp is what judges: another version of the program may judge otherwise.
 * What cannot be read is empty. */
void ctg_status_cache_open(struct ctg_status_cache *out, struct ctg_arena *a,
	const struct ctg_repo *r, const char *stamp);

/* False when it has to be read anew. */
bool ctg_status_cache_find(struct ctg_status *out, struct ctg_arena *a,
	const struct ctg_status_cache *c, const struct ctg_roster_entry *e,
	struct ctg_date today);

/* Replaces it by what was found, in the order of the roster. */
void ctg_status_cache_write(const struct ctg_status_cache *c,
	const struct ctg_roster *all, const struct ctg_status *v);

#endif
