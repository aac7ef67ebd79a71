/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/nature.h"

#include "unit.h"

/* « la date », « les mots »: what an act calls the words that it quotes. */
static void names_words(void)
{
	static const struct {
		const char *words, *after, *noun;
		bool feminine, plural;
	} cases[] = {
		{ "31 décembre 2027", "", "la date", true, false },
		{ "1er janvier 2023", ".", "la date", true, false },
		{ "01/01/2023", "", "la date", true, false },
		{ "31 décembre", " 2027", "les mots", false, true },
		{ "2027", ".", "l'année", true, false },
		{ "2027", " et", "l'année", true, false },
		{ "2024", " inclus", "l'année", true, false },
		{ "2000", " places", "le nombre", false, false },
		{ "2000", " à", "l'année", true, false },
		{ "1800", "", "le nombre", false, false },
		{ "12", " places", "le nombre", false, false },
		{ "1 584 705", "", "le nombre", false, false },
		{ "12,5", "", "le nombre", false, false },
		{ "12 000 euros", "", "le montant", false, false },
		{ "12 000 €", "", "le montant", false, false },
		{ "12 000 000\u00a0€", "", "le montant", false, false },
		{ "1 euro", "", "le montant", false, false },
		{ "3,5 %", "", "le taux", false, false },
		{ "3\u202f%", "", "le taux", false, false },
		{ "L. 263-1", "", "la référence", true, false },
		{ "R. 123-4", "", "la référence", true, false },
		{ "article 5-1", "", "la référence", true, false },
		{ "annexe 2", "", "la référence", true, false },
		{ "l'article 5", "", "les mots", false, true },
		{ "articles 5 et 6", "", "les mots", false, true },
		{ ";", "", "le signe", false, false },
		{ "»", "", "le signe", false, false },
		{ "familles", "", "le mot", false, false },
		{ "familles,", "", "le mot", false, false },
		{ "les familles", "", "les mots", false, true },
		{ "l'enfance", "", "les mots", false, true },
		{ "aujourd'hui", "", "le mot", false, false },
		{ "aujourd'hui même", "", "les mots", false, true },
		{ "Seine-Saint-Denis", "", "le mot", false, false },
		{ "6 mois", "", "les mots", false, true },
		{ "trois", "", "le mot", false, false },
		{ "été", "", "le mot", false, false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].words);
		struct ctg_nature_noun noun = ctg_nature_noun(ctg_nature_of(s,
			ctg_str_from(cases[i].after)), s);

		CHECK_STR(ctg_str_from(noun.name), cases[i].noun);
		CHECK_INT(noun.feminine, cases[i].feminine);
		CHECK_INT(noun.plural, cases[i].plural);
	}
}

int main(void)
{
	UNIT(names_words);
	return unit_done();
}
