/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/applying.h"

/* Leaves of one file, the ends included. */
struct stretch {
	struct ctg_flat *flat;
	struct ctg_leaf *first, *last;
};

static bool find_stretch(struct stretch *s, struct ctg_work *w,
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

/* Beside blocks that stand in no list, lists are of the first level. */
static bool has_blocks(const struct ctg_node *now)
{
	for (const struct ctg_node *n = now ? now->first : NULL; n;
	     n = n->next)
		if (n->kind != CTG_LIST && n->kind != CTG_NOTE)
			return true;
	return false;
}

static struct ctg_flat_level level_of(const struct ctg_leaf *leaf,
	const struct ctg_node *n, const struct ctg_node *now)
{
	struct ctg_flat_item *it = item_of(leaf, n);
	struct ctg_flat_level level = { .item = note_of(leaf) };

	while (has_blocks(now) && it && it->up && it->up->list)
		it = it->up;
	level.up = it && it->list ? it->up : it;
	level.list = it ? it->list : NULL;
	return level;
}

/* --- insertions ----------------------------------------------------------- */

/* Next to what is generated: at an end of the body. */
static struct ctg_leaf *beside_part(struct ctg_flat *f,
	const struct ctg_node *part)
{
	const struct ctg_node *n = part;

	while (n && n->kind == CTG_PART)
		n = n->next;
	return n && n->src == f->src ? f->v[0] : last_of(f);
}

static struct ctg_leaf *place_of(struct ctg_flat *f, const struct ctg_op *op)
{
	const struct ctg_node *at = op->at;

	if (op->side == CTG_OP_FIRST && at->kind == CTG_DIVISION && at->src)
		return ctg_flat_find(f, ctg_node_heading(at));
	if (op->side == CTG_OP_FIRST)
		return f->v[0];
	if (at->kind == CTG_DOCUMENT || ctg_node_is_annexe(at))
		return last_of(f);
	if (at->kind == CTG_PART && !at->src)
		return beside_part(f, at);
	return ctg_flat_find(f, op->side == CTG_OP_BEFORE ?
		ctg_work_first(at) : ctg_work_last(at));
}

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
	struct ctg_leaf *leaf = f ? place_of(f, op) : NULL;
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
		level = level_of(leaf, op->at, op->now);
	ctg_flat_join(op->side == CTG_OP_BEFORE && leaf->index > 0 &&
		(op->at->kind != CTG_PART || op->at->src) ?
		&leaf->before : &leaf->after,
		ctg_flat_fresh(f, op, &level));
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

static struct ctg_flat_level level_instead(const struct stretch *s,
	const struct ctg_op *op)
{
	struct ctg_flat_level level = level_of(s->first, op->at, op->now);

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
static bool leaves_items(const struct stretch *s, const struct ctg_op *op)
{
	if (op->how == CTG_OP_REPLACE && !has_blocks(op->now))
		return false;
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

static void take_away(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_flat_level level;
	struct stretch s;

	if (!find_stretch(&s, w, op)) {
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
