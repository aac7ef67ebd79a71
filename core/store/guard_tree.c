/* SPDX-License-Identifier: Apache-2.0 */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/folder.h"

#define MAX_DEPTH	64
#define MAX_ENTRIES	100'000		/* looked at in one commit */

struct walk {
	const struct ctg_guard_step *step;
	const struct ctg_guard_visit *visit;
};

bool ctg_guard_is_tree(const git_tree_entry *e)
{
	return e && git_tree_entry_filemode(e) == GIT_FILEMODE_TREE;
}

/* The mode counts: a file made into a link keeps its bytes, not its
 * meaning. */
bool ctg_guard_same(const git_tree_entry *x, const git_tree_entry *y)
{
	if (!x || !y)
		return x == y;
	return git_tree_entry_filemode(x) == git_tree_entry_filemode(y) &&
		git_oid_equal(git_tree_entry_id(x), git_tree_entry_id(y));
}

enum ctg_code ctg_guard_open(git_tree **out, const struct ctg_guarding *g,
	const git_tree_entry *e)
{
	*out = NULL;
	if (!ctg_guard_is_tree(e))
		return CTG_OK;
	return git_tree_lookup(out, g->repo.git, git_tree_entry_id(e)) ?
		ctg_guard_fail(g, "lecture d'un dossier") : CTG_OK;
}

/* A file that comes or changes */

static enum ctg_code check_size(const struct ctg_guard_step *s,
	const char *path, const git_tree_entry *e)
{
	const struct ctg_guarding *g = s->g;
	git_object_t type;
	git_odb *odb;
	size_t size;
	int error = git_repository_odb(&odb, g->repo.git);

	if (error)
		return ctg_guard_fail(g, "lecture d'un fichier");
	error = git_odb_read_header(&size, &type, odb, git_tree_entry_id(e));
	git_odb_free(odb);
	if (error)
		return ctg_guard_fail(g, "lecture d'un fichier");
	if (size > CTG_FILE_MAX)
		ctg_guard_say(s, "L859", path, 0, "fichier de %zu Mo ; "
			"16 Mo au plus", (size + (1 << 20) - 1) >> 20);
	return CTG_OK;
}

enum ctg_code ctg_guard_file(const struct ctg_guard_step *s,
	const char *path, const git_tree_entry *e)
{
	switch (git_tree_entry_filemode(e)) {
	case GIT_FILEMODE_LINK:
		ctg_guard_say(s, "L859", path, 0, "c'est un lien "
			"symbolique ; un fichier doit être là en entier");
		return CTG_OK;
	case GIT_FILEMODE_COMMIT:
		ctg_guard_say(s, "L859", path, 0, "c'est un autre dépôt "
			"(sous-module), non un fichier");
		return CTG_OK;
	default:
		return check_size(s, path, e);
	}
}

/* Walking */

static enum ctg_code compare_trees(const struct walk *w,
	const git_tree *before, const git_tree *after, const char *path,
	unsigned depth);

static enum ctg_code compare_folders(const struct walk *w,
	const git_tree_entry *before, const git_tree_entry *after,
	const char *path, unsigned depth)
{
	const struct ctg_guarding *g = w->step->g;
	git_tree *old, *new;
	enum ctg_code code;

	if (depth > MAX_DEPTH) {
		ctg_guard_say(w->step, "L859", path, 0, "dossiers emboîtés "
			"sur plus de %d niveaux", MAX_DEPTH);
		return CTG_OK;
	}
	code = ctg_guard_open(&old, g, before);
	if (code)
		return code;
	code = ctg_guard_open(&new, g, after);
	if (!code)
		code = compare_trees(w, old, new, path, depth);
	git_tree_free(new);
	git_tree_free(old);
	return code;
}

/* A file can become a folder, and a folder a file. */
static enum ctg_code compare_entries(const struct walk *w,
	const git_tree_entry *before, const git_tree_entry *after,
	const char *path, unsigned depth)
{
	bool was_tree = ctg_guard_is_tree(before);
	bool is_tree = ctg_guard_is_tree(after);
	enum ctg_code code = CTG_OK;

	if (w->visit && ((before && !was_tree) || (after && !is_tree)))
		w->visit->file(w->visit->context, path,
			was_tree ? NULL : before, is_tree ? NULL : after);
	if (after && !is_tree)
		code = ctg_guard_file(w->step, path, after);
	if (!code && (was_tree || is_tree))
		code = compare_folders(w, before, after, path, depth + 1);
	return code;
}

static enum ctg_code count(const struct walk *w, const git_tree *t)
{
	struct ctg_guarding *g = w->step->g;
	enum ctg_code code;

	g->looked += t ? git_tree_entrycount(t) : 0;
	if (g->looked <= MAX_ENTRIES)
		return CTG_OK;
	code = ctg_fail(g->err, CTG_EREFUSED,
		"trop de fichiers changent en un seul commit pour être "
		"contrôlés");
	ctg_err_hint(g->err, "enregistrez-les en plusieurs fois");
	return code;
}

static const git_tree_entry *find(const git_tree *t, const char *name)
{
	return t ? git_tree_entry_byname(t, name) : NULL;
}

static const char *below(const struct walk *w, const char *path,
	const char *name)
{
	return ctg_strf(w->step->arena, "%s/%s", path, name).p;
}

/* What is in before only. */
static enum ctg_code compare_gone(const struct walk *w,
	const git_tree *before, const git_tree *after, const char *path,
	unsigned depth)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; before && !code &&
	     i < git_tree_entrycount(before); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(before, i);
		const char *name = git_tree_entry_name(e);

		if (!find(after, name))
			code = compare_entries(w, e, NULL,
				below(w, path, name), depth);
	}
	return code;
}

static enum ctg_code compare_trees(const struct walk *w,
	const git_tree *before, const git_tree *after, const char *path,
	unsigned depth)
{
	enum ctg_code code = count(w, before);

	if (!code)
		code = count(w, after);
	if (!code && after)
		ctg_guard_names(w->step, before, after, path);
	for (size_t i = 0; after && !code &&
	     i < git_tree_entrycount(after); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(after, i);
		const char *name = git_tree_entry_name(e);
		const git_tree_entry *old = find(before, name);

		if (!ctg_guard_same(old, e))
			code = compare_entries(w, old, e,
				below(w, path, name), depth);
	}
	return code ? code : compare_gone(w, before, after, path, depth);
}

enum ctg_code ctg_guard_compare(const struct ctg_guard_step *s,
	const git_tree *before, const git_tree *after, const char *path,
	const struct ctg_guard_visit *visit)
{
	const struct walk w = { s, visit };

	return compare_trees(&w, before, after, path, 0);
}
