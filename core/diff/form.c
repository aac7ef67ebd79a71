/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/form.h"

#include "base/buf.h"
#include "diff/changes.h"

struct ctg_str ctg_form_name(struct ctg_arena *a, const struct ctg_node *run)
{
	bool strong = false, emph = false;
	const struct ctg_node *link = NULL;
	struct ctg_str name;

	for (const struct ctg_node *n = run; n; n = n->first) {
		strong |= n->kind == CTG_STRONG;
		emph |= n->kind == CTG_EMPH;
		link = n->kind == CTG_LINK ? n : link;
	}
	name = strong && emph ? STR("gras et italique") :
		strong ? STR("gras") : emph ? STR("italique") :
		STR("texte simple");
	if (!link)
		return name;
	return ctg_strf(a, "%.*s%slien vers %.*s",
		strong || emph ? (int)name.n : 0, name.p,
		strong || emph ? ", " : "", STR_ARG(link->text));
}

bool ctg_form_only(const struct ctg_node *n)
{
	for (; n && ctg_kind_is_inline(n->kind); n = n->parent)
		if (n->delta)
			return n->delta->mark != CTG_KEPT &&
				n->delta->nature == CTG_CHANGE_FORM;
	return false;
}

struct ctg_str ctg_changes_form(struct ctg_arena *a,
	const struct ctg_node *from, const struct ctg_node *end)
{
	const struct ctg_node *now = from;

	while (now != end && now->delta->mark == CTG_DELETED)
		now = now->next;
	return ctg_strf(a, "%.*s, puis %.*s",
		STR_ARG(ctg_form_name(a, from)),
		STR_ARG(ctg_form_name(a, now)));
}

/* As they are shown: on the left unless said. */
static enum ctg_align shown(const struct ctg_node *table, unsigned column)
{
	enum ctg_align align = table->table.align ?
		table->table.align[column] : CTG_LEFT;

	return align == CTG_CENTER || align == CTG_RIGHT ? align : CTG_LEFT;
}

/* Of the columns that both versions have: those that came or went are told
 * themselves. */
static bool same_alignment(const struct ctg_node *x, const struct ctg_node *y)
{
	if (x->table.columns != y->table.columns)
		return true;
	for (unsigned c = 0; c < x->table.columns; c++)
		if (shown(x, c) != shown(y, c))
			return false;
	return true;
}

static bool keeps_columns(const struct ctg_node *table)
{
	for (const struct ctg_node *r = table->first; r; r = r->next)
		for (const struct ctg_node *c = r->first; c; c = c->next)
			if (r->delta->mark == CTG_KEPT &&
			    c->delta->mark != CTG_KEPT)
				return false;
	return true;
}

void ctg_changes_of_shape(struct ctg_changes *l, struct ctg_node *n)
{
	const struct ctg_node *x = n->delta->before, *y = n->delta->after;
	struct ctg_change *c;

	switch (n->kind) {
	case CTG_DIVISION:
		if (x->division.level == y->division.level &&
		    x->division.paysage == y->division.paysage)
			return;
		c = ctg_changes_at(l, n, CTG_CHANGE_FORM, CTG_REPLACED);
		c->said = x->division.level != y->division.level ?
			ctg_strf(l->arena, "niveau %u, puis %u",
				x->division.level, y->division.level) :
			y->division.paysage ? STR("en paysage") :
			STR("en portrait");
		return;
	case CTG_ITEM:
		/* All items of a list that is now numbered: it says so. */
		if (x->parent->list.ordered != y->parent->list.ordered ||
		    ctg_changes_same(l->arena, x->text, y->text))
			return;
		c = ctg_changes_at(l, n, CTG_CHANGE_NUMBER, CTG_REPLACED);
		c->old = x->text;
		c->now = y->text;
		return;
	case CTG_TABLE:
		if (same_alignment(x, y) || !keeps_columns(n))
			return;
		c = ctg_changes_at(l, n, CTG_CHANGE_FORM, CTG_REPLACED);
		c->said = STR("alignement des colonnes");
		return;
	case CTG_LIST:
		if (x->list.ordered == y->list.ordered)
			return;
		c = ctg_changes_at(l, n, CTG_CHANGE_FORM, CTG_REPLACED);
		c->said = y->list.ordered ? STR("liste numérotée") :
			STR("liste à puces");
		return;
	default:
		return;
	}
}
