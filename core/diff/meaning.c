/* SPDX-License-Identifier: Apache-2.0 */
/* What the front-matters say: who agrees, on what name, for how long.  The
 * generated parts follow from it, so it is told once, here. */
#include "diff/changes.h"

#include "base/buf.h"

static const struct ctg_str none;

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

/* What is compared, and how it is told when it is another, when it comes and
 * when it goes: before, between and after the words.  « @ » is a name.  No
 * verb and no participle agrees with words that are not ours. */
struct topic {
	const char *said, *replaced[3], *added[2], *removed[2];
};

static struct ctg_str named(struct ctg_arena *a, const char *text,
	struct ctg_str name)
{
	struct ctg_str s = ctg_str_from(text ? text : "");
	size_t at = ctg_str_find(s, STR("@"));

	return at == s.n ? s : ctg_strf(a, "%.*s%.*s%.*s",
		STR_ARG(ctg_str_head(s, at)), STR_ARG(name),
		STR_ARG(ctg_str_skip(s, at + 1)));
}

/* Words that come stand where the new ones do. */
static void tell(const struct pair *p, struct ctg_change *c,
	const struct topic *t, struct ctg_str name)
{
	const char *const *parts = c->operation == CTG_ADDED ? t->added :
		c->operation == CTG_REMOVED ? t->removed : t->replaced;
	size_t n = c->operation == CTG_REPLACED ? 3 : 2;

	c->said = named(p->list->arena, t->said, name);
	for (size_t i = 0; i < n; i++)
		c->sentence[i > 0 && c->operation == CTG_ADDED ? 2 : i] =
			named(p->list->arena, parts[i], name);
}

static void compare(const struct pair *p, enum ctg_nature nature,
	struct ctg_value x, struct ctg_value y, const struct topic *t,
	struct ctg_str name)
{
	if (!same(p, x, y))
		tell(p, add(p, nature, x.s, y.s), t, name);
}

static void compare_data(const struct pair *p, struct ctg_value x,
	struct ctg_value y, struct ctg_str what)
{
	if (!same(p, x, y))
		add(p, CTG_CHANGE_DATA, x.s, y.s)->said = what;
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

static struct ctg_str name_of(const struct ctg_party *y)
{
	return y->designation.s.n ? y->designation.s : y->nom.s;
}

/* Of which party, where it is not plain from the words. */
static struct ctg_str of_party(const struct pair *p, const char *what,
	const struct ctg_party *y)
{
	return ctg_strf(p->list->arena, "%s de «\u00a0%.*s\u00a0»", what,
		STR_ARG(name_of(y)));
}

static const struct topic party_name = { "nom de la partie",
	{ "la partie «\u00a0", "\u00a0» devient «\u00a0", "\u00a0»" },
	{ NULL, NULL }, { NULL, NULL } };
static const struct topic designation = { "désignation de la partie",
	{ "la partie désignée «\u00a0", "\u00a0» l'est désormais «\u00a0",
	  "\u00a0»" },
	{ "la partie «\u00a0@\u00a0» est désignée «\u00a0", "\u00a0»" },
	{ "la partie «\u00a0@\u00a0» n'est plus désignée «\u00a0",
	  "\u00a0»" } };
static const struct topic address = { "adresse de «\u00a0@\u00a0»",
	{ "l'adresse de «\u00a0@\u00a0» passe de «\u00a0",
	  "\u00a0» à «\u00a0", "\u00a0»" },
	{ "l'adresse de «\u00a0@\u00a0» est «\u00a0", "\u00a0»" },
	{ "l'adresse de «\u00a0@\u00a0» n'est plus donnée, «\u00a0",
	  "\u00a0»" } };
static const struct topic representation = {
	"représentation de «\u00a0@\u00a0»",
	{ "la représentation de «\u00a0@\u00a0» passe de «\u00a0",
	  "\u00a0» à «\u00a0", "\u00a0»" },
	{ "la représentation de «\u00a0@\u00a0» revient à «\u00a0",
	  "\u00a0»" },
	{ "la représentation de «\u00a0@\u00a0» par «\u00a0",
	  "\u00a0» prend fin" } };
static const struct topic order = { "ordre des parties",
	{ "l'ordre des parties, «\u00a0", "\u00a0», devient «\u00a0",
	  "\u00a0»" }, { NULL, NULL }, { NULL, NULL } };
static const struct topic joins = { "adhésion", { NULL, NULL, NULL },
	{ "adhésion de «\u00a0", "\u00a0»" }, { NULL, NULL } };
static const struct topic leaves = { "retrait", { NULL, NULL, NULL },
	{ NULL, NULL }, { "retrait de «\u00a0", "\u00a0»" } };

static void compare_party(const struct pair *p, const struct ctg_party *x,
	const struct ctg_party *y)
{
	struct ctg_arena *a = p->list->arena;
	struct ctg_str old = people(a, x), now = people(a, y);
	struct ctg_str name = name_of(y);
	size_t from = p->list->n;

	compare(p, CTG_CHANGE_PARTY, x->nom, y->nom, &party_name, name);
	compare(p, CTG_CHANGE_PARTY, x->designation, y->designation,
		&designation, y->nom.s);
	compare(p, CTG_CHANGE_PARTY, x->adresse, y->adresse, &address, name);
	if (!ctg_str_eq(old, now))
		tell(p, add(p, CTG_CHANGE_PARTY, old, now), &representation,
			name);
	for (size_t i = from; i < p->list->n; i++)
		p->list->v[i].party = y;
	compare_data(p, x->id, y->id,
		of_party(p, "identifiant", y));
	if (x->type != y->type)
		add(p, CTG_CHANGE_DATA,
			ctg_str_from(ctg_party_type_name(x->type)),
			ctg_str_from(ctg_party_type_name(y->type)))->said =
			of_party(p, "type", y);
	compare_data(p, x->siren, y->siren,
		of_party(p, "SIREN", y));
	compare_data(p, x->logo, y->logo,
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
			tell(p, add(p, CTG_CHANGE_PARTY, names(p, p->old),
				names(p, p->now)), &order, none);
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
			tell(p, add(p, CTG_CHANGE_PARTY, x->nom.s, none),
				&leaves, none);
	}
	for (size_t i = 0; i < p->now->nparties; i++) {
		const struct ctg_party *y = &p->now->parties[i];

		if (!find_party(p, p->old, y, p->now))
			tell(p, add(p, CTG_CHANGE_PARTY, none, y->nom.s),
				&joins, none);
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

static const struct topic start = { "début de la convention",
	{ "le début de la convention passe du ", " au ", "" },
	{ "le début de la convention est fixé au ", "" },
	{ "le début de la convention n'est plus fixé au ", "" } };
static const struct topic end = { "fin de la convention",
	{ "la fin de la convention passe du ", " au ", "" },
	{ "la fin de la convention est fixée au ", "" },
	{ "la fin de la convention n'est plus fixée au ", "" } };
static const struct topic notice = { "préavis",
	{ "le préavis passe de ", " à ", "" },
	{ "un préavis de ", " est prévu" },
	{ "le préavis de ", " est supprimé" } };
static const struct topic renewal = { "reconduction",
	{ "la reconduction, jusqu'ici «\u00a0", "\u00a0», devient «\u00a0",
	  "\u00a0»" },
	{ "la reconduction est «\u00a0", "\u00a0»" },
	{ "la reconduction n'est plus «\u00a0", "\u00a0»" } };

static void compare_day(const struct pair *p, struct ctg_value x,
	struct ctg_date from, struct ctg_value y, struct ctg_date to,
	const struct topic *t)
{
	struct ctg_arena *a = p->list->arena;

	if (!same(p, x, y))
		tell(p, add(p, CTG_CHANGE_PERIOD, day(a, x, from),
			day(a, y, to)), t, none);
}

static bool is_signature(struct ctg_value v)
{
	return ctg_str_eq(v.s, STR("signature"));
}

/* « du 1er janvier », but « de la signature ». */
static void compare_start(const struct pair *p, const struct ctg_period *x,
	const struct ctg_period *y)
{
	struct topic t = start;

	if (is_signature(x->debut)) {
		t.replaced[0] = "le début de la convention passe de la ";
		t.removed[0] = "le début de la convention n'est plus fixé "
			"à la ";
	}
	if (is_signature(y->debut)) {
		t.replaced[1] = " à la ";
		t.added[0] = "le début de la convention est fixé à la ";
	}
	compare_day(p, x->debut, x->start, y->debut, y->start, &t);
}

static void compare_period(const struct pair *p)
{
	const struct ctg_period *x = &p->old->periode, *y = &p->now->periode;

	compare_start(p, x, y);
	compare_day(p, x->fin, x->end, y->fin, y->end, &end);
	compare(p, CTG_CHANGE_PERIOD, x->preavis, y->preavis, &notice, none);
	compare(p, CTG_CHANGE_PERIOD, x->reconduction, y->reconduction,
		&renewal, none);
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
	static const struct ctg_value absent;
	struct ctg_arena *a = p->list->arena;
	struct ctg_str name = ctg_strf(a, "champs.%.*s", STR_ARG(key));
	const struct ctg_value *x = field(p->old, key);
	const struct ctg_value *y = field(p->now, key);

	x = x ? x : &absent;
	y = y ? y : &absent;
	if (same(p, *x, *y) ||
	    (is_printed(p->list->old->text->developed, name) &&
	     is_printed(p->list->now->text->developed, name)))
		return;
	compare_data(p, *x, *y, ctg_strf(a,
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

static const struct topic title = { "titre de la convention",
	{ "le titre de la convention, «\u00a0", "\u00a0», devient «\u00a0",
	  "\u00a0»" }, { NULL, NULL }, { NULL, NULL } };

void ctg_changes_of_meaning(struct ctg_changes *l)
{
	struct pair p = { l, &l->old->text->convention,
		&l->now->text->convention };

	compare(&p, CTG_CHANGE_TITLE, p.old->titre, p.now->titre, &title,
		none);
	compare_data(&p, p.old->reference, p.now->reference,
		STR("référence"));
	compare_parties(&p);
	compare_period(&p);
	compare_fields(&p);
}
