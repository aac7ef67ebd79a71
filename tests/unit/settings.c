/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "model/settings.h"

static struct ctg_diags diags;

static enum ctg_code read(struct ctg_settings *s, const char *text)
{
	static struct ctg_source src;
	struct ctg_err err;

	diags = (struct ctg_diags){ .arena = &unit_arena };
	*s = (struct ctg_settings){ .branch = STR("untouched") };
	CHECK_INT(ctg_source_init(&src, &unit_arena, STR("ctg.yml"),
		ctg_str_from(text), &err), CTG_OK);
	return ctg_settings_read(s, &unit_arena, &src, &diags, &err);
}

static void says_nothing_of_what_is_right(void)
{
	static const struct {
		const char *text, *branch;
		bool keep;
	} cases[] = {
		{ "", "main", true },
		{ "# rien\n", "main", true },
		{ "branche: main\n", "main", true },
		{ "branche: en-vigueur\n", "en-vigueur", true },
		{ "branche: conventions/en vigueur\n", NULL, true },
		{ "branche: conventions/signées\n", "conventions/signées",
			true },
		{ "brouillons: garder\n", "main", true },
		{ "branche: main\nbrouillons: supprimer\n", "main", false },
		{ "branche:\nbrouillons:\n", "main", true },
	};
	struct ctg_settings s;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(&s, cases[i].text), CTG_OK);
		CHECK_INT(diags.n, cases[i].branch ? 0 : 1);
		CHECK_STR(s.branch, cases[i].branch ? cases[i].branch :
			"main");
		CHECK_INT(s.keep_drafts, cases[i].keep);
	}
}

static void reports_what_is_wrong(void)
{
	static const struct {
		const char *text, *rule;
		unsigned line, col;
	} cases[] = {
		{ "branches: main\n", "S120", 1, 1 },
		{ "couleur: bleu\n", "S120", 1, 1 },
		{ "brouillons: jeter\n", "S124", 1, 13 },
		{ "brouillons: [garder]\n", "S121", 1, 13 },
		{ "branche: main\nbranche: autre\n", "S123", 2, 1 },
		{ "document: maison.odt\n", "S121", 1, 11 },
		{ "document: {police: Arial}\n", "S120", 1, 12 },
		{ "document: {charte: {a: b}}\n", "S121", 1, 20 },
		{ "document: {charte: [a.odt, b.docx, c.odt]}\n", "S124", 1,
			36 },
		{ "parapheur: CTG\n", "S121", 1, 12 },
		{ "parapheur: {sous-type: x}\n", "S120", 1, 13 },
		{ "parapheur: {type: [a]}\n", "S121", 1, 19 },
		{ "- main\n", "S121", 1, 1 },
		{ "main\n", "S121", 1, 1 },
	};
	struct ctg_settings s;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(&s, cases[i].text), CTG_OK);
		CHECK_INT(diags.n, 1);
		if (diags.n != 1)
			continue;
		CHECK_STR(ctg_str_from(diags.v[0].rule), cases[i].rule);
		CHECK_INT(diags.v[0].at.line, cases[i].line);
		CHECK_INT(diags.v[0].at.col, cases[i].col);
		CHECK_STR(s.branch, "main");
		CHECK(s.keep_drafts);
	}
}

/* git check-ref-format --branch refuses them, or the drafts need them. */
static void refuses_impossible_branches(void)
{
	static const char *const names[] = {
		"-main", "main.lock", "a//b", "/main", "main/", "a..b",
		"a~1", "a^", "a?", "a*", "'a: b'", "'@'", "HEAD", "a@{1}",
		".main", "a/.b", "main.", "'a\\b'", "projet", "projet/x",
		"avenant", "avenant/dugny/1", "'a[1]'",
	};
	struct ctg_settings s;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		CHECK_INT(read(&s, ctg_strf(&unit_arena, "branche: %s\n",
			names[i]).p), CTG_OK);
		CHECK_INT(diags.n, 1);
		CHECK_STR(s.branch, "main");
	}
}

static void refuses_what_is_not_yaml(void)
{
	static const char *const texts[] = {
		"branche: [main\n", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n",
	};
	struct ctg_settings s;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		CHECK_INT(read(&s, texts[i]), CTG_EINPUT);
		CHECK_STR(s.branch, "untouched");
	}
}

static void reads_the_house_styles(void)
{
	struct ctg_settings s;

	CHECK_INT(read(&s, "document: {charte: maison.odt}\n"), CTG_OK);
	CHECK_INT(s.n_chartes, 1);
	CHECK_STR(s.chartes[0].s, "maison.odt");
	CHECK_INT(read(&s, "document:\n  charte: [a.odt, b.docx]\n"), CTG_OK);
	CHECK_INT(s.n_chartes, 2);
	CHECK_STR(s.chartes[1].s, "b.docx");
	CHECK_INT(read(&s, "document:\n"), CTG_OK);
	CHECK_INT(s.n_chartes, 0);
	CHECK_INT(diags.n, 0);
}

static void says_where_a_liasse_goes(void)
{
	struct ctg_settings s;

	CHECK_INT(read(&s, "parapheur:\n  type: Conventions\n"
		"  sous_type: \"CTG - 2 signataires\"\n"
		"  classification: \"8.2\"\n"), CTG_OK);
	CHECK_INT(diags.n, 0);
	CHECK_STR(s.parapheur.type.s, "Conventions");
	CHECK_STR(s.parapheur.sous_type.s, "CTG - 2 signataires");
	CHECK_STR(s.parapheur.classification.s, "8.2");
	CHECK_INT(read(&s, "branche: main\n"), CTG_OK);
	CHECK(!s.parapheur.type.s.p);
}

int main(void)
{
	UNIT(says_nothing_of_what_is_right);
	UNIT(reports_what_is_wrong);
	UNIT(refuses_impossible_branches);
	UNIT(refuses_what_is_not_yaml);
	UNIT(reads_the_house_styles);
	UNIT(says_where_a_liasse_goes);
	return unit_done();
}
