/* SPDX-License-Identifier: Apache-2.0 */
/* wordmark.h - the words of two alinéas, in one marked run.  For use by
 * annotate.c only. */
#ifndef CTG_DIFF_WORDMARK_H
#define CTG_DIFF_WORDMARK_H

#include "diff/block.h"
#include "diff/diff.h"

/* Appends the words of both to the nodes: first to to[0], then, where an
 * alinéa was split or merged, to to[1].  old or now ends with NULL where
 * there is only one. */
void ctg_wordmark(struct ctg_words *w, struct ctg_block *const old[2],
	struct ctg_block *const now[2], struct ctg_node *const to[2]);

/* Copies the inlines below n, unmarked. */
void ctg_wordmark_copy(struct ctg_arena *a, struct ctg_node *to,
	const struct ctg_node *n);

#endif
