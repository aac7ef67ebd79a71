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
	struct ctg_value x, struct ctg_value y, struct ctg_str what)
{
	if (!same(p, x, y))
		add(p, nature, x.s, y.s)->said = what;
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
			ctg_buf_puts(&b, "\u202f; ");
		ctg_buf_add(&b, person(a, &p->people[i]));
	}
	return ctg_buf_str(&b);
}

/* Of which party, where it is not plain from the words. */
static struct ctg_str of_party(const struct pair *p, const char *what,
	const struct ctg_party *y)
{
	struct ctg_str name = y->designation.s.n ? y->designation.s :
		y->nom.s;

	return ctg_strf(p->list->arena, "%s de «\u00a0%.*s\u00a0»", what,
		STR_ARG(name));
}

static void compare_party(const struct pair *p, const struct ctg_party *x,
	const struct ctg_party *y)
{
	struct ctg_arena *a = p->list->arena;
	struct ctg_str old = people(a, x), now = people(a, y);
	size_t from = p->list->n;

	compare(p, CTG_CHANGE_PARTY, x->nom, y->nom,
		STR("nom de la partie"));
	compare(p, CTG_CHANGE_PARTY, x->designation, y->designation,
		STR("désignation de la partie"));
	compare(p, CTG_CHANGE_PARTY, x->adresse, y->adresse,
		of_party(p, "adresse", y));
	if (!ctg_str_eq(old, now))
		add(p, CTG_CHANGE_PARTY, old, now)->said =
			of_party(p, "représentation", y);
	for (size_t i = from; i < p->list->n; i++)
		p->list->v[i].party = y;
	compare(p, CTG_CHANGE_DATA, x->id, y->id,
		of_party(p, "identifiant", y));
	if (x->type != y->type)
		add(p, CTG_CHANGE_DATA,
			ctg_str_from(ctg_party_type_name(x->type)),
			ctg_str_from(ctg_party_type_name(y->type)))->said =
			of_party(p, "type", y);
	compare(p, CTG_CHANGE_DATA, x->siren, y->siren,
		of_party(p, "SIREN", y));
	compare(p, CTG_CHANGE_DATA, x->logo, y->logo,
		of_party(p, "logo", y));
}

/* The same party in the other version: its identifier is printed nowhere and
 * may be another. */
static const struct ctg_party *find_party(const struct pair *p,
	const struct ctg_convention *there, const struct ctg_party *party,
	const struct ctg_convention *here)
{
	const struct ctg_party *same_id = ctg_convention_party(there,
		party->id.s);

	for (size_t i = 0; !same_id && i < there->nparties; i++) {
		const struct ctg_party *y = &there->parties[i];

		if (same(p, y->nom, party->nom) &&
		    !ctg_convention_party(here, y->id.s))
			return y;
	}
	return same_id;
}

static struct ctg_str names(const struct pair *p,
	const struct ctg_convention *c)
{
	struct ctg_buf b = { .arena = p->list->arena };

	for (size_t i = 0; i < c->nparties; i++)
		ctg_buf_printf(&b, "%s%.*s", i > 0 ? "\u202f; " : "",
			STR_ARG(c->parties[i].nom.s));
	return ctg_buf_str(&b);
}

/* They are printed in the order of the front-matter. */
static void compare_order(const struct pair *p)
{
	const struct ctg_party *last = NULL;

	for (size_t i = 0; i < p->old->nparties; i++) {
		const struct ctg_party *y = find_party(p, p->now,
			&p->old->parties[i], p->old);

		if (y && last && y < last) {
			add(p, CTG_CHANGE_PARTY, names(p, p->old),
				names(p, p->now))->said =
				STR("ordre des parties");
			return;
		}
		last = y ? y : last;
	}
}

static void compare_parties(const struct pair *p)
{
	for (size_t i = 0; i < p->old->nparties; i++) {
		const struct ctg_party *x = &p->old->parties[i];
		const struct ctg_party *y = find_party(p, p->now, x, p->old);

		if (y)
			compare_party(p, x, y);
		else
			add(p, CTG_CHANGE_PARTY, x->nom.s,
				(struct ctg_str){ 0 })->said = STR("retrait");
	}
	for (size_t i = 0; i < p->now->nparties; i++) {
		const struct ctg_party *y = &p->now->parties[i];

		if (!find_party(p, p->old, y, p->now))
			add(p, CTG_CHANGE_PARTY, (struct ctg_str){ 0 },
				y->nom.s)->said = STR("adhésion");
	}
	compare_order(p);
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
			day(a, y->debut, y->start))->said =
			STR("début de la convention");
	if (!same(p, x->fin, y->fin))
		add(p, CTG_CHANGE_PERIOD, day(a, x->fin, x->end),
			day(a, y->fin, y->end))->said =
			STR("fin de la convention");
	compare(p, CTG_CHANGE_PERIOD, x->preavis, y->preavis,
		STR("préavis"));
	compare(p, CTG_CHANGE_PERIOD, x->reconduction, y->reconduction,
		STR("reconduction"));
}

/* --- fields --------------------------------------------------------------- */

static const struct ctg_value *field(const struct ctg_convention *c,
	struct ctg_str key)
{
	for (size_t i = 0; i < c->nchamps; i++)
		if (ctg_str_eq(c->champs[i].key.s, key))
			return &c->champs[i].value;
	return NULL;
}

static bool is_printed(const struct ctg_node *n, struct ctg_str name)
{
	for (; n; n = n->next)
		if ((n->kind == CTG_TEXT && ctg_str_eq(n->var, name)) ||
		    is_printed(n->first, name))
			return true;
	return false;
}

/* One that a text prints is told there. */
static void compare_field(const struct pair *p, struct ctg_str key)
{
	static const struct ctg_value none;
	struct ctg_arena *a = p->list->arena;
	struct ctg_str name = ctg_strf(a, "champs.%.*s", STR_ARG(key));
	const struct ctg_value *x = field(p->old, key);
	const struct ctg_value *y = field(p->now, key);

	x = x ? x : &none;
	y = y ? y : &none;
	if (same(p, *x, *y) ||
	    (is_printed(p->list->old->text->developed, name) &&
	     is_printed(p->list->now->text->developed, name)))
		return;
	compare(p, CTG_CHANGE_DATA, *x, *y, ctg_strf(a,
		"champ «\u00a0%.*s\u00a0»", STR_ARG(key)));
}

static void compare_fields(const struct pair *p)
{
	for (size_t i = 0; i < p->old->nchamps; i++)
		compare_field(p, p->old->champs[i].key.s);
	for (size_t i = 0; i < p->now->nchamps; i++)
		if (!field(p->old, p->now->champs[i].key.s))
			compare_field(p, p->now->champs[i].key.s);
}

void ctg_changes_of_meaning(struct ctg_changes *l)
{
	struct pair p = { l, &l->old->text->convention,
		&l->now->text->convention };

	compare(&p, CTG_CHANGE_TITLE, p.old->titre, p.now->titre,
		STR("titre de la convention"));
	compare(&p, CTG_CHANGE_DATA, p.old->reference, p.now->reference,
		STR("référence"));
	compare_parties(&p);
	compare_period(&p);
	compare_fields(&p);
}
