/* SPDX-License-Identifier: Apache-2.0 */
/* « Le deuxième alinéa est déplacé après le quatrième alinéa. » */
#include "avenant/writing.h"

/* Both are rows, or items of one list, or stand in none. */
static bool are_likes(const struct ctg_node *x, const struct ctg_node *y)
{
	bool item = x->parent->kind == CTG_ITEM;

	if (x->kind == CTG_ROW && y->kind == CTG_ROW)
		return true;
	if (x->kind != CTG_PARA || y->kind != CTG_PARA ||
	    item != (y->parent->kind == CTG_ITEM))
		return false;
	return !item || x->parent->parent == y->parent->parent;
}

/* The two neighbours that take the place of each other; false when it is not
 * only that. */
static bool is_swap(const struct ctg_op *op, const struct ctg_node *v[2])
{
	const struct ctg_node *next;

	if (op->at != op->to || (op->at->kind != CTG_PARA &&
	    op->at->kind != CTG_ROW))
		return false;
	v[0] = op->at;
	v[1] = op->by;
	next = ctg_block_next(op->side == CTG_OP_AFTER ? op->at : op->by);
	if (op->side == CTG_OP_AFTER && next == op->by)
		return are_likes(v[0], v[1]);
	if (op->side == CTG_OP_BEFORE) {
		v[1] = ctg_block_next(op->at);
		if (v[1] && ctg_block_next(v[1]) == op->by)
			return are_likes(v[0], v[1]);
	}
	v[1] = op->at;
	v[0] = op->side == CTG_OP_BEFORE ? op->by : ctg_block_next(op->by);
	return v[0] && ctg_block_next(v[0]) == op->at &&
		are_likes(v[0], v[1]);
}

static bool say_swap(struct ctg_wording *w, const struct ctg_op *op)
{
	const struct ctg_node *v[2];
	const struct ctg_lot lot = { .v = v, .n = 2 };
	struct ctg_address x, y;

	if (!is_swap(op, v))
		return false;
	ctg_address_of(&x, w->arena, v[0]);
	ctg_address_of(&y, w->arena, v[1]);
	if (!ctg_several_can(&x, &y))
		return false;
	ctg_say_done(w, ctg_lot_say(w, &lot), "interverti");
	return true;
}

/* What holds both is said once, when they stand as deep in it. */
static void drop_common(struct ctg_address *by, const struct ctg_address *at)
{
	size_t n = 0;

	while (n + 1 < by->n && n + 1 < at->n && ctg_say_same_step(
	       &by->steps[by->n - 1 - n], &at->steps[at->n - 1 - n]))
		n++;
	if (by->n == at->n)
		by->n -= n;
}

static void say_place(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_wording bare = *w;
	struct ctg_address by, at;

	if (op->side == CTG_OP_LAST || op->side == CTG_OP_FIRST) {
		ctg_say(w, op->side == CTG_OP_LAST ? " à la fin " :
			" au début ");
		ctg_address_of(&by, w->arena, op->by);
		ctg_say_address(w, &by, CTG_DU);
		return;
	}
	bare.lead.n = 0;
	ctg_say_find(&bare, &by, op->by);
	ctg_say_find(&bare, &at, op->at);
	drop_common(&by, &at);
	ctg_say(w, op->side == CTG_OP_AFTER ? " après " : " avant ");
	ctg_say_address(w, &by, CTG_LE);
}

void ctg_say_move(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_op blocks = *op;
	struct ctg_lot *lots;

	if (say_swap(w, op))
		return;
	blocks.now = NULL;
	(void)ctg_lots_make(&lots, w->arena, &blocks);
	ctg_say_done(w, ctg_lot_say(w, &lots[0]), "déplacé");
	say_place(w, op);
}
