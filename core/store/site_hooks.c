/* SPDX-License-Identifier: Apache-2.0 */
#include "store/site.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <errno.h>
#include <git2.h>
#include <sys/stat.h>

#define HOOK_MAX	((size_t)1 << 20)

/* A link to a folder that is neither git's nor the person's. */
static bool leads_out(const struct ctg_site *s, const char *folder)
{
	struct stat st;

	return lstat(folder, &st) == 0 && S_ISLNK(st.st_mode) &&
		!ctg_io_is_inside(git_repository_commondir(s->repo.git),
			folder) &&
		!(s->repo.work && ctg_io_is_inside(s->repo.work, folder));
}

/* Where git looks for them, and whether only for this repository: a folder
 * that a person or a machine shares among many is not ours to fill. */
static enum ctg_code find_folder(const char **out, bool *shared,
	const struct ctg_site *s, struct ctg_err *err)
{
	git_repository *git = s->repo.git;
	git_config_entry *entry = NULL;
	git_config *config;
	git_buf path = { 0 };
	int error;

	*shared = false;
	*out = ctg_io_join(s->arena, git_repository_commondir(git),
		STR("hooks"));
	if (git_repository_config_snapshot(&config, git))
		return ctg_repo_fail(err, "lecture de la configuration");
	error = git_config_get_entry(&entry, config, "core.hookspath");
	if (!error) {
		*shared = entry->level < GIT_CONFIG_LEVEL_LOCAL;
		error = git_config_get_path(&path, config, "core.hookspath");
	}
	if (!error)
		*out = ctg_io_join(s->arena, *path.ptr == '/' ? "" :
			s->repo.work ? s->repo.work :
			git_repository_path(git),
			ctg_str_from(path.ptr));
	else if (leads_out(s, *out))
		*shared = true;
	git_buf_dispose(&path);
	git_config_entry_free(entry);
	git_config_free(config);
	return error && error != GIT_ENOTFOUND ?
		ctg_repo_fail(err, "lecture de core.hooksPath") : CTG_OK;
}

/* As people know it: from the top of the repository when it is below. */
static const char *shown(const struct ctg_site *s, const char *path)
{
	struct ctg_str rest = ctg_str_from(path);

	if (!ctg_str_cut(&rest, ctg_str_from(s->report->top)))
		return path;
	return ctg_str_c(s->arena, rest);
}

static bool calls_us(struct ctg_str text, const char *hook,
	struct ctg_arena *a)
{
	return ctg_str_has(text, ctg_strf(a, "ctg hook %s", hook));
}

static enum ctg_code keep(struct ctg_site *s,
	const struct ctg_creation_file *hook, const char *path)
{
	struct ctg_str text = STR("");

	/* One that cannot be read does not call us, as far as we know. */
	(void)ctg_io_read(&text, s->arena, path, HOOK_MAX, NULL);
	if (!calls_us(text, hook->path, s->arena)) {
		ctg_site_note(s, CTG_HOOK_KEPT, shown(s, path), hook->path);
	} else if (ctg_str_eq(text, hook->text) && !s->plan->simulate) {
		/* Ours, perhaps from a run that was cut short. */
		(void)!chmod(path, 0755);
	}
	return CTG_OK;
}

static enum ctg_code install(struct ctg_site *s, const char *folder,
	const struct ctg_creation_file *hook, struct ctg_err *err)
{
	const char *path = ctg_io_join(s->arena, folder,
		ctg_str_from(hook->path));
	enum ctg_code code = CTG_OK;
	struct stat st;

	if (lstat(path, &st) == 0)
		return keep(s, hook, path);
	if (!s->plan->simulate) {
		(void)!mkdir(folder, 0777);
		code = ctg_io_write(path, hook->text, err);
	}
	if (!code && !s->plan->simulate && chmod(path, 0755) < 0) {
		code = ctg_fail(err, CTG_ESYSTEM, "ce crochet ne peut pas "
			"être rendu exécutable");
		ctg_err_at(err, path, 0, 0);
	}
	if (!code)
		ctg_site_note(s, CTG_HOOK_MADE, shown(s, path), hook->path);
	return code;
}

/* In a simulation without a repository there is no folder to look at. */
static void promise(struct ctg_site *s)
{
	for (size_t i = 0; i < s->plan->nhooks; i++) {
		const char *hook = s->plan->hooks[i].path;

		ctg_site_note(s, CTG_HOOK_MADE, ctg_strf(s->arena,
			"%shooks/%s", s->plan->bare ? "" : ".git/", hook).p,
			hook);
	}
}

enum ctg_code ctg_site_hooks(struct ctg_site *s, struct ctg_err *err)
{
	const char *folder;
	bool shared;
	enum ctg_code code;

	if (!s->repo.git) {
		promise(s);
		return CTG_OK;
	}
	code = find_folder(&folder, &shared, s, err);
	for (size_t i = 0; i < s->plan->nhooks && !code; i++) {
		if (shared)
			ctg_site_note(s, CTG_HOOK_SHARED, folder,
				s->plan->hooks[i].path);
		else
			code = install(s, folder, &s->plan->hooks[i], err);
	}
	return code;
}
