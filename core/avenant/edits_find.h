/* SPDX-License-Identifier: Apache-2.0 */
/* edits_find.h - words to quote, so that they are found.  For use by edits*.c
 * only. */
#ifndef CTG_AVENANT_EDITS_FIND_H
#define CTG_AVENANT_EDITS_FIND_H

#include "avenant/edits.h"

/* A leaf, its words and its sentences. */
struct ctg_leaf {
	struct ctg_arena *arena;
	const struct ctg_node *node;
	struct ctg_str words;
	size_t *starts;			/* of its tokens, and the end */
	size_t ntokens;
	struct ctg_stretch *phrases;
	size_t nphrases;
};
void ctg_leaf_read(struct ctg_leaf *out, struct ctg_arena *a,
	const struct ctg_node *node);

/* The sentence (from 1) that holds a stretch; 0 when none does. */
unsigned ctg_leaf_phrase(const struct ctg_leaf *l, struct ctg_stretch s);
/* From the start of a token to the end of one. */
struct ctg_stretch ctg_leaf_align(const struct ctg_leaf *l,
	struct ctg_stretch s);
/* One word more on a side, and the signs and spaces between; false when
 * there is none within the limits. */
bool ctg_leaf_grow(const struct ctg_leaf *l, struct ctg_stretch *s,
	bool left, struct ctg_stretch within);

/* Says where the words s are sought (phrase, nth); false when they would not
 * be found. */
bool ctg_leaf_name(const struct ctg_leaf *l, struct ctg_edit *out,
	struct ctg_stretch s);
/* Found once in the leaf. */
bool ctg_leaf_is_alone(const struct ctg_leaf *l, struct ctg_stretch s);

#endif
