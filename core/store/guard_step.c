/* SPDX-License-Identifier: Apache-2.0 */
/* One commit against its first parent, or the index against HEAD. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/folder.h"

/* conventions/ */

static bool check_id(const struct ctg_guard_step *s, const char *name)
{
	struct ctg_str id = ctg_str_from(name);

	if (ctg_id_is_valid(id))
		return true;
	ctg_guard_say(s, "L852", ctg_repo_folder(&s->g->repo, s->arena, id),
		0, "« %s » ne peut pas être l'identifiant d'une convention",
		name);
	ctg_guard_remedy(s->g, "un identifiant est fait de minuscules sans "
		"accent, de chiffres et de tirets");
	return false;
}

static enum ctg_code check_entry(struct ctg_guard_step *s, const char *name,
	const git_tree_entry *before, const git_tree_entry *after)
{
	enum ctg_code code = CTG_OK;

	if (ctg_guard_same(before, after))
		return CTG_OK;
	if (after && !ctg_guard_is_tree(after))
		code = ctg_guard_file(s, ctg_repo_folder(&s->g->repo,
			s->arena, ctg_str_from(name)), after);
	if (code || (!ctg_guard_is_tree(before) && !ctg_guard_is_tree(after)))
		return code;
	/* One that was there under a bad name may leave. */
	if (after && !check_id(s, name))
		return CTG_OK;
	return ctg_guard_folder(s, name, before, after);
}

static enum ctg_code check_all(struct ctg_guard_step *s,
	const git_tree *before, const git_tree *after)
{
	enum ctg_code code = CTG_OK;

	if (after)
		ctg_guard_names(s, before, after, ctg_strf(s->arena,
			"%sconventions", s->g->repo.prefix).p);
	for (size_t i = 0; after && !code &&
	     i < git_tree_entrycount(after); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(after, i);
		const char *name = git_tree_entry_name(e);

		code = check_entry(s, name, before ?
			git_tree_entry_byname(before, name) : NULL, e);
	}
	for (size_t i = 0; before && !code &&
	     i < git_tree_entrycount(before); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(before, i);
		const char *name = git_tree_entry_name(e);

		if (!after || !git_tree_entry_byname(after, name))
			code = check_entry(s, name, e, NULL);
	}
	return code;
}

/* The whole tree */

static enum ctg_code find(git_tree_entry **out, const struct ctg_guard_step *s,
	const struct ctg_snapshot *at, const char *path)
{
	int error = at->tree ? git_tree_entry_bypath(out, at->tree, path) :
		GIT_ENOTFOUND;

	if (!error)
		return CTG_OK;
	*out = NULL;
	return error == GIT_ENOTFOUND ? CTG_OK :
		ctg_guard_fail(s->g, "lecture d'un dossier");
}

static enum ctg_code check_conventions(struct ctg_guard_step *s,
	const git_tree_entry *before, const git_tree_entry *after)
{
	git_tree *old, *new = NULL;
	enum ctg_code code = ctg_guard_open(&old, s->g, before);

	if (!code)
		code = ctg_guard_open(&new, s->g, after);
	if (!code)
		code = check_all(s, old, new);
	git_tree_free(new);
	git_tree_free(old);
	return code;
}

/* An act that changes nothing of its convention. */
static enum ctg_code check_claim(struct ctg_guard_step *s,
	const git_tree_entry *conventions)
{
	const char *id = ctg_str_c(s->arena, s->claim.id);
	const git_tree_entry *e;
	git_tree *t;
	enum ctg_code code;

	if (s->claim.id.n == 0 || s->answered)
		return CTG_OK;
	code = ctg_guard_open(&t, s->g, conventions);
	if (code)
		return code;
	e = t ? git_tree_entry_byname(t, id) : NULL;
	if (!ctg_guard_is_tree(e) || !ctg_id_is_valid(s->claim.id))
		ctg_guard_say(s, "L853", ctg_repo_folder(&s->g->repo,
			s->arena, s->claim.id), 0, "ce commit dit clore un "
			"acte d'une convention qui n'est pas là");
	else
		code = ctg_guard_folder(s, id, e, e);
	git_tree_free(t);
	return code;
}

enum ctg_code ctg_guard_step(struct ctg_guard_step *s)
{
	const char *path = ctg_strf(s->arena, "%sconventions",
		s->g->repo.prefix).p;
	git_tree_entry *before, *after = NULL;
	enum ctg_code code = ctg_guard_way(s);

	s->g->looked = 0;
	if (code)
		return code;
	code = find(&before, s, &s->before, path);
	if (!code)
		code = find(&after, s, &s->after, path);
	if (!code && !ctg_guard_same(before, after))
		code = check_conventions(s, before, after);
	if (!code)
		code = check_claim(s, after);
	git_tree_entry_free(after);
	git_tree_entry_free(before);
	return code;
}
