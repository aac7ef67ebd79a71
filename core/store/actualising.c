/* SPDX-License-Identifier: Apache-2.0 */
/* Which avenant, and is it behind? */
#include "store/actualising.h"

#include "base/arena.h"
#include "store/draft.h"
#include "store/frozen.h"
#include "store/upstream.h"
#include "store/worktree.h"

#include <git2.h>

/* --- versions ------------------------------------------------------------- */

/* A branch holds the last version that its beginning has in its history. */
static bool holds(const struct ctg_actualising *c, const struct ctg_act *act)
{
	git_oid start, commit;

	return git_oid_fromstr(&start, c->start.commit) == 0 &&
		git_oid_fromstr(&commit, act->commit) == 0 &&
		(git_oid_equal(&start, &commit) ||
		git_graph_descendant_of(c->repo->git, &start, &commit) == 1);
}

static enum ctg_code find_versions(struct ctg_actualising *c,
	struct ctg_err *err)
{
	const struct ctg_act_list *list = &c->at.list;
	size_t i = list->nacts;

	c->last = &list->acts[i - 1];
	c->to = c->last->number;
	while (i-- > 0)
		if (holds(c, &list->acts[i])) {
			c->from = list->acts[i].number;
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EREFUSED, "la branche « %s » ne part "
		"d'aucune version signée de « %.*s »", c->at.branch,
		STR_ARG(c->at.id));
}

static enum ctg_code refuse_base(const struct ctg_actualising *c,
	const struct ctg_amendment *front, struct ctg_err *err)
{
	enum ctg_code code = front->base == ~0U ? ctg_fail(err, CTG_EREFUSED,
		"l'acte ne dit pas quelle version il modifie") : ctg_fail(err,
		CTG_EREFUSED, "l'acte dit modifier la version %u ; sa branche "
		"part de la version %u", front->base, c->from);

	ctg_err_at(err, c->at.path, front->base_at.line, 0);
	ctg_err_hint(err, "écrivez « base: %u », enregistrez (git commit -am "
		"\"…\"), puis recommencez", c->from);
	return code;
}

static enum ctg_code read_act(struct ctg_actualising *c, struct ctg_err *err)
{
	struct ctg_diags ignored = { .arena = c->arena };
	struct ctg_source *src = CTG_NEW(c->arena, struct ctg_source);
	struct ctg_amendment front;
	struct ctg_str text;
	enum ctg_code code;

	if (!ctg_snapshot_has(&c->tip, c->at.path))
		return CTG_OK;
	code = ctg_snapshot_read(&text, c->arena, &c->tip, c->at.path, err);
	if (!code)
		code = ctg_source_init(src, c->arena, ctg_str_from(
			c->at.path), text, err);
	if (!code)
		code = ctg_amendment_read(&front, c->arena, src, &ignored,
			err);
	if (code)
		return code;
	c->act = src;
	return front.base == c->from ? CTG_OK : refuse_base(c, &front, err);
}

/* Another one has its number. */
static enum ctg_code check_number(const struct ctg_actualising *c,
	struct ctg_err *err)
{
	const struct ctg_act_list *list = &c->at.list;
	unsigned n = c->at.number, next;
	enum ctg_code code;

	if (!ctg_acts_find(list->acts, list->nacts, n))
		return CTG_OK;
	code = ctg_draft_number(&next, c->arena, c->repo, c->at.id,
		ctg_acts_highest(list->acts, list->nacts), err);
	if (code)
		return code;
	code = ctg_fail(err, CTG_EREFUSED, "l'avenant n° %u à « %.*s » est "
		"déjà signé", n, STR_ARG(c->at.id));
	ctg_err_hint(err, "si cette branche en prépare un autre, donnez-lui "
		"le n° %u (branche, avenants/%u.md, suivi.yml), puis "
		"recommencez", next, next);
	return code;
}

/* --- the three of them ---------------------------------------------------- */

static enum ctg_code read_suivi(struct ctg_actualising *c,
	struct ctg_err *err)
{
	struct ctg_diags none = { .arena = c->arena };
	struct ctg_source *src = CTG_NEW(c->arena, struct ctg_source);
	struct ctg_suivi force, *s = &c->suivi;
	enum ctg_code code = ctg_suivi_read(s, c->arena, &c->tip, c->at.id,
		&none, err);

	if (!code)
		code = ctg_suivi_read(&force, c->arena, &c->force, c->at.id,
			&none, err);
	if (code)
		return code;
	s->text = ctg_suivi_join(c->arena, force.text, s->text);
	code = ctg_source_init(src, c->arena, s->path, s->text, err);
	return code ? code : ctg_events_read(&s->events, &s->n, c->arena,
		src, &none, err);
}

static enum ctg_code open_sides(struct ctg_actualising *c,
	struct ctg_err *err)
{
	struct ctg_arena *a = c->arena;
	enum ctg_code code = ctg_snapshot_open(&c->tip, c->repo, ctg_strf(a,
		"refs/heads/%s", c->at.branch).p, err);

	if (!code)
		code = ctg_draft_base(&c->force, a, c->repo, err);
	if (!code)
		code = ctg_draft_start(&c->start, &c->tip, &c->force,
			c->at.branch, err);
	if (!code)
		code = find_versions(c, err);
	if (!code)
		code = check_number(c, err);
	return code;
}

enum ctg_code ctg_actualising_open(struct ctg_actualising *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_actualising *c = out;
	enum ctg_code code;

	*c = (struct ctg_actualising){ .repo = r, .arena = a };
	code = ctg_amending_open(&c->at, a, r, id, -1, err);
	if (!code)
		code = ctg_amending_here(&c->at, err);
	if (code)
		return code;
	c->folder = ctg_repo_folder(r, a, c->at.id);
	code = open_sides(c, err);
	if (!code)
		code = ctg_upstream_check(a, &c->force, err);
	if (!code)
		code = ctg_frozen_check(a, &c->force, c->at.id,
			c->last, err);
	if (!code)
		code = read_act(c, err);
	return code ? code : read_suivi(c, err);
}

void ctg_actualising_close(struct ctg_actualising *c)
{
	ctg_snapshot_close(&c->start);
	ctg_snapshot_close(&c->force);
	ctg_snapshot_close(&c->tip);
	ctg_amending_close(&c->at);
}

enum ctg_code ctg_actualising_clean(const struct ctg_actualising *c,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_worktree_clean(c->repo, NULL, err);

	return code ? code : ctg_worktree_elsewhere(c->repo, c->at.branch,
		err);
}
