/* SPDX-License-Identifier: Apache-2.0 */
/* lcs.h - what two sequences have in common, in order.
 *
 * Myers' algorithm in linear space (An O(ND) difference algorithm, 1986):
 * the least number of deletions and insertions.  Two bounds keep the worst
 * case short: long sequences are first cut at what is unique in both, and a
 * stretch that needs more than a few thousand changes is given up: nothing in
 * it is then said to be common.  The answer is coarser, never wrong. */
#ifndef CTG_DIFF_LCS_H
#define CTG_DIFF_LCS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

#define CTG_NOWHERE	SIZE_MAX

/* to[i] is the place in b of a[i], or CTG_NOWHERE; rising.  scratch is for
 * what is needed meanwhile. */
void ctg_lcs(size_t *to, struct ctg_arena *scratch, const uint64_t *a,
	size_t n, const uint64_t *b, size_t m);

/* The same for what is alone of its kind in both, in whatever order. */
void ctg_lcs_unique(size_t *to, struct ctg_arena *scratch, const uint64_t *a,
	size_t n, const uint64_t *b, size_t m);

/* The longest rising run of values: keep[i] tells whether v[i] is in it.
 * CTG_NOWHERE is never. */
void ctg_rising(bool *keep, struct ctg_arena *scratch, const size_t *v,
	size_t n);

#endif
