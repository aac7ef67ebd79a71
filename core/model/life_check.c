/* SPDX-License-Identifier: Apache-2.0 */
/* The rules on the order of things (L80x, L812, L860). */
#include "model/life.h"

#include "model/receipt.h"
#include "model/rules.h"

struct checking {
	const struct ctg_convention *c;
	const struct ctg_event *events;
	size_t n;
	const struct ctg_event *e;
	const struct ctg_party *party;	/* of the event; NULL when unknown */
	struct ctg_place at;
	struct ctg_diags *diags;
};

/* « de la commune », « l'avenant n° 1 », « 12 mars 2025 », for printf. */

static const char *of_party(const struct checking *x)
{
	struct ctg_buf b = { .arena = x->diags->arena };

	ctg_event_of_party(&b, x->c, x->e->partie);
	return b.p;
}

static const char *acte(const struct checking *x)
{
	struct ctg_buf b = { .arena = x->diags->arena };

	ctg_event_acte(&b, x->e->acte);
	return b.p;
}

static const char *day(const struct checking *x, struct ctg_date d)
{
	struct ctg_buf b = { .arena = x->diags->arena };

	ctg_date_write(&b, d);
	return b.p;
}

static const char *decision_of(const struct checking *x)
{
	return x->party && !ctg_life_has_receipt(x->party->type) ?
		"décision" : "délibération";
}

/* Another event of the same party about the same act. */
static bool is_other(const struct checking *x, const struct ctg_event *o)
{
	return o != x->e && o->acte == x->e->acte &&
		ctg_str_eq(o->partie, x->e->partie);
}

static bool is_before(const struct checking *x, const struct ctg_event *o)
{
	return ctg_date_cmp(o->date, x->e->date) <= 0;
}

/* What the party had decided and done the day of the event. */
struct past {
	const struct ctg_event *first;		/* décision, of any day */
	const struct ctg_event *decided, *authorised, *transmitted;
};

static struct past look_back(const struct checking *x)
{
	struct past p = { 0 };

	for (size_t i = 0; i < x->n; i++) {
		const struct ctg_event *o = &x->events[i];
		bool before = is_before(x, o);

		if (!is_other(x, o))
			continue;
		if (ctg_event_decides(o->kind)) {
			if (!p.first ||
			    ctg_date_cmp(o->date, p.first->date) < 0)
				p.first = o;
			if (before)
				p.decided = o;
			if (before && ctg_life_authorises(o))
				p.authorised = o;
		}
		if (o->kind == CTG_TRANSMISSION && before)
			p.transmitted = o;
	}
	return p;
}

/* The rules that --malgre overrides. */
static bool is_overridden(const struct checking *x)
{
	return x->e->malgre.n > 0;
}

static void check_mandate(const struct checking *x, const struct past *p)
{
	if (!p->first)
		ctg_rule_report(x->diags, "L801", x->at, "signature %s sur "
			"%s : aucune %s n'est consignée", of_party(x),
			acte(x), decision_of(x));
	else if (!p->decided)
		ctg_rule_report(x->diags, "L801", x->at, "signature %s le %s, "
			"avant sa %s du %s", of_party(x),
			day(x, x->e->date), decision_of(x),
			day(x, p->first->date));
	else if (!p->authorised && !is_overridden(x))
		ctg_rule_report(x->diags, "L812", x->at, "la %s %s du %s "
			"approuve l'engagement, elle n'autorise pas à signer "
			"%s", decision_of(x), of_party(x),
			day(x, p->decided->date), acte(x));
}

static void check_signature(const struct checking *x, const struct past *p)
{
	const struct ctg_period *period = &x->c->periode;

	check_mandate(x, p);
	if (p->decided && !p->transmitted && !is_overridden(x) &&
	    ctg_life_needs_receipt(x->party->type))
		ctg_rule_report(x->diags, "L802", x->at, "signature %s le %s "
			"sans que sa délibération du %s ait été transmise au "
			"contrôle de légalité", of_party(x),
			day(x, x->e->date), day(x, p->decided->date));
	if (x->e->acte == 0 && !period->at_signature && period->start.year &&
	    ctg_date_cmp(period->start, x->e->date) < 0)
		ctg_rule_report(x->diags, "L803", x->at, "signature le %s : "
			"la période a commencé le %s", day(x, x->e->date),
			day(x, period->start));
}

/* The transmission or the publication of a délibération. */
static void check_order(const struct checking *x, const struct past *p)
{
	const char *what = x->e->kind == CTG_TRANSMISSION ? "transmission" :
		"publication";

	if (!p->first)
		ctg_rule_report(x->diags, "L809", x->at, "%s %s : aucune %s "
			"sur %s n'est consignée", what, of_party(x),
			decision_of(x), acte(x));
	else if (!p->decided)
		ctg_rule_report(x->diags, "L809", x->at, "%s %s le %s, avant "
			"sa %s du %s", what, of_party(x),
			day(x, x->e->date), decision_of(x),
			day(x, p->first->date));
}

/* The receipt */

static const struct ctg_event *decided_on(const struct checking *x,
	struct ctg_date d)
{
	for (size_t i = 0; i < x->n; i++)
		if (is_other(x, &x->events[i]) &&
		    ctg_event_decides(x->events[i].kind) &&
		    ctg_date_cmp(x->events[i].date, d) == 0)
			return &x->events[i];
	return NULL;
}

static void check_receipt(const struct checking *x, const struct past *p)
{
	struct ctg_str siren = x->party->siren.s;
	const struct ctg_event *decision;
	struct ctg_receipt r;
	struct ctg_err err = { 0 };

	if (ctg_receipt_parse(&r, x->e->ar, &err)) {
		ctg_rule_report(x->diags, "L805", x->at, "%s (%s)", err.msg,
			err.hint);
		return;
	}
	decision = decided_on(x, r.date);
	if (siren.n > 0 && !ctg_str_eq(siren, r.siren))
		ctg_rule_report(x->diags, "L805", x->at, "l'AR est celui du "
			"SIREN %.*s ; celui %s est %.*s", STR_ARG(r.siren),
			of_party(x), STR_ARG(siren));
	if (p->first && !decision)
		ctg_rule_report(x->diags, "L805", x->at, "l'AR est celui d'un "
			"acte du %s ; la délibération %s est du %s",
			day(x, r.date), of_party(x),
			day(x, (p->decided ? p->decided : p->first)->date));
	if (!ctg_str_eq(r.nature, STR("DE")) &&
	    (!decision || decision->kind == CTG_DELIBERATION))
		ctg_rule_report(x->diags, "L805", x->at, "l'AR est celui d'un "
			"acte de nature %.*s ; une délibération est de nature "
			"DE", STR_ARG(r.nature));
}

static void check_transmission(const struct checking *x,
	const struct past *p)
{
	if (!ctg_life_has_receipt(x->party->type)) {
		ctg_rule_report(x->diags, "L807", x->at, "la décision %s "
			"n'est pas transmise au contrôle de légalité",
			of_party(x));
		return;
	}
	check_order(x, p);
	if (x->e->ar.n > 0)
		check_receipt(x, p);
}

/* What is said of every kind */

static void check_mentions(const struct checking *x)
{
	const char *name = ctg_event_name(x->e->kind);

	if (x->e->ar.n > 0 && x->e->kind != CTG_TRANSMISSION)
		ctg_rule_report(x->diags, "L807", x->at, "un AR accompagne "
			"une transmission, non l'événement « %s »", name);
	if (x->e->portee.n > 0 && !ctg_event_decides(x->e->kind))
		ctg_rule_report(x->diags, "L807", x->at, "une portée est "
			"celle d'une délibération ou d'une décision, non de "
			"l'événement « %s »", name);
}

static size_t count_signatories(const struct ctg_party *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->npeople; i++)
		n += p->people[i].signs;
	return n;
}

static bool differ(struct ctg_str a, struct ctg_str b)
{
	return a.n > 0 && b.n > 0 && !ctg_str_eq(a, b);
}

/* Two délibérations of a day have two numbers; a convention ends once; each
 * person signs once. */
static bool is_twice(const struct checking *x, const struct ctg_event *o,
	size_t times)
{
	const struct ctg_event *e = x->e;
	bool same_day = ctg_date_cmp(o->date, e->date) == 0;

	if (o->kind != e->kind)
		return false;
	if (e->kind == CTG_RESILIATION)
		return true;
	if (!is_other(x, o))
		return false;
	if (e->kind == CTG_SIGNATURE)
		return same_day || times >= count_signatories(x->party);
	return same_day && !differ(o->numero, e->numero) &&
		!differ(o->ar, e->ar);
}

static void check_once(const struct checking *x)
{
	const struct ctg_event *e = x->e;
	size_t times = 0;

	if (is_overridden(x))
		return;
	for (size_t i = 0; i < x->n; i++) {
		const struct ctg_event *o = &x->events[i];

		if (o == e)
			return;
		times += is_other(x, o) && o->kind == e->kind;
		if (!is_twice(x, o, times))
			continue;
		ctg_rule_report(x->diags, "L808", x->at, "« %s »%s%s est déjà "
			"consigné, au %s", ctg_event_name(e->kind),
			e->partie.n ? " " : "",
			e->partie.n ? of_party(x) : "", day(x, o->date));
		return;
	}
}

static bool check_party(const struct checking *x)
{
	struct ctg_buf ids = { .arena = x->diags->arena };
	struct ctg_str id = x->e->partie;

	if (x->party || (id.n == 0 && !ctg_event_needs_party(x->e->kind)))
		return true;
	if (id.n == 0) {
		ctg_rule_report(x->diags, "L804", x->at, "l'événement « %s » "
			"est celui d'une partie", ctg_event_name(x->e->kind));
		return false;
	}
	for (size_t i = 0; i < x->c->nparties; i++)
		ctg_buf_printf(&ids, "%s%.*s", i ? ", " : "",
			STR_ARG(x->c->parties[i].id.s));
	ctg_rule_report(x->diags, "L804", x->at, "« %.*s » n'est pas une "
		"partie ; les parties sont : %.*s", STR_ARG(id),
		STR_ARG(ctg_buf_str(&ids)));
	return false;
}

void ctg_life_check(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, const struct ctg_event *e,
	struct ctg_date today, struct ctg_place at, struct ctg_diags *diags)
{
	struct checking x = { .c = c, .events = events, .n = n, .e = e,
		.at = at, .diags = diags };
	struct past p;

	if (ctg_date_cmp(today, e->date) < 0 && e->kind != CTG_RESILIATION)
		ctg_rule_report(diags, "L806", at, "le %s est à venir",
			day(&x, e->date));
	x.party = ctg_convention_party(c, e->partie);
	if (!check_party(&x))
		return;
	p = look_back(&x);
	check_mentions(&x);
	if (e->kind == CTG_SIGNATURE)
		check_signature(&x, &p);
	else if (e->kind == CTG_TRANSMISSION)
		check_transmission(&x, &p);
	else if (e->kind == CTG_PUBLICATION)
		check_order(&x, &p);
	check_once(&x);
}

static const char *name(enum ctg_event_kind k)
{
	return k == CTG_SIGNATURE ? "signature" :
		k == CTG_DECISION ? "décision" : "délibération";
}

void ctg_life_check_late(const struct ctg_convention *c,
	const struct ctg_event *e, struct ctg_date closed,
	struct ctg_place at, struct ctg_diags *diags)
{
	const struct checking x = { .c = c, .e = e, .at = at,
		.diags = diags };
	bool after = closed.year && ctg_date_cmp(closed, e->date) < 0;

	if (!after && is_overridden(&x))
		return;
	ctg_rule_report(diags, "L860", at, "%s %s le %s, %s la clôture de "
		"%s%s%s", name(e->kind), of_party(&x), day(&x, e->date),
		after ? "après" : "ajoutée sans motif après", acte(&x),
		closed.year ? ", le " : "", closed.year ?
		day(&x, closed) : "");
}
