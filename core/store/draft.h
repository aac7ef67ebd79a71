/* SPDX-License-Identifier: Apache-2.0 */
/* draft.h - the branch where an act is prepared, up to its first commit.
 *
 * A draft begins at the tip of the branch in force.  Objects first, then the
 * branch, then the work tree: a crash leaves nothing, or a draft whose files
 * the person has not been given yet, and the same command finishes. */
#ifndef CTG_STORE_DRAFT_H
#define CTG_STORE_DRAFT_H

#include "store/act.h"
#include "store/change.h"

/* « projet/<id> », or « avenant/<id>/<n> ». */
const char *ctg_draft_branch(struct ctg_arena *a, struct ctg_str id,
	unsigned number);

/* The branch in force as it stands.  CTG_EREFUSED, with what to do, when it
 * has no commit yet. */
[[nodiscard]] enum ctg_code ctg_draft_base(struct ctg_snapshot *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err);

/* Where a draft, at tip, left the branch in force, at base. */
[[nodiscard]] enum ctg_code ctg_draft_start(struct ctg_snapshot *out,
	const struct ctg_snapshot *tip, const struct ctg_snapshot *base,
	const char *branch, struct ctg_err *err);

/* Whether the branch is there already.  Unfinished: it holds the commit with
 * this message and nothing else, and the work tree has never been on it. */
enum ctg_draft_state {
	CTG_DRAFT_NONE,
	CTG_DRAFT_UNFINISHED,
	CTG_DRAFT_OPEN,
	CTG_DRAFT_REMOTE,	/* only on a server that we know of */
};
[[nodiscard]] enum ctg_code ctg_draft_look(enum ctg_draft_state *out,
	struct ctg_arena *a, const struct ctg_repo *r, const char *branch,
	const char *message, struct ctg_err *err);

/* Refuses the id of a new convention when base has it, or one that differs
 * from it by capitals only. */
[[nodiscard]] enum ctg_code ctg_draft_check_id(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id,
	struct ctg_err *err);

/* The number of the next avenant: above the highest that is signed (0: none),
 * and above those open here or on a server. */
[[nodiscard]] enum ctg_code ctg_draft_number(unsigned *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	unsigned highest, struct ctg_err *err);

/* Whether an avenant is open, here or on a server. */
[[nodiscard]] enum ctg_code ctg_draft_is_open(bool *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, unsigned number,
	struct ctg_err *err);

/* Nothing that is not committed stands in the way of leaving the branch. */
[[nodiscard]] enum ctg_code ctg_draft_may_begin(const struct ctg_repo *r,
	struct ctg_err *err);

/* The first commit, its branch, the work tree on it.  change->base is what
 * ctg_draft_base gave.  When it refuses nothing is left behind. */
[[nodiscard]] enum ctg_code ctg_draft_begin(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *change, const char *branch,
	const char *reason, struct ctg_err *err);

/* For an unfinished one: the work tree. */
[[nodiscard]] enum ctg_code ctg_draft_finish(char out[CTG_OID_HEX + 1],
	const struct ctg_repo *r, const char *branch, struct ctg_err *err);

#endif
