/* SPDX-License-Identifier: Apache-2.0 */
/* applying.h - the parts of apply.h.  For use by apply*.c only. */
#ifndef CTG_AVENANT_APPLYING_H
#define CTG_AVENANT_APPLYING_H

#include "avenant/apply.h"
#include "avenant/flat.h"

struct ctg_work {
	struct ctg_arena *arena;
	const struct ctg_applying *p;
	struct ctg_diags *diags;
	/* Those that were asked for: the convention, then its annexes. */
	struct ctg_flat **files;
};

/* Where the act says it. */
struct ctg_place ctg_op_place(const struct ctg_op *op);
/* Rule A722: it cannot be done. */
void ctg_apply_refuse(struct ctg_work *w, const struct ctg_op *op,
	const char *why);
/* The file of an annexe, of the body, or that a block was read from; NULL
 * when it is generated. */
struct ctg_flat *ctg_work_file(struct ctg_work *w, const struct ctg_node *n);
/* The first and the last block that n is or holds, of those that files
 * hold; NULL when it has none. */
const struct ctg_node *ctg_work_first(const struct ctg_node *n);
const struct ctg_node *ctg_work_last(const struct ctg_node *n);

/* apply_leaves.c: leaves of one file, the ends included. */
struct ctg_leaves {
	struct ctg_flat *flat;
	struct ctg_leaf *first, *last;
};
/* Those from op->at to op->to; false when no file has them. */
bool ctg_leaves_find(struct ctg_leaves *s, struct ctg_work *w,
	const struct ctg_op *op);
/* Some are the words of an item that goes on after them. */
bool ctg_leaves_part_items(const struct ctg_leaves *s);
/* The leaf beside which something comes; NULL when it is in no file. */
struct ctg_leaf *ctg_leaves_place(struct ctg_flat *f, enum ctg_op_side side,
	const struct ctg_node *at);
/* Puts leaves there. */
void ctg_leaves_put(struct ctg_leaf *place, enum ctg_op_side side,
	const struct ctg_node *at, struct ctg_leaf *leaves);
/* The level of what comes beside it; blocks stand in no list. */
struct ctg_flat_level ctg_leaves_level(const struct ctg_leaf *leaf,
	const struct ctg_node *n, bool blocks);

/* apply_clash.c: two operations on the same words or blocks (rule A721). */
void ctg_apply_clashes(struct ctg_work *w);

/* apply_blocks.c, apply_rows.c */
void ctg_apply_blocks(struct ctg_work *w, const struct ctg_op *op);
void ctg_apply_rows(struct ctg_work *w, const struct ctg_op *op);
void ctg_apply_row_move(struct ctg_work *w, const struct ctg_op *op);

/* apply_move.c: before those; what moves keeps its bytes. */
void ctg_apply_moves(struct ctg_work *w);

/* apply_words.c: all operations on the words of leaves, labels of headings
 * included. */
void ctg_apply_words(struct ctg_work *w);

/* apply_edit.c: those on one leaf, in order of its words. */
void ctg_apply_edit(struct ctg_work *w, const struct ctg_op *const *ops,
	size_t n);

/* apply_value.c: what variables print in the body is said by the act where it
 * changes (rule A723), and becomes what it says (rule A724).  Some are not
 * values, but counted: « annexes.nombre ». */
bool ctg_apply_is_counted(struct ctg_str var);
void ctg_apply_check_values(struct ctg_work *w, const struct ctg_files *files);

/* apply_verify.c: does a leaf, with bytes in the place of those of `was` from
 * its first word on, read as the inlines of becomes? */
bool ctg_apply_reads(struct ctg_flat *f, const struct ctg_leaf *leaf,
	const struct ctg_node *was, const struct ctg_node *becomes,
	struct ctg_str bytes, bool cleanly);

#endif
