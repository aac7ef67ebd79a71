/* SPDX-License-Identifier: Apache-2.0 */
#include "store/checkout.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/index.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

/* What stands at a path */

struct entry {
	git_oid id;
	unsigned mode;			/* 0: nothing */
};

static struct entry in_tree(const git_tree *t, const char *path)
{
	struct entry e = { .mode = 0 };
	git_tree_entry *found;

	if (!t || git_tree_entry_bypath(&found, t, path))
		return e;
	git_oid_cpy(&e.id, git_tree_entry_id(found));
	e.mode = git_tree_entry_filemode(found);
	git_tree_entry_free(found);
	/* A folder is no file: what is in it has paths of its own. */
	if (e.mode == GIT_FILEMODE_TREE)
		e.mode = 0;
	return e;
}

unsigned ctg_checkout_target(git_oid *id, const struct ctg_checkout *c,
	const char *path)
{
	struct entry e = in_tree(c->target, path);

	if (id && e.mode != 0)
		git_oid_cpy(id, &e.id);
	return e.mode;
}

static struct entry in_index(const struct ctg_checkout *c, const char *path)
{
	struct entry e = { .mode = 0 };
	git_index_entry found;

	if (ctg_index_get(&found, c->index, path)) {
		git_oid_cpy(&e.id, &found.id);
		e.mode = found.mode;
	}
	return e;
}

static bool same(const struct entry *x, const struct entry *y)
{
	return x->mode == y->mode &&
		(x->mode == 0 || git_oid_equal(&x->id, &y->id));
}

/* Whether a link or a file stands where the path needs a folder.  One that
 * is itself to be replaced is not in the way, but what is seen through it is
 * not at the path. */
enum above { FOLDERS, REPLACED, IN_THE_WAY };

static enum above look_above(const struct ctg_checkout *c, const char *path)
{
	enum above found = FOLDERS;

	for (size_t i = 1; path[i]; i++) {
		const char *above = ctg_strf(c->arena, "%s%.*s",
			c->repo->work, (int)i, path).p;
		const char *name = above + strlen(c->repo->work);
		struct stat st;

		if (path[i] != '/' || lstat(above, &st) < 0 ||
		    S_ISDIR(st.st_mode))
			continue;
		if (in_index(c, name).mode == 0 ||
		    in_tree(c->target, name).mode != 0)
			return IN_THE_WAY;
		found = REPLACED;
	}
	return found;
}

static int hash_link(git_oid *out, const char *file)
{
	char to[PATH_MAX];
	ssize_t n = readlink(file, to, sizeof(to));

	return n < 0 ? -1 : git_odb_hash(out, to, (size_t)n, GIT_OBJECT_BLOB);
}

/* The file as git would store it. */
static bool read_here(struct entry *out, const struct ctg_checkout *c,
	const char *path, const struct stat *st)
{
	const char *file = ctg_io_join(c->arena, c->repo->work,
		ctg_str_from(path));

	if (S_ISLNK(st->st_mode)) {
		out->mode = GIT_FILEMODE_LINK;
		return hash_link(&out->id, file) == 0;
	}
	out->mode = GIT_FILEMODE_BLOB;
	return S_ISREG(st->st_mode) && git_repository_hashfile(&out->id,
		c->repo->git, file, GIT_OBJECT_BLOB, path) == 0;
}

static bool is_untouched(const struct ctg_checkout *c, const char *path,
	const struct stat *st)
{
	git_index_entry e;

	return ctg_index_get(&e, c->index, path) &&
		ctg_index_is_untouched(c->index, &e, st);
}

/* Kinds are told apart, but not the permission to run: git itself does not
 * have it everywhere. */
static bool has_bytes(const struct entry *e, const struct entry *here)
{
	return e->mode != 0 && (e->mode == GIT_FILEMODE_LINK) ==
		(here->mode == GIT_FILEMODE_LINK) &&
		git_oid_equal(&e->id, &here->id);
}

/* A file whose writing was cut short begins as the one to be written. */
static bool is_beginning(const struct ctg_checkout *c, const char *path,
	const struct entry *target)
{
	const char *file = ctg_io_join(c->arena, c->repo->work,
		ctg_str_from(path));
	git_buf whole = { 0 };
	struct ctg_str here;
	git_blob *blob;
	bool is = false;

	if (target->mode == 0 || git_blob_lookup(&blob, c->repo->git,
	    &target->id))
		return false;
	if (git_blob_filter(&whole, blob, path, NULL) == 0)
		is = ctg_io_read(&here, c->arena, file, whole.size, NULL) ==
			CTG_OK && (here.n == 0 ||
			memcmp(here.p, whole.ptr, here.n) == 0);
	git_buf_dispose(&whole);
	git_blob_free(blob);
	return is;
}

/* Judging */

/* Nothing of it is on the disk, or nothing of ours: a submodule, a file that
 * a sparse work tree leaves out. */
static bool is_aside(const struct ctg_checkout *c, const char *path)
{
	unsigned mode = in_tree(c->target, path).mode;
	git_index_entry old = { .mode = 0 };

	if (ctg_index_get(&old, c->index, path) &&
	    (old.flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE))
		return true;
	return mode == GIT_FILEMODE_COMMIT ||
		(mode == 0 && old.mode == GIT_FILEMODE_COMMIT);
}

enum ctg_checkout_verdict ctg_checkout_judge(const struct ctg_checkout *c,
	const char *path)
{
	const struct entry index = in_index(c, path);
	const struct entry base = in_tree(c->base, path);
	const struct entry target = in_tree(c->target, path);
	const char *file = ctg_io_join(c->arena, c->repo->work,
		ctg_str_from(path));
	enum above above = look_above(c, path);
	struct entry here;
	struct stat st;

	/* What is in the index and in no commit was staged. */
	if ((!same(&index, &base) && !same(&index, &target)) ||
	    above == IN_THE_WAY)
		return CTG_CHECKOUT_LOST;
	if (is_aside(c, path))
		return CTG_CHECKOUT_ASIDE;
	if (above == REPLACED)
		return CTG_CHECKOUT_FREE;
	if (lstat(file, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ?
			CTG_CHECKOUT_FREE : CTG_CHECKOUT_LOST;
	/* Files of ours in it have paths of their own; libgit2 refuses when
	 * it holds others. */
	if (S_ISDIR(st.st_mode))
		return CTG_CHECKOUT_FREE;
	if (same(&index, &base) && is_untouched(c, path, &st))
		return CTG_CHECKOUT_FREE;
	if (!read_here(&here, c, path, &st))
		return CTG_CHECKOUT_LOST;
	if (has_bytes(&base, &here))
		return CTG_CHECKOUT_FREE;
	if (has_bytes(&target, &here) || (S_ISREG(st.st_mode) &&
	    is_beginning(c, path, &target)))
		return CTG_CHECKOUT_OURS;
	return CTG_CHECKOUT_LOST;
}
