/* SPDX-License-Identifier: Apache-2.0 */
/* move.h - what left one place for another. */
#ifndef CTG_DIFF_MOVE_H
#define CTG_DIFF_MOVE_H

#include "diff/block.h"

/* Among the blocks that are in one version only, finds those that are the
 * same, even edited, and says so (match, moved). */
void ctg_move_find(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now);

#endif
