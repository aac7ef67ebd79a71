/* SPDX-License-Identifier: Apache-2.0 */
#include "store/deadlines.h"

#include "base/arena.h"
#include "model/life.h"

#include <git2.h>
#include <stdlib.h>

#define YEARS_MOST	100	/* of a convention: beyond, it is a mistake */

enum ctg_code ctg_deadlines_time(long *out, struct ctg_date *day,
	const struct ctg_repo *r, const char *commit, struct ctg_err *err)
{
	git_commit *c;
	git_oid id;
	int east;

	if (git_oid_fromstr(&id, commit) ||
	    git_commit_lookup(&c, r->git, &id))
		return ctg_repo_fail(err, "lecture d'une version");
	*out = (long)git_commit_time(c);
	east = git_commit_time_offset(c);
	git_commit_free(c);
	if (day)
		*day = ctg_date_at(*out, east);
	return CTG_OK;
}

/* What one convention says */

struct facts {
	struct ctg_arena *arena, *work;
	const struct ctg_snapshot *tip;
	struct ctg_date today;
	struct ctg_diags *diags;
	struct ctg_err *err;
	struct ctg_act *acts;
	size_t nacts;
	struct ctg_convention convention;
	struct ctg_suivi suivi;
	struct ctg_date ends;		/* by résiliation; year 0: never */
	struct ctg_deadlines d;
	size_t room;
};

static void take_names(struct facts *f)
{
	const struct ctg_convention *c = &f->convention;
	struct ctg_deadlines *d = &f->d;

	d->title = ctg_str_dup(f->arena, c->titre.s);
	d->nparties = c->nparties;
	d->parties = CTG_NEW_N(f->arena, struct ctg_str, c->nparties);
	for (size_t i = 0; i < c->nparties; i++)
		d->parties[i] = ctg_str_dup(f->arena, c->parties[i].nom.s);
	d->end = c->periode.end;
	d->renewal = c->periode.renewal;
}

static enum ctg_code read_facts(struct facts *f)
{
	enum ctg_code code = ctg_acts_read(&f->acts, &f->nacts, f->work,
		f->tip->repo, f->d.id, f->err);
	const struct ctg_act *last;

	if (code || f->nacts == 0)
		return code;
	code = ctg_snapshot_front(&f->convention, f->work, f->tip, f->d.id,
		f->diags, f->err);
	if (!code)
		code = ctg_suivi_read(&f->suivi, f->work, f->tip, f->d.id,
			f->diags, f->err);
	if (code)
		return code;
	last = &f->acts[f->nacts - 1];
	f->d.acts = (unsigned)f->nacts;
	memcpy(f->d.origin, f->acts[0].commit, sizeof(f->d.origin));
	take_names(f);
	f->ends = ctg_life_ended(f->suivi.events, f->suivi.n);
	return ctg_deadlines_time(&f->d.stamp, NULL, f->tip->repo,
		last->commit, f->err);
}

/* The days */

static void add(struct facts *f, enum ctg_deadline_kind kind,
	struct ctg_date day, unsigned acte)
{
	struct ctg_deadlines *d = &f->d;

	if (!day.year || ctg_date_cmp(day, f->today) < 0 ||
	    (f->ends.year && ctg_date_cmp(f->ends, day) < 0))
		return;
	CTG_MORE(f->arena, d->v, d->n, f->room);
	d->v[d->n++] = (struct ctg_deadline){ kind, day, acte };
}

/* The same day, some years later; the 28 when there is no 29 February. */
static struct ctg_date anniversary(struct ctg_date d, unsigned years)
{
	d.year += years;
	if (!ctg_date_exists(d))
		d.day = 28;
	return d;
}

static bool has_bilan(const struct facts *f, unsigned year)
{
	for (size_t i = 0; i < f->suivi.n; i++)
		if (f->suivi.events[i].kind == CTG_BILAN &&
		    f->suivi.events[i].date.year == year)
			return true;
	return false;
}

/* A term that has come and is renewed tacitly, or is not known, has no end
 * that we could tell: the next time is told, no more. */
static void add_years(struct facts *f)
{
	const struct ctg_period *p = &f->convention.periode;
	bool open = !p->end.year || (p->renewal == CTG_RENEWAL_TACIT &&
		ctg_date_cmp(p->end, f->today) < 0);
	struct ctg_date effect = f->acts[0].effect;

	for (unsigned i = 1; i <= YEARS_MOST; i++) {
		struct ctg_date day = anniversary(effect, i);

		if (!open && ctg_date_cmp(p->end, day) < 0)
			break;
		if (ctg_date_cmp(day, f->today) < 0)
			continue;
		add(f, CTG_DEADLINE_COMITE, day, 0);
		if (!has_bilan(f, day.year))
			add(f, CTG_DEADLINE_BILAN, day, 0);
		if (open)
			break;
	}
}

static int compare(const void *pa, const void *pb)
{
	const struct ctg_deadline *a = pa, *b = pb;
	int d = ctg_date_cmp(a->day, b->day);

	if (!d)
		d = (a->kind > b->kind) - (a->kind < b->kind);
	return d ? d : (a->acte > b->acte) - (a->acte < b->acte);
}

static void add_days(struct facts *f)
{
	for (size_t i = 0; i < f->nacts; i++)
		if (ctg_date_cmp(f->today, f->acts[i].effect) < 0)
			add(f, CTG_DEADLINE_EFFECT, f->acts[i].effect,
				f->acts[i].number);
	add_years(f);
	if (f->ends.year)
		add(f, CTG_DEADLINE_RESILIATION, f->ends, 0);
	else
		add(f, CTG_DEADLINE_NOTICE, ctg_life_notice(&f->convention),
			0);
	add(f, CTG_DEADLINE_END, f->convention.periode.end, 0);
	if (f->d.n > 0)
		qsort(f->d.v, f->d.n, sizeof(*f->d.v), compare);
}

enum ctg_code ctg_deadlines_read(struct ctg_deadlines *out,
	struct ctg_arena *a, struct ctg_arena *work,
	const struct ctg_snapshot *tip, struct ctg_str id,
	struct ctg_date today, struct ctg_diags *diags, struct ctg_err *err)
{
	struct facts f = { .arena = a, .work = work, .tip = tip,
		.today = today, .diags = diags, .err = err };
	enum ctg_code code;

	f.d.id = ctg_str_dup(a, id);
	code = read_facts(&f);
	if (code)
		return code;
	/* Terminated: nothing is to be remembered any more. */
	if (f.nacts > 0 && !(f.ends.year &&
	    ctg_date_cmp(f.ends, today) <= 0))
		add_days(&f);
	*out = f.d;
	return CTG_OK;
}
