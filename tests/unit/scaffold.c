/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "model/scaffold.h"
#include "model/yaml.h"

static struct ctg_diags diags;
static struct ctg_err err;

static struct ctg_source *source(const char *name, struct ctg_str text)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);

	CHECK_INT(ctg_source_init(src, &unit_arena, ctg_str_from(name), text,
		&err), CTG_OK);
	return src;
}

static enum ctg_code read(struct ctg_scaffold *s, const char *text)
{
	diags = (struct ctg_diags){ .arena = &unit_arena };
	err = (struct ctg_err){ 0 };
	return ctg_scaffold_read(s, &unit_arena, source("modele.yml",
		ctg_str_from(text)), &diags, &err);
}

/* Reading modele.yml */

static const char commune[] =
	"modele: commune\n"
	"titre: Convention entre une Caf et une commune\n"
	"description: \"À choisir pour une seule commune.\"\n"
	"questions:\n"
	"  - cle: commune_nom\n"
	"    question: \"Nom complet de la commune\"\n"
	"    aide: \"Sans article.\"\n"
	"    type: texte\n"
	"    exemple: \"Commune de Dugny\"\n"
	"  - {cle: siren, question: Siren, type: siren, "
		"exemple: 219300308}\n"
	"  - cle: civilite\n"
	"    question: Civilité\n"
	"    type: choix\n"
	"    choix: [Madame, Monsieur]\n"
	"    defaut: madame\n"
	"  - {cle: fin, question: Fin, type: date, defaut: 31/12/2027}\n"
	"  - {cle: preavis, question: Préavis, type: duree, "
		"defaut: 6 mois, obligatoire: false}\n"
	"  - {cle: exemplaires, question: Combien, type: entier, "
		"obligatoire: non}\n";

static void reads_what_a_template_asks(void)
{
	static const struct {
		const char *key, *fallback, *type;
		bool optional;
	} want[] = {
		{ "commune_nom", "", "texte", false },
		{ "siren", "", "siren", false },
		{ "civilite", "Madame", "choix", false },
		{ "fin", "2027-12-31", "date", false },
		{ "preavis", "6 mois", "duree", true },
		{ "exemplaires", "", "entier", true },
	};
	struct ctg_scaffold s;

	CHECK_INT(read(&s, commune), CTG_OK);
	CHECK_INT(diags.n, 0);
	CHECK_STR(s.titre.s, "Convention entre une Caf et une commune");
	CHECK_INT(s.n, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < s.n; i++) {
		CHECK_STR(s.questions[i].cle.s, want[i].key);
		CHECK_STR(s.questions[i].defaut.s, want[i].fallback);
		CHECK_STR(ctg_str_from(ctg_answer_type_name(
			s.questions[i].type)), want[i].type);
		CHECK_INT(s.questions[i].optional, want[i].optional);
		CHECK_INT(ctg_scaffold_find(&s, s.questions[i].cle.s), i);
	}
	CHECK_INT(s.questions[2].nchoices, 2);
	CHECK_INT(ctg_scaffold_find(&s, STR("commune")), s.n);
	CHECK_INT(read(&s, "titre: Sans question\n"), CTG_OK);
	CHECK_INT(diags.n + s.n, 0);
}

static void reports_what_is_wrong_with_a_template(void)
{
	static const struct {
		const char *text, *rule;
		unsigned line;
	} cases[] = {
		{ "", "S122", 1 },
		{ "modele: x\n", "S122", 1 },
		{ "- titre\n", "S121", 1 },
		{ "titre: T\nquestion: []\n", "S120", 2 },
		{ "titre: T\nquestions:\n- {cle: a, type: texte}\n",
			"S122", 3 },
		{ "titre: T\nquestions:\n- {question: A, type: texte}\n",
			"S122", 3 },
		{ "titre: T\nquestions:\n- {cle: A-b, question: A, "
			"type: texte}\n", "S124", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: mot}\n", "S124", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: choix}\n", "S122", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: texte, choix: [b]}\n", "S124", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: date, defaut: demain}\n", "S124", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: siren, exemple: \"123456789\"}\n",
			"S124", 3 },
		{ "titre: T\nquestions:\n- {cle: a, question: A, "
			"type: texte}\n- {cle: a, question: B, type: texte}\n",
			"S123", 4 },
		{ "titre: T\nquestions: a\n", "S121", 2 },
	};
	struct ctg_scaffold s;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(&s, cases[i].text), CTG_OK);
		CHECK(diags.n == 1);
		if (diags.n == 0)
			continue;
		CHECK_STR(ctg_str_from(diags.v[0].rule), cases[i].rule);
		CHECK_INT(diags.v[0].at.line, cases[i].line);
	}
	CHECK_INT(read(&s, "titre: *a\n"), CTG_EINPUT);
}

/* Answers */

static void checks_answers_by_their_type(void)
{
	static struct ctg_value choices[] = {
		{ CTG_STR_INIT("conseil communautaire"), 0, 0 },
		{ CTG_STR_INIT("conseil métropolitain"), 0, 0 },
	};
	static const struct {
		enum ctg_answer_type type;
		const char *typed, *kept;	/* NULL: refused */
	} cases[] = {
		{ CTG_ANSWER_TEXT, "Commune de Dugny", "Commune de Dugny" },
		{ CTG_ANSWER_TEXT, "  L'Haÿ-les-Roses ", "L'Haÿ-les-Roses" },
		{ CTG_ANSWER_TEXT, "\": {{ & }}", "\": {{ & }}" },
		{ CTG_ANSWER_TEXT, " ", NULL },
		{ CTG_ANSWER_TEXT, "une\nautre: ligne", NULL },
		{ CTG_ANSWER_TEXT, "une\rligne", NULL },
		{ CTG_ANSWER_TEXT, "un\tdeux", NULL },
		{ CTG_ANSWER_TEXT, "un\u2028deux", NULL },
		{ CTG_ANSWER_TEXT, "un\033[31mdeux", NULL },
		{ CTG_ANSWER_TEXT, "\xff", NULL },
		{ CTG_ANSWER_DATE, "2027-12-31", "2027-12-31" },
		{ CTG_ANSWER_DATE, "31/12/2027", "2027-12-31" },
		{ CTG_ANSWER_DATE, "1er janvier 2023", "2023-01-01" },
		{ CTG_ANSWER_DATE, "2027-02-29", NULL },
		{ CTG_ANSWER_DATE, "31/12/2027 au soir", NULL },
		{ CTG_ANSWER_DATE, "signature", NULL },
		{ CTG_ANSWER_NUMBER, "11073", "11073" },
		{ CTG_ANSWER_NUMBER, "11 073", NULL },
		{ CTG_ANSWER_NUMBER, "-3", NULL },
		{ CTG_ANSWER_SIREN, "227700010", "227700010" },
		{ CTG_ANSWER_SIREN, "227 700\u00a0010", "227700010" },
		{ CTG_ANSWER_SIREN, "227700011", NULL },
		{ CTG_ANSWER_SIREN, "22770001", NULL },
		{ CTG_ANSWER_SIREN, "22770001000011", NULL },
		{ CTG_ANSWER_CHOICE, "conseil métropolitain",
			"conseil métropolitain" },
		{ CTG_ANSWER_CHOICE, "Conseil Metropolitain",
			"conseil métropolitain" },
		{ CTG_ANSWER_CHOICE, "conseil", NULL },
		{ CTG_ANSWER_SPAN, "6 mois", "6 mois" },
		{ CTG_ANSWER_SPAN, "trois mois", "trois mois" },
		{ CTG_ANSWER_SPAN, "0 mois", NULL },
		{ CTG_ANSWER_SPAN, "6", NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct ctg_question q = {
			.type = cases[i].type, .choices = choices,
			.nchoices = 2,
		};
		struct ctg_str kept = STR("untouched");
		enum ctg_code code = ctg_answer_read(&kept, &unit_arena, &q,
			ctg_str_from(cases[i].typed), &err);

		CHECK_INT(code, cases[i].kept ? CTG_OK : CTG_EUSAGE);
		CHECK_STR(kept, cases[i].kept ? cases[i].kept : "untouched");
		CHECK(!code || err.msg[0]);
	}
}

/* Filling */

/* One question of a type, « x », answered; an empty answer is none. */
static enum ctg_code fill(struct ctg_str *out, enum ctg_answer_type type,
	const char *answer, const char *text, bool front)
{
	static struct ctg_question q;
	const struct ctg_scaffold s = { .questions = &q, .n = 1 };
	struct ctg_str a = ctg_str_from(answer);

	q = (struct ctg_question){ .cle = { STR("x"), 0, 0 }, .type = type };
	err = (struct ctg_err){ 0 };
	*out = STR("untouched");
	return ctg_scaffold_fill(out, &unit_arena, &s, &a, source("t.md",
		ctg_str_from(text)), front, &err);
}

static void writes_values_as_yaml_wants_them(void)
{
	static const struct {
		const char *answer, *yaml, *filled;	/* NULL: refused */
	} cases[] = {
		{ "Dugny", "a: \"[[x]]\"", "a: \"Dugny\"" },
		{ "Dugny", "a: \"[[ x ]]\"", "a: \"Dugny\"" },
		{ "a \"b\" \\c", "a: \"[[x]]\"",
			"a: \"a \\\"b\\\" \\\\c\"" },
		{ "l'Orne", "a: '[[x]]'", "a: 'l''Orne'" },
		{ "l'Orne", "a: \"de [[x]] et [[x]]\"",
			"a: \"de l'Orne et l'Orne\"" },
		{ "2027-12-31", "a: [[x]]", "a: 2027-12-31" },
		{ "2027-12-31", "a: [[x]] # fin", "a: 2027-12-31 # fin" },
		{ "l'Orne: \"#1\"", "a: [[x]]",
			"a: \"l'Orne: \\\"#1\\\"\"" },
		{ "null", "a: [[x]]", "a: \"null\"" },
		{ "b, c", "{a: [[x]], d: [[x]]}",
			"{a: \"b, c\", d: \"b, c\"}" },
		{ "Dugny", "a: ville de [[x]]", "a: ville de Dugny" },
		{ "Dugny", "- {a: 1, b: \"de [[x]]\"}",
			"- {a: 1, b: \"de Dugny\"}" },
		{ "Dugny", "a: l'an [[x]] \"ici\"",
			"a: l'an Dugny \"ici\"" },
		{ "Dugny", "# voir [[x]]\na: 1", "# voir Dugny\na: 1" },
		{ "Dugny", "[[x]]: 1", "Dugny: 1" },
		{ "a \"b\"", "a: >\n  dit [[x]]\n", "a: >\n  dit a \"b\"\n" },
		/* no value may be taken for something else */
		{ "Dugny: b", "a: ville de [[x]]", NULL },
		{ "Dugny # b", "a: ville de [[x]]", NULL },
		{ "b], c: [d", "a: [ville [[x]]]", NULL },
		{ "b, c", "a: [ville [[x]]]", NULL },
		{ "*b", "{a: 1, [[x]]: 2}", NULL },
		{ "{b}", "a: [[x]], suite", NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_str text = ctg_strf(&unit_arena,
			"---\n%s\n---\n\nTexte\n", cases[i].yaml), got;
		enum ctg_code code = fill(&got, CTG_ANSWER_TEXT,
			cases[i].answer, text.p, true);

		CHECK_INT(code, cases[i].filled ? CTG_OK : CTG_EINPUT);
		CHECK_STR(got, cases[i].filled ? ctg_strf(&unit_arena,
			"---\n%s\n---\n\nTexte\n", cases[i].filled).p :
			"untouched");
		if (code && cases[i].filled)
			printf("# case %zu: %s\n", i, err.msg);
		if (code)
			CHECK(err.line >= 2 && err.hint[0]);
	}
}

static void leaves_to_fill_what_has_no_answer(void)
{
	struct ctg_str got;

	CHECK_INT(fill(&got, CTG_ANSWER_TEXT, "", "---\na: \"[[x]]\"\n"
		"b: [[x]]\nc: de [[x]]\n---\nÀ [[x]]\n", true), CTG_OK);
	CHECK_STR(got, "---\na: \"[à compléter]\"\nb: \"[à compléter]\"\n"
		"c: de [à compléter]\n---\nÀ [à compléter]\n");
	CHECK_INT(fill(&got, CTG_ANSWER_DATE, "", "---\na: \"[[x]]\"\n"
		"b: [[x]]\nc: le [[x]]\n---\n", true), CTG_OK);
	CHECK_STR(got, "---\na: \"\"\nb: \"\"\nc: le [à compléter]\n---\n");
}

/* The value of « a », wherever it stands. */
static struct ctg_str find_a(struct ctg_str filled)
{
	struct ctg_str yaml = ctg_str_skip(filled, 4);
	struct ctg_yaml *v, *root;

	yaml.n -= 4;
	if (ctg_yaml_parse(&root, &unit_arena, yaml, STR("t.md"), 1, &err))
		return STR("unreadable");
	if (root->kind == CTG_SEQUENCE)
		root = root->first;
	v = ctg_yaml_get(root, STR("a"));
	if (v && v->kind == CTG_SEQUENCE)
		v = v->first;
	return v && v->kind == CTG_SCALAR ? v->value : STR("lost");
}

/* Every answer made of what YAML knows comes back as it was. */
static void no_answer_breaks_out_of_its_value(void)
{
	static const char letters[] = "a \"'\\:#,[]{}&*!|>%@`-?~0";
	static const char *const frames[] = {
		"a: \"%s\"", "a: '%s'", "a: %s", "{a: %s, b: \"%s\"}",
		"- {n: 6, a: \"%s\"}", "a:\n  - %s\n  - '%s'",
	};
	unsigned seed = 7;

	for (int i = 0; i < 3'000; i++) {
		struct ctg_buf b = { .arena = &unit_arena };
		struct ctg_str front, got, answer, kept;
		const struct ctg_question q = { .type = CTG_ANSWER_TEXT };

		for (unsigned n = 1 + (unsigned)i % 6; n > 0; n--) {
			seed = seed * 1'103'515'245 + 12'345;
			ctg_buf_putc(&b, letters[(seed >> 16) %
				(sizeof(letters) - 1)]);
		}
		answer = ctg_buf_str(&b);
		if (ctg_answer_read(&kept, &unit_arena, &q, answer, NULL))
			continue;
		front = ctg_strf(&unit_arena, frames[i % 6], "[[x]]",
			"[[x]]");
		front = ctg_strf(&unit_arena, "---\n%s\n---\n", front.p);
		if (fill(&got, CTG_ANSWER_TEXT, ctg_str_c(&unit_arena, kept),
		    front.p, true)) {
			CHECK(0);
			printf("# %s with %.*s: %s\n", front.p,
				STR_ARG(kept), err.msg);
			continue;
		}
		CHECK_STR(find_a(got), ctg_str_c(&unit_arena, kept));
	}
}

static void writes_words_as_markdown_wants_them(void)
{
	static const struct {
		const char *answer, *text, *filled;
	} cases[] = {
		{ "Dugny", "À [[x]], ce jour", "À Dugny, ce jour" },
		{ "*a* <b> [c](d)", "Le [[x]].",
			"Le \\*a\\* \\<b\\> \\[c\\](d)." },
		{ "a|b", "| [[x]] | 1 |", "| a\\|b | 1 |" },
		{ "{{ lieu }}", "À [[x]]", "À \\{\\{ lieu \\}\\}" },
		{ "# Titre", "[[x]]", "\\# Titre" },
		{ "- a", "- [[x]]", "- \\- a" },
		{ "1. a", "[[x]]", "1\\. a" },
		{ "1. a", "Le [[x]]", "Le 1. a" },
		{ "12", "[[x]]", "12" },
		{ "a", "[[1]](b) [[x] [[X]] [[]] \\[[", "[[1]](b) [[x] [[X]] "
			"[[]] \\[[" },
	};
	struct ctg_str got;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(fill(&got, CTG_ANSWER_TEXT, cases[i].answer,
			cases[i].text, false), CTG_OK);
		CHECK_STR(got, cases[i].filled);
	}
}

static void refuses_a_hole_without_question(void)
{
	struct ctg_str got;

	CHECK_INT(fill(&got, CTG_ANSWER_TEXT, "a",
		"---\na: 1\nb: \"[[y]]\"\n---\n", true), CTG_EINPUT);
	CHECK_INT(err.line, 3);
	CHECK_INT(err.col, 5);
	CHECK(ctg_str_has(ctg_str_from(err.msg), STR("[[y]]")));
	CHECK_INT(fill(&got, CTG_ANSWER_TEXT, "a", "Un\n\nà [[nom]]\n",
		false), CTG_EINPUT);
	CHECK_INT(err.line, 3);
	CHECK_INT(fill(&got, CTG_ANSWER_TEXT, "a", "sans en-tête", true),
		CTG_EINPUT);
	CHECK_INT(fill(&got, CTG_ANSWER_TEXT, "a", "---\na: [\n---\n", true),
		CTG_EINPUT);
	CHECK_STR(got, "untouched");
}

int main(void)
{
	UNIT(reads_what_a_template_asks);
	UNIT(reports_what_is_wrong_with_a_template);
	UNIT(checks_answers_by_their_type);
	UNIT(writes_values_as_yaml_wants_them);
	UNIT(leaves_to_fill_what_has_no_answer);
	UNIT(no_answer_breaks_out_of_its_value);
	UNIT(writes_words_as_markdown_wants_them);
	UNIT(refuses_a_hole_without_question);
	return unit_done();
}
