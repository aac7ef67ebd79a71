/* SPDX-License-Identifier: Apache-2.0 */
/* wordpair.h - which words of two alinéas are the same, as a reader would
 * say.  For use by wordmark.c only.
 *
 * As many as can be, then the changes are put where they read best: whole
 * sentences, one change rather than two around a comma. */
#ifndef CTG_DIFF_WORDPAIR_H
#define CTG_DIFF_WORDPAIR_H

#include "diff/lcs.h"
#include "diff/token.h"

struct ctg_word_side {
	struct ctg_token *v;
	size_t n;
	size_t *to;		/* its place on the other side */
};

static inline bool ctg_word_changed(const struct ctg_word_side *s, size_t i)
{
	return i < s->n && s->to[i] == CTG_NOWHERE;
}

/* Fills to, which has room for n and one more. */
void ctg_words_pair(struct ctg_word_side *old, struct ctg_word_side *now);

#endif
