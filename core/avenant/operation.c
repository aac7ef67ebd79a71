/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/operation.h"

#include "base/arena.h"

struct ctg_op *ctg_ops_add(struct ctg_ops *l, enum ctg_op_kind kind,
	enum ctg_op_how how)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n] = (struct ctg_op){ .kind = kind, .how = how };
	return &l->v[l->n++];
}

bool ctg_op_continues(const struct ctg_node *cell)
{
	const struct ctg_node *owner = cell->cell.owner;

	return owner && owner->parent != cell->parent && owner->parent->parent
		!= cell->parent->parent && owner->cell.column ==
		cell->cell.column;
}

struct ctg_node *ctg_op_cell(const struct ctg_node *row, unsigned column)
{
	struct ctg_node *c = row->first;

	while (c && c->cell.column != column)
		c = c->next;
	return c;
}

bool ctg_op_is_same_party(const struct ctg_op *op)
{
	return op->leaves && op->comes && ctg_str_eq(op->leaves->id.s,
		op->comes->id.s);
}

bool ctg_op_is_leaf(const struct ctg_node *n)
{
	return n->kind == CTG_PARA || n->kind == CTG_HEADING ||
		n->kind == CTG_CELL;
}
