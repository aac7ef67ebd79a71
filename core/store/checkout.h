/* SPDX-License-Identifier: Apache-2.0 */
/* checkout.h - brings some files of the work tree to what a commit holds.
 * For use by store/ only.
 *
 * Every path is judged before the first file is touched.  A file may go when
 * its bytes are those of a commit or the beginning of those that replace
 * them (what a crash leaves); anything else is somebody's work. */
#ifndef CTG_STORE_CHECKOUT_H
#define CTG_STORE_CHECKOUT_H

#include "store/repo.h"

struct git_oid;

struct ctg_checkout {
	const struct ctg_repo *repo;
	struct ctg_arena *arena;
	struct ctg_index *index;
	struct git_tree *base;		/* what was there; NULL: nothing */
	struct git_tree *target;
	const char **paths;		/* what differs, files only */
	size_t n;
};

/* Refuses, naming the files, when a change would be lost; then writes the
 * files and the index.  Of submodules and of what a sparse work tree leaves
 * out, only the index is. */
[[nodiscard]] enum ctg_code ctg_checkout_run(const struct ctg_checkout *c,
	struct ctg_err *err);
/* Refuses as it would, and writes nothing. */
[[nodiscard]] enum ctg_code ctg_checkout_may_run(
	const struct ctg_checkout *c, struct ctg_err *err);

enum ctg_checkout_verdict {
	CTG_CHECKOUT_FREE,
	CTG_CHECKOUT_OURS,	/* what we would write, or its beginning */
	CTG_CHECKOUT_ASIDE,	/* only the index knows it */
	CTG_CHECKOUT_LOST,	/* somebody's work */
};
enum ctg_checkout_verdict ctg_checkout_judge(const struct ctg_checkout *c,
	const char *path);
/* The kind of file that is to be there, 0 when none; its object in *id,
 * unless id is NULL. */
unsigned ctg_checkout_target(struct git_oid *id,
	const struct ctg_checkout *c, const char *path);

/* Whether git would write all of these (the list ends with NULL) as they are
 * stored, on files or on nothing: then we can, far sooner than libgit2. */
bool ctg_checkout_is_plain(const struct ctg_checkout *c,
	const char *const *paths);
/* Writes them, once judged; the index is theirs in memory only. */
[[nodiscard]] enum ctg_code ctg_checkout_write(const struct ctg_checkout *c,
	const char *const *paths, struct ctg_err *err);

/* The files that stand in the way, for a message: the first three. */
struct ctg_checkout_names {
	struct ctg_arena *arena;
	const char *first[3];
	size_t n;
};
void ctg_checkout_name(struct ctg_checkout_names *v, const char *path);
/* « a.md, b.md, c.md et 4 autres » */
const char *ctg_checkout_list(const struct ctg_checkout_names *v);

#endif
