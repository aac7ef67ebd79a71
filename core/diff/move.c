/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/move.h"

#include "diff/align.h"
#include "diff/likeness.h"

#include <stdlib.h>

#define FEW_WORDS	4	/* « Sans objet » is no move, but in a list */
#define EDITED_WORDS	8
#define EDITED		0.7	/* as alike as this, it is the same */
#define MOST_PAIRS	40000

struct list {
	struct ctg_block **v;
	size_t n, room;
	struct ctg_arena *arena;
};

static void add(struct list *l, struct ctg_block *b)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = b;
}

static bool may_move(const struct ctg_block *b)
{
	switch (b->node->kind) {
	case CTG_DIVISION:
	case CTG_PARA:
	case CTG_LIST:
	case CTG_ITEM:
	case CTG_TABLE:
	case CTG_ROW:
		return !b->match && !b->joined;
	default:
		return false;
	}
}

/* Nothing moves in the generated parts, which are consequences, and in the
 * notes. */
static void collect(struct list *l, struct ctg_block *b, bool divisions)
{
	if (b->node->kind == CTG_PART || b->node->kind == CTG_NOTE)
		return;
	if (may_move(b) && (b->node->kind == CTG_DIVISION) == divisions)
		add(l, b);
	for (size_t i = 0; i < b->nkids; i++)
		collect(l, &b->kids[i], divisions);
}

static void say(struct ctg_words *w, struct ctg_block *x, struct ctg_block *y)
{
	ctg_align_pair(w, x, y);
	x->moved = y->moved = true;
}

static int by_words(const void *p, const void *q)
{
	const struct ctg_block *x = *(struct ctg_block *const *)p;
	const struct ctg_block *y = *(struct ctg_block *const *)q;

	return (x->folded > y->folded) - (x->folded < y->folded);
}

/* The only block of the list with these words; NULL when there are more. */
static struct ctg_block *only(const struct list *sorted, uint64_t folded)
{
	size_t low = 0, high = sorted->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (sorted->v[mid]->folded < folded)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == sorted->n || sorted->v[low]->folded != folded ||
	    (low + 1 < sorted->n && sorted->v[low + 1]->folded == folded))
		return NULL;
	return sorted->v[low];
}

static struct list sorted(const struct list *l, struct ctg_words *w)
{
	struct list s = { .arena = l->arena };

	for (size_t i = 0; i < l->n; i++) {
		ctg_block_folded(l->v[i], w);
		add(&s, l->v[i]);
	}
	if (s.n)
		qsort(s.v, s.n, sizeof(*s.v), by_words);
	return s;
}

/* Few are enough among the items of one list, the rows of one table. */
static size_t least_words(const struct ctg_block *x, const struct ctg_block *y)
{
	return (x->node->kind == CTG_ITEM || x->node->kind == CTG_ROW) &&
		x->parent->match == y->parent ? 1 : FEW_WORDS;
}

static void find_equal(struct ctg_words *w, const struct list *old,
	const struct list *now)
{
	struct list x = sorted(old, w), y = sorted(now, w);

	for (size_t i = 0; i < old->n; i++) {
		struct ctg_block *b = old->v[i], *to;

		if (b->match || only(&x, b->folded) != b)
			continue;
		to = only(&y, b->folded);
		if (to && !to->match && to->node->kind == b->node->kind &&
		    ctg_block_count_words(b, w) >= least_words(b, to))
			say(w, b, to);
	}
}

/* Nothing in it was found elsewhere. */
static bool is_untouched(const struct ctg_block *b)
{
	if (b->match)
		return false;
	for (size_t i = 0; i < b->nkids; i++)
		if (!is_untouched(&b->kids[i]))
			return false;
	return true;
}

static double moved_score(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	if (x->node->kind != y->node->kind || !is_untouched(y) ||
	    ctg_block_count_words(y, w) < EDITED_WORDS)
		return 0;
	return x->node->kind == CTG_DIVISION ? ctg_likeness(w, x, y) :
		ctg_block_alike(x, y, w);
}

static void find_edited(struct ctg_words *w, const struct list *old,
	const struct list *now)
{
	if (old->n * now->n > MOST_PAIRS)
		return;
	for (size_t i = 0; i < old->n; i++) {
		struct ctg_block *b = old->v[i], *best = NULL;
		double most = EDITED;

		if (!is_untouched(b) ||
		    ctg_block_count_words(b, w) < EDITED_WORDS)
			continue;
		for (size_t k = 0; k < now->n; k++) {
			double s = moved_score(w, b, now->v[k]);

			if (s >= most) {
				most = s;
				best = now->v[k];
			}
		}
		if (best)
			say(w, b, best);
	}
}

/* A text places its generated parts: each is itself wherever it stands. */
static void collect_parts(struct list *l, struct ctg_block *b)
{
	if (b->node->kind == CTG_PART && !b->match)
		add(l, b);
	for (size_t i = 0; b->node->kind != CTG_PART && i < b->nkids; i++)
		collect_parts(l, &b->kids[i]);
}

static void find_parts(struct ctg_words *w, struct ctg_arena *scratch,
	struct ctg_block *old, struct ctg_block *now)
{
	struct list x = { .arena = scratch }, y = x;

	collect_parts(&x, old);
	collect_parts(&y, now);
	for (size_t i = 0; i < x.n; i++)
		for (size_t k = 0; k < y.n && !x.v[i]->match; k++)
			if (!y.v[k]->match && ctg_str_eq(x.v[i]->node->text,
			    y.v[k]->node->text))
				say(w, x.v[i], y.v[k]);
}

/* Articles first, so that what they hold is not taken one by one. */
void ctg_move_find(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;

	find_parts(w, &scratch, old, now);
	for (unsigned i = 0; i < 2; i++) {
		struct list x = { .arena = &scratch };
		struct list y = { .arena = &scratch };

		collect(&x, old, i == 0);
		collect(&y, now, i == 0);
		find_equal(w, &x, &y);
		find_edited(w, &x, &y);
	}
	ctg_arena_release(&scratch);
}
