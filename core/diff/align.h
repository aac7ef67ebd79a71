/* SPDX-License-Identifier: Apache-2.0 */
/* align.h - which block of one version is which of the other.
 *
 * Among the children of two blocks that are the same: first those that are
 * equal, then those that are most alike, always in order.  What is left may
 * have been moved (move.h). */
#ifndef CTG_DIFF_ALIGN_H
#define CTG_DIFF_ALIGN_H

#include "diff/block.h"

/* Sets match (and joined) in both lists. */
void ctg_align(struct ctg_words *w, struct ctg_block *old, size_t n,
	struct ctg_block *now, size_t m);

/* Says that they are one, and looks for what is one in them. */
void ctg_align_pair(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y);

#endif
