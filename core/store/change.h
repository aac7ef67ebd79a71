/* SPDX-License-Identifier: Apache-2.0 */
/* change.h - a commit made of another one and a few files.
 *
 * Objects first, references last and all together: a crash in between leaves
 * unreachable objects, which git sweeps, and never half an act. */
#ifndef CTG_STORE_CHANGE_H
#define CTG_STORE_CHANGE_H

#include "store/repo.h"
#include "store/snapshot.h"

struct ctg_edit {
	const char *path;		/* from the top of the repository */
	struct ctg_str text;
	bool remove;
	bool executable;
	/* When set, the object (file or folder) is taken from there, or
	 * removed when it is not there.  Edits below a folder apply to it
	 * once taken. */
	const struct ctg_snapshot *from;
};

struct ctg_commit {
	const struct ctg_repo *repo;
	const struct ctg_snapshot *base;	/* NULL: an empty tree */
	const struct ctg_edit *edits;
	size_t nedits;
	const char *message;
	long now;			/* seconds since 1970, UTC */
	int offset;			/* minutes east of it */
	/* When set, the first parent: the base is merged into it. */
	const char *into;
};

/* Writes the commit (signed when git is configured for it), no reference.
 * Its (last) parent is the base; author and committer are user.name/email. */
[[nodiscard]] enum ctg_code ctg_change_commit(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *c, struct ctg_err *err);

/* Into which commit a commit merged another; false when it did not. */
bool ctg_change_merged(char out[CTG_OID_HEX + 1], const struct ctg_repo *r,
	const char *commit);

/* Writes an annotated tag object (signed when tag.gpgSign says so), no
 * reference. */
[[nodiscard]] enum ctg_code ctg_change_tag(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *c, const char *commit, const char *name,
	struct ctg_err *err);

struct ctg_ref_update {
	const char *name;		/* "refs/heads/main" */
	const char *from;		/* expected; "" when it is new */
	const char *to;			/* "" deletes */
};

/* All or none: locks every reference as git does, checks the expected
 * values, then writes, in the order given (what a crash in between leaves is
 * a beginning).  CTG_EREFUSED when one has moved meanwhile. */
[[nodiscard]] enum ctg_code ctg_refs_update(const struct ctg_repo *r,
	const struct ctg_ref_update *v, size_t n, const char *reason,
	struct ctg_err *err);
/* Fails, naming the lock, when the reference is held: of one that is gone, a
 * kill may have left the lock. */
[[nodiscard]] enum ctg_code ctg_refs_unheld(const struct ctg_repo *r,
	const char *name, struct ctg_err *err);
/* ctg_repo_settle() of a reference: for a command that finishes another one,
 * and finds it written. */
void ctg_refs_settle(const struct ctg_repo *r, const char *name);
/* The commit or tag a reference names; false when it does not exist. */
bool ctg_refs_get(char out[CTG_OID_HEX + 1], const struct ctg_repo *r,
	const char *name);

/* The full names of the references below a folder of them, by name:
 * « refs/heads/avenant/dugny/1 » below « refs/heads/avenant/dugny/ ». */
[[nodiscard]] enum ctg_code ctg_refs_below(struct ctg_str **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, const char *folder,
	struct ctg_err *err);

#endif
