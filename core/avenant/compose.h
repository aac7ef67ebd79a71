/* SPDX-License-Identifier: Apache-2.0 */
/* compose.h - the act that says what changed from one version to another.
 *
 * Derived, written, read again and applied: what does not come out right is
 * said of a larger unit, until it does.  What is given has been proved. */
#ifndef CTG_AVENANT_COMPOSE_H
#define CTG_AVENANT_COMPOSE_H

#include "avenant/prove.h"
#include "avenant/write.h"

struct ctg_composing {
	const struct ctg_side *base, *target;
	enum ctg_act_style style;
	/* Puts what is before, around and after the amending articles: the
	 * whole act.  first is the number of the first of them. */
	void (*frame)(struct ctg_buf *b, const struct ctg_composing *c,
		struct ctg_ops *ops);
	const void *context;
	struct ctg_str path;		/* of the act, for messages */
};

struct ctg_composed {
	struct ctg_str act;
	struct ctg_ops ops;	/* as they were derived */
	size_t stated;		/* how many changes it says, as it is read */
	unsigned rounds;
};

/* CTG_EREFUSED, with the reason, when no act says it exactly. */
[[nodiscard]] enum ctg_code ctg_compose(struct ctg_composed *out,
	struct ctg_arena *a, const struct ctg_composing *how,
	struct ctg_err *err);

/* Of what no act says yet: without any frame. */
[[nodiscard]] enum ctg_code ctg_compose_bare(struct ctg_composed *out,
	struct ctg_arena *a, const struct ctg_side *base,
	const struct ctg_side *target, struct ctg_err *err);

#endif
