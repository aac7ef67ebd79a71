/* SPDX-License-Identifier: Apache-2.0 */
/* gap.h - a stretch of both versions between two pairs, where nothing is
 * matched yet.  For use by align.c only. */
#ifndef CTG_DIFF_GAP_H
#define CTG_DIFF_GAP_H

#include "diff/block.h"

struct ctg_gap {
	struct ctg_words *words;
	struct ctg_block *old, *now;
	size_t n, m;
};

/* Says that two blocks are one. */
static inline void ctg_gap_tie(struct ctg_block *x, struct ctg_block *y)
{
	x->match = y;
	y->match = x;
}

/* The pairs, in order, that have the most in common together; also a block
 * that became two, and two that became one.  Compares each with each. */
void ctg_gap_pair_best(const struct ctg_gap *g, struct ctg_arena *scratch);
/* The same when there are too many: only those that share a rare word are
 * compared. */
void ctg_gap_pair_many(const struct ctg_gap *g, struct ctg_arena *scratch);

#endif
