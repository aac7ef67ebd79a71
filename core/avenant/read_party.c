/* SPDX-License-Identifier: Apache-2.0 */
/* Who joins, leaves, takes the place of another. */
#include "avenant/reading_front.h"

#include "avenant/front_line.h"
#include "avenant/front_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

enum act { JOINS, LEAVES, TAKES_PLACE, APPEARS, IS_REPRESENTED };

/* The first that is found tells what is done; of substitutions, what follows
 * names the one who leaves. */
static const struct formula {
	const char *words;
	enum act act;
} formulas[] = {
	{ "comparait desormais dans les termes suivants", APPEARS },
	{ "est desormais representee par", IS_REPRESENTED },
	{ "est desormais represente par", IS_REPRESENTED },
	{ "est substituee", TAKES_PLACE },
	{ "est substitue", TAKES_PLACE },
	{ "se substitue", TAKES_PLACE },
	{ "vient aux droits", TAKES_PLACE },
	{ "succede", TAKES_PLACE },
	{ "se retire de la convention", LEAVES },
	{ "se retire de la presente convention", LEAVES },
	{ "quitte la convention", LEAVES },
	{ "quitte la presente convention", LEAVES },
	{ "n'est plus partie a la convention", LEAVES },
	{ "cesse d'etre partie a la convention", LEAVES },
	{ "adhere a la convention", JOINS },
	{ "adhere a la presente convention", JOINS },
	{ "rejoint la convention", JOINS },
	{ "rejoint la presente convention", JOINS },
	{ "devient partie a la convention", JOINS },
	{ "est admise comme partie a la convention", JOINS },
	{ "est admis comme partie a la convention", JOINS },
	{ "entre dans la convention", JOINS },
	{ "adherent a la convention", JOINS },
	{ "adherent a la presente convention", JOINS },
	{ "rejoignent la convention", JOINS },
	{ "se retirent de la convention", LEAVES },
	{ "quittent la convention", LEAVES },
};

/* --- names ---------------------------------------------------------------- */

/* The only party of a list that has the name; *many when several have. */
static const struct ctg_party *find_one(const struct ctg_party *v, size_t n,
	struct ctg_str name, bool *many)
{
	const struct ctg_party *found = NULL;

	*many = false;
	for (size_t i = 0; i < n; i++) {
		if (!ctg_name_is(&v[i], name))
			continue;
		*many = found != NULL;
		found = &v[i];
	}
	return *many ? NULL : found;
}

/* « Par délibération du 3 mars, la commune de Dugny », « la commune de Dugny,
 * représentée par son maire, »: the name is before the first comma or after
 * the last, when it is not all. */
static const struct ctg_party *find(const struct ctg_party *v, size_t n,
	struct ctg_str name, bool *many)
{
	const struct ctg_party *p = find_one(v, n, name, many);
	size_t last = name.n;

	while (last > 0 && name.p[last - 1] != ',')
		last--;
	if (!p && !*many)
		p = find_one(v, n, ctg_str_head(name, ctg_str_find(name,
			STR(","))), many);
	if (!p && !*many)
		p = find_one(v, n, ctg_str_skip(name, last), many);
	return p;
}

static const struct ctg_party *in_base(struct ctg_reading_front *r,
	struct ctg_str name)
{
	const struct ctg_convention *c = &r->s->base->convention;
	bool many;
	const struct ctg_party *p = find(c->parties, c->nparties, name,
		&many);

	if (!p)
		(void)ctg_front_refuse(r, "A743", many ? "plusieurs parties "
			"pourraient être «\u00a0%.*s\u00a0»" :
			"«\u00a0%.*s\u00a0» n'est pas partie à la convention",
			STR_ARG(name));
	return p;
}

static const struct ctg_party *in_act(struct ctg_reading_front *r,
	struct ctg_str name)
{
	const struct ctg_amendment *m = &r->s->act->front;
	bool many;
	const struct ctg_party *p = find(m->parties, m->nparties, name,
		&many);

	if (!p)
		(void)ctg_front_refuse(r, "A744", "l'en-tête de l'acte ne "
			"donne pas les représentants de «\u00a0%.*s\u00a0»",
			STR_ARG(name));
	return p;
}

/* --- the comparution that is quoted --------------------------------------- */

static struct ctg_str folded(struct ctg_arena *a, struct ctg_str s)
{
	s = ctg_french_trim(s);
	while (ctg_str_ends(s, STR(",")) || ctg_str_ends(s, STR(".")) ||
	       ctg_str_ends(s, STR(";")))
		s = ctg_french_rtrim(ctg_str_head(s, s.n - 1));
	return ctg_utf8_fold(a, s);
}

/* None need be quoted: the data say all. */
static bool is_quoted_right(struct ctg_reading_front *r,
	const struct ctg_party *p)
{
	const struct ctg_node *quoted = r->s->quoted;
	struct ctg_str want = ctg_line_write_party(r->arena, p), got;

	if (!quoted || !quoted->first)
		return true;
	got = ctg_node_words(r->arena, quoted);
	if (ctg_str_eq(folded(r->arena, got), folded(r->arena, want)))
		return true;
	(void)ctg_front_refuse(r, "A745", "d'après l'en-tête de l'acte, la "
		"comparution est «\u00a0%.*s\u00a0»", STR_ARG(want));
	return false;
}

/* --- operations ----------------------------------------------------------- */

static enum ctg_read_front_result add(struct ctg_reading_front *r,
	const struct ctg_party *leaves, const struct ctg_party *comes)
{
	struct ctg_op *op;

	if (comes && !is_quoted_right(r, comes))
		return CTG_FRONT_REFUSED;
	op = ctg_front_add(r, CTG_OP_PARTY, !comes ? CTG_OP_REMOVE : leaves ?
		CTG_OP_REPLACE : CTG_OP_ADD);
	op->leaves = leaves;
	op->comes = comes;
	return CTG_FRONT_READ;
}

/* « à la commune de Dugny dans ses droits et obligations » */
static struct ctg_str replaced_name(struct ctg_str s)
{
	static const char *const before[] = { "a", "au", "aux", "de", "du",
		"et obligations de", "et obligations du" };
	static const char *const after[] = { ", dans", "dans ses", "dans tous",
		"dans les", "dans l'ensemble", ", pour", "en qualite",
		"comme partie", "pour l'ensemble", "pour tout", "." };
	struct ctg_str name = s, rest;

	for (size_t i = 0; i < COUNT(before); i++)
		if (ctg_french_cut(&s, before[i]))
			break;
	name = s;
	for (size_t i = 0; i < COUNT(after); i++) {
		rest = name;
		(void)ctg_front_after(&rest, &name, after[i]);
	}
	return ctg_french_trim(name);
}

static enum ctg_read_front_result appears(struct ctg_reading_front *r,
	struct ctg_str who)
{
	const struct ctg_amendment *m = &r->s->act->front;
	const struct ctg_party *old = in_base(r, who);

	for (size_t i = 0; old && i < m->nparties; i++)
		if (ctg_str_eq(m->parties[i].id.s, old->id.s))
			return add(r, old, &m->parties[i]);
	return !old ? CTG_FRONT_REFUSED : ctg_front_refuse(r, "A744",
		"l'en-tête de l'acte ne donne pas les représentants de "
		"«\u00a0%.*s\u00a0»", STR_ARG(who));
}

/* « La Caf est désormais représentée par Madame X, directrice »: as many as
 * there were, or it is not said who stays. */
static enum ctg_read_front_result is_represented(struct ctg_reading_front *r,
	struct ctg_str who, struct ctg_str rest)
{
	const struct ctg_party *old = in_base(r, who);
	struct ctg_party *now = CTG_NEW(r->arena, struct ctg_party);

	if (!old)
		return CTG_FRONT_REFUSED;
	if (!ctg_line_read_party(now, r->arena, old, ctg_strf(r->arena,
	    "%.*s, représenté par %.*s, ci-après dénommé « %.*s »",
	    STR_ARG(old->nom.s), STR_ARG(rest),
	    STR_ARG(old->designation.s))) || now->npeople != old->npeople)
		return ctg_front_refuse(r, "A743", "«\u00a0%.*s\u00a0» a "
			"%zu représentants, et on ne sait lesquels changent",
			STR_ARG(old->nom.s), old->npeople);
	now->adresse = old->adresse;
	return add(r, old, now);
}

static enum ctg_read_front_result take(struct ctg_reading_front *r,
	enum act act, struct ctg_str who, struct ctg_str rest)
{
	const struct ctg_party *comes = NULL, *leaves = NULL;

	if (act == APPEARS)
		return appears(r, who);
	if (act == IS_REPRESENTED)
		return is_represented(r, who, rest);
	if (act != LEAVES)
		comes = in_act(r, who);
	if (act != LEAVES && !comes)
		return CTG_FRONT_REFUSED;
	if (act != JOINS)
		leaves = in_base(r, act == LEAVES ? who :
			replaced_name(rest));
	if (act != JOINS && !leaves)
		return CTG_FRONT_REFUSED;
	return add(r, leaves, comes);
}

/* « les communes de Creil et de Nogent »: one after the other.  The noun is
 * said once, in the plural. */
static enum ctg_read_front_result take_each(struct ctg_reading_front *r,
	enum act act, struct ctg_str who)
{
	enum ctg_read_front_result got = CTG_FRONT_READ;
	struct ctg_str noun, last = who, before;

	(void)ctg_french_cut(&who, "les");
	who = ctg_french_ltrim(who);
	noun = ctg_str_split(&who, ' ');
	if (noun.n < 2 || noun.p[noun.n - 1] != 's')
		return ctg_front_refuse(r, "A743", "«\u00a0%.*s\u00a0»\u00a0: "
			"dites une partie par phrase", STR_ARG(last));
	noun.n--;
	while (who.n > 0 && got == CTG_FRONT_READ) {
		struct ctg_str one = ctg_str_split(&who, ','), rest = one;

		if (ctg_front_after(&rest, &before, "et")) {
			who = who.n > 0 ? who : rest;
			one = before.n > 0 ? before : rest;
		}
		got = take(r, act, ctg_strf(r->arena, "%.*s %.*s",
			STR_ARG(noun), STR_ARG(ctg_french_trim(one))),
			STR(""));
	}
	return got;
}

static bool is_plural(const char *formula)
{
	return strstr(formula, "ent la") || strstr(formula, "ent a la") ||
		strstr(formula, "ent de la");
}

enum ctg_read_front_result ctg_front_read_party(struct ctg_reading_front *r,
	struct ctg_str words)
{
	for (size_t i = 0; i < COUNT(formulas); i++) {
		struct ctg_str rest = words, who;

		if (!ctg_front_after(&rest, &who, formulas[i].words) ||
		    who.n == 0)
			continue;
		return is_plural(formulas[i].words) ?
			take_each(r, formulas[i].act, who) :
			take(r, formulas[i].act, who, rest);
	}
	return CTG_FRONT_OTHER;
}
