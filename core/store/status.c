/* SPDX-License-Identifier: Apache-2.0 */
#include "store/status.h"

#include "base/arena.h"
#include "base/buf.h"
#include "check/check.h"
#include "model/rules.h"
#include "store/frozen.h"
#include "store/statuses.h"

#define NEVER	((struct ctg_date){ 9999, 12, 31 })

enum ctg_code ctg_status_open(struct ctg_status_reader *out,
	const struct ctg_repo *r, const struct ctg_roster *all,
	struct ctg_date today, struct ctg_date now, bool whole,
	struct ctg_err *err)
{
	struct ctg_status_reader s = { .repo = r, .today = today,
		.whole = whole,
		.now = ctg_date_cmp(today, now) > 0 ? today : now };
	enum ctg_code code = CTG_OK;

	if (all->tip[0])
		code = ctg_snapshot_open(&s.tip, r, all->tip, err);
	if (!code)
		*out = s;
	return code;
}

void ctg_status_close(struct ctg_status_reader *r)
{
	if (r->tip.tree)
		ctg_snapshot_close(&r->tip);
}

/* What both sides use */

size_t ctg_status_relay(struct ctg_statuses *w, const struct ctg_diags *found)
{
	size_t errors = ctg_diags_count(found, CTG_ERROR);

	for (size_t i = 0; i < found->n && w->r->whole; i++)
		if (found->v[i].level == CTG_ERROR)
			ctg_diags_add(&w->out->found, &found->v[i]);
	w->out->errors += errors;
	return errors;
}

enum ctg_code ctg_status_text(struct ctg_text *out, struct ctg_statuses *w,
	const struct ctg_reader *reader, struct ctg_diags *found,
	struct ctg_err *err)
{
	const struct ctg_check how = { .today = w->r->today };
	enum ctg_code code = ctg_text_load(out, w->scratch, reader, found,
		err);

	if (!code)
		ctg_check_run(out, &how, w->scratch, found);
	return code;
}

static void tell_period(struct ctg_status *out, struct ctg_arena *a,
	const struct ctg_convention *c)
{
	out->titre = ctg_str_dup(a, c->titre.s);
	out->end = c->periode.end;
	out->notice = ctg_life_notice(c);
	out->renewal = c->periode.renewal;
}

/* The signed acts */

static enum ctg_code read_acts(struct ctg_statuses *w, struct ctg_err *err)
{
	const struct ctg_roster_entry *e = w->e;
	enum ctg_code code;

	w->acts = CTG_NEW_N(w->scratch, struct ctg_act, e->nacts);
	for (unsigned i = 0; i < e->nacts; i++) {
		code = ctg_act_read_tag(&w->acts[i], w->scratch, w->r->repo,
			e->id, e->acts[i].number, e->acts[i].tag, err);
		if (code)
			return code;
	}
	w->out->nacts = e->nacts;
	return ctg_acts_order(w->acts, e->nacts, e->id, err);
}

/* The text that the last act gave: the branch in force has it, unless the
 * tags were fetched without it.  own is to be closed. */
static enum ctg_code open_last(const struct ctg_snapshot **last,
	struct ctg_snapshot *own, struct ctg_statuses *w,
	struct ctg_err *err)
{
	const struct ctg_act *act = &w->acts[w->e->nacts - 1];
	unsigned n = act->number;
	const char *file = n == 0 ?
		ctg_strf(w->scratch, "%s/convention.md", w->folder).p :
		ctg_strf(w->scratch, "%s/avenants/%u.md", w->folder, n).p;

	if (w->e->folder[0] && ctg_snapshot_has(&w->r->tip, file)) {
		*last = &w->r->tip;
		return CTG_OK;
	}
	*last = own;
	return ctg_snapshot_open(own, w->r->repo, act->commit, err);
}

/* A party may have left since an earlier act, or by this one. */
static bool has_left(const struct ctg_statuses *w, const struct ctg_event *e,
	const struct ctg_act *act, const struct ctg_diag *d)
{
	struct ctg_str signed_ = ctg_strf(w->scratch, "Signature: %.*s ",
		STR_ARG(e->partie));

	return strcmp(d->rule, "L804") == 0 &&
		(act != &w->acts[w->e->nacts - 1] ||
		ctg_str_has(act->trailers, signed_));
}

static void check_events(struct ctg_statuses *w,
	const struct ctg_convention *c, const struct ctg_suivi *suivi,
	struct ctg_diags *found)
{
	for (size_t i = 0; i < suivi->n; i++) {
		const struct ctg_event *e = &suivi->events[i];
		struct ctg_diags said = { .arena = w->scratch };
		const struct ctg_act *act = ctg_acts_find(w->acts,
			w->e->nacts, e->acte);

		if (!act)
			continue;
		ctg_life_check(c, suivi->events, suivi->n, e, w->r->now,
			(struct ctg_place){ suivi->path, e->line, 0 }, &said);
		for (size_t k = 0; k < said.n; k++)
			if (!has_left(w, e, act, &said.v[k]))
				ctg_diags_add(found, &said.v[k]);
	}
}

/* The state may change the day a date is reached. */
static void bound(struct ctg_status *out, struct ctg_date today,
	struct ctg_date d)
{
	if (!d.year)
		return;
	if (ctg_date_cmp(d, today) > 0) {
		d = ctg_date_from_number(ctg_date_number(d) - 1);
		if (ctg_date_cmp(d, out->until) < 0)
			out->until = d;
	} else if (ctg_date_cmp(d, out->from) > 0) {
		out->from = d;
	}
}

static void bound_all(struct ctg_statuses *w, const struct ctg_suivi *suivi)
{
	struct ctg_status *out = w->out;
	struct ctg_date today = w->r->today;

	for (size_t i = 0; i < w->e->nacts; i++)
		bound(out, today, w->acts[i].effect);
	for (size_t i = 0; i < suivi->n; i++)
		bound(out, today, suivi->events[i].date);
	if (out->end.year)
		bound(out, today, ctg_date_from_number(
			ctg_date_number(out->end) + 1));
}

/* What the branch in force has, against what was signed. */
static enum ctg_code check_frozen(struct ctg_statuses *w,
	struct ctg_diags *found, struct ctg_err *err)
{
	struct ctg_err why = { 0 };
	enum ctg_code code = ctg_frozen_check(w->scratch, &w->r->tip,
		w->e->id, &w->acts[w->e->nacts - 1], &why);

	if (code == CTG_EREFUSED) {
		ctg_rule_report(found, "L851", (struct ctg_place){
			ctg_str_dup(found->arena, ctg_str_from(why.file)),
			0, 0 },
			"%s", why.msg);
		found->v[found->n - 1].remedy = ctg_str_dup(found->arena,
			ctg_str_from(why.hint));
		return CTG_OK;
	}
	if (code)
		*err = why;
	return code;
}

static enum ctg_code read_at(struct ctg_statuses *w,
	const struct ctg_snapshot *last, struct ctg_err *err)
{
	struct ctg_diags found = { .arena = w->scratch };
	struct ctg_status *out = w->out;
	struct ctg_convention newest, c;
	struct ctg_reader reader;
	struct ctg_suivi suivi;
	enum ctg_code code;

	ctg_snapshot_reader(&reader, w->scratch, last, w->e->id);
	code = ctg_status_front(&newest, w, &reader, err);
	if (!code)
		code = ctg_suivi_read(&suivi, w->scratch, last, w->e->id,
			&found, err);
	if (code)
		return code;
	w->told = found;
	c = newest;
	code = ctg_status_in_force(&c, w, &reader, err);
	if (!code && w->r->whole && last == &w->r->tip)
		code = check_frozen(w, &found, err);
	if (code)
		return code;
	tell_period(out, w->keep, &c);
	out->state = ctg_life_closed(&c, suivi.events, suivi.n,
		w->acts[0].effect, w->r->today);
	check_events(w, &newest, &suivi, &found);
	ctg_status_relay(w, &found);
	bound_all(w, &suivi);
	return CTG_OK;
}

static enum ctg_code read_closed(struct ctg_statuses *w, struct ctg_err *err)
{
	const struct ctg_snapshot *last;
	struct ctg_snapshot own = { 0 };
	enum ctg_code code = read_acts(w, err);

	if (!code)
		code = open_last(&last, &own, w, err);
	if (code)
		return code;
	code = read_at(w, last, err);
	if (own.tree)
		ctg_snapshot_close(&own);
	return code;
}

/* A convention that nobody has signed yet */

static enum ctg_code read_project(struct ctg_statuses *w,
	struct ctg_err *err)
{
	struct ctg_status *out = w->out;
	const struct ctg_status_draft *d = out->drafts;
	enum ctg_code code;

	if (w->e->folder[0]) {
		code = ctg_act_missing(w->e->id, 0, err);
		ctg_err_hint(err, "son texte est sur la branche %.*s sans "
			"acte signé : git fetch --tags ; si une clôture a été "
			"interrompue : ctg clore %.*s",
			STR_ARG(w->r->repo->settings.branch),
			STR_ARG(w->e->id));
		return code;
	}
	if (out->ndrafts == 0 || d->number > 0)
		return ctg_act_missing(w->e->id, 0, err);
	if (d->why) {
		*err = *d->why;
		return err->code;
	}
	out->state = d->state;
	tell_period(out, w->keep, w->project);
	return CTG_OK;
}

void ctg_status_read(struct ctg_status *out, struct ctg_arena *a,
	const struct ctg_status_reader *r, const struct ctg_roster_entry *e)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_err err = { 0 };
	struct ctg_statuses w = { .r = r, .e = e, .out = out, .keep = a,
		.scratch = r->whole ? a : &scratch };
	enum ctg_code code = CTG_OK;

	*out = (struct ctg_status){ .id = e->id, .from = { 1, 1, 1 },
		.until = NEVER, .found.arena = a };
	w.folder = ctg_repo_folder(r->repo, w.scratch, e->id);
	if (e->nacts > 0)
		code = read_closed(&w, &err);
	if (e->ndrafts > 0 || e->work)
		ctg_status_drafts(&w);
	if (e->nacts == 0)
		code = read_project(&w, &err);
	if (code) {
		out->why = ctg_status_keep(a, &err);
		out->errors++;
	}
	ctg_diags_sort(&out->found);
	ctg_arena_release(&scratch);
}

const struct ctg_err *ctg_status_keep(struct ctg_arena *a,
	const struct ctg_err *err)
{
	struct ctg_err *kept = CTG_NEW(a, struct ctg_err);

	*kept = *err;
	return kept;
}

const struct ctg_err *ctg_status_why(const struct ctg_status *s)
{
	const struct ctg_err *why = s->why;

	for (size_t i = 0; i < s->ndrafts; i++)
		if (s->drafts[i].why &&
		    (!why || s->drafts[i].why->code > why->code))
			why = s->drafts[i].why;
	return why;
}
