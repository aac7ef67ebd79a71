/* SPDX-License-Identifier: Apache-2.0 */
#include "store/site.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/index.h"

#include <errno.h>
#include <ftw.h>
#include <git2.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FOLDERS	16

static enum ctg_code refuse(struct ctg_err *err, enum ctg_code code,
	const char *path, const char *why, const char *hint)
{
	code = ctg_fail(err, code, "%s", why);
	ctg_err_at(err, path, 0, 0);
	ctg_err_hint(err, "%s", hint);
	return code;
}

/* Folders */

/* The folder itself, or the nearest one above that exists. */
static const char *nearest(struct ctg_arena *a, const char *dir)
{
	struct ctg_str s = ctg_str_from(dir);

	while (s.n > 0 && !ctg_io_is_dir(ctg_str_c(a, s))) {
		while (s.n > 0 && s.p[s.n - 1] == '/')
			s.n--;
		while (s.n > 0 && s.p[s.n - 1] != '/')
			s.n--;
	}
	return s.n > 0 ? ctg_str_c(a, s) : ".";
}

/* Makes the folder and those above, and notes the first of them. */
static enum ctg_code make_folder(struct ctg_site *s, struct ctg_err *err)
{
	const char *dir = s->plan->dir;
	size_t n = strlen(dir);

	for (size_t i = 1; i <= n; i++) {
		const char *part = ctg_strf(s->arena, "%.*s", (int)i, dir).p;

		if (dir[i] != '/' && dir[i] != '\0')
			continue;
		if (mkdir(part, 0777) == 0) {
			if (!s->made_dir)
				s->made_dir = part;
		} else if (errno == EEXIST && !ctg_io_is_dir(part)) {
			return refuse(err, CTG_ESYSTEM, part,
				"ce n'est pas un dossier", "");
		} else if (errno != EEXIST && i == n) {
			return refuse(err, CTG_ESYSTEM, part, errno ==
				EROFS ? "système de fichiers en lecture seule"
				: errno == ENOSPC ? "disque plein" :
				"ce dossier ne peut pas être créé",
				"vérifiez vos droits sur le dossier où il "
				"doit être");
		}
	}
	return CTG_OK;
}

static enum ctg_code find_real(struct ctg_site *s, struct ctg_err *err)
{
	char path[PATH_MAX];

	const char *near = nearest(s->arena, s->plan->dir);
	struct ctg_str rest = ctg_str_from(s->plan->dir);

	if (!realpath(near, path))
		return refuse(err, CTG_ESYSTEM, near, "dossier introuvable",
			"");
	(void)ctg_str_cut(&rest, ctg_str_from(near));
	s->dir = ctg_strf(s->arena, "%s/", strcmp(path, "/") == 0 ? "" :
		path).p;
	/* In a simulation the rest does not exist yet. */
	while (rest.n > 0) {
		struct ctg_str step = ctg_str_split(&rest, '/');

		if (step.n > 0 && !ctg_str_eq(step, STR(".")))
			s->dir = ctg_strf(s->arena, "%s%.*s/", s->dir,
				STR_ARG(step)).p;
	}
	return CTG_OK;
}

static int remove_one(const char *path, const struct stat *st, int type,
	struct FTW *at)
{
	(void)st, (void)type, (void)at;
	return remove(path);
}

static void remove_all(const char *path)
{
	(void)!nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* What is in a folder that was empty. */
static void remove_inside(struct ctg_arena *a, const char *dir)
{
	struct ctg_str *names;
	size_t n;

	if (ctg_io_list(&names, &n, a, dir, NULL))
		return;
	for (size_t i = 0; i < n; i++)
		remove_all(ctg_io_join(a, dir, names[i]));
}

/* The repository */

static bool is_empty(struct ctg_arena *a, const char *dir)
{
	struct ctg_str *names;
	size_t n;

	return ctg_io_list(&names, &n, a, dir, NULL) == CTG_OK && n == 0 &&
		!ctg_io_is_dir(ctg_io_join(a, dir, STR(".git")));
}

/* What was found around is not always what was asked for. */
static enum ctg_code check_kind(const struct ctg_site *s,
	struct ctg_err *err)
{
	bool is_bare = git_repository_is_bare(s->repo.git);
	struct ctg_str inner;
	char path[PATH_MAX];

	inner = ctg_str_from(realpath(git_repository_commondir(s->repo.git),
		path) ? path : "/");
	if (is_bare && !s->plan->bare)
		return refuse(err, CTG_EREFUSED, inner.p, "ce dépôt est celui "
			"d'un serveur : il n'a pas de dossier de travail",
			"pour y installer le contrôle des envois : "
			"ctg init --nu");
	if (!is_bare && s->plan->bare)
		return refuse(err, CTG_EREFUSED, git_repository_workdir(
			s->repo.git), "ce dossier est dans un dépôt qui a un "
			"dossier de travail", "placez le dépôt du serveur "
			"ailleurs : ctg init --nu /srv/registre.git");
	if (!is_bare && ctg_str_starts(ctg_str_from(s->dir), inner))
		return refuse(err, CTG_EREFUSED, s->dir, "ce dossier est celui "
			"de git, pas celui de vos fichiers",
			"placez-vous dans le dossier de travail");
	return CTG_OK;
}

/* Where the folder is below the top of the work tree. */
static void find_prefix(struct ctg_site *s)
{
	char top[PATH_MAX];
	size_t n;

	s->repo.work = git_repository_workdir(s->repo.git);
	if (!s->repo.work || !realpath(s->repo.work, top))
		return;
	n = strlen(top) + (top[1] != '\0');
	s->repo.work = ctg_strf(s->arena, "%s%s", top, top[1] ? "/" : "").p;
	if (strlen(s->dir) >= n)
		s->repo.prefix = s->dir + n;
}

/* « build/essai » of a program's own sources: no register is meant there. */
static enum ctg_code check_ignored(const struct ctg_site *s,
	struct ctg_err *err)
{
	int ignored = 0;

	if (!s->repo.work || !*s->repo.prefix)
		return CTG_OK;
	if (git_ignore_path_is_ignored(&ignored, s->repo.git,
	    s->repo.prefix))
		return ctg_repo_fail(err, "lecture de .gitignore");
	return !ignored ? CTG_OK : refuse(err, CTG_EREFUSED, s->dir,
		"le dépôt git qui entoure ce dossier l'ignore (.gitignore)",
		ctg_strf(s->arena, "placez le registre ailleurs, ou donnez-lui "
		"d'abord son propre dépôt : git init \"%s\"", s->dir).p);
}

/* What somebody has set stays. */
static int set_if_unset(git_config *config, const char *name)
{
	int value, error = git_config_get_bool(&value, config, name);

	return error == GIT_ENOTFOUND ?
		git_config_set_bool(config, name, true) : error;
}

/* A server refuses broken objects, and remembers who moved what. */
static int set_up_server(git_repository *git)
{
	git_config *all, *config = NULL;
	int error = git_repository_config(&all, git);

	if (error)
		return error;
	error = git_config_open_level(&config, all, GIT_CONFIG_LEVEL_LOCAL);
	if (!error)
		error = set_if_unset(config, "receive.fsckObjects");
	if (!error)
		error = set_if_unset(config, "core.logAllRefUpdates");
	git_config_free(config);
	git_config_free(all);
	return error;
}

/* Nothing of anybody's is in it: it is made anew. */
static void remove_begun(struct ctg_site *s, const char *git)
{
	struct ctg_str *names;
	size_t n;

	if (!ctg_site_is_begun(s->arena, git))
		return;
	if (s->plan->bare)
		remove_inside(s->arena, git);
	else
		remove_all(git);
	if (ctg_io_list(&names, &n, s->arena, s->dir, NULL))
		return;
	for (size_t i = 0; i < n; i++)
		if (ctg_site_is_probe(names[i]))
			unlink(ctg_io_join(s->arena, s->dir, names[i]));
}

/* Killed before its hook, a server's may lack its settings. */
static bool is_unfinished_server(const struct ctg_site *s)
{
	git_reference_iterator *it;
	const char *name;
	int error;

	if (!s->plan->bare || s->plan->simulate || ctg_io_is_file(ctg_io_join(
	    s->arena, git_repository_path(s->repo.git),
	    STR("hooks/pre-receive"))))
		return false;
	error = git_reference_iterator_new(&it, s->repo.git);
	if (!error)
		error = git_reference_next_name(&name, it);
	git_reference_iterator_free(it);
	return error == GIT_ITEROVER;
}

static enum ctg_code make_repository(struct ctg_site *s, struct ctg_err *err)
{
	git_repository_init_options o = {
		.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION,
		.flags = GIT_REPOSITORY_INIT_NO_REINIT,
		.initial_head = "main",
	};
	const char *git = ctg_strf(s->arena, "%s%s", s->dir,
		s->plan->bare ? "" : ".git").p;

	remove_begun(s, git);
	if (s->plan->bare) {
		o.flags |= GIT_REPOSITORY_INIT_BARE;
		if (!is_empty(s->arena, s->dir))
			return refuse(err, CTG_EREFUSED, s->dir,
				"ce dossier n'est pas vide",
				"donnez au dépôt du serveur un dossier à lui");
	}
	s->made_git = git;
	if (git_repository_init_ext(&s->repo.git, s->dir, &o) ||
	    (s->plan->bare && set_up_server(s->repo.git)))
		return ctg_repo_fail(err, "création du dépôt");
	return CTG_OK;
}

static enum ctg_code open_repository(struct ctg_site *s, struct ctg_err *err)
{
	const char *near = nearest(s->arena, s->plan->dir);
	int error = git_repository_open_ext(&s->repo.git, near, 0, NULL);
	enum ctg_code code;

	if (error && error != GIT_ENOTFOUND)
		return ctg_repo_fail(err, "ouverture du dépôt");
	s->report->repository = error == 0;
	code = s->plan->simulate ? CTG_OK : make_folder(s, err);
	if (!code)
		code = find_real(s, err);
	if (!code && s->repo.git)
		code = check_kind(s, err);
	if (!code && s->repo.git && is_unfinished_server(s) &&
	    set_up_server(s->repo.git))
		code = ctg_repo_fail(err, "création du dépôt");
	if (!code && !s->repo.git && !s->plan->simulate)
		code = make_repository(s, err);
	if (code || !s->repo.git)
		return code;
	find_prefix(s);
	s->report->deep = *s->repo.prefix != '\0';
	return check_ignored(s, err);
}

enum ctg_code ctg_site_open(struct ctg_site *s, struct ctg_err *err)
{
	if (git_libgit2_init() < 0)
		return ctg_repo_fail(err, "démarrage de libgit2");
	s->repo.prefix = "";
	s->repo.index = CTG_NEW(s->arena, struct ctg_index);
	s->repo.settings = (struct ctg_settings)CTG_SETTINGS_INIT;
	return open_repository(s, err);
}

void ctg_site_close(struct ctg_site *s, bool failed)
{
	ctg_index_close(s->repo.index);
	git_repository_free(s->repo.git);
	s->repo.git = NULL;
	if (!failed)
		return;
	if (s->made_dir)
		remove_all(s->made_dir);
	else if (s->made_git && s->plan->bare)
		remove_inside(s->arena, s->made_git);
	else if (s->made_git)
		remove_all(s->made_git);
}

void ctg_site_note(struct ctg_site *s, enum ctg_creation_what what,
	const char *path, const char *hook)
{
	struct ctg_created *r = s->report;

	if (!r->notes) {
		s->room = s->plan->nfiles + s->plan->nhooks + 8;
		r->notes = CTG_NEW_N(s->arena, struct ctg_creation_note,
			s->room);
	}
	if (r->n < s->room)
		r->notes[r->n++] = (struct ctg_creation_note){ what, path,
			hook };
}
