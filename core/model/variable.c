/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"
#include "model/template.h"

/* One group of names: « parties.caf.nom » is looked up by the group
 * « parties », with « caf.nom » left to read. */
struct group {
	struct ctg_str name;
	bool (*value)(struct ctg_str *out, struct ctg_arena *a,
		const struct ctg_text *t, struct ctg_str rest);
};

/* Known by its address: a value may be written so too. */
static const struct ctg_str blank = CTG_STR_INIT("[à compléter]");

bool ctg_template_is_blank(struct ctg_str printed)
{
	return printed.p == blank.p;
}

static bool give(struct ctg_str *out, struct ctg_value v)
{
	*out = v.s.p ? v.s : blank;
	return true;
}

static struct ctg_str number(struct ctg_arena *a, size_t n)
{
	return ctg_strf(a, "%zu", n);
}

static struct ctg_str spelled(struct ctg_arena *a, size_t n)
{
	struct ctg_buf b = { .arena = a };

	ctg_cardinal_write(&b, (unsigned)n, false);
	return ctg_buf_str(&b);
}

/* « nombre » or « nombre_lettres ». */
static bool count(struct ctg_str *out, struct ctg_arena *a, size_t n,
	struct ctg_str name)
{
	if (ctg_str_eq(name, STR("nombre")))
		*out = number(a, n);
	else if (ctg_str_eq(name, STR("nombre_lettres")))
		*out = spelled(a, n);
	else
		return false;
	return true;
}

static bool date(struct ctg_str *out, struct ctg_arena *a, struct ctg_date d,
	struct ctg_value v)
{
	struct ctg_buf b = { .arena = a };

	if (!d.year)
		return give(out, v);
	ctg_date_write(&b, d);
	*out = ctg_buf_str(&b);
	return true;
}

static bool from_period(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	const struct ctg_period *p = &t->convention.periode;

	if (ctg_str_eq(name, STR("debut")) && p->at_signature) {
		*out = STR("la date de sa signature");
		return true;
	}
	if (ctg_str_eq(name, STR("debut")))
		return date(out, a, p->start, p->debut);
	if (ctg_str_eq(name, STR("fin")))
		return date(out, a, p->end, p->fin);
	if (ctg_str_eq(name, STR("preavis")))
		return give(out, p->preavis);
	return ctg_str_eq(name, STR("reconduction")) &&
		give(out, p->reconduction);
}

static bool of_party(struct ctg_str *out, const struct ctg_party *p,
	struct ctg_str name)
{
	if (ctg_str_eq(name, STR("nom")))
		return give(out, p->nom);
	if (ctg_str_eq(name, STR("designation")))
		return give(out, p->designation);
	if (ctg_str_eq(name, STR("adresse")))
		return give(out, p->adresse);
	return ctg_str_eq(name, STR("siren")) && give(out, p->siren);
}

static bool from_parties(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	const struct ctg_convention *c = &t->convention;
	const struct ctg_party *p;

	if (count(out, a, c->nparties, name))
		return true;
	p = ctg_convention_party(c, ctg_str_split(&name, '.'));
	return p && of_party(out, p, name);
}

static bool from_annexes(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	return count(out, a, t->convention.nannexes, name);
}

static bool from_articles(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	size_t n = 0;

	for (const struct ctg_node *d = t->body; d;
	     d = ctg_node_next(t->body, d))
		n += d->kind == CTG_DIVISION &&
			d->division.heading.word == CTG_ARTICLE &&
			d->division.heading.label.style != CTG_PRELIMINARY;
	return count(out, a, n, name);
}

static bool from_fields(struct ctg_str *out,
	[[maybe_unused]] struct ctg_arena *a, const struct ctg_text *t,
	struct ctg_str name)
{
	const struct ctg_convention *c = &t->convention;

	for (size_t i = 0; i < c->nchamps; i++)
		if (ctg_str_eq(c->champs[i].key.s, name))
			return give(out, c->champs[i].value);
	return false;
}

static bool from_top(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	const struct ctg_convention *c = &t->convention;
	size_t copies = c->exemplaires ? c->exemplaires : c->nparties;

	if (ctg_str_eq(name, STR("titre")))
		return give(out, c->titre);
	if (ctg_str_eq(name, STR("reference")))
		return give(out, c->reference);
	if (ctg_str_eq(name, STR("lieu")))
		return give(out, c->lieu);
	if (ctg_str_eq(name, STR("exemplaires")))
		*out = number(a, copies);
	else if (ctg_str_eq(name, STR("exemplaires_lettres")))
		*out = spelled(a, copies);
	else
		return false;
	return true;
}

bool ctg_template_value(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name)
{
	static const struct group groups[] = {
		{ CTG_STR_INIT("parties"), from_parties },
		{ CTG_STR_INIT("periode"), from_period },
		{ CTG_STR_INIT("annexes"), from_annexes },
		{ CTG_STR_INIT("articles"), from_articles },
		{ CTG_STR_INIT("champs"), from_fields },
	};
	struct ctg_str rest = name, head = ctg_str_split(&rest, '.');

	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		if (ctg_str_eq(groups[i].name, head))
			return groups[i].value(out, a, t, rest);
	return head.n == name.n && from_top(out, a, t, name);
}
