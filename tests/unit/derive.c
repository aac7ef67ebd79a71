/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/derive.h"

#include "model/address.h"
#include "render/markdown.h"
#include "versions.h"

static void add_address(struct ctg_buf *b, const struct ctg_node *n)
{
	struct ctg_address a;

	if (!n)
		return;
	ctg_address_of(&a, b->arena, n);
	ctg_address_write(b, &a, CTG_BARE);
}

static void add_now(struct ctg_buf *b, const struct ctg_node *now)
{
	struct ctg_node *doc = ctg_node_new(b->arena, CTG_DOCUMENT);
	struct ctg_buf m = { .arena = b->arena };
	struct ctg_node *n = (struct ctg_node *)now;

	if (n->kind == CTG_NOTE)
		n = n->first;
	if (n->kind != CTG_DOCUMENT) {
		ctg_node_append(doc, n);
		n = doc;
	}
	ctg_markdown_write(&m, n);
	ctg_buf_add(b, ctg_str_trim(ctg_buf_str(&m)));
}

/* « words: premier alinéa de l'article 5: [old] now » a line. */
static struct ctg_str list(const char *old, const char *now)
{
	static const char *const kinds[] = { "mots", "blocs", "lignes",
		"place", "note", "label", "annexe", "partie", "valeur",
		"numéros" };
	static const char *const sides[] = { "après ", "avant ", "début ",
		"fin " };
	const struct ctg_version_text x = { .text = version(old) };
	const struct ctg_version_text y = { .text = version(now) };
	struct ctg_diff d;
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_ops ops = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	ctg_diff_make(&d, &unit_arena, &x, &y, true);
	if (ctg_derive(&ops, &d, &x, &y, NULL, &err))
		return ctg_strf(&unit_arena, "%s", err.msg);
	for (size_t i = 0; i < ops.n; i++) {
		const struct ctg_op *op = &ops.v[i];

		ctg_buf_printf(&b, "%s%s, %s", i ? "\n" : "", kinds[op->kind],
			op->how == CTG_OP_ADD && op->kind != CTG_OP_WORDS ?
			sides[op->side] : "");
		add_address(&b, op->at);
		if (op->to != op->at) {
			ctg_buf_puts(&b, " au ");
			add_address(&b, op->to);
		}
		if (op->kind == CTG_OP_WORDS)
			ctg_buf_printf(&b, " [%.*s]", STR_ARG(ctg_str_skip(
				ctg_str_head(ctg_node_words(&unit_arena,
				op->at), op->end), op->off)));
		if (op->kind == CTG_OP_MOVE) {
			ctg_buf_printf(&b, " %s", sides[op->side]);
			add_address(&b, op->by);
		}
		ctg_buf_puts(&b, ": ");
		if (op->now)
			add_now(&b, op->now);
	}
	return b.n ? ctg_buf_str(&b) : STR("");
}

#define A5	"# Article 5 – Moyens\n\n"
#define L	"Elle comprend :\n\n- a) le maire ;\n- b) le président ;\n"
#define T	A5 "| Qui | Rôle |\n| - | - |\n| Caf | pilote |\n"

static const char *const pairs[][3] = {
	/* words */
	{ A5 "La Caf verse 12 000 € à la commune.\n",
	  A5 "La Caf verse 15 000 € à la commune.\n",
	  "mots, premier alinéa de l'article 5 [12 000]: 15 000" },
	{ A5 "La Caf verse une aide à la commune chaque année.\n",
	  A5 "La Caf verse à la commune chaque année.\n",
	  "mots, premier alinéa de l'article 5 [ une aide]: " },
	{ A5 "La Caf verse une aide.\n", A5 "La Caf verse une aide[^1].\n\n"
	  "[^1]: Note.\n", "note, après premier alinéa de l'article 5: Note." },
	{ A5 "La Caf[^1] verse chaque année une aide à la commune.\n\n"
	  "[^1]: Note.\n",
	  A5 "La Caf verse chaque année une aide à la ville.\n",
	  "mots, premier alinéa de l'article 5 [commune]: ville\n"
	  "note, note de bas de page n° 1: " },
	/* one that cannot be quoted in a sentence */
	{ A5 "La Caf verse une aide.\n", A5 "La Caf verse une aide[^1].\n\n"
	  "[^1]: Une.\n\n    Deux.\n", "blocs, premier alinéa de l'article 5: "
	  "La Caf verse une aide[^1]." },
	/* numbers */
	{ A5 "1. un ;\n2. deux ;\n   - a) ici ;\n3. trois.\n",
	  A5 "1. un ;\n2. encore ;\n3. deux ;\n   - a) ici ;\n4. trois.\n",
	  "blocs, après premier alinéa de l'article 5: 2. encore ;\n"
	  "numéros, deuxième alinéa de l'article 5 au quatrième alinéa de "
	  "l'article 5: " },
	{ A5 "1. un ;\n2. deux ;\n3. trois.\n",
	  A5 "1. un ;\n2. deux.\n",
	  "mots, deuxième alinéa de l'article 5 [ ;]: .\n"
	  "blocs, troisième alinéa de l'article 5: " },
	/* places */
	{ A5 "Un.\n\nDeux.\n\nTrois.\n", A5 "Deux.\n\nTrois.\n\nUn.\n",
	  "place, premier alinéa de l'article 5 après troisième alinéa de "
	  "l'article 5: " },
	{ A5 "Un.\n\n- a) ici ;\n  - oui ;\n- b) là.\n",
	  A5 "Un.\n\n- b) là.\n- a) ici ;\n  - oui ;\n",
	  "place, quatrième alinéa de l'article 5 avant deuxième alinéa de "
	  "l'article 5: " },
	{ A5 "## Suivi\n\nUn.\n\n## Moyens\n\nDeux.\n\nTrois.\n",
	  A5 "## Moyens\n\nDeux.\n\nTrois.\n\n## Suivi\n\nUn.\n",
	  "place, partie intitulée « Suivi » de l'article 5 après partie "
	  "intitulée « Moyens » de l'article 5: " },
	{ A5 "Un.\n\n# Article 6\n\nSix.\n\n# Article 7\n\nSept.\n",
	  A5 "Un.\n\n# Article 7\n\nSept fois.\n\n# Article 6\n\nSix.\n",
	  "mots, premier alinéa de l'article 7 []: &#32;fois\n"
	  "place, article 6 après article 7: " },
	/* something else comes where it would */
	{ A5 "Un.\n\nDeux.\n\nTrois.\n",
	  A5 "Deux.\n\nTrois.\n\nUn.\n\nQuatre.\n",
	  "blocs, premier alinéa de l'article 5: \n"
	  "blocs, après troisième alinéa de l'article 5: Un.\n\nQuatre." },
	/* alinéas */
	{ A5 "Un.\n\nDeux.\n", A5 "Un.\n\nDeux.\n\nTrois.\n",
	  "blocs, après deuxième alinéa de l'article 5: Trois." },
	{ A5 "Un.\n\nDeux.\n", A5 "Deux.\n",
	  "blocs, premier alinéa de l'article 5: " },
	{ A5 "Un.\n", A5 "Zéro.\n\nUn.\n",
	  "blocs, avant premier alinéa de l'article 5: Zéro." },
	{ A5, A5 "Un.\n", "blocs, début article 5: Un." },
	/* lists */
	{ A5 L, A5 L "- c) un conseiller.\n", "blocs, après troisième alinéa "
	  "de l'article 5: - c) un conseiller." },
	{ A5 L, A5 "Elle comprend :\n\n- a) le maire ;\n  - son adjoint ;\n"
	  "- b) le président ;\n", "blocs, deuxième alinéa de l'article 5: "
	  "- a) le maire ;\n  - son adjoint ;" },
	{ A5 L, A5 L "\nElle siège à Rouen.\n", "blocs, après troisième alinéa "
	  "de l'article 5: Elle siège à Rouen." },
	{ A5 L, A5 "Elle comprend :\n\n1. le maire ;\n2. le président ;\n",
	  "blocs, article 5: # Article 5 – Moyens\n\nElle comprend :\n\n"
	  "1. le maire ;\n2. le président ;" },
	/* divisions */
	{ A5 "Un.\n", A5 "Un.\n\n# Article 6 – Fin\n\nDeux.\n",
	  "blocs, après article 5: # Article 6 – Fin\n\nDeux." },
	{ A5 "Un.\n\n# Article 6\n\nDeux.\n", A5 "Un.\n",
	  "blocs, article 6: " },
	{ A5 "Un.\n", "# Article 4\n\nZéro.\n\n" A5 "Un.\n",
	  "blocs, avant article 5: # Article 4\n\nZéro." },
	{ A5 "Un.\n", "# Article 5 – Buts\n\nUn.\n",
	  "mots, intitulé de l'article 5 [Moyens]: Buts" },
	{ A5 "Un.\n", "# Article 5-1 – Moyens\n\nUn.\n",
	  "label, article 5: 5-1" },
	{ A5 "Un.\n", "## Article 5 – Moyens\n\nUn.\n",
	  "blocs, article 5: ## Article 5 – Moyens\n\nUn." },
	/* plain headings */
	{ A5 "Un.\n\nDeux.\n", A5 "Un.\n\n## Suite\n\nDeux.\n",
	  "blocs, après premier alinéa de l'article 5: ## Suite" },
	{ A5 "Un.\n\n## Suite\n\nDeux.\n", A5 "Un.\n\nDeux.\n",
	  "blocs, intitulé de la partie intitulée « Suite » de l'article 5: " },
	/* tables */
	{ T, T "| Ville | suit |\n", "lignes, après première ligne du tableau "
	  "de l'article 5: | Ville | suit |" },
	{ T "| Ville | suit |\n", T, "lignes, deuxième ligne du tableau de "
	  "l'article 5: " },
	{ T, A5 "| Qui | Rôle |\n| - | - |\n| Caf | suit |\n",
	  "mots, cellule de la première ligne du tableau de l'article 5, "
	  "dans la colonne « Rôle » [pilote]: suit" },
	{ T "| Ville | suit |\n| Cd | aide |\n",
	  T "| Cd | aide |\n| Ville | suit |\n",
	  "place, deuxième ligne du tableau de l'article 5 après troisième "
	  "ligne du tableau de l'article 5: " },
	{ T "| ^^ | suit |\n", T "| ^^ | aide |\n| ^^ | suit |\n",
	  "lignes, après première ligne du tableau de l'article 5: "
	  "| ^^ | aide |" },
	{ T "| ^^ | suit |\n", T "| Ville | aide |\n| ^^ | suit |\n",
	  "blocs, tableau de l'article 5: | Qui | Rôle |\n|---|---|\n"
	  "| Caf | pilote |\n| Ville | aide |\n| ^^ | suit |" },
	{ T, A5 "| Qui | Rôle | An |\n| - | - | - |\n| Caf | pilote | 1 |\n",
	  "blocs, tableau de l'article 5: | Qui | Rôle | An |\n"
	  "|---|---|---|\n| Caf | pilote | 1 |" },
};

static void all(void)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		CHECK_STR(list(pairs[i][0], pairs[i][1]), pairs[i][2]);
}

int main(void)
{
	UNIT(all);
	return unit_done();
}
