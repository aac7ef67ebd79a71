/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/collide.h"

#include "base/arena.h"

#include <stdlib.h>

/* The rank of a node in the base, and of the last one in it. */
struct rank {
	const struct ctg_node *node;
	size_t first, last;
};

struct ranks {
	struct ctg_arena *arena;
	struct rank *v;
	size_t n, room;
};

/* What an operation touches: everything from first to last, words [off, end)
 * of it, or a place: before first. */
struct reach {
	size_t first, last;
	size_t off, end;
	bool words, place;
	bool moves;			/* as it is: words may change */
	const struct ctg_node *in;	/* what a place is in */
};

/* --- ranks ---------------------------------------------------------------- */

static size_t add(struct ranks *r, const struct ctg_node *n)
{
	CTG_MORE(r->arena, r->v, r->n, r->room);
	r->v[r->n] = (struct rank){ n, r->n, r->n };
	return r->n++;
}

static void walk(struct ranks *r, const struct ctg_node *n)
{
	size_t i = add(r, n);

	for (const struct ctg_node *k = n->first; k; k = k->next)
		if (!ctg_kind_is_inline(k->kind))
			walk(r, k);
	r->v[i].last = r->n - 1;
}

static int by_node(const void *p, const void *q)
{
	const struct rank *x = p, *y = q;

	return x->node < y->node ? -1 : x->node > y->node;
}

static const struct rank *find(const struct ranks *r,
	const struct ctg_node *n)
{
	const struct rank want = { .node = n };

	return bsearch(&want, r->v, r->n, sizeof(want), by_node);
}

/* --- what is touched ------------------------------------------------------ */

/* The place before what follows. */
static void place_of(struct reach *out, const struct rank *at,
	enum ctg_op_side side)
{
	out->place = true;
	out->first = side == CTG_OP_BEFORE ? at->first : side ==
		CTG_OP_FIRST ? at->first + 1 : at->last + 1;
	out->last = out->first;
	if (side == CTG_OP_FIRST || side == CTG_OP_LAST)
		out->in = at->node;
}

/* False for what is no place of the text: a value, a party. */
static bool reach_of(struct reach *out, const struct ranks *r,
	const struct ctg_op *op)
{
	const struct rank *at = op->at ? find(r, op->at) : NULL;
	const struct rank *to = op->to ? find(r, op->to) : at;

	if (!at || !to)
		return false;
	*out = (struct reach){ at->first, to->last, op->off, op->end,
		op->kind == CTG_OP_WORDS || (op->kind == CTG_OP_NOTE &&
		op->how == CTG_OP_ADD), false, false,
		ctg_node_section(op->at) };
	if (out->words || op->kind == CTG_OP_LABEL)
		return true;
	out->moves = op->kind == CTG_OP_MOVE;
	if (op->how == CTG_OP_ADD)
		place_of(out, at, op->side);
	return true;
}

/* Where what moves comes. */
static bool destination_of(struct reach *out, const struct ranks *r,
	const struct ctg_op *op)
{
	const struct rank *by = op->kind == CTG_OP_MOVE ? find(r, op->by) :
		NULL;

	if (!by)
		return false;
	*out = (struct reach){ .place = true,
		.in = ctg_node_section(op->by) };
	place_of(out, by, op->side);
	return true;
}

static bool same_value(const struct ctg_op *x, const struct ctg_op *y)
{
	if (x->kind == CTG_OP_VALUE && y->kind == CTG_OP_VALUE)
		return ctg_str_eq(x->key, y->key);
	if (x->kind != CTG_OP_PARTY || y->kind != CTG_OP_PARTY)
		return false;
	return (x->leaves && x->leaves == y->leaves) || (x->comes &&
		y->comes && ctg_str_eq(x->comes->id.s, y->comes->id.s));
}

static bool is_inside(const struct reach *place, const struct reach *r)
{
	return place->first > r->first && place->first <= r->last;
}

/* False when they have nothing to do with each other. */
static bool meet(enum ctg_collision_kind *out, const struct reach *p,
	const struct reach *q)
{
	if (p->place && q->place) {
		*out = CTG_SAME_PLACE;
		return p->first == q->first && p->in == q->in;
	}
	if (p->place || q->place) {
		*out = CTG_GONE;
		if (p->place ? q->words : p->words)
			return false;
		return p->place ? is_inside(p, q) : is_inside(q, p);
	}
	if (p->last < q->first || q->last < p->first ||
	    (p->moves && q->words) || (q->moves && p->words))
		return false;
	*out = p->words == q->words ? CTG_SAME_WORDS : CTG_GONE;
	if (p->words && q->words && (p->end < q->off || q->end < p->off))
		*out = CTG_NEIGHBOURS;
	return true;
}

/* --- all ------------------------------------------------------------------ */

static void tell(struct ctg_collisions *c, enum ctg_collision_kind kind,
	const struct ctg_op *x, const struct ctg_op *y)
{
	CTG_MORE(c->arena, c->v, c->n, c->room);
	c->v[c->n++] = (struct ctg_collision){ kind, x, y };
}

static void compare(struct ctg_collisions *c, const struct ranks *r,
	const struct ctg_op *x, const struct ctg_op *y)
{
	enum ctg_collision_kind kind;
	struct reach p, q;

	if (same_value(x, y))
		tell(c, CTG_SAME_WORDS, x, y);
	else if ((reach_of(&p, r, x) && reach_of(&q, r, y) &&
		  meet(&kind, &p, &q)) ||
		 (destination_of(&p, r, x) && reach_of(&q, r, y) &&
		  meet(&kind, &p, &q)) ||
		 (reach_of(&p, r, x) && destination_of(&q, r, y) &&
		  meet(&kind, &p, &q)) ||
		 (destination_of(&p, r, x) && destination_of(&q, r, y) &&
		  meet(&kind, &p, &q)))
		tell(c, kind, x, y);
}

void ctg_collide(struct ctg_collisions *out, const struct ctg_node *document,
	const struct ctg_ops *x, const struct ctg_ops *y)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ranks r = { .arena = &scratch };

	walk(&r, document);
	qsort(r.v, r.n, sizeof(*r.v), by_node);
	for (size_t i = 0; i < x->n; i++)
		for (size_t k = 0; k < y->n; k++)
			compare(out, &r, &x->v[i], &y->v[k]);
	ctg_arena_release(&scratch);
}

size_t ctg_collisions_count(const struct ctg_collisions *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->v[i].kind != CTG_NEIGHBOURS;
	return n;
}
