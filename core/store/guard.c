/* SPDX-License-Identifier: Apache-2.0 */
#include "store/guard.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/guarding.h"

/* The first-parent line */

static void add(struct ctg_guard_line *l, struct ctg_arena *a,
	const git_oid *oid)
{
	CTG_MORE(a, l->v, l->n, l->room);
	git_oid_cpy(&l->v[l->n++], oid);
}

enum ctg_code ctg_guard_follow(struct ctg_guard_line *l,
	const struct ctg_guarding *g, struct ctg_arena *a,
	const git_oid *from, const git_oid *to)
{
	git_oid at = *to;

	while (!from || !git_oid_equal(&at, from)) {
		git_commit *c;
		bool is_root;

		if (git_commit_lookup(&c, g->repo.git, &at))
			return ctg_guard_fail(g, "lecture d'un commit");
		add(l, a, &at);
		is_root = git_commit_parentcount(c) == 0;
		if (!is_root)
			git_oid_cpy(&at, git_commit_parent_id(c, 0));
		git_commit_free(c);
		if (is_root) {
			l->whole = !from;
			return CTG_OK;
		}
	}
	l->whole = true;
	return CTG_OK;
}

/* One commit */

static enum ctg_code open_commit(struct ctg_snapshot *out,
	const struct ctg_guarding *g, const git_oid *oid)
{
	char hex[CTG_OID_HEX + 1];

	git_oid_tostr(hex, sizeof(hex), oid);
	return ctg_snapshot_open(out, &g->repo, hex, g->err);
}

static enum ctg_code read_commit(struct ctg_guard_step *s,
	const git_oid *oid)
{
	git_commit *c;
	enum ctg_code code;

	if (git_commit_lookup(&c, s->g->repo.git, oid))
		return ctg_guard_fail(s->g, "lecture d'un commit");
	s->day = ctg_date_at(git_commit_time(c), git_commit_time_offset(c));
	code = ctg_guard_claim_read(&s->claim, s, git_commit_message(c));
	git_commit_free(c);
	return code;
}

/* before is NULL for what has no parent. */
static enum ctg_code open_step(struct ctg_guard_step *s,
	const git_oid *before, const git_oid *after)
{
	enum ctg_code code = CTG_OK;

	s->commit = s->message = true;
	if (before)
		code = open_commit(&s->before, s->g, before);
	if (!code)
		code = open_commit(&s->after, s->g, after);
	if (!code)
		code = read_commit(s, after);
	return code;
}

static void close_step(struct ctg_guard_step *s)
{
	ctg_snapshot_close(&s->after);
	ctg_snapshot_close(&s->before);
	ctg_arena_release(s->arena);
}

static enum ctg_code check_commit(struct ctg_guarding *g,
	const git_oid *before, const git_oid *after)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_guard_step s = { .g = g, .arena = &a };
	enum ctg_code code = open_step(&s, before, after);

	if (!code)
		code = ctg_guard_step(&s);
	close_step(&s);
	return code;
}

/* A branch */

static void say_branch(struct ctg_guarding *g, const char *what)
{
	const struct ctg_guard_step s = { .g = g, .arena = g->arena };
	const char *branch = ctg_str_c(g->arena, g->repo.settings.branch);

	ctg_guard_say(&s, "L858", branch, 0, "%s", what);
}

/* The old tip is not on the new first-parent line. */
static void say_broken(struct ctg_guarding *g, const git_oid *from,
	const git_oid *to)
{
	git_odb *odb;
	bool known = false;

	if (git_repository_odb(&odb, g->repo.git) == 0) {
		known = git_odb_exists(odb, from);
		git_odb_free(odb);
	}
	if (!known)
		say_branch(g, "le serveur a des commits que vous n'avez pas");
	else if (git_graph_descendant_of(g->repo.git, to, from) == 1)
		say_branch(g, "cette fusion met au second plan les commits "
			"que le serveur a déjà");
	else
		say_branch(g, "des commits que le serveur a déjà "
			"disparaîtraient");
}

static enum ctg_code check_line(struct ctg_guarding *g,
	const struct ctg_guard_line *l, const git_oid *from)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = l->n; i > 0 && !code; i--)
		code = check_commit(g, i < l->n ? &l->v[i] : from,
			&l->v[i - 1]);
	return code;
}

/* Only the tip will be read to find the register. */
static enum ctg_code check_tip(struct ctg_guarding *g, const git_oid *from,
	const git_oid *to)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_guard_step s = { .g = g, .arena = &a };
	enum ctg_code code = open_step(&s, from, to);

	if (!code)
		code = ctg_guard_settings_check(&s);
	close_step(&s);
	return code;
}

/* *from is NULL for what did not exist. */
static enum ctg_code read_ids(git_oid **from, git_oid ids[2],
	const struct ctg_guarding *g, const struct ctg_move *m)
{
	if (git_oid_fromstr(&ids[1], m->to) ||
	    (m->from[0] && git_oid_fromstr(&ids[0], m->from)))
		return ctg_repo_fail(g->err, "lecture d'un commit");
	*from = m->from[0] ? &ids[0] : NULL;
	return CTG_OK;
}

static enum ctg_code check_branch(struct ctg_guarding *g,
	const struct ctg_move *m)
{
	struct ctg_guard_line l = { 0 };
	git_oid ids[2], *from;
	enum ctg_code code;

	if (m->to[0] == '\0') {
		say_branch(g, "la branche en vigueur ne s'efface pas");
		ctg_guard_remedy(g, "gardez-la : elle porte tout ce qui est "
			"signé");
		return CTG_OK;
	}
	code = read_ids(&from, ids, g, m);
	if (!code)
		code = ctg_guard_follow(&l, g, g->arena, from, &ids[1]);
	if (code)
		return code;
	if (!l.whole) {
		say_broken(g, from, &ids[1]);
		return CTG_OK;
	}
	code = check_line(g, &l, from);
	return code ? code : check_tip(g, from, &ids[1]);
}

/* Not the branch in force, but where a server looks which one that is. */
static enum ctg_code check_head(struct ctg_guarding *g,
	const struct ctg_move *m)
{
	size_t said = g->diags->n;
	git_oid ids[2], *from;
	enum ctg_code code = read_ids(&from, ids, g, m);

	if (!code)
		code = check_tip(g, from, &ids[1]);
	if (!code && g->diags->n > said)
		ctg_guard_remedy(g, "ce serveur lit ses réglages sur la "
			"branche principale ; pour que ce soit « %.*s », sur "
			"le serveur : git symbolic-ref HEAD refs/heads/%.*s",
			STR_ARG(g->repo.settings.branch),
			STR_ARG(g->repo.settings.branch));
	return code;
}

/* Moves */

static bool is_branch(const struct ctg_guarding *g, const char *ref)
{
	struct ctg_str s = ctg_str_from(ref);

	return ctg_str_cut(&s, STR("refs/heads/")) &&
		ctg_str_eq(s, g->repo.settings.branch);
}

/* Where the branch in force will be. */
static bool find_tip(git_oid *out, const struct ctg_guarding *g,
	const struct ctg_move *moves, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_branch(g, moves[i].ref))
			return git_oid_fromstr(out, moves[i].to) == 0;
	return git_reference_name_to_id(out, g->repo.git, ctg_strf(g->arena,
		"refs/heads/%.*s", STR_ARG(g->repo.settings.branch)).p) == 0;
}

enum ctg_code ctg_guard_moves(struct ctg_diags *diags,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_move *moves, size_t n, struct ctg_err *err)
{
	struct ctg_err unread = { 0 };
	struct ctg_guarding g = { .repo = *r, .arena = a, .diags = diags,
		.err = err ? err : &unread };
	git_oid tip;
	enum ctg_code code = ctg_guard_settings_find(&g, moves, n);

	ctg_guard_tags_take(&g, moves, n);
	for (size_t i = 0; i < n && !code; i++) {
		ctg_guard_reference(&g, &moves[i]);
		if (is_branch(&g, moves[i].ref))
			code = check_branch(&g, &moves[i]);
		else if (moves[i].to[0] && strcmp(moves[i].ref, g.head) == 0)
			code = check_head(&g, &moves[i]);
	}
	if (!code)
		code = ctg_guard_tags_check(&g,
			find_tip(&tip, &g, moves, n) ? &tip : NULL);
	ctg_diags_sort(diags);
	return code;
}

/* The index */

static enum ctg_code open_head(struct ctg_guard_step *s)
{
	git_oid head;
	int error = git_reference_name_to_id(&head, s->g->repo.git, "HEAD");

	if (error == GIT_ENOTFOUND)
		return CTG_OK;		/* the first commit */
	return error ? ctg_repo_fail(s->g->err, "lecture de HEAD") :
		open_commit(&s->before, s->g, &head);
}

/* What git is about to write itself, right after us. */
static enum ctg_code open_index(struct ctg_guard_step *s)
{
	git_index *index;
	git_oid oid;
	int error = git_repository_index(&index, s->g->repo.git);

	if (error)
		return ctg_repo_fail(s->g->err, "lecture de l'index");
	error = git_index_write_tree(&oid, index);
	git_index_free(index);
	if (!error)
		error = git_tree_lookup(&s->after.tree, s->g->repo.git, &oid);
	s->after.repo = &s->g->repo;
	return error ? ctg_repo_fail(s->g->err, "lecture de l'index") :
		CTG_OK;
}

static enum ctg_code check_index(struct ctg_guard_step *s,
	const char *message)
{
	enum ctg_code code = open_head(s);

	if (!code)
		code = open_index(s);
	if (!code && message)
		code = ctg_guard_claim_read(&s->claim, s, message);
	if (!code)
		code = ctg_guard_step(s);
	if (!code)
		code = ctg_guard_settings_check(s);
	return code;
}

enum ctg_code ctg_guard_index(struct ctg_diags *diags,
	struct ctg_arena *a, const struct ctg_repo *r, const char *message,
	struct ctg_err *err)
{
	struct ctg_err unread = { 0 };
	struct ctg_arena own = CTG_ARENA_INIT;
	struct ctg_guarding g = { .repo = *r, .arena = a, .diags = diags,
		.err = err ? err : &unread };
	/* Nobody tells us what day it is: no event is to come. */
	struct ctg_guard_step s = { .g = &g, .arena = &own,
		.message = message != NULL, .day = { 9999, 12, 31 } };
	const char *head;
	enum ctg_code code = ctg_repo_head_read(&head, r, a, g.err);

	if (!code)
		code = ctg_guard_settings_find(&g, NULL, 0);
	if (!code && head && ctg_str_eq(ctg_str_from(head),
	    g.repo.settings.branch))
		code = check_index(&s, message);
	close_step(&s);
	ctg_diags_sort(diags);
	return code;
}
