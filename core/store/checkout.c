/* SPDX-License-Identifier: Apache-2.0 */
#include "store/checkout.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <errno.h>
#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names, for messages */

void ctg_checkout_name(struct ctg_checkout_names *v, const char *path)
{
	for (size_t i = 0; i < v->n && i < 3; i++)
		if (strcmp(v->first[i], path) == 0)
			return;
	if (v->n < 3)
		v->first[v->n] = ctg_str_c(v->arena, ctg_str_from(path));
	v->n++;
}

const char *ctg_checkout_list(const struct ctg_checkout_names *v)
{
	struct ctg_buf b = { .arena = v->arena };

	for (size_t i = 0; i < v->n && i < 3; i++)
		ctg_buf_printf(&b, "%s%s", i ? ", " : "", v->first[i]);
	if (v->n > 3)
		ctg_buf_printf(&b, " et %zu autre%s", v->n - 3,
			v->n > 4 ? "s" : "");
	return ctg_buf_str(&b).p;
}

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

static struct entry in_index(const struct ctg_checkout *c, const char *path)
{
	const git_index_entry *found = git_index_get_bypath(c->index, path,
		0);
	struct entry e = { .mode = 0 };

	if (found) {
		git_oid_cpy(&e.id, &found->id);
		e.mode = found->mode;
	}
	return e;
}

static bool same(const struct entry *x, const struct entry *y)
{
	return x->mode == y->mode &&
		(x->mode == 0 || git_oid_equal(&x->id, &y->id));
}

/* Whether a link or a file stands where the path needs a folder.  One that
 * is itself to be replaced is not in the way. */
static bool is_cut_off(const struct ctg_checkout *c, const char *path)
{
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
			return true;
	}
	return false;
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
	const git_index_entry *old = git_index_get_bypath(c->index, path, 0);
	unsigned mode = in_tree(c->target, path).mode;

	if (old && (old->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE))
		return true;
	return mode == GIT_FILEMODE_COMMIT ||
		(mode == 0 && old && old->mode == GIT_FILEMODE_COMMIT);
}

enum verdict {
	FREE,
	OURS,		/* what we would write, or its beginning */
	LOST,
};

static enum verdict judge(const struct ctg_checkout *c, const char *path)
{
	const struct entry index = in_index(c, path);
	const struct entry base = in_tree(c->base, path);
	const struct entry target = in_tree(c->target, path);
	const char *file = ctg_io_join(c->arena, c->repo->work,
		ctg_str_from(path));
	struct entry here;
	struct stat st;

	/* What is in the index and in no commit was staged. */
	if ((!same(&index, &base) && !same(&index, &target)) ||
	    is_cut_off(c, path))
		return LOST;
	if (is_aside(c, path))
		return FREE;
	if (lstat(file, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? FREE : LOST;
	/* Files of ours in it have paths of their own; libgit2 refuses when
	 * it holds others. */
	if (S_ISDIR(st.st_mode))
		return FREE;
	if (!read_here(&here, c, path, &st))
		return LOST;
	if (has_bytes(&base, &here))
		return FREE;
	return has_bytes(&target, &here) || (S_ISREG(st.st_mode) &&
		is_beginning(c, path, &target)) ? OURS : LOST;
}

static enum ctg_code refuse(const struct ctg_checkout_names *lost,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, lost->n == 1 ?
		"un fichier modifié et non enregistré serait perdu : %s" :
		"des fichiers modifiés et non enregistrés seraient perdus : "
		"%s", ctg_checkout_list(lost));

	ctg_err_hint(err, "enregistrez d'abord votre travail (git add … ; git "
		"commit), ou mettez-le de côté (git stash -u), puis "
		"recommencez");
	return code;
}

static int by_letters(const void *p, const void *q)
{
	return strcasecmp(*(const char *const *)p, *(const char *const *)q);
}

static enum ctg_code one_file(const char *x, const char *y,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "%s et %s ne sont "
		"qu'un fichier sur ce disque, qui ne distingue pas les "
		"majuscules", x, y);

	ctg_err_hint(err, "renommez l'un des deux depuis un disque qui les "
		"distingue, ou sur la forge");
	return code;
}

/* On a disk that takes « A.md » and « a.md » for one file, the second would
 * replace the first. */
static enum ctg_code check_case(const struct ctg_checkout *c,
	struct ctg_err *err)
{
	const char **v = CTG_NEW_N(c->arena, const char *, c->n + 1);
	git_config *config;
	int ignored = 0;
	size_t n = 0;

	if (git_repository_config_snapshot(&config, c->repo->git))
		return ctg_repo_fail(err, "lecture de la configuration");
	if (git_config_get_bool(&ignored, config, "core.ignorecase"))
		ignored = 0;
	git_config_free(config);
	for (size_t i = 0; ignored && i < c->n; i++)
		if (in_tree(c->target, c->paths[i]).mode != 0)
			v[n++] = c->paths[i];
	qsort(v, n, sizeof(*v), by_letters);
	for (size_t i = 1; i < n; i++)
		if (strcasecmp(v[i - 1], v[i]) == 0)
			return one_file(v[i - 1], v[i], err);
	return CTG_OK;
}

/* Puts the files that are ours to write again into again, ending with
 * NULL. */
static enum ctg_code judge_all(const struct ctg_checkout *c,
	const char **again, struct ctg_err *err)
{
	struct ctg_checkout_names lost = { .arena = c->arena };
	enum ctg_code code = check_case(c, err);

	if (code)
		return code;
	for (size_t i = 0; i < c->n; i++) {
		enum verdict v = judge(c, c->paths[i]);

		if (v == LOST)
			ctg_checkout_name(&lost, c->paths[i]);
		if (v == OURS)
			*again++ = c->paths[i];
	}
	*again = NULL;
	return lost.n > 0 ? refuse(&lost, err) : CTG_OK;
}

/* Writing */

struct conflicts {
	struct ctg_checkout_names lost;
	const char *const *again;
};

/* What libgit2 takes for somebody's work.  It does not know beginnings. */
static int note_conflict(git_checkout_notify_t why, const char *path,
	const git_diff_file *baseline, const git_diff_file *target,
	const git_diff_file *work, void *context)
{
	struct conflicts *c = context;

	(void)why, (void)baseline, (void)target, (void)work;
	for (size_t i = 0; c->again[i]; i++)
		if (strcmp(c->again[i], path) == 0)
			return 0;
	ctg_checkout_name(&c->lost, path);
	return 0;
}

static int check_out(const struct ctg_checkout *c, const char **paths,
	size_t n, unsigned flags, struct conflicts *conflicts)
{
	git_checkout_options o = { .version = GIT_CHECKOUT_OPTIONS_VERSION };
	git_index *nothing = NULL;
	int error = c->base ? 0 : git_index_new(&nothing);

	o.checkout_strategy = GIT_CHECKOUT_SAFE |
		GIT_CHECKOUT_RECREATE_MISSING |
		GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH |
		GIT_CHECKOUT_DONT_OVERWRITE_IGNORED | flags;
	o.paths = (git_strarray){ (char **)paths, n };
	o.baseline = c->base;
	o.baseline_index = nothing;
	o.notify_flags = GIT_CHECKOUT_NOTIFY_CONFLICT;
	o.notify_cb = note_conflict;
	o.notify_payload = conflicts;
	if (!error)
		error = git_checkout_tree(c->repo->git,
			(git_object *)c->target, &o);
	git_index_free(nothing);
	return error;
}

/* Nothing is touched before libgit2 too has found nothing to lose. */
static enum ctg_code write_files(const struct ctg_checkout *c,
	const char **paths, size_t n, const char *const *again,
	struct ctg_err *err)
{
	struct conflicts found = { { .arena = c->arena }, again };
	int error;

	if (n == 0)
		return CTG_OK;
	error = check_out(c, paths, n, GIT_CHECKOUT_DRY_RUN, &found);
	if (found.lost.n > 0)
		return refuse(&found.lost, err);
	if (!error || error == GIT_ECONFLICT) {
		for (size_t i = 0; again[i]; i++)
			unlink(ctg_io_join(c->arena, c->repo->work,
				ctg_str_from(again[i])));
		error = check_out(c, paths, n, 0, &found);
	}
	return error ? ctg_repo_fail(err, "mise à jour des fichiers") :
		CTG_OK;
}

static int note_in_index(const struct ctg_checkout *c, const char *path)
{
	const git_index_entry *old = git_index_get_bypath(c->index, path, 0);
	struct entry target = in_tree(c->target, path);
	git_index_entry e = { .path = path, .mode = target.mode };

	if (target.mode == 0)
		return git_index_remove_bypath(c->index, path);
	if (old)
		e.flags_extended = old->flags_extended &
			GIT_INDEX_ENTRY_SKIP_WORKTREE;
	/* As git: the place of a submodule, for whoever fills it. */
	if (target.mode == GIT_FILEMODE_COMMIT && !e.flags_extended)
		(void)!mkdir(ctg_io_join(c->arena, c->repo->work,
			ctg_str_from(path)), 0777);
	git_oid_cpy(&e.id, &target.id);
	return git_index_add(c->index, &e);
}

static enum ctg_code write_aside(const struct ctg_checkout *c,
	const char **paths, size_t n, struct ctg_err *err)
{
	int error = 0;

	for (size_t i = 0; i < n && !error; i++)
		error = note_in_index(c, paths[i]);
	if (n > 0 && !error)
		error = git_index_write(c->index);
	return error ? ctg_repo_fail(err, "mise à jour de l'index") : CTG_OK;
}

enum ctg_code ctg_checkout_run(struct ctg_checkout *c, struct ctg_err *err)
{
	const char **files = CTG_NEW_N(c->arena, const char *, c->n + 1);
	const char **aside = CTG_NEW_N(c->arena, const char *, c->n + 1);
	const char **again = CTG_NEW_N(c->arena, const char *, c->n + 1);
	size_t nfiles = 0, naside = 0;
	enum ctg_code code;

	for (size_t i = 0; i < c->n; i++) {
		if (is_aside(c, c->paths[i]))
			aside[naside++] = c->paths[i];
		else
			files[nfiles++] = c->paths[i];
	}
	code = judge_all(c, again, err);
	if (!code)
		code = write_files(c, files, nfiles, again, err);
	return code ? code : write_aside(c, aside, naside, err);
}
