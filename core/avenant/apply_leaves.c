/* SPDX-License-Identifier: Apache-2.0 */
/* Where the blocks that an operation names stand, in the files. */
#include "avenant/applying.h"

bool ctg_leaves_find(struct ctg_leaves *s, struct ctg_work *w,
	const struct ctg_op *op)
{
	const struct ctg_node *to = op->to ? op->to : op->at;

	s->flat = ctg_work_file(w, op->at);
	if (!s->flat || s->flat != ctg_work_file(w, to))
		return false;
	s->first = ctg_flat_find(s->flat, ctg_work_first(op->at));
	s->last = ctg_flat_find(s->flat, ctg_work_last(to));
	return s->first && s->last && s->first->index <= s->last->index;
}

/* The last leaf of a file that is not in a note. */
static struct ctg_leaf *last_of(const struct ctg_flat *f)
{
	size_t i = f->n - 1;

	while (i > 0 && ctg_flat_in_note(f->v[i]))
		i--;
	return f->v[i];
}

/* The item whose level a block is at. */
static struct ctg_flat_item *item_of(const struct ctg_leaf *leaf,
	const struct ctg_node *n)
{
	struct ctg_flat_item *it = leaf->item;

	if (n->kind == CTG_DIVISION || n->kind == CTG_DOCUMENT)
		return NULL;
	while (it && ((n->kind == CTG_ITEM && it->node != n) ||
	       (n->kind == CTG_LIST && it->node->parent != n)))
		it = it->up;
	return it;
}

static struct ctg_flat_item *note_of(const struct ctg_leaf *leaf)
{
	struct ctg_flat_item *it = leaf->item;

	while (it && it->up)
		it = it->up;
	return it && !it->list ? it : NULL;
}

struct ctg_flat_level ctg_leaves_level(const struct ctg_leaf *leaf,
	const struct ctg_node *n, bool blocks)
{
	struct ctg_flat_item *it = item_of(leaf, n);
	struct ctg_flat_level level = { .item = note_of(leaf) };

	while (blocks && it && it->up && it->up->list)
		it = it->up;
	level.up = it && it->list ? it->up : it;
	level.list = it ? it->list : NULL;
	return level;
}

/* Next to what is generated: at an end of the body. */
static struct ctg_leaf *beside_part(struct ctg_flat *f,
	const struct ctg_node *part)
{
	const struct ctg_node *n = part;

	while (n && n->kind == CTG_PART)
		n = n->next;
	return n && n->src == f->src ? f->v[0] : last_of(f);
}

struct ctg_leaf *ctg_leaves_place(struct ctg_flat *f, enum ctg_op_side side,
	const struct ctg_node *at)
{
	if (side == CTG_OP_FIRST && at->kind == CTG_DIVISION && at->src)
		return ctg_flat_find(f, ctg_node_heading(at));
	if (side == CTG_OP_FIRST)
		return f->v[0];
	if (at->kind == CTG_DOCUMENT || ctg_node_is_annexe(at))
		return last_of(f);
	if (at->kind == CTG_PART && !at->src)
		return beside_part(f, at);
	return ctg_flat_find(f, side == CTG_OP_BEFORE ?
		ctg_work_first(at) : ctg_work_last(at));
}

bool ctg_leaves_part_items(const struct ctg_leaves *s)
{
	for (size_t i = s->first->index; i <= s->last->index; i++) {
		const struct ctg_leaf *leaf = s->flat->v[i], *end;

		if (!leaf->item || !leaf->item->list ||
		    leaf->item->opener != leaf)
			continue;
		end = ctg_flat_find(s->flat, ctg_work_last(leaf->item->node));
		if (end && end->index > s->last->index)
			return true;
	}
	return false;
}

static unsigned depth_of(const struct ctg_node *n)
{
	unsigned depth = 0;

	while ((n = n->parent))
		depth++;
	return depth;
}

/* A division that moves holds n. */
static bool goes_with(const struct ctg_op *move, const struct ctg_node *n)
{
	for (; n; n = n->parent)
		for (const struct ctg_node *m = move->at; m; m = m->next) {
			if (m == n)
				return true;
			if (m == move->to)
				break;
		}
	return false;
}

void ctg_leaves_put(struct ctg_leaf *place, enum ctg_op_side side,
	const struct ctg_node *at, struct ctg_leaf *leaves)
{
	bool inside = side == CTG_OP_FIRST || side == CTG_OP_LAST;
	bool before = side == CTG_OP_BEFORE && place->index > 0 &&
		(at->kind != CTG_PART || at->src);
	bool fixed = place->moved && !goes_with(place->moved, inside ? at :
		at->parent);

	ctg_flat_put(place, before, leaves, depth_of(at) + inside, fixed);
}
