/* SPDX-License-Identifier: Apache-2.0 */
/* What is not committed, in the files that a person sees. */
#include "store/worktree.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/checkout.h"
#include "store/differ.h"
#include "store/index.h"
#include "store/snapshot.h"

#include <git2.h>

struct paths {
	struct ctg_arena *arena;
	const char **v;
	size_t n, room;
};

static void add(struct paths *p, const char *path)
{
	CTG_MORE(p->arena, p->v, p->n, p->room);
	p->v[p->n++] = path;
}

/* A sparse work tree lacks files on purpose. */
static bool is_sparse(git_index *index, const char *path)
{
	const git_index_entry *e = git_index_get_bypath(index, path, 0);

	return e && (e->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE);
}

static const char *path_of(const git_status_entry *e)
{
	const git_diff_delta *d = e->head_to_index ? e->head_to_index :
		e->index_to_workdir;

	return d->new_file.path ? d->new_file.path : d->old_file.path;
}

static int list_changes(struct paths *out,
	const struct ctg_repo *r, const char *const *paths, size_t n)
{
	git_status_options o = { .version = GIT_STATUS_OPTIONS_VERSION };
	git_status_list *list = NULL;
	git_index *index = NULL;
	int error = git_repository_index(&index, r->git);

	o.flags = GIT_STATUS_OPT_EXCLUDE_SUBMODULES |
		GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH |
		GIT_STATUS_OPT_INCLUDE_UNREADABLE;
	o.pathspec = (git_strarray){ (char **)paths, n };
	if (!error)
		error = git_status_list_new(&list, r->git, &o);
	for (size_t i = 0; !error && i < git_status_list_entrycount(list);
	     i++) {
		const git_status_entry *e = git_status_byindex(list, i);

		if (e->status != GIT_STATUS_WT_DELETED ||
		    !is_sparse(index, path_of(e)))
			add(out, ctg_str_c(out->arena,
				ctg_str_from(path_of(e))));
	}
	git_status_list_free(list);
	git_index_free(index);
	return error;
}

/* At a glance */

/* A file that is seen through a link is not at the path.  Folders on the way to
 * the one before were looked at. */
static bool is_untouched(struct ctg_buf *at, const struct ctg_index *x,
	const git_index_entry *e, const char *before)
{
	bool shared = true;
	struct stat st;

	at->n = 0;
	ctg_buf_puts(at, x->repo->work);
	for (size_t i = 0; e->path[i]; i++) {
		shared = shared && before[i] == e->path[i];
		if (e->path[i] == '/' && !shared && (lstat(at->p, &st) < 0 ||
		    !S_ISDIR(st.st_mode)))
			return false;
		ctg_buf_putc(at, e->path[i]);
	}
	return lstat(at->p, &st) == 0 && ctg_index_is_untouched(x, e, &st);
}

static bool are_untouched(struct ctg_arena *a, const struct ctg_index *x,
	const char *path)
{
	const char *folder = ctg_strf(a, "%s/", path).p, *before = "";
	struct ctg_buf at = { .arena = a };
	size_t n = strlen(folder), i = ctg_index_first(x, folder);
	git_index_entry e;

	for (; ctg_index_at(&e, x, i) && strncmp(e.path, folder, n) == 0; i++) {
		if (!is_untouched(&at, x, &e, before))
			return false;
		before = e.path;
	}
	if (!ctg_index_get(&e, x, path))
		return true;
	e.path = path;
	return is_untouched(&at, x, &e, "");
}

/* Nothing has changed, for sure: the index has what HEAD has, and the files
 * are those that it knows.  What is not sure is for libgit2 to find. */
static bool is_clean(struct ctg_arena *a, const struct ctg_repo *r,
	const char *const *paths, size_t n)
{
	struct ctg_snapshot head = { 0 };
	struct ctg_index *x;
	const char **found;
	size_t nfound = 1;
	bool clean = n > 0 && !ctg_index_open(&x, r, NULL) && !x->git &&
		!ctg_snapshot_open(&head, r, "HEAD", NULL) &&
		!ctg_index_differ(&found, &nfound, a, x, head.tree, paths, n,
		NULL) && nfound == 0;

	for (size_t i = 0; clean && i < n; i++)
		clean = are_untouched(a, x, paths[i]);
	ctg_snapshot_close(&head);
	return clean;
}

/* Without a work tree nothing is. */
static enum ctg_code find_changes(struct paths *out, const struct ctg_repo *r,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	if (r->work && !is_clean(out->arena, r, paths, n) &&
	    list_changes(out, r, paths, n))
		return ctg_repo_fail(err, "lecture du dossier de travail");
	return CTG_OK;
}

static enum ctg_code check_clean(const struct ctg_repo *r,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct paths changed = { .arena = &a };
	struct ctg_checkout_names found = { .arena = &a };
	enum ctg_code code = find_changes(&changed, r, paths, n, err);

	for (size_t i = 0; i < changed.n; i++)
		ctg_checkout_name(&found, changed.v[i]);
	if (!code && found.n > 0) {
		code = ctg_fail(err, CTG_EREFUSED, found.n == 1 ?
			"une modification n'est pas enregistrée : %s" :
			"des modifications ne sont pas enregistrées : %s",
			ctg_checkout_list(&found));
		ctg_err_hint(err, "enregistrez (git commit -am \"…\"), ou "
			"mettez de côté (git stash), puis recommencez ; git "
			"diff HEAD montre ce qui a changé");
	}
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_worktree_clean(const struct ctg_repo *r,
	const char *folder, struct ctg_err *err)
{
	return check_clean(r, &folder, folder && *folder ? 1 : 0, err);
}

enum ctg_code ctg_worktree_changes(const char ***out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, const char *folder,
	struct ctg_err *err)
{
	struct paths found = { .arena = a };
	enum ctg_code code = find_changes(&found, r, &folder, 1, err);

	if (code)
		return code;
	*out = found.v;
	*n = found.n;
	return CTG_OK;
}

enum ctg_code ctg_worktree_may_refresh(const struct ctg_repo *r,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	return n == 0 ? CTG_OK : check_clean(r, paths, n, err);
}

/* Before going from one version to another */

/* Beside the folders on the way from the top to conventions/. */
static void add_others(struct paths *p, const struct ctg_snapshot *at)
{
	struct ctg_str rest = ctg_strf(p->arena, "%sconventions",
		at->repo->prefix);
	struct ctg_str here = STR("");

	while (rest.n > 0) {
		struct ctg_str step = ctg_str_split(&rest, '/'), *names;
		size_t n;

		ctg_snapshot_list(&names, &n, p->arena, at,
			ctg_str_c(p->arena, here));
		for (size_t i = 0; i < n; i++)
			if (!ctg_str_eq(names[i], step))
				add(p, ctg_io_join(p->arena, ctg_str_c(
					p->arena, here), names[i]));
		here = ctg_str_from(ctg_io_join(p->arena, ctg_str_c(p->arena,
			here), step));
	}
}

enum ctg_code ctg_worktree_may_leave(const struct ctg_snapshot *from,
	const struct ctg_snapshot *to, const char *folder,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct paths p = { .arena = &a };
	struct ctg_differ d;
	enum ctg_code code;

	if (!from->repo->work)
		return CTG_OK;
	add(&p, folder);
	add_others(&p, from);
	code = ctg_differ_find(&d, &a, from->repo, from->tree, to->tree, err);
	for (size_t i = 0; !code && i < d.n; i++)
		add(&p, d.paths[i]);
	if (!code)
		code = check_clean(from->repo, p.v, p.n, err);
	ctg_arena_release(&a);
	return code;
}
