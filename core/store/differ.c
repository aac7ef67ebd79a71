/* SPDX-License-Identifier: Apache-2.0 */
#include "store/differ.h"

#include "base/arena.h"
#include "base/buf.h"

#include <git2.h>
#include <stdlib.h>

#define MAX_DEPTH	1'024		/* of folders; nobody has so many */

struct walk {
	struct ctg_arena *arena;
	git_repository *git;
	struct ctg_differ found;
	size_t room;
	unsigned depth;
};

static void add(struct walk *w, const char *path)
{
	struct ctg_differ *d = &w->found;

	CTG_MORE(w->arena, d->paths, d->n, w->room);
	d->paths[d->n++] = path;
}

static bool is_tree(const git_tree_entry *e)
{
	return e && git_tree_entry_filemode(e) == GIT_FILEMODE_TREE;
}

/* The mode counts: a link may have the bytes that a file had. */
static bool same(const git_tree_entry *x, const git_tree_entry *y)
{
	return x && y &&
		git_tree_entry_filemode(x) == git_tree_entry_filemode(y) &&
		git_oid_equal(git_tree_entry_id(x), git_tree_entry_id(y));
}

static int open_tree(git_tree **out, const struct walk *w,
	const git_tree_entry *e)
{
	*out = NULL;
	return is_tree(e) ? git_tree_lookup(out, w->git,
		git_tree_entry_id(e)) : 0;
}

static int compare(struct walk *w, const git_tree *before,
	const git_tree *after, const char *folder);

static int compare_below(struct walk *w, const git_tree_entry *before,
	const git_tree_entry *after, const char *path)
{
	git_tree *old, *new = NULL;
	int error = open_tree(&old, w, before);

	if (!error)
		error = open_tree(&new, w, after);
	if (!error && w->depth == MAX_DEPTH) {
		git_error_set_str(GIT_ERROR_TREE, path);
		error = GIT_ERROR;
	}
	w->depth++;
	if (!error)
		error = compare(w, old, new, ctg_strf(w->arena, "%s/",
			path).p);
	w->depth--;
	git_tree_free(new);
	git_tree_free(old);
	return error;
}

/* What is a file on one side can be a folder on the other. */
static int compare_entries(struct walk *w, const git_tree_entry *before,
	const git_tree_entry *after, const char *path)
{
	if ((before && !is_tree(before)) || (after && !is_tree(after)))
		add(w, path);
	return is_tree(before) || is_tree(after) ?
		compare_below(w, before, after, path) : 0;
}

static const git_tree_entry *entry(const git_tree *t, size_t i)
{
	return t ? git_tree_entry_byindex(t, i) : NULL;
}

/* Both are sorted; a folder does not stand where a file of its name would. */
static int compare(struct walk *w, const git_tree *before,
	const git_tree *after, const char *folder)
{
	const git_tree_entry *x = entry(before, 0), *y = entry(after, 0);
	size_t i = 0, j = 0;
	int error = 0;

	while (!error && (x || y)) {
		int order = !x ? 1 : !y ? -1 : git_tree_entry_cmp(x, y);
		const git_tree_entry *old = order <= 0 ? x : NULL;
		const git_tree_entry *new = order >= 0 ? y : NULL;

		if (!same(old, new))
			error = compare_entries(w, old, new, ctg_strf(w->arena,
				"%s%s", folder, git_tree_entry_name(old ? old :
				new)).p);
		if (old)
			x = entry(before, ++i);
		if (new)
			y = entry(after, ++j);
	}
	return error;
}

static int by_name(const void *p, const void *q)
{
	return strcmp(*(const char *const *)p, *(const char *const *)q);
}

enum ctg_code ctg_differ_find(struct ctg_differ *out, struct ctg_arena *a,
	const struct ctg_repo *r, const git_tree *before,
	const git_tree *after, struct ctg_err *err)
{
	struct walk w = { .arena = a, .git = r->git };

	if (compare(&w, before, after, ""))
		return ctg_repo_fail(err, "comparaison des versions");
	if (w.found.n > 0)
		qsort(w.found.paths, w.found.n, sizeof(*w.found.paths),
			by_name);
	*out = w.found;
	return CTG_OK;
}
