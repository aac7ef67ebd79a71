/* SPDX-License-Identifier: Apache-2.0 */
/* ctg.yml may change, but not so that the guard would no longer find what it
 * guards: the register, and the branch in force. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/register.h"

/* Which register a server's repository holds */

static enum ctg_code find_at(struct ctg_guarding *g, bool *found,
	const char *rev)
{
	struct ctg_snapshot s;
	enum ctg_code code = ctg_snapshot_open(&s, &g->repo, rev, g->err);

	if (code)
		return code;
	code = ctg_register_find_in(&g->repo, found, g->arena, &s, g->err);
	ctg_snapshot_close(&s);
	return code;
}

/* « main » when HEAD says so, whether it exists or not. */
static const char *head_of(const struct ctg_guarding *g)
{
	git_reference *head;
	const char *name = "";

	if (git_reference_lookup(&head, g->repo.git, "HEAD"))
		return name;
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC)
		name = ctg_str_c(g->arena, ctg_str_from(
			git_reference_symbolic_target(head)));
	git_reference_free(head);
	return name;
}

static bool exists(const struct ctg_guarding *g, const char *ref)
{
	git_oid oid;

	return git_reference_name_to_id(&oid, g->repo.git, ref) == 0;
}

/* After this push the register must be found again: by HEAD, or by main when
 * there is nothing else. */
static void check_head(struct ctg_guarding *g, const char *ref)
{
	const struct ctg_guard_step s = { .g = g, .arena = g->arena };
	const char *head = head_of(g);
	bool main = strcmp(ref, "refs/heads/main") == 0;

	if (strcmp(head, ref) == 0 || (main && !exists(g, head)))
		return;
	ctg_guard_say(&s, "L850", "HEAD", 0, "ce serveur ne contrôlerait pas "
		"la branche « %.*s » : pour lui, la branche principale est "
		"« %s »", STR_ARG(g->repo.settings.branch),
		ctg_str_starts(ctg_str_from(head), STR("refs/heads/")) ?
		head + sizeof("refs/heads/") - 1 : head);
	ctg_guard_remedy(g, "sur le serveur : git symbolic-ref HEAD %s", ref);
}

/* The first push to a server brings the register itself. */
static enum ctg_code find_pushed(struct ctg_guarding *g, bool *out,
	const struct ctg_move *moves, size_t n)
{
	const struct ctg_repo before = g->repo;

	for (size_t i = 0; i < n; i++) {
		struct ctg_str branch = ctg_str_from(moves[i].ref);
		bool found = false;
		enum ctg_code code;

		if (!ctg_str_cut(&branch, STR("refs/heads/")) ||
		    !moves[i].to[0])
			continue;
		code = find_at(g, &found, moves[i].to);
		if (code && code != CTG_EINPUT)
			return code;
		if (!code && found &&
		    ctg_str_eq(g->repo.settings.branch, branch)) {
			check_head(g, moves[i].ref);
			*out = true;
			return CTG_OK;
		}
		g->repo = before;
	}
	return CTG_OK;
}

/* In a clone: as they were committed, whatever the file says by now. */
static void read_committed(struct ctg_guarding *g)
{
	struct ctg_diags diags = { .arena = g->arena };
	struct ctg_source *src = CTG_NEW(g->arena, struct ctg_source);
	const char *path = ctg_strf(g->arena, "%s" CTG_SETTINGS_FILE,
		g->repo.prefix).p;
	struct ctg_settings then;
	struct ctg_snapshot s;
	struct ctg_str text;

	if (!exists(g, "HEAD") || ctg_snapshot_open(&s, &g->repo, "HEAD",
	    NULL))
		return;
	if (!ctg_snapshot_read(&text, g->arena, &s, path, NULL) &&
	    !ctg_source_init(src, g->arena, ctg_str_from(path), text, NULL) &&
	    !ctg_settings_read(&then, g->arena, src, &diags, NULL) &&
	    ctg_diags_count(&diags, CTG_ERROR) == 0)
		g->repo.settings = then;
	ctg_snapshot_close(&s);
}

enum ctg_code ctg_guard_settings_find(struct ctg_guarding *g,
	const struct ctg_move *moves, size_t n)
{
	const char *tip = exists(g, "HEAD") ? "HEAD" : "refs/heads/main";
	bool found = false;
	enum ctg_code code = CTG_OK;

	g->head = "";
	if (g->repo.work) {
		read_committed(g);
		return CTG_OK;
	}
	if (exists(g, tip))
		code = find_at(g, &found, tip);
	if (!code && !found)
		code = find_pushed(g, &found, moves, n);
	if (!code && found)
		g->head = head_of(g);
	return code;
}

/* The file itself */

static void check_settings(const struct ctg_guard_step *s, const char *path,
	struct ctg_str text)
{
	const struct ctg_settings *now = &s->g->repo.settings;
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_err err = { 0 };
	struct ctg_settings next;
	struct ctg_source src;

	if (ctg_source_init(&src, s->arena, ctg_str_from(path), text, &err) ||
	    ctg_settings_read(&next, s->arena, &src, &diags, &err)) {
		ctg_guard_say(s, "L850", path, err.line, "%s", err.msg);
		return;
	}
	ctg_guard_relay(s, "L850", &diags);
	if (!ctg_str_eq(next.branch, now->branch))
		ctg_guard_say(s, "L850", path, 0, "la branche en vigueur ne "
			"change pas ainsi : « %.*s » ne serait plus contrôlée",
			STR_ARG(now->branch));
}

static enum ctg_code check_file(const struct ctg_guard_step *s,
	const char *path)
{
	struct ctg_err err = { 0 };
	struct ctg_str text;
	enum ctg_code code;

	if (!ctg_snapshot_has(&s->after, path)) {
		ctg_guard_say(s, "L850", path, 0,
			"il n'y a pas de réglages : ce ne serait plus un "
			"registre");
		return CTG_OK;
	}
	code = ctg_snapshot_read(&text, s->arena, &s->after, path, &err);
	if (code == CTG_EINPUT)
		ctg_guard_say(s, "L850", path, 0, "%s", err.msg);
	else if (code)
		return ctg_guard_failed(s->g, code, &err);
	else
		check_settings(s, path, text);
	return CTG_OK;
}

/* Where the register is */

static bool is_configured(const struct ctg_guarding *g)
{
	git_config *config;
	const char *value;
	bool is;

	if (git_repository_config_snapshot(&config, g->repo.git))
		return false;
	is = git_config_get_string(&value, config, "ctg.registre") == 0;
	git_config_free(config);
	return is;
}

/* From this commit alone, as the next push will look for it. */
static enum ctg_code check_place(const struct ctg_guard_step *s)
{
	struct ctg_repo next = s->g->repo;
	struct ctg_err err = { 0 };
	bool found;
	enum ctg_code code = ctg_register_find_in(&next, &found, s->arena,
		&s->after, &err);

	if (code == CTG_ESYSTEM)
		return ctg_guard_failed(s->g, code, &err);
	if (code)
		ctg_guard_say(s, "L850", CTG_SETTINGS_FILE, 0, "%s", err.msg);
	else if (strcmp(next.prefix, s->g->repo.prefix) != 0)
		ctg_guard_say(s, "L850", ctg_strf(s->arena, "%s"
			CTG_SETTINGS_FILE, next.prefix).p, 0, "ce fichier "
			"ferait un second registre à côté de « %s »",
			s->g->repo.prefix);
	return CTG_OK;
}

enum ctg_code ctg_guard_settings_check(const struct ctg_guard_step *s)
{
	const struct ctg_guarding *g = s->g;
	const char *path = ctg_strf(s->arena, "%s" CTG_SETTINGS_FILE,
		g->repo.prefix).p;
	size_t said = g->diags->n;
	enum ctg_code code = CTG_OK;

	if (!s->before.tree ||
	    !ctg_snapshot_same(&s->before, &s->after, path))
		code = check_file(s, path);
	if (code || g->diags->n > said || !g->repo.prefix[0] ||
	    is_configured(g))
		return code;
	return check_place(s);
}
