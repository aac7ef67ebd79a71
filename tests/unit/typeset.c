/* SPDX-License-Identifier: Apache-2.0 */
#include "render/typeset.h"

#include "model/markdown.h"
#include "unit.h"

static struct ctg_node *parse(const char *body)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_node *doc = NULL;

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("c.md"),
		ctg_str_from(body), NULL), CTG_OK);
	CHECK_INT(ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags,
		NULL), CTG_OK);
	return doc;
}

/* The words, with « ~ » for a space that does not break. */
static struct ctg_str shown(const struct ctg_node *n)
{
	struct ctg_str s = ctg_node_words(&unit_arena, n);
	struct ctg_buf b = { .arena = &unit_arena };

	while (s.n > 0) {
		if (ctg_str_cut(&s, STR("\u00a0"))) {
			ctg_buf_putc(&b, '~');
		} else {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
	}
	return ctg_buf_str(&b);
}

static void check(const char *in, const char *out)
{
	struct ctg_node *doc = parse(in);

	ctg_typeset(&unit_arena, doc);
	CHECK_STR(shown(doc), out);
	ctg_typeset(&unit_arena, doc);
	CHECK_STR(shown(doc), out);
}

static void keeps_words_together(void)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "Vu le code ; est-ce dit ? Oui ! Ainsi : fin",
		  "Vu le code~; est-ce dit~? Oui~! Ainsi~: fin" },
		{ "dite « la Caf », à 5 % et 30 €",
		  "dite «~la Caf~», à 5~% et 30~€" },
		{ "la fiche n° 3, N° 12 et n° VI", "la fiche n°~3, N°~12 et "
		  "n°~VI" },
		{ "l'article 5, aux articles 6 et 7, l'annexe 2a, Chapitre 4",
		  "l’article~5, aux articles~6 et 7, l’annexe~2a, "
		  "Chapitre~4" },
		{ "du 1er janvier au 31 décembre 2027",
		  "du 1er~janvier au 31~décembre 2027" },
		{ "le 5 mars 2024", "le 5~mars 2024" },
		{ "M. DUPONT, Mme Soler et MM. X et Y",
		  "M.~DUPONT, Mme~Soler et MM.~X et Y" },
		{ "soit 1 584 705 habitants", "soit 1~584~705 habitants" },
		{ "à 16 h 30, puis à 9 h", "à 16~h~30, puis à 9~h" },
		{ "l'article L. 263-1", "l’article L.~263-1" },
		{ "soit + 33 % en 2023", "soit +~33~% en 2023" },
		{ "de - 0,4 ou − 3, C+ 3", "de -~0,4 ou −~3, C+ 3" },
		{ "au 01 23 45 67 89 ou au 06\u00a011 22 33 44.",
		  "au 01~23~45~67~89 ou au 06~11~22~33~44." },
		{ "les fiches 12 23 45 67 89 et 01 23 45",
		  "les fiches~12 23 45 67 89 et 01 23 45" },
		/* a soft line end is a space */
		{ "de l'article\n5 et **12**\n% d'*elle*",
		  "de l’article~5 et 12~% d’elle" },
		{ "**Titre** : l'**État**", "Titre~: l’État" },
		/* the narrow one has no place in most fonts */
		{ "dit\u202f; fait\u00a0!", "dit~; fait~!" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i].in, cases[i].out);
}

static void leaves_the_rest(void)
{
	static const char *const same[] = {
		"de 3 à 6 ans", "en 2023 150 places", "en 12 23 45 67 89",
		"3 fois", "5 marsouins", "12 maisons", "16 heures 30",
		"articles divers", "particle 5", "M. le maire",
		"rock 'n' roll 'et' 90's'", "deux  espaces", "a  : b",
		"https://a.fr/l'un?q='b'c", "l'un@d'autre.fr",
		"www.l'un.fr", "",
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		check(same[i], same[i]);
	/* the address stops where its word stops */
	check("l'un, https://a.fr/l'un ? l'autre",
		"l’un, https://a.fr/l'un~? l’autre");
}

/* Where a text comes from is still known. */
static void leaves_sources_and_names(void)
{
	struct ctg_node *doc = parse("Le n° 3 : *l'un*.\n"), *n = doc->first;
	struct ctg_node before = *n->first;

	n->first->var = STR("champs.x");
	ctg_typeset(&unit_arena, doc);
	CHECK_STR(shown(doc), "Le n°~3~: l’un.");
	CHECK(n->first->src == before.src && n->first->off == before.off &&
		n->first->end == before.end);
	CHECK_STR(n->first->var, "champs.x");
}

static void across_a_note_and_a_line_end(void)
{
	check("| a |\n|---|\n| dit<br>: oui ; l'<br>un |\n",
		"a\ndit\n: oui~; l'\nun");
	check("Un mot[^1] ; deux.\n\n[^1]: L'un.\n",
		"Un mot~; deux.\nL’un.");
}

static void finds_what_is_raised(void)
{
	static const struct { const char *in; size_t at, len; } cases[] = {
		{ "1er", 1, 2 }, { "1re", 1, 2 }, { "2e", 1, 1 },
		{ "le 21e rang", 5, 1 }, { "au XXe siècle", 5, 1 },
		{ "titre Ier", 7, 2 }, { "article 1er.", 9, 2 },
		/* none */
		{ "n° 3", 5, 0 }, { "Le Ce De Me", 11, 0 }, { "1e", 2, 0 },
		{ "2er", 3, 0 }, { "1ers", 4, 0 }, { "a2e", 3, 0 },
		{ "ix2e", 4, 0 }, { "2ex", 3, 0 }, { "Vie", 3, 0 },
		{ "2e3", 3, 0 }, { "", 0, 0 },
		/* the first that is one */
		{ "12a 2e", 5, 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t len;

		CHECK_INT(ctg_typeset_raised(ctg_str_from(cases[i].in),
			&len), cases[i].at);
		CHECK_INT(len, cases[i].len);
	}
}

int main(void)
{
	UNIT(keeps_words_together);
	UNIT(leaves_the_rest);
	UNIT(leaves_sources_and_names);
	UNIT(across_a_note_and_a_line_end);
	UNIT(finds_what_is_raised);
	return unit_done();
}
