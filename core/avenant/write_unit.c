/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write_unit.h"

#include "avenant/writing.h"

static enum ctg_word word_of(const struct ctg_node *division)
{
	return division->division.heading.word;
}

/* The article of the base, the annexe, the part… that an article of the act
 * amends. */
static const struct ctg_node *unit_of(const struct ctg_node *n)
{
	const struct ctg_node *u = ctg_node_is_labelled(n) ||
		n->kind == CTG_PART || n->kind == CTG_NOTE || !n->parent ? n :
		ctg_node_unit(n), *p;

	for (p = u; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return p;
	if (u->kind != CTG_DOCUMENT)
		return u;
	for (p = n; p && p->kind != CTG_DOCUMENT; p = p->parent)
		if (p->kind == CTG_DIVISION)
			u = p;
	return u;
}

/* What comes before an article, or beside a part, is not in it. */
const struct ctg_node *ctg_write_unit(const struct ctg_op *op)
{
	bool beside = op->side == CTG_OP_BEFORE ||
		(op->side == CTG_OP_AFTER && op->at->kind == CTG_PART);

	const struct ctg_node *at = op->at;

	if (op->kind == CTG_OP_NOTE)
		return unit_of(op->by);
	if (op->kind != CTG_OP_BLOCKS || op->how != CTG_OP_ADD || !beside ||
	    !at->parent)
		return unit_of(at);
	return unit_of(at->kind == CTG_HEADING && at->parent->parent ?
		at->parent->parent : at->parent);
}

bool ctg_write_is_front(const struct ctg_op *op)
{
	return op->kind == CTG_OP_PARTY || op->kind == CTG_OP_VALUE ||
		op->kind == CTG_OP_ANNEXE;
}

/* An article that comes or goes as a whole, outside the annexes. */
bool ctg_write_is_alone(const struct ctg_op *op)
{
	const struct ctg_node *first = op->now ? op->now->first : NULL;

	if (ctg_write_is_front(op))
		return true;
	if (op->kind == CTG_OP_LABEL)
		return ctg_node_is_annexe(op->at) ||
			!ctg_node_is_annexe(unit_of(op->at));
	if (op->kind != CTG_OP_BLOCKS && op->kind != CTG_OP_MOVE)
		return false;
	for (const struct ctg_node *p = op->at; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return p == op->at && op->how != CTG_OP_ADD;
	return op->how == CTG_OP_ADD ? first && (ctg_node_is_labelled(first) ||
		ctg_added_is_outside(op)) : ctg_node_is_labelled(op->at);
}

bool ctg_write_is_added(const struct ctg_op *op)
{
	return op->how == CTG_OP_ADD && ctg_write_is_alone(op);
}

/* Articles that go are said together. */
static bool goes(const struct ctg_op *op)
{
	return op->kind == CTG_OP_BLOCKS && op->how == CTG_OP_REMOVE &&
		ctg_node_is_labelled(op->at) && !ctg_node_is_annexe(op->at) &&
		ctg_write_is_alone(op);
}

size_t ctg_article_extent(struct ctg_op *const *ops, size_t n)
{
	const struct ctg_node *unit;
	size_t k = 1;

	if (ops[0]->kind == CTG_OP_LABEL && ctg_write_is_alone(ops[0])) {
		while (k < n && ops[k]->kind == CTG_OP_LABEL &&
		       ops[k - 1]->at->next == ops[k]->at &&
		       word_of(ops[k - 1]->at) == word_of(ops[k]->at))
			k++;
		return k;
	}
	if (ctg_write_is_alone(ops[0])) {
		while (k < n && goes(ops[0]) && goes(ops[k]) &&
		       ops[k]->at->parent == ops[0]->at->parent &&
		       word_of(ops[k]->at) == word_of(ops[0]->at))
			k++;
		return k;
	}
	unit = ctg_write_unit(ops[0]);
	while (k < n && !ctg_write_is_alone(ops[k]) &&
	       ctg_write_unit(ops[k]) == unit)
		k++;
	return k;
}

