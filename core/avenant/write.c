/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write.h"

#include "avenant/write_article.h"
#include "avenant/write_unit.h"
#include "render/markdown.h"

#include <stdlib.h>

/* --- order ---------------------------------------------------------------- */

static unsigned depth(const struct ctg_node *n)
{
	unsigned d = 0;

	while ((n = n->parent))
		d++;
	return d;
}

static const struct ctg_node *climb(const struct ctg_node *n, unsigned levels)
{
	while (levels-- > 0)
		n = n->parent;
	return n;
}

/* Which of two nodes of a tree comes first; what holds the other does. */
static int cmp_nodes(const struct ctg_node *x, const struct ctg_node *y)
{
	unsigned dx = depth(x), dy = depth(y);
	unsigned down = dx < dy ? dx : dy;
	const struct ctg_node *p = climb(x, dx - down);
	const struct ctg_node *q = climb(y, dy - down), *n;

	if (p == q)
		return (dx > dy) - (dx < dy);
	while (p->parent != q->parent) {
		p = p->parent;
		q = q->parent;
	}
	for (n = p; n && n != q; n = n->next)
		;
	return n ? -1 : 1;
}

static const struct ctg_node *last_below(const struct ctg_node *n)
{
	while (n->last)
		n = n->last;
	return n;
}

/* Where an operation stands in the text: at a node, before or after it. */
static const struct ctg_node *place(const struct ctg_op *op, int *side)
{
	bool added = op->how == CTG_OP_ADD && op->kind != CTG_OP_WORDS;

	*side = 0;
	if (op->kind == CTG_OP_NOTE)
		return op->by;
	if (!added || op->side == CTG_OP_FIRST)
		return op->at;
	*side = op->side == CTG_OP_BEFORE ? -1 : 1;
	return *side > 0 ? last_below(op->at) : op->at;
}

static int by_place(const void *a, const void *b)
{
	const struct ctg_op *const *pa = a, *const *pb = b;
	const struct ctg_op *x = *pa, *y = *pb;
	int sx, sy, c;
	const struct ctg_node *p, *q;

	if (!x->at || !y->at)
		return (x->at != NULL) - (y->at != NULL);
	p = place(x, &sx);
	q = place(y, &sy);
	c = p == q ? 0 : cmp_nodes(p, q);
	if (c == 0)
		c = (sx > sy) - (sx < sy);
	if (c == 0)
		c = (x->off > y->off) - (x->off < y->off);
	return c ? c : (x > y) - (x < y);
}

/* Moves v[from] to v[to], before it. */
static void move(struct ctg_op **v, size_t from, size_t to)
{
	struct ctg_op *op = v[from];

	memmove(v + to + 1, v + to, (from - to) * sizeof(*v));
	v[to] = op;
}

/* Is y what comes in the place that x, an article, is to leave? */
static bool makes_room(const struct ctg_op *x, const struct ctg_op *y)
{
	return ctg_write_is_added(y) && (y->side == CTG_OP_BEFORE ?
		y->at == x->at : y->at->next == x->at);
}

/* Labels are said one after the other, from where the first stands, and
 * before what takes their number. */
static void gather_labels(struct ctg_op **v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t first = i;

		if (v[i]->kind != CTG_OP_LABEL)
			continue;
		for (size_t k = i + 1; k < n; k++)
			if (v[k]->kind == CTG_OP_LABEL &&
			    v[k]->at == v[i]->at->next)
				move(v, k, ++i);
		if (first > 0 && makes_room(v[first], v[first - 1]))
			for (size_t k = first; k <= i; k++)
				move(v, k, k - 1);
	}
}

/* --- articles ------------------------------------------------------------- */

void ctg_act_write(struct ctg_buf *b, unsigned *after,
	const struct ctg_writing *w)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_wording words = { .arena = &scratch, .base = w->base,
		.style = w->style, .titles = w->titles,
		.ntitles = w->ntitles, .own = w->own, .nown = w->nown,
		.out = b, .notes_before = w->notes_before };
	struct ctg_op **v = CTG_NEW_N(&scratch, struct ctg_op *,
		w->ops->n + 1);
	struct ctg_node *notes = ctg_node_new(&scratch, CTG_DOCUMENT);
	size_t n = w->ops->n;

	*after = w->first;
	for (size_t i = 0; i < w->nown; i++)
		w->own[i].put = false;
	for (size_t i = 0; i < n; i++)
		v[i] = &w->ops->v[i];
	qsort(v, n, sizeof(*v), by_place);
	gather_labels(v, n);
	for (size_t i = 0, k; i < n; i += k) {
		k = ctg_article_extent(v + i, n - i);
		ctg_article_write(&words, v + i, k, (*after)++);
	}
	ctg_say_notes(&words, notes);
	ctg_markdown_write(w->notes ? w->notes : b, notes);
	ctg_arena_release(&scratch);
}
