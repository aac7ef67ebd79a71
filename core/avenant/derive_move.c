/* SPDX-License-Identifier: Apache-2.0 */
/* Alinéas, sections and divisions that come to stand elsewhere as they are. */
#include "avenant/layout.h"

#include "diff/lcs.h"

struct mover {
	struct ctg_layout *s;
	size_t *from;			/* of units of y: in x, or nowhere */
	uint64_t *x, *y;		/* their words */
};

/* --- what is the same ----------------------------------------------------- */

/* A division that moves is looked into: it must not be rewritten besides. */
static bool may_stay(const struct ctg_layout *s, size_t i, size_t j)
{
	const struct ctg_node *x = s->x.v[i].node, *y = s->y.v[j].node;
	struct ctg_ops *ops = s->d->out;
	size_t before = ops->n;
	bool stays = true;

	if (x->kind != CTG_DIVISION)
		return true;
	if (x->division.level != y->division.level)
		return false;
	ctg_derive_scope(s->d, x, y);
	for (size_t k = before; k < ops->n; k++)
		stays &= ops->v[k].kind != CTG_OP_BLOCKS || ops->v[k].at != x;
	ops->n = before;
	return stays;
}

static bool is_twin(const struct mover *m, size_t i, size_t j)
{
	const struct ctg_layout *s = m->s;
	enum ctg_kind kind = s->x.v[i].node->kind;
	bool same = m->x[i] == m->y[j];

	if (s->to[i] != CTG_NOWHERE || m->from[j] != CTG_NOWHERE ||
	    kind == CTG_PART || (kind != CTG_DIVISION && !same) ||
	    !ctg_unit_same_shape(&s->x.v[i], &s->y.v[j]))
		return false;
	if (kind == CTG_DIVISION && same)
		return may_stay(s, i, j);
	return ctg_layout_same(s, i, j) && may_stay(s, i, j);
}

/* How many units from i on are those from j on. */
static size_t extent(const struct mover *m, size_t i, size_t j)
{
	size_t n = 0;

	while (i + n < m->s->x.n && j + n < m->s->y.n &&
	       is_twin(m, i + n, j + n))
		n++;
	return n;
}

/* Nothing else comes where they do. */
static bool is_alone(const struct mover *m, const struct ctg_move *v)
{
	return (v->j == 0 || m->from[v->j - 1] != CTG_NOWHERE) &&
		(v->j + v->n == m->s->y.n ||
		 m->from[v->j + v->n] != CTG_NOWHERE);
}

/* --- what they are -------------------------------------------------------- */

static bool is_labelled(const struct ctg_unit *u)
{
	return u->node->kind == CTG_DIVISION;
}

static bool is_in(const struct ctg_node *n, const struct ctg_node *around)
{
	while (n && n != around)
		n = n->parent;
	return n != NULL;
}

/* The end of the section whose heading is at i. */
static size_t section_end(const struct ctg_units *l, size_t i)
{
	const struct ctg_node *section = l->v[i].node->parent;

	for (i++; i < l->n && is_in(l->v[i].node, section); i++)
		;
	return i;
}

/* A section, with all that it holds. */
static bool takes_section(const struct ctg_layout *s, struct ctg_move *v)
{
	v->at = v->to = s->x.v[v->i].node->parent;
	return section_end(&s->x, v->i) == v->i + v->n &&
		section_end(&s->y, v->j) == v->j + v->n;
}

/* Whole items, with what stands below them; or alinéas of no list. */
static bool is_whole(const struct ctg_units *l, size_t from, size_t n)
{
	const struct ctg_unit *first = &l->v[from], *next = first + n;
	bool last = from + n == l->n;

	if (ctg_unit_goes_on(first) || (!last && (ctg_unit_goes_on(next) ||
	    next->depth > first->depth)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (first[i].depth < first->depth ||
		    first[i].node->kind != first->node->kind)
			return false;
	return n == 1 || first->node->kind == CTG_PARA ||
		is_labelled(first);
}

static bool takes_blocks(const struct ctg_layout *s, struct ctg_move *v)
{
	v->at = s->x.v[v->i].node;
	v->to = s->x.v[v->i + v->n - 1].node;
	if (is_labelled(&s->x.v[v->i]) && v->to->parent != v->at->parent)
		return false;
	return is_whole(&s->x, v->i, v->n) && is_whole(&s->y, v->j, v->n);
}

/* --- where they come ------------------------------------------------------ */

static bool put(struct ctg_move *v, enum ctg_op_side side,
	const struct ctg_node *by)
{
	v->side = side;
	v->by = by;
	return true;
}

/* Beside one of the same rank: labelled, or a section of the same level. */
static bool place_division(const struct ctg_layout *s, struct ctg_move *v,
	const struct ctg_unit *before, const struct ctg_unit *after)
{
	const struct ctg_node *n = before ? before->node : NULL;

	while (n && n->kind != CTG_DOCUMENT && (n->kind != CTG_DIVISION ||
	       n->division.level > v->at->division.level))
		n = n->parent;
	if (n && n->kind == CTG_DIVISION && n->parent == v->at->parent &&
	    n->division.level == v->at->division.level &&
	    (!after || !is_in(after->node, n)))
		return put(v, CTG_OP_AFTER, n);
	n = after ? after->node : NULL;
	if (n && n->kind == CTG_HEADING)
		n = n->parent;
	if (n && n->kind == CTG_DIVISION && n->parent == v->at->parent &&
	    n->division.level == v->at->division.level)
		return put(v, CTG_OP_BEFORE, n);
	return !after && v->at->parent == s->node && s->node->kind ==
		CTG_DIVISION && put(v, CTG_OP_LAST, s->node);
}

static bool is_block(const struct ctg_unit *u, unsigned depth)
{
	return u && u->depth == depth && !is_labelled(u) &&
		u->node->kind != CTG_HEADING && u->node->kind != CTG_PART;
}

/* What follows a unit in the base stands below it, or goes on with it. */
static bool goes_down(const struct ctg_layout *s, const struct ctg_unit *u)
{
	const struct ctg_unit *next = u + 1;

	return next < s->x.v + s->x.n && (next->depth > u->depth ||
		ctg_unit_goes_on(next));
}

static bool place_blocks(const struct ctg_layout *s, struct ctg_move *v,
	const struct ctg_unit *before, const struct ctg_unit *after)
{
	unsigned depth = s->x.v[v->i].depth;

	if (is_block(before, depth) && !goes_down(s, before))
		return put(v, CTG_OP_AFTER, before->node);
	return is_block(after, depth) && !ctg_unit_goes_on(after) &&
		put(v, CTG_OP_BEFORE, after->node);
}

static bool place(const struct mover *m, struct ctg_move *v)
{
	const struct ctg_layout *s = m->s;
	const struct ctg_unit *before = v->j > 0 ?
		&s->x.v[m->from[v->j - 1]] : NULL;
	const struct ctg_unit *after = v->j + v->n < s->y.n ?
		&s->x.v[m->from[v->j + v->n]] : NULL;

	if (s->x.v[v->i].node->kind == CTG_HEADING)
		return takes_section(s, v) && place_division(s, v, before,
			after);
	if (!takes_blocks(s, v))
		return false;
	return is_labelled(&s->x.v[v->i]) ? place_division(s, v, before,
		after) : place_blocks(s, v, before, after);
}

/* --- all ------------------------------------------------------------------ */

static uint64_t *hashes(struct ctg_arena *a, const struct ctg_units *l,
	const size_t *paired)
{
	uint64_t *v = CTG_NEW_N(a, uint64_t, l->n + 1);

	for (size_t i = 0; i < l->n; i++)
		if (paired[i] == CTG_NOWHERE)
			v[i] = ctg_str_hash(ctg_node_words(a, l->v[i].node));
	return v;
}

static void add(struct ctg_layout *s, const struct ctg_move *v)
{
	for (size_t k = 0; k < v->n; k++)
		s->moved_x[v->i + k] = s->moved_y[v->j + k] = true;
	s->moves[s->nmoves++] = *v;
}

/* Those at j, if they can be found in the base, not yet taken. */
static size_t find_at(struct mover *m, size_t j)
{
	struct ctg_layout *s = m->s;

	for (size_t i = 0; i < s->x.n; i++) {
		struct ctg_move v = { .i = i, .j = j };

		if (s->moved_x[i] || !is_twin(m, i, j))
			continue;
		v.n = extent(m, i, j);
		if (!is_alone(m, &v) || !place(m, &v))
			continue;
		add(s, &v);
		return v.n;
	}
	return 0;
}

void ctg_layout_find_moves(struct ctg_layout *s)
{
	struct ctg_arena *a = s->d->arena;
	struct mover m = { .s = s, .from = CTG_NEW_N(a, size_t, s->y.n + 1) };

	s->moved_x = CTG_NEW_N(a, bool, s->x.n + 1);
	s->moved_y = CTG_NEW_N(a, bool, s->y.n + 1);
	s->moves = CTG_NEW_N(a, struct ctg_move, s->y.n + 1);
	if (s->grain > CTG_GRAIN_WORDS)
		return;
	for (size_t j = 0; j < s->y.n; j++)
		m.from[j] = CTG_NOWHERE;
	for (size_t i = 0; i < s->x.n; i++)
		if (s->to[i] != CTG_NOWHERE)
			m.from[s->to[i]] = i;
	m.x = hashes(a, &s->x, s->to);
	m.y = hashes(a, &s->y, m.from);
	for (size_t j = 0; j < s->y.n;) {
		size_t n = m.from[j] == CTG_NOWHERE ? find_at(&m, j) : 0;

		j += n ? n : 1;
	}
}

void ctg_layout_say_moves(const struct ctg_layout *s)
{
	for (size_t k = 0; k < s->nmoves; k++) {
		const struct ctg_move *v = &s->moves[k];
		struct ctg_op *op = ctg_ops_add(s->d->out, CTG_OP_MOVE,
			CTG_OP_REPLACE);

		op->at = v->at;
		op->to = v->to;
		op->by = v->by;
		op->side = v->side;
		for (size_t i = 0; i < v->n; i++)
			if (is_labelled(&s->x.v[v->i + i]))
				ctg_derive_scope(s->d, s->x.v[v->i + i].node,
					s->y.v[v->j + i].node);
	}
}
