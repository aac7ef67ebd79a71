/* SPDX-License-Identifier: Apache-2.0 */
/* rebase.h - a draft on a text that another avenant amended meanwhile.
 *
 * What the draft and the text in force each changed of the text that both
 * began with is stated, and all of it is done at once. */
#ifndef CTG_AVENANT_REBASE_H
#define CTG_AVENANT_REBASE_H

#include "avenant/collide.h"
#include "avenant/compose.h"

struct ctg_rebasing {
	const struct ctg_side *base;	/* what both began with */
	const struct ctg_side *draft, *current;
};

struct ctg_rebased {
	/* What each did, on the base, and what they both touch. */
	struct ctg_composed ours, theirs;
	struct ctg_collisions collisions;
	/* The text of both; only when nothing collides. */
	struct ctg_replay merged;
};

/* CTG_EREFUSED when the changes of one cannot be stated. */
[[nodiscard]] enum ctg_code ctg_rebase(struct ctg_rebased *out,
	struct ctg_arena *a, const struct ctg_rebasing *how,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
