/* SPDX-License-Identifier: Apache-2.0 */
/* The version in force on a day, and what its text says. */
#include "store/statuses.h"

#include "model/front.h"
#include "store/consolidated.h"

/* Thousands are looked at: of each the front-matter alone is read, as
 * ctg_snapshot_front does, and the rest not even decoded. */
enum ctg_code ctg_status_front(struct ctg_convention *out,
	struct ctg_statuses *w, const struct ctg_reader *r,
	struct ctg_err *err)
{
	struct ctg_diags unused = { .arena = w->scratch };
	struct ctg_source *src = CTG_NEW(w->scratch, struct ctg_source);
	const char *path = ctg_strf(w->scratch, "%s/convention.md",
		w->folder).p;
	struct ctg_str text;
	enum ctg_code code = r->read(r, &text, w->scratch, r->main, err);

	if (!code)
		code = ctg_source_init(src, w->scratch, ctg_str_from(path),
			ctg_str_head(text, ctg_front_length(text)), err);
	return code ? code : ctg_convention_read(out, w->scratch, src,
		&unused, err);
}

/* The text of the version that is shown, read again. */
static enum ctg_code check_whole(struct ctg_statuses *w,
	const struct ctg_reader *r, struct ctg_err *err)
{
	struct ctg_diags found = { .arena = w->scratch };
	struct ctg_text text;
	enum ctg_code code;

	if (!w->r->whole)
		return CTG_OK;
	code = ctg_status_text(&text, w, r, &found, err);
	if (!code)
		ctg_status_relay(w, &found);
	return code;
}

static enum ctg_code read_text(struct ctg_convention *c,
	struct ctg_statuses *w, const struct ctg_reader *r,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_status_front(c, w, r, err);

	return code ? code : check_whole(w, r, err);
}

/* shown is the act whose text counts. */
static enum ctg_code read_shown(struct ctg_convention *c,
	struct ctg_statuses *w, const struct ctg_act *shown,
	struct ctg_err *err)
{
	struct ctg_reader reader;
	struct ctg_snapshot s;
	enum ctg_code code = ctg_snapshot_open(&s, w->r->repo, shown->commit,
		err);

	if (code)
		return code;
	ctg_snapshot_reader(&reader, w->scratch, &s, w->e->id);
	code = read_text(c, w, &reader, err);
	ctg_snapshot_close(&s);
	return code;
}

/* An act that was closed before the one shown takes effect later. */
static enum ctg_code read_made(struct ctg_convention *c,
	struct ctg_statuses *w, const bool *taken,
	const struct ctg_act *shown, struct ctg_err *err)
{
	struct ctg_consolidated made;
	enum ctg_code code = ctg_consolidated_open(&made, w->scratch,
		w->r->repo, w->e->id, w->acts, taken, w->e->nacts, err);

	if (!code)
		code = read_text(c, w, &made.reader, err);
	else if (code == CTG_EREFUSED)
		code = read_shown(c, w, shown, err);
	ctg_consolidated_close(&made);
	return code;
}

static void tell_effects(struct ctg_statuses *w, const bool *taken)
{
	struct ctg_status *out = w->out;
	size_t n = w->e->nacts;

	out->later = CTG_NEW_N(w->keep, struct ctg_status_later, n);
	for (size_t i = 0; i < n; i++)
		if (taken[i] && ctg_date_cmp(out->effect,
		    w->acts[i].effect) < 0)
			out->effect = w->acts[i].effect;
		else if (!taken[i])
			out->later[out->nlater++] = (struct ctg_status_later){
				w->acts[i].number, w->acts[i].effect };
}

enum ctg_code ctg_status_in_force(struct ctg_convention *c,
	struct ctg_statuses *w, const struct ctg_reader *last,
	struct ctg_err *err)
{
	size_t n = w->e->nacts, first = 0;
	bool *taken = CTG_NEW_N(w->scratch, bool, n);
	const struct ctg_act *shown = ctg_acts_on(taken, w->acts, n,
		w->r->today);
	struct ctg_status *out = w->out;

	out->in_force = shown;
	shown = shown ? shown : w->acts;
	out->version = shown->number;
	out->effect = shown->effect;
	if (out->in_force)
		tell_effects(w, taken);
	while (first < n && taken[first])
		first++;
	if (out->in_force && first < (size_t)(shown - w->acts))
		return read_made(c, w, taken, shown, err);
	return shown == &w->acts[n - 1] ? check_whole(w, last, err) :
		read_shown(c, w, shown, err);
}
