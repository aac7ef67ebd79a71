/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "check/reference.h"

/* « article 5..7@3+^ »: a range in annexe 3, said to be ours, above.  Marks:
 * '+' said, '?' doubtful, '!' foreign, '@' in an annexe, '^' above, 'v'
 * below, '=' opens the text. */
static struct ctg_str shown(const char *text)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_reference *v;
	size_t n = ctg_references_read(&v, &unit_arena, ctg_str_from(text));

	for (size_t i = 0; i < n; i++) {
		const struct ctg_reference *r = &v[i];

		ctg_buf_printf(&b, "%s%s ", i ? "; " : "",
			ctg_word_name(r->word));
		ctg_label_write(&b, r->first);
		if (r->range) {
			ctg_buf_puts(&b, "..");
			ctg_label_write(&b, r->last);
		}
		if (r->in_annexe) {
			ctg_buf_putc(&b, '@');
			ctg_label_write(&b, r->annexe);
		}
		if (r->whose != CTG_REF_PLAIN)
			ctg_buf_putc(&b, "+.?!"[r->whose]);
		if (r->side)
			ctg_buf_putc(&b, ".^v"[r->side]);
		if (r->leads)
			ctg_buf_putc(&b, '=');
	}
	return ctg_buf_str(&b);
}

struct pair {
	const char *text, *want;
};

static void check_all(const struct pair *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ctg_str got = shown(v[i].text);

		if (!ctg_str_eq(got, ctg_str_from(v[i].want)))
			printf("# in: %s\n", v[i].text);
		CHECK_STR(got, v[i].want);
	}
}

#define CHECK_ALL(...) do { \
	static const struct pair v[] = { __VA_ARGS__ }; \
	check_all(v, sizeof(v) / sizeof(v[0])); \
} while (0)

static void of_conventions(void)
{
	CHECK_ALL(
	{ "les objectifs définis à l'article 4, les parties",
		"article 4" },
	{ "mentionnées aux articles 5 à 7.", "article 5..7" },
	{ "les articles 4, 5 et 6 prévoient", "article 4; article 5; "
		"article 6" },
	{ "en vertu de l'article 1er", "article 1er" },
	{ "l'article 1er et l'article 2", "article 1er; article 2" },
	{ "au chapitre 5", "chapitre 5" },
	{ "dans le plan d'action (Chapitre 5).", "chapitre 5" },
	{ "cf. chapitre 4\nFace à l'essor", "chapitre 4" },
	{ "(Voir article 6)", "article 6" },
	{ "la fiche 3", "fiche 3" },
	{ "le thème 12", "thème 12" },
	{ "voir le thème n° 12", "thème 12" },
	{ "fiches 2 et 4 de l'annexe 3", "fiche 2@3; fiche 4@3; annexe 3" },
	{ "détaillé dans l'Annexe 1.", "annexe 1er" },
	{ "(FED n° 1, voir annexe 2a)", "annexe 2a" },
	{ "les annexes 2a et 2b", "annexe 2a; annexe 2b" },
	{ "les annexes 2a et b", "annexe 2a; annexe 2b" },
	{ "détaillés aux annexes 2 et 3. On y", "annexe 2; annexe 3" },
	{ "Les Annexes 2 et 3 à la présente convention",
		"annexe 2+; annexe 3+" },
	{ "les annexes 1 à 6", "annexe 1er..6" },
	{ "annexes n° 1, n° 2 et n° 3", "annexe 1er; annexe 2; annexe 3" },
	{ "AUX ARTICLES 5 ET 7", "article 5; article 7" },
	{ "l\u2019article\u00a05", "article 5" },
	{ "l'article\u202f5", "article 5" },
	{ "l'art. 5 de la convention", "article 5+" },
	{ "Art. 12 et 13", "article 12; article 13" },
	{ "l'article préliminaire", "article préliminaire" },
	{ "l'article premier", "article 1er" },
	{ "l'article 5 bis et l'article 5-1", "article 5 bis; article 5-1" },
	{ "au titre IV", "titre IV" },
	{ "de l'annexe A.", "annexe A" },
	{ "les annexes 1, 2 ainsi que 4", "annexe 1er; annexe 2; annexe 4" },
	{ "annexe 3 (fiches 4 et 5)", "annexe 3; fiche 4@3; fiche 5@3" },
	{ "à l'article 2.3", "article 2.3" },
	);
}

static void ranges_of_two_words(void)
{
	CHECK_ALL(
	{ "de l'annexe 1 à l'annexe 6", "annexe 1er..6; annexe 6" },
	{ "du chapitre 2 au chapitre 4", "chapitre 2..4; chapitre 4" },
	{ "l'annexe 1 à l'annexe 6", "annexe 1er; annexe 6" },
	{ "de l'article 7 à l'article 3", "article 7; article 3" },
	);
}

static void whose_is_said(void)
{
	CHECK_ALL(
	{ "l'annexe 1 de la présente convention", "annexe 1er+" },
	{ "à l'article 4 de la convention.", "article 4+" },
	{ "l'article 4 de la convention territoriale globale", "article 4+" },
	{ "l'article 3 du présent avenant", "article 3+" },
	{ "à l'article 4 ci-dessus", "article 4+^" },
	{ "l'article 9 ci-après", "article 9+v" },
	{ "aux articles 3 et 4 ci-dessous", "article 3+v; article 4+v" },
	{ "la fiche 2 de l'annexe 3 de la présente convention",
		"fiche 2@3+; annexe 3+" },
	{ "Conformément à la loi, l'article 4 de la présente convention",
		"article 4+" },
	{ "au premier alinéa de l'article 5 de la présente convention",
		"article 5+" },
	{ "à l'article 5, premier alinéa, de la présente convention",
		"article 5+" },
	);
}

static void of_other_texts(void)
{
	CHECK_ALL(
	{ "l'article 30 du RGPD", "article 30!" },
	{ "la liste prévue par l'article 30 du RGPD.", "article 30!" },
	{ "(article 28 RGPD)", "article 28!" },
	{ "aux articles 33 et 34 du RGPD", "article 33!; article 34!" },
	{ "l'article 3 du décret n° 2020-1", "article 3!" },
	{ "l'article 12 de la loi n° 78-17", "article 12!" },
	{ "à l'article 4 du règlement intérieur", "article 4!" },
	{ "l'article 2 de l'arrêté du 3 octobre 2001", "article 2!" },
	{ "l'article 5 de la convention d'objectifs et de gestion",
		"article 5!" },
	{ "l'article 5 de la convention de gestion du RSA", "article 5!" },
	{ "à l'article 2 du contrat", "article 2!" },
	{ "les articles 2 et 3 de l'accord-cadre", "article 2!; article 3!" },
	{ "le chapitre 2 du schéma départemental", "chapitre 2!" },
	{ "l'article 2 de la délibération", "article 2!" },
	{ "l'annexe 1 de la circulaire n° 2020-01", "annexe 1er!" },
	{ "l'annexe 1 à la circulaire", "annexe 1er!" },
	{ "l'article 72 de la Constitution", "article 72!" },
	{ "l'article 6, paragraphe 1, du règlement (UE) 2016/679",
		"article 6!" },
	{ "l'article 6, 1er alinéa, du code civil", "article 6!" },
	{ "l'article 4, alinéa 2, de la loi", "article 4!" },
	{ "les articles 226-13 et 226-14 du code pénal",
		"article 226-13!; article 226-14!" },
	{ "l'article 12 du même code", "article 12!" },
	{ "l'article 12 de ladite loi", "article 12!" },
	{ "l'article 5 et suivants du code civil", "article 5!" },
	{ "au titre IV du livre II du code", "titre IV!" },
	);
}

static void of_codes(void)
{
	CHECK_ALL(
	{ "l'article L. 263-1 du code", "" },
	{ "les articles L.263-1, L223-1 et L. 227-1 à 3 du Code de la "
		"sécurité sociale", "" },
	{ "les articles L. 214-1-1 à L. 214-1-3 et L. 214-5", "" },
	{ "l'article R. 123-220 du code de commerce", "" },
	{ "l'article LO 1112-1", "" },
	{ "l'article D. 1611-7 du CGCT", "" },
	{ "l'article R.* 421-1", "" },
	{ "les articles 5 et L. 123-1 du code", "article 5!" },
	);
}

static void doubtful(void)
{
	CHECK_ALL(
	{ "la loi n° 82-213 du 2 mars 1982, notamment son article 12",
		"article 12?" },
	{ "le code civil, en particulier l'article 1103", "" },
	{ "la loi du 6 janvier 1978 (article 34)", "article 34?" },
	{ "l'article 4 et l'article 30 du RGPD", "article 4?; article 30!" },
	{ "le contrat de ville (article 5)", "article 5?" },
	{ "l'annexe 2 du diagnostic départemental", "annexe 2?" },
	{ "l'article 4 précité", "article 4?" },
	{ "dudit article 5", "article 5?" },
	{ "l'article 4 de cette convention", "article 4?" },
	{ "l'article 4 de la convention territoriale globale 2018-2021",
		"article 4?" },
	);
	/* The law is in another sentence, or is a verb. */
	CHECK_ALL(
	{ "elle arrête un plan d'actions (annexe 3)", "annexe 3" },
	{ "l'arrêté du 3 octobre 2001 (article 2)", "article 2?" },
	{ "si les statuts changent, l'article 11 s'applique", "article 11" },
	{ "les statuts (article 11)", "article 11?" },
	{ "La loi s'applique. Voir l'article 4.", "article 4" },
	{ "la délibération du 12 mars 2021, jointe en annexe 5",
		"annexe 5" },
	{ "la délibération, figurant en annexe 5 de la présente convention",
		"annexe 5+" },
	);
}

/* Words that look like references. */
static void no_reference(void)
{
	CHECK_ALL(
	{ "à ce titre, 4 axes", "" },
	{ "au titre de 2022", "" },
	{ "au titre 2022", "" },
	{ "l'annexe a été modifiée", "" },
	{ "L'ANNEXE A ÉTÉ MODIFIÉE", "" },
	{ "l'article a pour objet", "" },
	{ "chaque fiche 3 fois", "" },
	{ "article 65734", "" },
	{ "thématique n° 1 : petite enfance", "" },
	{ "les thèmes suivants", "" },
	{ "section de 12 enfants", "" },
	{ "la section 12 enfants", "" },
	{ "les articles 3,5 %", "" },
	{ "annexes financières", "" },
	{ "départemental 3", "" },
	{ "l'article", "" },
	{ "", "" },
	{ "article 5/12", "" },
	);
	/* What follows a label is not another label. */
	CHECK_ALL(
	{ "à l'article 5, 2e alinéa", "article 5" },
	{ "à l'article 4 et 3 professionnels", "article 4" },
	{ "aux articles 4 et 5, 10 agents", "article 4; article 5" },
	{ "dans l'annexe 2, 12 places", "annexe 2" },
	{ "de l'article 5 à 12 heures", "article 5" },
	{ "l'annexe 1 à la présente convention", "annexe 1er+" },
	);
}

static void leading(void)
{
	CHECK_ALL(
	{ "Annexe 3 - Plan d'actions", "annexe 3=" },
	{ "Article 1er : Autorise le maire", "article 1er=" },
	{ "Article 2 – Durée", "article 2=" },
	{ "Annexe 2", "annexe 2=" },
	{ "Article 5 Les engagements", "article 5=" },
	{ "Article 5 prévoit", "article 5" },
	{ "L'article 5 : une clause", "article 5" },
	);
}

static void places(void)
{
	struct ctg_str text = STR("Voir les articles 4, 5 et 7 à 9.");
	struct ctg_reference *v;

	CHECK_INT(ctg_references_read(&v, &unit_arena, text), 3);
	CHECK_STR(ctg_str_head(ctg_str_skip(text, v[0].word_off), 8),
		"articles");
	CHECK_INT(v[2].word_off, v[0].word_off);
	CHECK_STR(ctg_str_head(ctg_str_skip(text, v[0].off), v[0].len), "4");
	CHECK_STR(ctg_str_head(ctg_str_skip(text, v[2].off), v[2].len),
		"7 à 9");
}

/* Whatever the text, places are in order and inside it. */
static void any_text(void)
{
	static const char *const bits[] = {
		"article ", "les articles ", "annexe ", "4", "5 bis", ", ",
		" et ", " à ", "l'", "du code ", "n° ", "é", "\u00a0", "a",
		"(", "ci-dessus ", "de la présente convention ", "L. 263-1",
		"\n", ". ", "II", "de l'",
	};
	unsigned seed = 1;

	for (int round = 0; round < 20000; round++) {
		struct ctg_buf b = { .arena = &unit_arena };
		struct ctg_reference *v;
		size_t n, end = 0;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245 + 12345;
			ctg_buf_puts(&b, bits[(seed >> 16) %
				(sizeof(bits) / sizeof(*bits))]);
		}
		n = ctg_references_read(&v, &unit_arena, ctg_buf_str(&b));
		for (size_t i = 0; i < n; i++) {
			if (v[i].off < end || v[i].len == 0 ||
			    v[i].off + v[i].len > b.n ||
			    v[i].word_off >= v[i].off)
				printf("# in: %s\n", b.p);
			CHECK(v[i].off >= end && v[i].len > 0);
			CHECK(v[i].off + v[i].len <= b.n);
			CHECK(v[i].word_off < v[i].off);
			end = v[i].off + v[i].len;
		}
		if (round % 1000 == 0)
			ctg_arena_release(&unit_arena);
	}
}

int main(void)
{
	UNIT(of_conventions);
	UNIT(ranges_of_two_words);
	UNIT(whose_is_said);
	UNIT(of_other_texts);
	UNIT(of_codes);
	UNIT(doubtful);
	UNIT(no_reference);
	UNIT(leading);
	UNIT(places);
	UNIT(any_text);
	return unit_done();
}
