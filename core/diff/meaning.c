/* SPDX-License-Identifier: Apache-2.0 */
/* What the front-matters say: who agrees, on what name, for how long.  The
 * generated parts follow from it, so it is told once, here. */
#include "diff/changes.h"

#include "base/buf.h"

struct pair {
	struct ctg_changes *list;
	const struct ctg_convention *old, *now;
};

static bool same(const struct pair *p, struct ctg_value x, struct ctg_value y)
{
	return ctg_changes_same(p->list->arena, x.s, y.s);
}

static struct ctg_change *add(const struct pair *p, enum ctg_nature nature,
	struct ctg_str old, struct ctg_str now)
{
	struct ctg_change *c = ctg_changes_add(p->list, nature,
		old.n == 0 ? CTG_ADDED : now.n == 0 ? CTG_REMOVED :
		CTG_REPLACED);

	c->old = old;
	c->now = now;
	return c;
}

static void compare(const struct pair *p, enum ctg_nature nature,
	struct ctg_value x, struct ctg_value y, const char *what)
{
	if (!same(p, x, y))
		add(p, nature, x.s, y.s)->said = ctg_str_from(what);
}

/* --- parties ------------------------------------------------------------- */

static struct ctg_str person(struct ctg_arena *a,
	const struct ctg_representative *r)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_printf(&b, "%.*s %.*s", STR_ARG(r->civilite.s),
		STR_ARG(r->nom.s));
	if (r->qualite.s.n)
		ctg_buf_printf(&b, ", %.*s", STR_ARG(r->qualite.s));
	if (r->delegation.s.n)
		ctg_buf_printf(&b, " (%.*s)", STR_ARG(r->delegation.s));
	if (!r->signs)
		ctg_buf_puts(&b, ", qui ne signe pas");
	return ctg_str_trim(ctg_buf_str(&b));
}

static struct ctg_str people(struct ctg_arena *a, const struct ctg_party *p)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < p->npeople; i++) {
		if (i > 0)
			ctg_buf_puts(&b, " ; ");
		ctg_buf_add(&b, person(a, &p->people[i]));
	}
	return ctg_buf_str(&b);
}

static void compare_party(const struct pair *p, const struct ctg_party *x,
	const struct ctg_party *y)
{
	struct ctg_arena *a = p->list->arena;
	struct ctg_str old = people(a, x), now = people(a, y);
	struct ctg_str name = y->designation.s.n ? y->designation.s :
		y->nom.s;

	compare(p, CTG_CHANGE_PARTY, x->nom, y->nom, "nom de la partie");
	compare(p, CTG_CHANGE_PARTY, x->designation, y->designation,
		"désignation de la partie");
	compare(p, CTG_CHANGE_PARTY, x->adresse, y->adresse,
		"adresse de la partie");
	if (!ctg_str_eq(old, now))
		add(p, CTG_CHANGE_PARTY, old, now)->said = ctg_strf(a,
			"représentation de « %.*s »", STR_ARG(name));
	compare(p, CTG_CHANGE_DATA, x->siren, y->siren, "SIREN");
	compare(p, CTG_CHANGE_DATA, x->logo, y->logo, "logo");
}

static void compare_parties(const struct pair *p)
{
	for (size_t i = 0; i < p->old->nparties; i++) {
		const struct ctg_party *x = &p->old->parties[i];
		const struct ctg_party *y = ctg_convention_party(p->now,
			x->id.s);

		if (y)
			compare_party(p, x, y);
		else
			add(p, CTG_CHANGE_PARTY, x->nom.s,
				(struct ctg_str){ 0 })->said = STR("retrait");
	}
	for (size_t i = 0; i < p->now->nparties; i++) {
		const struct ctg_party *y = &p->now->parties[i];

		if (!ctg_convention_party(p->old, y->id.s))
			add(p, CTG_CHANGE_PARTY, (struct ctg_str){ 0 },
				y->nom.s)->said = STR("adhésion");
	}
}

/* --- period -------------------------------------------------------------- */

static struct ctg_str day(struct ctg_arena *a, struct ctg_value v,
	struct ctg_date d)
{
	struct ctg_buf b = { .arena = a };

	if (d.year == 0)
		return v.s;
	ctg_date_write(&b, d);
	return ctg_buf_str(&b);
}

static void compare_period(const struct pair *p)
{
	const struct ctg_period *x = &p->old->periode, *y = &p->now->periode;
	struct ctg_arena *a = p->list->arena;

	if (!same(p, x->debut, y->debut))
		add(p, CTG_CHANGE_PERIOD, day(a, x->debut, x->start),
			day(a, y->debut, y->start))->said = STR("début");
	if (!same(p, x->fin, y->fin))
		add(p, CTG_CHANGE_PERIOD, day(a, x->fin, x->end),
			day(a, y->fin, y->end))->said = STR("fin");
	compare(p, CTG_CHANGE_PERIOD, x->preavis, y->preavis, "préavis");
	compare(p, CTG_CHANGE_PERIOD, x->reconduction, y->reconduction,
		"reconduction");
}

void ctg_changes_of_meaning(struct ctg_changes *l)
{
	struct pair p = { l, &l->old->text->convention,
		&l->now->text->convention };

	compare(&p, CTG_CHANGE_TITLE, p.old->titre, p.now->titre,
		"titre de la convention");
	compare(&p, CTG_CHANGE_DATA, p.old->reference, p.now->reference,
		"référence");
	compare_parties(&p);
	compare_period(&p);
}
