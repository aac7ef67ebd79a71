/* SPDX-License-Identifier: Apache-2.0 */
/* differ.h - which files two versions do not have the same.  For use by
 * store/ only.
 *
 * A folder that is one object in both is never opened, so that the cost is
 * that of what differs: libgit2's own diff walks through both versions. */
#ifndef CTG_STORE_DIFFER_H
#define CTG_STORE_DIFFER_H

#include "store/repo.h"

struct git_tree;

struct ctg_differ {
	const char **paths;		/* files only, in order */
	size_t n;
};

/* Either tree may be NULL: nothing. */
[[nodiscard]] enum ctg_code ctg_differ_find(struct ctg_differ *out,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct git_tree *before, const struct git_tree *after,
	struct ctg_err *err);

#endif
