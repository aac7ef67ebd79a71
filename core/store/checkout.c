/* SPDX-License-Identifier: Apache-2.0 */
#include "store/checkout.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/index.h"

#include <errno.h>
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

/* Those that .gitignore, .git/info/exclude… name. */
static struct ctg_checkout_names find_ignored(const struct ctg_checkout *c,
	const struct ctg_checkout_names *lost)
{
	struct ctg_checkout_names found = { .arena = c->arena };

	for (size_t i = 0; i < lost->n && i < 3; i++) {
		git_index_entry e;
		int ignored = 0;

		if (!ctg_index_get(&e, c->index, lost->first[i]) &&
		    git_ignore_path_is_ignored(&ignored, c->repo->git,
		    lost->first[i]) == 0 && ignored)
			ctg_checkout_name(&found, lost->first[i]);
	}
	return found;
}

static enum ctg_code refuse(const struct ctg_checkout *c,
	const struct ctg_checkout_names *lost, struct ctg_err *err)
{
	struct ctg_checkout_names ignored = find_ignored(c, lost);
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, lost->n == 1 ?
		"un fichier modifié et non enregistré serait perdu : %s" :
		"des fichiers modifiés et non enregistrés seraient perdus : "
		"%s", ctg_checkout_list(lost));

	if (ignored.n > 0)
		ctg_err_hint(err, "déplacez ailleurs ce que git ignore (ni "
			"git add ni git stash -u ne le prend)%s, puis "
			"recommencez : %s", ignored.n < lost->n ? ", "
			"enregistrez ou mettez de côté le reste" : "",
			ctg_checkout_list(&ignored));
	else
		ctg_err_hint(err, "enregistrez d'abord votre travail (git add "
			"… ; git commit), ou mettez-le de côté (git stash "
			"-u), puis recommencez");
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
		if (ctg_checkout_target(NULL, c, c->paths[i]) != 0)
			v[n++] = c->paths[i];
	qsort(v, n, sizeof(*v), by_letters);
	for (size_t i = 1; i < n; i++)
		if (strcasecmp(v[i - 1], v[i]) == 0)
			return one_file(v[i - 1], v[i], err);
	return CTG_OK;
}

/* A tree can be written that leads out of the work tree, or into git's own
 * folder. */
static bool is_plain(struct ctg_str path)
{
	while (path.n > 0) {
		struct ctg_str step = ctg_str_split(&path, '/');

		if (step.n == 0 || ctg_str_eq(step, STR(".")) ||
		    ctg_str_eq(step, STR("..")) || (step.n == 4 &&
		    strncasecmp(step.p, ".git", 4) == 0))
			return false;
	}
	return true;
}

static enum ctg_code check_names(const struct ctg_checkout *c,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < c->n && !code; i++) {
		if (is_plain(ctg_str_from(c->paths[i])))
			continue;
		code = ctg_fail(err, CTG_EREFUSED, "cette version contient un "
			"nom qui mène ailleurs");
		ctg_err_at(err, c->paths[i], 0, 0);
		ctg_err_hint(err, "ne l'ouvrez pas ; demandez à qui vous l'a "
			"envoyée de retirer ce fichier");
	}
	return code;
}

/* What is to be done, each list ending with NULL. */
struct plan {
	const char **files;		/* written by libgit2 */
	const char **again;		/* among them: begun, to be redone */
	const char **aside;
	size_t nfiles;
	bool plain;			/* the files: we write them */
};

static enum ctg_code judge_all(struct plan *p, const struct ctg_checkout *c,
	struct ctg_err *err)
{
	struct ctg_checkout_names lost = { .arena = c->arena };
	size_t nagain = 0, naside = 0;

	p->files = CTG_NEW_N(c->arena, const char *, c->n + 1);
	p->again = CTG_NEW_N(c->arena, const char *, c->n + 1);
	p->aside = CTG_NEW_N(c->arena, const char *, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		const char *path = c->paths[i];

		switch (ctg_checkout_judge(c, path)) {
		case CTG_CHECKOUT_LOST:
			ctg_checkout_name(&lost, path);
			break;
		case CTG_CHECKOUT_ASIDE:
			p->aside[naside++] = path;
			break;
		case CTG_CHECKOUT_OURS:
			p->again[nagain++] = path;
			[[fallthrough]];
		case CTG_CHECKOUT_FREE:
			p->files[p->nfiles++] = path;
			break;
		}
	}
	return lost.n > 0 ? refuse(c, &lost, err) : CTG_OK;
}

/* Files that exist are written where they are, others come or go in the
 * nearest folder that exists. */
static enum ctg_code check_access(const struct ctg_checkout *c,
	const char *path, struct ctg_err *err)
{
	const char *file = ctg_io_join(c->arena, c->repo->work,
		ctg_str_from(path));
	size_t n = strlen(file);
	enum ctg_code code;
	struct stat st;

	if (lstat(file, &st) < 0 || !S_ISREG(st.st_mode) ||
	    ctg_checkout_target(NULL, c, path) == 0)
		do {
			while (n > 0 && file[--n] != '/')
				;
			file = ctg_str_c(c->arena, (struct ctg_str){ file, n });
		} while (n > 0 && lstat(file, &st) < 0);
	if (n == 0 || access(file, W_OK) == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM, errno == EROFS ?
		"système de fichiers en lecture seule" :
		"accès refusé : vous ne pouvez pas écrire ici");
	ctg_err_at(err, file, 0, 0);
	ctg_err_hint(err, "rendez-vous ce droit (chmod u+w), ou demandez-le, "
		"puis recommencez : rien n'a été modifié");
	return code;
}

static enum ctg_code check_accesses(const struct ctg_checkout *c,
	const struct plan *p, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < p->nfiles && !code; i++)
		code = check_access(c, p->files[i], err);
	return code;
}

static enum ctg_code plan(struct plan *p, const struct ctg_checkout *c,
	struct ctg_err *err)
{
	enum ctg_code code = check_names(c, err);

	if (!code)
		code = check_case(c, err);
	if (!code)
		code = judge_all(p, c, err);
	p->plain = !code && ctg_checkout_is_plain(c, p->files);
	return code;
}

/* Writing */

/* libgit2 says that the index is locked, but not by which file. */
static enum ctg_code fail(const struct ctg_checkout *c, const char *what,
	struct ctg_err *err)
{
	bool index = git_error_last()->klass == GIT_ERROR_INDEX;
	enum ctg_code code = ctg_repo_fail(err, what);
	const char *lock = ctg_strf(c->arena, "%sindex.lock",
		git_repository_path(c->repo->git)).p;

	if (index && ctg_io_is_file(lock))
		ctg_repo_hint_lock(err, ctg_str_from(lock));
	return code;
}

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

/* libgit2 writes the index at the end of a dry run too. */
#define ONLY_LOOK	(GIT_CHECKOUT_DRY_RUN | GIT_CHECKOUT_DONT_UPDATE_INDEX)

static int check_out(const struct ctg_checkout *c, const struct plan *p,
	unsigned flags, struct conflicts *conflicts)
{
	git_checkout_options o = { .version = GIT_CHECKOUT_OPTIONS_VERSION };
	git_index *nothing = NULL;
	int error = c->base ? 0 : git_index_new(&nothing);

	o.checkout_strategy = GIT_CHECKOUT_SAFE |
		GIT_CHECKOUT_RECREATE_MISSING |
		GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH |
		GIT_CHECKOUT_DONT_OVERWRITE_IGNORED | flags;
	o.paths = (git_strarray){ (char **)p->files, p->nfiles };
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

static enum ctg_code check_out_files(const struct ctg_checkout *c,
	const struct plan *p, unsigned flags, struct ctg_err *err)
{
	struct conflicts found = { { .arena = c->arena }, p->again };
	int error = check_out(c, p, flags, &found);

	if (found.lost.n > 0)
		return refuse(c, &found.lost, err);
	/* All that it would refuse is ours. */
	if (error == GIT_ECONFLICT && (flags & ONLY_LOOK))
		error = 0;
	return error ? fail(c, "mise à jour des fichiers", err) : CTG_OK;
}

/* Nothing is touched before libgit2 too has found nothing to lose: of itself
 * it refuses first, but to it a file begun is one more to refuse. */
static enum ctg_code write_files(const struct ctg_checkout *c,
	const struct plan *p, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (p->nfiles == 0)
		return CTG_OK;
	if (p->plain)
		return ctg_checkout_write(c, p->files, err);
	if (p->again[0])
		code = check_out_files(c, p, ONLY_LOOK, err);
	if (code)
		return code;
	for (size_t i = 0; p->again[i]; i++)
		unlink(ctg_io_join(c->arena, c->repo->work,
			ctg_str_from(p->again[i])));
	return check_out_files(c, p, 0, err);
}

static int note_in_index(const struct ctg_checkout *c, const char *path)
{
	git_index_entry old, e = { .path = path };

	e.mode = ctg_checkout_target(&e.id, c, path);
	if (e.mode == 0)
		return ctg_index_remove(c->index, path);
	if (ctg_index_get(&old, c->index, path))
		e.flags_extended = old.flags_extended &
			GIT_INDEX_ENTRY_SKIP_WORKTREE;
	/* As git: the place of a submodule, for whoever fills it. */
	if (e.mode == GIT_FILEMODE_COMMIT && !e.flags_extended)
		(void)!mkdir(ctg_io_join(c->arena, c->repo->work,
			ctg_str_from(path)), 0777);
	return ctg_index_put(c->index, &e);
}

static enum ctg_code write_index(const struct ctg_checkout *c,
	const struct plan *p, struct ctg_err *err)
{
	int error = 0;

	for (size_t i = 0; p->aside[i] && !error; i++)
		error = note_in_index(c, p->aside[i]);
	if ((p->aside[0] || (p->plain && p->nfiles > 0)) && !error)
		error = ctg_index_write(c->index);
	return error ? fail(c, "mise à jour de l'index", err) : CTG_OK;
}

enum ctg_code ctg_checkout_may_run(const struct ctg_checkout *c,
	struct ctg_err *err)
{
	struct plan p = { .nfiles = 0 };
	enum ctg_code code = plan(&p, c, err);

	if (!code)
		code = check_accesses(c, &p, err);
	if (code || p.nfiles == 0 || p.plain)
		return code;
	return check_out_files(c, &p, ONLY_LOOK, err);
}

enum ctg_code ctg_checkout_run(const struct ctg_checkout *c,
	struct ctg_err *err)
{
	struct plan p = { .nfiles = 0 };
	enum ctg_code code = plan(&p, c, err);

	if (!code)
		code = write_files(c, &p, err);
	return code ? code : write_index(c, &p, err);
}
