/* SPDX-License-Identifier: Apache-2.0 */
/* layout.h - the units of a scope in both versions, and which are kept.  For
 * use by derive*.c only. */
#ifndef CTG_AVENANT_LAYOUT_H
#define CTG_AVENANT_LAYOUT_H

#include "avenant/deriving.h"

/* Units [i0, i1) of the base become [j0, j1). */
struct ctg_hunk {
	size_t i0, i1, j0, j1;
};

/* Units [i, i + n) of the base are [j, j + n) of the other version, which come
 * at a side of by. */
struct ctg_move {
	size_t i, j, n;
	const struct ctg_node *at, *to, *by;
	enum ctg_op_side side;
};

struct ctg_layout {
	struct ctg_deriving *d;
	const struct ctg_node *node;	/* the scope, in the base */
	struct ctg_units x, y;
	size_t *to;			/* of units of x: in y, or nowhere */
	/* Those that come to stand elsewhere as they are. */
	bool *moved_x, *moved_y;
	struct ctg_move *moves;
	size_t nmoves;
	struct ctg_hunk *hunks;
	size_t n;
	enum ctg_grain grain;
};

/* derive_pair.c: what is kept. */
void ctg_layout_pair(struct ctg_layout *s);
/* Whether a unit that is kept reads as before; scopes are looked into
 * later. */
bool ctg_layout_same(const struct ctg_layout *s, size_t i, size_t k);
/* A paragraph of an item after its first one: it can be quoted only with
 * those before it. */
bool ctg_unit_goes_on(const struct ctg_unit *u);

/* derive_move.c: what moves is found, then said. */
void ctg_layout_find_moves(struct ctg_layout *s);
void ctg_layout_say_moves(const struct ctg_layout *s);

/* derive_number.c: numbers that change for what comes or goes before. */
void ctg_layout_say_numbers(const struct ctg_layout *s);

#endif
