/* SPDX-License-Identifier: Apache-2.0 */
/* likeness.h - how far two blocks are one.  For use by diff/ only. */
#ifndef CTG_DIFF_LIKENESS_H
#define CTG_DIFF_LIKENESS_H

#include "diff/block.h"

/* 0 when they cannot be one, from this much when they may. */
#define CTG_LIKENESS_ENOUGH	0.5
double ctg_likeness(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y);

/* They are one when nothing else could be, whatever their words: told without
 * reading them. */
bool ctg_likeness_is_certain(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y);

/* The weight of what they have in common, when they may be one: pairs are
 * chosen so that its sum is the greatest. */
double ctg_likeness_value(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y);

#endif
