/* SPDX-License-Identifier: Apache-2.0 */
/* The open acts of a convention, each on its own branch. */
#include "store/statuses.h"

#include "base/arena.h"
#include "model/amendment.h"
#include "store/folder.h"
#include "store/signers.h"

struct draft {
	struct ctg_statuses *w;
	struct ctg_status_draft *out;
	struct ctg_snapshot tip;	/* tree NULL in the work tree */
	struct ctg_folder folder;	/* in the work tree */
	struct ctg_reader reader;
	struct ctg_diags found;
};

/* The act itself: its front-matter, and which text it was written on. */
static enum ctg_code check_act(struct draft *x, struct ctg_err *err)
{
	struct ctg_statuses *w = x->w;
	struct ctg_source *src = CTG_NEW(w->scratch, struct ctg_source);
	const char *path = ctg_strf(w->scratch, "%s/avenants/%u.md",
		w->folder, x->out->number).p;
	struct ctg_amendment m;
	struct ctg_str text;
	enum ctg_code code = ctg_snapshot_read(&text, w->scratch, &x->tip,
		path, err);

	if (!code)
		code = ctg_source_init(src, w->scratch, ctg_str_from(path),
			text, err);
	if (!code)
		code = ctg_amendment_read(&m, w->scratch, src, &x->found,
			err);
	if (!code)
		x->out->stale = w->e->nacts > 0 &&
			m.base != w->acts[w->e->nacts - 1].number &&
			ctg_acts_find(w->acts, w->e->nacts, m.base);
	return code;
}

static void check_events(struct draft *x, const struct ctg_convention *c,
	const struct ctg_suivi *suivi)
{
	for (size_t i = 0; i < suivi->n; i++) {
		const struct ctg_event *e = &suivi->events[i];

		if (e->acte == x->out->number)
			ctg_life_check(c, suivi->events, suivi->n, e,
				x->w->r->now, (struct ctg_place){
				suivi->path, e->line, 0 }, &x->found);
	}
}

static bool is_told(const struct ctg_diags *told, const struct ctg_diag *d)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->v[i].at.line == d->at.line &&
		    told->v[i].at.col == d->at.col &&
		    strcmp(told->v[i].rule, d->rule) == 0 &&
		    ctg_str_eq(told->v[i].message, d->message))
			return true;
	return false;
}

static enum ctg_code read_suivi(struct ctg_suivi *out, struct draft *x,
	struct ctg_err *err)
{
	struct ctg_statuses *w = x->w;
	struct ctg_diags found = { .arena = w->scratch };
	enum ctg_code code = x->tip.tree ? ctg_suivi_read(out, w->scratch,
		&x->tip, w->e->id, &found, err) : ctg_suivi_read_work(out,
		w->scratch, w->r->repo, w->e->id, &found, err);

	for (size_t i = 0; i < found.n; i++)
		if (!is_told(&w->told, &found.v[i]))
			ctg_diags_add(&x->found, &found.v[i]);
	return code;
}

static enum ctg_code judge(struct draft *x, struct ctg_err *err)
{
	struct ctg_statuses *w = x->w;
	struct ctg_status_draft *out = x->out;
	struct ctg_text *text = CTG_NEW(w->scratch, struct ctg_text);
	struct ctg_suivi suivi;
	enum ctg_code code = ctg_status_text(text, w, &x->reader, &x->found,
		err);

	if (!code)
		code = read_suivi(&suivi, x, err);
	if (!code && out->number > 0)
		code = check_act(x, err);
	if (!code && out->number > 0)
		code = ctg_signers_add(&text->convention, w->scratch,
			&w->r->tip, w->e->id, err);
	if (code)
		return code;
	check_events(x, &text->convention, &suivi);
	out->errors = ctg_status_relay(w, &x->found);
	out->state = ctg_life_draft(&text->convention, suivi.events, suivi.n,
		out->number);
	if (out->number == 0)
		w->project = &text->convention;
	if (w->r->whole) {
		out->convention = &text->convention;
		out->suivi = suivi;
	}
	return CTG_OK;
}

static enum ctg_code open_branch(struct draft *x,
	const struct ctg_roster_draft *d, struct ctg_err *err)
{
	struct ctg_statuses *w = x->w;
	enum ctg_code code = ctg_snapshot_open(&x->tip, w->r->repo, d->tip,
		err);

	if (code)
		return code;
	ctg_snapshot_reader(&x->reader, w->scratch, &x->tip, w->e->id);
	x->reader.prefix = ctg_strf(w->scratch, "%s:%s/", d->branch,
		w->folder);
	return CTG_OK;
}

static void open_work(struct draft *x)
{
	struct ctg_statuses *w = x->w;

	x->folder = (struct ctg_folder){
		.path = ctg_strf(w->scratch, "%s%s", w->r->repo->work,
			w->folder).p,
		.top = w->r->repo->work,
		.main = STR("convention.md"),
		.id = w->e->id,
	};
	ctg_folder_reader(&x->reader, w->scratch, &x->folder);
	x->reader.prefix = ctg_strf(w->scratch, "%s/", w->folder);
}

/* d is NULL for the text of the work tree. */
static void read_draft(struct ctg_status_draft *out, struct ctg_statuses *w,
	const struct ctg_roster_draft *d)
{
	struct draft x = { .w = w, .out = out, .found.arena = w->scratch };
	struct ctg_err err = { 0 };
	enum ctg_code code = CTG_OK;

	*out = (struct ctg_status_draft){ .state = CTG_PROJET };
	if (d) {
		out->number = d->number;
		out->branch = d->branch;
		out->remote = d->remote;
		code = open_branch(&x, d, &err);
	} else {
		open_work(&x);
	}
	if (!code)
		code = judge(&x, &err);
	if (x.tip.tree)
		ctg_snapshot_close(&x.tip);
	if (!code)
		return;
	out->why = ctg_status_keep(w->keep, &err);
	out->errors++;
	w->out->errors += out->number > 0 || w->e->nacts > 0;
}

void ctg_status_drafts(struct ctg_statuses *w)
{
	const struct ctg_roster_entry *e = w->e;
	struct ctg_status *out = w->out;

	out->ndrafts = e->work ? 1 : e->ndrafts;
	out->drafts = CTG_NEW_N(w->keep, struct ctg_status_draft,
		out->ndrafts);
	for (size_t i = 0; i < out->ndrafts; i++)
		read_draft(&out->drafts[i], w, e->work ? NULL :
			&e->drafts[i]);
	/* A rule may depend on the day. */
	out->from = out->until = w->r->today;
}
