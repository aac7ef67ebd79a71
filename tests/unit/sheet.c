/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet.h"

#include "model/text.h"
#include "sheet_text.h"
#include "unit.h"

/* --- texts from memory --------------------------------------------------- */

struct file {
	const char *name;
	struct ctg_str text;
};

struct folder {
	struct file files[8];
};

static enum ctg_code read_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct folder *f = r->context;

	(void)a;
	for (const struct file *k = f->files; k->name; k++)
		if (ctg_str_eq(name, ctg_str_from(k->name))) {
			if (out)
				*out = k->text;
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EINPUT, "fichier absent");
}

#define FRONT	"---\nctg: 1\ntitre: Convention de Dugny\nparties:\n" \
	"  - {id: caf, nom: La Caf, designation: la Caf, type: caf, " \
	"representants: [{civilite: Madame, nom: A B, qualite: directrice}, " \
	"{civilite: Monsieur, nom: C D, qualite: président}]}\n" \
	"  - {id: ville, nom: Dugny, designation: la commune, " \
	"type: commune, representants: [{civilite: Monsieur, nom: E F, " \
	"qualite: maire}]}\n" \
	"periode: {debut: 2023-01-01, fin: 2027-12-31}\nlieu: Dugny\n"

struct version {
	struct folder folder;
	struct ctg_reader reader;
	struct ctg_text text;
	struct ctg_sheet_from from;
};

static struct version *load(const char *body, const struct file *others)
{
	struct version *v = CTG_NEW(&unit_arena, struct version);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	v->folder.files[0] = (struct file){ "convention.md",
		ctg_str_from(body) };
	for (size_t i = 0; others && others[i].name; i++)
		v->folder.files[i + 1] = others[i];
	v->reader = (struct ctg_reader){ .read = read_file,
		.main = STR("convention.md"), .context = &v->folder,
		.prefix = STR("conventions/x/") };
	CHECK_INT(ctg_text_load(&v->text, &unit_arena, &v->reader, &diags,
		&err), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	v->from = (struct ctg_sheet_from){ .reader = &v->reader,
		.convention = &v->text.convention };
	return v;
}

static struct ctg_str make(const struct ctg_node *tree,
	const struct ctg_sheet_from *from, bool draft)
{
	struct ctg_sheet sheet = { .about.draft = draft,
		.about.title = STR("Kept") };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_sheet_make(&sheet, &unit_arena, tree, from, &err),
		CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	CHECK_STR(sheet.about.title, "Kept");
	sheet_blocks(&b, sheet.blocks);
	return ctg_buf_str(&b);
}

/* From the body on. */
static struct ctg_str body_of(struct ctg_str s)
{
	s = ctg_str_skip(s, ctg_str_find(s, STR("\nNEXT HEADING")) + 1);
	return ctg_str_head(s, ctg_str_find(s, STR("\nCLOSING")));
}

static void check_body(const char *body, const char *want)
{
	struct version *v = load(ctg_strf(&unit_arena, FRONT "---\n\n"
		"# Article 1\n\n%s", body).p, NULL);

	CHECK_STR(body_of(make(v->text.developed, &v->from, false)),
		ctg_strf(&unit_arena, "NEXT HEADING1 #1: Article 1\n%s",
			want).p);
}

/* --- clean texts --------------------------------------------------------- */

static void a_whole_convention(void)
{
	struct version *v = load(FRONT "reference: R1\n"
		"visas: [le code, \"*l'acte*\"]\n---\n\n# Article 1 : Objet\n\n"
		"Un mot.\n\n## Détail\n\nUn autre.\n", NULL);

	CHECK_STR(make(v->text.developed, &v->from, true),
		"STATE: PROJET\n"
		"TITLE: Convention de Dugny\n"
		"COVER: La Caf\nCOVER: Dugny\n"
		"COVER: Du 1^er^ janvier 2023 au 31 décembre 2027\n"
		"COVER: Référence : R1\n"
		"NEXT BODY: Entre :\n"
		"BODY: La Caf, représentée par Madame A B, directrice, et par "
		"Monsieur C D, président, ci-après dénommée « la Caf », d'une "
		"part,\nBODY: Et :\n"
		"BODY: Dugny, représentée par Monsieur E F, maire, ci-après "
		"dénommée « la commune », d'autre part.\n"
		"CAPTION: Sommaire\n"
		"ENTRY1 @1: Article 1 : Objet\n"
		"NEXT VISA: Vu le code ;\nVISA: Vu _l'acte_.\n"
		"HEADING1 #1: Article 1 : Objet\nBODY: Un mot.\n"
		"HEADING2 #2: Détail\nBODY: Un autre.\n"
		"CLOSING: Fait en deux exemplaires originaux, à Dugny, le\n"
		"PARTY: Pour la Caf :\n"
		"SIGNATORY: directrice⏎Madame A B\n"
		"SIGNATORY: président⏎Monsieur C D\n"
		"PARTY: Pour la commune :\nSIGNATORY: maire⏎Monsieur E F");
}

static void runs(void)
{
	check_body("Un **mot *dit* ici** le\n2e jour [là](https://a.fr), "
		"[ici](javascript:a).\\\nFin.\n",
		"BODY: Un **mot ****_dit_**** ici** le 2^e^ jour "
		"<là|https://a.fr>, ici.⏎Fin.");
	/* nothing is raised in a word that goes on */
	check_body("Le 2e**x** et 1**er**.\n",
		"BODY: Le 2e**x** et 1**er**.");
}

static void lists(void)
{
	check_body("- un\n- deux\n\n  suite\n  - a) dedans\n- trois\n\n"
		"3. premier\n4. second\n",
		"ITEM1•: un\nITEM1•: deux\nITEM1…: suite\n"
		"ITEM2: a)→dedans\nITEM1•: trois\n"
		"ITEM1: 3.→premier\nITEM1: 4.→second");
}

static void notes(void)
{
	check_body("Un[^a] et deux[^b], encore[^a].\n\n[^a]: Une *note*.\n\n"
		"    - Sa suite.\n\n[^b]: L'autre.\n",
		"BODY: Un(1: NOTE: Une _note_.\nNOTE: •→Sa suite.) et deux"
		"(2: NOTE: L'autre.), encore^(1 again)^.");
}

static void tables(void)
{
	check_body("| A | B | C |\n|---|:-:|--:|\n| **Groupe** | << | << |\n"
		"| a | 1 |  |\n| ^^ | 2 | **x** |\n",
		"TABLE3\n"
		"ROW | HEAD: A | HEAD=: B | HEAD>: C\n"
		"ROW | 3x1 GROUP: **Groupe** | covered | covered\n"
		"ROW | 1x2 CELL: a | CELL=: 1 | CELL>: \n"
		"ROW | covered | CELL=: 2 | CELL>: **x**");
}

static void pages(void)
{
	check_body("Un.\n\n***\n\nDeux.\n\n***\n\n## Trois\n",
		"BODY: Un.\nNEXT BODY: Deux.\nNEXT HEADING2 #2: Trois");
}

int main(void)
{
	UNIT(a_whole_convention);
	UNIT(runs);
	UNIT(lists);
	UNIT(notes);
	UNIT(tables);
	UNIT(pages);
	return unit_done();
}
