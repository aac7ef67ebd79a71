/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/deriving.h"

#include <stdlib.h>

static void add(struct ctg_deriving *d, const struct ctg_node *old,
	const struct ctg_node *now, const struct ctg_node *marked)
{
	CTG_MORE(d->arena, d->matches, d->n, d->room);
	d->matches[d->n++] = (struct ctg_match){ old, now, marked };
}

/* Two blocks that were moved without a change are one to their leaves. */
static void add_both(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	if (ctg_kind_is_inline(x->kind))
		return;
	add(d, x, y, NULL);
	x = x->first;
	y = y->first;
	for (; x && y && x->kind == y->kind; x = x->next, y = y->next)
		add_both(d, x, y);
}

static void walk(struct ctg_deriving *d, const struct ctg_node *n)
{
	const struct ctg_delta *delta = n->delta;

	if (ctg_kind_is_inline(n->kind))
		return;
	if (delta && delta->twin) {
		if (delta->mark == CTG_DELETED)
			;
		else if (delta->edited)
			walk(d, delta->edited);
		else
			add_both(d, delta->before, delta->after);
	} else if (delta && delta->before && delta->after &&
		   !delta->joined) {
		add(d, delta->before, delta->after, n);
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		walk(d, k);
}

static int by_address(const void *p, const void *q)
{
	const struct ctg_match *x = p, *y = q;

	return x->old < y->old ? -1 : x->old > y->old;
}

void ctg_deriving_match(struct ctg_deriving *d, const struct ctg_node *tree)
{
	walk(d, tree);
	if (d->n)
		qsort(d->matches, d->n, sizeof(*d->matches), by_address);
}

const struct ctg_match *ctg_deriving_find(const struct ctg_deriving *d,
	const struct ctg_node *old)
{
	const struct ctg_match want = { .old = old };

	return d->n ? bsearch(&want, d->matches, d->n, sizeof(want),
		by_address) : NULL;
}
