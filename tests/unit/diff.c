/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/diff.h"

#include "diff/tally.h"
#include "model/address.h"
#include "model/markdown.h"
#include "unit.h"

static struct ctg_text *text(const char *body)
{
	struct ctg_text *t = CTG_NEW(&unit_arena, struct ctg_text);
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("c.md"),
		ctg_str_from(body), NULL), CTG_OK);
	CHECK_INT(ctg_markdown_parse(&t->developed, &unit_arena, src, 0,
		&diags, NULL), CTG_OK);
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	ctg_tree_number(t->developed);
	return t;
}

static struct ctg_diff diff(const char *old, const char *now)
{
	struct ctg_version_text x = { .text = text(old) };
	struct ctg_version_text y = { .text = text(now) };
	struct ctg_diff d;

	ctg_diff_make(&d, &unit_arena, &x, &y, true);
	return d;
}

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
	struct ctg_diff d = diff(old, now);
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
		  "alinea scission, deuxième alinéa de la convention:  > "
		  "Le bilan suit en juin." },
		{ P1 "Le réseau est animé.\n\nLe bilan suit en juin.\n",
		  P1 "Le réseau est animé. Le bilan suit en juin.\n",
		  "alinea fusion, troisième alinéa de la convention: "
		  "Le bilan suit en juin."
		  " > " },
		{ "- a) un\n- b) deux\n", "- a) un\n- b) deux\n- c) trois\n",
		  "alinea insertion, troisième alinéa de la convention: "
		  " > trois" },
		{ "- a) un\n- b) deux\n", "- a) un\n- c) deux\n",
		  "renumerotation remplacement, deuxième élément de la liste"
		  " de la convention: b) > c)" },
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
		  "Places > " },
	};

	CHECK_ALL(cases);
}

static void says_it_in_one_sentence(void)
{
	struct ctg_diff d = diff(A5 A7, "# Article 5\n\nLa Caf verse 15 000 € "
		"à la commune.\n\n" A6 A7);

	CHECK_STR(ctg_diff_tally(&unit_arena, &d),
		"1 article modifié, 1 inséré");
	d = diff(A5, A5);
	CHECK_STR(ctg_diff_tally(&unit_arena, &d), "");
}

int main(void)
{
	UNIT(words);
	UNIT(other_natures);
	UNIT(articles);
	UNIT(paragraphs);
	UNIT(tables);
	UNIT(says_it_in_one_sentence);
	return unit_done();
}
