/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/annotate.h"

#include "diff/wordmark.h"
#include "diff/lcs.h"
#include "diff/span.h"

/* Moved blocks, whose two ends are joined when all is written. */
struct moved {
	struct ctg_block *old, *now;
	struct ctg_node *from, *to;
};

struct annotator {
	struct ctg_words *words;
	struct ctg_arena *arena;
	struct moved *moved;
	size_t n, room;
};

static void add_pair(struct annotator *an, struct ctg_node *to,
	struct ctg_block *x, struct ctg_block *y);

static struct ctg_node *copy(struct annotator *an, const struct ctg_node *n,
	enum ctg_mark mark, const struct ctg_node *before,
	const struct ctg_node *after)
{
	struct ctg_node *c = CTG_NEW(an->arena, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = CTG_NEW(an->arena, struct ctg_delta);
	c->delta->mark = mark;
	c->delta->before = before;
	c->delta->after = after;
	return c;
}

/* --- moves --------------------------------------------------------------- */

static struct moved *moved_of(struct annotator *an, struct ctg_block *old,
	struct ctg_block *now)
{
	for (size_t i = 0; i < an->n; i++)
		if (an->moved[i].old == old)
			return &an->moved[i];
	CTG_MORE(an->arena, an->moved, an->n, an->room);
	an->moved[an->n] = (struct moved){ .old = old, .now = now };
	return &an->moved[an->n++];
}

static void join_moves(struct annotator *an)
{
	for (size_t i = 0; i < an->n; i++) {
		struct moved m = an->moved[i];
		struct ctg_node *holder;

		if (!m.from || !m.to)
			continue;
		m.from->delta->twin = m.to;
		m.to->delta->twin = m.from;
		m.from->delta->after = m.now->node;
		m.to->delta->before = m.old->node;
		if (m.old->bytes == m.now->bytes)
			continue;
		holder = ctg_node_new(an->arena, CTG_DOCUMENT);
		add_pair(an, holder, m.old, m.now);
		m.to->delta->edited = holder->first;
	}
}

/* Matched, and not moved. */
static bool is_here(const struct ctg_block *b)
{
	return b->match && !b->moved;
}

/* --- one version only ---------------------------------------------------- */

static void add_alone(struct annotator *an, struct ctg_node *to,
	struct ctg_block *b, enum ctg_mark mark)
{
	bool old = mark == CTG_DELETED;
	struct ctg_node *n = copy(an, b->node, mark, old ? b->node : NULL,
		old ? NULL : b->node);

	ctg_node_append(to, n);
	if (b->moved && old)
		moved_of(an, b, b->match)->from = n;
	else if (b->moved)
		moved_of(an, b->match, b)->to = n;
	if (ctg_block_is_leaf(b))
		ctg_wordmark_copy(an->arena, n, b->node);
	for (size_t i = 0; i < b->nkids; i++)
		add_alone(an, n, &b->kids[i], mark);
	if (n->kind == CTG_TABLE)
		ctg_span_cover(n);
}

/* --- tables -------------------------------------------------------------- */

/* A column of the marked table: that of each version, or CTG_NOWHERE. */
struct column {
	size_t old, now;
};

struct grid {
	struct column *v;
	size_t n;
};

/* The columns of both, those that are gone before those that are new. */
static void merge_columns(struct grid *g, struct annotator *an,
	const struct ctg_block *x, const struct ctg_block *y)
{
	size_t n = x->node->table.columns, m = y->node->table.columns;
	size_t *to = CTG_NEW_N(an->arena, size_t, n + 1), i = 0, k = 0;

	for (size_t c = 0; c < n; c++)
		to[c] = CTG_NOWHERE;
	for (size_t r = 0; r < x->nkids; r++)
		for (size_t c = 0; is_here(&x->kids[r]) && c < n; c++)
			if (x->kids[r].kids[c].match)
				to[c] = (size_t)(x->kids[r].kids[c].match -
					x->kids[r].match->kids);
	g->v = CTG_NEW_N(an->arena, struct column, n + m);
	while (i < n || k < m) {
		struct column *c = &g->v[g->n++];

		*c = (struct column){ CTG_NOWHERE, CTG_NOWHERE };
		if (i < n && to[i] == CTG_NOWHERE) {
			c->old = i++;
		} else if (k < m && (i == n || to[i] > k)) {
			c->now = k++;
		} else {
			c->old = i++;
			c->now = k++;
		}
	}
}

static void add_cell(struct annotator *an, struct ctg_node *row,
	struct ctg_block *x, struct ctg_block *y, struct column c)
{
	struct ctg_block *old = x && c.old != CTG_NOWHERE ?
		&x->kids[c.old] : NULL;
	struct ctg_block *now = y && c.now != CTG_NOWHERE ?
		&y->kids[c.now] : NULL;
	struct ctg_node *n;

	if (old && now) {
		add_pair(an, row, old, now);
	} else if (old || now) {
		add_alone(an, row, old ? old : now,
			old ? CTG_DELETED : CTG_INSERTED);
	} else {
		/* Makes the row as long as the others. */
		n = ctg_node_new(an->arena, CTG_CELL);
		n->delta = CTG_NEW(an->arena, struct ctg_delta);
		n->delta->mark = x ? CTG_INSERTED : CTG_DELETED;
		ctg_node_append(row, n);
	}
}

static void add_row(struct annotator *an, struct ctg_node *table,
	struct ctg_block *x, struct ctg_block *y, const struct grid *g)
{
	struct ctg_block *b = y ? y : x;
	struct ctg_node *row = copy(an, b->node, x && y ? CTG_KEPT :
		x ? CTG_DELETED : CTG_INSERTED, x ? x->node : NULL,
		y ? y->node : NULL);

	ctg_node_append(table, row);
	if (b->moved && !(x && y)) {
		if (x)
			moved_of(an, x, x->match)->from = row;
		else
			moved_of(an, y->match, y)->to = row;
	}
	for (size_t c = 0; c < g->n; c++)
		add_cell(an, row, x, y, g->v[c]);
}

static bool is_mapped(const struct ctg_block *x)
{
	for (size_t r = 0; r < x->nkids; r++)
		if (is_here(&x->kids[r]))
			return true;
	return false;
}

static void add_rows(struct annotator *an, struct ctg_node *table,
	struct ctg_block *x, struct ctg_block *y)
{
	struct grid g = { 0 };
	size_t i = 0, k = 0;

	merge_columns(&g, an, x, y);
	table->table.columns = (unsigned)g.n;
	table->table.align = CTG_NEW_N(an->arena, enum ctg_align, g.n);
	for (size_t c = 0; c < g.n; c++)
		table->table.align[c] = g.v[c].now != CTG_NOWHERE ?
			y->node->table.align[g.v[c].now] :
			x->node->table.align[g.v[c].old];
	while (i < x->nkids || k < y->nkids) {
		bool old = i < x->nkids && !is_here(&x->kids[i]);
		bool now = k < y->nkids && !is_here(&y->kids[k]);

		if (old)
			add_row(an, table, &x->kids[i++], NULL, &g);
		else if (now)
			add_row(an, table, NULL, &y->kids[k++], &g);
		else
			add_row(an, table, &x->kids[i++], &y->kids[k++], &g);
	}
	ctg_span_cover(table);
}

/* --- both versions ------------------------------------------------------- */

/* The block and the one that was split from it, or merged into it. */
static void add_leaf(struct annotator *an, struct ctg_node *n,
	struct ctg_block *x, struct ctg_block *y)
{
	struct ctg_block *old[2] = { x, NULL }, *now[2] = { y, NULL };
	struct ctg_node *to[2] = { n, NULL };
	bool heads = x->node->kind == CTG_PARA;

	if (heads && x + 1 < x->parent->kids + x->parent->nkids && x[1].joined)
		old[1] = x + 1;
	else if (heads && y + 1 < y->parent->kids + y->parent->nkids &&
		 y[1].joined)
		now[1] = y + 1;
	if (old[1] || now[1]) {
		to[1] = copy(an, old[1] ? old[1]->node : now[1]->node,
			old[1] ? CTG_DELETED : CTG_INSERTED,
			old[1] ? old[1]->node : NULL,
			now[1] ? now[1]->node : NULL);
		to[1]->delta->joined = true;
		ctg_node_append(n->parent, to[1]);
	} else if (x->bytes == y->bytes) {
		ctg_wordmark_copy(an->arena, n, y->node);
		return;
	}
	ctg_wordmark(an->words, old, now, to);
}

static void add_kids(struct annotator *an, struct ctg_node *n,
	struct ctg_block *x, struct ctg_block *y)
{
	size_t i = 0, k = 0;

	while (i < x->nkids || k < y->nkids) {
		if (i < x->nkids && x->kids[i].joined)
			i++;
		else if (k < y->nkids && y->kids[k].joined)
			k++;
		else if (i < x->nkids && !is_here(&x->kids[i]))
			add_alone(an, n, &x->kids[i++], CTG_DELETED);
		else if (k < y->nkids && !is_here(&y->kids[k]))
			add_alone(an, n, &y->kids[k++], CTG_INSERTED);
		else
			add_pair(an, n, &x->kids[i++], &y->kids[k++]);
	}
}

/* Rows that have nothing in common: as wide as the widest. */
static void add_strangers(struct annotator *an, struct ctg_node *table,
	struct ctg_block *x, struct ctg_block *y)
{
	const struct ctg_node *wide = x->node->table.columns >
		y->node->table.columns ? x->node : y->node;

	table->table.columns = wide->table.columns;
	table->table.align = wide->table.align;
	add_kids(an, table, x, y);
	ctg_span_cover(table);
}

static void add_pair(struct annotator *an, struct ctg_node *to,
	struct ctg_block *x, struct ctg_block *y)
{
	struct ctg_node *n = copy(an, y->node, CTG_KEPT, x->node, y->node);

	ctg_node_append(to, n);
	if (ctg_block_is_leaf(y))
		add_leaf(an, n, x, y);
	else if (y->node->kind == CTG_TABLE && is_mapped(x))
		add_rows(an, n, x, y);
	else if (y->node->kind == CTG_TABLE)
		add_strangers(an, n, x, y);
	else
		add_kids(an, n, x, y);
}

struct ctg_node *ctg_annotate(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now)
{
	struct annotator an = { .words = w, .arena = w->arena };
	struct ctg_node *holder = ctg_node_new(w->arena, CTG_DOCUMENT);
	struct ctg_node *tree;

	add_pair(&an, holder, old, now);
	join_moves(&an);
	tree = holder->first;
	ctg_node_unlink(tree);
	return tree;
}
