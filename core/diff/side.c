/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/diff.h"

struct taker {
	struct ctg_arena *arena;
	enum ctg_mark dropped;		/* what the other version has */
	bool old;
};

static struct ctg_node *bare(struct taker *t, const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(t->arena, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = NULL;
	return c;
}

static void take(struct taker *t, struct ctg_node *to,
	const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	const struct ctg_node *from = n;
	struct ctg_node *c;

	if (d && d->mark == t->dropped) {
		/* Only its beginning was not there: its words were. */
		for (n = d->joined ? n->first : NULL; n; n = n->next)
			take(t, to->last, n);
		return;
	}
	/* What a block is, beside what it holds, each version knows. */
	if (d && (t->old ? d->before : d->after))
		from = t->old ? d->before : d->after;
	c = bare(t, from);
	ctg_node_append(to, c);
	for (n = n->first; n; n = n->next)
		take(t, c, n);
}

struct ctg_node *ctg_diff_side(struct ctg_arena *a,
	const struct ctg_node *tree, bool old)
{
	struct taker t = { a, old ? CTG_INSERTED : CTG_DELETED, old };
	struct ctg_node *holder = ctg_node_new(a, CTG_DOCUMENT), *side;

	take(&t, holder, tree);
	side = holder->first;
	ctg_node_unlink(side);
	return side;
}
