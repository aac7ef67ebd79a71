/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "model/amendment.h"

static struct ctg_diags diags;
static struct ctg_err err;

static enum ctg_code read(struct ctg_amendment *m, struct ctg_str text)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);

	diags = (struct ctg_diags){ .arena = &unit_arena };
	err = (struct ctg_err){ 0 };
	*m = (struct ctg_amendment){ .number = 77 };
	CHECK_INT(ctg_source_init(src, &unit_arena, STR("avenants/1.md"),
		text, &err), CTG_OK);
	return ctg_amendment_read(m, &unit_arena, src, &diags, &err);
}

#define KEYS	"ctg: 1\navenant: 2\ntitre: Avenant n° 2\nbase: 1\n"

static void reads_an_act(void)
{
	static const char text[] = "---\n" KEYS "effet: 2025-01-01\n"
		"motif: le changement d'équipe\nparties:\n"
		"  - {id: msa, nom: MSA, designation: la MSA, type: msa,\n"
		"     representants: [{nom: Anne, qualite: directrice}]}\n"
		"---\n\n# Article 1er - Objet\n";
	struct ctg_amendment m;

	CHECK_INT(read(&m, ctg_str_from(text)), CTG_OK);
	CHECK_INT(diags.n, 0);
	CHECK_INT(m.number, 2);
	CHECK_INT(m.base, 1);
	CHECK_STR(m.titre.s, "Avenant n° 2");
	CHECK_STR(m.motif.s, "le changement d'équipe");
	CHECK(!m.at_signature && m.effect.year == 2025);
	CHECK_INT(m.nparties, 1);
	CHECK_STR(m.parties[0].id.s, "msa");
	CHECK_STR(ctg_str_skip(m.src->text, m.body),
		"\n# Article 1er - Objet\n");
}

static void reads_when_it_takes_effect(void)
{
	static const struct {
		const char *effet, *rule;	/* NULL: nothing to say */
		bool at_signature;
		unsigned year;
	} cases[] = {
		{ "signature", NULL, true, 0 },
		{ "2024-07-01", NULL, false, 2024 },
		{ "01/07/2024", "S121", false, 0 },
		{ "2025-02-29", "D403", false, 0 },
		{ "bientôt", "S121", false, 0 },
		{ "", "S122", false, 0 },
		{ "[signature]", "S121", false, 0 },
	};
	struct ctg_amendment m;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(&m, ctg_strf(&unit_arena, "---\n" KEYS
			"effet: %s\n---\n", cases[i].effet)), CTG_OK);
		CHECK_INT(diags.n, cases[i].rule ? 1 : 0);
		if (diags.n > 0)
			CHECK_STR(ctg_str_from(diags.v[0].rule),
				cases[i].rule);
		CHECK_INT(m.at_signature, cases[i].at_signature);
		CHECK_INT(m.effect.year, cases[i].year);
	}
}

static void reports_what_is_wrong(void)
{
	static const struct {
		const char *text, *rule;
		unsigned line;
	} cases[] = {
		{ "avenant: 1\ntitre: A\nbase: 0\neffet: signature\n",
			"S122", 2 },
		{ "ctg: 1\ntitre: A\nbase: 0\neffet: signature\n", "S122",
			2 },
		{ "ctg: 1\navenant: 0\ntitre: A\nbase: 0\n"
			"effet: signature\n", "S124", 3 },
		{ "ctg: 1\navenant: un\ntitre: A\nbase: 0\n"
			"effet: signature\n", "S121", 3 },
		{ "ctg: 1\navenant: 10000\ntitre: A\nbase: 0\n"
			"effet: signature\n", "S121", 3 },
		{ "ctg: 1\navenant: 1\ntitre: A\nbase: 1\n"
			"effet: signature\n", "S124", 5 },
		{ "ctg: 1\navenant: 1\ntitre: A\nbase: 0\neffet: signature\n"
			"motifs: b\n", "S120", 7 },
		{ "ctg: zéro\navenant: 1\ntitre: A\nbase: 0\n"
			"effet: signature\n", "S121", 2 },
		{ "- ctg\n", "S121", 2 },
	};
	struct ctg_amendment m;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(&m, ctg_strf(&unit_arena, "---\n%s---\n",
			cases[i].text)), CTG_OK);
		CHECK_INT(diags.n, 1);
		if (diags.n == 0)
			continue;
		CHECK_STR(ctg_str_from(diags.v[0].rule), cases[i].rule);
		CHECK_INT(diags.v[0].at.line, cases[i].line);
	}
	CHECK_INT(read(&m, STR("---\n---\n")), CTG_OK);
	CHECK_INT(diags.n, 5);
}

static void fails_on_what_cannot_be_read(void)
{
	struct ctg_amendment m;

	CHECK_INT(read(&m, STR("# Article 1er\n")), CTG_EINPUT);
	CHECK_INT(read(&m, STR("---\nctg: 2\navenant: 1\n---\n")),
		CTG_EINPUT);
	CHECK(ctg_str_has(ctg_str_from(err.msg), STR("format 2")));
	CHECK_INT(read(&m, STR("---\nctg: [\n---\n")), CTG_EINPUT);
	CHECK_INT(m.number, 77);
}

static void writes_what_it_reads(void)
{
	static const struct {
		const char *titre, *want;
	} cases[] = {
		{ "Convention territoriale globale de services aux familles",
			"Avenant n° 12 à la convention territoriale globale "
			"de services aux familles" },
		{ "CONVENTION 2023 : \"le\\ \"",
			"Avenant n° 12 à la convention 2023 : \"le\\ \"" },
		{ "Conventionnement", "Avenant n° 12 à la convention "
			"« Conventionnement »" },
		{ "CTG de Dugny", "Avenant n° 12 à la convention « CTG de "
			"Dugny »" },
	};
	struct ctg_amendment m;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_buf b = { .arena = &unit_arena };

		ctg_amendment_write(&b, 12, 11, ctg_str_from(cases[i].titre));
		CHECK_INT(read(&m, ctg_buf_str(&b)), CTG_OK);
		CHECK_INT(diags.n, 0);
		CHECK_INT(m.number, 12);
		CHECK_INT(m.base, 11);
		CHECK_STR(m.titre.s, cases[i].want);
		CHECK_STR(m.motif.s, "[à compléter]");
		CHECK(m.at_signature);
		CHECK(ctg_str_starts(ctg_str_skip(m.src->text, m.body),
			STR("\n# Article 1er - Objet\n\n")));
	}
}

int main(void)
{
	UNIT(reads_an_act);
	UNIT(reads_when_it_takes_effect);
	UNIT(reports_what_is_wrong);
	UNIT(fails_on_what_cannot_be_read);
	UNIT(writes_what_it_reads);
	return unit_done();
}
