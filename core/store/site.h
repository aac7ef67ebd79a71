/* SPDX-License-Identifier: Apache-2.0 */
/* site.h - the place where a register is made.  For use by creation.c and
 * its parts only. */
#ifndef CTG_STORE_SITE_H
#define CTG_STORE_SITE_H

#include "store/creation.h"
#include "store/change.h"

struct ctg_site {
	struct ctg_arena *arena;
	const struct ctg_creation *plan;
	struct ctg_created *report;
	struct ctg_repo repo;		/* git NULL in a simulation without */
	const char *dir;		/* real path, ends with '/' */
	/* What is to be removed on failure, or NULL. */
	const char *made_dir, *made_git;
	size_t room;			/* for notes */
};

/* Finds the repository around the folder, or makes both. */
[[nodiscard]] enum ctg_code ctg_site_open(struct ctg_site *s,
	struct ctg_err *err);
/* Removes what was made when it failed. */
void ctg_site_close(struct ctg_site *s, bool failed);

/* A path in the register, from the top of the repository. */
const char *ctg_site_path(const struct ctg_site *s, const char *path);
bool ctg_site_on_disk(const struct ctg_site *s, const char *path);
/* head.tree is NULL before the first commit. */
bool ctg_site_in_commit(const struct ctg_site *s,
	const struct ctg_snapshot *head, const char *path);

/* What the first commit adds: nothing that is already there. */
struct ctg_site_files {
	struct ctg_edit *v;
	const char **paths;
	size_t n;
};
[[nodiscard]] enum ctg_code ctg_site_gather(struct ctg_site_files *out,
	struct ctg_site *s, const struct ctg_snapshot *head,
	struct ctg_err *err);

/* Installs the hooks; an existing one stays. */
[[nodiscard]] enum ctg_code ctg_site_hooks(struct ctg_site *s,
	struct ctg_err *err);

/* Tells git how to show the texts; what is set already stays. */
[[nodiscard]] enum ctg_code ctg_site_config(struct ctg_site *s,
	struct ctg_err *err);

/* Whether a folder is a repository whose making was cut short, with nothing
 * of anybody's in it. */
bool ctg_site_is_begun(struct ctg_arena *a, const char *git);
/* A file that git_repository_init tries the disk with: "_git2_" and 16
 * digits. */
bool ctg_site_is_probe(struct ctg_str name);

void ctg_site_note(struct ctg_site *s, enum ctg_creation_what what,
	const char *path, const char *hook);

#endif
