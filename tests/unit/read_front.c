/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences of real acts, and what they do. */
#include "avenant/read_front.h"

#include "fronts.h"
#include "model/markdown.h"

static const char base_text[] = "---\nctg: 1\ntitre: Convention\nparties:\n"
	"  - {id: caf, nom: Caisse d'allocations familiales de l'Oise, "
	"designation: la Caf, type: caf, representants: "
	"[{civilite: Madame, nom: A B, qualite: directrice}]}\n"
	"  - {id: creil, nom: Commune de Creil, designation: la commune, "
	"type: commune, representants: "
	"[{civilite: Madame, nom: C D, qualite: maire}]}\n"
	"  - {id: nogent, nom: Commune de Nogent-sur-Oise, designation: "
	"la commune, type: commune, representants: "
	"[{civilite: Monsieur, nom: E F, qualite: maire}]}\n"
	"periode: {debut: 2023-01-01, fin: 2027-12-31}\n"
	"annexes:\n"
	"  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}\n"
	"  - {numero: 2, titre: Plan, fichier: annexes/2.pdf}\n"
	"---\n\n# Article 1er\n\nTexte.\n";

static const char act_text[] = "---\nctg: 1\navenant: 1\ntitre: Avenant\n"
	"base: 0\neffet: signature\nparties:\n"
	"  - {id: drancy, nom: Commune de Drancy, designation: la ville, "
	"type: commune, representants: "
	"[{civilite: Madame, nom: G H, qualite: maire}]}\n"
	"  - {id: epci, nom: Communauté de communes du Clermontois, "
	"designation: la Communauté, type: epci, representants: "
	"[{civilite: Madame, nom: I J, qualite: présidente}]}\n"
	"annexes:\n"
	"  - {numero: 7, titre: Budget, fichier: annexes/7.pdf}\n"
	"---\n\nTexte.\n";

static const struct front_file files[] = {
	{ "convention.md", base_text },
	{ "annexes/1.md", "Un diagnostic.\n" },
	{ "annexes/2.pdf", "%PDF" },
	{ NULL, NULL },
};

struct said {
	const char *words, *quoted, *want;
};

static struct ctg_act_text *load_act(void)
{
	struct ctg_act_text *act = CTG_NEW(&unit_arena, struct ctg_act_text);
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("1.md"),
		ctg_str_from(act_text), &err), CTG_OK);
	CHECK_INT(ctg_amendment_read(&act->front, &unit_arena, src, &diags,
		&err), CTG_OK);
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	return act;
}

static const struct ctg_node *quoted(const char *text)
{
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);

	ctg_node_append(doc, ctg_node_new(&unit_arena, CTG_PARA));
	ctg_node_append(doc->first, ctg_node_text(&unit_arena,
		ctg_str_from(text)));
	return doc;
}

/* The operations, or the rule that refuses; empty: none of ours. */
static struct ctg_str read(const struct said *c, const struct ctg_text *base,
	const struct ctg_act_text *act)
{
	struct ctg_ops ops = { .arena = &unit_arena };
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_front_statement s = { .act = act, .base = base,
		.words = ctg_str_from(c->words),
		.quoted = c->quoted ? quoted(c->quoted) : NULL };
	enum ctg_read_front_result got = ctg_read_front(&ops, &s, &diags);

	CHECK((got == CTG_FRONT_READ) == (ops.n > 0));
	CHECK((got == CTG_FRONT_REFUSED) == (diags.n > 0));
	if (diags.n > 0)
		return ctg_str_from(diags.v[0].rule);
	for (size_t i = 0; i < ops.n; i++)
		front_op(&b, &ops.v[i]);
	return b.n ? ctg_str_trim(ctg_buf_str(&b)) : STR("");
}

static void check(const struct said *v, size_t n)
{
	struct ctg_reader r = front_reader(files);
	const struct ctg_side *base = front_load(&r);
	const struct ctg_act_text *act = load_act();

	for (size_t i = 0; i < n; i++) {
		unsigned before = unit_failures;

		CHECK_STR(read(&v[i], base->text.text, act), v[i].want);
		if (unit_failures > before)
			printf("# in: %s\n", v[i].words);
	}
}
#define CHECK_ALL(t)	check(t, sizeof(t) / sizeof(*(t)))

#define DRANCY	"Commune de Drancy, représentée par Madame G H, maire, " \
	"ci-après dénommée « la ville »"

static void who_joins(void)
{
	static const struct said v[] = {
		{ "La commune de Drancy adhère à la convention", NULL,
		  "partie+  > drancy" },
		{ "La Commune de Drancy adhère à la présente convention. Elle "
		  "y comparaît dans les termes suivants :", DRANCY,
		  "partie+  > drancy" },
		{ "La commune de Drancy adhère à la convention", DRANCY ".",
		  "partie+  > drancy" },
		{ "la commune de drancy rejoint la convention territoriale "
		  "globale", NULL, "partie+  > drancy" },
		{ "Commune de Drancy devient partie à la convention", NULL,
		  "partie+  > drancy" },
		{ "Par délibération du 3 mars 2025, la commune de Drancy "
		  "adhère à la convention", NULL, "partie+  > drancy" },
		{ "La commune de Drancy, représentée par son maire, adhère à "
		  "la convention", NULL, "partie+  > drancy" },
		{ "La communauté de communes du Clermontois adhere a la "
		  "convention", NULL, "partie+  > epci" },
		{ "La commune de Bobigny adhère à la convention", NULL,
		  "A744" },
		{ "Les communes de Drancy et de Bobigny adhèrent à la "
		  "convention", NULL, "A744" },
		{ "La phrase « la commune de Drancy adhère à la convention » "
		  "est supprimée", NULL, "" },
		{ "La commune de Drancy adhère à la convention", "Commune de "
		  "Drancy, représentée par Madame X Y, maire, ci-après "
		  "dénommée « la ville »", "A745" },
	};

	CHECK_ALL(v);
}

static void who_leaves(void)
{
	static const struct said v[] = {
		{ "La commune de Creil se retire de la convention", NULL,
		  "partie- creil >" },
		{ "La Caf quitte la convention", NULL, "partie- caf >" },
		{ "La commune de Nogent-sur-Oise n'est plus partie à la "
		  "convention", NULL, "partie- nogent >" },
		{ "La commune se retire de la convention", NULL, "A743" },
		{ "Les communes de Creil et de Nogent-sur-Oise se retirent de "
		  "la convention", NULL,
		  "partie- creil > \npartie- nogent >" },
		{ "La commune de Drancy se retire de la convention", NULL,
		  "A743" },
	};

	CHECK_ALL(v);
}

static void who_takes_the_place_of_another(void)
{
	static const struct said v[] = {
		{ "La communauté de communes du Clermontois est substituée à "
		  "la commune de Creil dans ses droits et obligations", NULL,
		  "partie creil > epci" },
		{ "La Communauté de communes du Clermontois se substitue à la "
		  "commune de Creil dans l'ensemble de ses droits et "
		  "obligations", NULL, "partie creil > epci" },
		{ "La commune de Drancy vient aux droits et obligations de la "
		  "commune de Creil", NULL, "partie creil > drancy" },
		{ "La communauté de communes du Clermontois est substituée à "
		  "la commune de Melun dans ses droits et obligations", NULL,
		  "A743" },
	};

	CHECK_ALL(v);
}

static void who_represents(void)
{
	static const struct said v[] = {
		{ "La commune de Creil est désormais représentée par Monsieur "
		  "K L, premier adjoint", NULL, "partie creil > creil" },
		{ "La Caf est désormais représentée par Madame M N, "
		  "directrice, agissant par délégation (arrêté du 3 mars)",
		  NULL, "partie caf > caf" },
		{ "La Caf est désormais représentée par Madame M N, "
		  "directrice, et par Monsieur O P, président", NULL,
		  "A743" },
	};

	CHECK_ALL(v);
}

static void annexes_replaced(void)
{
	static const struct said v[] = {
		{ "L'annexe 2 est remplacée par l'annexe 2 jointe au présent "
		  "avenant", NULL, "annexe annexe 2: 2" },
		{ "L'annexe 2 est remplacée par celle jointe", NULL,
		  "annexe annexe 2: 2" },
		{ "L’annexe n° 2 est annulée et remplacée par l’annexe jointe "
		  "au présent avenant", NULL, "annexe annexe 2: 2" },
		{ "Annexe 2 : annulée et remplacée", NULL,
		  "annexe annexe 2: 2" },
		{ "L'annexe 1 est annulée et remplacée par l'annexe 1 bis "
		  "ci-jointe", NULL, "annexe annexe 1: 1 bis" },
		{ "L'annexe 5 est remplacée par celle jointe", NULL, "A702" },
		/* Those are words of the text. */
		{ "L'annexe 1 est remplacée par les stipulations suivantes :",
		  "Autre texte", "" },
		{ "L'annexe 1 est ainsi modifiée :", NULL, "" },
	};

	CHECK_ALL(v);
}

static void annexes_come_and_go(void)
{
	static const struct said v[] = {
		{ "Il est ajouté une annexe 7 jointe au présent avenant, "
		  "intitulée : « Budget »", NULL, "annexe+ après annexe 2: 7" },
		{ "Est ajoutée une annexe n° 7", NULL,
		  "annexe+ après annexe 2: 7" },
		{ "Une annexe n° 7 est ajoutée à la convention", NULL,
		  "annexe+ après annexe 2: 7" },
		{ "Une nouvelle annexe 7, jointe au présent avenant, est "
		  "ajoutée", NULL, "annexe+ après annexe 2: 7" },
		{ "Après l'annexe 1, il est inséré une annexe 1 bis jointe au "
		  "présent avenant, intitulée : « Suite « A » »", NULL,
		  "annexe+ après annexe 1: 1 bis" },
		{ "Avant l'annexe 1, il est inséré une annexe 7 jointe au "
		  "présent avenant", NULL, "annexe+ avant annexe 1: 7" },
		{ "Il est ajouté une annexe 8 jointe au présent avenant",
		  NULL, "A746" },
		{ "Il est ajouté une annexe 7 jointe au présent avenant, "
		  "intitulée : « Autre »", NULL, "A745" },
		{ "Il est ajouté une annexe 7 ainsi rédigée :", "Texte", "" },
		{ "L'annexe 2 est supprimée", NULL, "annexe- annexe 2: 2" },
		{ "L'annexe n° 2 est abrogée", NULL, "annexe- annexe 2: 2" },
		{ "L'annexe 1 est présentée en format paysage", NULL,
		  "valeur annexes.1.orientation: paysage" },
		{ "Le présent avenant comporte une annexe", NULL, "" },
	};

	CHECK_ALL(v);
}

static void values(void)
{
	static const struct said v[] = {
		{ "Le terme de la convention est reporté du « 31 décembre "
		  "2027 » au « 31 décembre 2028 »", NULL,
		  "valeur periode.fin: 2028-12-31" },
		{ "Le terme de la convention est reporté du 31 décembre 2027 "
		  "au 31 décembre 2028", NULL,
		  "valeur periode.fin: 2028-12-31" },
		{ "La convention est prolongée jusqu'au 31/12/2028", NULL,
		  "valeur periode.fin: 2028-12-31" },
		{ "La durée de la convention est prorogée jusqu'au 1er juin "
		  "2028", NULL, "valeur periode.fin: 2028-06-01" },
		{ "Le terme de la convention est reporté du 31 décembre 2026 "
		  "au 31 décembre 2028", NULL, "A740" },
		{ "Le terme de la convention est reporté d'un an", NULL, "" },
		{ "La convention est établie en quatre exemplaires originaux",
		  NULL, "valeur exemplaires: 4" },
		{ "Les parties comparaissent dans l'ordre suivant : Commune de "
		  "Creil, Commune de Nogent-sur-Oise et Caisse d'allocations "
		  "familiales de l'Oise", NULL, "valeur parties: Commune de "
		  "Creil|Commune de Nogent-sur-Oise|Caisse d'allocations "
		  "familiales de l'Oise" },
		{ "Les annexes se présentent dans l'ordre suivant : annexe 2 "
		  "et annexe 1", NULL, "valeur annexes: 2|1" },
	};

	CHECK_ALL(v);
}

/* Frame sentences, and what other formulas say. */
static void not_ours(void)
{
	static const struct said v[] = {
		{ "Le présent avenant a pour objet l'adhésion de la commune de "
		  "Drancy à la convention", NULL, "" },
		{ "Les autres stipulations de la convention demeurent "
		  "inchangées", NULL, "" },
		{ "L'article 1er est supprimé", NULL, "" },
		{ "Au premier alinéa de l'annexe 1, le mot : « un » est "
		  "remplacé par le mot : « deux »", NULL, "" },
		{ "", NULL, "" },
	};

	CHECK_ALL(v);
}

int main(void)
{
	UNIT(who_joins);
	UNIT(who_leaves);
	UNIT(who_takes_the_place_of_another);
	UNIT(who_represents);
	UNIT(annexes_replaced);
	UNIT(annexes_come_and_go);
	UNIT(values);
	UNIT(not_ours);
	return unit_done();
}
