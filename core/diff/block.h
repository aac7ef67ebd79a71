/* SPDX-License-Identifier: Apache-2.0 */
/* block.h - a version of the text as the diff sees it: blocks, their words,
 * and what each is in the other version.
 *
 * The trees of the texts are never touched.  Words are read when they are
 * needed: most blocks are told equal by their bytes alone. */
#ifndef CTG_DIFF_BLOCK_H
#define CTG_DIFF_BLOCK_H

#include "diff/token.h"

#include <stdint.h>

struct ctg_block {
	const struct ctg_node *node;
	struct ctg_block *parent;
	struct ctg_block *kids;		/* in order */
	size_t nkids;
	uint64_t bytes;		/* of all that it holds, as written */
	uint64_t body;		/* the same, without a heading */
	size_t length;		/* of its text, in bytes */

	/* When asked for. */
	struct ctg_tokens tokens;	/* of a leaf */
	bool read;
	uint64_t folded;	/* of all its words; 0: not known yet */
	unsigned *bag;		/* its words, sorted, doubles included */
	size_t nbag;
	double weight;		/* of its words */

	/* What the diff found. */
	struct ctg_block *match;	/* the same, in the other version */
	bool moved;			/* it stands elsewhere there */
	bool joined;	/* part of the block before it, in the other version */
};

/* Holds inlines itself. */
bool ctg_block_is_leaf(const struct ctg_block *b);
struct ctg_block *ctg_block_read(struct ctg_arena *a,
	const struct ctg_node *document);

/* What covers a cell: nothing, the one on its left or the one above. */
enum ctg_span_kind { CTG_SPAN_NONE, CTG_SPAN_LEFT, CTG_SPAN_ABOVE };
enum ctg_span_kind ctg_block_span(const struct ctg_node *cell);

struct ctg_tokens ctg_block_tokens(struct ctg_block *b, struct ctg_words *w);
/* Equal when the blocks print the same words in the same shape. */
uint64_t ctg_block_folded(struct ctg_block *b, struct ctg_words *w);
/* 0 when they have nothing in common, 1 when they have the same words: what
 * two bags share, where long words weigh more. */
double ctg_block_alike(struct ctg_block *x, struct ctg_block *y,
	struct ctg_words *w);
/* What the words of a block weigh, and those that two have, or that x has of
 * y and z together. */
double ctg_block_weight(struct ctg_block *b, struct ctg_words *w);
double ctg_block_shared(struct ctg_block *x, struct ctg_block *y,
	struct ctg_words *w);
double ctg_block_shared_two(struct ctg_block *x, struct ctg_block *y,
	struct ctg_block *z, struct ctg_words *w);
size_t ctg_block_count_words(struct ctg_block *b, struct ctg_words *w);

#endif
