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
	check_body("Le 2e**x**, **x**2e et 1**er**, mais **2e** et *3e*.\n",
		"BODY: Le 2e**x**, **x**2e et 1**er**, mais **2****^e^** et "
		"_3__^e^_.");
}

static void lists(void)
{
	check_body("- un\n- deux\n\n  suite\n  - a) dedans\n- trois\n\n"
		"3. premier\n4. second\n",
		"ITEM1•: un\nITEM1•: deux\nITEM1…: suite\n"
		"ITEM2: a)→dedans\nITEM1•: trois\n"
		"ITEM1: 3.→premier\nITEM1: 4.→second");
	/* A marker without words is printed, a sign is not. */
	check_body("1. - un\n2.\n3. trois\n", "ITEM1: 1.→\nITEM2•: un\n"
		"ITEM1: 2.→\nITEM1: 3.→trois");
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

static unsigned width_of(const char *table, unsigned column)
{
	struct version *v = load(ctg_strf(&unit_arena, FRONT "---\n\n"
		"# Article 1\n\n%s", table).p, NULL);
	struct ctg_sheet s = { 0 };
	struct ctg_err err = { 0 };
	const struct ctg_sheet_block *b;

	CHECK_INT(ctg_sheet_make(&s, &unit_arena, v->text.developed, &v->from,
		&err), CTG_OK);
	for (b = s.blocks; b && !b->table;)
		b = b->next;
	CHECK(b != NULL);
	return b ? b->table->widths[column] : 0;
}

/* Room to write by hand; not beside figures, some of which are not known. */
static void columns_to_fill(void)
{
	CHECK(width_of("| Rubrique | Réponse |\n|---|---|\n"
		"| Nom et qualité du responsable | |\n| Courriel | |\n", 1) >
		400);
	CHECK(width_of("| Date | Nom et qualité du signataire | Signature |\n"
		"|---|---|---|\n| | | |\n", 2) > 300);
	CHECK(width_of("| Offre | Nombre |\n|---|---|\n"
		"| Antennes pour la jeunesse, associations | 1 |\n"
		"| Autres | |\n", 1) < 250);
}

static void pages(void)
{
	check_body("Un.\n\n***\n\nDeux.\n\n***\n\n## Trois\n",
		"BODY: Un.\nNEXT BODY: Deux.\nNEXT HEADING2 #2: Trois");
}

/* --- marks --------------------------------------------------------------- */

static struct ctg_str redline(struct version *old, struct version *now)
{
	struct ctg_version_text x = { .text = &old->text };
	struct ctg_version_text y = { .text = &now->text };
	struct ctg_diff d;

	ctg_diff_make(&d, &unit_arena, &x, &y, true);
	now->from.before = &old->from;
	return make(d.tree, &now->from, false);
}

static void check_marks(const char *old, const char *now, const char *want)
{
	const char *head = FRONT "---\n\n# Article 1\n\n";
	struct version *x = load(ctg_strf(&unit_arena, "%s%s", head, old).p,
		NULL);
	struct version *y = load(ctg_strf(&unit_arena, "%s%s", head, now).p,
		NULL);

	CHECK_STR(body_of(redline(x, y)), ctg_strf(&unit_arena,
		"NEXT HEADING1 #1: Article 1\n%s", want).p);
}

static void marked_words(void)
{
	check_marks("Le montant est de 10 euros par an.\n",
		"Le montant est de 12 euros par an.\n",
		"BODY: Le montant est de [-10-]{+12+} euros par an.");
	check_marks("Un mot important ici.\n", "Un mot *important* ici.\n",
		"BODY: Un mot [-important-]{+_important_+} ici.");
	check_marks("Un.\n\nUne phrase qui part.\n", "Un.\n",
		"BODY: Un.\n-BODY: [-Une phrase qui part.-]");
	/* raised whole, or not at all */
	check_marks("Le 1er jour.\n", "Le 2e jour.\n",
		"BODY: Le [-1-][-^er^-]{+2+}{+^e^+} jour.");
}

static void an_alinea_cut_in_two(void)
{
	const char *one = "Les parties se réunissent chaque année en juin. "
		"Elles dressent un bilan de leurs actions communes.\n";
	const char *two = "Les parties se réunissent chaque année en juin.\n\n"
		"Elles dressent un bilan de leurs actions communes.\n";
	const char *item = "- Les parties se réunissent chaque année en juin. "
		"Elles dressent un bilan de leurs actions communes.\n";
	const char *items = "- Les parties se réunissent chaque année en juin."
		"\n\n  Elles dressent un bilan de leurs actions communes.\n";

	check_marks(one, two,
		"BODY: Les parties se réunissent chaque année en juin."
		"[- -]{+¶+}\n"
		"BODY: Elles dressent un bilan de leurs actions communes.");
	check_marks(two, one,
		"BODY: Les parties se réunissent chaque année en juin."
		"[-¶-]\n"
		"BODY: {+ +}Elles dressent un bilan de leurs actions "
		"communes.");
	/* What begins an item and what goes on in it are two kinds. */
	check_marks(item, items,
		"-ITEM1•: [-Les parties se réunissent chaque année en juin. "
		"Elles dressent un bilan de leurs actions communes.-]\n"
		"+ITEM1•: {+Les parties se réunissent chaque année en juin.+}\n"
		"+ITEM1…: {+Elles dressent un bilan de leurs actions "
		"communes.+}");
}

static void markers(void)
{
	check_marks("- a) Premier point du texte\n- b) Second point\n",
		"- b) Premier point du texte\n- c) Second point\n",
		"ITEM1: [-a)-]{+b)+}→Premier point du texte\n"
		"ITEM1: [-b)-]{+c)+}→Second point");
	/* a sign that the program draws is not words */
	check_marks("- Premier point du texte\n",
		"- a) Premier point du texte\n",
		"-ITEM1•: [-Premier point du texte-]\n"
		"+ITEM1: {+a)+}{+→+}{+Premier point du texte+}");
	/* The first words of an item go: the next begin it. */
	check_marks("- Des mots qui seront supprimés.\n\n"
		"  La suite reste là sans changer.\n- deux\n",
		"- La suite reste là sans changer.\n- deux\n",
		"-ITEM1•: [-Des mots qui seront supprimés.-]\n"
		"-ITEM1…: [-La suite reste là sans changer.-]\n"
		"+ITEM1•: {+La suite reste là sans changer.+}\n"
		"ITEM1•: deux");
	/* They go, and leave a marker alone: it is another item. */
	check_marks("1. Des mots qui seront supprimés.\n   - dedans\n2. deux\n",
		"1. - dedans\n2. deux\n",
		"-ITEM1: [-1.-][-→-][-Des mots qui seront supprimés.-]\n"
		"-ITEM2•: [-dedans-]\n+ITEM1: {+1.+}{+→+}\n"
		"+ITEM2•: {+dedans+}\nITEM1: 2.→deux");
}

#define MOVED	"Une phrase assez longue pour que l'on voie bien qu'elle " \
	"se déplace d'un endroit à un autre du texte."

#define STAYS	"Un alinéa plus long encore, où il est dit bien des choses " \
	"sur les engagements des parties, leur durée, leur financement et " \
	"leur bilan ; personne n'y touche."

#define LONGER	"Voici ce qui était convenu entre les parties : rien du " \
	"tout, ou si peu que cela ne vaut pas la peine de le dire ici, où " \
	"tout le monde le sait depuis longtemps, et même avant cela."

static void moves(void)
{
	check_marks(MOVED "\n\n" STAYS "\n\nFin du texte.\n",
		STAYS "\n\nFin du texte.\n\n" MOVED "\n",
		"-BODY move1: [-" MOVED "-]\nBODY: " STAYS "\n"
		"BODY: Fin du texte.\n+BODY move1: {+" MOVED "+}");
	/* Edited on its way: whole it goes, whole it comes. */
	check_marks(MOVED "\n\n" STAYS "\n\nFin du texte.\n",
		STAYS "\n\nFin du texte.\n\n" MOVED " Ou pas.\n",
		"-BODY move1: [-" MOVED "-]\nBODY: " STAYS "\n"
		"BODY: Fin du texte.\n+BODY move1: {+" MOVED " Ou pas.+}");
	/* Out of a division that moves too: it goes along with it. */
	check_marks("## Un\n\n" STAYS "\n\n" MOVED "\n\n## Deux\n\n"
		LONGER "\n",
		"## Deux\n\n" LONGER "\n\n" MOVED "\n\n## Un\n\n"
		STAYS "\n",
		"-HEADING2 #2 move1: [-Un-]\n-BODY move1: [-" STAYS "-]\n"
		"-BODY move1: [-" MOVED "-]\nHEADING2 #3: Deux\n"
		"BODY: " LONGER "\n+BODY: {+" MOVED "+}\n"
		"+HEADING2 #4 move1: {+Un+}\n+BODY move1: {+" STAYS "+}");
	/* In a table that has another column, a row cannot move. */
	check_marks("| A | B |\n|---|---|\n| " MOVED " | 1 |\n| " STAYS
		" | 2 |\n", "| A | B | C |\n|---|---|---|\n| " STAYS
		" | 2 | x |\n| " MOVED " | 1 | y |\n",
		"TABLE2\n-ROW | -HEAD: [-A-] | -HEAD: [-B-]\n"
		"-ROW | -CELL: [-" MOVED "-] | -CELL: [-1-]\n"
		"-ROW | -CELL: [-" STAYS "-] | -CELL: [-2-]\n"
		"TABLE3\n+ROW | +HEAD: {+A+} | +HEAD: {+B+} | +HEAD: {+C+}\n"
		"+ROW | +CELL: {+" STAYS "+} | +CELL: {+2+} | +CELL: {+x+}\n"
		"+ROW | +CELL: {+" MOVED "+} | +CELL: {+1+} | +CELL: {+y+}");
}

static void marked_tables(void)
{
	const char *table = "| Lieu | Places |\n|---|---|\n| Nord | 10 |\n"
		"| Sud | 20 |\n";

	check_marks(table, "| Lieu | Places |\n|---|---|\n| Nord | 12 |\n"
		"| Est | 5 |\n| Sud | 20 |\n",
		"TABLE2\nROW | HEAD: Lieu | HEAD: Places\n"
		"ROW | CELL: Nord | CELL: [-10-]{+12+}\n"
		"+ROW | +CELL: {+Est+} | +CELL: {+5+}\n"
		"ROW | CELL: Sud | CELL: 20");
	/* a column more: no grid is that of both */
	check_marks(table, "| Lieu | Places | Prix |\n|---|---|---|\n"
		"| Nord | 10 | 1 |\n| Sud | 20 | 2 |\n",
		"TABLE2\n-ROW | -HEAD: [-Lieu-] | -HEAD: [-Places-]\n"
		"-ROW | -CELL: [-Nord-] | -CELL: [-10-]\n"
		"-ROW | -CELL: [-Sud-] | -CELL: [-20-]\n"
		"TABLE3\n"
		"+ROW | +HEAD: {+Lieu+} | +HEAD: {+Places+} | +HEAD: {+Prix+}\n"
		"+ROW | +CELL: {+Nord+} | +CELL: {+10+} | +CELL: {+1+}\n"
		"+ROW | +CELL: {+Sud+} | +CELL: {+20+} | +CELL: {+2+}");
	/* a row more under a cell that spans them */
	check_marks("| A | B |\n|---|---|\n| un | 1 |\n| ^^ | 2 |\n",
		"| A | B |\n|---|---|\n| un | 1 |\n| ^^ | 2 |\n| ^^ | 3 |\n",
		"TABLE2\nROW | HEAD: A | HEAD: B\n"
		"ROW | 1x3 CELL: un | CELL: 1\n"
		"ROW | covered | CELL: 2\n"
		"+ROW | covered | +CELL: {+3+}");
	/* another row under it, as many as before */
	check_marks("| A | B |\n|---|---|\n| un | 1 |\n| ^^ | deux mots |\n"
		"| ^^ | trois |\n| fin | 9 |\n",
		"| A | B |\n|---|---|\n| un | 1 |\n| ^^ | trois |\n"
		"| ^^ | quatre fois rien |\n| fin | 9 |\n",
		"TABLE2\nROW | HEAD: A | HEAD: B\n"
		"ROW | 1x4 CELL: un | CELL: 1\n"
		"-ROW | covered | -CELL: [-deux mots-]\n"
		"ROW | covered | CELL: trois\n"
		"+ROW | covered | +CELL: {+quatre fois rien+}\n"
		"ROW | CELL: fin | CELL: 9");
	/* another cell over the same row: no grid has both */
	check_marks("| A | B |\n|---|---|\n| un | 1 |\n| ^^ | deux mots |\n"
		"| fin | 9 |\n",
		"| A | B |\n|---|---|\n| autre chose | très longue et dite |\n"
		"| ^^ | deux mots |\n| fin | 9 |\n",
		"TABLE2\n-ROW | -HEAD: [-A-] | -HEAD: [-B-]\n"
		"-ROW | 1x2 -CELL: [-un-] | -CELL: [-1-]\n"
		"-ROW | covered | -CELL: [-deux mots-]\n"
		"-ROW | -CELL: [-fin-] | -CELL: [-9-]\n"
		"TABLE2\n+ROW | +HEAD: {+A+} | +HEAD: {+B+}\n"
		"+ROW | 1x2 +CELL: {+autre chose+} | "
		"+CELL: {+très longue et dite+}\n"
		"+ROW | covered | +CELL: {+deux mots+}\n"
		"+ROW | +CELL: {+fin+} | +CELL: {+9+}");
	/* it goes on over a row that it did not have */
	check_marks("| A | B |\n|---|---|\n| un | 1 |\n| ^^ | 2 |\n"
		"| trois | 3 |\n| fin | 9 |\n",
		"| A | B |\n|---|---|\n| un | 1 |\n| ^^ | 2 |\n"
		"| ^^ | 3 |\n| fin | 9 |\n",
		"TABLE2\n-ROW | -HEAD: [-A-] | -HEAD: [-B-]\n"
		"-ROW | 1x2 -CELL: [-un-] | -CELL: [-1-]\n"
		"-ROW | covered | -CELL: [-2-]\n"
		"-ROW | -CELL: [-trois-] | -CELL: [-3-]\n"
		"-ROW | -CELL: [-fin-] | -CELL: [-9-]\n"
		"TABLE2\n+ROW | +HEAD: {+A+} | +HEAD: {+B+}\n"
		"+ROW | 1x3 +CELL: {+un+} | +CELL: {+1+}\n"
		"+ROW | covered | +CELL: {+2+}\n"
		"+ROW | covered | +CELL: {+3+}\n"
		"+ROW | +CELL: {+fin+} | +CELL: {+9+}");
}

static void marked_notes(void)
{
	check_marks("Un[^a] mot de plus.\n\n[^a]: La note dit 10 euros.\n",
		"Un[^a] mot de plus.\n\n[^a]: La note dit 12 euros.\n",
		"BODY: Un(1: NOTE: La note dit [-10-]{+12+} euros.) mot de "
		"plus.");
	check_marks("Un[^a] mot de plus ici.\n\n[^a]: La note.\n",
		"Un mot de plus ici.\n",
		"BODY: Un[-(1: NOTE: La note.)-] mot de plus ici.");
	/* What was the second call of a note is now its first. */
	check_marks("Un[^a] premier alinéa.\n\nUn second[^a] alinéa.\n\n"
		"[^a]: La note.\n",
		"Un premier alinéa.\n\nUn second[^a] alinéa.\n\n"
		"[^a]: La note.\n",
		"BODY: Un[-(1: NOTE: La note.)-] premier alinéa.\n"
		"BODY: Un second[-^(1 again)^-]{+(2: NOTE: La note.)+} "
		"alinéa.");
	/* The notes change places, in an alinéa whose bytes do not. */
	check_marks("Deux mots[^b] ici.\n\nPuis un mot[^a] là.\n\n"
		"[^b]: Tout autre chose.\n\n[^a]: Une source utile.\n",
		"Nouveau[^a] !\n\nDeux mots[^b] ici.\n\nPuis un mot[^a] là."
		"\n\n[^a]: Une source utile.\n\n[^b]: Tout autre chose.\n",
		"+BODY: {+Nouveau+}{+(1: NOTE: Une source utile.)+}{+ !+}\n"
		"BODY: Deux mots(2: NOTE: Tout autre chose.) ici.\n"
		"BODY: Puis un mot[-(3: NOTE: Une source utile.)-]"
		"{+^(1 again)^+} là.");
	/* Each has become much like the other was. */
	check_marks("Un élément[^b] ici.\n\nUne cellule[^a] là.\n\n"
		"[^b]: Appelée dans un élément.\n\n"
		"[^a]: Appelée dans une cellule.\n",
		"Nouveau[^a] !\n\nUn élément[^b] ici.\n\n"
		"[^b]: Appelée dans un élément.\n\n"
		"[^a]: Appelée dans une cellule.\n",
		"+BODY: {+Nouveau+}{+(1: NOTE: Appelée dans une cellule.)+}"
		"{+ !+}\n"
		"BODY: Un élément[-(2: NOTE: Appelée dans un élément.)-]"
		"{+(3: NOTE: Appelée dans un élément.)+} ici.\n"
		"-BODY: [-Une cellule-][-(4: NOTE: Appelée dans une "
		"cellule.)-][- là.-]");
}

static void headings(void)
{
	struct version *x = load(FRONT "---\n\n# Article 1 : Objet\n\n"
		"Un mot qui reste.\n\n# Article 2 : Durée\n\nDeux ans en "
		"tout.\n", NULL);
	struct version *y = load(FRONT "---\n\n# Article 1 : Objets\n\n"
		"Un mot qui reste.\n", NULL);
	struct ctg_str s = redline(x, y);

	CHECK_STR(body_of(s),
		"NEXT HEADING1 #1: Article 1 : [-Objet-]{+Objets+}\n"
		"BODY: Un mot qui reste.\n"
		"-HEADING1 #2: [-Article 2 : Durée-]\n"
		"-BODY: [-Deux ans en tout.-]");
	CHECK(ctg_str_has(s, STR("CAPTION: Sommaire\n"
		"ENTRY1 @1: Article 1 : [-Objet-]{+Objets+}\n"
		"-ENTRY1 @2: [-Article 2 : Durée-]\n")));
}

static void a_sommaire_that_comes(void)
{
	struct version *x = load(FRONT "---\n\nTexte.\n", NULL);
	struct version *y = load(FRONT "---\n\nTexte.\n\n# Article 1\n",
		NULL);

	CHECK(!ctg_str_has(make(x->text.developed, &x->from, false),
		STR("Sommaire")));
	CHECK(ctg_str_has(redline(x, y), STR("\n+CAPTION: {+Sommaire+}\n"
		"+ENTRY1 @1: {+Article 1+}\nNEXT BODY: Texte.\n")));
	CHECK(ctg_str_has(redline(y, x), STR("\n-CAPTION: [-Sommaire-]\n"
		"-ENTRY1 @1: [-Article 1-]\nBODY: Texte.\n")));
}

static struct ctg_str replaced(struct ctg_str s, const char *what,
	const char *by)
{
	size_t at = ctg_str_find(s, ctg_str_from(what));

	return ctg_strf(&unit_arena, "%.*s%s%.*s", (int)at, s.p, by,
		STR_ARG(ctg_str_skip(s, at + strlen(what))));
}

/* What was the name of a party is now that of the convention. */
static void styles_that_change(void)
{
	struct ctg_str front = STR(FRONT "---\n\nTexte.\n");
	struct version *x = load(front.p, NULL), *y;

	front = replaced(front, "nom: La Caf,", "nom: La Caisse,");
	front = replaced(front, "Convention de Dugny", "La Caf");
	y = load(front.p, NULL);
	CHECK(ctg_str_starts(redline(x, y), STR("-TITLE: "
		"[-Convention de Dugny-]\nTITLE was COVER0: La Caf\n"
		"+COVER: {+La Caisse+}\nCOVER: Dugny\n")));
}

/* --- pictures, pieces, pages --------------------------------------------- */

#define END	"\0\0\0\0IENDcrc!"
#define PICTURE(lit)	((struct ctg_str){ lit, sizeof(lit) - 1 })
/* 96 × 192 pixels: an inch on two. */
#define PNG	PICTURE("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\xc0" \
	"\x08\x02\0\0\0crc!" END)
/* 9600 × 96 */
#define WIDE	PICTURE("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x25\x80\0\0\0\x60" \
	"\x08\x02\0\0\0crc!" END)

static const char *with_logo(const char *rest)
{
	return ctg_strf(&unit_arena, "%s%s", replaced(STR(FRONT),
		"type: caf, ", "type: caf, logo: images/caf.png, ").p,
		rest).p;
}

static void logos(void)
{
	struct version *none = load(FRONT "---\n\nTexte.\n", NULL);
	struct version *x = load(with_logo("---\n\nTexte.\n"),
		(struct file[]){ { "images/caf.png", PNG }, { 0 } });
	struct version *y = load(with_logo("---\n\nTexte.\n"),
		(struct file[]){ { "images/caf.png", WIDE }, { 0 } });
	const char *was = "(images/caf.png, Logo de La Caf, 125x250)";
	const char *is = "(images/caf.png, Logo de La Caf, 550x5)";
	struct ctg_str s = make(x->text.developed, &x->from, false);

	CHECK(ctg_str_starts(s, ctg_strf(&unit_arena,
		"COVER: %s\nTITLE: ", was)));
	CHECK(ctg_str_starts(redline(x, x), ctg_strf(&unit_arena,
		"COVER: %s\nTITLE: ", was)));
	CHECK(ctg_str_starts(redline(x, y), ctg_strf(&unit_arena,
		"-COVER: [-%s-]\n+COVER: {+%s+}\nTITLE: ", was, is)));
	CHECK(ctg_str_starts(redline(none, x), ctg_strf(&unit_arena,
		"+COVER: {+%s+}\nTITLE: ", was)));
	/* nothing to read it from: the title page goes without */
	x->from.reader = NULL;
	CHECK(ctg_str_starts(make(x->text.developed, &x->from, false),
		STR("TITLE: ")));
}

#define ANNEXES	"annexes:\n" \
	"  - {numero: 1, titre: Plan, fichier: annexes/plan.md, " \
	"orientation: paysage}\n" \
	"  - {numero: 2, titre: Carte, fichier: annexes/carte.png}\n" \
	"  - {numero: 3, titre: Budget, fichier: annexes/budget.pdf}\n"

static void annexes(void)
{
	const struct file files[] = {
		{ "annexes/plan.md", STR("Le plan ![schéma](plan.png).\n\n"
			"## Suite\n") },
		{ "annexes/plan.png", PNG }, { "annexes/carte.png", WIDE },
		{ "annexes/budget.pdf", STR("%PDF") }, { 0 },
	};
	const struct ctg_str digests[] = { STR(""), STR("abc"), STR("def") };
	struct version *v = load(FRONT ANNEXES "---\n\n# Article 1\n\nUn.\n",
		files);
	struct version *w = load(FRONT ANNEXES "---\n\n# Article 1\n\nUn.\n",
		files);
	struct ctg_str s;

	v->from.digests = digests;
	s = make(v->text.developed, &v->from, false);
	CHECK_STR(ctg_str_skip(s, ctg_str_find(s, STR("LANDSCAPE"))),
		"LANDSCAPE HEADING1 #2: Annexe 1 - Plan\n"
		"BODY: Le plan (annexes/plan.png, schéma, 254x508).\n"
		"HEADING2 #3: Suite\n"
		"PORTRAIT HEADING1 #4: Annexe 2 - Carte\n"
		"PIECE: Pièce jointe : annexes/carte.png "
		"(SHA-256 : abc)\n"
		"PIECE: (annexes/carte.png, Carte, 1700x17)\n"
		"NEXT HEADING1 #5: Annexe 3 - Budget\n"
		"PIECE: Pièce jointe : annexes/budget.pdf "
		"(SHA-256 : def)");
	w->from.digests = (const struct ctg_str[]){ STR(""), STR("abc"),
		STR("012") };
	w->folder.files[3].text = PNG;
	s = redline(v, w);
	CHECK_STR(ctg_str_skip(s, ctg_str_find(s, STR("PORTRAIT"))),
		"PORTRAIT HEADING1 #4: Annexe 2 - Carte\n"
		"PIECE: Pièce jointe : annexes/carte.png "
		"(SHA-256 : abc)\n"
		"-PIECE: [-(annexes/carte.png, Carte, 1700x17)-]\n"
		"+PIECE: {+(annexes/carte.png, Carte, 254x508)+}\n"
		"NEXT HEADING1 #5: Annexe 3 - Budget\n"
		"PIECE: Pièce jointe : annexes/budget.pdf "
		"(SHA-256 : [-def-]{+012+})");
}

/* An annexe that goes takes its page along. */
static void annexes_that_come_and_go(void)
{
	const struct file files[] = {
		{ "annexes/plan.md", STR("Le plan.\n") },
		{ "annexes/carte.png", PNG },
		{ "annexes/budget.pdf", STR("%PDF") }, { 0 },
	};
	struct version *x = load(FRONT ANNEXES "---\n\nTexte.\n", files);
	struct version *y = load(FRONT "annexes:\n  - {numero: 2, titre: "
		"Carte, fichier: annexes/carte.png}\n---\n\nTexte.\n", files);
	struct ctg_str s = redline(x, y);

	CHECK_STR(ctg_str_skip(s, ctg_str_find(s, STR("LANDSCAPE"))),
		"LANDSCAPE -HEADING1 #1: [-Annexe 1 - Plan-]\n"
		"-BODY: [-Le plan.-]\n"
		"PORTRAIT HEADING1 #2: Annexe 2 - Carte\n"
		"PIECE: Pièce jointe : annexes/carte.png\n"
		"PIECE: (annexes/carte.png, Carte, 254x508)\n"
		"NEXT -HEADING1 #3: [-Annexe 3 - Budget-]\n"
		"-PIECE: [-Pièce jointe : annexes/budget.pdf-]");
}

static void a_page_break_that_comes_or_goes(void)
{
	check_marks("Un.\n\n***\n\nDeux.\n", "Un.\n\nDeux.\n",
		"BODY: Un.\nBODY: Deux.");
	check_marks("Un.\n\nDeux.\n", "Un.\n\n***\n\nDeux.\n",
		"BODY: Un.\nNEXT BODY: Deux.");
	/* what goes stays on the page before */
	check_marks("Un.\n\n***\n\nDes mots.\n\nDeux.\n",
		"Un.\n\n***\n\nDeux.\n",
		"BODY: Un.\n-BODY: [-Des mots.-]\nNEXT BODY: Deux.");
}

static void pictures_that_change(void)
{
	const char *body = FRONT "---\n\n# Article 1\n\nVoir ![plan](p.png) "
		"ici.\n";
	const struct file one[] = { { "p.png", PNG }, { 0 } };
	const struct file two[] = { { "p.png", WIDE }, { 0 } };
	struct version *x = load(body, one), *y = load(body, two);

	CHECK_STR(body_of(redline(x, x)),
		"NEXT HEADING1 #1: Article 1\n"
		"BODY: Voir (p.png, plan, 254x508) ici.");
	CHECK_STR(body_of(redline(x, y)),
		"NEXT HEADING1 #1: Article 1\n"
		"BODY: Voir [-(p.png, plan, 254x508)-]"
		"{+(p.png, plan, 1700x17)+} ici.");
	/* the old one cannot be read any more: the new is shown */
	CHECK_STR(body_of(redline(load(body, NULL), x)),
		"NEXT HEADING1 #1: Article 1\n"
		"BODY: Voir (p.png, plan, 254x508) ici.");
}

static void fails_on_pictures(void)
{
	const char *body = FRONT "---\n\nVoir ![plan](p.png).\n";
	static const struct file text[] = {
		{ "p.png", CTG_STR_INIT("GIF89a") }, { 0 } };
	const struct file cut[] = { { "p.png", ctg_str_head(PNG, 40) },
		{ 0 } };
	struct version *v[] = { load(body, NULL), load(body, text),
		load(body, cut) };
	static const char *const why[] = { "fichier absent",
		"«\u00a0p.png\u00a0» n'est pas une image PNG ou JPEG",
		"«\u00a0p.png\u00a0» est une image tronquée" };

	for (size_t i = 0; i < 3; i++) {
		struct ctg_sheet s = { .notes = 7 };
		struct ctg_err err = { 0 };

		CHECK_INT(ctg_sheet_make(&s, &unit_arena,
			v[i]->text.developed, &v[i]->from, &err), CTG_EINPUT);
		CHECK_STR(ctg_str_from(err.msg), why[i]);
		CHECK_INT(s.notes, 7);
		/* without a reader, what it says stands there */
		v[i]->from.reader = NULL;
		CHECK(ctg_str_has(make(v[i]->text.developed, &v[i]->from,
			false), STR("BODY: Voir [Image : plan].")));
	}
}

static void parties_that_change(void)
{
	struct version *x = load(FRONT "visas: [le code]\n---\n\nTexte.\n",
		NULL);
	struct version *y = load(replaced(STR(FRONT
		"visas: [le code, l'acte]\nreference: R2\n---\n\nTexte.\n"),
		"E F", "G H").p, NULL);
	struct ctg_str s = redline(x, y);

	CHECK(ctg_str_has(s, STR("\nSIGNATORY: maire⏎Monsieur [-E F-]"
		"{+G H+}")));
	CHECK(ctg_str_has(s, STR("\n+COVER: {+Référence : R2+}\n")));
	CHECK(ctg_str_has(s, STR("VISA: Vu le code[-.-]{+ ;+}\n"
		"+VISA: {+Vu l'acte.+}\n")));
}

int main(void)
{
	UNIT(a_whole_convention);
	UNIT(runs);
	UNIT(lists);
	UNIT(notes);
	UNIT(tables);
	UNIT(columns_to_fill);
	UNIT(pages);
	UNIT(marked_words);
	UNIT(an_alinea_cut_in_two);
	UNIT(markers);
	UNIT(moves);
	UNIT(marked_tables);
	UNIT(marked_notes);
	UNIT(headings);
	UNIT(a_sommaire_that_comes);
	UNIT(styles_that_change);
	UNIT(logos);
	UNIT(annexes);
	UNIT(annexes_that_come_and_go);
	UNIT(a_page_break_that_comes_or_goes);
	UNIT(pictures_that_change);
	UNIT(fails_on_pictures);
	UNIT(parties_that_change);
	return unit_done();
}
