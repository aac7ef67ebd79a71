/* SPDX-License-Identifier: Apache-2.0 */
/* deriving.h - what the files derive*.c share.
 *
 * A scope (a labelled division, an annexe, what is outside any division, a
 * note) is laid out as a flat list of units in both versions; those of one
 * that are in the other, in the same order, are kept.  What lies between two
 * kept units is a hunk. */
#ifndef CTG_AVENANT_DERIVING_H
#define CTG_AVENANT_DERIVING_H

#include "avenant/derive.h"

struct ctg_unit {
	const struct ctg_node *node;	/* PARA, TABLE, BREAK, the HEADING of
					 * a plain division, a labelled
					 * DIVISION, a placed PART */
	unsigned depth;			/* of lists around */
};

struct ctg_units {
	struct ctg_arena *arena;
	struct ctg_unit *v;
	size_t n, room;
};

/* A node of the base, and what it is in the other version. */
struct ctg_match {
	const struct ctg_node *old, *now;
	const struct ctg_node *marked;	/* both, in the tree of the diff */
};

struct ctg_deriving {
	struct ctg_arena *arena;
	struct ctg_ops *out;
	const struct ctg_version_text *old, *now;
	const struct ctg_grains *grains;
	struct ctg_match *matches;	/* by address of old */
	size_t n, room;
	struct ctg_err *err;
	enum ctg_code code;
};

/* derive_match.c: what the comparison found to be one. */
void ctg_deriving_match(struct ctg_deriving *d, const struct ctg_node *tree);
const struct ctg_match *ctg_deriving_find(const struct ctg_deriving *d,
	const struct ctg_node *old);

/* derive_unit.c: the units of a scope; what both versions have of one. */
void ctg_units_read(struct ctg_units *out, const struct ctg_node *scope);
bool ctg_unit_is_scope(const struct ctg_unit *u);
bool ctg_unit_same_shape(const struct ctg_unit *x, const struct ctg_unit *y);
/* The units [from, to) as the blocks of a document, without the outer levels
 * of lists. */
struct ctg_node *ctg_units_copy(struct ctg_arena *a,
	const struct ctg_units *l, size_t from, size_t to, unsigned outer);
struct ctg_node *ctg_deriving_copy(struct ctg_arena *a,
	const struct ctg_node *n);

/* derive_words.c: whether two leaves differ; the operations that make one of
 * the other.  False when it is better said, or can only be said, of the
 * whole. */
bool ctg_leaf_same(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y);
bool ctg_derive_words(struct ctg_deriving *d, const struct ctg_match *m);
/* All that the leaf prints. */
void ctg_derive_leaf(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y);

/* derive_table.c: the same for tables. */
bool ctg_table_same(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y);
bool ctg_derive_table(struct ctg_deriving *d, const struct ctg_match *m);

/* derive_hunk.c: the units of a scope that has both versions. */
/* More than half of its words go: it reads better whole.  Never of a scope
 * that holds others. */
bool ctg_derive_too_much(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y);
void ctg_derive_units(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y, enum ctg_grain grain);

/* derive.c */
void ctg_derive_scope(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y);

#endif
