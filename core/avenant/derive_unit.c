/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/deriving.h"

/* --- reading -------------------------------------------------------------- */

static void add(struct ctg_units *l, const struct ctg_node *n, unsigned depth)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = (struct ctg_unit){ n, depth };
}

static void read_below(struct ctg_units *l, const struct ctg_node *n,
	unsigned depth)
{
	for (const struct ctg_node *k = n->first; k; k = k->next)
		switch (k->kind) {
		case CTG_LIST:
			read_below(l, k, depth + 1);
			break;
		case CTG_ITEM:
			read_below(l, k, depth);
			break;
		case CTG_DIVISION:
			if (ctg_node_is_annexe(k))
				break;
			if (ctg_node_is_labelled(k))
				add(l, k, 0);
			else
				read_below(l, k, depth);
			break;
		case CTG_PART:
			if (k->src)
				add(l, k, 0);
			break;
		case CTG_NOTE:
			break;
		default:
			add(l, k, depth);
		}
}

void ctg_units_read(struct ctg_units *out, const struct ctg_node *scope)
{
	const struct ctg_node *heading = ctg_node_heading(scope);

	read_below(out, scope, 0);
	/* Its own heading is no unit of a labelled division. */
	if (heading && out->n > 0 && out->v[0].node == heading) {
		out->v++;
		out->n--;
		out->room--;
	}
}

bool ctg_unit_is_scope(const struct ctg_unit *u)
{
	return u->node->kind == CTG_DIVISION;
}

/* --- comparing ------------------------------------------------------------ */

static bool same_list(const struct ctg_node *x, const struct ctg_node *y)
{
	return x->list.ordered == y->list.ordered && (!x->list.ordered ||
		(x->list.delimiter == y->list.delimiter &&
		 x->list.start == y->list.start));
}

/* Numbers follow from the order. */
static bool same_item(const struct ctg_node *x, const struct ctg_node *y)
{
	return x->parent->list.ordered || ctg_str_eq(x->text, y->text);
}

static bool same_place(const struct ctg_node *x, const struct ctg_node *y)
{
	bool lead = true;	/* the first words of the items around */

	for (; x->parent->kind == CTG_ITEM && y->parent->kind == CTG_ITEM;
	     x = x->parent->parent, y = y->parent->parent) {
		if ((x->prev == NULL) != (y->prev == NULL) ||
		    !same_list(x->parent->parent, y->parent->parent) ||
		    (lead && !x->prev && !same_item(x->parent, y->parent)))
			return false;
		lead = lead && !x->prev;
	}
	return x->parent->kind != CTG_ITEM && y->parent->kind != CTG_ITEM;
}

bool ctg_unit_same_shape(const struct ctg_unit *x, const struct ctg_unit *y)
{
	const struct ctg_node *n = x->node, *m = y->node;

	if (n->kind != m->kind || x->depth != y->depth)
		return false;
	if (n->kind == CTG_HEADING)
		return n->parent->division.level == m->parent->division.level;
	if (n->kind == CTG_DIVISION)
		return true;
	return same_place(n, m);
}

/* --- copying -------------------------------------------------------------- */

static struct ctg_node *copy_one(struct ctg_arena *a,
	const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(a, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = NULL;
	return c;
}

struct ctg_node *ctg_deriving_copy(struct ctg_arena *a,
	const struct ctg_node *n)
{
	struct ctg_node *c = copy_one(a, n);

	for (const struct ctg_node *k = n->first; k; k = k->next)
		ctg_node_append(c, ctg_deriving_copy(a, k));
	return c;
}

/* The list or item of the copy that stands for n, after what was copied. */
static struct ctg_node *open(struct ctg_arena *a, struct ctg_node *doc,
	const struct ctg_node *n, unsigned depth, unsigned outer,
	const struct ctg_node **opened)
{
	struct ctg_node *to;

	if (n->kind != CTG_ITEM && n->kind != CTG_LIST)
		return doc;
	/* Lists and items alternate; depth counts both. */
	to = open(a, doc, n->parent, depth - 1, outer, opened);
	if (depth <= 2 * outer)
		return doc;
	if (opened[depth] == n && to->last)
		return to->last;
	opened[depth] = n;
	ctg_node_append(to, copy_one(a, n));
	return to->last;
}

static void copy_unit(struct ctg_arena *a, struct ctg_node *doc,
	const struct ctg_unit *u, unsigned outer,
	const struct ctg_node **opened)
{
	const struct ctg_node *n = u->node;
	struct ctg_node *to = doc;

	if (n->kind == CTG_HEADING) {
		to = copy_one(a, n->parent);
		ctg_node_append(doc, to);
	} else if (u->depth > 0) {
		to = open(a, doc, n->parent, 2 * u->depth, outer, opened);
	}
	ctg_node_append(to, ctg_deriving_copy(a, n));
}

struct ctg_node *ctg_units_copy(struct ctg_arena *a,
	const struct ctg_units *l, size_t from, size_t to, unsigned outer)
{
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);
	unsigned deepest = 0;
	const struct ctg_node **opened;

	for (size_t i = from; i < to; i++)
		if (l->v[i].depth > deepest)
			deepest = l->v[i].depth;
	opened = CTG_NEW_N(a, const struct ctg_node *, 2 * deepest + 1);
	for (size_t i = from; i < to; i++)
		copy_unit(a, doc, &l->v[i], outer, opened);
	return doc;
}
