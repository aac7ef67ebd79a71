/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/applying.h"

/* Beside blocks that stand in no list, lists are of the first level. */
static bool has_blocks(const struct ctg_node *now)
{
	for (const struct ctg_node *n = now ? now->first : NULL; n;
	     n = n->next)
		if (n->kind != CTG_LIST && n->kind != CTG_NOTE)
			return true;
	return false;
}

/* --- insertions ----------------------------------------------------------- */

/* A paragraph between an item and those below it. */
static bool cuts_item(const struct ctg_flat *f, const struct ctg_leaf *leaf,
	const struct ctg_op *op)
{
	const struct ctg_leaf *next = leaf->index + 1 < f->n ?
		f->v[leaf->index + 1] : NULL;

	if (!has_blocks(op->now) || !leaf->item || !leaf->item->list)
		return false;
	for (const struct ctg_flat_item *it = next ? next->item : NULL; it;
	     it = it->up)
		if (it->up == leaf->item)
			return true;
	return false;
}

static void add(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_flat *f = ctg_work_file(w, op->at);
	struct ctg_leaf *leaf = f ? ctg_leaves_place(f, op->side, op->at) :
		NULL;
	struct ctg_flat_level level = { 0 };

	if (!leaf) {
		ctg_apply_refuse(w, op, "rien ne peut être inséré là");
		return;
	}
	if (op->side == CTG_OP_AFTER && op->at->kind == CTG_PARA &&
	    cuts_item(f, leaf, op)) {
		ctg_apply_refuse(w, op, "d'autres alinéas sont placés sous "
			"celui-ci, et changeraient de niveau : dites-les "
			"aussi");
		return;
	}
	if (op->side == CTG_OP_AFTER || op->side == CTG_OP_BEFORE)
		level = ctg_leaves_level(leaf, op->at, has_blocks(op->now));
	ctg_leaves_put(leaf, op->side, op->at, ctg_flat_fresh(f, op, &level));
	f->changed = true;
}

/* --- deletions, replacements ---------------------------------------------- */

static bool holds_part(const struct ctg_node *now, struct ctg_str name)
{
	for (const struct ctg_node *n = now; n; n = ctg_node_next(now, n))
		if (n->kind == CTG_PART && ctg_str_eq(n->text, name))
			return true;
	return false;
}

/* A definition of a note goes when nothing calls it; a generated part stands
 * where it was placed. */
static bool stays(const struct ctg_leaf *leaf, const struct ctg_op *op)
{
	if (leaf->kind == CTG_DOCUMENT)
		return true;
	if (leaf->kind == CTG_PART)
		return !op->now || !holds_part(op->now, leaf->node->text);
	for (const struct ctg_node *n = op->at; n; n = n->parent)
		if (n->kind == CTG_NOTE)
			return false;
	return ctg_flat_in_note(leaf);
}

static struct ctg_flat_level level_instead(const struct ctg_leaves *s,
	const struct ctg_op *op)
{
	struct ctg_flat_level level = ctg_leaves_level(s->first, op->at,
		has_blocks(op->now));

	/* Words of an item after its first alinéa, or a table in it. */
	if (s->first == s->last && s->first->item &&
	    s->first->item->opener != s->first && op->now &&
	    op->now->first && op->now->first->kind == s->first->kind &&
	    (!op->now->first->next || op->now->first->next->kind ==
	    CTG_NOTE))
		level.item = s->first->item;
	/* A whole list has its own number to begin with. */
	if (op->at->kind == CTG_LIST)
		level.list = NULL;
	return level;
}

/* What is below an item that goes would go under another, unsaid. */
static bool leaves_items(const struct ctg_leaves *s, const struct ctg_op *op)
{
	return (op->how != CTG_OP_REPLACE || has_blocks(op->now)) &&
		ctg_leaves_part_items(s);
}

static void take_away(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_flat_level level;
	struct ctg_leaves s;

	if (!ctg_leaves_find(&s, w, op)) {
		ctg_apply_refuse(w, op, "rien de tel ne se trouve dans les "
			"fichiers de la convention");
		return;
	}
	if (leaves_items(&s, op)) {
		ctg_apply_refuse(w, op, "d'autres alinéas sont placés sous "
			"celui-ci : dites ce qu'ils deviennent");
		return;
	}
	for (size_t i = s.first->index; i <= s.last->index; i++)
		if (!stays(s.flat->v[i], op))
			s.flat->v[i]->gone = op;
	level = level_instead(&s, op);
	ctg_flat_join(&s.first->instead, ctg_flat_fresh(s.flat, op, &level));
	s.flat->changed = true;
}

/* All the words of an annexe; its title is in the front-matter. */
static void rewrite_annexe(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_flat *f = ctg_work_file(w, op->at);
	const struct ctg_flat_level level = { 0 };

	if (!f) {
		ctg_apply_refuse(w, op, "cette annexe est une pièce");
		return;
	}
	for (size_t i = 1; i < f->n; i++)
		if (!stays(f->v[i], op))
			f->v[i]->gone = op;
	ctg_flat_join(&f->v[0]->after, ctg_flat_fresh(f, op, &level));
	f->changed = true;
}

void ctg_apply_blocks(struct ctg_work *w, const struct ctg_op *op)
{
	if (op->how == CTG_OP_ADD)
		add(w, op);
	else if (ctg_node_is_annexe(op->at) ||
	    op->at->kind == CTG_DOCUMENT)
		rewrite_annexe(w, op);
	else
		take_away(w, op);
}
