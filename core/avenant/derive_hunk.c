/* SPDX-License-Identifier: Apache-2.0 */
/* The units of a scope: what becomes of those that are not kept. */
#include "avenant/layout.h"

#include "diff/lcs.h"

/* --- hunks ---------------------------------------------------------------- */

static void add_hunk(struct ctg_layout *s, struct ctg_hunk h)
{
	struct ctg_hunk *last = s->n ? &s->hunks[s->n - 1] : NULL;

	if (last && last->i1 == h.i0 && last->j1 == h.j0) {
		last->i1 = h.i1;
		last->j1 = h.j1;
		return;
	}
	s->hunks[s->n++] = h;
}

static size_t next_kept(const struct ctg_layout *s, size_t i)
{
	while (i < s->x.n && s->to[i] == CTG_NOWHERE)
		i++;
	return i;
}

/* Between two kept units, those that move apart: what comes takes the place of
 * those before them. */
static void add_hunks(struct ctg_layout *s, struct ctg_hunk h)
{
	size_t i = h.i0, end = h.i1;

	if (h.j0 < h.j1 && s->moved_y[h.j0])
		h.j0 = h.j1;
	do {
		for (h.i0 = i; i < end && !s->moved_x[i];)
			i++;
		h.i1 = i;
		if (h.i1 > h.i0 || h.j1 > h.j0)
			add_hunk(s, h);
		h.j0 = h.j1;
		while (i < end && s->moved_x[i])
			i++;
	} while (i < end);
}

static void find_hunks(struct ctg_layout *s)
{
	size_t i = 0, j = 0;

	s->hunks = CTG_NEW_N(s->d->arena, struct ctg_hunk,
		s->x.n + s->y.n + 1);
	while (i < s->x.n || j < s->y.n) {
		size_t end = next_kept(s, i);
		size_t to = end < s->x.n ? s->to[end] : s->y.n;

		add_hunks(s, (struct ctg_hunk){ i, end, j, to });
		i = end;
		j = to;
		if (i < s->x.n) {
			if (s->grain > CTG_GRAIN_WORDS &&
			    !ctg_layout_same(s, i, j) &&
			    !ctg_unit_goes_on(&s->x.v[i]))
				add_hunk(s, (struct ctg_hunk){ i, i + 1, j,
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

/* The units beside which something comes: not those that move. */
static const struct ctg_unit *unit_before(const struct ctg_layout *s, size_t i)
{
	while (i > 0 && s->moved_x[i - 1])
		i--;
	return i > 0 ? &s->x.v[i - 1] : NULL;
}

static const struct ctg_unit *unit_after(const struct ctg_layout *s, size_t i)
{
	while (i < s->x.n && s->moved_x[i])
		i++;
	return i < s->x.n ? &s->x.v[i] : NULL;
}

static bool fits(const struct ctg_layout *s, const struct ctg_hunk *h)
{
	unsigned depth = shallowest(&s->y, h->j0, h->j1);
	const struct ctg_unit *before, *after;

	if (h->j0 == h->j1)
		return true;
	/* An item needs the one that it is in. */
	if (s->y.v[h->j0].depth > (depth > 0 ? depth : 1) ||
	    ctg_unit_goes_on(&s->y.v[h->j0]) ||
	    (h->i0 < h->i1 && ctg_unit_goes_on(&s->x.v[h->i0])))
		return false;
	if (h->i0 < h->i1)
		return fits_at(&s->x.v[h->i0], depth);
	before = unit_before(s, h->i0);
	after = unit_after(s, h->i0);
	if (!before)
		return depth <= 1;
	/* Between a list and what follows it, a list would be one of its
	 * own. */
	return fits_at(before, depth) || (after && fits_at(after, depth) &&
		(depth == 0 || after->depth == depth || before->depth == 0));
}

/* Takes in the kept unit before; false when there is none. */
static bool grow_back(struct ctg_layout *s, size_t k)
{
	struct ctg_hunk *h = &s->hunks[k];

	if (h->i0 == 0 || h->j0 == 0 || !is_movable(&s->x.v[h->i0 - 1]) ||
	    s->to[h->i0 - 1] != h->j0 - 1)
		return false;
	h->i0--;
	h->j0--;
	return true;
}

/* What is deeper than the first goes with it. */
static void grow_on(struct ctg_layout *s, struct ctg_hunk *h)
{
	while (h->i1 < s->x.n && h->i1 > h->i0 && is_movable(&s->x.v[h->i1])
	       && (s->x.v[h->i1].depth > s->x.v[h->i0].depth ||
	       ctg_unit_goes_on(&s->x.v[h->i1])) && s->to[h->i1] == h->j1) {
		h->i1++;
		h->j1++;
	}
}

static void fit_hunks(struct ctg_layout *s)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n; k++) {
		struct ctg_hunk *h = &s->hunks[k];
		bool grew = false;

		while (!fits(s, h) && grow_back(s, k))
			grew = true;
		if (grew || (h->j0 < h->j1 && h->i1 < s->x.n &&
		    ctg_unit_goes_on(&s->x.v[h->i1])))
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
			struct ctg_hunk *next = &s->hunks[++k];

			if (next->i1 > s->hunks[n - 1].i1) {
				s->hunks[n - 1].i1 = next->i1;
				s->hunks[n - 1].j1 = next->j1;
			}
		}
	}
	s->n = n;
}

static void join_hunks(struct ctg_layout *s)
{
	struct ctg_hunk *first = &s->hunks[0], *last = &s->hunks[s->n - 1];
	struct ctg_hunk all = { first->i0, last->i1, first->j0, last->j1 };

	if (has_scope(&s->x, all.i0, all.i1) ||
	    has_scope(&s->y, all.j0, all.j1))
		return;
	s->hunks[0] = all;
	s->n = 1;
}

/* --- operations ----------------------------------------------------------- */

static void refuse_part(struct ctg_layout *s, const struct ctg_unit *u)
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
static void set_side(const struct ctg_layout *s, struct ctg_op *op, size_t i,
	unsigned depth)
{
	const struct ctg_unit *before = unit_before(s, i);
	const struct ctg_unit *after = unit_after(s, i);
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

static void replace(struct ctg_layout *s, const struct ctg_hunk *h)
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
static void emit_hunk(struct ctg_layout *s, const struct ctg_hunk *h)
{
	struct ctg_hunk at = { h->i0, h->i0, h->j0, h->j0 };

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
			replace(s, &(struct ctg_hunk){ at.i1, at.i1 + 1, at.j0,
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

static void emit_kept(struct ctg_layout *s, size_t i)
{
	const struct ctg_unit *x = &s->x.v[i], *y = &s->y.v[s->to[i]];
	struct ctg_match none = { x->node, y->node, NULL };
	const struct ctg_match *m = ctg_deriving_find(s->d, x->node);
	const struct ctg_hunk whole = { i, i + 1, s->to[i], s->to[i] + 1 };

	if (ctg_unit_is_scope(x)) {
		ctg_derive_scope(s->d, x->node, y->node);
		return;
	}
	if (ctg_layout_same(s, i, s->to[i]))
		return;
	m = m ? m : &none;
	if (x->node->kind == CTG_TABLE ? ctg_derive_table(s->d, m) :
	    ctg_derive_words(s->d, m))
		return;
	if (x->node->kind == CTG_HEADING || ctg_unit_goes_on(x))
		ctg_derive_leaf(s->d, x->node, y->node);
	else
		replace(s, &whole);
}

static void emit(struct ctg_layout *s)
{
	size_t i = 0;

	for (size_t k = 0; k <= s->n; k++) {
		const struct ctg_hunk *h = k < s->n ? &s->hunks[k] : NULL;

		for (; i < (h ? h->i0 : s->x.n); i++)
			if (!s->moved_x[i])
				emit_kept(s, i);
		if (!h)
			break;
		emit_hunk(s, h);
		i = h->i1;
	}
}

static struct ctg_layout lay_out(struct ctg_deriving *d,
	const struct ctg_node *x,
	const struct ctg_node *y, enum ctg_grain grain)
{
	struct ctg_layout s = { .d = d, .node = x, .grain = grain,
		.x = { .arena = d->arena }, .y = { .arena = d->arena } };

	ctg_units_read(&s.x, x);
	ctg_units_read(&s.y, y);
	ctg_layout_pair(&s);
	ctg_layout_find_moves(&s);
	return s;
}

bool ctg_derive_too_much(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_layout s = lay_out(d, x, y, CTG_GRAIN_WORDS);
	size_t all = 0, gone = 0, units = 0;

	if (has_scope(&s.x, 0, s.x.n) || has_scope(&s.y, 0, s.y.n))
		return false;
	for (size_t i = 0; i < s.x.n; i++) {
		size_t n = ctg_node_words(d->arena, s.x.v[i].node).n;

		all += n;
		if (s.to[i] == CTG_NOWHERE && !s.moved_x[i]) {
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
	struct ctg_layout s = lay_out(d, x, y, grain);

	find_hunks(&s);
	fit_hunks(&s);
	if (grain >= CTG_GRAIN_BLOCKS && s.n > 1)
		join_hunks(&s);
	emit(&s);
	ctg_layout_say_moves(&s);
	ctg_layout_say_numbers(&s);
}
