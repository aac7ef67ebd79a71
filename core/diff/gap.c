/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/gap.h"

#include "diff/likeness.h"

#define SPLIT		0.85	/* a block, and two that hold its words */
#define PIECE		0.75	/* of each of the two */
#define FEW_WORDS	6	/* a piece of so few must be there as it is */
#define FACE		0.05	/* all else being equal */

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

/* x became y and z: each has its share of x, and not the same. */
static double split_value(const struct ctg_gap *g, struct ctg_block *x,
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
	if ((n < FEW_WORDS && ctg_tokens_common_start(&t, &first) < n) ||
	    (m < FEW_WORDS && ctg_tokens_common_end(&t, &last) < m))
		return 0;
	return both + 1;
}

static void better(struct cell *c, double value, double base, enum step step)
{
	if (value > 0 && base + value > c->best)
		*c = (struct cell){ (float)(base + value),
			(unsigned char)step };
}

static void walk_back(const struct ctg_gap *g, const struct cell *t)
{
	size_t i = g->n, k = g->m, row = g->m + 1;

	while (i > 0 && k > 0)
		switch (t[i * row + k].step) {
		case STEP_PAIR:
			ctg_gap_tie(&g->old[--i], &g->now[--k]);
			break;
		case STEP_SPLIT:
			k -= 2;
			ctg_gap_tie(&g->old[--i], &g->now[k]);
			g->now[k + 1].joined = true;
			break;
		case STEP_MERGE:
			i -= 2;
			ctg_gap_tie(&g->old[i], &g->now[--k]);
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
void ctg_gap_pair_best(const struct ctg_gap *g, struct ctg_arena *scratch)
{
	size_t row = g->m + 1;
	struct cell *t;

	if (g->n == 1 && g->m == 1 &&
	    ctg_likeness_is_certain(g->words, g->old, g->now)) {
		ctg_gap_tie(g->old, g->now);
		return;
	}
	t = CTG_NEW_N(scratch, struct cell, (g->n + 1) * row);
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
			better(c, ctg_likeness_value(g->words,
				&g->old[i - 1], &g->now[k - 1]),
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
