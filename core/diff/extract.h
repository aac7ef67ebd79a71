/* SPDX-License-Identifier: Apache-2.0 */
/* extract.h - the part of a comparison that some divisions hold.
 *
 * People name them as they read them: « 4,10 », « 5-1 », « 5-7 » for all from
 * 5 to 7 when no article has that label, « annexe 2 », « chapitre 3 ».  What
 * neither version has, or what could be two divisions, is refused. */
#ifndef CTG_DIFF_EXTRACT_H
#define CTG_DIFF_EXTRACT_H

#include "diff/diff.h"

/* A set of nodes; start with { .arena = a }. */
struct ctg_extract {
	struct ctg_arena *arena;
	const struct ctg_node **v;
	size_t n, room;
};
void ctg_extract_add(struct ctg_extract *x, const struct ctg_node *n);

/* extract_read.c: the divisions of both texts, and the notes that they call.
 * CTG_EUSAGE for what is no list of divisions, CTG_EINPUT for one that is in
 * neither text. */
[[nodiscard]] enum ctg_code ctg_extract_read(struct ctg_extract *x,
	struct ctg_str wanted, const struct ctg_text *old,
	const struct ctg_text *now, struct ctg_err *err);

/* Leaves out of the tree and of the list what is not of these divisions.
 * Both ends of a move stay; the changes keep their numbers. */
void ctg_extract_cut(struct ctg_diff *d, const struct ctg_extract *x);

#endif
