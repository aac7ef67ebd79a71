/* SPDX-License-Identifier: Apache-2.0 */
#include "store/register.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "model/yaml.h"
#include "store/folder.h"
#include "store/snapshot.h"

#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Reading the settings */

/* With a wrong setting the wrong branch would be taken for the one in
 * force: nothing is done before it is corrected. */
static enum ctg_code parse_settings(struct ctg_repo *r, struct ctg_arena *a,
	const char *path, struct ctg_str text, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = a };
	struct ctg_source src;
	struct ctg_settings s;
	enum ctg_code code;

	code = ctg_source_init(&src, a, ctg_str_from(path), text, err);
	if (!code)
		code = ctg_settings_read(&s, a, &src, &diags, err);
	if (code)
		return code;
	ctg_diags_sort(&diags);
	for (size_t i = 0; i < diags.n; i++) {
		const struct ctg_diag *d = &diags.v[i];

		if (d->level < CTG_ERROR)
			continue;
		code = ctg_fail(err, CTG_EINPUT, "%.*s",
			STR_ARG(d->message));
		ctg_err_at(err, path, d->at.line, d->at.col);
		ctg_err_hint(err, "%.*s", STR_ARG(d->remedy));
		return code;
	}
	r->settings = s;
	return CTG_OK;
}

static enum ctg_code read_file(struct ctg_repo *r, struct ctg_arena *a,
	const char *path, struct ctg_err *err)
{
	struct ctg_str text;
	struct stat st;
	enum ctg_code code;

	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		code = ctg_fail(err, CTG_EINPUT,
			"les réglages doivent être un fichier ordinaire");
		ctg_err_at(err, path, 0, 0);
		return code;
	}
	code = ctg_io_read(&text, a, path, CTG_YAML_MAX, err);
	return code ? code : parse_settings(r, a, path, text, err);
}

/* In the work tree */

/* The real path of a folder, with a '/' at its end; NULL when it has none. */
static const char *real(struct ctg_arena *a, const char *dir)
{
	char path[PATH_MAX];

	if (!realpath(dir, path))
		return NULL;
	return ctg_strf(a, "%s%s", path, path[1] ? "/" : "").p;
}

/* « /a/b/ » becomes « /a/ ». */
static struct ctg_str parent(struct ctg_str dir)
{
	while (dir.n > 1 && dir.p[dir.n - 2] != '/')
		dir.n--;
	dir.n -= dir.n > 1;
	return dir;
}

/* The nearest folder that has a ctg.yml, from here up to the top; empty when
 * there is none. */
static struct ctg_str nearest(struct ctg_arena *a, const char *here,
	const char *top)
{
	struct ctg_str at = ctg_str_from(here), last = ctg_str_from(top);

	while (ctg_str_starts(at, last)) {
		if (ctg_io_is_file(ctg_strf(a, "%.*s" CTG_SETTINGS_FILE,
		    STR_ARG(at)).p))
			return at;
		if (at.n <= 1)
			break;
		at = parent(at);
	}
	return STR("");
}

/* False when there is none. */
static bool find_in_work(struct ctg_repo *r, struct ctg_arena *a,
	const char *dir, const char **settings)
{
	const char *top = real(a, r->work), *here = real(a, dir);
	struct ctg_str at;

	if (!top || !here)
		return false;
	at = nearest(a, here, top);
	if (at.n == 0)
		return false;
	r->prefix = ctg_str_c(a, ctg_str_skip(at, strlen(top)));
	*settings = ctg_strf(a, "%.*s" CTG_SETTINGS_FILE, STR_ARG(at)).p;
	return true;
}

bool ctg_register_is_around(const char *dir)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *here = real(&a, dir);
	bool around = here && nearest(&a, here, "/").n > 0;

	ctg_arena_release(&a);
	return around;
}

/* In the last commit */

#define MAX_DEPTH	8
#define MAX_TREES	20'000	/* a hostile one can hold as many as it likes */

struct search {
	git_repository *git;
	struct ctg_arena *arena;
	struct ctg_str path;		/* of what is looked into */
	unsigned depth, trees, found;
	bool cut;			/* not all was looked into */
	const char *prefix, *other;	/* the last two that were found */
};

static void search(struct search *s, const git_tree *t)
{
	struct ctg_str here = s->path;

	if (git_tree_entry_byname(t, CTG_SETTINGS_FILE)) {
		s->other = s->prefix;
		s->prefix = ctg_str_c(s->arena, here);
		s->found++;
		return;
	}
	if (s->depth == MAX_DEPTH)
		return;
	s->depth++;
	for (size_t i = 0; i < git_tree_entrycount(t); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(t, i);
		git_tree *below;

		if (git_tree_entry_type(e) != GIT_OBJECT_TREE)
			continue;
		s->cut |= s->trees == MAX_TREES;
		if (s->cut || git_tree_lookup(&below, s->git,
		    git_tree_entry_id(e)))
			continue;
		s->trees++;
		s->path = ctg_strf(s->arena, "%.*s%s/", STR_ARG(here),
			git_tree_entry_name(e));
		search(s, below);
		git_tree_free(below);
	}
	s->depth--;
	s->path = here;
}

/* « a/b/ » from git's setting; NULL when there is none. */
static const char *configured(const struct ctg_repo *r, struct ctg_arena *a)
{
	struct ctg_str path, inside = STR("");
	git_config *config;
	const char *value;

	if (git_repository_config_snapshot(&config, r->git))
		return NULL;
	path = git_config_get_string(&value, config, "ctg.registre") == 0 ?
		ctg_str_dup(a, ctg_str_from(value)) : STR("");
	git_config_free(config);
	if (path.n == 0)
		return NULL;
	return ctg_name_resolve(&inside, a, path) ?
		ctg_strf(a, "%.*s/", STR_ARG(inside)).p : "";
}

static enum ctg_code several(const struct search *s, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EGIT, "ce dépôt contient %u "
		"registres : « %s" CTG_SETTINGS_FILE " », « %s"
		CTG_SETTINGS_FILE " »", s->found, s->other, s->prefix);

	ctg_err_hint(err, "dites lequel : git config ctg.registre %s",
		s->prefix);
	return code;
}

/* A register that is not seen would be one that nobody guards. */
static enum ctg_code too_many(struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EGIT, "ce dépôt a trop de "
		"dossiers pour que le registre y soit cherché");

	ctg_err_hint(err, "dites où il est : git config ctg.registre "
		"<dossier>");
	return code;
}

enum ctg_code ctg_register_find_in(struct ctg_repo *r, bool *found,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_err *err)
{
	struct search all = {
		.git = r->git, .arena = a, .path = STR(""),
		.prefix = configured(r, a),
	};
	struct ctg_str text;
	const char *path;
	enum ctg_code code;

	*found = false;
	if (!all.prefix)
		search(&all, s->tree);
	if (all.found > 1)
		return several(&all, err);
	if (!all.prefix)
		return all.cut ? too_many(err) : CTG_OK;
	path = ctg_strf(a, "%s" CTG_SETTINGS_FILE, all.prefix).p;
	if (!ctg_snapshot_has(s, path))
		return CTG_OK;
	*found = true;
	r->prefix = all.prefix;
	code = ctg_snapshot_read(&text, a, s, path, err);
	return code ? code : parse_settings(r, a, path, text, err);
}

static enum ctg_code find_in_commit(struct ctg_repo *r, struct ctg_arena *a,
	const char *tip, bool *found, struct ctg_err *err)
{
	struct ctg_snapshot s;
	enum ctg_code code = ctg_snapshot_open(&s, r, tip, err);

	if (code)
		return code;
	code = ctg_register_find_in(r, found, a, &s, err);
	ctg_snapshot_close(&s);
	return code;
}

/* Where it is, when a commit knows. */
static void hint_place(const struct ctg_repo *r, struct ctg_arena *a,
	struct ctg_err *err)
{
	struct ctg_repo in = *r;
	bool found = false;

	if (find_in_commit(&in, a, "HEAD", &found, NULL) == CTG_OK && found) {
		if (*in.prefix)
			ctg_err_hint(err, "il y en a un dans %s%s : placez-"
				"vous dans ce dossier", r->work, in.prefix);
		else
			ctg_err_hint(err, "le dernier commit en a un : git "
				"restore " CTG_SETTINGS_FILE " le rend");
	} else if (find_in_commit(&in, a, "refs/heads/main", &found, NULL) ==
	    CTG_OK && found) {
		ctg_err_hint(err, "la branche « main » en a un : git switch "
			"main");
	}
}

static enum ctg_code no_register(const struct ctg_repo *r,
	struct ctg_arena *a, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_ESYSTEM,
		"ce dépôt n'a pas de registre ici ni au-dessus : il n'y a pas "
		"de fichier " CTG_SETTINGS_FILE);

	ctg_err_hint(err, "placez-vous dans un registre, ou faites-en un ici : "
		"ctg init");
	if (r->work && err)
		hint_place(r, a, err);
	return code;
}

enum ctg_code ctg_register_find(struct ctg_repo *r, struct ctg_arena *a,
	const char *dir, struct ctg_err *err)
{
	static const char *const tips[] = { "HEAD", "refs/heads/main" };
	const char *settings, *prefix;
	bool found = false;
	enum ctg_code code;
	git_oid id;

	if (r->work && find_in_work(r, a, dir ? dir : ".", &settings))
		return read_file(r, a, settings, err);
	if (r->work && dir)
		return no_register(r, a, err);
	for (size_t i = 0; i < sizeof(tips) / sizeof(tips[0]); i++) {
		if (git_reference_name_to_id(&id, r->git, tips[i]))
			continue;
		code = find_in_commit(r, a, tips[i], &found, err);
		if (code || found)
			return code;
		/* Its register may be what is being pushed to it. */
		return r->work || dir ? no_register(r, a, err) :
			CTG_OK;
	}
	if (r->work)
		return no_register(r, a, err);
	prefix = configured(r, a);
	r->prefix = prefix ? prefix : "";
	return CTG_OK;
}
