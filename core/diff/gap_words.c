/* SPDX-License-Identifier: Apache-2.0 */
/* Too many blocks to compare each with each. */
#include "diff/gap.h"

#include "diff/lcs.h"
#include "diff/likeness.h"

#define COMMON		8	/* a word of more blocks tells nothing */

/* The blocks that hold a word; full when there are too many of them. */
struct holders {
	unsigned char n;
	size_t at[COMMON];
};

static void index_words(struct holders *index, const struct ctg_gap *g)
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
static size_t most_alike(const struct ctg_gap *g, const struct holders *index,
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
			s = ctg_likeness(g->words, &g->old[tried], y);
			if (s >= CTG_LIKENESS_ENOUGH && s > most) {
				most = s;
				best = tried;
			}
		}
	}
	return best;
}

void ctg_gap_pair_many(const struct ctg_gap *g, struct ctg_arena *scratch)
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
			ctg_gap_tie(&g->old[place[k]], &g->now[k]);
}
