/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_name.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* What a name may begin with; low: written in lower case in a sentence. */
struct noun {
	const char *plain;
	bool feminine, vowel, low;
};

static const struct noun nouns[] = {
	{ "commune", true, false, true },
	{ "communaute", true, false, true },
	{ "ville", true, false, true },
	{ "metropole", true, false, true },
	{ "caisse", true, false, false },
	{ "mutualite", true, false, false },
	{ "region", true, false, false },
	{ "collectivite", true, false, false },
	{ "eurometropole", true, true, false },
	{ "association", true, true, true },
	{ "union", true, true, true },
	{ "agence", true, true, true },
	{ "academie", true, true, true },
	{ "departement", false, false, false },
	{ "syndicat", false, false, true },
	{ "centre", false, false, true },
	{ "conseil", false, false, false },
	{ "groupement", false, false, true },
	{ "rectorat", false, false, true },
	{ "etat", false, true, false },
	{ "etablissement", false, true, true },
};

static const struct noun *noun_of(struct ctg_str name)
{
	for (size_t i = 0; i < COUNT(nouns); i++) {
		struct ctg_str s = name;

		if (ctg_french_cut(&s, nouns[i].plain))
			return &nouns[i];
	}
	return NULL;
}

bool ctg_name_is_feminine(const struct ctg_party *p)
{
	const struct noun *n = noun_of(p->nom.s);
	struct ctg_str d = p->designation.s;

	if (n)
		return n->feminine;
	return ctg_french_cut(&d, "la") || (!ctg_french_cut(&d, "le") &&
		(p->type == CTG_PARTY_CAF || p->type == CTG_PARTY_COMMUNE ||
		p->type == CTG_PARTY_EPCI || p->type == CTG_PARTY_MSA ||
		p->type == CTG_PARTY_CPAM ||
		p->type == CTG_PARTY_ASSOCIATION));
}

static const char *article(const struct noun *n, enum ctg_case how)
{
	static const char *const forms[][4] = {
		/* none, feminine, masculine, elided */
		[CTG_BARE] = { "", "", "", "" },
		[CTG_LE] = { "", "la ", "le ", "l'" },
		[CTG_AU] = { "à ", "à la ", "au ", "à l'" },
		[CTG_DU] = { "de ", "de la ", "du ", "de l'" },
	};

	return forms[how][!n ? 0 : n->vowel ? 3 : n->feminine ? 1 : 2];
}

void ctg_name_write(struct ctg_buf *b, const struct ctg_party *p,
	enum ctg_case how)
{
	const struct noun *n = noun_of(p->nom.s);
	struct ctg_str s = p->nom.s;
	size_t len;
	unsigned c = ctg_utf8_next(s, &len);

	ctg_buf_puts(b, article(n, how));
	if (n && n->low) {
		ctg_buf_putu(b, ctg_utf8_lower(c));
		s = ctg_str_skip(s, len);
	}
	ctg_buf_add(b, s);
}

static struct ctg_str without_article(struct ctg_str s)
{
	static const char *const articles[] = { "la", "le", "l'", "les" };

	s = ctg_french_trim(s);
	for (size_t i = 0; i < COUNT(articles); i++)
		if (ctg_french_cut(&s, articles[i]))
			return ctg_french_ltrim(s);
	return s;
}

static bool same(struct ctg_arena *a, struct ctg_str x, struct ctg_str y)
{
	x = ctg_utf8_plain(a, without_article(x));
	y = ctg_utf8_plain(a, without_article(y));
	return x.n > 0 && ctg_str_eq(x, y);
}

bool ctg_name_is(const struct ctg_party *p, struct ctg_str name)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	bool is = same(&a, p->nom.s, name) ||
		same(&a, p->designation.s, name);

	ctg_arena_release(&a);
	return is;
}
