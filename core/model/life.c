/* SPDX-License-Identifier: Apache-2.0 */
#include "model/life.h"

const char *ctg_state_name(enum ctg_state s)
{
	static const char *const names[] = {
		[CTG_PROJET] = "projet",
		[CTG_DELIBERE] = "délibéré",
		[CTG_SIGNE] = "signé",
		[CTG_A_VENIR] = "à venir",
		[CTG_EN_VIGUEUR] = "en vigueur",
		[CTG_ECHUE] = "échue",
		[CTG_RESILIEE] = "résiliée",
	};

	return names[s];
}

bool ctg_life_needs_receipt(enum ctg_party_type t)
{
	return t == CTG_PARTY_COMMUNE || t == CTG_PARTY_EPCI ||
		t == CTG_PARTY_DEPARTEMENT || t == CTG_PARTY_SYNDICAT;
}

bool ctg_life_has_receipt(enum ctg_party_type t)
{
	return ctg_life_needs_receipt(t) || t == CTG_PARTY_AUTRE;
}

bool ctg_life_authorises(const struct ctg_event *e)
{
	return ctg_event_decides(e->kind) &&
		!ctg_str_eq(e->portee, STR("engagement"));
}

/* The décision that counts, of two: one that authorises the signature; one
 * that was there when the party signed; the one recorded last. */
static const struct ctg_event *better(const struct ctg_event *old,
	const struct ctg_event *e, const struct ctg_event *signature)
{
	bool a = old && ctg_life_authorises(old), b = ctg_life_authorises(e);

	if (!old || a != b)
		return !old || b ? e : old;
	if (!signature)
		return e;
	a = ctg_date_cmp(old->date, signature->date) <= 0;
	b = ctg_date_cmp(e->date, signature->date) <= 0;
	return a && !b ? old : e;
}

void ctg_life_stage(struct ctg_stage *out, const struct ctg_event *events,
	size_t n, unsigned acte, struct ctg_str party)
{
	struct ctg_stage s = { 0 };
	const struct ctg_event **to[CTG_EVENT_KINDS] = {
		[CTG_TRANSMISSION] = &s.transmitted,
		[CTG_PUBLICATION] = &s.published,
		[CTG_SIGNATURE] = &s.signed_,
	};

	for (size_t i = 0; i < n; i++)
		if (events[i].acte == acte && to[events[i].kind] &&
		    ctg_str_eq(events[i].partie, party))
			*to[events[i].kind] = &events[i];
	for (size_t i = 0; i < n; i++)
		if (events[i].acte == acte &&
		    ctg_event_decides(events[i].kind) &&
		    ctg_str_eq(events[i].partie, party))
			s.decided = better(s.decided, &events[i], s.signed_);
	*out = s;
}

enum ctg_state ctg_life_draft(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, unsigned acte)
{
	bool decided = c->nparties > 0, is_signed = decided;

	for (size_t i = 0; i < c->nparties; i++) {
		struct ctg_stage s;

		ctg_life_stage(&s, events, n, acte, c->parties[i].id.s);
		decided = decided && s.decided &&
			ctg_life_authorises(s.decided);
		is_signed = is_signed && s.signed_;
	}
	return is_signed ? CTG_SIGNE : decided ? CTG_DELIBERE : CTG_PROJET;
}

/* A later line of the same party corrects it. */
static bool is_corrected(const struct ctg_event *events, size_t n, size_t i)
{
	for (size_t k = i + 1; k < n; k++)
		if (events[k].kind == events[i].kind &&
		    ctg_str_eq(events[k].partie, events[i].partie))
			return true;
	return false;
}

struct ctg_date ctg_life_ended(const struct ctg_event *events, size_t n)
{
	struct ctg_date end = { 0 };

	for (size_t i = 0; i < n; i++)
		if (events[i].kind == CTG_RESILIATION &&
		    !is_corrected(events, n, i) && (!end.year ||
		    ctg_date_cmp(events[i].date, end) < 0))
			end = events[i].date;
	return end;
}

enum ctg_state ctg_life_closed(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, struct ctg_date effect,
	struct ctg_date today)
{
	const struct ctg_period *p = &c->periode;
	struct ctg_date end = ctg_life_ended(events, n);

	if (end.year && ctg_date_cmp(end, today) <= 0)
		return CTG_RESILIEE;
	if (ctg_date_cmp(today, effect) < 0)
		return CTG_A_VENIR;
	/* What renews itself goes on until somebody ends it. */
	if (p->end.year && ctg_date_cmp(p->end, today) < 0 &&
	    p->renewal != CTG_RENEWAL_TACIT)
		return CTG_ECHUE;
	return CTG_EN_VIGUEUR;
}

struct ctg_date ctg_life_notice(const struct ctg_convention *c)
{
	const struct ctg_span *s = &c->periode.notice;
	struct ctg_date none = { 0 };

	if (!c->periode.end.year || (!s->years && !s->months && !s->days))
		return none;
	return ctg_date_before(c->periode.end, *s);
}
