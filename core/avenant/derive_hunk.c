/* SPDX-License-Identifier: Apache-2.0 */
/* The units of a scope: which are kept, and what becomes of the others. */
#include "avenant/deriving.h"

#include "diff/lcs.h"

#include <stdlib.h>

/* Units [i0, i1) of the base become [j0, j1). */
struct hunk {
	size_t i0, i1, j0, j1;
};

struct scope {
	struct ctg_deriving *d;
	const struct ctg_node *node;	/* in the base */
	struct ctg_units x, y;
	size_t *to;			/* of units of x: in y, or nowhere */
	struct hunk *hunks;
	size_t n;
	enum ctg_grain grain;
};

/* --- what is kept --------------------------------------------------------- */

static int by_node(const void *p, const void *q)
{
	const struct ctg_unit *const *x = p, *const *y = q;

	return (*x)->node < (*y)->node ? -1 : (*x)->node > (*y)->node;
}

static size_t place_of(const struct ctg_unit **sorted, size_t n,
	const struct ctg_units *l, const struct ctg_node *node)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (sorted[mid]->node < node)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && sorted[lo]->node == node ?
		(size_t)(sorted[lo] - l->v) : CTG_NOWHERE;
}

/* A placed part is the same by its name. */
static const struct ctg_node *same_part(const struct scope *s,
	const struct ctg_node *part)
{
	for (size_t k = 0; k < s->y.n; k++)
		if (s->y.v[k].node->kind == CTG_PART &&
		    ctg_str_eq(s->y.v[k].node->text, part->text))
			return s->y.v[k].node;
	return NULL;
}

static void pair(struct scope *s)
{
	struct ctg_arena *a = s->d->arena;
	const struct ctg_unit **sorted = CTG_NEW_N(a,
		const struct ctg_unit *, s->y.n + 1);
	bool *keep = CTG_NEW_N(a, bool, s->x.n + 1);

	for (size_t k = 0; k < s->y.n; k++)
		sorted[k] = &s->y.v[k];
	if (s->y.n)
		qsort(sorted, s->y.n, sizeof(*sorted), by_node);
	s->to = CTG_NEW_N(a, size_t, s->x.n + 1);
	for (size_t i = 0; i < s->x.n; i++) {
		const struct ctg_node *n = s->x.v[i].node;
		const struct ctg_match *m = ctg_deriving_find(s->d, n);
		const struct ctg_node *now = n->kind == CTG_PART ?
			same_part(s, n) : m ? m->now : NULL;

		s->to[i] = now ? place_of(sorted, s->y.n, &s->y, now) :
			CTG_NOWHERE;
		if (s->to[i] != CTG_NOWHERE && !ctg_unit_same_shape(
		    &s->x.v[i], &s->y.v[s->to[i]]))
			s->to[i] = CTG_NOWHERE;
	}
	ctg_rising(keep, a, s->to, s->x.n);
	for (size_t i = 0; i < s->x.n; i++)
		if (!keep[i])
			s->to[i] = CTG_NOWHERE;
}

static bool is_same(const struct scope *s, size_t i, size_t k);

/* Between two kept units, those that read the same and that the comparison
 * did not take for one: below a heading that came, say. */
static void pair_gap(struct scope *s, size_t i0, size_t i1, size_t j0,
	size_t j1)
{
	struct ctg_arena *a = s->d->arena;
	size_t n = i1 - i0, m = j1 - j0, *to;
	uint64_t *x, *y;

	if (n == 0 || m == 0)
		return;
	x = CTG_NEW_N(a, uint64_t, n);
	y = CTG_NEW_N(a, uint64_t, m);
	to = CTG_NEW_N(a, size_t, n);
	for (size_t i = 0; i < n; i++)
		x[i] = ctg_str_hash(ctg_node_words(a, s->x.v[i0 + i].node));
	for (size_t k = 0; k < m; k++)
		y[k] = ctg_str_hash(ctg_node_words(a, s->y.v[j0 + k].node));
	ctg_lcs(to, a, x, n, y, m);
	for (size_t i = 0; i < n; i++)
		if (to[i] != CTG_NOWHERE && ctg_unit_same_shape(
		    &s->x.v[i0 + i], &s->y.v[j0 + to[i]]) &&
		    is_same(s, i0 + i, j0 + to[i]))
			s->to[i0 + i] = j0 + to[i];
}

static void pair_gaps(struct scope *s)
{
	size_t i0 = 0, j0 = 0;

	for (size_t i = 0; i <= s->x.n; i++) {
		if (i < s->x.n && s->to[i] == CTG_NOWHERE)
			continue;
		pair_gap(s, i0, i, j0, i < s->x.n ? s->to[i] : s->y.n);
		if (i < s->x.n)
			j0 = s->to[i] + 1;
		i0 = i + 1;
	}
}

/* Whether a unit that is kept reads as before; scopes are looked into
 * later. */
static bool is_same(const struct scope *s, size_t i, size_t k)
{
	const struct ctg_node *x = s->x.v[i].node, *y = s->y.v[k].node;

	switch (x->kind) {
	case CTG_PARA:
	case CTG_HEADING:
		return ctg_leaf_same(s->d, x, y);
	case CTG_TABLE:
		return ctg_table_same(s->d, x, y);
	case CTG_DIVISION:
		return ctg_deriving_find(s->d, x) &&
			ctg_deriving_find(s->d, x)->now == y;
	default:
		return true;
	}
}

/* A paragraph of an item after its first one: it can be quoted only with
 * those before it. */
static bool goes_on(const struct ctg_unit *u)
{
	return u->node->parent->kind == CTG_ITEM && u->node->prev;
}

/* --- hunks ---------------------------------------------------------------- */

static void add_hunk(struct scope *s, struct hunk h)
{
	struct hunk *last = s->n ? &s->hunks[s->n - 1] : NULL;

	if (last && last->i1 == h.i0 && last->j1 == h.j0) {
		last->i1 = h.i1;
		last->j1 = h.j1;
		return;
	}
	s->hunks[s->n++] = h;
}

static void find_hunks(struct scope *s)
{
	size_t i = 0, j = 0;

	s->hunks = CTG_NEW_N(s->d->arena, struct hunk, s->x.n + s->y.n + 1);
	while (i < s->x.n || j < s->y.n) {
		struct hunk h = { i, i, j, j };

		while (h.i1 < s->x.n && s->to[h.i1] == CTG_NOWHERE)
			h.i1++;
		h.j1 = h.i1 < s->x.n ? s->to[h.i1] : s->y.n;
		if (h.i1 > h.i0 || h.j1 > h.j0)
			add_hunk(s, h);
		i = h.i1;
		j = h.j1;
		if (i < s->x.n) {
			if (s->grain > CTG_GRAIN_WORDS && !is_same(s, i, j) &&
			    !goes_on(&s->x.v[i]))
				add_hunk(s, (struct hunk){ i, i + 1, j,
					j + 1 });
			i++;
			j++;
		}
	}
}

static bool is_movable(const struct ctg_unit *u)
{
	return u->node->kind != CTG_PART && !ctg_unit_is_scope(u);
}

static unsigned shallowest(const struct ctg_units *l, size_t from, size_t to)
{
	unsigned depth = ~0U;

	for (size_t i = from; i < to; i++)
		if (l->v[i].depth < depth)
			depth = l->v[i].depth;
	return depth;
}

static bool has_scope(const struct ctg_units *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!is_movable(&l->v[i]))
			return true;
	return false;
}

/* Lists in what comes join that of the block they come beside: it must be of
 * their level. */
static bool fits_at(const struct ctg_unit *beside, unsigned depth)
{
	return depth > 0 ? beside->depth == depth ||
		(beside->depth == 0 && depth == 1) : beside->depth <= 1;
}

static bool fits(const struct scope *s, const struct hunk *h)
{
	unsigned depth = shallowest(&s->y, h->j0, h->j1);

	if (h->j0 == h->j1)
		return true;
	/* An item needs the one that it is in. */
	if (s->y.v[h->j0].depth > (depth > 0 ? depth : 1) ||
	    goes_on(&s->y.v[h->j0]) ||
	    (h->i0 < h->i1 && goes_on(&s->x.v[h->i0])))
		return false;
	if (h->i0 < h->i1)
		return fits_at(&s->x.v[h->i0], depth);
	if (h->i0 == 0)
		return depth <= 1;
	/* Between a list and what follows it, a list would be one of its
	 * own. */
	return fits_at(&s->x.v[h->i0 - 1], depth) || (h->i0 < s->x.n &&
		fits_at(&s->x.v[h->i0], depth) && (depth == 0 ||
		s->x.v[h->i0].depth == depth ||
		s->x.v[h->i0 - 1].depth == 0));
}

/* Takes in the kept unit before; false when there is none. */
static bool grow_back(struct scope *s, size_t k)
{
	struct hunk *h = &s->hunks[k];

	if (h->i0 == 0 || h->j0 == 0 || !is_movable(&s->x.v[h->i0 - 1]) ||
	    s->to[h->i0 - 1] != h->j0 - 1)
		return false;
	h->i0--;
	h->j0--;
	return true;
}

/* What is deeper than the first goes with it. */
static void grow_on(struct scope *s, struct hunk *h)
{
	while (h->i1 < s->x.n && h->i1 > h->i0 && is_movable(&s->x.v[h->i1])
	       && (s->x.v[h->i1].depth > s->x.v[h->i0].depth ||
	       goes_on(&s->x.v[h->i1])) && s->to[h->i1] == h->j1) {
		h->i1++;
		h->j1++;
	}
}

static void fit_hunks(struct scope *s)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n; k++) {
		struct hunk *h = &s->hunks[k];
		bool grew = false;

		while (!fits(s, h) && grow_back(s, k))
			grew = true;
		if (grew || (h->j0 < h->j1 && h->i1 < s->x.n &&
		    goes_on(&s->x.v[h->i1])))
			grow_on(s, h);
		/* One that reached another is one with it. */
		while (n > 0 && s->hunks[n - 1].i1 >= h->i0 && grew &&
		       s->hunks[n - 1].j1 >= h->j0) {
			n--;
			if (s->hunks[n].i0 < h->i0) {
				h->i0 = s->hunks[n].i0;
				h->j0 = s->hunks[n].j0;
			}
		}
		s->hunks[n++] = *h;
		while (grew && k + 1 < s->n && s->hunks[k + 1].i0 <=
		       s->hunks[n - 1].i1) {
			struct hunk *next = &s->hunks[++k];

			if (next->i1 > s->hunks[n - 1].i1) {
				s->hunks[n - 1].i1 = next->i1;
				s->hunks[n - 1].j1 = next->j1;
			}
		}
	}
	s->n = n;
}

static void join_hunks(struct scope *s)
{
	struct hunk *first = &s->hunks[0], *last = &s->hunks[s->n - 1];
	struct hunk all = { first->i0, last->i1, first->j0, last->j1 };

	if (has_scope(&s->x, all.i0, all.i1) ||
	    has_scope(&s->y, all.j0, all.j1))
		return;
	s->hunks[0] = all;
	s->n = 1;
}

/* --- operations ----------------------------------------------------------- */

static void refuse_part(struct scope *s, const struct ctg_unit *u)
{
	if (s->d->code)
		return;
	s->d->code = ctg_fail(s->d->err, CTG_EREFUSED, "la place de "
		"«\u00a0{{ %.*s }}\u00a0» a changé : aucun avenant ne peut "
		"le dire", STR_ARG(u->node->text));
	ctg_err_hint(s->d->err, "remettez-le où il était dans le texte en "
		"vigueur");
}

/* Where something comes: after unit i - 1 of the base, before unit i. */
static void set_side(const struct scope *s, struct ctg_op *op, size_t i,
	unsigned depth)
{
	const struct ctg_unit *before = i > 0 ? &s->x.v[i - 1] : NULL;
	const struct ctg_unit *after = i < s->x.n ? &s->x.v[i] : NULL;
	bool list = depth > 0 && depth != ~0U;

	/* A part is named when nothing else can be. */
	if (before && before->node->kind == CTG_PART && after &&
	    after->node->kind != CTG_PART && !list)
		before = NULL;
	op->side = CTG_OP_AFTER;
	op->at = before ? before->node : NULL;
	if (after && (!before || (list && before->depth != depth &&
	    after->depth == depth) || (!list && before->depth > 1 &&
	    after->depth <= 1))) {
		op->at = after->node;
		op->side = CTG_OP_BEFORE;
	} else if (!before) {
		op->at = s->node;
		op->side = CTG_OP_FIRST;
	}
	op->to = op->at;
}

static void replace(struct scope *s, const struct hunk *h)
{
	struct ctg_arena *a = s->d->arena;
	unsigned depth = shallowest(&s->y, h->j0, h->j1);
	struct ctg_op *op;

	if (h->i0 == h->i1 && h->j0 == h->j1)
		return;
	op = ctg_ops_add(s->d->out, CTG_OP_BLOCKS, h->i0 == h->i1 ?
		CTG_OP_ADD : h->j0 == h->j1 ? CTG_OP_REMOVE :
		CTG_OP_REPLACE);
	if (h->j0 < h->j1)
		op->now = ctg_units_copy(a, &s->y, h->j0, h->j1,
			depth > 0 ? depth - 1 : 0);
	if (h->i0 == h->i1) {
		set_side(s, op, h->i0, depth);
		return;
	}
	op->at = s->x.v[h->i0].node;
	op->to = s->x.v[h->i1 - 1].node;
}

/* The divisions of a hunk are said one by one, what is between them
 * together. */
static void emit_hunk(struct scope *s, const struct hunk *h)
{
	struct hunk at = { h->i0, h->i0, h->j0, h->j0 };

	for (;;) {
		while (at.i1 < h->i1 && is_movable(&s->x.v[at.i1]))
			at.i1++;
		while (at.j1 < h->j1 && is_movable(&s->y.v[at.j1]))
			at.j1++;
		replace(s, &at);
		at.i0 = at.i1;
		at.j0 = at.j1;
		for (; at.i1 < h->i1 && !is_movable(&s->x.v[at.i1]);
		     at.i0 = ++at.i1) {
			if (s->x.v[at.i1].node->kind == CTG_PART)
				refuse_part(s, &s->x.v[at.i1]);
			replace(s, &(struct hunk){ at.i1, at.i1 + 1, at.j0,
				at.j0 });
		}
		while (at.j1 < h->j1 && !is_movable(&s->y.v[at.j1])) {
			if (s->y.v[at.j1].node->kind == CTG_PART)
				refuse_part(s, &s->y.v[at.j1]);
			at.j1++;
		}
		if (at.j1 > at.j0)
			replace(s, &at);
		at.j0 = at.j1;
		if (at.i0 == h->i1 && at.j0 == h->j1)
			return;
	}
}

static void emit_kept(struct scope *s, size_t i)
{
	const struct ctg_unit *x = &s->x.v[i], *y = &s->y.v[s->to[i]];
	struct ctg_match none = { x->node, y->node, NULL };
	const struct ctg_match *m = ctg_deriving_find(s->d, x->node);
	const struct hunk whole = { i, i + 1, s->to[i], s->to[i] + 1 };

	if (ctg_unit_is_scope(x)) {
		ctg_derive_scope(s->d, x->node, y->node);
		return;
	}
	if (is_same(s, i, s->to[i]))
		return;
	m = m ? m : &none;
	if (x->node->kind == CTG_TABLE ? ctg_derive_table(s->d, m) :
	    ctg_derive_words(s->d, m))
		return;
	if (x->node->kind == CTG_HEADING || goes_on(x))
		ctg_derive_leaf(s->d, x->node, y->node);
	else
		replace(s, &whole);
}

static void emit(struct scope *s)
{
	size_t i = 0;

	for (size_t k = 0; k <= s->n; k++) {
		const struct hunk *h = k < s->n ? &s->hunks[k] : NULL;

		for (; i < (h ? h->i0 : s->x.n); i++)
			emit_kept(s, i);
		if (!h)
			break;
		emit_hunk(s, h);
		i = h->i1;
	}
}

static struct scope lay_out(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y, enum ctg_grain grain)
{
	struct scope s = { .d = d, .node = x, .grain = grain,
		.x = { .arena = d->arena }, .y = { .arena = d->arena } };

	ctg_units_read(&s.x, x);
	ctg_units_read(&s.y, y);
	pair(&s);
	pair_gaps(&s);
	return s;
}

bool ctg_derive_too_much(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct scope s = lay_out(d, x, y, CTG_GRAIN_WORDS);
	size_t all = 0, gone = 0, units = 0;

	if (has_scope(&s.x, 0, s.x.n) || has_scope(&s.y, 0, s.y.n))
		return false;
	for (size_t i = 0; i < s.x.n; i++) {
		size_t n = ctg_node_words(d->arena, s.x.v[i].node).n;

		all += n;
		if (s.to[i] == CTG_NOWHERE) {
			gone += n;
			units++;
		}
	}
	/* What is only taken away is said shortly. */
	return units > 1 && 2 * gone > all && s.y.n > s.x.n - units;
}

void ctg_derive_units(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y, enum ctg_grain grain)
{
	struct scope s = lay_out(d, x, y, grain);

	find_hunks(&s);
	fit_hunks(&s);
	if (grain >= CTG_GRAIN_BLOCKS && s.n > 1)
		join_hunks(&s);
	emit(&s);
}
