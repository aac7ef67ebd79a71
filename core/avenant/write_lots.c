/* SPDX-License-Identifier: Apache-2.0 */
/* The blocks of a range, in lots that one sentence can name. */
#include "avenant/writing.h"

struct list {
	struct ctg_arena *arena;
	const struct ctg_node **v;
	size_t n, room;
};

static void add(struct list *l, const struct ctg_node *n)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = n;
}

static bool holds(const struct ctg_node *n, const struct ctg_node *inner)
{
	while (inner && inner != n)
		inner = inner->parent;
	return inner == n;
}

static bool is_opaque(enum ctg_kind k)
{
	return k == CTG_PARA || k == CTG_TABLE || k == CTG_BREAK ||
		k == CTG_HEADING || k == CTG_ROW || k == CTG_NOTE;
}

/* Adds the blocks from at to to, a division that lies among them being one.
 * True when to is passed. */
static bool collect(struct list *l, const struct ctg_node *n,
	const struct ctg_node *to)
{
	bool whole = n == to || !holds(n, to);

	if (is_opaque(n->kind) || (n->kind == CTG_DIVISION && whole)) {
		if (n->kind != CTG_NOTE)
			add(l, n);
		return n == to;
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		if (collect(l, k, to))
			return true;
	return n == to;
}

static void collect_range(struct list *l, const struct ctg_node *at,
	const struct ctg_node *to)
{
	while (at && !collect(l, at, to)) {
		while (at && !at->next)
			at = at->parent;
		at = at ? at->next : NULL;
	}
}

const struct ctg_node *ctg_block_next(const struct ctg_node *n)
{
	const struct ctg_node *root = ctg_node_unit(n);

	if (n->kind == CTG_DIVISION || n->kind == CTG_ROW)
		return n->next;
	do
		n = ctg_node_next(root, n);
	while (n && ctg_kind_is_inline(n->kind));
	while (n && (n->kind == CTG_LIST || n->kind == CTG_ITEM))
		n = n->first;
	return n;
}

struct ctg_address *ctg_lot_name(const struct ctg_wording *w, bool **follows,
	const struct ctg_lot *lot)
{
	struct ctg_address *at = CTG_NEW_N(w->arena, struct ctg_address,
		lot->n);

	*follows = CTG_NEW_N(w->arena, bool, lot->n);
	for (size_t i = 0; i < lot->n; i++) {
		ctg_say_find(w, &at[i], lot->v[i]);
		(*follows)[i] = i > 0 &&
			ctg_block_next(lot->v[i - 1]) == lot->v[i];
	}
	return at;
}

static bool only_goes(const struct ctg_lot *lot)
{
	return lot->n > 0 && !lot->now && !lot->title && !lot->added;
}

bool ctg_lots_join(struct ctg_wording *w, struct ctg_lot *x,
	const struct ctg_lot *y)
{
	struct ctg_address p, q;
	const struct ctg_node **v;

	if (!only_goes(x) || !only_goes(y))
		return false;
	ctg_address_of(&p, w->arena, x->v[x->n - 1]);
	ctg_address_of(&q, w->arena, y->v[0]);
	if (!ctg_several_can(&p, &q))
		return false;
	v = CTG_NEW_N(w->arena, const struct ctg_node *, x->n + y->n);
	memcpy(v, x->v, x->n * sizeof(*v));
	memcpy(v + x->n, y->v, y->n * sizeof(*v));
	x->v = v;
	x->n += y->n;
	return true;
}

/* Can « les deuxième et troisième… » name both, which follow each other? */
static bool go_together(struct ctg_arena *a, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_address p, q;

	if (x->kind != y->kind || (x->kind == CTG_DIVISION &&
	    (!ctg_node_is_labelled(x) || !ctg_node_is_labelled(y))))
		return false;
	ctg_address_of(&p, a, x);
	ctg_address_of(&q, a, y);
	if (p.n != q.n || p.steps[0].kind != q.steps[0].kind ||
	    (x->kind != CTG_DIVISION && q.steps[0].rank !=
	     p.steps[0].rank + 1) ||
	    p.steps[0].word != q.steps[0].word ||
	    (x->kind == CTG_DIVISION && p.steps[0].rank + q.steps[0].rank))
		return false;
	return p.n == 1 || ctg_node_unit(x) == ctg_node_unit(y) ||
		x->kind == CTG_DIVISION;
}

static const struct ctg_node *last_block(const struct ctg_node *n)
{
	while (!is_opaque(n->kind) && n->last)
		n = n->last;
	return n;
}

static bool takes_section(const struct ctg_op *op)
{
	const struct ctg_node *first = op->now ? op->now->first : NULL;

	return !first || first->kind == CTG_DIVISION;
}

/* A heading and all that is below it are their section; but it is a part of a
 * section, its title apart, that alinéas take the place of. */
static void gather_sections(struct list *l, const struct ctg_op *op)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct ctg_node *section = l->v[i]->parent, *last;
		size_t end = i;

		l->v[n++] = l->v[i];
		if (l->v[i]->kind != CTG_HEADING ||
		    (i == 0 && !takes_section(op)))
			continue;
		last = last_block(section);
		while (end < l->n && l->v[end] != last)
			end++;
		if (end < l->n) {
			l->v[n - 1] = section;
			i = end;
		}
	}
	l->n = n;
}

/* --- headings ------------------------------------------------------------- */

/* Blocks cannot take the place of a heading: it changes its words, or goes,
 * and they come below. */
static size_t split_heading(struct ctg_lot *lot, struct ctg_arena *a,
	const struct ctg_op *op)
{
	const struct ctg_node *h = lot->v[0], *first = op->now->first;
	struct ctg_op *added = CTG_NEW(a, struct ctg_op);
	struct ctg_node *rest = ctg_node_new(a, CTG_DOCUMENT);
	bool renamed = first->kind == CTG_DIVISION &&
		first->division.level == h->parent->division.level &&
		ctg_node_heading(first) && first->first == first->last;

	if (renamed)
		lot->title = first->first;
	for (const struct ctg_node *n = renamed ? first->next : first; n;
	     n = n->next) {
		struct ctg_node *copy = CTG_NEW(a, struct ctg_node);

		*copy = *n;
		ctg_node_append(rest, copy);
	}
	if (!rest->first)
		return 0;
	*added = (struct ctg_op){ .kind = CTG_OP_BLOCKS, .how = CTG_OP_ADD,
		.at = h, .to = h, .side = CTG_OP_AFTER, .now = rest };
	lot[1] = (struct ctg_lot){ .added = added };
	return 1;
}

/* What comes is said of the first lot that can become it. */
static size_t give(struct ctg_lot *lots, size_t n, struct ctg_arena *a,
	const struct ctg_op *op)
{
	size_t i = 0;

	while (i < n && lots[i].v[0]->kind == CTG_HEADING)
		i++;
	if (i < n) {
		lots[i].now = op->now;
		return n;
	}
	return n + split_heading(&lots[n - 1], a, op);
}

struct ctg_lot ctg_lot_widen(struct ctg_arena *a, const struct ctg_lot *lot)
{
	const struct ctg_node *article = lot->v[0]->parent;
	const struct ctg_node *h = ctg_node_heading(article);
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);
	struct ctg_node *now = CTG_NEW(a, struct ctg_node), *copy;
	const struct ctg_node **v = CTG_NEW(a, const struct ctg_node *);

	*now = *article;
	now->first = now->last = NULL;
	ctg_node_append(doc, now);
	for (const struct ctg_node *n = h; n; n = n == h ? lot->now->first :
	     n->next) {
		copy = CTG_NEW(a, struct ctg_node);
		*copy = *n;
		ctg_node_append(now, copy);
	}
	v[0] = article;
	return (struct ctg_lot){ .v = v, .n = 1, .now = doc };
}

bool ctg_lot_fills_article(const struct ctg_lot *lot)
{
	const struct ctg_node *article = lot->v[0]->parent;

	return lot->now && lot->now->first &&
		lot->v[0]->kind == CTG_PARA &&
		ctg_node_is_labelled(article) && !ctg_node_is_annexe(article) &&
		lot->v[0]->prev == ctg_node_heading(article) &&
		lot->v[0]->prev && last_block(article) == lot->v[lot->n - 1];
}

size_t ctg_lots_make(struct ctg_lot **out, struct ctg_arena *a,
	const struct ctg_op *op)
{
	struct list l = { .arena = a };
	size_t n = 0;

	collect_range(&l, op->at, op->to ? op->to : op->at);
	gather_sections(&l, op);
	*out = CTG_NEW_N(a, struct ctg_lot, l.n + 2);
	for (size_t i = 0; i < l.n; i++) {
		struct ctg_lot *last = &(*out)[n ? n - 1 : 0];

		if (n > 0 && go_together(a, l.v[i - 1], l.v[i])) {
			last->n++;
			continue;
		}
		(*out)[n++] = (struct ctg_lot){ .v = &l.v[i], .n = 1 };
	}
	return n > 0 && op->how == CTG_OP_REPLACE && op->now &&
		op->now->first ? give(*out, n, a, op) : n;
}
