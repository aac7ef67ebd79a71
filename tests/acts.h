/* SPDX-License-Identifier: Apache-2.0 */
/* acts.h - a convention made of strings, for the tests that amend it: articles
 * of all shapes, lists, tables, notes, annexes. */
#ifndef CTG_TESTS_ACTS_H
#define CTG_TESTS_ACTS_H

#include "model/text.h"

static const char acts_main[] =
	"---\nctg: 1\n"
	"titre: Convention territoriale globale de services aux familles\n"
	"parties:\n"
	"  - id: caf\n    nom: Caisse d'allocations familiales de l'Oise\n"
	"    designation: la Caf\n    type: caf\n"
	"    representants:\n"
	"      - {civilite: Madame, nom: Anne LEROY, qualite: directrice}\n"
	"  - id: ville\n    nom: Commune de Creil\n"
	"    designation: la commune\n    type: commune\n"
	"    representants:\n"
	"      - {civilite: Monsieur, nom: Paul RENAUD, qualite: maire}\n"
	"periode: {debut: 2023-01-01, fin: 2027-12-31}\n"
	"visas: [le code de la sécurité sociale, le code général des "
	"collectivités territoriales, la délibération du 12 mars 2022]\n"
	"lieu: Beauvais\n"
	"annexes:\n"
	"  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}\n"
	"  - {numero: 2, titre: Équipements, fichier: annexes/2.md}\n"
	"  - {numero: 3, titre: Plan d'actions, fichier: annexes/3.md}\n"
	"---\n\n"
	"# Préambule\n\n"
	"Les familles du territoire attendent des services proches.\n\n"
	"# Article 1er - Objet\n\n"
	"La convention fixe les objectifs communs. Elle en règle le suivi.\n\n"
	"# Article 2 - Champs\n\n"
	"Les parties agissent dans les domaines suivants :\n\n"
	"- la petite enfance ;\n- la jeunesse ;\n- la parentalité.\n\n"
	"Elles peuvent en ajouter d'autres.\n\n"
	"# Article 3 - Engagements de la Caf\n\n"
	"La Caf verse 12 000 euros par an. Elle verse ce montant en mars. "
	"Elle en rend compte.\n\n"
	"Elle mobilise ses agents.\n\n"
	"# Article 4 - Engagements de la commune\n\n"
	"La commune ouvre deux crèches.\n\n"
	"Elle réunit les parties deux fois par an. Les parties fixent la "
	"date et le lieu.\n\n"
	"Elle transmet le bilan le 31 décembre 2027 à la Caf.\n\n"
	"# Article 5 - Gouvernance\n\n"
	"Un comité de pilotage suit la convention.\n\n"
	"| Instance | Membres | Rythme |\n| - | - | - |\n"
	"| Comité de pilotage | Caf et commune | deux fois par an |\n"
	"| Comité technique | agents | chaque mois |\n"
	"| Groupe de travail | partenaires | au besoin |\n\n"
	"Il rend ses avis.\n\n"
	"# Article 5 bis - Invités\n\n"
	"Le comité invite qui il veut.\n\n"
	"# Article 6 - Moyens\n\n"
	"Les moyens sont précisés en annexe 2.[^m] Ils sont revus chaque "
	"année.\n\n"
	"- a) Les locaux ;\n- b) Les agents :\n  - ceux de la Caf ;\n"
	"  - ceux de la commune ;\n- c) Les subventions.\n\n"
	"# Article 7 - Évaluation\n\n"
	"## Indicateurs\n\nUn tableau de bord est tenu.\n\n"
	"## Bilan\n\nUn bilan est dressé.\n\n"
	"# Article 8 - Communication\n\n"
	"Chaque partie cite l'autre.\n\n"
	"# Article 9 - Confidentialité\n\n"
	"Les données restent secrètes.\n\n"
	"# Article 10 - Données\n\n"
	"L'article L. 263-1 du code s'applique, comme l'article 2.1 du "
	"règlement et le n° 3 de sa liste.\n\n"
	"# Article 11 - Durée\n\n"
	"La convention prend fin le {{ periode.fin }}. Elle couvre la "
	"période 2023-2027.\n\n"
	"# Article 12 - Révision\n\n"
	"Tout avenant est signé par les parties.\n\n"
	"# Article 13 - Résiliation\n\n"
	"Chaque partie peut résilier **par lettre** recommandée.\n\n"
	"# Article 14 - Recours\n\n"
	"Le tribunal d'Amiens dit « tribunal » est seul compétent.\n\n"
	"[^m]: Et en annexe 3 pour partie.\n";

static const char acts_annexe1[] =
	"La commune compte 36 000 habitants.\n\n"
	"## Portrait\n\nElle est jeune.\n\nElle grandit.\n\n"
	"## Enjeux\n\nLoger les familles.\n\nGarder les jeunes.\n";

static const char acts_annexe2[] =
	"| Équipement | Gestionnaire | Places |\n| - | - | - |\n"
	"| Crèche du Parc | commune | 40 |\n"
	"| Crèche des Bois | association | 25 |\n"
	"| Centre social | commune | |\n\n"
	"La liste vaut au 1er janvier 2023.\n";

static const char acts_annexe3[] =
	"## Fiche 1 - Accueil\n\nOuvrir dix places.\n\nPilote : la commune.\n\n"
	"## Fiche 2 - Parents\n\nCréer un lieu d'accueil.\n\n"
	"Pilote : la Caf.\n\n"
	"| Action | Année |\n| - | - |\n| Étude | 2023 |\n"
	"| Ouverture | 2024 |\n";

static enum ctg_code acts_read(
	[[maybe_unused]] const struct ctg_reader *r, struct ctg_str *out,
	[[maybe_unused]] struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "convention.md", acts_main },
		{ "annexes/1.md", acts_annexe1 },
		{ "annexes/2.md", acts_annexe2 },
		{ "annexes/3.md", acts_annexe3 },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (ctg_str_eq(name, ctg_str_from(files[i].name))) {
			if (out)
				*out = ctg_str_from(files[i].text);
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
}

static const struct ctg_reader acts_reader = {
	.read = acts_read, .main = CTG_STR_INIT("convention.md"),
};

#endif
