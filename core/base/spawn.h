/* SPDX-License-Identifier: Apache-2.0 */
/* spawn.h - runs a program of the person's: a signer, an office program.
 *
 * What it reads and writes goes through files without a name: no pipe to
 * fill, no thread, nothing left behind.  It inherits the environment, which
 * we do not look at (its agent, its home, its terminal). */
#ifndef CTG_BASE_SPAWN_H
#define CTG_BASE_SPAWN_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

struct ctg_spawned {
	int status;		/* as a shell counts it: 128 + signal */
	bool late;		/* and killed for it: told of a failure too */
	struct ctg_str out;	/* at most 1 MB of each */
	struct ctg_str talk;
};

struct ctg_spawn {
	const char *const *argv;	/* ends with NULL; argv[0] is searched
					 * as a shell does */
	struct ctg_str in;
	/* It and what it started are killed when they take longer; 0: it
	 * may ask the person something, and takes its time. */
	unsigned seconds;
};

/* Fails when the program cannot be started, or took too long; what it answers
 * is the caller's to judge. */
[[nodiscard]] enum ctg_code ctg_spawn(struct ctg_spawned *out,
	struct ctg_arena *a, const struct ctg_spawn *how,
	struct ctg_err *err);

#endif
