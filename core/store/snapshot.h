/* SPDX-License-Identifier: Apache-2.0 */
/* snapshot.h - the register as it stood in one commit; read-only.
 *
 * Paths are from the top of the repository, with '/'. */
#ifndef CTG_STORE_SNAPSHOT_H
#define CTG_STORE_SNAPSHOT_H

#include "model/text.h"
#include "store/repo.h"

#define CTG_OID_HEX	40

struct ctg_snapshot {
	const struct ctg_repo *repo;
	struct git_tree *tree;
	char commit[CTG_OID_HEX + 1];
};

/* rev is a full commit id or a reference name; CTG_EGIT when there is none. */
[[nodiscard]] enum ctg_code ctg_snapshot_open(struct ctg_snapshot *out,
	const struct ctg_repo *r, const char *rev, struct ctg_err *err);
/* A folder of it as if it were all there is, without anything in it when
 * there is no such folder: for whoever asks for many of its files. */
void ctg_snapshot_below(struct ctg_snapshot *out,
	const struct ctg_snapshot *s, const char *path);
void ctg_snapshot_close(struct ctg_snapshot *s);

bool ctg_snapshot_has(const struct ctg_snapshot *s, const char *path);
/* The id of the file or folder at a path; false when there is none. */
bool ctg_snapshot_id(char out[CTG_OID_HEX + 1], const struct ctg_snapshot *s,
	const char *path);
/* A regular file of at most 16 MB; links are refused. */
[[nodiscard]] enum ctg_code ctg_snapshot_read(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, const char *path,
	struct ctg_err *err);
/* The names in a folder, in git's order; n is 0 when there is none. */
void ctg_snapshot_list(struct ctg_str **out, size_t *n, struct ctg_arena *a,
	const struct ctg_snapshot *s, const char *path);
/* True when both have the same object (or nothing) at the path. */
bool ctg_snapshot_same(const struct ctg_snapshot *x,
	const struct ctg_snapshot *y, const char *path);

/* A reader of the convention's files; s must outlive it. */
void ctg_snapshot_reader(struct ctg_reader *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, struct ctg_str id);
/* The front-matter of a convention.  What is wrong in it goes to diags; the
 * text must be UTF-8, and is not looked at further. */
[[nodiscard]] enum ctg_code ctg_snapshot_front(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
