/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/extract.h"

void ctg_extract_add(struct ctg_extract *x, const struct ctg_node *n)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->v[i] == n)
			return;
	CTG_MORE(x->arena, x->v, x->n, x->room);
	x->v[x->n++] = n;
}

static bool has(const struct ctg_extract *x, const struct ctg_node *n)
{
	for (size_t i = 0; n && i < x->n; i++)
		if (x->v[i] == n)
			return true;
	return false;
}

/* A node of one of the texts is in the set, or inside what is. */
static bool holds(const struct ctg_extract *x, const struct ctg_node *n)
{
	for (; n; n = n->parent)
		if (has(x, n))
			return true;
	return false;
}

/* --- the tree ------------------------------------------------------------ */

/* A row or an item says nothing out of its table or its list. */
static const struct ctg_node *block_of(const struct ctg_node *n)
{
	while (n->kind != CTG_DIVISION && n->parent &&
	       n->parent->kind != CTG_DIVISION &&
	       n->parent->kind != CTG_DOCUMENT)
		n = n->parent;
	return n;
}

static void keep_ends(struct ctg_extract *kept, const struct ctg_node *root)
{
	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		if (n->delta && n->delta->twin)
			ctg_extract_add(kept, block_of(n->delta->twin));
}

static void find_kept(struct ctg_extract *kept, const struct ctg_extract *x,
	const struct ctg_node *n)
{
	if (n->delta && (has(x, n->delta->before) ||
	    has(x, n->delta->after))) {
		ctg_extract_add(kept, n);
		keep_ends(kept, n);
		return;
	}
	for (n = n->first; n && !ctg_kind_is_inline(n->kind); n = n->next)
		find_kept(kept, x, n);
}

/* True when something of it stays: with its title then. */
static bool prune(struct ctg_node *n, const struct ctg_extract *kept)
{
	struct ctg_node *heading = ctg_node_heading(n), *next;
	bool any = false;

	if (has(kept, n))
		return true;
	for (struct ctg_node *k = n->first; k; k = next) {
		next = k->next;
		if (k == heading)
			continue;
		if (!ctg_kind_is_inline(k->kind) && prune(k, kept))
			any = true;
		else
			ctg_node_unlink(k);
	}
	return any;
}

void ctg_extract_cut(struct ctg_diff *d, const struct ctg_extract *x)
{
	struct ctg_extract kept = { .arena = x->arena };
	size_t n = 0;

	find_kept(&kept, x, d->tree);
	prune(d->tree, &kept);
	for (size_t i = 0; i < d->n; i++)
		if (holds(x, d->changes[i].before) ||
		    holds(x, d->changes[i].after))
			d->changes[n++] = d->changes[i];
	d->n = n;
}
