/* SPDX-License-Identifier: Apache-2.0 */
/* spawn.h - runs a program of the person's: a signer.  For use by store/
 * only.
 *
 * What it reads and writes goes through files without a name: no pipe to
 * fill, no thread, nothing left behind.  It inherits the environment, which
 * we do not look at (its agent, its home, its terminal). */
#ifndef CTG_STORE_SPAWN_H
#define CTG_STORE_SPAWN_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

struct ctg_spawned {
	int status;		/* as a shell counts it: 128 + signal */
	struct ctg_str out;	/* at most 1 MB of each */
	struct ctg_str talk;
};

/* argv ends with NULL; argv[0] is searched as a shell does.  Fails when the
 * program cannot be started; what it answers is the caller's to judge. */
[[nodiscard]] enum ctg_code ctg_spawn(struct ctg_spawned *out,
	struct ctg_arena *a, const char *const *argv, struct ctg_str in,
	struct ctg_err *err);

#endif
