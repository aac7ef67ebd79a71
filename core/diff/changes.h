/* SPDX-License-Identifier: Apache-2.0 */
/* changes.h - the list of changes.  For use by diff.c only. */
#ifndef CTG_DIFF_CHANGES_H
#define CTG_DIFF_CHANGES_H

#include "diff/diff.h"

struct ctg_changes {
	struct ctg_arena *arena;
	struct ctg_change *v;
	size_t n, room;
	const struct ctg_version_text *old, *now;
};

/* Adds one and gives it its number. */
struct ctg_change *ctg_changes_add(struct ctg_changes *l,
	enum ctg_nature nature, enum ctg_operation operation);

/* The same, of one block, whose number the tree learns. */
struct ctg_change *ctg_changes_at(struct ctg_changes *l, struct ctg_node *n,
	enum ctg_nature nature, enum ctg_operation operation);
/* But for spaces, apostrophes and quotes. */
bool ctg_changes_same(struct ctg_arena *a, struct ctg_str x,
	struct ctg_str y);

/* form.c: what a run [from, end) was written in, and is; what a block is, when
 * what it holds is the same. */
struct ctg_str ctg_changes_form(struct ctg_arena *a,
	const struct ctg_node *from, const struct ctg_node *end);
void ctg_changes_of_shape(struct ctg_changes *l, struct ctg_node *n);

/* meaning.c: what the front-matters say, which no word of the text does. */
void ctg_changes_of_meaning(struct ctg_changes *l);

/* piece.c: an annexe of both versions that is another file, or has another
 * name; the file of one that came or went. */
void ctg_changes_of_piece(struct ctg_changes *l, struct ctg_node *n);
void ctg_changes_name_piece(struct ctg_changes *l, struct ctg_change *c);

/* Walks the tree in order, and numbers what it finds there. */
void ctg_changes_of_tree(struct ctg_changes *l, struct ctg_node *tree);

#endif
