/* SPDX-License-Identifier: Apache-2.0 */
/* frozen.h - is the text still the one that was signed?
 *
 * The branch in force can differ from its last act: it was not pulled when
 * the tags were fetched, or somebody changed it where no hook looked. */
#ifndef CTG_STORE_FROZEN_H
#define CTG_STORE_FROZEN_H

#include "store/act.h"
#include "store/snapshot.h"

/* A file of the convention that is not the same in both, events and pieces
 * aside, which only grow; NULL when there is none. */
const char *ctg_frozen_moved(struct ctg_arena *a, const struct ctg_snapshot *x,
	const struct ctg_snapshot *y, const char *folder);
/* The same of its folder in each; only the name of the file. */
const char *ctg_frozen_moved_below(struct ctg_arena *a,
	const struct ctg_snapshot *x, const struct ctg_snapshot *y);

/* CTG_EREFUSED, with what to do, unless the branch in force (base) has the
 * text of the last act. */
[[nodiscard]] enum ctg_code ctg_frozen_check(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id,
	const struct ctg_act *last, struct ctg_err *err);

#endif
