/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/develop.h"

#include "folder_text.h"
#include "render/sheet.h"
#include "sheet_text.h"
#include "unit.h"

#define FRONT	"---\nctg: 1\navenant: 1\ntitre: Avenant n° 1\nbase: 0\n" \
	"effet: signature\nmotif: M.\n"

static size_t missing;

static struct ctg_sheet sheet_of(const char *text,
	const struct ctg_text *target, struct ctg_version_text *v)
{
	const struct ctg_version_text t = { .text = target };
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_sheet sheet = { .about.draft = true };
	struct ctg_sheet_from from = { 0 };
	struct ctg_source src;
	struct ctg_act_text act;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_source_init(&src, &unit_arena, STR("1.md"),
		ctg_str_from(text), &err), CTG_OK);
	CHECK_INT(ctg_act_load(&act, &unit_arena, &src, &diags, &err),
		CTG_OK);
	missing = ctg_act_develop(v, &unit_arena, &act, target ? &t : NULL);
	from.convention = &v->text->convention;
	from.digests = v->digests;
	CHECK_INT(ctg_sheet_make(&sheet, &unit_arena, v->text->developed,
		&from, &err), CTG_OK);
	return sheet;
}

static struct ctg_str show(const char *text, const struct ctg_text *target)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_version_text v;
	struct ctg_sheet sheet = sheet_of(text, target, &v);

	sheet_blocks(&b, sheet.blocks);
	return ctg_buf_str(&b);
}

static void check_body(const char *body, const char *want)
{
	CHECK_STR(show(ctg_strf(&unit_arena, FRONT "---\n\n%s", body).p,
		NULL), ctg_strf(&unit_arena, "STATE: PROJET\n"
		"ACT: Avenant n° 1\n%s", want).p);
}

static void around(void)
{
	check_body("Entre :\n\nLa Caf.\n\nVu la convention ;\n\n"
		"Vu le code ;\n\nVues sont les choses.\n\n# Article 1er – "
		"Objet\n\nVu de loin.\n\nFait en deux exemplaires, à Dugny, "
		"le\n\nPour la Caf :\n\ndirectrice\\\nA B\n",
		"BODY: Entre :\nBODY: La Caf.\nVISA: Vu la convention ;\n"
		"VISA: Vu le code ;\nBODY: Vues sont les choses.\n"
		"HEADING1 #1: Article 1^er^ – Objet\nBODY: Vu de loin.\n"
		"CLOSING: Fait en deux exemplaires, à Dugny, le\n"
		"PARTY: Pour la Caf :\nSIGNATORY: directrice⏎A B");
	/* Written by hand: no articles, nobody signs. */
	check_body("L'article 1er est supprimé.\n",
		"BODY: L'article 1^er^ est supprimé.");
}

static void quoted(void)
{
	check_body("# Article 1er – Insertion\n\nIl est inséré :\n\n"
		"## « Article 5-1 – *Titre*\n\n« Premier.\n\n### « Partie\n\n"
		"«\n\n| A |\n|---|\n| b |\n\n» ;\n\n2° La fin.\n\n"
		"# Article 2 – Objet\n\n## Sous-titre\n\n"
		"L'alinéa : « A » reste.\n",
		"HEADING1 #1: Article 1^er^ – Insertion\n"
		"BODY: Il est inséré :\n"
		"QUOTE: **« Article 5-1 – ****_Titre_**\n"
		"QUOTE: « Premier.\nQUOTE: **« Partie**\nQUOTE: «\n"
		"TABLE1\nROW | HEAD: A\nROW | CELL: b\nQUOTE: » ;\n"
		"BODY: 2° La fin.\nHEADING1 #2: Article 2 – Objet\n"
		"HEADING2 #3: Sous-titre\nBODY: L'alinéa : « A » reste.");
}

/* The marker of an item is quoted: it stands after the guillemet. */
static void items(void)
{
	check_body("- « le lien ;\n- « a) le soin ;\n  - « **le** bain. »\n",
		"QUOTE: «\u00a0–\u00a0le lien ;\nQUOTE: « a) le soin ;\n"
		"QUOTE: «\u00a0–\u00a0**le** bain. »");
	check_body("3. « Comité\n\n   « suite ».\n",
		"QUOTE: «\u00a03.\u00a0Comité\nQUOTE: « suite ».");
	check_body("- le mot ;\n- « le lien ».\n",
		"ITEM1•: le mot ;\nITEM1•: « le lien ».");
}

static void notes(void)
{
	check_body("« Un[^b] mot[^a]. »\n\n[^a]: De a.\n\n[^b]: De b.\n",
		"QUOTE: « Un(1: NOTE: De b.) mot(2: NOTE: De a.). »");
}

static const struct text_file target[] = {
	{ "convention.md", "---\nctg: 1\ntitre: Convention\nparties:\n"
		"  - {id: caf, nom: La Caf, designation: la Caf, type: caf, "
		"representants: [{civilite: Madame, nom: A B, qualite: "
		"directrice}]}\n"
		"  - {id: ville, nom: Dugny, designation: la commune, type: "
		"commune, representants: [{civilite: Monsieur, nom: E F, "
		"qualite: maire}]}\n"
		"periode: {debut: 2023-01-01, fin: 2027-12-31}\nlieu: Dugny\n"
		"annexes:\n"
		"  - {numero: 1, titre: Carte, fichier: annexes/1.md}\n"
		"  - {numero: 2, titre: Plan, fichier: annexes/2.md, "
		"orientation: paysage}\n"
		"  - {numero: 3, titre: Budget, fichier: annexes/3.pdf}\n"
		"---\n\n# Article 1\n\nUn mot[^x].\n\n[^x]: Du texte.\n" },
	{ "annexes/1.md", "La carte.\n" },
	{ "annexes/2.md", "Jusqu'au {{ periode.fin }}[^x].\n\n"
		"[^x]: De l'annexe.\n" },
	{ "annexes/3.pdf", "%PDF" },
	{ NULL, NULL },
};

/* As the text has them, less those that it has not. */
static void joined(void)
{
	const char *act = FRONT "annexes:\n"
		"  - {numero: 3, titre: Budget, fichier: annexes/3.pdf}\n"
		"  - {numero: 9, titre: Perdue, fichier: annexes/9.md}\n"
		"  - {numero: 2, titre: Plan, fichier: annexes/2.md}\n"
		"---\n\n# Article 1er\n\n« Un[^x] mot. »\n\n[^x]: De l'acte.\n";

	CHECK_STR(show(act, text_of(target)),
		"STATE: PROJET\nACT: Avenant n° 1\n"
		"HEADING1 #1: Article 1^er^\n"
		"QUOTE: « Un(1: NOTE: De l'acte.) mot. »\n"
		"NEXT HEADING1 #2: Annexe 3 - Budget\n"
		"PIECE: Pièce jointe\u00a0: annexes/3.pdf\n"
		"LANDSCAPE HEADING1 #3: Annexe 2 - Plan\n"
		"BODY: Jusqu'au 31 décembre 2027(2: NOTE: De l'annexe.).");
	CHECK_INT(missing, 1);
	(void)show(act, NULL);
	CHECK_INT(missing, 3);
}

int main(void)
{
	UNIT(around);
	UNIT(quoted);
	UNIT(items);
	UNIT(notes);
	UNIT(joined);
	return unit_done();
}
