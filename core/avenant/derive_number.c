/* SPDX-License-Identifier: Apache-2.0 */
/* Items of numbered lists that print another number, since some come or go
 * before them. */
#include "avenant/layout.h"

#include "diff/lcs.h"

/* The item that a unit opens in a numbered list; or NULL. */
static const struct ctg_node *item_of(const struct ctg_unit *u)
{
	const struct ctg_node *item = u->node->parent;

	return item->kind == CTG_ITEM && !u->node->prev &&
		item->parent->list.ordered ? item : NULL;
}

static bool is_quoted(const struct ctg_layout *s, size_t i)
{
	for (size_t k = 0; k < s->n; k++)
		if (i >= s->hunks[k].i0 && i < s->hunks[k].i1)
			return true;
	return false;
}

static bool is_renumbered(const struct ctg_layout *s, size_t i)
{
	const struct ctg_node *x = item_of(&s->x.v[i]), *y;

	if (!x || s->to[i] == CTG_NOWHERE || is_quoted(s, i))
		return false;
	y = item_of(&s->y.v[s->to[i]]);
	return y && !ctg_str_eq(x->text, y->text);
}

void ctg_layout_say_numbers(const struct ctg_layout *s)
{
	const struct ctg_node *list = NULL;
	struct ctg_op *op = NULL;

	for (size_t i = 0; i < s->x.n; i++) {
		const struct ctg_node *item = item_of(&s->x.v[i]);

		if (!item)
			continue;
		if (!is_renumbered(s, i)) {
			list = item->parent == list ? NULL : list;
			continue;
		}
		if (!op || item->parent != list) {
			op = ctg_ops_add(s->d->out, CTG_OP_NUMBERS,
				CTG_OP_REPLACE);
			op->at = s->x.v[i].node;
			list = item->parent;
		}
		op->to = s->x.v[i].node;
	}
}
