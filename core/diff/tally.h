/* SPDX-License-Identifier: Apache-2.0 */
/* tally.h - what changed, in one sentence: « 3 articles modifiés, 1 inséré ;
 * 2 tableaux modifiés ». */
#ifndef CTG_DIFF_TALLY_H
#define CTG_DIFF_TALLY_H

#include "diff/diff.h"

/* Empty when nothing changed. */
struct ctg_str ctg_diff_tally(struct ctg_arena *a, const struct ctg_diff *d);

#endif
