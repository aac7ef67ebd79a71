/* SPDX-License-Identifier: Apache-2.0 */
/* Which items a leaf comes to stand in, and the numbers of those it opens. */
#include "avenant/emission.h"

/* --- where a leaf stands -------------------------------------------------- */

static struct ctg_flat_list *real(struct ctg_flat_list *list)
{
	while (list && list->same)
		list = list->same;
	return list;
}

struct ctg_flat_list *ctg_path_list(const struct ctg_flat_item *item)
{
	return real(item->list);
}

bool ctg_path_is_kind(const struct ctg_flat_list *x,
	const struct ctg_flat_list *y)
{
	return x && y && x->ordered == y->ordered &&
		(!x->ordered || x->mark == y->mark);
}

struct ctg_flat_list *ctg_path_open(const struct ctg_emission *e, size_t depth)
{
	return depth < e->open.n ? real(e->open.v[depth]->list) : NULL;
}

void ctg_path_close(struct ctg_emission *e, size_t depth)
{
	while (e->open.n > depth) {
		struct ctg_flat_item *it = e->open.v[--e->open.n];

		if (it->state == CTG_FLAT_OPEN)
			it->state = CTG_FLAT_CLOSED;
	}
}

/* The item open at a depth that the leaves of one which is no more go to. */
static struct ctg_flat_item *heir(const struct ctg_emission *e,
	const struct ctg_path *p, bool along, const struct ctg_flat_item *item)
{
	struct ctg_flat_item *it;

	if (!along || p->n >= e->open.n)
		return NULL;
	it = e->open.v[p->n];
	/* One without words of its own comes as the level of those below. */
	return it->list && (!item->opener || real(it->list) ==
		real(item->list)) ? it : NULL;
}

static bool opens(const struct ctg_flat_item *item,
	const struct ctg_leaf *leaf)
{
	return item->state == CTG_FLAT_WAITS &&
		(item->opener == leaf || leaf->item == item);
}

/* One step in: an item that is open, or that the leaf opens; of one that is
 * no more, because its words went or something came between, what takes its
 * place. */
static void step(const struct ctg_emission *e, struct ctg_path *p, bool *along,
	struct ctg_flat_item *item, const struct ctg_leaf *leaf)
{
	while (item && p->n < CTG_DEEPEST) {
		bool open = *along && p->n < e->open.n &&
			e->open.v[p->n] == item;

		if (open || opens(item, leaf)) {
			*along = open;
			p->v[p->n++] = item;
			return;
		}
		if (item->state != CTG_FLAT_GONE) {
			item->state = CTG_FLAT_GONE;
			item->instead = heir(e, p, *along, item);
		}
		item = item->instead;
	}
}

static size_t common(const struct ctg_emission *e, const struct ctg_path *p)
{
	size_t i = 0;

	while (i < p->n && i < e->open.n && p->v[i] == e->open.v[i])
		i++;
	return i;
}

size_t ctg_path_find(const struct ctg_emission *e, struct ctg_path *p,
	const struct ctg_leaf *leaf)
{
	struct ctg_flat_item *items[CTG_DEEPEST];
	bool along = true;
	size_t n = 0;

	for (struct ctg_flat_item *it = leaf->item; it && n < CTG_DEEPEST;
	     it = it->up)
		items[n++] = it;
	p->n = 0;
	while (n > 0)
		step(e, p, &along, items[--n], leaf);
	return common(e, p);
}

/* --- lists that come ------------------------------------------------------ */

/* The list of the base that follows at the same depth, with nothing else
 * between. */
static struct ctg_flat_list *following(const struct ctg_emission *e,
	size_t depth, const struct ctg_flat_list *list)
{
	for (size_t i = e->at + 1; i < e->n; i++) {
		struct ctg_flat_item *v[CTG_DEEPEST];
		size_t n = 0;

		if (e->v[i]->gone)
			continue;
		for (struct ctg_flat_item *it = e->v[i]->item;
		     it && n < CTG_DEEPEST; it = it->up)
			v[n++] = it;
		if (n <= depth)
			return NULL;
		if (v[n - 1 - depth]->list == list)
			continue;
		return v[n - 1 - depth]->list;
	}
	return NULL;
}

/* A list that comes goes on the one before it, or is gone on by the one after;
 * else it is one of its own, under another bullet than the one before. */
static void settle(const struct ctg_emission *e, struct ctg_flat_list *list,
	size_t depth, size_t beside)
{
	struct ctg_flat_list *before = ctg_path_open(e, beside);
	struct ctg_flat_list *after;

	if (list->settled || !list->by)
		return;
	list->settled = true;
	if (ctg_path_is_kind(before, list) && before->by != list->by) {
		list->same = before;
		return;
	}
	after = following(e, depth, list);
	if (ctg_path_is_kind(after, list) && !after->begun && !after->by) {
		list->same = after;
		return;
	}
	if (before && !list->ordered && !before->ordered &&
	    before->mark == list->mark)
		list->mark = list->mark == '-' ? '*' : '-';
}

/* The number that a list begins with when this item is its first: that which
 * was quoted, if it comes. */
static unsigned first_number(const struct ctg_flat_list *list,
	const struct ctg_flat_item *item)
{
	const struct ctg_node *said = item->node->parent;

	return item->opener && item->opener->fresh && said ?
		said->list.start : list->start;
}

/* The number that the next item takes. */
static unsigned next_number(const struct ctg_emission *e,
	struct ctg_flat_list *list, const struct ctg_flat_item *item,
	size_t beside)
{
	struct ctg_flat_list *before = ctg_path_open(e, beside);

	if (!list->begun && before != list && ctg_path_is_kind(before, list))
		list->next = before->next;
	else if (!list->begun)
		list->next = first_number(list, item);
	list->begun = true;
	return list->next++;
}

void ctg_path_number(const struct ctg_emission *e, const struct ctg_path *p,
	size_t depth, unsigned *numbers)
{
	for (size_t i = depth; i < p->n; i++) {
		size_t beside = i == depth ? i : SIZE_MAX;

		if (!p->v[i]->list)
			continue;
		settle(e, p->v[i]->list, i, beside);
		numbers[i] = next_number(e, real(p->v[i]->list), p->v[i],
			beside);
	}
}
