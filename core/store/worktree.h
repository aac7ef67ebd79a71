/* SPDX-License-Identifier: Apache-2.0 */
/* worktree.h - the files that a person sees.
 *
 * A person may be in the middle of something: nothing here overwrites an
 * uncommitted change; it refuses and says what to do. */
#ifndef CTG_STORE_WORKTREE_H
#define CTG_STORE_WORKTREE_H

#include "store/repo.h"

/* Refuses (CTG_EREFUSED), naming the first files, when tracked files differ
 * from HEAD or the index.  Below folder only; NULL: everywhere. */
[[nodiscard]] enum ctg_code ctg_worktree_clean(const struct ctg_repo *r,
	const char *folder, struct ctg_err *err);

/* The tracked files below folder that differ, when that is no reason to
 * refuse. */
[[nodiscard]] enum ctg_code ctg_worktree_changes(const char ***out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, const char *folder,
	struct ctg_err *err);

/* Refuses (CTG_EREFUSED) when another work tree has the branch checked out:
 * moving or deleting it would pull the files from under that one. */
[[nodiscard]] enum ctg_code ctg_worktree_elsewhere(const struct ctg_repo *r,
	const char *branch, struct ctg_err *err);

/* Checks branch out (its tip), carrying along untracked files that are not in
 * the way.  Refuses when a change would be lost, or when the branch is
 * checked out in another work tree.  Nothing to do in a bare repository. */
[[nodiscard]] enum ctg_code ctg_worktree_switch(const struct ctg_repo *r,
	const char *branch, struct ctg_err *err);

/* After a commit moved the branch that is checked out: brings the files
 * at the paths (and the index) to HEAD, leaving all others alone.  A path may
 * be a folder.  Finishes what a crash interrupted; refuses when a change would
 * be lost, or a file that git does not know is in the way with other bytes. */
[[nodiscard]] enum ctg_code ctg_worktree_refresh(const struct ctg_repo *r,
	const char *const *paths, size_t n, struct ctg_err *err);

/* Before HEAD moves, by a switch (no paths) or by a commit on its branch:
 * would bringing the files at the paths from HEAD to rev lose anything?
 * Whatever git knows of it or not. */
[[nodiscard]] enum ctg_code ctg_worktree_may_take(const struct ctg_repo *r,
	const char *rev, const char *const *paths, size_t n,
	struct ctg_err *err);

/* The same before it happens: would ctg_worktree_refresh lose a change?
 * Files that git does not know are not looked at. */
[[nodiscard]] enum ctg_code ctg_worktree_may_refresh(
	const struct ctg_repo *r, const char *const *paths, size_t n,
	struct ctg_err *err);

/* Before the branch that is checked out, at from, is left for another, at to:
 * refuses when tracked files differ below folder, where the two versions
 * differ, or out of the conventions.  Other conventions are not looked at:
 * changes there go along, as with git. */
struct ctg_snapshot;
[[nodiscard]] enum ctg_code ctg_worktree_may_leave(
	const struct ctg_snapshot *from, const struct ctg_snapshot *to,
	const char *folder, struct ctg_err *err);

#endif
