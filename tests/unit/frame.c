/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/frame.h"

#include "folder_text.h"
#include "plain.h"

#define PARTIES \
	"parties:\n" \
	"  - {id: caf, nom: Caisse d'allocations familiales de l'Eure, " \
	"designation: la Caf, type: caf, representants: " \
	"[{civilite: Madame, nom: Jeanne ROY, qualite: directrice}]}\n" \
	"  - {id: ville, nom: Commune de Gaillon, designation: la commune, " \
	"type: commune, representants: [{civilite: Monsieur, " \
	"nom: Paul PETIT, qualite: maire}]}\n"
#define THIRD \
	"  - {id: cc, nom: Communauté de communes des Boucles, " \
	"designation: la communauté, type: epci, representants: " \
	"[{nom: Alix NOÉ, qualite: présidente}]}\n"
#define FRONT(parties) \
	"---\nctg: 1\ntitre: Convention territoriale globale 2023-2027\n" \
	parties "periode: {debut: 2023-01-01, fin: 2027-12-31}\n" \
	"lieu: Évreux\n---\n\n"
#define BODY \
	"# Article 1er : Objet\n\nLes parties agissent.\n\n" \
	"# Article 2 : Suivi\n\nSi une modification s'impose, un comité " \
	"en parle avant tout avenant.\n\n" \
	"# Article 3 : Avenants\n\nToute modification fait l'objet d'un " \
	"avenant.\n"

static const struct text_file base_files[] = {
	{ "convention.md", FRONT(PARTIES) BODY }, { NULL, NULL },
};
static const struct text_file target_files[] = {
	{ "convention.md", FRONT(PARTIES THIRD) BODY }, { NULL, NULL },
};

static struct ctg_str framed(const char *act, const struct ctg_event *events,
	size_t n, bool joined)
{
	static const unsigned earlier[] = { 1 };
	struct ctg_frame f = { .base = text_of(base_files),
		.earlier = earlier, .nearlier = 1,
		.target = text_of(joined ? target_files : base_files),
		.events = events, .nevents = n };
	struct ctg_source src;
	struct ctg_err err = { 0 };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_ops ops = { .arena = &unit_arena };
	struct ctg_op *op;

	CHECK_INT(ctg_source_init(&src, &unit_arena, STR("avenants/2.md"),
		ctg_str_from(act), &err), CTG_OK);
	CHECK_INT(ctg_frame_read(&f, &unit_arena, &src, &err), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	op = ctg_ops_add(&ops, CTG_OP_BLOCKS, CTG_OP_REMOVE);
	for (struct ctg_node *k = f.base->developed->first; k; k = k->next)
		if (k->kind == CTG_DIVISION && !op->at)
			op->at = op->to = k->first->next;
	ctg_frame_write(&b, &f, &ops);
	return ctg_buf_str(&b);
}

#define ACT \
	"---\nctg: 1\navenant: 2\ntitre: \"Avenant n° 2\"\nbase: 1\n" \
	"effet: signature\nmotif: \"La commune change de nom\"\n---\n\n"
#define TEMPLATE \
	"# Article 1er - Objet\n\nLe présent avenant a pour objet " \
	"[à compléter].\n\nLes autres stipulations de la convention " \
	"demeurent inchangées.\n"

static void writes_a_whole_act(void)
{
	const struct ctg_event events[] = {
		{ .kind = CTG_SIGNATURE, .acte = 0, .partie = STR("caf"),
		  .date = unit_day("2023-03-01") },
		{ .kind = CTG_SIGNATURE, .acte = 0, .partie = STR("ville"),
		  .date = unit_day("2023-03-12") },
		{ .kind = CTG_SIGNATURE, .acte = 1, .partie = STR("ville"),
		  .date = unit_day("2024-05-02") },
		{ .kind = CTG_DELIBERATION, .acte = 2, .partie = STR("ville"),
		  .date = unit_day("2025-02-01"), .numero = STR("2025-12"),
		  .organe = STR("conseil municipal") },
		{ .kind = CTG_DECISION, .acte = 2, .partie = STR("caf"),
		  .date = unit_day("2025-01-15"),
		  .organe = STR("commission d'action sociale") },
	};

	CHECK_STR(plain(framed(ACT TEMPLATE, events, 5, true)),
		"---\nctg: 1\navenant: 2\ntitre: \"Avenant n° 2\"\n"
		"base: 1\neffet: signature\n"
		"motif: \"La commune change de nom\"\n---\n\nEntre :\n\n"
		"Caisse d'allocations familiales de l'Eure, représentée "
		"par Madame Jeanne ROY, directrice, ci-après dénommée « "
		"la Caf »,\n\nEt :\n\n"
		"Commune de Gaillon, représentée par Monsieur Paul "
		"PETIT, maire, ci-après dénommée « la commune »,\n\n"
		"Et :\n\n"
		"Communauté de communes des Boucles, représentée par "
		"Alix NOÉ, présidente, ci-après dénommée « la communauté "
		"».\n\n"
		"Vu la convention territoriale globale 2023-2027 signée "
		"le 12 mars 2023, notamment son article 3 ;\n\n"
		"Vu l'avenant n° 1 signé le 2 mai 2024 ;\n\n"
		"Vu la délibération n° 2025-12 du conseil municipal de "
		"la commune du 1er février 2025 ;\n\n"
		"Vu la décision de la commission d'action sociale de la "
		"Caf du 15 janvier 2025 ;\n\nLa commune change de nom.\n"
		"\nIl est convenu ce qui suit :\n\n"
		"# Article 1er – Objet\n\n"
		"Le présent avenant a pour objet de modifier la "
		"convention territoriale globale 2023-2027 dans les "
		"conditions fixées aux articles ci-après.\n\n"
		"# Article 2 – Modification de l'article 1er\n\n"
		"Le premier alinéa de l'article 1er est supprimé.\n\n"
		"# Article 3 – Date d'effet\n\n"
		"Le présent avenant prend effet à la date de sa "
		"signature par l'ensemble des parties.\n\n"
		"# Article 4 – Autres stipulations\n\n"
		"Les références que fait le présent avenant aux "
		"stipulations de la convention s'entendent de leur "
		"rédaction antérieure à celui-ci. Les modifications "
		"qu'il apporte s'appliquent simultanément.\n\n"
		"Les intitulés et les tableaux ne comptent pas parmi les "
		"alinéas, ni la ligne d'en-tête d'un tableau parmi ses "
		"lignes.\n\n"
		"La page de titre, le sommaire, la comparution, la "
		"formule de clôture et les signatures de la convention "
		"sont mis en concordance avec ce qui précède. La "
		"numérotation des éléments de liste et celle des notes "
		"de bas de page sont modifiées en conséquence.\n\n"
		"Les autres stipulations de la convention demeurent "
		"inchangées.\n\n"
		"Fait en trois exemplaires originaux, à Évreux, le\n\n"
		"Pour la Caf :\n\ndirectrice\\\nMadame Jeanne ROY\n\n"
		"Pour la commune :\n\nmaire\\\nMonsieur Paul PETIT\n\n"
		"Pour la communauté :\n\nprésidente\\\nAlix NOÉ\n");
}

/* What it wrote, it writes again. */
static void writes_it_again(void)
{
	const char *once = ctg_str_c(&unit_arena, framed(ACT TEMPLATE, NULL,
		0, true));

	CHECK_STR(framed(once, NULL, 0, true), once);
}

/* What happens afterwards is recited too. */
static void recites_what_happened_since(void)
{
	const struct ctg_event event = { .kind = CTG_DELIBERATION, .acte = 2,
		.partie = STR("ville"), .date = unit_day("2025-02-01") };
	const char *once = ctg_str_c(&unit_arena, framed(ACT TEMPLATE, NULL,
		0, true));

	CHECK(ctg_str_has(framed(once, &event, 1, true), STR("Vu la "
		"délibération de la commune du 1er février 2025")));
}

static void keeps_what_a_person_wrote(void)
{
	const char *act = ACT
		"Entre :\n\nUne ancienne partie,\n\nEt :\n\nune autre.\n\n"
		"Vu le courrier du maire ;\n\nConsidérant l'intérêt des "
		"familles[^4],\n\n"
		"# Article 1er – Objet\n\nLe présent avenant constate un "
		"changement de nom.\n\n"
		"# Article 2 – Modification de l'article 9\n\nL'article 9 "
		"est supprimé.\n\n"
		"# Article 3 – Suivi\n\nUn comité suit le changement.\n\n"
		"# Article 4 – Date d'effet\n\nLe présent avenant entre en "
		"vigueur au jour de sa publication.\n\n"
		"Fait en deux exemplaires originaux, à Évreux, le\n\n"
		"Pour la Caf :\n\n[^3]: Perdue.\n\n[^4]: Gardée.\n";

	CHECK_STR(plain(framed(act, NULL, 0, false)),
		"---\nctg: 1\navenant: 2\ntitre: \"Avenant n° 2\"\n"
		"base: 1\neffet: signature\n"
		"motif: \"La commune change de nom\"\n---\n\nEntre :\n\n"
		"Caisse d'allocations familiales de l'Eure, représentée "
		"par Madame Jeanne ROY, directrice, ci-après dénommée « "
		"la Caf », d'une part,\n\nEt :\n\n"
		"Commune de Gaillon, représentée par Monsieur Paul "
		"PETIT, maire, ci-après dénommée « la commune », d'autre "
		"part.\n\nVu le courrier du maire ;\n\n"
		"Considérant l'intérêt des familles[^4],\n\n"
		"# Article 1er – Objet\n\n"
		"Le présent avenant constate un changement de nom.\n\n"
		"# Article 2 – Modification de l'article 1er\n\n"
		"Le premier alinéa de l'article 1er est supprimé.\n\n"
		"# Article 3 – Suivi\n\nUn comité suit le changement.\n\n"
		"# Article 4 – Date d'effet\n\n"
		"Le présent avenant entre en vigueur au jour de sa "
		"publication.\n\n# Article 5 – Autres stipulations\n\n"
		"Les références que fait le présent avenant aux "
		"stipulations de la convention s'entendent de leur "
		"rédaction antérieure à celui-ci. Les modifications "
		"qu'il apporte s'appliquent simultanément.\n\n"
		"Les intitulés et les tableaux ne comptent pas parmi les "
		"alinéas, ni la ligne d'en-tête d'un tableau parmi ses "
		"lignes.\n\n"
		"La page de titre, le sommaire, la comparution, la "
		"formule de clôture et les signatures de la convention "
		"sont mis en concordance avec ce qui précède. La "
		"numérotation des éléments de liste et celle des notes "
		"de bas de page sont modifiées en conséquence.\n\n"
		"Les autres stipulations de la convention demeurent "
		"inchangées.\n\n"
		"Fait en deux exemplaires originaux, à Évreux, le\n\n"
		"Pour la Caf :\n\ndirectrice\\\nMadame Jeanne ROY\n\n"
		"Pour la commune :\n\nmaire\\\nMonsieur Paul PETIT\n\n"
		"[^4]: Gardée.\n");
}

/* A heading of hers stays, over the article that is written again. */
static void keeps_her_headings(void)
{
	struct ctg_str s = framed(ACT
		"# Article 1er – Objet\n\nBref.\n\n"
		"# Article 2 – Un titre *à elle*\n\nLe premier alinéa de "
		"l'article 1er est ainsi rédigé :\n\n« Tout. »\n\n"
		"# Article 3 – Mixte\n\nLe comité suit.\n\nL'article 2 est "
		"supprimé.\n", NULL, 0, false);

	CHECK(ctg_str_has(s, STR("# Article 2 – Un titre *à elle*\n\nLe "
		"premier alinéa de l'article 1er est supprimé.\n")));
	CHECK(ctg_str_has(s, STR("# Article 3 – Mixte\n\nLe comité suit.\n"
		"\nL'article 2 est supprimé.\n")));
	CHECK(!ctg_str_has(s, STR("« Tout. »")));
}

static void changes_the_day(void)
{
	struct ctg_str s = framed("---\nctg: 1\navenant: 2\ntitre: x\n"
		"base: 1\neffet: 2026-01-01\nmotif: y\nparties: []\n---\n\n"
		"# Article 1er – Date d'effet\n\nLe présent avenant prend "
		"effet à la date de sa signature par l'ensemble des "
		"parties.\n", NULL, 0, false);

	CHECK(ctg_str_has(s, STR("prend effet le 1er janvier 2026.\n")));
	CHECK(!ctg_str_has(s, STR("à la date de sa signature")));
	CHECK(!ctg_str_has(s, STR("parties: []")));
}

int main(void)
{
	UNIT(writes_a_whole_act);
	UNIT(writes_it_again);
	UNIT(recites_what_happened_since);
	UNIT(keeps_what_a_person_wrote);
	UNIT(keeps_her_headings);
	UNIT(changes_the_day);
	return unit_done();
}
