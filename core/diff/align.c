/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/align.h"

#include "base/utf8.h"
#include "diff/lcs.h"
#include "diff/table.h"

#define ENOUGH		0.5	/* to be taken for the same block */
#define ALONE		0.25	/* when nothing else can be */
#define ALONE_HOLDER	0.05
#define SPLIT		0.85	/* a block, and two that hold its words */
#define PIECE		0.75	/* of each of the two */
#define FEW_WORDS	6	/* a piece of so few must be there as it is */
#define WITHIN		0.9	/* all that is left of a longer one */
#define WITHIN_WEIGHT	16	/* that cannot be by chance */
#define ENDS		0.15	/* of the words, where both begin and end */
#define SAME_TITLE	0.5	/* worth as much as this share of the words */
#define SAME_LABEL	0.01	/* when all else is equal */
#define RENAMED		0.5
#define FACE		0.05	/* all else being equal */
#define MOST_PAIRS	60000	/* compared one by one */
#define FEW_PAIRS	2500	/* before anything is taken for granted */
#define COMMON		8	/* a word of more blocks tells nothing */

/* --- how much two blocks are one ----------------------------------------- */

static const struct ctg_heading *label_of(const struct ctg_block *b)
{
	return &b->node->division.heading;
}

static bool same_label(const struct ctg_block *x, const struct ctg_block *y)
{
	return label_of(x)->word != CTG_PLAIN &&
		label_of(x)->word == label_of(y)->word &&
		ctg_label_cmp(label_of(x)->label, label_of(y)->label) == 0;
}

static bool same_first(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	return x->nkids > 0 && y->nkids > 0 && x->kids[0].length > 0 &&
		ctg_block_folded(&x->kids[0], w) ==
		ctg_block_folded(&y->kids[0], w);
}

static bool same_title(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y)
{
	struct ctg_str s = label_of(x)->title, t = label_of(y)->title;

	return s.n > 0 && t.n > 0 && (ctg_str_eq(s, t) ||
		ctg_str_eq(ctg_utf8_fold(w->arena, s),
		ctg_utf8_fold(w->arena, t)));
}

/* An article is known by its number and by its title, even when the rest is
 * rewritten; when they disagree, as after a renumbering, by its title. */
static double division_score(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double unlike = 1 - ctg_block_alike(x, y, w);
	bool label = same_label(x, y), title = same_title(w, x, y);

	if (label && title)
		return 1 - 0.15 * unlike;
	return 1 - (title ? 0.35 : label ? 0.45 : 1) * unlike;
}

/* A row is known by what its first cell says. */
double ctg_align_score(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double alike;

	if (x->node->kind != y->node->kind)
		return 0;
	switch (x->node->kind) {
	case CTG_PART:
		return ctg_str_eq(x->node->text, y->node->text);
	case CTG_HEADING:
	case CTG_BREAK:
		return 1;
	case CTG_DIVISION:
		return division_score(w, x, y);
	case CTG_NOTE:
		alike = ctg_block_alike(x, y, w);
		return ctg_str_eq(x->node->text, y->node->text) ?
			0.3 + 0.7 * alike : alike;
	case CTG_ROW:
		if (x->node->row.header != y->node->row.header)
			return 0;
		[[fallthrough]];
	case CTG_CELL:
		alike = ctg_block_alike(x, y, w);
		return same_first(w, x, y) ? 0.5 + 0.5 * alike : alike;
	default:
		return ctg_block_alike(x, y, w);
	}
}

/* --- a stretch between two pairs ------------------------------------------ */

struct gap {
	struct ctg_words *words;
	struct ctg_block *old, *now;
	size_t n, m;
};

static void tie(struct ctg_block *x, struct ctg_block *y)
{
	x->match = y;
	y->match = x;
}

enum step {
	STEP_OLD, STEP_NOW, STEP_PAIR, STEP_SPLIT, STEP_MERGE,
	STEP_FACE	/* not the same, but one in the place of the other */
};

struct cell {
	float best;
	unsigned char step;
};

static bool may_join(const struct ctg_block *b)
{
	return b->node->kind == CTG_PARA && b->length > 0;
}

/* The words that both begin with. */
static size_t common_start(const struct ctg_tokens *x,
	const struct ctg_tokens *y)
{
	size_t i = 0, words = 0;

	for (; i < x->n && i < y->n && x->v[i].id == y->v[i].id; i++)
		words += x->v[i].kind == CTG_TOKEN_WORD;
	return words;
}

static size_t common_end(const struct ctg_tokens *x,
	const struct ctg_tokens *y)
{
	size_t i = 1, words = 0;

	for (; i <= x->n && i <= y->n && x->v[x->n - i].id ==
	     y->v[y->n - i].id; i++)
		words += x->v[x->n - i].kind == CTG_TOKEN_WORD;
	return words;
}

/* x became y and z: each has its share of x, and not the same. */
static double split_value(const struct gap *g, struct ctg_block *x,
	struct ctg_block *y, struct ctg_block *z)
{
	struct ctg_words *w = g->words;
	struct ctg_tokens t, first, last;
	double wy, wz, both;
	size_t n, m;

	if (!may_join(x) || !may_join(y) || !may_join(z))
		return 0;
	n = ctg_block_count_words(y, w);
	m = ctg_block_count_words(z, w);
	wy = ctg_block_weight(y, w);
	wz = ctg_block_weight(z, w);
	if (n < 2 || m < 2 || ctg_block_weight(x, w) < PIECE * (wy + wz))
		return 0;
	both = ctg_block_shared_two(x, y, z, w);
	if (2 * both < SPLIT * (ctg_block_weight(x, w) + wy + wz) ||
	    both - ctg_block_shared(x, y, w) < PIECE * wz ||
	    both - ctg_block_shared(x, z, w) < PIECE * wy)
		return 0;
	t = ctg_block_tokens(x, w);
	first = ctg_block_tokens(y, w);
	last = ctg_block_tokens(z, w);
	if ((n < FEW_WORDS && common_start(&t, &first) < n) ||
	    (m < FEW_WORDS && common_end(&t, &last) < m))
		return 0;
	return both + 1;
}

static void better(struct cell *c, double value, double base, enum step step)
{
	if (value > 0 && base + value > c->best)
		*c = (struct cell){ (float)(base + value),
			(unsigned char)step };
}

/* A sentence stays of a long alinéa, or grew to one. */
static bool is_within(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double wx, wy, least;

	if (x->node->kind != y->node->kind || (x->node->kind != CTG_PARA &&
	    x->node->kind != CTG_ITEM && x->node->kind != CTG_LIST))
		return false;
	wx = ctg_block_weight(x, w);
	wy = ctg_block_weight(y, w);
	least = wx < wy ? wx : wy;
	return least >= WITHIN_WEIGHT &&
		ctg_block_shared(x, y, w) >= WITHIN * least;
}

/* What their names say, in shares of their words. */
static double same_name(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	switch (x->node->kind) {
	case CTG_DIVISION:
		return (same_title(w, x, y) ? SAME_TITLE : 0) +
			(same_label(x, y) ? SAME_LABEL : 0);
	case CTG_ROW:
	case CTG_CELL:
		return same_first(w, x, y) ? SAME_TITLE : 0;
	default:
		return 0;
	}
}

/* Another number and another title: much is needed to say it is the same. */
static bool is_renamed(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y)
{
	return x->node->kind == CTG_DIVISION && !same_label(x, y) &&
		label_of(x)->title.n > 0 && label_of(y)->title.n > 0 &&
		!same_title(w, x, y);
}

/* The weight of what two blocks have in common, when they may be one. */
static double pair_value(const struct gap *g, size_t i, size_t k)
{
	struct ctg_words *w = g->words;
	struct ctg_block *x = &g->old[i], *y = &g->now[k];
	double wx, wy;

	if (x->bytes != y->bytes && ctg_align_score(w, x, y) < ENOUGH)
		return is_within(w, x, y) ? ctg_block_shared(x, y, w) : 0;
	wx = ctg_block_weight(x, w);
	wy = ctg_block_weight(y, w);
	return (is_renamed(w, x, y) ? RENAMED : 1) *
		ctg_block_shared(x, y, w) +
		same_name(w, x, y) * (wx < wy ? wx : wy) +
		(x->bytes == y->bytes ? 2 : 0.1);
}

static void walk_back(const struct gap *g, const struct cell *t)
{
	size_t i = g->n, k = g->m, row = g->m + 1;

	while (i > 0 && k > 0)
		switch (t[i * row + k].step) {
		case STEP_PAIR:
			tie(&g->old[--i], &g->now[--k]);
			break;
		case STEP_SPLIT:
			k -= 2;
			tie(&g->old[--i], &g->now[k]);
			g->now[k + 1].joined = true;
			break;
		case STEP_MERGE:
			i -= 2;
			tie(&g->old[i], &g->now[--k]);
			g->old[i + 1].joined = true;
			break;
		case STEP_FACE:
			k--;
			[[fallthrough]];
		case STEP_OLD:
			i--;
			break;
		default:
			k--;
		}
}

/* The pairs that have the most in common, together. */
static void pair_best(const struct gap *g, struct ctg_arena *scratch)
{
	size_t row = g->m + 1;
	struct cell *t = CTG_NEW_N(scratch, struct cell, (g->n + 1) * row);

	for (size_t i = 1; i <= g->n; i++)
		for (size_t k = 1; k <= g->m; k++) {
			struct cell *c = &t[i * row + k];
			float up = t[(i - 1) * row + k].best;
			float left = t[i * row + k - 1].best;

			*c = up >= left ? (struct cell){ up, STEP_OLD } :
				(struct cell){ left, STEP_NOW };
			better(c, g->old[i - 1].node->kind ==
				g->now[k - 1].node->kind ? FACE : 0,
				t[(i - 1) * row + k - 1].best, STEP_FACE);
			better(c, pair_value(g, i - 1, k - 1),
				t[(i - 1) * row + k - 1].best, STEP_PAIR);
			if (k > 1)
				better(c, split_value(g, &g->old[i - 1],
					&g->now[k - 2], &g->now[k - 1]),
					t[(i - 1) * row + k - 2].best,
					STEP_SPLIT);
			if (i > 1)
				better(c, split_value(g, &g->now[k - 1],
					&g->old[i - 2], &g->old[i - 1]),
					t[(i - 2) * row + k - 1].best,
					STEP_MERGE);
		}
	walk_back(g, t);
}

/* --- too many to compare them all ---------------------------------------- */

/* The blocks that hold a word; full when there are too many of them. */
struct holders {
	unsigned char n;
	size_t at[COMMON];
};

static void index_words(struct holders *index, const struct gap *g)
{
	for (size_t i = 0; i < g->n; i++) {
		struct ctg_block *b = &g->old[i];
		unsigned last = 0;

		ctg_block_count_words(b, g->words);
		for (size_t k = 0; k < b->nbag; k++) {
			unsigned id = b->bag[k] & 0x7fffffffu;
			struct holders *h = &index[id];

			if (b->bag[k] == last || h->n > COMMON)
				continue;
			last = b->bag[k];
			if (h->n < COMMON)
				h->at[h->n] = i;
			h->n++;
		}
	}
}

/* The block of old that is most like y, among those with a rare word of it. */
static size_t most_alike(const struct gap *g, const struct holders *index,
	struct ctg_block *y)
{
	size_t best = CTG_NOWHERE, tried = CTG_NOWHERE;
	double most = 0;

	ctg_block_count_words(y, g->words);
	for (size_t k = 0; k < y->nbag; k++) {
		const struct holders *h = &index[y->bag[k] & 0x7fffffffu];

		for (size_t i = 0; h->n <= COMMON && i < h->n; i++) {
			double s;

			if (h->at[i] == tried)
				continue;
			tried = h->at[i];
			s = ctg_align_score(g->words, &g->old[tried], y);
			if (s >= ENOUGH && s > most) {
				most = s;
				best = tried;
			}
		}
	}
	return best;
}

static void pair_by_words(const struct gap *g, struct ctg_arena *scratch)
{
	struct holders *index;
	size_t *place = CTG_NEW_N(scratch, size_t, g->m);
	bool *keep = CTG_NEW_N(scratch, bool, g->m);

	/* Every word has its number before the index is made. */
	for (size_t k = 0; k < g->m; k++)
		ctg_block_count_words(&g->now[k], g->words);
	for (size_t i = 0; i < g->n; i++)
		ctg_block_count_words(&g->old[i], g->words);
	index = CTG_NEW_N(scratch, struct holders, g->words->n + 1);
	index_words(index, g);
	for (size_t k = 0; k < g->m; k++)
		place[k] = most_alike(g, index, &g->now[k]);
	ctg_rising(keep, scratch, place, g->m);
	for (size_t k = 0; k < g->m; k++)
		if (keep[k])
			tie(&g->old[place[k]], &g->now[k]);
}

/* --- gaps ---------------------------------------------------------------- */

/* Calls f on each stretch between two pairs, where neither side is matched. */
static void each_gap(const struct gap *all, struct ctg_arena *scratch,
	void (*f)(const struct gap *g, struct ctg_arena *scratch))
{
	size_t i = 0, k = 0;

	while (i < all->n && k < all->m) {
		size_t i2 = i, k2;
		struct gap g = *all;

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
static bool may_have_moved(const struct gap *g, const bool *keep,
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
	return label_of(b)->title.n > 0 ? b->bytes : i;
}

/* Blocks that are alone of their kind in both versions: what changed is
 * before them or after them. */
static void pair_unique(const struct gap *g, struct ctg_arena *scratch,
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
			tie(&g->old[i], &g->now[to[i]]);
}

static void pair_calm(const struct gap *g, struct ctg_arena *scratch)
{
	pair_unique(g, scratch, true);
}

static void pair_rising(const struct gap *g, struct ctg_arena *scratch)
{
	pair_unique(g, scratch, false);
}

static void pair_ends(const struct gap *g, struct ctg_arena *scratch)
{
	size_t i = 0, k = 1;

	(void)scratch;
	for (; i < g->n && i < g->m && g->old[i].bytes == g->now[i].bytes; i++)
		tie(&g->old[i], &g->now[i]);
	for (; k <= g->n - i && k <= g->m - i &&
	     g->old[g->n - k].bytes == g->now[g->m - k].bytes; k++)
		tie(&g->old[g->n - k], &g->now[g->m - k]);
}

static void pair_equal(const struct gap *g, struct ctg_arena *scratch,
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
			tie(&g->old[i], &g->now[to[i]]);
}

static void pair_bytes(const struct gap *g, struct ctg_arena *scratch)
{
	pair_equal(g, scratch, false);
}

static void pair_folded(const struct gap *g, struct ctg_arena *scratch)
{
	pair_equal(g, scratch, true);
}

static void pair_few(const struct gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= FEW_PAIRS)
		pair_best(g, scratch);
}

static void pair_many(const struct gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= MOST_PAIRS)
		pair_best(g, scratch);
}

static void pair_alike(const struct gap *g, struct ctg_arena *scratch)
{
	if (g->n * g->m <= MOST_PAIRS)
		pair_best(g, scratch);
	else
		pair_by_words(g, scratch);
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
	words = common_start(&a, &b) + common_end(&a, &b);
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
static void pair_alone(const struct gap *g, struct ctg_arena *scratch)
{
	(void)scratch;
	if (g->n == 1 && g->m == 1 && (ctg_align_score(g->words, g->old,
	    g->now) >= alone_at_least(g->old) ||
	    have_same_ends(g->words, g->old, g->now) ||
	    differ_in_one(g->words, g->old, g->now)))
		tie(g->old, g->now);
}

void ctg_align(struct ctg_words *w, struct ctg_block *old, size_t n,
	struct ctg_block *now, size_t m)
{
	static void (*const steps[])(const struct gap *, struct ctg_arena *) =
	{
		pair_calm, pair_ends, pair_few,
		pair_rising, pair_ends, pair_many,
		/* What is left was too long. */
		pair_bytes, pair_folded, pair_alike,
		pair_alone,
	};
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct gap all = { w, old, now, n, m };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		each_gap(&all, &scratch, steps[i]);
	ctg_arena_release(&scratch);
}

void ctg_align_pair(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	tie(x, y);
	if (x->node->kind == CTG_TABLE) {
		ctg_table_align(w, x, y);
		return;
	}
	ctg_align(w, x->kids, x->nkids, y->kids, y->nkids);
	for (size_t i = 0; i < x->nkids; i++)
		if (x->kids[i].match)
			ctg_align_pair(w, &x->kids[i], x->kids[i].match);
}
