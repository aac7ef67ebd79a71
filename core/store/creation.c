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
#include <sys/stat.h>
#include <unistd.h>

#define ATTRIBUTES	".gitattributes"
#define UNION		"merge=union"

static const struct ctg_str attributes = CTG_STR_INIT(
	"# Deux personnes peuvent consigner en même temps : git joint "
	"leurs lignes\n"
	"suivi.yml text eol=lf " UNION "\n"
	"*.md text eol=lf diff=markdown\n"
	"*.yml text eol=lf\n"
	"*.pdf binary\n");

static const char settings[] =
	"# Réglages du registre\n\n"
	"# La branche des textes en vigueur\n"
	"branche: %s\n\n"
	"# Ce que devient la branche d'un acte une fois clos : garder, "
	"supprimer\n"
	"brouillons: garder\n";

/* What is there */

static const char *in_repository(const struct ctg_site *s, const char *path)
{
	return ctg_strf(s->arena, "%s%s", s->repo.prefix, path).p;
}

static bool on_disk(const struct ctg_site *s, const char *path)
{
	struct stat st;

	return lstat(ctg_strf(s->arena, "%s%s", s->dir, path).p, &st) == 0;
}

static bool in_commit(const struct ctg_site *s,
	const struct ctg_snapshot *head, const char *path)
{
	return head->tree && ctg_snapshot_has(head, in_repository(s, path));
}

static enum ctg_code refuse(struct ctg_err *err, const char *why,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "%s", why);

	ctg_err_hint(err, "%s", hint);
	return code;
}

/* Its settings when there is a register here or above. */
static enum ctg_code look_for_register(bool *found, struct ctg_site *s,
	struct ctg_err *err)
{
	struct ctg_repo r = s->repo;
	enum ctg_code code;

	*found = false;
	if (!r.git || !ctg_io_is_dir(s->dir))
		return CTG_OK;
	code = ctg_register_find(&r, s->arena, s->dir, err);
	if (code)
		return on_disk(s, CTG_SETTINGS_FILE) || code != CTG_ESYSTEM ?
			code : CTG_OK;
	if (strcmp(r.prefix, s->repo.prefix) != 0) {
		code = refuse(err, "ce dossier est déjà dans un registre",
			"un registre ne se range pas dans un autre");
		ctg_err_at(err, ctg_strf(s->arena, "%s%s", r.work,
			r.prefix).p, 0, 0);
		return code;
	}
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
	const char *head = ctg_repo_head(&s->repo, s->arena);
	bool unborn = git_repository_head_unborn(s->repo.git) == 1;
	struct ctg_str now = ctg_str_from(head ? head : "");
	struct ctg_str want = s->repo.settings.branch;

	if (!settled && !unborn && head && !exists(s, want) &&
	    !ctg_str_starts(now, STR("projet/")) &&
	    !ctg_str_starts(now, STR("avenant/")))
		want = now;
	s->repo.settings.branch = want;
	if (ctg_str_eq(now, want) || (unborn && !exists(s, want)))
		return CTG_OK;
	return refuse_branch(s, want, err);
}

/* Files */

struct files {
	struct ctg_edit *v;
	const char **paths;
	size_t n;
};

static void add(struct files *f, struct ctg_site *s, const char *path,
	struct ctg_str text)
{
	f->paths[f->n] = in_repository(s, path);
	f->v[f->n] = (struct ctg_edit){ .path = f->paths[f->n], .text = text };
	f->n++;
	ctg_site_note(s, CTG_FILE_MADE, path, NULL);
}

/* True when it was added. */
static bool offer(struct files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, const char *path,
	struct ctg_str text)
{
	if (!on_disk(s, path) && !in_commit(s, head, path)) {
		add(f, s, path, text);
		return true;
	}
	ctg_site_note(s, CTG_FILE_KEPT, path, NULL);
	return false;
}

static struct ctg_str fill(struct ctg_arena *a, struct ctg_str text,
	struct ctg_str branch)
{
	const struct ctg_str mark = STR("{{branche}}");
	struct ctg_buf b = { .arena = a };

	while (text.n > 0) {
		size_t at = ctg_str_find(text, mark);

		ctg_buf_add(&b, ctg_str_head(text, at));
		if (at < text.n)
			ctg_buf_add(&b, branch);
		text = ctg_str_skip(text, at + mark.n);
	}
	return ctg_buf_str(&b);
}

/* Settings that a person wrote beforehand become those of the register. */
static enum ctg_code add_settings(struct files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	struct ctg_str text, branch = s->repo.settings.branch;
	enum ctg_code code;

	if (!on_disk(s, CTG_SETTINGS_FILE)) {
		add(f, s, CTG_SETTINGS_FILE, ctg_strf(s->arena, settings,
			ctg_str_c(s->arena, branch)));
		return CTG_OK;
	}
	ctg_site_note(s, CTG_FILE_KEPT, CTG_SETTINGS_FILE, NULL);
	if (in_commit(s, head, CTG_SETTINGS_FILE))
		return CTG_OK;
	code = ctg_io_read(&text, s->arena, ctg_io_join(s->arena, s->dir,
		STR(CTG_SETTINGS_FILE)), (size_t)1 << 20, err);
	f->paths[f->n] = in_repository(s, CTG_SETTINGS_FILE);
	f->v[f->n] = (struct ctg_edit){ .path = f->paths[f->n], .text = text };
	f->n++;
	return code;
}

/* An existing file of attributes stays as it is: ours then go to the folder
 * of the conventions. */
static void add_attributes(struct files *f, struct ctg_site *s,
	const struct ctg_snapshot *head)
{
	struct ctg_str old = STR("");

	if (offer(f, s, head, ATTRIBUTES, attributes))
		return;
	(void)!ctg_io_read(&old, s->arena, ctg_io_join(s->arena, s->dir,
		STR(ATTRIBUTES)), (size_t)1 << 20, NULL);
	if (!ctg_str_has(old, STR(UNION)))
		(void)offer(f, s, head, "conventions/" ATTRIBUTES,
			attributes);
}

static enum ctg_code check_folders(const struct ctg_site *s,
	struct ctg_err *err)
{
	static const char *const folders[] = { "conventions", "modeles" };
	enum ctg_code code;

	for (size_t i = 0; i < 2; i++) {
		const char *path = ctg_io_join(s->arena, s->dir,
			ctg_str_from(folders[i]));
		struct stat st;

		if (lstat(path, &st) < 0 || S_ISDIR(st.st_mode))
			continue;
		code = refuse(err, "le registre a besoin d'un dossier de ce "
			"nom", "renommez ce fichier ou ce lien");
		ctg_err_at(err, path, 0, 0);
		return code;
	}
	return CTG_OK;
}

static enum ctg_code gather(struct files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const struct ctg_creation *c = s->plan;
	enum ctg_code code = check_folders(s, err);

	f->v = CTG_NEW_N(s->arena, struct ctg_edit, c->nfiles + 3);
	f->paths = CTG_NEW_N(s->arena, const char *, c->nfiles + 3);
	if (!code)
		code = add_settings(f, s, head, err);
	if (code)
		return code;
	add_attributes(f, s, head);
	for (size_t i = 0; i < c->nfiles; i++)
		(void)offer(f, s, head, c->files[i].path, fill(s->arena,
			c->files[i].text, s->repo.settings.branch));
	return CTG_OK;
}

/* The first commit */

static enum ctg_code point_head(const struct ctg_site *s, const char *ref,
	struct ctg_err *err)
{
	if (git_repository_head_unborn(s->repo.git) == 1 &&
	    git_repository_set_head(s->repo.git, ref))
		return ctg_repo_fail(err, "choix de la branche");
	return CTG_OK;
}

static enum ctg_code commit(struct ctg_site *s, const struct files *f,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const struct ctg_change change = {
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
	enum ctg_code code = ctg_repo_writable(&s->repo, err);

	if (!code)
		code = ctg_change_commit(id, &change, err);
	if (!code)
		code = point_head(s, u.name, err);
	if (!code)
		code = ctg_refs_update(&s->repo, &u, 1, "ctg init", err);
	return code ? code : ctg_worktree_refresh(&s->repo, f->paths, f->n,
		err);
}

/* Killed after the commit and before the files: neither the disk nor the
 * index has them. */
static enum ctg_code finish(struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const char *paths[] = { in_repository(s, CTG_SETTINGS_FILE),
		in_repository(s, ATTRIBUTES), in_repository(s, "README.md"),
		in_repository(s, "conventions"), in_repository(s, "modeles"),
	};
	git_index *index;
	bool there;

	if (!in_commit(s, head, CTG_SETTINGS_FILE) ||
	    on_disk(s, CTG_SETTINGS_FILE) || s->plan->simulate)
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
	struct files f = { 0 };
	enum ctg_code code;
	bool settled;

	code = s->repo.git ? finish(s, head, err) : CTG_OK;
	if (!code)
		code = look_for_register(&settled, s, err);
	if (code)
		return code;
	s->report->already = settled && in_commit(s, head, CTG_SETTINGS_FILE);
	if (s->report->already)
		return CTG_OK;
	code = s->repo.git ? choose_branch(s, settled, err) : CTG_OK;
	if (!code)
		code = gather(&f, s, head, err);
	return code || s->plan->simulate ? code : commit(s, &f, head, err);
}

/* All of it */

static enum ctg_code make_register(struct ctg_site *s, struct ctg_err *err)
{
	struct ctg_snapshot head = { .commit = "" };
	enum ctg_code code = CTG_OK;

	if (s->repo.git && git_repository_head_unborn(s->repo.git) == 0)
		code = ctg_snapshot_open(&head, &s->repo, "HEAD", err);
	if (!code)
		code = make_files(s, &head, err);
	if (head.tree)
		ctg_snapshot_close(&head);
	return code ? code : ctg_site_hooks(s, err);
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
	ctg_site_close(&s, code != CTG_OK);
	report.branch = ctg_str_c(a, s.repo.settings.branch);
	if (!code)
		*out = report;
	return code;
}
