/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/flat.h"

#include "avenant/operation.h"

struct laying {
	struct ctg_flat *flat;
	const struct ctg_op *op;
	const struct ctg_flat_level *level;
	unsigned depth;			/* of lists */
	struct ctg_leaf *first, *last;
};

static void lay(struct laying *l, const struct ctg_node *n,
	struct ctg_flat_item *item);

static void lay_below(struct laying *l, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	for (const struct ctg_node *c = n->first; c; c = c->next)
		lay(l, c, item);
}

static struct ctg_flat_list *list_of(struct laying *l,
	const struct ctg_node *n)
{
	struct ctg_flat_list *list = l->level->list;

	if (l->depth == 1 && list && list->ordered == n->list.ordered)
		return list;
	list = CTG_NEW(l->flat->arena, struct ctg_flat_list);
	list->ordered = n->list.ordered;
	list->mark = n->list.ordered ? n->list.delimiter : l->flat->bullet;
	list->start = n->list.start;
	list->pad = 1;
	list->tight = true;
	list->by = l->op;
	return list;
}

static void lay_list(struct laying *l, const struct ctg_node *n,
	struct ctg_flat_item *up)
{
	struct ctg_flat_list *list;

	up = ++l->depth == 1 ? l->level->up : up;
	list = list_of(l, n);
	for (const struct ctg_node *c = n->first; c; c = c->next) {
		struct ctg_flat_item *item = CTG_NEW(l->flat->arena,
			struct ctg_flat_item);

		item->up = up;
		item->list = list;
		item->node = c;
		lay_below(l, c, item);
	}
	l->depth--;
}

static void lay_leaf(struct laying *l, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	struct ctg_leaf *leaf = CTG_NEW(l->flat->arena, struct ctg_leaf);

	leaf->kind = n->kind;
	leaf->node = n;
	leaf->item = item;
	leaf->fresh = true;
	if (item && !item->opener)
		item->opener = leaf;
	if (l->last)
		l->last->next = leaf;
	else
		l->first = leaf;
	l->last = leaf;
}

/* The heading of an annexe is not in its file. */
static bool is_annexe_heading(const struct laying *l,
	const struct ctg_node *n)
{
	return n->kind == CTG_HEADING && l->flat->from == 0 && n->parent &&
		n->parent->kind == CTG_DIVISION &&
		n->parent->division.level == 1 &&
		n->parent->division.heading.word == CTG_ANNEXE;
}

static void lay(struct laying *l, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	switch (n->kind) {
	case CTG_LIST:
		lay_list(l, n, item);
		break;
	case CTG_HEADING: case CTG_PARA: case CTG_TABLE: case CTG_BREAK:
	case CTG_PART:
		if (!is_annexe_heading(l, n))
			lay_leaf(l, n, item);
		break;
	case CTG_NOTE:
		break;
	default:
		lay_below(l, n, item);
	}
}

struct ctg_leaf *ctg_flat_fresh(struct ctg_flat *f, const struct ctg_op *op,
	const struct ctg_flat_level *level)
{
	struct laying l = { .flat = f, .op = op, .level = level };

	if (op->now)
		lay_below(&l, op->now, level->item);
	return l.first;
}

void ctg_flat_join(struct ctg_leaf **list, struct ctg_leaf *leaves)
{
	while (*list)
		list = &(*list)->next;
	*list = leaves;
}

void ctg_flat_put(struct ctg_leaf *beside, bool before,
	struct ctg_leaf *leaves, unsigned depth, bool fixed)
{
	struct ctg_leaf **at = before ? &beside->before : &beside->after;
	struct ctg_leaf *last = leaves;

	if (!leaves)
		return;
	while (*at && (before ? (*at)->depth <= depth :
	       (*at)->depth >= depth))
		at = &(*at)->next;
	for (struct ctg_leaf *l = leaves; l; l = l->next) {
		l->depth = depth;
		l->fixed = fixed;
		last = l;
	}
	last->next = *at;
	*at = leaves;
}
