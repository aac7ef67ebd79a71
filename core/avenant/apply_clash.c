/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/apply_front.h"
#include "avenant/applying.h"
#include "model/rules.h"

#include <stdlib.h>

/* What an operation touches: bytes of a file, or words of a leaf. */
struct touched {
	const void *in;			/* the file, or the leaf */
	size_t rank;			/* of what it is in */
	size_t off, end;
	bool whole;			/* all that is there goes */
	const struct ctg_op *op;
};

struct touching {
	struct ctg_work *work;
	struct touched *v;
	size_t n, room;
};

static void touch(struct touching *t, const struct ctg_op *op, const void *in,
	size_t off, size_t end, bool whole)
{
	CTG_MORE(t->work->arena, t->v, t->n, t->room);
	t->v[t->n++] = (struct touched){ in, 0, off, end, whole, op };
}

static void touch_blocks(struct touching *t, const struct ctg_op *op,
	bool whole)
{
	const struct ctg_flat *f = ctg_work_file(t->work, op->at);
	const struct ctg_node *first = ctg_work_first(op->at);
	const struct ctg_node *last = ctg_work_last(op->to ? op->to : op->at);

	if (f && (op->at->kind == CTG_DOCUMENT || ctg_node_is_annexe(op->at)))
		touch(t, op, f->src, f->from, f->src->text.n, whole);
	else if (f && first && last && first->src == last->src)
		touch(t, op, f->src, first->off, last->end, true);
}

static void touch_anchor(struct touching *t, const struct ctg_op *op)
{
	const struct ctg_node *leaf = ctg_work_first(op->at);

	if (leaf)
		touch(t, op, leaf->src, leaf->off, leaf->off + 1, false);
}

static void touch_annexe(struct touching *t, const struct ctg_op *op)
{
	const struct ctg_flat *f = ctg_work_file(t->work, op->at);

	if (f && op->how != CTG_OP_ADD)
		touch(t, op, f->src, 0, f->src->text.n, true);
}

static void touch_rows(struct touching *t, const struct ctg_op *op)
{
	const struct ctg_node *last = op->to ? op->to : op->at;

	if (op->at->src && op->at->src == last->src)
		touch(t, op, op->at->src, op->at->off, last->end, true);
}

static void touch_op(struct touching *t, const struct ctg_op *op)
{
	bool adds = op->how == CTG_OP_ADD;

	if (op->kind == CTG_OP_ANNEXE && op->at)
		touch_annexe(t, op);
	if (op->kind == CTG_OP_WORDS || (op->kind == CTG_OP_NOTE && adds)) {
		touch(t, op, op->at, op->off, op->end, false);
		if (op->at->src)
			touch(t, op, op->at->src, op->at->off, op->at->off +
				1, false);
	} else if (op->kind == CTG_OP_LABEL && op->at->src) {
		touch(t, op, op->at->src, op->at->off, op->at->off + 1,
			false);
	} else if (op->kind == CTG_OP_BLOCKS && !ctg_front_takes(op)) {
		if (adds)
			touch_anchor(t, op);
		else
			touch_blocks(t, op, true);
	} else if (op->kind == CTG_OP_MOVE) {
		if (op->at->kind == CTG_ROW)
			touch_rows(t, op);
		else
			touch_blocks(t, op, false);
	} else if (op->kind == CTG_OP_ROWS) {
		if (!adds)
			touch_rows(t, op);
		else if (op->at->src)
			touch(t, op, op->at->src, op->at->off, op->at->off +
				1, false);
	}
}

static int by_place(const void *pa, const void *pb)
{
	const struct touched *a = pa, *b = pb;
	uintptr_t x = (uintptr_t)a->in, y = (uintptr_t)b->in;

	if (x != y)
		return x < y ? -1 : 1;
	if (a->off != b->off)
		return a->off < b->off ? -1 : 1;
	/* An insertion at the start of what goes is beside it. */
	if ((a->off == a->end) != (b->off == b->end))
		return a->off == a->end ? -1 : 1;
	if (a->whole != b->whole)
		return a->whole ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

static void clash(struct ctg_work *w, const struct ctg_op *x,
	const struct ctg_op *y)
{
	const struct ctg_op *first = x->line <= y->line ? x : y;
	const struct ctg_op *second = first == x ? y : x;

	if (first->line == 0)
		ctg_rule_report(w->diags, "A721", ctg_op_place(second),
			"deux changements portent sur les mêmes mots");
	else
		ctg_rule_report(w->diags, "A721", ctg_op_place(second),
			"ce changement porte sur ce que change déjà la ligne "
			"%u", first->line);
}

/* What is in a division that goes, or comes into it; beside what goes, it may
 * come. */
static bool comes_into(const struct ctg_op *op, const struct ctg_op *whole)
{
	const struct ctg_node *n = op->at;

	if (op->how != CTG_OP_ADD || op->side == CTG_OP_AFTER ||
	    op->side == CTG_OP_BEFORE)
		n = n->parent;
	for (; n; n = n->parent)
		if (n->kind == CTG_DIVISION && (n == whole->at ||
		    n == whole->to))
			return true;
	return false;
}

/* At blocks that move, or beside them: where they were, or where they are?
 * What is in a division that moves goes along. */
static bool is_beside(const struct touched *b, const struct touched *move)
{
	const struct ctg_node *last = ctg_work_last(b->op->at);

	if (move->op->at->kind == CTG_ROW)
		return true;
	return (b->op->kind == CTG_OP_BLOCKS || b->op->kind == CTG_OP_MOVE) &&
		last && (b->whole || last->end <= move->end) &&
		!comes_into(b->op, move->op);
}

/* Words of one leaf clash when they overlap; what is in what goes, too. */
static bool overlaps(const struct touched *a, const struct touched *b)
{
	if (a->in != b->in || b->off >= a->end || a->op == b->op)
		return false;
	if (a->op->kind == CTG_OP_MOVE)
		return is_beside(b, a);
	if (b->op->kind == CTG_OP_BLOCKS && !b->whole)
		return a->whole && comes_into(b->op, a->op);
	if (b->op->kind == CTG_OP_ROWS && !b->whole)
		return a->whole && a->op->kind != CTG_OP_ROWS;
	return a->whole || b->whole || a->in == a->op->at;
}

void ctg_apply_clashes(struct ctg_work *w)
{
	struct touching t = { .work = w };
	const struct touched *reach = NULL;

	for (size_t i = 0; i < w->p->ops->n; i++)
		touch_op(&t, &w->p->ops->v[i]);
	if (t.n > 0)
		qsort(t.v, t.n, sizeof(*t.v), by_place);
	for (size_t i = 0; i < t.n; i++) {
		if (reach && overlaps(reach, &t.v[i]))
			clash(w, reach->op, t.v[i].op);
		if (!reach || reach->in != t.v[i].in ||
		    t.v[i].end > reach->end)
			reach = &t.v[i];
	}
}
