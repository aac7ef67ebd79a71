/* SPDX-License-Identifier: Apache-2.0 */
/* A version beside the index, at some paths only: libgit2 walks through all
 * of both. */
#include "store/index.h"

#include "base/buf.h"

#include <stdlib.h>

struct walk {
	struct ctg_arena *arena;
	const struct ctg_index *index;
	git_tree *tree;
	const char **v;
	size_t n, room;
	const char *above;		/* of the folder that is walked */
};

static void add(struct walk *w, const char *path)
{
	CTG_MORE(w->arena, w->v, w->n, w->room);
	w->v[w->n++] = ctg_str_c(w->arena, ctg_str_from(path));
}

/* An entry of the index. */
static void compare(struct walk *w, const git_index_entry *e)
{
	git_tree_entry *found;
	bool same;

	if (git_tree_entry_bypath(&found, w->tree, e->path)) {
		add(w, e->path);
		return;
	}
	same = git_tree_entry_filemode(found) == e->mode &&
		git_oid_equal(git_tree_entry_id(found), &e->id);
	git_tree_entry_free(found);
	if (!same)
		add(w, e->path);
}

static void look_in_index(struct walk *w, const char *path)
{
	const char *folder = ctg_strf(w->arena, "%s/", path).p;
	size_t n = strlen(folder), i = ctg_index_first(w->index, folder);
	git_index_entry e;

	for (; ctg_index_at(&e, w->index, i) &&
	     strncmp(e.path, folder, n) == 0; i++)
		compare(w, &e);
	if (ctg_index_get(&e, w->index, path)) {
		e.path = path;
		compare(w, &e);
	}
}

/* What both have was compared. */
static void look_for(struct walk *w, const char *path)
{
	git_index_entry e;

	if (!ctg_index_get(&e, w->index, path))
		add(w, path);
}

static int look_at(const char *folder, const git_tree_entry *e, void *context)
{
	struct walk *w = context;

	if (git_tree_entry_filemode(e) != GIT_FILEMODE_TREE)
		look_for(w, ctg_strf(w->arena, "%s/%s%s", w->above, folder,
			git_tree_entry_name(e)).p);
	return 0;
}

static int look_in_tree(struct walk *w, const char *path)
{
	git_tree_entry *e;
	git_object *folder;
	int error = git_tree_entry_bypath(&e, w->tree, path);

	if (error)
		return error == GIT_ENOTFOUND ? 0 : error;
	if (git_tree_entry_filemode(e) != GIT_FILEMODE_TREE) {
		look_for(w, path);
	} else {
		error = git_tree_entry_to_object(&folder, w->index->repo->git,
			e);
		w->above = path;
		if (!error)
			error = git_tree_walk((git_tree *)folder,
				GIT_TREEWALK_PRE, look_at, w);
		if (!error)
			git_object_free(folder);
	}
	git_tree_entry_free(e);
	return error;
}

static int by_name(const void *p, const void *q)
{
	return strcmp(*(const char *const *)p, *(const char *const *)q);
}

enum ctg_code ctg_index_differ(const char ***out, size_t *n,
	struct ctg_arena *a, const struct ctg_index *x, git_tree *tree,
	const char *const *paths, size_t npaths, struct ctg_err *err)
{
	struct walk w = { .arena = a, .index = x, .tree = tree };
	size_t kept = 0;

	for (size_t i = 0; i < npaths; i++) {
		look_in_index(&w, paths[i]);
		if (look_in_tree(&w, paths[i]))
			return ctg_repo_fail(err, "comparaison avec l'index");
	}
	if (w.n > 0)
		qsort(w.v, w.n, sizeof(*w.v), by_name);
	for (size_t i = 0; i < w.n; i++)
		if (kept == 0 || strcmp(w.v[kept - 1], w.v[i]) != 0)
			w.v[kept++] = w.v[i];
	*out = w.v;
	*n = kept;
	return CTG_OK;
}
