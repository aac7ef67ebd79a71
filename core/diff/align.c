/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/align.h"

#include "diff/gap.h"
#include "diff/lcs.h"
#include "diff/likeness.h"
#include "diff/table.h"

#define ALONE		0.25	/* when nothing else can be */
#define ALONE_HOLDER	0.05
#define ENDS		0.15	/* of the words, where both begin and end */
#define MOST_PAIRS	60000	/* compared one by one */
#define FEW_PAIRS	2500	/* before anything is taken for granted */

/* Calls f on each stretch between two pairs, where neither side is matched. */
static void each_gap(const struct ctg_gap *all, struct ctg_arena *scratch,
	void (*f)(const struct ctg_gap *g, struct ctg_arena *scratch))
{
	size_t i = 0, k = 0;

	while (i < all->n && k < all->m) {
		size_t i2 = i, k2;
		struct ctg_gap g = *all;

		while (i2 < all->n && !all->old[i2].match)
			i2++;
		k2 = i2 < all->n ? (size_t)(all->old[i2].match - all->now) :
			all->m;
		g.old += i;
		g.now += k;
		g.n = i2 - i;
		g.m = k2 - k;
		if (g.n > 0 && g.m > 0)
			f(&g, scratch);
		for (i = i2 + 1; i < all->n && all->old[i].joined; i++)
			;
		for (k = k2 + 1; k < all->m && all->now[k].joined; k++)
			;
	}
}

/* What stands in the same order as all that is alone of its kind. */
static void keep_calm(bool *keep, const size_t *to, size_t n)
{
	size_t most = 0, least = CTG_NOWHERE;

	for (size_t i = 0; i < n; i++) {
		keep[i] = to[i] != CTG_NOWHERE && to[i] >= most;
		if (keep[i])
			most = to[i] + 1;
	}
	for (size_t i = n; i-- > 0;) {
		keep[i] = keep[i] && to[i] < least;
		if (to[i] < least)
			least = to[i];
	}
}

/* More was there in one place and more is here in another: something moved,
 * and may be what was kept. */
static bool may_have_moved(const struct ctg_gap *g, const bool *keep,
	const size_t *to)
{
	size_t i = 0, k = 0;
	bool less = false, more = false;

	for (size_t at = 0; at <= g->n; at++) {
		size_t there = at < g->n ? to[at] : g->m;

		if (at < g->n && !keep[at])
			continue;
		less |= at - i > there - k;
		more |= at - i < there - k;
		i = at + 1;
		k = there + 1;
	}
	return less && more;
}

/* An article is known by what it holds, for its number may be another; but
 * one without a title may be any that holds the same. */
static uint64_t key_of(const struct ctg_block *b, bool calm, size_t i)
{
	if (b->node->kind != CTG_DIVISION)
		return b->bytes;
	if (!calm)
		return b->body ? b->body : b->bytes;
	return b->node->division.heading.title.n > 0 ? b->bytes : i;
}

/* Blocks that are alone of their kind in both versions: what changed is
 * before them or after them. */
static void pair_unique(const struct ctg_gap *g, struct ctg_arena *scratch,
	bool calm)
{
	uint64_t *a = CTG_NEW_N(scratch, uint64_t, g->n + g->m);
	uint64_t *b = a + g->n;
	size_t *to = CTG_NEW_N(scratch, size_t, g->n);
	bool *keep = CTG_NEW_N(scratch, bool, g->n);

	for (size_t i = 0; i < g->n; i++)
		a[i] = key_of(&g->old[i], calm, i);
	for (size_t k = 0; k < g->m; k++)
		b[k] = key_of(&g->now[k], calm, g->n + k);
	ctg_lcs_unique(to, scratch, a, g->n, b, g->m);
	if (calm)
		keep_calm(keep, to, g->n);
	else
		ctg_rising(keep, scratch, to, g->n);
	if (calm && g->n * g->m <= FEW_PAIRS && may_have_moved(g, keep, to))
		return;
	for (size_t i = 0; i < g->n; i++)
		if (keep[i] && g->old[i].node->kind ==
		    g->now[to[i]].node->kind)
			ctg_gap_tie(&g->old[i], &g->now[to[i]]);
}

static void pair_calm(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	pair_unique(g, scratch, true);
}

static void pair_rising(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	pair_unique(g, scratch, false);
}

static void pair_ends(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	size_t i = 0, k = 1;

	(void)scratch;
	for (; i < g->n && i < g->m && g->old[i].bytes == g->now[i].bytes; i++)
		ctg_gap_tie(&g->old[i], &g->now[i]);
	for (; k <= g->n - i && k <= g->m - i &&
	     g->old[g->n - k].bytes == g->now[g->m - k].bytes; k++)
		ctg_gap_tie(&g->old[g->n - k], &g->now[g->m - k]);
}

static void pair_equal(const struct ctg_gap *g, struct ctg_arena *scratch,
	bool folded)
{
	uint64_t *a = CTG_NEW_N(scratch, uint64_t, g->n + g->m);
	uint64_t *b = a + g->n;
	size_t *to = CTG_NEW_N(scratch, size_t, g->n);

	for (size_t i = 0; i < g->n; i++)
		a[i] = folded ? ctg_block_folded(&g->old[i], g->words) :
			g->old[i].bytes;
	for (size_t k = 0; k < g->m; k++)
		b[k] = folded ? ctg_block_folded(&g->now[k], g->words) :
			g->now[k].bytes;
	ctg_lcs(to, scratch, a, g->n, b, g->m);
	for (size_t i = 0; i < g->n; i++)
		if (to[i] != CTG_NOWHERE)
			ctg_gap_tie(&g->old[i], &g->now[to[i]]);
}

static void pair_bytes(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	pair_equal(g, scratch, false);
}

static void pair_folded(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	pair_equal(g, scratch, true);
}

static void pair_few(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= FEW_PAIRS)
		ctg_gap_pair_best(g, scratch);
}

static void pair_many(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= MOST_PAIRS)
		ctg_gap_pair_best(g, scratch);
}

static void pair_alike(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= MOST_PAIRS)
		ctg_gap_pair_best(g, scratch);
	else
		ctg_gap_pair_many(g, scratch);
}

static struct ctg_block *only_leaf(struct ctg_block *b)
{
	while (b->nkids == 1)
		b = b->kids;
	return b->node->kind == CTG_PARA ? b : NULL;
}

/* « La … : » is still itself when what stands between was rewritten, and
 * « Sans objet. » when more was added. */
static bool have_same_ends(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	struct ctg_tokens a, b;
	size_t words, n, m;

	if (x->node->kind != y->node->kind || !(x = only_leaf(x)) ||
	    !(y = only_leaf(y)))
		return false;
	a = ctg_block_tokens(x, w);
	b = ctg_block_tokens(y, w);
	n = ctg_block_count_words(x, w);
	m = ctg_block_count_words(y, w);
	words = ctg_tokens_common_start(&a, &b) + ctg_tokens_common_end(&a, &b);
	return words > 0 && (words >= n || words >= m ||
		2 * (double)words >= ENDS * (double)(n + m));
}

/* Two rows that differ by one cell. */
static bool differ_in_one(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	size_t other = 0;

	if (x->node->kind != CTG_ROW || x->nkids != y->nkids)
		return false;
	for (size_t i = 0; i < x->nkids; i++)
		other += ctg_block_folded(&x->kids[i], w) !=
			ctg_block_folded(&y->kids[i], w);
	return x->nkids > 1 && other <= 1;
}

/* Lists and tables come one at a time: what follows one is another text. */
static double alone_at_least(const struct ctg_block *b)
{
	return b->node->kind == CTG_TABLE || b->node->kind == CTG_LIST ?
		ALONE_HOLDER : ALONE;
}

/* One of each is left between two that are matched. */
static void pair_alone(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	(void)scratch;
	if (g->n == 1 && g->m == 1 && (ctg_likeness(g->words, g->old,
	    g->now) >= alone_at_least(g->old) ||
	    have_same_ends(g->words, g->old, g->now) ||
	    differ_in_one(g->words, g->old, g->now)))
		ctg_gap_tie(g->old, g->now);
}

void ctg_align(struct ctg_words *w, struct ctg_block *old, size_t n,
	struct ctg_block *now, size_t m)
{
	static void (*const steps[])(const struct ctg_gap *,
		struct ctg_arena *) =
	{
		pair_calm, pair_ends, pair_few,
		pair_rising, pair_ends, pair_many,
		/* What is left was too long. */
		pair_bytes, pair_folded, pair_alike,
		pair_alone,
	};
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_gap all = { w, old, now, n, m };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		each_gap(&all, &scratch, steps[i]);
	ctg_arena_release(&scratch);
}

void ctg_align_pair(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	ctg_gap_tie(x, y);
	if (x->node->kind == CTG_TABLE) {
		ctg_table_align(w, x, y);
		return;
	}
	ctg_align(w, x->kids, x->nkids, y->kids, y->nkids);
	for (size_t i = 0; i < x->nkids; i++)
		if (x->kids[i].match)
			ctg_align_pair(w, &x->kids[i], x->kids[i].match);
}
