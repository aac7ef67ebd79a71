/* SPDX-License-Identifier: Apache-2.0 */
#include "model/label.h"

#include "base/buf.h"
#include "unit.h"

static struct ctg_str written(struct ctg_label l)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_label_write(&b, l);
	return ctg_buf_str(&b);
}

static struct ctg_label parsed(const char *text)
{
	struct ctg_label l = { 0 };
	struct ctg_err err = { 0 };

	if (ctg_label_parse(&l, ctg_str_from(text), &err)) {
		unit_failures++;
		printf("# [%s] : %s\n", text, err.msg);
	}
	return l;
}

/* Whole labels, as the five conventions and the lawyers write them. */
static void whole_labels(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "1er", "1er" }, { "1", "1er" }, { "1re", "1er" },
		{ "1ère", "1er" }, { "1ERE", "1er" }, { "1ᵉʳ", "1er" },
		{ "premier", "1er" }, { "Première", "1er" }, { "01", "1er" },
		{ "5", "5" }, { "14", "14" }, { "5-1", "5-1" },
		{ "5\u2011" "1", "5-1" }, { "5 bis", "5 bis" },
		{ "5bis", "5 bis" }, { "5\u00a0BIS", "5 bis" },
		{ "5\u202fbis", "5 bis" }, { "1er bis", "1er bis" },
		{ "23-1 ter", "23-1 ter" }, { "5 quater", "5 quater" },
		{ "5 quinquies", "5 quinquies" }, { "5 decies", "5 decies" },
		{ "2.3", "2.3" }, { "2.3.1", "2.3.1" },
		{ "2.3.1.4", "2.3.1.4" }, { "n° 4", "4" }, { "N°4", "4" },
		{ "nº 4", "4" }, { "N\xc2\xb0\u00a0" "4", "4" },
		{ "2a", "2a" }, { "2B", "2b" }, { "2 a", "2a" },
		{ "I", "I" }, { "IV", "IV" }, { "Ier", "I" }, { "iv", "IV" },
		{ "XCIX", "XCIX" }, { "XLIX", "XLIX" }, { "LXXXVIII",
		"LXXXVIII" }, { "II bis", "II bis" }, { "i", "I" },
		{ "A", "A" }, { "C", "C" }, { "L", "L" }, { "b", "B" },
		{ "A bis", "A bis" }, { "préliminaire", "préliminaire" },
		{ "PRÉLIMINAIRE", "préliminaire" },
		{ "preliminaire", "préliminaire" },
		{ "pre\u0301liminaire", "préliminaire" }, { " 5 ", "5" },
		{ "0", "0" }, { "2019-2022", "2019-2022" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(written(parsed(cases[i].text)), cases[i].want);
}

static void not_labels(void)
{
	static const char *const cases[] = {
		"", " ", "unique", "1^{er}", "IIII", "VX", "IC", "XXXX",
		"Iv", "CI", "MM", "5-", "5-0", "5.", "5.0", "5,5", "5/12",
		"5°", "5 undecies", "5 vicies", "16h30", "12345", "AB", "A1",
		"A-1", "5-1-2", "2ab", "n°", "5 du", "2.3.1.4.5", "-1",
		"3 200", "12 %", "à", "5-A", "5.a", "bis", "5 bis ter",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_label l = { .num = 77 };
		struct ctg_err err = { 0 };

		if (ctg_label_parse(&l, ctg_str_from(cases[i]), &err) ==
		    CTG_EINPUT && l.num == 77 && err.msg[0])
			continue;
		unit_failures++;
		printf("# read as a label: [%s]\n", cases[i]);
	}
}

/* In running text: the length read, 0 when there is none. */
static void running_text(void)
{
	static const struct {
		const char *text, *label;
	} cases[] = {
		{ "5 du présent article", "5" }, { "5, la Caf", "5" },
		{ "5. Il est", "5" }, { "5-1 et", "5-1" },
		{ "5 bis est", "5 bis" }, { "1er de la", "1er" },
		{ "2a, 2b", "2a" }, { "2 a pour objet", "2" },
		{ "9. À cette fin", "9" }, { "5 A été", "5" },
		{ "2.3. Il", "2.3" }, { "4 » et", "4" }, { "7;", "7" },
		{ "5 à 7", "5" }, { "5–Objet", "5" }, { "IV de", "IV" },
		{ "ii du", "ii" }, { "A comporte", "A" }, { "A. Il", "A" },
		{ "30 du RGPD", "30" }, { "n° 3 : x", "n° 3" },
		{ "préliminaire et", "préliminaire" },
		{ "premier alinéa", "premier" }, { "5 terrains", "5" },
		{ "5 bisannuel", "5" }, { "1 2", "1" }, { "3 2000", "3" },
		{ "1 ermite", "1" }, { "5 - 6", "5" }, { "V.", "V" },
		/* None. */
		{ "L. 263-1", "" }, { "L.263-1", "" }, { "L 263-1", "" },
		{ "L223-1", "" }, { "R. 227-1", "" }, { "R.* 123", "" },
		{ "D. 312", "" }, { "L. 1111-9,", "" }, { "12 %", "" },
		{ "12\u00a0%", "" }, { "12%", "" }, { "300 €", "" },
		{ "1 584 705 euros", "" }, { "5,5 points", "" },
		{ "5°", "" }, { "3-2-1", "" }, { "01/01/2021", "" },
		{ "16h30", "" }, { "l'objet", "" }, { "L'objet", "" },
		{ "i du", "" }, { "a pour", "" }, { "à la", "" },
		{ "il est", "" }, { "unique", "" }, { "5 undecies", "" },
		{ "civil", "" }, { "5–7", "" }, { "animation", "" },
		{ "Cité", "" }, { "Vie sociale", "" }, { "ci-dessous", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].text);
		struct ctg_label l = { 0 };
		size_t n = ctg_label_take(&l, s);

		CHECK_STR(ctg_str_head(s, n), cases[i].label);
	}
}

static void equal_labels(void)
{
	CHECK(ctg_label_cmp(parsed("1er"), parsed("n° 1")) == 0);
	CHECK(ctg_label_cmp(parsed("5 bis"), parsed("5BIS")) == 0);
	CHECK(ctg_label_cmp(parsed("1"), parsed("I")) != 0);
	CHECK(ctg_label_cmp(parsed("2a"), parsed("2")) != 0);
}

static void order(void)
{
	static const char *const sorted[] = {
		"préliminaire", "1er", "2", "2a", "2b", "2.1", "2.1.3",
		"2.3", "5", "5 bis", "5 ter", "5-1", "5-1 bis", "5-2", "6",
		"10", "I", "IV", "X", "A", "B",
	};
	size_t n = sizeof(sorted) / sizeof(*sorted);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int d = ctg_label_cmp(parsed(sorted[i]),
				parsed(sorted[j]));

			CHECK_INT((d > 0) - (d < 0), (i > j) - (i < j));
		}
}

static void check_round_trip(struct ctg_label l)
{
	struct ctg_str s = written(l);
	struct ctg_label back = { 0 };

	CHECK(ctg_label_take(&back, s) == s.n);
	if (ctg_label_cmp(l, back) != 0)
		CHECK_STR(s, "(another label)");
	CHECK(ctg_label_cmp(parsed(ctg_str_c(&unit_arena, s)), l) == 0);
}

static void every_label_reads_back(void)
{
	for (unsigned i = 1; i <= 99; i++) {
		check_round_trip((struct ctg_label){ .num = i });
		check_round_trip((struct ctg_label){ .num = i, .sub = i });
		check_round_trip((struct ctg_label){ .num = i,
			.latin = 2 + i % 9, .dots = { i } });
		check_round_trip((struct ctg_label){ .num = i,
			.letter = (char)('a' + i % 26) });
		if (i == 50)
			continue;	/* L is a letter */
		check_round_trip((struct ctg_label){ CTG_ROMAN, .num = i });
		check_round_trip((struct ctg_label){ CTG_ROMAN, .num = i,
			.sub = 2, .latin = 3 });
	}
	for (unsigned i = 1; i <= 26; i++)
		if (i != 9 && i != 22 && i != 24)	/* I, V, X */
			check_round_trip((struct ctg_label){ CTG_LETTER,
				.num = i });
}

static void with_its_word(void)
{
	static const struct {
		enum ctg_word word;
		const char *label, *want;
	} cases[] = {
		{ CTG_ARTICLE, "1", "article 1er" },
		{ CTG_ARTICLE, "1-1", "article 1-1" },
		{ CTG_ANNEXE, "1er", "annexe 1" },
		{ CTG_THEME, "n° 4", "thème 4" },
		{ CTG_TITRE, "I", "titre Ier" },
		{ CTG_SECTION, "I", "section I" },
		{ CTG_CHAPITRE, "préliminaire", "chapitre préliminaire" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_buf b = { .arena = &unit_arena };

		ctg_label_write_named(&b, cases[i].word,
			parsed(cases[i].label));
		CHECK_STR(ctg_buf_str(&b), cases[i].want);
	}
}

static void check_heading(const char *text, enum ctg_word word,
	const char *printed, const char *title)
{
	struct ctg_heading h;

	ctg_heading_read(&h, ctg_str_from(text));
	CHECK_STR(h.title, title);
	CHECK_STR(h.printed, printed);
	if (h.word != word)
		CHECK_STR(ctg_str_from(ctg_word_name(h.word)), text);
	if (word != CTG_PLAIN)
		CHECK(ctg_label_cmp(h.label, parsed(printed)) == 0);
}

static void labelled_headings(void)
{
	static const struct {
		const char *text;
		enum ctg_word word;
		const char *printed, *title;
	} cases[] = {
		{ "ARTICLE 1er : OBJET", CTG_ARTICLE, "1er", "OBJET" },
		{ "Article 5-1 – X", CTG_ARTICLE, "5-1", "X" },
		{ "Thème n° 4 : Petite enfance", CTG_THEME, "n° 4",
			"Petite enfance" },
		{ "THEME N°4: Handicap", CTG_THEME, "N°4", "Handicap" },
		{ "Article préliminaire - Préambule", CTG_ARTICLE,
			"préliminaire", "Préambule" },
		{ "Chapitre préliminaire", CTG_CHAPITRE, "préliminaire", "" },
		{ "Annexe 2a", CTG_ANNEXE, "2a", "" },
		{ "Annexe 2 a - FED", CTG_ANNEXE, "2 a", "FED" },
		{ "Annexe A - Plan", CTG_ANNEXE, "A", "Plan" },
		{ "Annexe A", CTG_ANNEXE, "A", "" },
		{ "Fiche action n° 3 - X", CTG_FICHE, "n° 3", "X" },
		{ "Fiche-action 3 : X", CTG_FICHE, "3", "X" },
		{ "Fiche 1 - Petite enfance : accueil collectif", CTG_FICHE,
			"1", "Petite enfance : accueil collectif" },
		{ "Titre I - X", CTG_TITRE, "I", "X" },
		{ "Titre Ier - X", CTG_TITRE, "Ier", "X" },
		{ "Titre V Dispositions", CTG_TITRE, "V", "Dispositions" },
		{ "Chapitre 7 : Gouvernance - Modalités", CTG_CHAPITRE, "7",
			"Gouvernance - Modalités" },
		{ "Article 4. Objet", CTG_ARTICLE, "4", "Objet" },
		{ "Article 4.- Objet", CTG_ARTICLE, "4", "Objet" },
		{ "Article 2.3 Objet", CTG_ARTICLE, "2.3", "Objet" },
		{ "Annexe 1 Diagnostic partagé", CTG_ANNEXE, "1",
			"Diagnostic partagé" },
		{ "Annexe 1 à la convention", CTG_ANNEXE, "1",
			"à la convention" },
		{ "ANNEXE 3: Plan d'actions", CTG_ANNEXE, "3",
			"Plan d'actions" },
		{ "Article 5 bis — Suivi", CTG_ARTICLE, "5 bis", "Suivi" },
		{ "Article\u00a05\u00a0: Suivi", CTG_ARTICLE, "5", "Suivi" },
		{ "Annexe 1 - ", CTG_ANNEXE, "1", "" },
		{ " Article 6 ", CTG_ARTICLE, "6", "" },
		{ "Article premier : Objet", CTG_ARTICLE, "premier",
			"Objet" },
		{ "Article 5 - 100 % santé", CTG_ARTICLE, "5",
			"100 % santé" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_heading(cases[i].text, cases[i].word, cases[i].printed,
			cases[i].title);
}

static void plain_headings(void)
{
	static const char *const cases[] = {
		"Préambule", "Section animation", "Titre", "Article",
		"Annexe à la convention", "Article A propos",
		"Section C animation", "Articles 5 à 7", "Article 5 à 7",
		"Article 5 et 6", "Article 5, 6 et 7", "2.1 Portrait",
		"Thématique n° 1", "Thématiques transversales",
		"Annexe : Les thématiques", "Fiches actions",
		"Fiche technique 3", "Article L. 263-1 du code",
		"Article L'objet", "Article unique", "Article 1^{er} : X",
		"ARTICLE1", "OBJECTIF 1 : Accroître", "1) La gouvernance",
		"Cadre A - Origine", "", "Annexe 5 undecies : X",
		"Sectionner 5", "Annexe 2 100 familles",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_heading(cases[i], CTG_PLAIN, "", cases[i]);
}

static void division_words(void)
{
	static const struct {
		const char *text, *read;
		enum ctg_word word;
		bool plural;
	} cases[] = {
		{ "articles 5 à 7", "articles", CTG_ARTICLE, true },
		{ "ANNEXE 1", "ANNEXE", CTG_ANNEXE, false },
		{ "fiche action n° 3", "fiche action", CTG_FICHE, false },
		{ "fiches actions", "fiches actions", CTG_FICHE, true },
		{ "fiche actionnée", "fiche", CTG_FICHE, false },
		{ "THÈME 3", "THÈME", CTG_THEME, false },
		{ "theme 3", "theme", CTG_THEME, false },
		{ "titre II", "titre", CTG_TITRE, false },
		{ "thématique", "", CTG_PLAIN, false },
		{ "titré", "titré", CTG_TITRE, false },
		{ "articlé 5", "articlé", CTG_ARTICLE, false },
		{ "l'article", "", CTG_PLAIN, false },
		{ "", "", CTG_PLAIN, false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].text);
		enum ctg_word w = CTG_PLAIN;
		bool plural = false;

		CHECK_STR(ctg_str_head(s, ctg_word_take(&w, &plural, s)),
			cases[i].read);
		CHECK_INT(w, cases[i].word);
		CHECK_INT(plural, cases[i].plural);
	}
	CHECK(ctg_word_is_feminine(CTG_ANNEXE));
	CHECK(!ctg_word_is_feminine(CTG_ARTICLE));
}

int main(void)
{
	UNIT(whole_labels);
	UNIT(not_labels);
	UNIT(running_text);
	UNIT(equal_labels);
	UNIT(order);
	UNIT(every_label_reads_back);
	UNIT(with_its_word);
	UNIT(labelled_headings);
	UNIT(plain_headings);
	UNIT(division_words);
	return unit_done();
}
