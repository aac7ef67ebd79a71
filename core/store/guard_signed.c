/* SPDX-License-Identifier: Apache-2.0 */
/* Has every party decided and signed?  suivi.yml says so, and the message of
 * the commit repeats it. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/life.h"
#include "store/suivi.h"

/* In suivi.yml */

static const char *of_party(const struct ctg_guard_closing *x,
	struct ctg_str id)
{
	struct ctg_buf b = { .arena = x->step->arena };

	ctg_event_of_party(&b, x->convention, id);
	return b.p;
}

static void say_missing(const struct ctg_guard_closing *x,
	const struct ctg_party *p, const char *what)
{
	struct ctg_buf act = { .arena = x->step->arena };

	ctg_event_acte(&act, x->number);
	ctg_guard_say(x->step, "L854", ctg_strf(x->step->arena,
		"%s/suivi.yml", x->folder->path).p, 0, "%.*s n'est pas %s par "
		"tous : il manque la %s %s", STR_ARG(ctg_buf_str(&act)),
		x->number > 0 ? "signé" : "signée", what,
		of_party(x, p->id.s));
	ctg_guard_remedy(x->step->g, "consignez-la sur la branche du "
		"brouillon (ctg consigner %.*s), puis ctg clore %.*s",
		STR_ARG(x->folder->id), STR_ARG(x->folder->id));
}

static void check_party(struct ctg_guard_closing *x, const struct ctg_party *p)
{
	struct ctg_stage stage;

	ctg_life_stage(&stage, x->events, x->nevents, x->number, p->id.s);
	if (!stage.decided)
		say_missing(x, p, ctg_life_has_receipt(p->type) ?
			"délibération" : "décision");
	if (!stage.signed_)
		say_missing(x, p, "signature");
}

enum ctg_code ctg_guard_signed(struct ctg_guard_closing *x)
{
	const struct ctg_guard_step *s = x->step;
	struct ctg_diags unread = { .arena = s->arena };
	struct ctg_suivi suivi = { 0 };
	struct ctg_err err = { 0 };
	enum ctg_code code;

	/* What cannot be read there is told by guard_suivi.c. */
	code = ctg_suivi_read(&suivi, s->arena, &s->after, x->folder->id,
		&unread, &err);
	if (code && code != CTG_EINPUT)
		return ctg_guard_failed(s->g, code, &err);
	x->events = suivi.events;
	x->nevents = suivi.n;
	for (size_t i = 0; i < x->convention->nparties; i++)
		check_party(x, &x->convention->parties[i]);
	return CTG_OK;
}

/* In the message: « Signature: commune 2025-03-20 » */

struct line {
	bool signature;
	struct ctg_str party, numero;
	struct ctg_date date;
};

static bool read_line(struct line *out, struct ctg_str s)
{
	*out = (struct line){ 0 };
	if (ctg_str_cut(&s, STR("Signature: ")))
		out->signature = true;
	else if (!ctg_str_cut(&s, STR("Deliberation: ")))
		return false;
	out->party = ctg_str_split(&s, ' ');
	if (!ctg_date_read_iso(&out->date, ctg_str_split(&s, ' ')))
		out->date = (struct ctg_date){ 0 };
	out->numero = ctg_str_trim(s);
	return true;
}

static bool tells(const struct line *l, const struct ctg_event *e)
{
	return (l->signature ? e->kind == CTG_SIGNATURE :
		ctg_event_decides(e->kind)) &&
		ctg_str_eq(l->party, e->partie) &&
		ctg_date_cmp(l->date, e->date) == 0 &&
		(l->numero.n == 0 || ctg_str_eq(l->numero, e->numero));
}

static bool is_recorded(const struct ctg_guard_closing *x, const struct line *l)
{
	for (size_t i = 0; i < x->nevents; i++)
		if (x->events[i].acte == x->number && tells(l, &x->events[i]))
			return true;
	return false;
}

static bool is_said(const struct ctg_guard_closing *x, struct ctg_str party,
	bool signature)
{
	struct ctg_str rest = x->step->claim.trailers;
	struct line l;

	while (rest.n > 0)
		if (read_line(&l, ctg_str_line(&rest)) &&
		    l.signature == signature && ctg_str_eq(l.party, party))
			return true;
	return false;
}

static void check_line(struct ctg_guard_closing *x, struct ctg_str text)
{
	struct line l;

	if (!read_line(&l, text))
		return;
	if (!is_recorded(x, &l))
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "le message "
			"du commit dit « %.*s », que suivi.yml ne dit pas",
			STR_ARG(text));
	else if (l.signature && ctg_date_cmp(x->signature, l.date) < 0)
		x->signature = l.date;
}

void ctg_guard_signed_trailers(struct ctg_guard_closing *x)
{
	const struct ctg_convention *c = x->convention;
	struct ctg_str rest = x->step->claim.trailers;

	while (rest.n > 0)
		check_line(x, ctg_str_line(&rest));
	for (size_t i = 0; i < 2 * c->nparties; i++) {
		struct ctg_str party = c->parties[i / 2].id.s;

		if (!is_said(x, party, i % 2))
			ctg_guard_say(x->step, "L853", x->folder->path, 0,
				"il manque la ligne « %s: %.*s … » au message "
				"du commit", i % 2 ? "Signature" :
				"Deliberation", STR_ARG(party));
	}
}
