/* SPDX-License-Identifier: Apache-2.0 */
#include "store/creation.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/change.h"
#include "store/register.h"
#include "store/site.h"
#include "store/worktree.h"

#include <git2.h>
#include <unistd.h>

/* Registers that are there */

static enum ctg_code refuse_nested(const struct ctg_site *s,
	const char *prefix, struct ctg_err *err)
{
	enum ctg_code code = ctg_refuse(err, "ce dossier et celui d'un "
		"registre seraient l'un dans l'autre",
		"un registre ne se range pas dans un autre");

	ctg_err_at(err, ctg_strf(s->arena, "%s%s", s->repo.work, prefix).p,
		0, 0);
	return code;
}

/* The register of the last commit, when it is in a folder of this one. */
static enum ctg_code look_below(const struct ctg_site *s,
	struct ctg_err *err)
{
	struct ctg_repo r = s->repo;

	r.work = NULL;
	if (git_repository_head_unborn(r.git) != 0 ||
	    ctg_register_find(&r, s->arena, NULL, NULL) ||
	    strlen(r.prefix) <= strlen(s->repo.prefix) ||
	    !ctg_str_starts(ctg_str_from(r.prefix),
	    ctg_str_from(s->repo.prefix)))
		return CTG_OK;
	return refuse_nested(s, r.prefix, err);
}

/* Its settings when there is a register here or above. */
static enum ctg_code look_for_register(bool *found, struct ctg_site *s,
	struct ctg_err *err)
{
	struct ctg_repo r = s->repo;
	struct ctg_err why = { 0 };
	enum ctg_code code;

	*found = false;
	if (!r.git || !ctg_io_is_dir(s->dir))
		return CTG_OK;
	code = ctg_register_find(&r, s->arena, s->dir, &why);
	if (code == CTG_ESYSTEM && !ctg_site_on_disk(s, CTG_SETTINGS_FILE))
		return look_below(s, err);
	if (code && err)
		*err = why;
	if (code)
		return code;
	if (strcmp(r.prefix, s->repo.prefix) != 0)
		return refuse_nested(s, r.prefix, err);
	s->repo.settings = r.settings;
	*found = true;
	return CTG_OK;
}

/* The branch in force */

static bool exists(const struct ctg_site *s, struct ctg_str branch)
{
	char id[CTG_OID_HEX + 1];

	return ctg_refs_get(id, &s->repo, ctg_strf(s->arena,
		"refs/heads/%.*s", STR_ARG(branch)).p);
}

static enum ctg_code refuse_branch(const struct ctg_site *s,
	struct ctg_str want, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "le registre se crée "
		"sur la branche des textes en vigueur, « %.*s », et vous n'y "
		"êtes pas", STR_ARG(want));

	ctg_err_hint(err, "git switch %s%.*s, puis recommencez",
		exists(s, want) ? "" : "-c ", STR_ARG(want));
	return code;
}

/* With settings, the one they say; else main, or the only one there is. */
static enum ctg_code choose_branch(struct ctg_site *s, bool settled,
	struct ctg_err *err)
{
	const char *head;
	enum ctg_code code = ctg_repo_head_read(&head, &s->repo, s->arena,
		err);
	bool unborn = git_repository_head_unborn(s->repo.git) == 1;
	struct ctg_str now = ctg_str_from(head ? head : "");
	struct ctg_str want = s->repo.settings.branch;

	if (code)
		return code;
	if (!settled && !unborn && head && !exists(s, want) &&
	    !ctg_str_starts(now, STR("projet/")) &&
	    !ctg_str_starts(now, STR("avenant/")))
		want = now;
	s->repo.settings.branch = want;
	if (ctg_str_eq(now, want) || (unborn && !exists(s, want)))
		return CTG_OK;
	return refuse_branch(s, want, err);
}

/* The first commit */

static enum ctg_code point_head(const struct ctg_site *s, const char *ref,
	struct ctg_err *err)
{
	const char *now;
	enum ctg_code code = ctg_repo_head_read(&now, &s->repo, s->arena,
		err);

	if (!code && git_repository_head_unborn(s->repo.git) == 1 &&
	    !(now && ctg_str_eq(ctg_str_from(now),
	    s->repo.settings.branch)) &&
	    git_repository_set_head(s->repo.git, ref))
		return ctg_repo_fail(err, "choix de la branche");
	return code;
}

static enum ctg_code commit(struct ctg_site *s, const struct ctg_site_files *f,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const struct ctg_commit change = {
		.repo = &s->repo,
		.base = head->tree ? head : NULL,
		.edits = f->v,
		.nedits = f->n,
		.message = "Création du registre\n",
		.now = s->plan->now,
		.offset = s->plan->offset,
	};
	char id[CTG_OID_HEX + 1];
	struct ctg_ref_update u = {
		.name = ctg_strf(s->arena, "refs/heads/%.*s",
			STR_ARG(s->repo.settings.branch)).p,
		.from = head->commit,
		.to = id,
	};
	enum ctg_code code = ctg_change_commit(id, &change, err);

	if (!code)
		code = ctg_worktree_may_take(&s->repo, id, f->paths, f->n, err);
	if (!code)
		code = point_head(s, u.name, err);
	if (!code)
		code = ctg_refs_update(&s->repo, &u, 1, "ctg init", err);
	return code ? code : ctg_worktree_refresh(&s->repo, f->paths, f->n,
		err);
}

/* Killed after the commit and before the index, which is written last, had
 * its files. */
static enum ctg_code finish(struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const char *paths[] = { ctg_site_path(s, CTG_SETTINGS_FILE),
		ctg_site_path(s, ".gitattributes"),
		ctg_site_path(s, "README.md"),
		ctg_site_path(s, "conventions"), ctg_site_path(s, "modeles"),
	};
	git_index *index;
	bool there;

	if (!ctg_site_in_commit(s, head, CTG_SETTINGS_FILE) ||
	    s->plan->simulate)
		return CTG_OK;
	if (git_repository_index(&index, s->repo.git))
		return ctg_repo_fail(err, "lecture de l'index");
	there = git_index_get_bypath(index, paths[0], 0);
	git_index_free(index);
	return there ? CTG_OK : ctg_worktree_refresh(&s->repo, paths,
		sizeof(paths) / sizeof(paths[0]), err);
}

static enum ctg_code make_files(struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	struct ctg_site_files f = { 0 };
	enum ctg_code code;
	bool settled;

	code = s->repo.git ? finish(s, head, err) : CTG_OK;
	if (!code)
		code = look_for_register(&settled, s, err);
	if (code)
		return code;
	s->report->already = settled &&
		ctg_site_in_commit(s, head, CTG_SETTINGS_FILE);
	if (s->report->already)
		return CTG_OK;
	/* Amid a rebase HEAD is detached: that one is to be told first. */
	if (s->repo.git && !s->plan->simulate)
		code = ctg_repo_writable(&s->repo, err);
	if (!code && s->repo.git)
		code = choose_branch(s, settled, err);
	if (!code)
		code = ctg_site_gather(&f, s, head, err);
	return code || s->plan->simulate ? code : commit(s, &f, head, err);
}

/* All of it */

static enum ctg_code make_register(struct ctg_site *s, struct ctg_err *err)
{
	struct ctg_snapshot head = { .commit = "" };
	enum ctg_code code = CTG_OK;
	int unborn = s->repo.git ? git_repository_head_unborn(s->repo.git) :
		1;

	if (unborn < 0)
		return ctg_repo_fail(err, "lecture de la branche ouverte");
	if (unborn == 0)
		code = ctg_snapshot_open(&head, &s->repo, "HEAD", err);
	if (!code)
		code = make_files(s, &head, err);
	if (head.tree)
		ctg_snapshot_close(&head);
	if (!code)
		code = ctg_site_hooks(s, err);
	return code ? code : ctg_site_config(s, err);
}

/* Files that were not there before, in a folder that was. */
static void remove_files(const struct ctg_site *s)
{
	for (size_t i = 0; s->made_git && i < s->report->n; i++)
		if (s->report->notes[i].what == CTG_FILE_MADE)
			unlink(ctg_io_join(s->arena, s->dir,
				ctg_str_from(s->report->notes[i].path)));
	if (s->made_git) {
		rmdir(ctg_io_join(s->arena, s->dir, STR("conventions")));
		rmdir(ctg_io_join(s->arena, s->dir, STR("modeles")));
	}
}

/* What was new here: a kill could leave its lock on it. */
static void settle(const struct ctg_site *s)
{
	git_index *index;

	ctg_refs_settle(&s->repo, "HEAD");
	ctg_refs_settle(&s->repo, ctg_strf(s->arena, "refs/heads/%.*s",
		STR_ARG(s->repo.settings.branch)).p);
	if (s->plan->bare || git_repository_index(&index, s->repo.git))
		return;
	ctg_repo_settle(ctg_strf(s->arena, "%s.lock",
		git_index_path(index)).p);
	git_index_free(index);
}

enum ctg_code ctg_creation_run(struct ctg_created *out, struct ctg_arena *a,
	const struct ctg_creation *c, struct ctg_err *err)
{
	struct ctg_created report = { 0 };
	struct ctg_site s = { .arena = a, .plan = c, .report = &report };
	enum ctg_code code = ctg_site_open(&s, err);

	report.top = s.repo.work ? s.repo.work : s.repo.git ? ctg_str_c(a,
		ctg_str_from(git_repository_path(s.repo.git))) : s.dir;
	if (!code)
		code = c->bare ? ctg_site_hooks(&s, err) :
			make_register(&s, err);
	if (code && !c->simulate)
		remove_files(&s);
	else if (s.repo.git && !c->simulate)
		settle(&s);
	ctg_site_close(&s, code != CTG_OK);
	report.branch = ctg_str_c(a, s.repo.settings.branch);
	if (!code)
		*out = report;
	return code;
}
