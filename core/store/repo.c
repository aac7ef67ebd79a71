/* SPDX-License-Identifier: Apache-2.0 */
#include "store/repo.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/index.h"
#include "store/register.h"

#include <git2.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TREE_CACHE	((size_t)8 << 20)

/* Opening */

/* In the place of a function of mbedTLS.  Debian's libgit2 reads the
 * certificates of the system when it starts, ready for a server that ctg never
 * calls: git itself fetches and pushes.  That took 4 ms, near half of most
 * commands.  None is read here: a connection made all the same would trust
 * nobody, and fail.  With another libgit2, nothing calls this. */
struct mbedtls_x509_crt;
int mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain,
	const char *path);

int mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain,
	const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

/* libgit2 is never shut down: the errors of the threads that still run would
 * be lost with it.  The options are the process's, so only the first start
 * gives them. */
static enum ctg_code start_library(struct ctg_err *err)
{
	int count = git_libgit2_init();

	if (count < 0)
		return ctg_repo_fail(err, "démarrage de libgit2");
	if (count > 1)
		return CTG_OK;
	/* Said again, whoever compiled libgit2: the repository is ours, and
	 * an object is what its id says. */
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
	/* The folder of 5,000 conventions is looked into for each of them:
	 * by default libgit2 keeps only trees of 4 KB. */
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE,
		TREE_CACHE);
	return CTG_OK;
}

/* A bare repository hidden among the files of another would bring its own
 * configuration, and with it programs to run. */
static bool is_planted(const git_repository *git)
{
	git_buf found = { 0 };
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *above = ctg_strf(&a, "%s..", git_repository_path(git)).p;
	bool planted = git_repository_is_bare(git) &&
		git_repository_discover(&found, above, 0, NULL) == 0;

	git_buf_dispose(&found);
	ctg_arena_release(&a);
	return planted;
}

static enum ctg_code open_git(git_repository **out, const char *dir,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (git_repository_open_ext(out, dir,
	    dir ? 0 : GIT_REPOSITORY_OPEN_FROM_ENV, NULL))
		return ctg_repo_fail(err, "ouverture du dépôt");
	if (!dir || !is_planted(*out))
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "dépôt refusé : ce dépôt sans "
		"dossier de travail est rangé dans un autre dépôt");
	ctg_err_at(err, git_repository_path(*out), 0, 0);
	ctg_err_hint(err, "s'il est bien à vous, déplacez-le hors de l'autre");
	return code;
}

enum ctg_code ctg_repo_open(struct ctg_repo *out, struct ctg_arena *a,
	const char *dir, struct ctg_err *err)
{
	struct ctg_repo r = { .prefix = "", .settings = CTG_SETTINGS_INIT };
	enum ctg_code code = start_library(err);

	if (code)
		return code;
	r.index = CTG_NEW(a, struct ctg_index);
	code = open_git(&r.git, dir, err);
	if (!code && git_repository_workdir(r.git))
		r.work = ctg_str_c(a,
			ctg_str_from(git_repository_workdir(r.git)));
	if (!code)
		code = ctg_register_find(&r, a, dir, err);
	if (code) {
		git_repository_free(r.git);
		return code;
	}
	*out = r;
	return CTG_OK;
}

void ctg_repo_close(struct ctg_repo *r)
{
	if (!r->git)
		return;
	ctg_index_close(r->index);
	git_repository_free(r->git);
	r->git = NULL;
}

/* By default a window is a whole pack. */
#define WINDOW		((size_t)1 << 20)
#define WINDOWS		((size_t)4 << 20)
#define SMALL_TREE	((size_t)4 << 10)

void ctg_repo_spare_memory(void)
{
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, WINDOW);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, WINDOWS);
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE,
		SMALL_TREE);
}

/* Writing */

void ctg_repo_settle(const char *lock)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	int n = (int)(strlen(lock) - strlen(".lock"));
	struct stat file, held;

	if (lstat(lock, &held) == 0 &&
	    stat(ctg_strf(&a, "%.*s", n, lock).p, &file) == 0 &&
	    file.st_dev == held.st_dev && file.st_ino == held.st_ino)
		unlink(lock);
	ctg_arena_release(&a);
}

static enum ctg_code check_state(const struct ctg_repo *r,
	struct ctg_err *err)
{
	switch ((git_repository_state_t)git_repository_state(r->git)) {
	case GIT_REPOSITORY_STATE_NONE:
		return CTG_OK;
	case GIT_REPOSITORY_STATE_MERGE:
		return ctg_refuse(err, "une fusion est en cours",
			"terminez-la par git commit --no-edit, ou abandonnez-"
			"la par git merge --abort");
	case GIT_REPOSITORY_STATE_REVERT:
	case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
		return ctg_refuse(err,
			"une annulation (git revert) est en cours",
			"terminez-la par git revert --continue, ou "
			"abandonnez-la par git revert --abort");
	case GIT_REPOSITORY_STATE_CHERRYPICK:
	case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
		return ctg_refuse(err,
			"une reprise (git cherry-pick) est en cours",
			"terminez-la par git cherry-pick --continue, ou "
			"abandonnez-la par git cherry-pick --abort");
	case GIT_REPOSITORY_STATE_BISECT:
		return ctg_refuse(err,
			"une recherche (git bisect) est en cours",
			"terminez-la par git bisect reset");
	case GIT_REPOSITORY_STATE_REBASE:
	case GIT_REPOSITORY_STATE_REBASE_INTERACTIVE:
	case GIT_REPOSITORY_STATE_REBASE_MERGE:
		return ctg_refuse(err, "un déplacement de branche (git rebase) "
			"est en cours", "terminez-le par git rebase "
			"--continue, ou abandonnez-le par git rebase --abort");
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
		break;
	}
	return ctg_refuse(err, "une application de correctifs (git am) est en "
		"cours", "terminez-la par git am --continue, ou abandonnez-la "
		"par git am --abort");
}

/* git updates the index in passing, for an editor that shows what changed:
 * it is waited for, as for a reference. */
#define TRIES		10
#define PAUSE_MS	10

/* Before anything is written: a lock met half way would leave a commit whose
 * files the person has not been given. */
static enum ctg_code check_lock(const struct ctg_repo *r, const char *name,
	struct ctg_err *err)
{
	static const struct timespec pause = { 0, PAUSE_MS * 1'000'000L };
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *path = ctg_strf(&a, "%s%s.lock",
		git_repository_path(r->git), name).p;
	enum ctg_code code = CTG_OK;
	struct stat st;
	int i = 0;

	while (i < TRIES && lstat(path, &st) == 0) {
		nanosleep(&pause, NULL);
		i++;
	}
	if (i == TRIES) {
		code = ctg_fail(err, CTG_EGIT, "une autre commande git "
			"travaille sur ce dépôt");
		ctg_err_hint(err, "attendez qu'elle finisse, puis "
			"recommencez ; si aucune n'est en cours, effacez "
			"%s", path);
	}
	ctg_arena_release(&a);
	return code;
}

static bool has_config(git_config *config, const char *name)
{
	const char *value;

	return git_config_get_string(&value, config, name) == 0 &&
		ctg_str_trim(ctg_str_from(value)).n > 0;
}

static enum ctg_code check_identity(const struct ctg_repo *r,
	struct ctg_err *err)
{
	git_config *config;
	bool name, email;

	if (git_repository_config_snapshot(&config, r->git))
		return ctg_repo_fail(err, "lecture de la configuration");
	name = has_config(config, "user.name");
	email = has_config(config, "user.email");
	git_config_free(config);
	if (!name && !email)
		return ctg_refuse(err, "git ne connaît ni votre nom ni votre "
			"adresse, qui doivent figurer dans l'historique", "git "
			"config --global user.name \"Prénom NOM\" && git "
			"config --global user.email prenom.nom@exemple.fr");
	if (!name)
		return ctg_refuse(err, "git ne connaît pas votre nom, qui doit "
			"figurer dans l'historique", "git config --global "
			"user.name \"Prénom NOM\"");
	if (!email)
		return ctg_refuse(err, "git ne connaît pas votre adresse, qui "
			"doit figurer dans l'historique", "git config "
			"--global user.email prenom.nom@exemple.fr");
	return CTG_OK;
}

enum ctg_code ctg_repo_writable(const struct ctg_repo *r,
	struct ctg_err *err)
{
	enum ctg_code code = check_state(r, err);

	if (code)
		return code;
	if (git_repository_is_shallow(r->git))
		return ctg_refuse(err, "ce clone ne contient qu'une partie de "
			"l'historique", "complétez-le par git fetch "
			"--unshallow --tags");
	code = check_identity(r, err);
	if (!code && r->work)
		code = check_lock(r, "index", err);
	if (!code && r->work)
		code = check_lock(r, "HEAD", err);
	return code;
}

/* Names */

enum ctg_code ctg_repo_head_read(const char **out, const struct ctg_repo *r,
	struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_str branch;
	git_reference *head;

	*out = NULL;
	if (!r->work)
		return CTG_OK;
	if (git_reference_lookup(&head, r->git, "HEAD"))
		return ctg_repo_fail(err, "lecture de la branche ouverte");
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
		branch = ctg_str_from(git_reference_symbolic_target(head));
		if (ctg_str_cut(&branch, STR("refs/heads/")))
			*out = ctg_str_c(a, branch);
	}
	git_reference_free(head);
	return CTG_OK;
}

const char *ctg_repo_head(const struct ctg_repo *r, struct ctg_arena *a)
{
	const char *name;

	return ctg_repo_head_read(&name, r, a, NULL) ? NULL : name;
}

const char *ctg_repo_folder(const struct ctg_repo *r, struct ctg_arena *a,
	struct ctg_str id)
{
	return ctg_strf(a, "%sconventions/%.*s", r->prefix, STR_ARG(id)).p;
}
