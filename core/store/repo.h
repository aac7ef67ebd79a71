/* SPDX-License-Identifier: Apache-2.0 */
/* repo.h - the git repository that holds a register.
 *
 * The register is the folder that holds ctg.yml; it may stand deep in a larger
 * repository.  Objects and references are read and written with libgit2,
 * never through the git program: what git sees is exactly what it would
 * have done. */
#ifndef CTG_STORE_REPO_H
#define CTG_STORE_REPO_H

#include "base/err.h"
#include "base/str.h"
#include "model/settings.h"

struct ctg_repo {
	struct git_repository *git;
	const char *work;	/* work tree, ends with '/'; NULL when bare */
	const char *prefix;	/* of the register in it: "" or "a/b/" */
	struct ctg_index *index; /* once it was read */
	struct ctg_settings settings;
};

/* Finds the register around dir; NULL: as a hook of git must, by GIT_DIR and
 * its company, which libgit2 reads.  CTG_EGIT when there is no repository,
 * CTG_ESYSTEM when it has no ctg.yml.  Close it in any case of success. */
[[nodiscard]] enum ctg_code ctg_repo_open(struct ctg_repo *out,
	struct ctg_arena *a, const char *dir, struct ctg_err *err);
void ctg_repo_close(struct ctg_repo *r);
/* From now on, in all the process: less of the packs is held at once.  For
 * whoever goes through many versions; one that is walked through takes a fifth
 * longer. */
void ctg_repo_spare_memory(void);

/* Turns libgit2's last error into ours: « what : reason », in French for the
 * reasons that people meet.  To be called at once after a failure. */
[[nodiscard]] enum ctg_code ctg_repo_fail(struct ctg_err *err,
	const char *what);
/* libgit2 links the lock of a new file to its name, then removes it: a kill in
 * between leaves both, and nobody could write the file any more.  Removes a
 * lock that is the very file it is for: it has served. */
void ctg_repo_settle(const char *lock);
/* « attendez qu'elle finisse… »: to be said when a lock stands, which another
 * command holds, or left when it was killed. */
void ctg_repo_hint_lock(struct ctg_err *err, struct ctg_str lock);

/* May we write here now?  Refuses, saying what to do: a merge, a rebase, a
 * cherry-pick in progress, a shallow clone, no user.name or user.email.
 * CTG_EGIT when another command holds the index or HEAD. */
[[nodiscard]] enum ctg_code ctg_repo_writable(const struct ctg_repo *r,
	struct ctg_err *err);

/* The name of the branch checked out (« avenant/dugny/1 »), in the arena;
 * NULL when HEAD is detached or the repository bare. */
const char *ctg_repo_head(const struct ctg_repo *r, struct ctg_arena *a);
/* The same, for whoever writes: that it cannot be read is no answer. */
[[nodiscard]] enum ctg_code ctg_repo_head_read(const char **out,
	const struct ctg_repo *r, struct ctg_arena *a, struct ctg_err *err);

/* « conventions/<id> », from the top of the repository. */
const char *ctg_repo_folder(const struct ctg_repo *r, struct ctg_arena *a,
	struct ctg_str id);

#endif
