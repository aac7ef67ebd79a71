/* SPDX-License-Identifier: Apache-2.0 */
/* index.h - git's index: read at a glance, and patched.  For use by store/
 * only.
 *
 * libgit2 takes 60 ms to read the index of 40,000 files and to write it again
 * for three of them.  Of a file as git usually writes it (versions 2 and 3,
 * no conflict, no extension that must be understood), only the places of the
 * entries are noted here, and what changes is put between what stays.  Any
 * other file is left to libgit2. */
#ifndef CTG_STORE_INDEX_H
#define CTG_STORE_INDEX_H

#include "base/arena.h"
#include "store/repo.h"

#include <git2.h>
#include <sys/stat.h>

struct ctg_index_edit {
	git_index_entry entry;		/* mode 0: removed */
	size_t rank;			/* the last one wins */
};

struct ctg_index {
	const struct ctg_repo *repo;
	struct ctg_arena arena;		/* of what was read, and of edits */
	git_index *git;			/* unusual: libgit2's */
	struct stat seen;		/* the file, before it was read */
	struct ctg_str bytes;
	uint32_t *at;			/* each entry; the end of the last */
	size_t n;
	struct ctg_index_edit *edits;	/* to be written */
	size_t nedits, room;
};

/* The index of the work tree, read anew if the file has changed.  The
 * repository keeps it.  Edits that were not written are forgotten. */
[[nodiscard]] enum ctg_code ctg_index_open(struct ctg_index **out,
	const struct ctg_repo *r, struct ctg_err *err);
void ctg_index_close(struct ctg_index *x);

/* The entry at a path, without its path; edits are not looked at. */
bool ctg_index_get(git_index_entry *out, const struct ctg_index *x,
	const char *path);
/* The i-th entry, with its path; false past the last. */
bool ctg_index_at(git_index_entry *out, const struct ctg_index *x, size_t i);
/* The first entry that begins so; past the last when none does. */
size_t ctg_index_first(const struct ctg_index *x, const char *prefix);
/* As git sees it: nobody has touched the file since the index was written.
 * False of a file as young as the index, or that it says is empty: that one
 * is to be read. */
bool ctg_index_is_untouched(const struct ctg_index *x,
	const git_index_entry *e, const struct stat *st);

/* The arena must outlive the writing: paths are not copied. */
int ctg_index_put(struct ctg_index *x, const git_index_entry *e);
int ctg_index_remove(struct ctg_index *x, const char *path);
/* Writes the edits, under git's lock.  On failure libgit2 has said why. */
int ctg_index_write(struct ctg_index *x);

/* The files that a version and the index do not have the same, at the paths
 * or below, in order. */
[[nodiscard]] enum ctg_code ctg_index_differ(const char ***out, size_t *n,
	struct ctg_arena *a, const struct ctg_index *x, git_tree *tree,
	const char *const *paths, size_t npaths, struct ctg_err *err);

/* --- index_file.c and index_patch.c, for index*.c only ------------------- */

#define CTG_INDEX_HEADER	12	/* bytes before the first entry */
#define CTG_INDEX_EXTENSION	8	/* bytes before the content of one */
#define CTG_INDEX_SUM		20

uint32_t ctg_index_number(const char *p);	/* of four bytes */
/* Where the path is, or would be. */
size_t ctg_index_place(bool *there, const struct ctg_index *x,
	struct ctg_str path);
/* Notes the places; false when the bytes are unusual. */
bool ctg_index_scan(struct ctg_index *x);
/* The whole new file; false when it is not for us to write. */
bool ctg_index_patch(struct ctg_str *out, struct ctg_index *x);
/* What git keeps of the trees of the index: those above the edits, sorted,
 * are no longer known.  Empty when it is not as git writes it. */
struct ctg_str ctg_index_trees(struct ctg_arena *a, struct ctg_str content,
	const struct ctg_index_edit *edits, size_t n);

#endif
