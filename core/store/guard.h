/* SPDX-License-Identifier: Apache-2.0 */
/* guard.h - signed text is frozen.
 *
 * One function for « clore », for the hooks of a clone and for those of a
 * server: from one state of the branch in force to the next, a signed
 * convention changes only by the commit that closes one of its acts. */
#ifndef CTG_STORE_GUARD_H
#define CTG_STORE_GUARD_H

#include "base/diag.h"
#include "store/snapshot.h"

/* One proposed move of a reference; "" is « does not exist ». */
struct ctg_move {
	const char *ref;
	const char *from, *to;		/* hex ids */
};

/* Reports every breach (rules L85x) of the moves into diags.  Fails only
 * when the repository cannot be read. */
[[nodiscard]] enum ctg_code ctg_guard_moves(struct ctg_diags *diags,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_move *moves, size_t n, struct ctg_err *err);

/* The same for what is about to be committed (the index) on HEAD's branch,
 * with the commit's message when it is known (NULL before). */
[[nodiscard]] enum ctg_code ctg_guard_index(struct ctg_diags *diags,
	struct ctg_arena *a, const struct ctg_repo *r, const char *message,
	struct ctg_err *err);

#endif
