/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "model/locate.h"
#include "model/markdown.h"
#include "unit.h"

/* A developed text, made by hand: parts, body, parts, annexes, notes. */

static struct ctg_node *parse(const char *markdown)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };
	struct ctg_node *doc = NULL;

	if (ctg_source_init(src, &unit_arena, STR("essai.md"),
	    ctg_str_from(markdown), &err) ||
	    ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags, &err)) {
		unit_failures++;
		printf("# %s\n", err.msg);
	}
	return doc;
}

static struct ctg_node *add_text(struct ctg_node *to, enum ctg_kind kind,
	const char *text)
{
	struct ctg_node *n = ctg_node_new(&unit_arena, kind);

	ctg_node_append(n, ctg_node_text(&unit_arena, ctg_str_from(text)));
	ctg_node_append(to, n);
	return n;
}

static struct ctg_node *add_part(struct ctg_node *doc, const char *name,
	const char *first, const char *second)
{
	struct ctg_node *part = ctg_node_new(&unit_arena, CTG_PART);

	part->text = ctg_str_from(name);
	add_text(part, CTG_PARA, first);
	if (second)
		add_text(part, CTG_PARA, second);
	ctg_node_append(doc, part);
	return part;
}

/* Moves the blocks, or else the notes, of a parsed text. */
static void move(struct ctg_node *to, struct ctg_node *from, bool notes)
{
	struct ctg_node *next;

	for (struct ctg_node *n = from->first; n; n = next) {
		next = n->next;
		if ((n->kind == CTG_NOTE) != notes)
			continue;
		ctg_node_unlink(n);
		ctg_node_append(to, n);
	}
}

static struct ctg_node *add_annexe(struct ctg_node *doc, const char *heading,
	const char *markdown)
{
	struct ctg_node *div = ctg_node_new(&unit_arena, CTG_DIVISION);
	struct ctg_node *from = parse(markdown);

	div->division.level = 1;
	add_text(div, CTG_HEADING, heading);
	ctg_heading_read(&div->division.heading, ctg_str_from(heading));
	move(div, from, false);
	ctg_node_append(doc, div);
	move(doc, from, true);
	return div;
}

static struct ctg_node *new_text(const char *body)
{
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);
	struct ctg_node *from = parse(body);

	add_part(doc, "titre", "Convention territoriale globale", "Dugny");
	add_part(doc, "comparution", "Entre :", "la Caf");
	add_part(doc, "sommaire", "Article 1er - Objet", "Article 2");
	add_part(doc, "visas", "Vu le code de la sécurité sociale ;",
		"Vu la délibération du 12 mars.");
	move(doc, from, false);
	add_part(doc, "cloture", "Fait en deux exemplaires, le", NULL);
	add_part(doc, "signatures", "Pour la Caf :", "Pour la commune :");
	move(doc, from, true);
	return doc;
}

static struct ctg_node *finish(struct ctg_node *doc)
{
	struct ctg_node *next;

	/* Notes come last. */
	for (struct ctg_node *n = doc->first, *end = doc->last; n; n = next) {
		next = n == end ? NULL : n->next;
		if (n->kind == CTG_NOTE) {
			ctg_node_unlink(n);
			ctg_node_append(doc, n);
		}
	}
	ctg_tree_number(doc);
	return doc;
}

static const char body[] =
	"Avant tout titre.\n\n"
	"# Préambule\n\nUn.\n\nDeux.\n\n"
	"# Article 1er - Objet\n\nL'objet.[^a]\n\n- premier point\n"
	"- second point\n\n   suite du point\n\nFin.\n\n"
	"# Article 2 - Champs\n\nIntroduction.\n\n"
	"## Enfance\n\nDe l'enfance.\n\n## Jeunesse\n\nDe la jeunesse.\n\n"
	"- a) lire\n- b) jouer\n  - dehors\n  - dedans\n\n"
	"# Article 5-1 – Comités\n\n| Qui | Rôle |\n| - | - |\n"
	"| Caf | pilote |\n| Ville | ^^ |\n| **Groupe** | << |\n\n"
	"---\n\nSuite.\n\n![logo](a.png) et ![plan](b.png)\n\n"
	"[^a]: Une note.\n\n    Deux alinéas.\n";

static const char annexe1[] =
	"Chapeau.\n\n## Portrait\n\nP1.\n\nP2.\n\nP3.\n\n"
	"### Population\n\nHabitants.\n\n| A | A | |\n| - | - | - |\n"
	"| 1 | 2 | 3 |\n\n| B |\n| - |\n| x |\n\n"
	"## Enjeux « jeunes »\n\nE1.\n\n| C |\n| - |\n| y |\n\n"
	"## Synthèse\n\n### Vote\n\nV1.\n\n## Décision\n\n### VOTE\n\nV2.\n";

static const char annexe3[] =
	"## Fiche 1 - Petite enfance\n\n### Constats\n\nC1.\n\n"
	"### Évaluation\n\n| Critère |\n| - |\n| nombre |\n\n"
	"## Fiche 2 - Parentalité\n\n### Constats\n\nC2.\n\n"
	"## Article 1er - Règlement\n\nRègle.\n";

static struct ctg_node *sample(void)
{
	struct ctg_node *doc = new_text(body);

	add_annexe(doc, "Annexe 1 - Diagnostic partagé", annexe1);
	add_annexe(doc, "Annexe 2a - FED", "Rien.\n\n| D |\n| - |\n| z |\n");
	add_annexe(doc, "Annexe 3 - Plan d'actions", annexe3);
	return finish(doc);
}

static struct ctg_str written(const struct ctg_address *a, enum ctg_case how)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_address_write(&b, a, how);
	return ctg_buf_str(&b);
}

static struct ctg_str address_of(const struct ctg_node *n)
{
	struct ctg_address a;

	ctg_address_of(&a, &unit_arena, n);
	return written(&a, CTG_BARE);
}

static bool equal_steps(const struct ctg_step *a, const struct ctg_step *b)
{
	return a->kind == b->kind && a->rank == b->rank &&
		a->last == b->last && a->word == b->word &&
		ctg_label_cmp(a->label, b->label) == 0 &&
		ctg_str_eq(a->name, b->name);
}

static bool equal(const struct ctg_address *a, const struct ctg_address *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!equal_steps(&a->steps[i], &b->steps[i]))
			return false;
	return true;
}

static void check_node(struct ctg_node *doc, struct ctg_node *n)
{
	struct ctg_address a, back = { 0 };
	struct ctg_err err = { 0 };
	struct ctg_node *found = NULL;
	struct ctg_str s;

	ctg_address_of(&a, &unit_arena, n);
	s = written(&a, CTG_BARE);
	if (ctg_address_find(&found, doc, &a, &err) || found != n) {
		unit_failures++;
		printf("# %s: [%.*s] leads elsewhere: %s\n",
			ctg_kind_name(n->kind), STR_ARG(s), err.msg);
	}
	for (enum ctg_case how = CTG_BARE; how <= CTG_DU; how++) {
		s = written(&a, how);
		if (ctg_address_take(&back, &unit_arena, s) == s.n &&
		    equal(&a, &back))
			continue;
		unit_failures++;
		printf("# [%.*s] reads as [%.*s]\n", STR_ARG(s),
			STR_ARG(written(&back, how)));
	}
}

/* The promise of the header, for every block and image. */
static void check_all(struct ctg_node *doc)
{
	for (struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (!ctg_kind_is_inline(n->kind) || n->kind == CTG_IMAGE)
			check_node(doc, n);
}

/* Prepared or not, a text gives the same addresses. */
static void check_prepared(struct ctg_node *doc)
{
	struct ctg_nodes all = { .arena = &unit_arena };
	struct ctg_str *before;
	unsigned alone = 0;

	for (struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (!ctg_kind_is_inline(n->kind) || n->kind == CTG_IMAGE)
			ctg_nodes_add(&all, n);
	before = CTG_NEW_N(&unit_arena, struct ctg_str, all.n);
	for (size_t i = 0; i < all.n; i++)
		before[i] = address_of(all.v[i]);
	ctg_address_prepare(doc);
	for (size_t i = 0; i < all.n; i++) {
		struct ctg_str s = address_of(all.v[i]);

		alone += all.v[i]->kind == CTG_DIVISION &&
			all.v[i]->division.alone;
		if (ctg_str_eq(before[i], s))
			continue;
		unit_failures++;
		printf("# [%.*s], prepared [%.*s]\n", STR_ARG(before[i]),
			STR_ARG(s));
	}
	CHECK(alone > 0);
}

static void prepared(void)
{
	check_prepared(sample());
	check_prepared(finish(new_text("# Constats\n\nUn.\n\n# constats"
		"\n\nDeux.\n\n# Article 1 : Objet\n\n## Constâts\n\n"
		"Trois.\n\n# Article 1er\n\n# Autre\n\n# « À part\n\n"
		"# \" a part\n\n# Annexe 1\n\nQuatre.\n")));
}

static struct ctg_node *with_words(struct ctg_node *doc, enum ctg_kind kind,
	const char *words)
{
	for (struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (n->kind == kind && ctg_str_eq(ctg_node_words(&unit_arena,
		    n), ctg_str_from(words)))
			return n;
	unit_failures++;
	printf("# no node reads [%s]\n", words);
	return doc;
}

static void sample_round_trip(void)
{
	check_all(sample());
}

static void written_for_blocks(void)
{
	static const struct {
		enum ctg_kind kind;
		const char *words, *want;
	} cases[] = {
		{ CTG_PARA, "Convention territoriale globale",
			"premier alinéa de la page de titre" },
		{ CTG_PARA, "la Caf", "deuxième alinéa de la comparution" },
		{ CTG_PARA, "Article 2", "deuxième alinéa du sommaire" },
		{ CTG_PARA, "Vu la délibération du 12 mars.",
			"deuxième visa" },
		{ CTG_PARA, "Pour la Caf :",
			"premier alinéa des signatures" },
		{ CTG_PARA, "Fait en deux exemplaires, le",
			"premier alinéa de la formule de clôture" },
		{ CTG_PARA, "Avant tout titre.",
			"premier alinéa de la convention" },
		{ CTG_PARA, "Deux.", "deuxième alinéa du préambule" },
		{ CTG_HEADING, "Préambule", "intitulé du préambule" },
		{ CTG_PARA, "L'objet.", "premier alinéa de l'article 1er" },
		{ CTG_PARA, "suite du point",
			"quatrième alinéa de l'article 1er" },
		{ CTG_ITEM, "premier point",
			"premier élément de la liste de l'article 1er" },
		{ CTG_PARA, "De la jeunesse.",
			"troisième alinéa de l'article 2" },
		{ CTG_HEADING, "Jeunesse", "intitulé de la partie intitulée "
			"« Jeunesse » de l'article 2" },
		{ CTG_PARA, "dedans", "septième alinéa de l'article 2" },
		{ CTG_ITEM, "dedans", "deuxième élément de la seconde liste "
			"de l'article 2" },
		{ CTG_CELL, "pilote", "cellule de la première ligne du "
			"tableau de l'article 5-1, dans la colonne « Rôle »" },
		{ CTG_CELL, "Rôle", "cellule de la ligne d'en-tête du "
			"tableau de l'article 5-1, dans la colonne « Rôle »" },
		{ CTG_PARA, "Suite.", "premier alinéa de l'article 5-1" },
		{ CTG_IMAGE, "plan", "seconde image de l'article 5-1" },
		{ CTG_PARA, "Deux alinéas.", "deuxième alinéa de la note de "
			"bas de page n° 1" },
		{ CTG_PARA, "Chapeau.", "premier alinéa de l'annexe 1" },
		{ CTG_PARA, "P3.", "troisième alinéa de la partie intitulée "
			"« Portrait » de l'annexe 1" },
		{ CTG_CELL, "2", "cellule de la deuxième colonne de la "
			"première ligne du premier tableau de la partie "
			"intitulée « Population » de l'annexe 1" },
		{ CTG_CELL, "x", "cellule de la première ligne du second "
			"tableau de la partie intitulée « Population » de "
			"l'annexe 1, dans la colonne « B »" },
		{ CTG_CELL, "y", "cellule de la première ligne du tableau de "
			"la partie intitulée « Enjeux « jeunes » » de "
			"l'annexe 1, dans la colonne « C »" },
		{ CTG_PARA, "V2.", "premier alinéa de la partie intitulée "
			"« VOTE » de la partie intitulée « Décision » de "
			"l'annexe 1" },
		{ CTG_ROW, "z", "première ligne du tableau de l'annexe 2a" },
		{ CTG_PARA, "C2.", "premier alinéa de la fiche 2 de "
			"l'annexe 3" },
		{ CTG_PARA, "Règle.", "premier alinéa de l'article 1er de "
			"l'annexe 3" },
	};
	struct ctg_node *doc = sample();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(address_of(with_words(doc, cases[i].kind,
			cases[i].words)), cases[i].want);
	CHECK_STR(address_of(doc), "convention");
}

static void covered_cells(void)
{
	struct ctg_node *doc = sample();
	struct ctg_node *cell = with_words(doc, CTG_CELL, "Ville");

	CHECK_STR(address_of(cell->next), "cellule de la deuxième ligne du "
		"tableau de l'article 5-1, dans la colonne « Rôle »");
}

static void articles_contract(void)
{
	static const struct {
		const char *read, *want[3];
	} cases[] = {
		{ "article 5", { "l'article 5", "à l'article 5",
			"de l'article 5" } },
		{ "chapitre 7", { "le chapitre 7", "au chapitre 7",
			"du chapitre 7" } },
		{ "fiche 1", { "la fiche 1", "à la fiche 1",
			"de la fiche 1" } },
		{ "visas", { "les visas", "aux visas", "des visas" } },
		{ "onzième alinéa", { "le onzième alinéa",
			"au onzième alinéa", "du onzième alinéa" } },
		{ "première image", { "la première image",
			"à la première image", "de la première image" } },
		{ "image", { "l'image", "à l'image", "de l'image" } },
		{ "préambule", { "le préambule", "au préambule",
			"du préambule" } },
		{ "exposé des motifs", { "l'exposé des motifs",
			"à l'exposé des motifs", "de l'exposé des motifs" } },
		{ "seconde division intitulée « article 5 »", {
			"la seconde division intitulée « article 5 »",
			"à la seconde division intitulée « article 5 »",
			"de la seconde division intitulée « article 5 »" } },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_address a = { 0 };

		CHECK(ctg_address_take(&a, &unit_arena,
			ctg_str_from(cases[i].read)) > 0);
		for (int how = CTG_LE; how <= CTG_DU; how++)
			CHECK_STR(written(&a, (enum ctg_case)how),
				cases[i].want[how - CTG_LE]);
	}
}

/* « est supprimée », « sont supprimés »: by the noun that comes first. */
static void agreement(void)
{
	static const struct {
		const char *read;
		bool feminine, plural;
	} cases[] = {
		{ "article 5", false, false }, { "annexe 2", true, false },
		{ "fiche 1", true, false }, { "chapitre 7", false, false },
		{ "visas", false, true }, { "comparution", true, false },
		{ "signatures", true, true }, { "deuxième visa", false,
			false },
		{ "première phrase de l'article 5", true, false },
		{ "deuxième alinéa de l'annexe 2", false, false },
		{ "troisième ligne du tableau", true, false },
		{ "tableau de l'annexe 2", false, false },
		{ "intitulé de l'annexe 2", false, false },
		{ "préambule", false, false }, { "introduction", true, false },
		{ "partie intitulée « Suivi »", true, false },
		{ "seconde division intitulée « article 5 »", true, false },
		{ "convention", true, false }, { "image", true, false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_address a = { 0 };
		struct ctg_agreement how;

		CHECK(ctg_address_take(&a, &unit_arena,
			ctg_str_from(cases[i].read)) > 0);
		how = ctg_address_agreement(&a);
		CHECK_INT(how.feminine, cases[i].feminine);
		CHECK_INT(how.plural, cases[i].plural);
	}
}

/* What is read of a text, and how it is written again. */
static void reading(void)
{
	static const struct {
		const char *text, *read, *want;
	} cases[] = {
		{ "À la seconde phrase du deuxième alinéa de l'article 5, "
			"les mots", "À la seconde phrase du deuxième alinéa "
			"de l'article 5", "seconde phrase du deuxième alinéa "
			"de l'article 5" },
		{ "Le 2e alinéa de l’article 10 est", "Le 2e alinéa de "
			"l’article 10", "deuxième alinéa de l'article 10" },
		{ "au 2ème aliéna de l'article 5", "au 2ème aliéna de "
			"l'article 5", "deuxième alinéa de l'article 5" },
		{ "deuxieme alinea de l'annexe 2A", "deuxieme alinea de "
			"l'annexe 2A", "deuxième alinéa de l'annexe 2a" },
		{ "L'alinéa 2 de l'article\u00a0" "5 bis", "L'alinéa 2 de "
			"l'article\u00a0" "5 bis", "deuxième alinéa de "
			"l'article 5 bis" },
		{ "l'article 5, alinéa 2, est", "l'article 5, alinéa 2",
			"deuxième alinéa de l'article 5" },
		{ "Article 5 al. 2", "Article 5 al. 2",
			"deuxième alinéa de l'article 5" },
		{ "al. 2 de l'article 5", "al. 2 de l'article 5",
			"deuxième alinéa de l'article 5" },
		{ "dernier alinéa du chapitre 7", "dernier alinéa du "
			"chapitre 7", "dernier alinéa du chapitre 7" },
		{ "l'article premier", "l'article premier", "article 1er" },
		{ "l'article 5 de la présente convention.", "l'article 5 de "
			"la présente convention", "article 5 de la "
			"convention" },
		{ "l'article 5 de la convention d'objectifs", "l'article 5",
			"article 5" },
		{ "l'article 30 du RGPD", "l'article 30", "article 30" },
		{ "À la troisième ligne du tableau de l'annexe 2, dans la "
			"colonne « Gestionnaire », les", "À la troisième "
			"ligne du tableau de l'annexe 2, dans la colonne "
			"« Gestionnaire »", "cellule de la troisième ligne "
			"du tableau de l'annexe 2, dans la colonne "
			"« Gestionnaire »" },
		{ "la troisième ligne de la colonne \"Lieu\" du tableau",
			"la troisième ligne de la colonne \"Lieu\" du "
			"tableau", "cellule de la troisième ligne du "
			"tableau, dans la colonne « Lieu »" },
		{ "la deuxième cellule de la ligne d'en-tête", "la deuxième "
			"cellule de la ligne d'en-tête", "cellule de la "
			"deuxième colonne de la ligne d'en-tête" },
		{ "la rubrique « Portrait » de l'annexe 1", "la rubrique "
			"« Portrait » de l'annexe 1", "partie intitulée "
			"« Portrait » de l'annexe 1" },
		{ "la partie intitulée «\u00a0Une\n«\u00a0vraie\u00a0» "
			"fin\u00a0» de", "la partie intitulée "
			"«\u00a0Une\n«\u00a0vraie\u00a0» fin\u00a0»",
			"partie intitulée « Une « vraie » fin »" },
		{ "l'intitulé de l'article 5 est", "l'intitulé de "
			"l'article 5", "intitulé de l'article 5" },
		{ "le titre de l'article 5 est", "le titre de l'article 5",
			"intitulé de l'article 5" },
		{ "le titre II est", "le titre II", "titre II" },
		{ "la fiche action n° 3 de l'annexe 1", "la fiche action "
			"n° 3 de l'annexe 1", "fiche 3 de l'annexe 1" },
		{ "LE TROISIÈME VISA EST", "LE TROISIÈME VISA",
			"troisième visa" },
		{ "la note n° 3", "la note n° 3",
			"note de bas de page n° 3" },
		{ "l'exposé des motifs", "l'exposé des motifs",
			"exposé des motifs" },
		{ "le tableau de bord", "le tableau", "tableau" },
		{ "la convention est", "la convention", "convention" },
		{ "l'article 5 du deuxième alinéa", "l'article 5",
			"article 5" },
		{ "le préambule de la convention, du préambule",
			"le préambule de la convention",
			"préambule de la convention" },
		{ "du préambule de l'annexe 6", "du préambule de l'annexe 6",
			"préambule de l'annexe 6" },
		{ "Dans la première partie intitulée « Vote »", "Dans la "
			"première partie intitulée « Vote »", "première "
			"partie intitulée « Vote »" },
		/* No address. */
		{ "aux articles 5 à 7", "", "" },
		{ "les articles 4, 5 et 6", "", "" },
		{ "l'avant-dernier alinéa", "", "" },
		{ "les deuxième et troisième alinéas", "", "" },
		{ "l'alinéa unique", "", "" },
		{ "au titre de l'article 5", "", "" },
		{ "l'article L. 263-1", "", "" },
		{ "le tableau n° 2", "", "" }, { "la ligne 3", "", "" },
		{ "la partie « Portrait", "", "" },
		{ "la partie réglementaire", "", "" },
		{ "dans", "", "" }, { "", "", "" }, { "la Caf", "", "" },
		{ "la convention de gestion", "", "" },
		{ "le premier", "", "" }, { "les annexes", "", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].text);
		struct ctg_address a = { 0 };
		size_t n = ctg_address_take(&a, &unit_arena, s);

		CHECK_STR(ctg_str_head(s, n), cases[i].read);
		CHECK_STR(written(&a, CTG_BARE), cases[i].want);
	}
}

static enum ctg_code find(struct ctg_node **out, struct ctg_node *doc,
	const char *text, struct ctg_err *err)
{
	struct ctg_str s = ctg_str_from(text);
	struct ctg_address a = { 0 };

	CHECK_STR(ctg_str_head(s, ctg_address_take(&a, &unit_arena, s)),
		text);
	return ctg_address_find(out, doc, &a, err);
}

/* Forms that are not written but lead somewhere for certain. */
static void loose_targets(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "premier alinéa de la partie intitulée « jeunesse » de "
			"l'article 2", "De la jeunesse." },
		{ "le dernier alinéa de l'article 1er", "Fin." },
		{ "la seconde phrase du dernier alinéa de l'article 1er",
			"Fin." },
		{ "huitième alinéa de l'annexe 1", "V2." },
		{ "le visa 1", "Vu le code de la sécurité sociale ;" },
		{ "premier alinéa des visas",
			"Vu le code de la sécurité sociale ;" },
		{ "premier visa de la convention",
			"Vu le code de la sécurité sociale ;" },
		{ "dernière ligne de l'annexe 2a", "z" },
		{ "cellule de la première ligne du tableau de la fiche 1, "
			"dans la colonne « critere »", "nombre" },
		{ "l'intitulé de l'article 1er de la convention",
			"Article 1er - Objet" },
		{ "le premier alinéa de la note 1 de l'article 1er",
			"Une note." },
		{ "premier alinéa de l'article 1er de l'annexe 3",
			"Règle." },
		{ "l'image du premier alinéa de l'article 1er", NULL },
		{ "la dernière ligne du tableau de l'annexe 3", "nombre" },
		{ "la première image du deuxième alinéa de l'article 5-1",
			"logo" },
	};
	struct ctg_node *doc = sample();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_node *n = NULL;
		struct ctg_err err = { 0 };
		enum ctg_code code = find(&n, doc, cases[i].text, &err);

		CHECK(code == (cases[i].words ? CTG_OK : CTG_EINPUT));
		if (code != CTG_OK && cases[i].words)
			printf("# %s\n", err.msg);
		if (n && cases[i].words)
			CHECK_STR(ctg_node_words(&unit_arena, n),
				cases[i].words);
	}
}

static void refusals(void)
{
	static const struct {
		const char *text;
		enum ctg_code code;
		const char *msg, *hint;
	} cases[] = {
		{ "deuxième alinéa de l'article 6", CTG_EINPUT,
			"cible introuvable\u00a0: article 6",
			"le plus proche est l'article 5-1" },
		{ "l'annexe 4", CTG_EINPUT,
			"cible introuvable\u00a0: annexe 4",
			"la plus proche est l'annexe 3" },
		{ "le chapitre 4", CTG_EINPUT,
			"cible introuvable\u00a0: chapitre 4", "" },
		{ "cinquième alinéa du préambule", CTG_EINPUT,
			"cible introuvable\u00a0: cinquième alinéa du "
			"préambule", "le préambule compte 2 alinéas" },
		{ "premier alinéa de l'annexe 3", CTG_EINPUT,
			"cible introuvable\u00a0: premier alinéa de "
			"l'annexe 3", "l'annexe 3 ne compte aucun alinéa" },
		{ "la partie « Constats » de l'annexe 3", CTG_EREFUSED,
			"adresse ambiguë\u00a0: «\u00a0partie intitulée "
			"«\u00a0Constats\u00a0» de l'annexe 3\u00a0» peut "
			"désigner\u00a0: partie intitulée "
			"«\u00a0Constats\u00a0» de la fiche 1 de l'annexe 3"
			"\u202f; partie intitulée «\u00a0Constats\u00a0» de "
			"la fiche 2 de l'annexe 3",
			"employez l'une de ces adresses complètes" },
		{ "premier alinéa de la partie « vote » de l'annexe 1",
			CTG_EREFUSED,
			"adresse ambiguë\u00a0: «\u00a0partie intitulée "
			"«\u00a0vote\u00a0» de l'annexe 1\u00a0» peut "
			"désigner\u00a0: partie intitulée "
			"«\u00a0Vote\u00a0» de la partie intitulée "
			"«\u00a0Synthèse\u00a0» de l'annexe 1\u202f; partie "
			"intitulée «\u00a0VOTE\u00a0» de la partie intitulée "
			"«\u00a0Décision\u00a0» de l'annexe 1",
			"employez l'une de ces adresses complètes" },
		{ "l'image de l'article 5-1", CTG_EREFUSED,
			"adresse ambiguë\u00a0: «\u00a0image de l'article "
			"5-1\u00a0» peut désigner\u00a0: première image de "
			"l'article 5-1\u202f; seconde image de l'article 5-1",
			"employez l'une de ces adresses complètes" },
		{ "le tableau", CTG_EREFUSED, NULL, NULL },
		{ "le deuxième alinéa", CTG_EREFUSED, NULL, NULL },
		{ "la première phrase", CTG_EINPUT, NULL, NULL },
		{ "la note 2", CTG_EINPUT, NULL, NULL },
		{ "la note 1 de l'article 2", CTG_EINPUT, NULL, NULL },
		{ "le deuxième alinéa du tableau de l'article 5-1",
			CTG_EINPUT, NULL, NULL },
	};
	struct ctg_node *doc = sample();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_node *n = NULL;
		struct ctg_err err = { 0 };

		CHECK_INT(find(&n, doc, cases[i].text, &err), cases[i].code);
		CHECK(!n);
		if (cases[i].msg)
			CHECK_STR(ctg_str_from(err.msg), cases[i].msg);
		if (cases[i].hint)
			CHECK_STR(ctg_str_from(err.hint), cases[i].hint);
	}
}

/* « l'article 1er » is that of the body, whatever the annexes hold. */
static void body_first(void)
{
	struct ctg_node *doc = sample(), *n = NULL;

	CHECK(find(&n, doc, "l'article 1er", NULL) == CTG_OK);
	CHECK_STR(n->division.heading.title, "Objet");
	n = NULL;
	CHECK(find(&n, doc, "la fiche 2", NULL) == CTG_OK);
	CHECK_STR(n->division.heading.title, "Parentalité");
}

/* A table that stands alone in its article needs no rank there, but the only
 * one of a text needs no place either. */
static void only_one(void)
{
	struct ctg_node *doc = finish(new_text("# Article 1er\n\nA.\n\n"
		"| A |\n| - |\n| b |\n")), *n = NULL;

	CHECK(find(&n, doc, "la première ligne du tableau", NULL) == CTG_OK);
	CHECK(find(&n, doc, "l'intitulé", NULL) == CTG_OK);
	CHECK_INT(n->kind, CTG_HEADING);
}

static void parents_tell_apart(void)
{
	struct ctg_node *doc = finish(new_text(
		"# Titre I - Objet\n\n## Chapitre 1\n\n### Article 2\n\nA.\n\n"
		"## Chapitre 2\n\n### Article 2\n\nB.\n\n"
		"# Titre II - Moyens\n\n## Article 2\n\nC.\n\n"
		"## Article 3\n\nD.\n\n"
		"# Titre III\n\n## Chapitre 1\n\n### Article 2\n\nE.\n"));

	check_all(doc);
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "C.")),
		"premier alinéa de l'article 2 du titre II");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "A.")),
		"premier alinéa de l'article 2 du chapitre 1 du titre Ier");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "B.")),
		"premier alinéa de l'article 2 du chapitre 2");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "D.")),
		"premier alinéa de l'article 3");
}

/* Errors of the text do not leave a block without an address. */
static void duplicates(void)
{
	struct ctg_node *doc = new_text(
		"# Article 5\n\nA.\n\n## Vote\n\n## Vote\n\n"
		"# Article 5\n\nB.\n\n# Annexe 1 - faux\n\nC.\n\n"
		"# Préambule\n\nD.\n\n# Préambule\n\nE.\n\n# PREAMBULE\n\nF.\n"
		"\n# 3 » quater\n\nG.\n\n#\n\nH.\n\n# \\*\n\nI.\n");

	add_part(doc, "visas", "Vu encore", NULL);
	add_part(doc, "inconnue", "X.", NULL);
	add_annexe(doc, "Annexe 1 - A", "J.\n\n## V\n\nK.\n\n## V\n\nL.\n\n"
		"## Fiche 1\n\nQ.\n\n## Fiche 1\n\nR.\n");
	add_annexe(doc, "Annexe 1 - B", "M.\n\n## Préambule\n\nN.\n");
	add_annexe(doc, "Annexe - sans numéro", "O.\n\n## Article 5\n\nP.\n");
	finish(doc);
	check_all(doc);
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "B.")), "premier "
		"alinéa de la seconde division intitulée « article 5 »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "C.")), "premier "
		"alinéa de la troisième division intitulée « annexe 1 »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "F.")), "premier "
		"alinéa de la troisième partie intitulée « préambule »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "H.")), "premier "
		"alinéa de la partie sans intitulé");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "L.")), "troisième "
		"alinéa de la première division intitulée « annexe 1 »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "O.")), "premier "
		"alinéa de la partie intitulée « Annexe - sans numéro »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "P.")), "premier "
		"alinéa de l'article 5 de la partie intitulée « Annexe - "
		"sans numéro »");
	CHECK_STR(address_of(with_words(doc, CTG_PARA, "Vu encore")),
		"premier alinéa de la seconde partie générée « visas »");
}

/* Parts may be placed in the middle of the body, and notes never called. */
static void odd_places(void)
{
	struct ctg_node *doc = new_text("# Article 1er\n\nA.\n\nB.\n");
	struct ctg_node *para = with_words(doc, CTG_PARA, "B.");
	struct ctg_node *part = ctg_node_new(&unit_arena, CTG_PART);
	struct ctg_node *note;

	part->text = STR("liste");
	add_text(part, CTG_PARA, "Dans la partie.");
	ctg_node_insert_before(para, part);
	for (int i = 0; i < 2; i++) {
		note = ctg_node_new(&unit_arena, CTG_NOTE);
		note->note.def = note;
		add_text(note, CTG_PARA, "Jamais appelée.");
		ctg_node_append(doc, note);
	}
	finish(doc);
	check_all(doc);
	CHECK_STR(address_of(para), "deuxième alinéa de l'article 1er");
}

static void deep_lists(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "# Article 1er\n\n");
	for (int depth = 0; depth < 25; depth++)
		ctg_buf_printf(&b, "%*s- point\n", 2 * depth, "");
	check_all(finish(new_text(b.p)));
}

int main(void)
{
	UNIT(sample_round_trip);
	UNIT(prepared);
	UNIT(written_for_blocks);
	UNIT(covered_cells);
	UNIT(articles_contract);
	UNIT(agreement);
	UNIT(reading);
	UNIT(loose_targets);
	UNIT(refusals);
	UNIT(body_first);
	UNIT(only_one);
	UNIT(parents_tell_apart);
	UNIT(duplicates);
	UNIT(odd_places);
	UNIT(deep_lists);
	return unit_done();
}
