/* SPDX-License-Identifier: Apache-2.0 */
/* Values of a front-matter that are set, one by one or as a line says. */
#include "avenant/front_want.h"

#include "avenant/front_line.h"
#include "base/buf.h"
#include "model/french.h"
#include "model/ordinal.h"
#include "model/rules.h"

/* --- values --------------------------------------------------------------- */

bool ctg_want_refuse(struct ctg_wanted *w, const char *rule, const char *fmt,
	...)
{
	struct ctg_buf b = { .arena = w->diags->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	w->failed = true;
	ctg_rule_report(w->diags, rule, w->at, "%.*s",
		STR_ARG(ctg_buf_str(&b)));
	return false;
}

bool ctg_want_set(struct ctg_wanted *w, struct ctg_value *v,
	struct ctg_str now, struct ctg_str name)
{
	if (v->col > 0 && !ctg_str_eq(v->s, now))
		return ctg_want_refuse(w, "A742", "«\u00a0%.*s\u00a0» "
			"deviendrait à la fois «\u00a0%.*s\u00a0» et "
			"«\u00a0%.*s\u00a0»", STR_ARG(name), STR_ARG(v->s),
			STR_ARG(now));
	v->s = now.n > 0 ? now : (struct ctg_str){ 0 };
	v->col = 1;
	return true;
}

bool ctg_want_copies(struct ctg_wanted *w, unsigned copies)
{
	struct ctg_str now = ctg_strf(w->arena, "%u", copies);

	if (!ctg_want_set(w, &w->c.exemplaires_at, now, STR("exemplaires")))
		return false;
	w->c.exemplaires = copies;
	return true;
}

/* What does not say it anew stays as it was. */
static bool set_changed(struct ctg_wanted *w, struct ctg_value *v,
	struct ctg_str old, struct ctg_str now, const char *name)
{
	return ctg_str_eq(old, now) ||
		ctg_want_set(w, v, now, ctg_str_from(name));
}

bool ctg_want_period(struct ctg_wanted *w, const struct ctg_period *now)
{
	const struct ctg_period *old = &w->base->convention.periode;
	struct ctg_period *p = &w->c.periode;

	return set_changed(w, &p->debut, old->debut.s, now->debut.s,
			"periode.debut") &&
		set_changed(w, &p->fin, old->fin.s, now->fin.s,
			"periode.fin");
}

static bool same_people(const struct ctg_party *x, const struct ctg_party *y)
{
	if (x->npeople != y->npeople)
		return false;
	for (size_t i = 0; i < y->npeople; i++)
		if (y->people[i].nom.line != i + 1)
			return false;
	return true;
}

static bool want_person(struct ctg_wanted *w, struct ctg_representative *r,
	const struct ctg_representative *old,
	const struct ctg_representative *now)
{
	return set_changed(w, &r->civilite, old->civilite.s, now->civilite.s,
			"civilite") &&
		set_changed(w, &r->nom, old->nom.s, now->nom.s, "nom") &&
		set_changed(w, &r->qualite, old->qualite.s, now->qualite.s,
			"qualite") &&
		set_changed(w, &r->delegation, old->delegation.s,
			now->delegation.s, "delegation");
}

bool ctg_want_party(struct ctg_wanted *w, size_t i,
	const struct ctg_party *now)
{
	const struct ctg_party *old = &w->base->convention.parties[i];
	struct ctg_party *p = &w->c.parties[i];
	bool fine = set_changed(w, &p->nom, old->nom.s, now->nom.s,
			"nom") &&
		set_changed(w, &p->designation, old->designation.s,
			now->designation.s, "designation") &&
		set_changed(w, &p->adresse, old->adresse.s, now->adresse.s,
			"adresse");

	if (!same_people(old, now)) {
		p->people = now->people;
		p->npeople = now->npeople;
		return fine;
	}
	for (size_t k = 0; k < now->npeople && fine; k++)
		fine = want_person(w, &p->people[k], &old->people[k],
			&now->people[k]);
	return fine;
}

/* --- values by their names ------------------------------------------------ */

static struct ctg_value *of_person(struct ctg_representative *r,
	struct ctg_str name)
{
	if (ctg_str_eq(name, STR("civilite")))
		return &r->civilite;
	if (ctg_str_eq(name, STR("nom")))
		return &r->nom;
	if (ctg_str_eq(name, STR("qualite")))
		return &r->qualite;
	return ctg_str_eq(name, STR("delegation")) ? &r->delegation : NULL;
}

static size_t take_rank(struct ctg_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && i < 9 && ctg_is_digit(s.p[i]); i++)
		n = n * 10 + (size_t)(s.p[i] - '0');
	return n;
}

static struct ctg_value *of_party(struct ctg_wanted *w, struct ctg_str name)
{
	const struct ctg_party *found = ctg_convention_party(&w->c,
		ctg_str_split(&name, '.'));
	struct ctg_party *p;
	size_t i;

	if (!found)
		return NULL;
	p = &w->c.parties[found - w->c.parties];
	if (ctg_str_cut(&name, STR("representants."))) {
		i = take_rank(ctg_str_split(&name, '.'));
		return i > 0 && i <= p->npeople ?
			of_person(&p->people[i - 1], name) : NULL;
	}
	if (ctg_str_eq(name, STR("nom")))
		return &p->nom;
	if (ctg_str_eq(name, STR("designation")))
		return &p->designation;
	if (ctg_str_eq(name, STR("adresse")))
		return &p->adresse;
	return ctg_str_eq(name, STR("siren")) ? &p->siren : NULL;
}

static struct ctg_value *of_annexe(struct ctg_wanted *w, struct ctg_str name)
{
	size_t i = take_rank(ctg_str_split(&name, '.'));

	if (i == 0 || i > w->c.nannexes)
		return NULL;
	if (ctg_str_eq(name, STR("numero")))
		return &w->c.annexes[i - 1].numero;
	return ctg_str_eq(name, STR("titre")) ? &w->c.annexes[i - 1].titre :
		NULL;
}

static struct ctg_value *of_field(struct ctg_wanted *w, struct ctg_str name)
{
	for (size_t i = 0; i < w->c.nchamps; i++)
		if (ctg_str_eq(w->c.champs[i].key.s, name))
			return &w->c.champs[i].value;
	return NULL;
}

/* The values that print as they are. */
static struct ctg_value *find(struct ctg_wanted *w, struct ctg_str name)
{
	struct ctg_convention *c = &w->c;

	if (ctg_str_eq(name, STR("titre")))
		return &c->titre;
	if (ctg_str_eq(name, STR("reference")))
		return &c->reference;
	if (ctg_str_eq(name, STR("lieu")))
		return &c->lieu;
	if (ctg_str_eq(name, STR("periode.preavis")))
		return &c->periode.preavis;
	if (ctg_str_eq(name, STR("periode.reconduction")))
		return &c->periode.reconduction;
	if (ctg_str_cut(&name, STR("parties.")))
		return of_party(w, name);
	if (ctg_str_cut(&name, STR("annexes.")))
		return of_annexe(w, name);
	return ctg_str_cut(&name, STR("champs.")) ? of_field(w, name) : NULL;
}

static bool want_day(struct ctg_wanted *w, struct ctg_value *v,
	struct ctg_str name, struct ctg_str printed)
{
	struct ctg_str day;

	if (!ctg_line_read_day(&day, w->arena, printed))
		return ctg_want_refuse(w, "A740", "«\u00a0%.*s\u00a0» n'est "
			"pas une date, et ces mots impriment «\u00a0%.*s"
			"\u00a0» de l'en-tête", STR_ARG(printed),
			STR_ARG(name));
	return ctg_want_set(w, v, day, name);
}

static bool want_number(struct ctg_wanted *w, struct ctg_str printed)
{
	unsigned n = (unsigned)take_rank(printed);

	printed = ctg_french_trim(printed);
	if (n == 0 && ctg_cardinal_take(&n, printed) != printed.n)
		return ctg_want_refuse(w, "A740", "«\u00a0%.*s\u00a0» n'est "
			"pas un nombre, et ces mots impriment «\u00a0"
			"exemplaires\u00a0» de l'en-tête", STR_ARG(printed));
	return ctg_want_copies(w, n);
}

/* A count follows from what comes and goes: the proof tells whether it
 * does. */
static bool is_count(struct ctg_str name)
{
	return ctg_str_ends(name, STR(".nombre")) ||
		ctg_str_ends(name, STR(".nombre_lettres"));
}

bool ctg_want_print(struct ctg_wanted *w, struct ctg_str name,
	struct ctg_str printed)
{
	struct ctg_value *v = find(w, name);

	/* A blank is what is printed without a value too: if another place
	 * tells that there is none, there is none. */
	if (v && ctg_str_eq(printed, STR("[à compléter]"))) {
		v->s = v->col ? v->s : printed;
		return true;
	}
	if (v)
		return ctg_want_set(w, v, ctg_french_trim(printed), name);
	if (ctg_str_eq(name, STR("periode.debut")))
		return want_day(w, &w->c.periode.debut, name, printed);
	if (ctg_str_eq(name, STR("periode.fin")))
		return want_day(w, &w->c.periode.fin, name, printed);
	if (ctg_str_eq(name, STR("exemplaires")) ||
	    ctg_str_eq(name, STR("exemplaires_lettres")))
		return want_number(w, printed);
	return is_count(name) || ctg_want_refuse(w, "A740",
		"ces mots impriment «\u00a0%.*s\u00a0», qui n'a pas de valeur "
		"dans l'en-tête", STR_ARG(name));
}
