/* SPDX-License-Identifier: Apache-2.0 */
/* pool.h - many documents at once, their results in order.
 *
 * Each document is worked on by some thread with an arena of its own, given
 * back once its result was taken; only a few wait at any time, so that five
 * thousand need no more memory than fifty. */
#ifndef CTG_CMD_POOL_H
#define CTG_CMD_POOL_H

#include "base/arena.h"

#include <stdbool.h>

struct ctg_pool {
	size_t n;		/* documents */
	void *context;
	/* What one thread gives back serves the others: when each in turn needs
	 * much memory, and not for long. */
	bool one_heap;
	/* In any thread: the result for document i, in the arena.  Must not
	 * change what context leads to, unless under a lock. */
	void *(*work)(const void *context, size_t i, struct ctg_arena *a);
	/* In the caller's thread, for i from 0 to n - 1. */
	void (*take)(void *context, size_t i, void *result,
		struct ctg_arena *a);
};

void ctg_pool_run(const struct ctg_pool *pool);

#endif
