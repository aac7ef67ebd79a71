/* SPDX-License-Identifier: Apache-2.0 */
#include "store/worktree.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/change.h"
#include "store/checkout.h"
#include "store/differ.h"
#include "store/index.h"

/* Other work trees */

static enum ctg_code refuse_elsewhere(const char *branch, const char *path,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED,
		"la branche « %s » est ouverte dans un autre dossier de "
		"travail : %s", branch, path);

	ctg_err_hint(err, "travaillez dans ce dossier-là, ou passez-y sur une "
		"autre branche");
	return code;
}

static bool is_on(const git_reference *head, const char *branch)
{
	struct ctg_str s = ctg_str_from(git_reference_type(head) ==
		GIT_REFERENCE_SYMBOLIC ? git_reference_symbolic_target(head) :
		git_reference_name(head));

	return ctg_str_cut(&s, STR("refs/heads/")) &&
		ctg_str_eq(s, ctg_str_from(branch));
}

/* A linked one.  path is set when it is on the branch. */
static void look_linked(const char **path, struct ctg_arena *a,
	const struct ctg_repo *r, const char *name, const char *branch)
{
	git_worktree *tree;
	git_reference *head;

	if (git_worktree_lookup(&tree, r->git, name))
		return;
	if (git_repository_head_for_worktree(&head, r->git, name) == 0) {
		const char *at = git_worktree_path(tree);
		size_t n = r->work ? strlen(r->work) - 1 : 0;

		if (is_on(head, branch) && !(r->work && strlen(at) == n &&
		    strncmp(at, r->work, n) == 0))
			*path = ctg_str_c(a, ctg_str_from(at));
		git_reference_free(head);
	}
	git_worktree_free(tree);
}

/* The one that came first, when this is a linked one. */
static void look_main(const char **path, struct ctg_arena *a,
	const struct ctg_repo *r, const char *branch)
{
	git_repository *git;
	git_reference *head;

	if (!git_repository_is_worktree(r->git) || git_repository_open(&git,
	    git_repository_commondir(r->git)))
		return;
	if (git_repository_workdir(git) &&
	    git_reference_lookup(&head, git, "HEAD") == 0) {
		if (is_on(head, branch))
			*path = ctg_str_c(a, ctg_str_from(
				git_repository_workdir(git)));
		git_reference_free(head);
	}
	git_repository_free(git);
}

enum ctg_code ctg_worktree_elsewhere(const struct ctg_repo *r,
	const char *branch, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	git_strarray names = { 0 };
	const char *path = NULL;
	enum ctg_code code = CTG_OK;

	if (git_worktree_list(&names, r->git) == 0)
		for (size_t i = 0; i < names.count && !path; i++)
			look_linked(&path, &a, r, names.strings[i], branch);
	git_strarray_dispose(&names);
	look_main(&path, &a, r, branch);
	if (path)
		code = refuse_elsewhere(branch, path, err);
	ctg_arena_release(&a);
	return code;
}

/* Bringing files */

static enum ctg_code start(struct ctg_checkout *c, const char *rev,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_index_open(&c->index, c->repo, err);
	git_object *found;
	int error;

	if (code)
		return code;
	if (c->index->git && git_index_has_conflicts(c->index->git)) {
		code = ctg_fail(err, CTG_EREFUSED,
			"une fusion a laissé des conflits");
		ctg_err_hint(err, "git status dit dans quels fichiers ; "
			"tranchez, puis git commit -a --no-edit");
		return code;
	}
	error = git_revparse_single(&found, c->repo->git, rev);
	if (!error) {
		error = git_object_peel((git_object **)&c->target, found,
			GIT_OBJECT_TREE);
		git_object_free(found);
	}
	return error ? ctg_repo_fail(err, "lecture de la version") : CTG_OK;
}

static void finish(struct ctg_checkout *c)
{
	git_tree_free(c->base);
	git_tree_free(c->target);
	ctg_arena_release(c->arena);
}

/* Switching */

/* No tree when nothing was committed yet. */
static int head_commit(git_commit **out, const struct ctg_repo *r)
{
	git_oid id;
	int error = git_reference_name_to_id(&id, r->git, "HEAD");

	*out = NULL;
	if (error)
		return error == GIT_ENOTFOUND ? 0 : error;
	return git_commit_lookup(out, r->git, &id);
}

static bool is_below(const char *path, const char *const *folders, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(folders[i]);

		if (strncmp(path, folders[i], len) == 0 &&
		    (path[len] == '\0' || path[len] == '/'))
			return true;
	}
	return false;
}

/* What HEAD and rev do not have in common, at the paths or below. */
static enum ctg_code compare(struct ctg_checkout *c, const char *rev,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	git_commit *head = NULL;
	struct ctg_differ d;
	enum ctg_code code = start(c, rev, err);
	int error;

	if (code)
		return code;
	error = head_commit(&head, c->repo);
	if (!error && head)
		error = git_commit_tree(&c->base, head);
	git_commit_free(head);
	if (error)
		return ctg_repo_fail(err, "comparaison des branches");
	code = ctg_differ_find(&d, c->arena, c->repo, c->base, c->target,
		err);
	if (code)
		return code;
	c->paths = d.paths;
	for (size_t i = 0; i < d.n; i++)
		if (n == 0 || is_below(d.paths[i], paths, n))
			c->paths[c->n++] = d.paths[i];
	return CTG_OK;
}

enum ctg_code ctg_worktree_may_take(const struct ctg_repo *r,
	const char *rev, const char *const *paths, size_t n,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_checkout c = { .repo = r, .arena = &a };
	enum ctg_code code = CTG_OK;

	if (r->work)
		code = compare(&c, rev, paths, n, err);
	if (!code && r->work)
		code = ctg_checkout_may_run(&c, err);
	finish(&c);
	return code;
}

/* Commits that no branch holds are found again by nobody who does not know
 * of the reflog. */
static enum ctg_code check_detached(const struct ctg_repo *r,
	struct ctg_err *err)
{
	git_branch_iterator *it;
	git_reference *ref;
	git_branch_t type;
	git_oid head;
	bool held = false;
	enum ctg_code code;

	if (git_repository_head_detached(r->git) != 1 ||
	    git_reference_name_to_id(&head, r->git, "HEAD"))
		return CTG_OK;
	if (git_branch_iterator_new(&it, r->git, GIT_BRANCH_ALL))
		return ctg_repo_fail(err, "lecture des branches");
	while (!held && git_branch_next(&ref, &type, it) == 0) {
		const git_oid *tip = git_reference_target(ref);

		held = tip && (git_oid_equal(tip, &head) ||
			git_graph_descendant_of(r->git, tip, &head) == 1);
		git_reference_free(ref);
	}
	git_branch_iterator_free(it);
	if (held)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "vous n'êtes sur aucune branche "
		"(HEAD détachée), et ce que vous y avez enregistré n'est "
		"sur aucune");
	ctg_err_hint(err, "donnez-lui un nom, puis recommencez : git branch "
		"mon-travail");
	return code;
}

/* « checkout: moving from main to projet/dugny », as git's own reflog. */
static const char *describe_move(struct ctg_arena *a,
	const struct ctg_repo *r, const char *now, const char *branch)
{
	char hex[CTG_OID_HEX + 1] = "";

	if (!now && ctg_refs_get(hex, r, "HEAD"))
		now = hex;
	return ctg_strf(a, "checkout: moving from %s to %s", now ? now : "",
		branch).p;
}

/* git_repository_set_head reads all the references first. */
static int move_head(struct ctg_arena *a, const struct ctg_repo *r,
	const char *now, const char *branch)
{
	const char *ref = ctg_strf(a, "refs/heads/%s", branch).p;
	git_transaction *t;
	int error = git_transaction_new(&t, r->git);

	if (error)
		return error;
	error = git_transaction_lock_ref(t, "HEAD");
	if (!error)
		error = git_transaction_set_symbolic_target(t, "HEAD", ref,
			NULL, describe_move(a, r, now, branch));
	if (!error)
		error = git_transaction_commit(t);
	git_transaction_free(t);
	return error;
}

enum ctg_code ctg_worktree_switch(const struct ctg_repo *r,
	const char *branch, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_checkout c = { .repo = r, .arena = &a };
	const char *ref = ctg_strf(&a, "refs/heads/%s", branch).p, *now;
	enum ctg_code code = ctg_repo_head_read(&now, r, &a, err);

	if (!code && r->work && !(now && strcmp(now, branch) == 0)) {
		code = ctg_worktree_elsewhere(r, branch, err);
		if (!code)
			code = check_detached(r, err);
		if (!code)
			code = compare(&c, ref, NULL, 0, err);
		if (!code)
			code = ctg_checkout_run(&c, err);
		if (!code && move_head(&a, r, now, branch))
			code = ctg_repo_fail(err, "changement de branche");
	}
	finish(&c);
	return code;
}

/* Refreshing */

/* The index still has what HEAD's parent has, unless somebody's work is
 * staged. */
static int find_parent(struct ctg_checkout *c)
{
	git_commit *head, *parent = NULL;
	int error = head_commit(&head, c->repo);

	if (!error && head && git_commit_parentcount(head) > 0)
		error = git_commit_parent(&parent, head, 0);
	if (parent)
		error = git_commit_tree(&c->base, parent);
	git_commit_free(parent);
	git_commit_free(head);
	return error;
}

static enum ctg_code bring_head(struct ctg_checkout *c,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	enum ctg_code code = start(c, "HEAD", err);

	if (!code && find_parent(c))
		code = ctg_repo_fail(err, "lecture de l'historique");
	if (!code)
		code = ctg_index_differ(&c->paths, &c->n, c->arena, c->index,
			c->target, paths, n, err);
	return code ? code : ctg_checkout_run(c, err);
}

enum ctg_code ctg_worktree_refresh(const struct ctg_repo *r,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_checkout c = { .repo = r, .arena = &a };
	enum ctg_code code = CTG_OK;

	if (r->work && n > 0)
		code = bring_head(&c, paths, n, err);
	finish(&c);
	return code;
}
