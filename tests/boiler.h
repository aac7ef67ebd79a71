/* SPDX-License-Identifier: Apache-2.0 */
/* boiler.h - texts that repeat themselves: the same alinéas in each article,
 * long runs of one alinéa, tables whose rows are alike. */
#ifndef CTG_TESTS_BOILER_H
#define CTG_TESTS_BOILER_H

#include "base/buf.h"

#define BOILERS	2

static const char *const boiler_names[BOILERS] = {
	"les mêmes alinéas dans chaque article",
	"de longues suites du même alinéa",
};

#define BOILER_A	"Les parties se réunissent au moins une fois par an " \
	"pour faire le point.\n\n"
#define BOILER_B	"Les moyens affectés par chacune des parties sont " \
	"précisés en annexe. Ils sont revus chaque année.\n\n"
#define BOILER_C	"Sans objet.\n\n"

static void boiler_front(struct ctg_buf *b)
{
	ctg_buf_puts(b, "---\nctg: 1\ntitre: Convention répétitive\n"
		"parties:\n"
		"  - {id: caf, nom: Caisse d'allocations familiales, "
		"designation: la Caf, "
		"type: caf, representants: [{civilite: Madame, nom: Une "
		"DIRECTRICE, qualite: directrice}]}\n"
		"  - {id: ville, nom: Commune, designation: la commune, "
		"type: commune, representants: "
		"[{civilite: Monsieur, nom: Un MAIRE, qualite: maire}]}\n"
		"periode: {debut: 2024-01-01, fin: 2027-12-31}\n---\n\n");
}

static void boiler_articles(struct ctg_buf *b)
{
	for (unsigned i = 1; i <= 24; i++) {
		ctg_buf_printf(b, "# Article %u : Engagement n° %u\n\n"
			BOILER_A BOILER_B, i, i);
		if (i % 3 == 0)
			ctg_buf_puts(b, BOILER_C BOILER_A);
		ctg_buf_printf(b, "Le montant prévu pour cet engagement "
			"s'élève à %u 000 euros par an.\n\n" BOILER_B
			"- une action de proximité ;\n"
			"- une action de proximité ;\n"
			"- un bilan annuel.\n\n" BOILER_A, i * 7 % 11 + 2);
	}
}

static void boiler_runs(struct ctg_buf *b)
{
	for (unsigned i = 1; i <= 6; i++) {
		ctg_buf_printf(b, "# Article %u\n\n", i);
		for (unsigned k = 0; k < 12; k++)
			ctg_buf_puts(b, k % 5 == 3 ? BOILER_C : BOILER_A);
		ctg_buf_puts(b, "| Lieu | Jour | Places |\n|---|---|---|\n");
		for (unsigned k = 0; k < 14; k++)
			ctg_buf_printf(b, "| Accueil | %s | %u |\n",
				k % 4 == 1 ? "mardi" : "lundi", 10 + k % 3);
		ctg_buf_puts(b, "\n");
		for (unsigned k = 0; k < 8; k++)
			ctg_buf_puts(b, BOILER_B);
		for (unsigned k = 0; k < 9; k++)
			ctg_buf_puts(b, "- le même engagement que chaque "
				"année ;\n");
		ctg_buf_puts(b, "\n");
	}
}

/* A whole convention.md. */
static struct ctg_str boiler_text(struct ctg_arena *a, unsigned which)
{
	struct ctg_buf b = { .arena = a };

	boiler_front(&b);
	if (which == 0)
		boiler_articles(&b);
	else
		boiler_runs(&b);
	return ctg_buf_str(&b);
}

#endif
