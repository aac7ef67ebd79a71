/* SPDX-License-Identifier: Apache-2.0 */
/* cmark_heap.h - the memory of cmark while it reads one text.
 *
 * cmark asks for memory several times a node, and as often gives it back: a
 * sixth of the time of `verifier`.  Small objects come from an arena and wait
 * in lists by size to be used again; large ones stay cmark's business.  What
 * cmark makes between open and close is freed before close. */
#ifndef CTG_MODEL_CMARK_HEAP_H
#define CTG_MODEL_CMARK_HEAP_H

#include "base/arena.h"

#include <cmark-gfm.h>

#define CTG_CMARK_CLASSES	33

struct ctg_cmark_heap {
	struct ctg_arena arena;
	struct ctg_cmark_cell *free[CTG_CMARK_CLASSES];
};

#define CTG_CMARK_HEAP_INIT { .arena = CTG_ARENA_INIT }

/* One heap is open at a time in a thread: cmark does not say for which text
 * it asks for memory. */
cmark_mem *ctg_cmark_heap_open(struct ctg_cmark_heap *h);

void ctg_cmark_heap_close(struct ctg_cmark_heap *h);

#endif
