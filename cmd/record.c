/* SPDX-License-Identifier: Apache-2.0 */
#include "record.h"

#include "near.h"

#include "model/life.h"
#include "store/draft.h"
#include "store/signers.h"
#include "store/upstream.h"

#include <time.h>

struct work {
	struct ctg_cmd *c;
	bool simulate;
	struct ctg_repo repo;
	struct ctg_snapshot tip;
	struct ctg_convention convention;
	struct ctg_suivi suivi;
	struct ctg_suivi_entry *entry;
	bool late;			/* what makes an act, which is closed */
	struct ctg_date closed;		/* then: when */
	const char *act;		/* the commit that closed it; or NULL */
};

/* Reading the register */

static enum ctg_code open_act(struct work *w, long acte, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_suivi_entry *e = w->entry;
	struct ctg_suivi_target target;
	enum ctg_code code = ctg_suivi_find(&target, a, &w->repo, e->id,
		e->event.kind, acte, err);

	if (code)
		return ctg_near_explain(code, a, &w->repo, e->id, err);
	e->event.acte = target.acte;
	e->branch = target.branch;
	w->late = target.closed && ctg_event_makes_act(e->event.kind);
	w->closed = target.day;
	w->act = target.commit;
	code = ctg_snapshot_open(&w->tip, &w->repo,
		ctg_strf(a, "refs/heads/%s", e->branch).p, err);
	if (!code)
		e->tip = &w->tip;
	return code;
}

/* An avenant is also for those that leave the convention by it to sign, then to
 * publish…; in a copy of its branch alone, they are not known. */
static enum ctg_code read_convention(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_snapshot before = { 0 };
	enum ctg_code code = CTG_OK;

	if (w->entry->event.acte > 0 && !w->act)
		code = ctg_draft_base(&before, a, &w->repo, err);
	if (!code || code == CTG_EREFUSED)
		code = ctg_signers_read(&w->convention, a, &w->tip, &before,
			w->entry->id, err);
	if (!code && w->act)
		code = ctg_signers_add_act(&w->convention, a, &w->repo,
			w->entry->id, w->act, err);
	ctg_snapshot_close(&before);
	return code;
}

static enum ctg_code read_suivi(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	enum ctg_code code = ctg_suivi_read(&w->suivi, &w->c->arena, &w->tip,
		w->entry->id, &diags, err);

	if (code || diags.n == 0)
		return code;
	ctg_out_diags(&w->c->out, &diags);
	code = ctg_fail(err, CTG_EINPUT, "le suivi est en partie illisible : "
		"rien n'est consigné");
	ctg_err_hint(err, "corrigez-le sur la branche %s, enregistrez (git "
		"commit), puis recommencez", w->entry->branch);
	return code;
}

/* « Commune », « la commune »: as people say it. */
static void find_party(struct work *w)
{
	struct ctg_str *id = &w->entry->event.partie;
	const struct ctg_convention *c = &w->convention;

	if (ctg_convention_party(c, *id))
		return;
	for (size_t i = 0; i < c->nparties; i++)
		if (ctg_opt_same(&w->c->arena, *id, c->parties[i].id.s) ||
		    ctg_opt_same(&w->c->arena, *id,
		    c->parties[i].designation.s)) {
			*id = c->parties[i].id.s;
			return;
		}
}

/* Recording */

static void print(struct work *w, const char *what)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_buf_printf(&b, "%s : ", what);
	ctg_event_describe(&b, &w->entry->event, &w->convention);
	ctg_buf_printf(&b, "\n%.*s, branche %s :\n",
		STR_ARG(w->suivi.path), w->entry->branch);
	ctg_event_write(&b, &w->entry->event);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code judge(struct work *w, struct ctg_err *err)
{
	struct ctg_event *e = &w->entry->event;
	struct ctg_diags diags = { .arena = &w->c->arena };
	struct ctg_place at = { w->suivi.path, 0, 0 };
	struct ctg_event bare = *e;
	size_t errors, warnings;

	bare.malgre = (struct ctg_str){ 0 };
	ctg_life_check(&w->convention, w->suivi.events, w->suivi.n, &bare,
		ctg_today(), at, &diags);
	if (w->late)
		ctg_life_check_late(&w->convention, e, w->closed, at, &diags);
	errors = ctg_diags_count(&diags, CTG_ERROR);
	warnings = ctg_diags_count(&diags, CTG_WARNING);
	ctg_out_diags(&w->c->out, &diags);
	if (e->malgre.n > 0 && !w->late && warnings == 0 && errors == 0) {
		ctg_out_talk(&w->c->out, STR("ctg : --malgre est sans objet : "
			"aucun avertissement ; le motif n'est pas "
			"consigné\n"));
		e->malgre = bare.malgre;
	}
	if (errors == 0 && (warnings == 0 || e->malgre.n > 0))
		return CTG_OK;
	return ctg_fail(err, CTG_EREFUSED,
		"événement refusé : rien n'est consigné");
}

static const char *message(struct work *w)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_event_describe(&b, &w->entry->event, &w->convention);
	ctg_buf_printf(&b, "\n\nConvention: %.*s\nActe: %u\n",
		STR_ARG(w->entry->id), w->entry->event.acte);
	return b.p;
}

/* What happened is recorded even without network: two lines of suivi.yml are
 * joined later, by git. */
static void tell_ahead(struct work *w)
{
	struct ctg_arena *a = &w->c->arena;
	const char *branch = w->entry->branch;
	const char *head = ctg_repo_head(&w->repo, a);
	bool ahead, here = head && strcmp(head, branch) == 0;

	if (ctg_upstream_is_ahead(&ahead, a, &w->repo, branch, w->tip.commit,
	    NULL) || !ahead)
		return;
	ctg_out_talk(&w->c->out, ctg_strf(a, "ctg : attention, le serveur a "
		"sur « %s » des commits que vous n'y avez pas ; avant "
		"d'envoyer : %s%s%sgit pull --rebase\n", branch,
		here ? "" : "git switch ", here ? "" : branch,
		here ? "" : ", puis "));
}

static enum ctg_code add(struct work *w, struct ctg_err *err)
{
	time_t now = time(NULL);
	struct tm tm;
	enum ctg_code code = judge(w, err);

	if (code)
		return code;
	if (w->simulate) {
		print(w, "à consigner (simulation)");
		tell_ahead(w);
		return CTG_OK;
	}
	localtime_r(&now, &tm);
	w->entry->message = message(w);
	w->entry->now = (long)now;
	w->entry->offset = (int)(tm.tm_gmtoff / 60);
	code = ctg_suivi_add(w->entry, &w->suivi, err);
	if (code)
		return code;
	print(w, "consigné");
	tell_ahead(w);
	return CTG_OK;
}

static enum ctg_code record(struct work *w, struct ctg_err *err)
{
	const struct ctg_suivi *s = &w->suivi;
	enum ctg_code code = CTG_OK;

	find_party(w);
	if (w->entry->piece.n > 0)
		code = ctg_suivi_name_piece(w->entry, &w->c->arena, err);
	for (size_t i = 0; !code && i < s->n; i++) {
		if (!ctg_event_says(&s->events[i], &w->entry->event))
			continue;
		w->entry->event = s->events[i];
		if (!w->simulate)
			code = ctg_suivi_finish(w->entry, err);
		if (!code)
			print(w, "déjà consigné");
		return code;
	}
	return code ? code : add(w, err);
}

/* What is wrong with the text is for « verifier » to say. */
static enum ctg_code run_in_repo(struct work *w, long acte,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (!w->simulate)
		code = ctg_repo_writable(&w->repo, err);
	if (!code)
		code = open_act(w, acte, err);
	if (!code)
		code = read_convention(w, err);
	if (!code)
		code = read_suivi(w, err);
	return code ? code : record(w, err);
}

enum ctg_code ctg_record(struct ctg_cmd *c, struct ctg_suivi_entry *entry,
	long acte, bool simulate, struct ctg_err *err)
{
	struct work w = { .c = c, .entry = entry, .simulate = simulate };
	enum ctg_code code = ctg_repo_open(&w.repo, &c->arena, ".", err);

	if (!code)
		code = run_in_repo(&w, acte, err);
	ctg_snapshot_close(&w.tip);
	ctg_repo_close(&w.repo);
	return code;
}
