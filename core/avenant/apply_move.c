/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks that come to stand elsewhere, with the bytes that they have. */
#include "avenant/applying.h"

struct moving {
	struct ctg_work *work;
	const struct ctg_op *op;
	struct ctg_leaves s;
	struct ctg_leaf *place;
	struct ctg_flat_level level;
	struct ctg_flat_list *was, *list;	/* one that is taken along */
};

static bool is_division(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION;
}

/* A heading goes beside its likes, or at an end of what holds them: else what
 * follows would become a part of it, or it of something else. */
static bool fits_division(const struct ctg_op *op)
{
	const struct ctg_node *by = op->by;
	unsigned level = op->at->division.level;

	if (op->side == CTG_OP_FIRST || op->side == CTG_OP_LAST)
		return op->side == CTG_OP_LAST && by == op->at->parent;
	return is_division(by) && by->division.level == level &&
		by->parent == op->to->parent;
}

static bool fits(const struct ctg_op *op)
{
	const struct ctg_node *by = op->by;

	if (is_division(op->at))
		return fits_division(op) && is_division(op->to) &&
			op->to->parent == op->at->parent;
	if (op->at->kind == CTG_HEADING)
		return false;
	if (by->kind == CTG_DOCUMENT || by->kind == CTG_PART ||
	    by->kind == CTG_NOTE)
		return false;
	if (is_division(by))
		return op->side == CTG_OP_FIRST || op->side == CTG_OP_LAST;
	return by->kind != CTG_HEADING || op->side == CTG_OP_AFTER;
}

/* --- lists ---------------------------------------------------------------- */

/* The item of a leaf that stands at the level of another one; NULL: none. */
static struct ctg_flat_item *at_level(const struct ctg_leaf *leaf,
	const struct ctg_flat_item *top)
{
	struct ctg_flat_item *it = leaf->item;

	while (it && it->up != top->up)
		it = it->up;
	return it && it->list ? it : NULL;
}

/* The list that it is in from now on. */
static struct ctg_flat_list *list_for(struct moving *m,
	struct ctg_flat_list *was)
{
	struct ctg_flat_list *list = m->level.list;

	if (list && list->ordered == was->ordered)
		return list;
	if (m->was == was)
		return m->list;
	m->was = was;
	m->list = CTG_NEW(m->work->arena, struct ctg_flat_list);
	*m->list = *was;
	m->list->by = m->op;
	m->list->settled = false;
	return m->list;
}

/* Definitions of notes, and what is none, stay where they are. */
static bool goes(const struct moving *m, const struct ctg_leaf *leaf)
{
	return leaf->kind != CTG_DOCUMENT && (!ctg_flat_in_note(leaf) ||
		ctg_flat_in_note(m->s.first));
}

/* Items become those of the list that they come to.  False when they are not
 * of one level. */
static bool relay(struct moving *m)
{
	struct ctg_leaf **v = m->s.flat->v + m->s.first->index;
	size_t n = m->s.last->index - m->s.first->index + 1;
	struct ctg_flat_item *first = m->s.first->item, **tops;

	if (!first || !first->list)
		return true;
	tops = CTG_NEW_N(m->work->arena, struct ctg_flat_item *, n);
	for (size_t i = 0; i < n; i++)
		if (goes(m, v[i]) && !(tops[i] = at_level(v[i], first)))
			return false;
	if (tops[0]->opener != v[0] || (first->up &&
	    first->up->opener == v[0]))
		return false;
	if (m->level.list == first->list && m->level.up == first->up)
		return true;
	for (size_t i = 0; i < n; i++) {
		v[i]->relaid = tops[i] != NULL;
		if (!tops[i] || tops[i]->opener != v[i])
			continue;
		tops[i]->list = list_for(m, tops[i]->list);
		tops[i]->up = m->level.up;
	}
	return true;
}

/* --- all ------------------------------------------------------------------ */

/* What moves inside a division that moves goes to its own place there. */
static void mark(struct moving *m)
{
	size_t n = m->s.last->index - m->s.first->index + 1;

	for (size_t i = m->s.first->index; i <= m->s.last->index; i++) {
		struct ctg_leaf *leaf = m->s.flat->v[i];

		if (!goes(m, leaf) || (leaf->moved && leaf->together <= n))
			continue;
		leaf->moved = m->op;
		leaf->together = n;
	}
	m->s.flat->changed = true;
}

static void move(struct moving *m)
{
	struct ctg_leaf *leaves = NULL;

	for (size_t i = m->s.first->index; i <= m->s.last->index; i++)
		if (m->s.flat->v[i]->moved == m->op)
			ctg_flat_join(&leaves, m->s.flat->v[i]);
	ctg_leaves_put(m->place, m->op->side, m->op->by, leaves);
}

/* An item that comes between another and those below it would take them. */
static bool cuts_item(const struct moving *m)
{
	const struct ctg_flat *f = m->s.flat;
	const struct ctg_leaf *at = m->place;
	size_t next = at->index + 1;

	if (m->op->side != CTG_OP_AFTER || !at->item || next >= f->n)
		return false;
	for (const struct ctg_flat_item *it = f->v[next]->item; it;
	     it = it->up)
		if (it->up == at->item && it->list)
			return true;
	return false;
}

static bool find(struct moving *m)
{
	struct ctg_work *w = m->work;
	const struct ctg_op *op = m->op;

	if (!fits(op) || !ctg_leaves_find(&m->s, w, op) ||
	    ctg_work_file(w, op->by) != m->s.flat)
		return false;
	m->place = ctg_leaves_place(m->s.flat, op->side, op->by);
	if (!m->place || (m->place->index >= m->s.first->index &&
	    m->place->index <= m->s.last->index))
		return false;
	if (op->side == CTG_OP_AFTER || op->side == CTG_OP_BEFORE)
		m->level = ctg_leaves_level(m->place, op->by,
			!m->s.first->item || !m->s.first->item->list);
	return true;
}

static void apply(struct moving *m)
{
	if (!m->place)
		ctg_apply_refuse(m->work, m->op,
			"cela ne peut pas être déplacé là");
	else if (ctg_leaves_part_items(&m->s) || cuts_item(m) || !relay(m))
		ctg_apply_refuse(m->work, m->op, "d'autres alinéas sont "
			"placés sous celui-ci, et changeraient de niveau : "
			"dites-les aussi");
	else
		move(m);
}

/* All places are those of the base: two that change places are found before
 * either moves. */
void ctg_apply_moves(struct ctg_work *w)
{
	const struct ctg_ops *ops = w->p->ops;
	struct moving *v = CTG_NEW_N(w->arena, struct moving, ops->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < ops->n; i++) {
		if (ops->v[i].kind != CTG_OP_MOVE)
			continue;
		if (ops->v[i].at->kind == CTG_ROW) {
			ctg_apply_row_move(w, &ops->v[i]);
			continue;
		}
		v[n] = (struct moving){ .work = w, .op = &ops->v[i] };
		if (find(&v[n]))
			mark(&v[n]);
		else
			v[n].place = NULL;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		apply(&v[i]);
}
