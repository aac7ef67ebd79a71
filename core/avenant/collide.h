/* SPDX-License-Identifier: Apache-2.0 */
/* collide.h - what two avenants to the same text both touch.
 *
 * Both sets of operations are read on the same base.  Those that collide
 * cannot both be done as they are stated; those that are neighbours can, but
 * the second one must be written again on what the first one leaves. */
#ifndef CTG_AVENANT_COLLIDE_H
#define CTG_AVENANT_COLLIDE_H

#include "avenant/operation.h"

enum ctg_collision_kind {
	CTG_SAME_WORDS,		/* or blocks: both change them */
	CTG_SAME_PLACE,		/* both add something there */
	CTG_GONE,		/* one changes what the other takes away */
	CTG_NEIGHBOURS,		/* the same alinéa, other words */
};

struct ctg_collision {
	enum ctg_collision_kind kind;
	const struct ctg_op *x, *y;
};

struct ctg_collisions {
	struct ctg_arena *arena;
	struct ctg_collision *v;
	size_t n, room;
};

/* In the order of x; document is the developed text of the base. */
void ctg_collide(struct ctg_collisions *out, const struct ctg_node *document,
	const struct ctg_ops *x, const struct ctg_ops *y);

/* How many cannot both be done. */
size_t ctg_collisions_count(const struct ctg_collisions *c);

#endif
