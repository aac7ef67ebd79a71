/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/diff.h"

#include "diff/tally.h"
#include "model/address.h"
#include "versions.h"

static void add_address(struct ctg_buf *b, const struct ctg_node *n)
{
	struct ctg_address a;

	if (!n)
		return;
	ctg_address_of(&a, b->arena, n);
	ctg_address_write(b, &a, CTG_BARE);
}

/* « mots remplacement, premier alinéa de l'article 5: a > b », a line each. */
static struct ctg_str list(const char *old, const char *now)
{
	struct ctg_diff d = compared(old, now);
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < d.n; i++) {
		const struct ctg_change *c = &d.changes[i];

		CHECK_INT(c->number, i + 1);
		ctg_buf_printf(&b, "%s%s %s, ", i ? "\n" : "",
			ctg_nature_name(c->nature),
			ctg_operation_name(c->operation));
		add_address(&b, c->before ? c->before : c->after);
		ctg_buf_printf(&b, ": %.*s > %.*s", STR_ARG(c->old),
			STR_ARG(c->now));
	}
	return b.n ? ctg_buf_str(&b) : STR("");
}

#define A5	"# Article 5\n\nLa Caf verse 12 000 € à la commune.\n\n"
#define A6	"# Article 6\n\nLe comité se réunit deux fois par an.\n\n"
#define A7	"# Article 7\n\nUn bilan est dressé chaque année avant juin.\n"

struct change_case {
	const char *old, *now, *changes;
};

static void check_all(const struct change_case *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		CHECK_STR(list(v[i].old, v[i].now), v[i].changes);
}

#define CHECK_ALL(v)	check_all(v, sizeof(v) / sizeof(*(v)))

static void words(void)
{
	static const struct change_case cases[] = {
		{ A5, A5, "" },
		{ A5, "# Article 5\n\nLa Caf verse 15 000 € à la commune.\n",
		  "mots remplacement, premier alinéa de l'article 5: "
		  "12 000 > 15 000" },
		{ "La Caf verse une aide.\n", "La Caf verse une aide rare.\n",
		  "mots insertion, premier alinéa de la convention:  >  rare" },
		/* two words side by side are one change */
		{ "Un grand chat dort.\n", "Un petit chien dort.\n",
		  "mots remplacement, premier alinéa de la convention: "
		  "grand chat > "
		  "petit chien" },
		/* a sentence is taken whole */
		{ "Il vient. Il part.\n", "Il vient. Il dort. Il part.\n",
		  "mots insertion, premier alinéa de la convention: "
		  " >  Il dort." },
		/* a soft line end is no change */
		{ "un deux\ntrois\n", "un\ndeux trois\n", "" },
	};

	CHECK_ALL(cases);
}

static void other_natures(void)
{
	static const struct change_case cases[] = {
		{ "l'enfant dit « oui »\n", "l’enfant dit « oui »\n",
		  "typographique remplacement, premier alinéa de la "
		  "convention: "
		  "l' > l’" },
		{ "Un mot ; un autre.\n", "Un mot; un autre.\n",
		  "typographique suppression, premier alinéa de la convention: "
		  "  > " },
		{ "un **mot** dit\n", "un *mot* dit\n",
		  "forme remplacement, premier alinéa de la convention: "
		  "mot > mot" },
		{ "# Titre un\n\nTexte.\n", "# Titre deux\n\nTexte.\n",
		  "intitule remplacement, intitulé de la partie intitulée « "
		  "Titre u"
		  "n »"
		  ": un > deux" },
		{ "Voir[^1].\n\n[^1]: Une source ancienne et sûre.\n",
		  "Voir[^2].\n\n[^2]: Une source récente et sûre.\n",
		  "note remplacement, premier alinéa de la note de bas de "
		  "page n° 1: "
		  "ancienne > "
		  "récente" },
	};

	CHECK_ALL(cases);
}

static void articles(void)
{
	static const struct change_case cases[] = {
		{ A5 A7, A5 A6 A7,
		  "article insertion, article 6:  > Article 6\n"
		  "Le comité se réunit deux fois par an." },
		{ A5 A6 A7, A5 A7,
		  "article suppression, article 6: Article 6\n"
		  "Le comité se réunit deux fois par an. > " },
		/* one is inserted, the next is renumbered */
		{ A5 "# Article 6\n\nUn bilan est dressé chaque année.\n",
		  A5 A6 "# Article 7\n\nUn bilan est dressé chaque année.\n",
		  "article insertion, article 6:  > Article 6\n"
		  "Le comité se réunit deux fois par an.\n"
		  "renumerotation remplacement, intitulé de l'article 6: "
		  "Article 6 > Article 7" },
		/* its number stays, all the rest changes */
		{ A5 A6 A7, A5 "# Article 6\n\nRien de commun ici.\n\n" A7,
		  "alinea suppression, premier alinéa de l'article 6: "
		  "Le comité se réunit deux fois par an. > \n"
		  "alinea insertion, premier alinéa de l'article 6:  > "
		  "Rien de commun ici." },
	};

	CHECK_ALL(cases);
}

/* Most of what it held went to a new one: its number and its title say which
 * it is. */
static void keeps_its_name(void)
{
	static const struct change_case cases[] = {
		{ "# Article 7 - Moyens\n\nLa Caf verse une aide.\n\n"
		  "Le comité se réunit deux fois par an à la mairie.\n\n"
		  "Un bilan est dressé chaque année avant juin.\n\n"
		  "Les parties échangent les données utiles au suivi.\n",
		  "# Article 7 - Moyens\n\nLa Caf verse une aide.\n\n"
		  "# Article 7 bis - Suivi\n\n"
		  "Le comité se réunit deux fois par an à la mairie.\n\n"
		  "Un bilan est dressé chaque année avant juin.\n\n"
		  "Les parties échangent les données utiles au suivi.\n",
		  "article insertion, article 7 bis:  > "
		  "Article 7 bis - Suivi\n"
		  "Le comité se réunit deux fois par an à la mairie.\n"
		  "Un bilan est dressé chaque année avant juin.\n"
		  "Les parties échangent les données utiles au suivi.\n"
		  "deplacement remplacement, deuxième alinéa de l'article 7: "
		  "Le comité se réunit deux fois par an à la mairie. > "
		  "Le comité se réunit deux fois par an à la mairie.\n"
		  "deplacement remplacement, troisième alinéa de l'article 7: "
		  "Un bilan est dressé chaque année avant juin. > "
		  "Un bilan est dressé chaque année avant juin.\n"
		  "deplacement remplacement, quatrième alinéa de l'article 7: "
		  "Les parties échangent les données utiles au suivi. > "
		  "Les parties échangent les données utiles au suivi." },
	};

	CHECK_ALL(cases);
}

#define P1	"Les familles du territoire ont accès aux services.\n\n"
#define P2	"Le coordinateur anime le réseau des partenaires.\n\n"
#define P3	"Chaque année, le comité arrête son programme.\n\n"

static void paragraphs(void)
{
	static const struct change_case cases[] = {
		{ P1 P3, P1 P2 P3,
		  "alinea insertion, deuxième alinéa de la convention:  > "
		  "Le coordinateur anime le réseau des partenaires." },
		{ P1 P2 P3, P2 P3 P1,
		  "deplacement remplacement, premier alinéa de la convention: "
		  "Les familles du territoire ont accès aux services. > "
		  "Les familles du territoire ont accès aux services." },
		{ P1 "Le réseau est animé. Le bilan suit en juin.\n",
		  P1 "Le réseau est animé.\n\nLe bilan suit en juin.\n",
		  "alinea scission, deuxième alinéa de la convention: "
		  "Le réseau est animé. Le bilan suit en juin. > "
		  "Le réseau est animé.\nLe bilan suit en juin." },
		{ P1 "Le réseau est animé.\n\nLe bilan suit en juin.\n",
		  P1 "Le réseau est animé. Le bilan suit en juin.\n",
		  "alinea fusion, troisième alinéa de la convention: "
		  "Le réseau est animé.\nLe bilan suit en juin. > "
		  "Le réseau est animé. Le bilan suit en juin." },
		{ "- a) un\n- b) deux\n", "- a) un\n- b) deux\n- c) trois\n",
		  "alinea insertion, troisième alinéa de la convention: "
		  " > trois" },
		{ "- a) un\n- b) deux\n", "- a) un\n- c) deux\n",
		  "renumerotation remplacement, deuxième élément de la liste"
		  " de la convention: b) > c)" },
		/* an item is itself, whatever comes under it */
		{ "- un mot ;\n- former de nouveaux agents.\n",
		  "- un mot ;\n  - former de nouveaux agents.\n",
		  "deplacement remplacement, deuxième élément de la liste "
		  "de la convention: former de nouveaux agents. > "
		  "former de nouveaux agents." },
		/* one change, not one an item */
		{ "- un mot\n- deux mots\n", "1. un mot\n2. deux mots\n",
		  "forme remplacement, liste de la convention:  > " },
		/* boilerplate pairs in order */
		{ P1 P1 P1 P1, P1 P1 P1, "alinea suppression, "
		  "quatrième alinéa de la convention: "
		  "Les familles du territoire ont accès "
		  "aux services. > " },
	};

	CHECK_ALL(cases);
}

#define HEAD	"| Lieu | Places | Ouvert |\n|---|---|---|\n"
#define ROW1	"| Crèche A | 30 | lundi |\n"
#define ROW2	"| Crèche B | 45 | mardi |\n"

static void tables(void)
{
	static const struct change_case cases[] = {
		{ HEAD ROW1 ROW2, HEAD ROW1 "| Crèche B | 50 | mardi |\n",
		  "tableau remplacement, cellule de la deuxième ligne "
		  "du tableau de la convention, dans la colonne « Places »: "
		  "45 > 50" },
		{ HEAD ROW1, HEAD ROW1 ROW2,
		  "tableau insertion, deuxième ligne du tableau de la "
		  "convention: "
		  " > "
		  "Crèche B\n45\nmardi" },
		{ HEAD ROW1 ROW2,
		  "| Lieu | Ouvert |\n|---|---|\n| Crèche A | lundi |\n"
		  "| Crèche B | mardi |\n",
		  "tableau suppression, cellule de la ligne d'en-tête "
		  "du tableau de la convention, dans la colonne « Places »: "
		  "Places\n30\n45 > " },
		/* « Téléphone » is a move in its own table, not elsewhere */
		{ HEAD ROW1 "| Nom |  |  |\n| Rue |  |  |\n" ROW2,
		  HEAD ROW1 "| Rue |  |  |\n| Nom |  |  |\n" ROW2,
		  "deplacement remplacement, troisième ligne du tableau de la "
		  "convention: Rue > Rue" },
		{ "- un deux trois\n- enfance\n- quatre cinq six\n",
		  "- enfance\n- un deux trois\n- quatre cinq six\n",
		  "deplacement remplacement, deuxième élément de la liste de "
		  "la convention: enfance > enfance" },
		/* a row of which the only words were replaced */
		{ HEAD ROW1 "| Ailleurs |  |  |\n" ROW2,
		  HEAD ROW1 "| Partout |  |  |\n" ROW2,
		  "tableau remplacement, cellule de la deuxième ligne "
		  "du tableau de la convention, dans la colonne « Lieu »: "
		  "Ailleurs > Partout" },
		/* a list that grew is still the same list */
		{ "- un\n  - Pilote : Une personne\n",
		  "- un\n  - Un élément plus long que tous les autres, et "
		  "de beaucoup, jusqu'au bout\n  - Pilote : Une personne\n",
		  "alinea insertion, deuxième alinéa de la convention:  > "
		  "Un élément plus long que tous les autres, et de beaucoup, "
		  "jusqu'au bout" },
	};

	CHECK_ALL(cases);
}

/* « words 2x1 » of each cell of the marked table that covers others. */
static struct ctg_str spans(const char *old, const char *now)
{
	struct ctg_diff d = compared(old, now);
	struct ctg_buf b = { .arena = &unit_arena };

	for (const struct ctg_node *n = d.tree; n;
	     n = ctg_node_next(d.tree, n))
		if (n->kind == CTG_CELL && (n->cell.cols > 1 ||
		    n->cell.rows > 1))
			ctg_buf_printf(&b, "%s%.*s %ux%u", b.n ? ", " : "",
				STR_ARG(ctg_node_words(&unit_arena, n)),
				n->cell.cols, n->cell.rows);
	return b.n ? ctg_buf_str(&b) : STR("");
}

#define SPANNED	"| T | V | W |\n|---|---|---|\n| **Groupe** | << | << |\n" \
	"| un | deux | trois |\n"

static void spans_fit_both_versions(void)
{
	CHECK_STR(spans(SPANNED, SPANNED "| quatre | cinq | six |\n"),
		"Groupe 3x1");
	/* a column is gone from under a span that is new */
	CHECK_STR(spans("| T | X | V | W |\n|---|---|---|---|\n"
		"| un | deux | trois | quatre |\n| A | x | v | dix |\n",
		"| T | V | W |\n|---|---|---|\n| un | trois | quatre |\n"
		"| A | << | dix |\n"), "");
	/* the row that is gone still goes on */
	CHECK_STR(spans(HEAD "| Nord | 10 | lundi |\n| ^^ | 20 | mardi |\n",
		HEAD "| Nord | 10 | lundi |\n| Sud | 15 | jeudi |\n"
		"| Nord | 20 | mardi |\n"), "Nord 1x2");
	CHECK_STR(spans(HEAD "| Nord | 10 | lundi |\n| ^^ | 20 | mardi |\n",
		HEAD "| Nord | 10 | lundi |\n| ^^ | 15 | jeudi |\n"
		"| ^^ | 20 | mardi |\n"), "Nord 1x3");
	/* nothing in common: each has its own */
	CHECK_STR(spans("| A | B |\n|---|---|\n| un | << |\n",
		"| C | D | E |\n|---|---|---|\n| deux | trois | << |\n"),
		"un 2x1, trois 2x1");
}

#define B	"Les parties se réunissent au moins une fois par an.\n\n"

/* What was edited among identical alinéas stays where it was. */
static void boilerplate(void)
{
	static const struct change_case cases[] = {
		{ B B B B B, B "Les parties se réunissent au moins deux fois "
		  "par an.\n\n" B B,
		  "mots remplacement, deuxième alinéa de la convention: "
		  "une > deux\n"
		  "alinea suppression, troisième alinéa de la convention: "
		  "Les parties se réunissent au moins une fois par an. > " },
		{ "# Article 1\n\n" B "# Article 2\n\n" B
		  "# Article 3\n\n" B,
		  "# Article 1\n\n" B "# Article 2\n\nUn bilan est dressé "
		  "en juin.\n\n# Article 3\n\n" B "# Article 4\n\n" B,
		  "article insertion, article 2:  > Article 2\n"
		  "Un bilan est dressé en juin.\n"
		  "renumerotation remplacement, intitulé de l'article 2: "
		  "Article 2 > Article 3\n"
		  "renumerotation remplacement, intitulé de l'article 3: "
		  "Article 3 > Article 4" },
		/* the title tells which one is gone */
		{ "# Article 1 : Objet\n\n" B "Un mot de plus.\n\n"
		  "# Article 2 : Moyens\n\n" B "# Article 3 : Durée\n\n" B,
		  "# Article 1 : Moyens\n\n" B "# Article 2 : Durée\n\n" B,
		  "article suppression, article 1er: Article 1 : Objet\n"
		  "Les parties se réunissent au moins une fois par an.\n"
		  "Un mot de plus. > \n"
		  "renumerotation remplacement, intitulé de l'article 2: "
		  "Article 2 : Moyens > Article 1 : Moyens\n"
		  "renumerotation remplacement, intitulé de l'article 3: "
		  "Article 3 : Durée > Article 2 : Durée" },
	};

	CHECK_ALL(cases);
}

#define S1	"La Caf verse chaque année une aide à la commune."

static void rewritten(void)
{
	static const struct change_case cases[] = {
		/* « de » and « la » are in any sentence */
		{ S1 " Le comité de pilotage arrête la liste des actions "
		  "de la période. Il rend compte.\n",
		  S1 " Une équipe restreinte prépare de son côté le suivi "
		  "financier et la synthèse annuelle. Il rend compte.\n",
		  "mots remplacement, premier alinéa de la convention: "
		  "Le comité de pilotage arrête la liste des actions "
		  "de la période > Une équipe restreinte prépare de son côté "
		  "le suivi financier et la synthèse annuelle" },
		/* a word that says something keeps two changes apart */
		{ "Un petit chat noir dort.\n", "Un grand chat blanc dort.\n",
		  "mots remplacement, premier alinéa de la convention: "
		  "petit > grand\n"
		  "mots remplacement, premier alinéa de la convention: "
		  "noir > blanc" },
		{ P1 "Sans objet.\n\n" P3,
		  P1 "Sans objet. La Caf verse chaque année une aide à la "
		  "commune, qui la reverse aux associations.\n\n" P3,
		  "mots insertion, deuxième alinéa de la convention: "
		  " >  La Caf verse chaque année une aide à la commune, qui "
		  "la reverse aux associations." },
		{ P1 "La convention a pour objet :\n\n" P3,
		  P1 "La présente annexe :\n\n" P3,
		  "mots remplacement, deuxième alinéa de la convention: "
		  "convention a pour objet > présente annexe" },
		/* the end that was cut off is short */
		{ P1 S1 " " S1 " Il vient ici (source).\n",
		  P1 S1 " " S1 "\n\nIl vient ici (source).\n",
		  "alinea scission, deuxième alinéa de la convention: "
		  S1 " " S1 " Il vient ici (source). > "
		  S1 " " S1 "\nIl vient ici (source)." },
	};

	CHECK_ALL(cases);
}

static void moved(void)
{
	static const struct change_case cases[] = {
		/* past two that were edited: it is the one that moved */
		{ P1 P2 P3 "La commune met un local à disposition.\n\n",
		  P1 "La commune met un local à disposition.\n\n"
		  "Le coordinateur anime son réseau des partenaires.\n\n"
		  "Chaque mois, le comité arrête son programme.\n\n",
		  "deplacement remplacement, quatrième alinéa de la "
		  "convention: La commune met un local à disposition. > "
		  "La commune met un local à disposition.\n"
		  "mots remplacement, deuxième alinéa de la convention: "
		  "le > son\n"
		  "mots remplacement, troisième alinéa de la convention: "
		  "année > mois" },
		/* a part under a plain title, edited on its way */
		{ "# Article 1\n\n## Moyens\n\n" P1 P2 "## Suivi\n\n" P3
		  "## Bilan\n\n" S1 "\n",
		  "# Article 1\n\n## Suivi\n\n" P3 "## Bilan\n\n" S1
		  "\n\n## Moyens\n\nLes familles de ce territoire ont accès "
		  "aux services.\n\n" P2,
		  "deplacement remplacement, partie intitulée « Moyens » de "
		  "l'article 1er: Moyens\n"
		  "Les familles du territoire ont accès aux services.\n"
		  "Le coordinateur anime le réseau des partenaires. > "
		  "Moyens\nLes familles de ce territoire ont accès aux "
		  "services.\nLe coordinateur anime le réseau des "
		  "partenaires.\n"
		  "mots remplacement, premier alinéa de l'article 1er: "
		  "du > de ce" },
	};

	CHECK_ALL(cases);
}

static void says_it_in_one_sentence(void)
{
	struct ctg_diff d = compared(A5 A7, "# Article 5\n\nLa Caf verse "
		"15 000 € à la commune.\n\n" A6 A7);

	CHECK_STR(ctg_diff_tally(&unit_arena, &d),
		"1 article modifié, 1 inséré");
	d = compared("# Chapitre 1\n\n" P1 P2 "# Chapitre 2\n\n" P3,
		"# Chapitre 1\n\nUne fois par an, on se voit.\n\n" P2
		"# Chapitre 2\n\n" P3 P3);
	CHECK_STR(ctg_diff_tally(&unit_arena, &d), "2 chapitres modifiés");
	/* What is gone and what comes is in one place. */
	d = compared("# Article 1\n\n" P1 P2 "## Suite\n\n" P3,
		"# Article 1\n\n" P2 "Une fois par an, on se voit.\n\n"
		"## Suite\n\nSans objet désormais.\n");
	CHECK_STR(ctg_diff_tally(&unit_arena, &d), "1 article modifié");
	d = compared(A5, A5);
	CHECK_STR(ctg_diff_tally(&unit_arena, &d), "");
}

int main(void)
{
	UNIT(words);
	UNIT(other_natures);
	UNIT(articles);
	UNIT(keeps_its_name);
	UNIT(paragraphs);
	UNIT(tables);
	UNIT(spans_fit_both_versions);
	UNIT(boilerplate);
	UNIT(rewritten);
	UNIT(moved);
	UNIT(says_it_in_one_sentence);
	return unit_done();
}
