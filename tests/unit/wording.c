/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "check/wording.h"

static size_t take(const char *text, const char *patterns)
{
	return ctg_wording_take(ctg_str_from(text), patterns);
}

static size_t find(const char *text, const char *patterns)
{
	size_t len;

	return ctg_wording_find(ctg_str_from(text), patterns, &len);
}

static bool ends(const char *text, const char *patterns)
{
	return ctg_wording_ends(ctg_str_from(text), patterns);
}

static void reading_alike(void)
{
	CHECK_INT(take("préavis de", "preavis"), 8);
	CHECK_INT(take("PRÉAVIS", "preavis"), 8);
	CHECK_INT(take("pre\u0301avis", "preavis"), 9);
	CHECK_INT(take("à l\u2019article 4", "a l'article"), 14);
	CHECK_INT(take("de\u00a0la \n convention", "de la convention"), 19);
	CHECK_INT(take("n° 4", "no"), 3);
	CHECK_INT(take("2023 \u2013 2027", "2023 - 2027"), 13);
}

static void whole_words(void)
{
	CHECK_INT(take("lois", "loi"), 0);
	CHECK_INT(take("lois", "loi|lois"), 4);
	CHECK_INT(take("loi.", "loi"), 3);
	CHECK_INT(take("résiliée par", "resili*"), 10);
	CHECK_INT(take("résil", "resili*"), 0);
	CHECK_INT(take("l'État", "l'"), 2);
	CHECK_INT(take("", "loi"), 0);
	CHECK_INT(take("œuvre", "uvre"), 0);
}

static void finding(void)
{
	CHECK_INT(find("selon la loi", "loi"), 9);
	CHECK_INT(find("employeur", "loi"), 9);
	CHECK_INT(find("l'emploi, la loi", "loi"), 13);
	CHECK_INT(find("l\u2019arrêté", "arrete"), 4);
	CHECK_INT(find("une œuvre", "uvre"), 10);
	CHECK_INT(find("(article 5)", "("), 0);
}

static void ending(void)
{
	CHECK(ends("prend fin le ", "prend fin le|expire le"));
	CHECK(ends("jusqu\u2019au\u00a0", "jusqu'au"));
	CHECK(ends("le texte (", "("));
	CHECK(ends("du 3 mars 2025, ", "(|,"));
	CHECK(ends("la commune,", "commune,"));
	CHECK(!ends("la commune", "une"));
	CHECK(!ends("la seule", "le"));
	CHECK(!ends("", "le"));
	CHECK(ends("figurant en", "figurant en|joint* en"));
	CHECK(ends("jointes en", "joint* en"));
}

static struct ctg_str sentence(const char *text, const char *word)
{
	struct ctg_str s = ctg_str_from(text);

	return ctg_wording_sentence(s, ctg_str_find(s, ctg_str_from(word)));
}

static void sentences(void)
{
	CHECK_STR(sentence("Un. Deux trois. Quatre.", "trois"), " Deux trois");
	CHECK_STR(sentence("M. Martin signe l'art. L. 263-1.", "263"),
		"M. Martin signe l'art. L. 263-1");
	CHECK_STR(sentence("L'annexe 1. Le plan.", "plan"), " Le plan");
	CHECK_STR(sentence("Un ; deux", "deux"), " deux");
	CHECK_STR(sentence("Un\ndeux", "deux"), "deux");
	CHECK_STR(sentence("Le taux est de 1.5 %.", "5"),
		"Le taux est de 1.5 %");
}

static void patterns(void)
{
	struct ctg_arena *a = &unit_arena;

	CHECK(!strcmp(ctg_wording_pattern(a, STR(" L'État  français ")),
		"l'etat francais"));
	CHECK(!ctg_wording_pattern(a, STR("a*b")));
	CHECK(!ctg_wording_pattern(a, STR("")));
	CHECK(ctg_wording_same(STR("Jean-Pierre DURÂND"),
		STR(" jean\u2010pierre  durand ")));
	CHECK(!ctg_wording_same(STR("Durand"), STR("Durant")));
	CHECK(!ctg_wording_same(STR("Durand"), STR("Durand P")));
	CHECK(!ctg_wording_same(STR("\u03b1"), STR("\u03b2")));
}

int main(void)
{
	UNIT(reading_alike);
	UNIT(whole_words);
	UNIT(finding);
	UNIT(ending);
	UNIT(sentences);
	UNIT(patterns);
	return unit_done();
}
