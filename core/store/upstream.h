/* SPDX-License-Identifier: Apache-2.0 */
/* upstream.h - where a branch is on its server, as last seen.
 *
 * Nothing is fetched: a person without network is told what is known. */
#ifndef CTG_STORE_UPSTREAM_H
#define CTG_STORE_UPSTREAM_H

#include "store/snapshot.h"

/* Whether the server is known to have commits that commit (hex), the tip of
 * the branch here, has not.  False for a branch that follows none. */
[[nodiscard]] enum ctg_code ctg_upstream_is_ahead(bool *out,
	struct ctg_arena *a, const struct ctg_repo *r, const char *branch,
	const char *commit, struct ctg_err *err);
/* Refuses, saying what to do, when the server is known to be ahead of the
 * branch in force, which is at base. */
[[nodiscard]] enum ctg_code ctg_upstream_check(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_err *err);

#endif
