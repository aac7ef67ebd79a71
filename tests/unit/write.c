/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write.h"

#include "folder_text.h"
#include "ops.h"
#include "plain.h"

static enum ctg_act_style style;

static struct ctg_str written(struct act_case *c)
{
	struct ctg_writing w = { .base = c->base, .ops = &c->ops,
		.first = 2, .style = style };
	struct ctg_buf b = { .arena = &unit_arena };
	unsigned after;

	ctg_act_write(&b, &after, &w);
	return ctg_buf_str(&b);
}

/* The act without the heading of its only article. */
static struct ctg_str sentence(struct act_case *c)
{
	struct ctg_str s = plain(written(c));

	(void)ctg_str_line(&s);
	(void)ctg_str_line(&s);
	return ctg_str_trim(s);
}

static const char article[] =
	"# Article 4 : Engagements\n\n"
	"La Caf et la commune agissent ensemble. Elles se réunissent une "
	"fois par an. La commune invite la Caf.\n\n"
	"La convention prend fin le 31 décembre 2027. Elle coûte "
	"12 000 euros.\n\n"
	"- a) un bilan de l'année ;\n- b) un accueil.\n\n"
	"La Caf verse la prestation à la commune ; la commune la reçoit.\n\n"
	"# Article 5\n\nSans objet.\n\n# Article 6\n\nLe comité.\n";

/* Each is an operation on the article, and the sentence that says it. */
static void words(void)
{
	static const struct {
		const char *at, *before, *old, *now, *want;
	} cases[] = {
		{ "deuxième alinéa de l'article 4", "fin le ",
		  "31 décembre 2027", "31 décembre 2028",
		  "Au deuxième alinéa de l'article 4, la date : « 31 "
		  "décembre 2027 » est remplacée par la date : « 31 décembre "
		  "2028 »." },
		{ "deuxième alinéa de l'article 4", "coûte ",
		  "12 000 euros", "15 500 euros",
		  "Au deuxième alinéa de l'article 4, le montant : « 12 000 "
		  "euros » est remplacé par le montant : « 15 500 euros »." },
		{ "deuxième alinéa de l'article 4", "décembre ", "2027",
		  "2028",
		  "Au deuxième alinéa de l'article 4, la date : « 31 "
		  "décembre 2027 » est remplacée par la date : « 31 "
		  "décembre 2028 »." },
		{ "premier alinéa de l'article 4", "La ", "Caf", "Ville",
		  "Au premier alinéa de l'article 4, les mots : « La Caf » "
		  "sont remplacés par les mots : « La Ville »." },
		{ "premier alinéa de l'article 4", "se ", "réunissent une",
		  "rencontrent deux",
		  "Au premier alinéa de l'article 4, les mots : « réunissent "
		  "une » sont remplacés par les mots : « rencontrent deux »." },
		{ "dernier alinéa de l'article 4", "à la ", "commune",
		  "communauté de communes",
		  "Au dernier alinéa de l'article 4, les mots : « à la "
		  "commune » sont remplacés par les mots : « à la "
		  "communauté de communes »." },
		{ "dernier alinéa de l'article 4", "commune ; la ", "commune",
		  "communauté",
		  "Au dernier alinéa de l'article 4, les mots : « commune la "
		  "» sont remplacés par les mots : « communauté la »." },
		{ "dernier alinéa de l'article 4", "reçoit", "",
		  " et la reverse",
		  "Le dernier alinéa de l'article 4 est complété par les "
		  "mots : « et la reverse »." },
		{ "dernier alinéa de l'article 4", "reçoit.", "",
		  " Elle la reverse.",
		  "Le dernier alinéa de l'article 4 est complété par une "
		  "phrase ainsi rédigée : « Elle la reverse. »" },
		{ "premier alinéa de l'article 4", "ensemble.", "",
		  " Elles s'informent.",
		  "Après la première phrase du premier alinéa de l'article "
		  "4, est insérée une phrase ainsi rédigée : « Elles "
		  "s'informent. »" },
		{ "premier alinéa de l'article 4", "ensemble. ", "",
		  "Elles s'informent. ",
		  "Après la première phrase du premier alinéa de l'article "
		  "4, est insérée une phrase ainsi rédigée : « Elles "
		  "s'informent. »" },
		{ "premier alinéa de l'article 4", "", "", "Toujours, ",
		  "Au premier alinéa de l'article 4, avant les mots : « La "
		  "Caf », est inséré le mot : « Toujours, »." },
		{ "premier alinéa de l'article 4", "", "", "Tout va. ",
		  "Avant la première phrase du premier alinéa de l'article "
		  "4, est insérée une phrase ainsi rédigée : « Tout va. »" },
		{ "premier alinéa de l'article 4", "ensemble. ",
		  "Elles se réunissent une fois par an. ", "",
		  "La deuxième phrase du premier alinéa de l'article 4 est "
		  "supprimée." },
		{ "premier alinéa de l'article 4", "ensemble. ",
		  "Elles se réunissent une fois par an. La commune invite la "
		  "Caf.", "Elles se voient.",
		  "Les deuxième et dernière phrases du premier alinéa de "
		  "l'article 4 sont remplacées par une phrase ainsi rédigée "
		  ": « Elles se voient. »" },
		{ "premier alinéa de l'article 4", "ensemble. ",
		  "Elles se réunissent une fois par an.", "Elles se voient.",
		  "La deuxième phrase du premier alinéa de l'article 4 est "
		  "ainsi rédigée : « Elles se voient. »" },
		{ "premier alinéa de l'article 4", "ensemble. ",
		  "Elles se réunissent une fois par an.",
		  "Elles se voient. Elles parlent.",
		  "La deuxième phrase du premier alinéa de l'article 4 est "
		  "remplacée par deux phrases ainsi rédigées : « Elles se "
		  "voient. Elles parlent. »" },
		{ "premier alinéa de l'article 4", "agissent", " ensemble", "",
		  "Au premier alinéa de l'article 4, le mot : « ensemble » "
		  "est supprimé." },
		{ "premier alinéa de l'article 4", "invite", " la Caf", "",
		  "Au premier alinéa de l'article 4, les mots : « la Caf » "
		  "sont supprimés." },
		{ "premier alinéa de l'article 4", "la commune agissent", "",
		  " et la Métropole",
		  "Au premier alinéa de l'article 4, après le mot : « "
		  "agissent », sont insérés les mots : « et la Métropole »." },
		{ "troisième alinéa de l'article 4", "bilan de ", "l'année",
		  "la période",
		  "Au troisième alinéa de l'article 4, les mots : « l'année "
		  "» sont remplacés par les mots : « la période »." },
		{ "troisième alinéa de l'article 4", "l'année ", ";", ".",
		  "Au troisième alinéa de l'article 4, le signe : « ; » est "
		  "remplacé par le signe : « . »." },
		{ "troisième alinéa de l'article 4", "l'année", "",
		  " et du mois",
		  "Le troisième alinéa de l'article 4 est complété par les "
		  "mots : « et du mois »." },
		{ "intitulé de l'article 4", "4 : ", "Engagements",
		  "Obligations",
		  "L'intitulé de l'article 4 est ainsi rédigé : « "
		  "Obligations »." },
		{ "intitulé de l'article 4", "Engagements", "", " des parties",
		  "L'intitulé de l'article 4 est complété par les mots : « "
		  "des parties »." },
		{ "premier alinéa de l'article 5", "Sans ", "objet",
		  "**objet**[^1]\n\n[^1]: Une note.",
		  "À l'article 5, le mot : « objet » est "
		  "remplacé par le mot : « **objet**[^1] ».\n\n"
		  "[^1]: Une note." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(article);

		act_words(&c, cases[i].at, cases[i].before, cases[i].old,
			cases[i].now);
		CHECK_STR(sentence(&c), cases[i].want);
	}
}

static void blocks(void)
{
	static const struct {
		const char *from, *to, *now, *want;
	} cases[] = {
		{ "deuxième alinéa de l'article 4",
		  "deuxième alinéa de l'article 4", "Un.",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Le deuxième alinéa de l'article 4 est ainsi rédigé :\n\n"
		  "« Un. »\n" },
		{ "deuxième alinéa de l'article 4",
		  "deuxième alinéa de l'article 4", "Un.\n\nDeux.",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Le deuxième alinéa de l'article 4 est remplacé par deux "
		  "alinéas ainsi rédigés :\n\n« Un.\n\n« Deux. »\n" },
		{ "deuxième alinéa de l'article 4",
		  "quatrième alinéa de l'article 4", "",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Les deuxième à quatrième alinéas de l'article 4 sont "
		  "supprimés.\n" },
		{ "deuxième alinéa de l'article 4",
		  "troisième alinéa de l'article 4",
		  "Un.\n\n- a) deux ;\n- b) trois.",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Les deuxième et troisième alinéas de l'article 4 sont "
		  "remplacés par trois alinéas ainsi rédigés :\n\n« Un.\n\n"
		  "- « a) deux ;\n- « b) trois. »\n" },
		{ "troisième alinéa de l'article 4",
		  "troisième alinéa de l'article 4", "- a) deux ;",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Le troisième alinéa de l'article 4 est ainsi rédigé :\n\n"
		  "- « a) deux ; ».\n" },
		{ "article 5", "article 5",
		  "# Article 5\n\nNouveau.\n\n| A | B |\n|---|---|\n| 1 | 2 "
		  "|\n",
		  "# Article 2 – Modification de l'article 5\n\n"
		  "L'article 5 est ainsi rédigé :\n\n## « Article 5\n\n"
		  "« Nouveau.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n».\n" },
		{ "article 5", "article 6", "",
		  "# Article 2 – Suppression des articles 5 et 6\n\n"
		  "Les articles 5 et 6 sont supprimés.\n" },
		{ "article 5", "article 5", "",
		  "# Article 2 – Suppression de l'article 5\n\n"
		  "L'article 5 est supprimé.\n" },
		{ "article 5", "article 5",
		  "# Article 5\n\nUn.\n\n# Article 5-1\n\nDeux.",
		  "# Article 2 – Modification de l'article 5\n\n"
		  "L'article 5 est remplacé par les articles 5 et 5-1 "
		  "ainsi rédigés :\n\n## « Article 5\n\n« Un.\n\n"
		  "## « Article 5-1\n\n« Deux. »\n" },
	};
	static const struct {
		enum ctg_op_side side;
		const char *at, *now, *want;
	} added[] = {
		{ CTG_OP_AFTER, "article 5",
		  "# Article 5-1 : Suivi\n\nUn bilan.",
		  "# Article 2 – Insertion d'un article 5-1\n\n"
		  "Après l'article 5, il est inséré un article 5-1 ainsi "
		  "rédigé :\n\n## « Article 5-1 : Suivi\n\n« Un bilan. »\n" },
		{ CTG_OP_BEFORE, "article 4",
		  "# Article 3\n\nUn bilan.\n\n# Article 3 bis\n\nUn autre.",
		  "# Article 2 – Insertion des articles 3 et 3 bis\n\n"
		  "Avant l'article 4, sont insérés des articles 3 et 3 bis "
		  "ainsi rédigés :\n\n## « Article 3\n\n« Un bilan.\n\n"
		  "## « Article 3 bis\n\n« Un autre. »\n" },
		{ CTG_OP_AFTER, "premier alinéa de l'article 5", "Un bilan.",
		  "# Article 2 – Modification de l'article 5\n\n"
		  "L'article 5 est complété par un alinéa ainsi rédigé :\n\n"
		  "« Un bilan. »\n" },
		{ CTG_OP_LAST, "article 5",
		  "Un bilan.\n\n---\n\n| A |\n|---|\n| 1 |",
		  "# Article 2 – Modification de l'article 5\n\n"
		  "L'article 5 est complété par un alinéa, un saut de page "
		  "et un tableau ainsi rédigés :\n\n« Un bilan.\n\n---\n\n"
		  "| A |\n|---|\n| 1 |\n\n».\n" },
		{ CTG_OP_FIRST, "article 4", "| A |\n|---|\n| 1 |\n\nUn bilan.",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Avant le premier alinéa de l'article 4, sont insérés un "
		  "tableau et un alinéa ainsi rédigés :\n\n«\n\n| A |\n"
		  "|---|\n| 1 |\n\n« Un bilan. »\n" },
		{ CTG_OP_AFTER, "troisième alinéa de l'article 4",
		  "- a bis) Un bilan ;",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "Après le troisième alinéa de l'article 4, il est inséré "
		  "un alinéa ainsi rédigé :\n\n- « a bis) Un bilan ; ».\n" },
		{ CTG_OP_AFTER, "dernier alinéa de l'article 4",
		  "## Suites\n\nUn bilan.",
		  "# Article 2 – Modification de l'article 4\n\n"
		  "L'article 4 est complété par un intitulé et un alinéa "
		  "ainsi rédigés :\n\n### « Suites\n\n« Un bilan. »\n" },
		{ CTG_OP_AFTER, "article 5", "# Suites\n\nUn bilan.",
		  "# Article 2 – Insertion après l'article 5\n\n"
		  "Après l'article 5, sont insérés un intitulé et un alinéa "
		  "ainsi rédigés :\n\n## « Suites\n\n« Un bilan. »\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(article);

		act_replace(&c, cases[i].from, cases[i].to, cases[i].now);
		CHECK_STR(plain(written(&c)), cases[i].want);
	}
	for (size_t i = 0; i < sizeof(added) / sizeof(*added); i++) {
		struct act_case c = act_on(article);

		act_add(&c, added[i].side, added[i].at, added[i].now);
		CHECK_STR(plain(written(&c)), added[i].want);
	}
}


static const char tables[] =
	"# Article 1er\n\n"
	"| Action | Gestionnaire | Coût |\n|---|---|---|\n"
	"| Crèche | commune | 10 000 € |\n| Ludothèque | Caf | 2 000 € |\n"
	"| Accueil | commune | 3 000 € |\n\n"
	"Texte du tableau. Il est revu chaque année.\n\n"
	"# Article 2\n\n- un ;\n- deux ;\n- trois.\n\n"
	"| Seul |\n|---|\n| rang |\n";

static void rows(void)
{
	static const struct {
		enum ctg_op_how how;
		enum ctg_op_side side;
		const char *at, *now, *want;
	} cases[] = {
		{ CTG_OP_ADD, CTG_OP_AFTER,
		  "deuxième ligne du tableau de l'article 1er",
		  "| A | B | C |\n|---|---|---|\n| x | y | z |",
		  "Après la deuxième ligne du tableau de l'article 1er, il "
		  "est inséré une ligne ainsi rédigée :\n\n«\n\n"
		  "| Action | Gestionnaire | Coût |\n|---|---|---|\n"
		  "| x | y | z |\n\n»." },
		{ CTG_OP_ADD, CTG_OP_AFTER,
		  "ligne d'en-tête du tableau de l'article 1er",
		  "| A | B | C |\n|---|---|---|\n| x | y | z |\n| 1 | 2 | 3 |",
		  "Avant la première ligne du tableau de l'article 1er, sont "
		  "insérées deux lignes ainsi rédigées :\n\n«\n\n"
		  "| Action | Gestionnaire | Coût |\n|---|---|---|\n"
		  "| x | y | z |\n| 1 | 2 | 3 |\n\n»." },
		{ CTG_OP_ADD, CTG_OP_AFTER,
		  "troisième ligne du tableau de l'article 1er",
		  "| A | B | C |\n|---|---|---|\n| x | y | z |",
		  "Le tableau de l'article 1er est complété par une ligne "
		  "ainsi rédigée :\n\n«\n\n| Action | Gestionnaire | Coût |\n"
		  "|---|---|---|\n| x | y | z |\n\n»." },
		{ CTG_OP_REPLACE, CTG_OP_AFTER,
		  "deuxième ligne du tableau de l'article 1er",
		  "| A | B | C |\n|---|---|---|\n| x | y | z |",
		  "La deuxième ligne du tableau de l'article 1er est ainsi "
		  "rédigée :\n\n«\n\n| Action | Gestionnaire | Coût |\n"
		  "|---|---|---|\n| x | y | z |\n\n»." },
		{ CTG_OP_REPLACE, CTG_OP_AFTER,
		  "deuxième ligne du tableau de l'article 1er",
		  "| A | B | C |\n|---|---|---|\n| x | y | z |\n| 1 | 2 | 3 |",
		  "La deuxième ligne du tableau de l'article 1er est "
		  "remplacée par deux lignes ainsi rédigées :\n\n«\n\n"
		  "| Action | Gestionnaire | Coût |\n|---|---|---|\n"
		  "| x | y | z |\n| 1 | 2 | 3 |\n\n»." },
		{ CTG_OP_REMOVE, CTG_OP_AFTER,
		  "deuxième ligne du tableau de l'article 1er", "",
		  "La deuxième ligne du tableau de l'article 1er est "
		  "supprimée." },
	};
	struct act_case c = act_on(tables);

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		c.ops.n = 0;
		act_rows(&c, cases[i].how, cases[i].side, cases[i].at,
			cases[i].now);
		CHECK_STR(sentence(&c), cases[i].want);
	}
}

/* Its first and third cells go on with those above. */
static void rows_of_a_span(void)
{
	struct act_case c = act_on(tables);
	struct ctg_op *op = act_rows(&c, CTG_OP_ADD, CTG_OP_AFTER,
		"deuxième ligne du tableau de l'article 1er",
		"| A | B | C |\n|---|---|---|\n| | y | |");
	struct ctg_node *above = act_at(&c,
		"deuxième ligne du tableau de l'article 1er");

	op->now->first->first->cell.owner = above->first;
	op->now->first->last->cell.owner = above->last;
	CHECK_STR(sentence(&c), "Après la deuxième ligne du tableau de "
		"l'article 1er, il est inséré une ligne, dont les première et "
		"troisième cellules prolongent celles de la ligne "
		"précédente, ainsi rédigée :\n\n«\n\n"
		"| Action | Gestionnaire | Coût |\n|---|---|---|\n"
		"|  | y |  |\n\n».");
}

/* Several changes of one article. */
static void groups(void)
{
	struct act_case c = act_on(tables);

	act_words(&c, "troisième ligne du tableau de l'article 1er, dans la "
		"colonne « Coût »", "", "3 000 €", "4 000 €");
	act_words(&c, "deuxième ligne du tableau de l'article 1er, dans la "
		"colonne « Gestionnaire »", "", "", "ville et ");
	act_rows(&c, CTG_OP_REMOVE, CTG_OP_AFTER, "première ligne du tableau "
		"de l'article 1er", "");
	act_words(&c, "premier alinéa de l'article 1er", "du ", "tableau",
		"registre" );
	act_words(&c, "premier alinéa de l'article 1er", "revu ", "",
		"et publié " );
	act_words(&c, "premier alinéa de l'article 1er", "année.", "",
		" Il est court." );
	act_replace(&c, "deuxième alinéa de l'article 2",
		"troisième alinéa de l'article 2", "" );
	act_add(&c, CTG_OP_AFTER, "premier alinéa de l'article 2", "- un bis ;"
		);
	act_replace(&c, "tableau de l'article 2", "tableau de l'article 2",
		"| A |\n|---|\n| 1 |" );
	act_words(&c, "premier alinéa de l'article 2", "", "un",
		"une[^1]\n\n[^1]: Note." );
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'article 1er\n\n"
		"L'article 1er est ainsi modifié :\n\n"
		"1° La première ligne du tableau est supprimée ;\n\n"
		"2° À la deuxième ligne du tableau, dans la colonne « "
		"Gestionnaire », avant le mot : « Caf », sont insérés "
		"les mots : « ville et » ;\n\n"
		"3° À la troisième ligne du tableau, dans la colonne « "
		"Coût », le montant : « 3 000 € » est remplacé par le "
		"montant : « 4 000 € » ;\n\n"
		"4° Le premier alinéa est ainsi modifié :\n\n"
		"a) Le mot : « tableau » est remplacé par le mot : « "
		"registre » ;\n\n"
		"b) Après le mot : « revu », sont insérés les mots : « "
		"et publié » ;\n\n"
		"c) Il est complété par une phrase ainsi rédigée : « Il "
		"est court. »\n\n"
		"# Article 3 – Modification de l'article 2\n\n"
		"L'article 2 est ainsi modifié :\n\n"
		"1° Au premier alinéa, le mot : « un » est remplacé par "
		"le mot : « une[^1] » ;\n\n"
		"2° Après le premier alinéa, il est inséré un alinéa "
		"ainsi rédigé :\n\n- « un bis ; » ;\n\n"
		"3° Les deuxième et troisième alinéas sont supprimés ;\n"
		"\n4° Le tableau est ainsi rédigé :\n\n«\n\n| A |\n"
		"|---|\n| 1 |\n\n».\n\n[^1]: Note.\n");
}

/* One leaf of which several words change. */
static void leaves(void)
{
	struct act_case c = act_on(tables);

	act_words(&c, "premier alinéa de l'article 1er", "du ", "tableau",
		"registre" );
	act_words(&c, "premier alinéa de l'article 1er", "revu ",
		"chaque année", "souvent" );
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'article 1er\n\n"
		"Le premier alinéa de l'article 1er est ainsi modifié :\n\n"
		"1° Le mot : « tableau » est remplacé par le mot : « "
		"registre » ;\n\n"
		"2° Les mots : « chaque année » sont remplacés par le mot "
		": « souvent ».\n");
}

/* The last alinéa keeps its name from the lead to what is said in it. */
static void last_leaf(void)
{
	struct act_case c = act_on("# Article 1er\n\nUn.\n\nDeux mots et "
		"trois autres.\n");

	act_words(&c, "dernier alinéa de l'article 1er", "", "Deux", "Six");
	act_words(&c, "dernier alinéa de l'article 1er", "trois ", "autres",
		"pareils");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'article 1er\n\n"
		"Le second alinéa de l'article 1er est ainsi modifié :\n\n"
		"1° Le mot : « Deux » est remplacé par le mot : « Six » ;\n\n"
		"2° Le mot : « autres » est remplacé par le mot : « "
		"pareils ».\n");
}

/* The same in several alinéas is said once. */
static void shares(void)
{
	static const char *const at[] = { "premier", "deuxième", "dernier" };
	struct act_case c = act_on("# Article 1er\n\nLa Caf paie.\n\nLa Caf "
		"agit.\n\nElle suit.\n\nLa Caf va.\n");

	for (size_t i = 0; i < 3; i++)
		act_words(&c, ctg_strf(&unit_arena, "%s alinéa de l'article "
			"1er", at[i]).p, "La ", "Caf", "Ville");
	CHECK_STR(sentence(&c), "Aux premier, deuxième et dernier alinéas de "
		"l'article 1er, le mot : « Caf » est remplacé par le mot : "
		"« Ville ».");
}

static const struct text_file with_annexe[] = {
	{ "convention.md", "---\nctg: 1\ntitre: Convention\nparties:\n"
		"  - {id: a, nom: Un, designation: le premier, type: autre, "
		"representants: [{nom: A, qualite: b}]}\n"
		"  - {id: b, nom: Deux, designation: le second, type: autre, "
		"representants: [{nom: C, qualite: d}]}\n"
		"periode: {debut: 2023-01-01, fin: 2027-12-31}\nannexes:\n"
		"  - {numero: 1, titre: Plan, fichier: annexes/1.md}\n---\n\n"
		"# Article 1er\n\nLe {{ periode.debut }} ou le "
		"{{ periode.fin }}.\n" },
	{ "annexes/1.md", "## Fiche 1\n\nLa Caf dort. Elle rêve la nuit.\n\n"
		"Fin.\n\n## Fiche 2\n\n- un ;\n  - deux.\n\n## Fiche 3\n\n"
		"La Caf veille.\n" },
	{ NULL, NULL },
};

/* In an annexe, what is about parts of a fiche is said under the fiche. */
static void fiches(void)
{
	struct act_case c = { text_of(with_annexe),
		{ .arena = &unit_arena } };

	act_words(&c, "premier alinéa de la fiche 1 de l'annexe 1", "La ",
		"Caf", "Ville");
	act_words(&c, "premier alinéa de la fiche 1 de l'annexe 1", "la ",
		"nuit", "veille");
	act_replace(&c, "second alinéa de la fiche 1 de l'annexe 1",
		"second alinéa de la fiche 1 de l'annexe 1", "");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'annexe 1\n\n"
		"La fiche 1 de l'annexe 1 est ainsi modifiée :\n\n"
		"1° Le premier alinéa est ainsi modifié :\n\n"
		"a) Le mot : « Caf » est remplacé par le mot : « Ville » ;\n"
		"\n"
		"b) Le mot : « nuit » est remplacé par le mot : « veille » "
		";\n\n2° Le second alinéa est supprimé.\n");
	act_add(&c, CTG_OP_AFTER, "dernier alinéa de la fiche 2 de l'annexe 1",
		"- trois.");
	act_add(&c, CTG_OP_AFTER, "fiche 2 de l'annexe 1", "## Fiche 2-1\n\n"
		"Neuve.");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'annexe 1\n\n"
		"L'annexe 1 est ainsi modifiée :\n\n"
		"1° La fiche 1 est ainsi modifiée :\n\n"
		"a) Au premier alinéa, le mot : « Caf » est remplacé par "
		"le mot : « Ville » ;\n\n"
		"b) Au premier alinéa, le mot : « nuit » est remplacé par "
		"le mot : « veille » ;\n\n"
		"c) Le second alinéa est supprimé ;\n\n"
		"2° Après le second alinéa de la fiche 2, il est inséré un "
		"alinéa ainsi rédigé :\n\n- « trois. » ;\n\n"
		"3° Après la fiche 2, il est inséré une fiche 2-1 ainsi "
		"rédigée :\n\n### « Fiche 2-1\n\n« Neuve. »\n");
}

/* Only the look changes. */
static void looks(void)
{
	static const char *const cases[][3] = {
		{ "convention", "**convention**",
		  "Au deuxième alinéa de l'article 4, le mot : « convention "
		  "» est mis en caractères gras." },
		{ "prend fin", "*prend fin*",
		  "Au deuxième alinéa de l'article 4, les mots : « prend fin "
		  "» sont mis en italique." },
		{ "31 décembre 2027", "**31 décembre 2027**",
		  "Au deuxième alinéa de l'article 4, la date : « 31 "
		  "décembre 2027 » est mise en caractères gras." },
		{ "Elle coûte", "Elle *coûte*",
		  "Au deuxième alinéa de l'article 4, les mots : « Elle "
		  "coûte » sont remplacés par les mots : « Elle *coûte* »." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(article);
		struct ctg_op *op = act_words(&c, "deuxième alinéa de "
			"l'article 4", "", "", cases[i][1]);
		struct ctg_str s = ctg_node_words(&unit_arena, op->at);

		op->off = ctg_str_find(s, ctg_str_from(cases[i][0]));
		op->end = op->off + strlen(cases[i][0]);
		CHECK_STR(sentence(&c), cases[i][2]);
	}
	struct act_case c = act_on("# Article 1er\n\nUn **mot** ici.\n\n"
		"Fin.\n");
	act_words(&c, "premier alinéa de l'article 1er", "Un ", "mot", "mot");
	CHECK_STR(sentence(&c),
		"Au premier alinéa de l'article 1er, le mot : « mot » "
		"n'est plus mis en caractères gras.");
}

/* In a title, in alinéas of several fiches: one sentence. */
static void shares_far(void)
{
	struct act_case c = { text_of(with_annexe),
		{ .arena = &unit_arena } };

	act_words(&c, "premier alinéa de la fiche 1 de l'annexe 1", "La ",
		"Caf", "Ville");
	act_replace(&c, "second alinéa de la fiche 1 de l'annexe 1",
		"second alinéa de la fiche 1 de l'annexe 1", "");
	act_words(&c, "premier alinéa de la fiche 3 de l'annexe 1", "La ",
		"Caf", "Ville");
	CHECK_STR(sentence(&c),
		"L'annexe 1 est ainsi modifiée :\n\n"
		"1° Au premier alinéa de la fiche 1 et au premier alinéa "
		"de la fiche 3, le mot : « Caf » est remplacé par le mot : "
		"« Ville » ;\n\n"
		"2° Le second alinéa de la fiche 1 est supprimé.");
}

/* « un » could be anywhere: it is quoted with the word that it goes with; a
 * look that stays is not shown. */
static void tells(void)
{
	struct act_case c = act_on("# Article 1er\n\nUn délai d'un mois, "
		"de la veille au **lendemain**.\n\nFin.\n");

	act_words(&c, "premier alinéa de l'article 1er", "d'", "un", "deux");
	CHECK_STR(sentence(&c),
		"Au premier alinéa de l'article 1er, les mots : « un mois "
		"» sont remplacés par les mots : « deux mois ».");
	c.ops.n = 0;
	act_words(&c, "premier alinéa de l'article 1er", "au ", "lendemain",
		"**soir**");
	CHECK_STR(sentence(&c),
		"Au premier alinéa de l'article 1er, le mot : « "
		"lendemain » est remplacé par le mot : « soir ».");
}

static void renumber(struct act_case *c, const char *at, const char *now)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_LABEL,
		CTG_OP_REPLACE);

	op->at = op->to = act_at(c, at);
	op->now = act_inlines(now);
}

/* One article comes, and the next ones change their number: they say so
 * first, and all at once. */
static void labels(void)
{
	struct act_case c = act_on("# Article 1er\n\nUn.\n\n# Article 2\n\n"
		"Deux.\n\n# Article 3\n\nTrois.\n\n# Article 4\n\nQuatre.\n\n"
		"# Chapitre 1\n\nCinq.\n");

	act_add(&c, CTG_OP_AFTER, "article 1er", "# Article 2\n\nNeuf.");
	renumber(&c, "article 2", "3");
	act_words(&c, "premier alinéa de l'article 2", "", "Deux", "Trois");
	renumber(&c, "article 3", "4");
	renumber(&c, "article 4", "5");
	renumber(&c, "chapitre 1", "2");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Renumérotation des articles 2 à 4\n\n"
		"Les articles 2 à 4 deviennent les articles 3 à 5.\n\n"
		"# Article 3 – Renumérotation du chapitre 1\n\n"
		"Le chapitre 1 devient le chapitre 2.\n\n"
		"# Article 4 – Insertion d'un article 2\n\n"
		"Après l'article 1er, il est inséré un article 2 ainsi "
		"rédigé :\n\n## « Article 2\n\n« Neuf. »\n\n"
		"# Article 5 – Modification de l'article 2\n\n"
		"À l'article 2, le mot : « Deux » est remplacé par le mot "
		": « Trois ».\n");
}

/* Crumbs of one sentence are one change; figures go with their unit;
 * brackets are not cut. */
static void joins_crumbs(void)
{
	static const struct {
		const char *old[2], *now[2], *want;
	} cases[] = {
		{ { "Caf", "sont" }, { "Ville", "seront" },
		  "Le premier alinéa de l'article 1er est ainsi modifié :\n\n"
		  "1° Les mots : « La Caf » sont remplacés par les mots : « "
		  "La Ville » ;\n\n"
		  "2° Le mot : « sont » est remplacé par le mot : « seront »."
		  	},
		{ { "12", "visites" }, { "15", "réunions" },
		  "Au premier alinéa de l'article 1er, les mots : « 12 % des "
		  "visites » sont remplacés par les mots : « 15 % des "
		  "réunions »." },
		{ { "2017", "2019" }, { "2020", "2022" },
		  "Au premier alinéa de l'article 1er, les mots : « visé "
		  "(Insee 2017) puis (Caf 2019), sauf » sont remplacés par "
		  "les mots : « visé (Insee 2020) puis (Caf 2022), sauf »." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on("# Article 1er\n\nLa Caf et ses "
			"agents y sont invités. Un taux de 12 % des visites "
			"est visé (Insee 2017) puis (Caf 2019), sauf avis.\n\n"
			"Fin.\n");

		for (size_t k = 0; k < 2; k++) {
			struct ctg_op *op = act_words(&c, "premier alinéa de "
				"l'article 1er", "", "", cases[i].now[k]);
			struct ctg_str s = ctg_node_words(&unit_arena, op->at);

			op->off = ctg_str_find(s, ctg_str_from(
				cases[i].old[k]));
			op->end = op->off + strlen(cases[i].old[k]);
		}
		CHECK_STR(sentence(&c), cases[i].want);
	}
}

/* What only goes is said together. */
static void goes_together(void)
{
	struct act_case c = act_on(article);

	act_replace(&c, "premier alinéa de l'article 4",
		"premier alinéa de l'article 4", "");
	act_replace(&c, "troisième alinéa de l'article 4",
		"dernier alinéa de l'article 4", "");
	act_replace(&c, "article 5", "article 5", "");
	act_replace(&c, "article 6", "article 6", "");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'article 4\n\n"
		"Les premier et troisième à cinquième alinéas de "
		"l'article 4 sont supprimés.\n\n"
		"# Article 3 – Suppression des articles 5 et 6\n\n"
		"Les articles 5 et 6 sont supprimés.\n");
}

/* The same words wherever they stand. */
static void all_places(void)
{
	struct act_case c = act_on("# Article 1er\n\nLa Caf paie ; la Caf "
		"agit. Les 2000 places ouvrent en 2024.\n");

	act_words(&c, "premier alinéa de l'article 1er", "La ", "Caf", "commune"
		);
	act_words(&c, "premier alinéa de l'article 1er", "la ", "Caf", "commune"
		);
	CHECK_STR(sentence(&c), "À l'article 1er, le mot : « Caf » (deux "
		"fois) est remplacé par le mot : « commune ».");
	c.ops.n = 0;
	act_words(&c, "premier alinéa de l'article 1er", "Les ", "2000",
		"2010");
	act_words(&c, "premier alinéa de l'article 1er", "en ", "2024",
		"2025");
	CHECK_STR(sentence(&c), "L'article 1er est ainsi modifié :\n\n"
		"1° Le nombre : « 2000 » est remplacé par le nombre : "
		"« 2010 » ;\n\n"
		"2° L'année : « 2024 » est remplacée par l'année : "
		"« 2025 ».");
}

/* The old text and the new one, of what changes and stays. */
static void in_full(void)
{
	struct act_case c = act_on(tables);

	style = CTG_STYLE_INTEGRAL;
	act_words(&c, "premier alinéa de l'article 1er", "du ", "tableau",
		"**registre**" );
	act_words(&c,
		"deuxième ligne du tableau de l'article 1er, dans la colonne "
		"« Coût »", "", "2 000 €", "2 500 €" );
	act_replace(&c, "deuxième alinéa de l'article 2",
		"deuxième alinéa de l'article 2", "- bis ;" );
	act_replace(&c, "dernier alinéa de l'article 2",
		"dernier alinéa de l'article 2", "" );
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification de l'article 1er\n\n"
		"L'article 1er est ainsi modifié :\n\n"
		"1° Ancien texte de la cellule de la deuxième ligne du "
		"tableau, dans la colonne « Coût » :\n\n« 2 000 € »\n\n"
		"Nouveau texte :\n\n« 2 500 € » ;\n\n"
		"2° Ancien texte du premier alinéa :\n\n"
		"« Texte du tableau. Il est revu chaque année. »\n\n"
		"Nouveau texte :\n\n"
		"« Texte du **registre**. Il est revu chaque année. »\n\n"
		"# Article 3 – Modification de l'article 2\n\n"
		"L'article 2 est ainsi modifié :\n\n"
		"1° Ancien texte du deuxième alinéa :\n\n« deux ; »\n\n"
		"Nouveau texte :\n\n« bis ; » ;\n\n"
		"2° Le troisième alinéa est supprimé.\n");
	style = CTG_STYLE_ETAT;
}

/* Each operation is told its line. */
static void lines(void)
{
	struct act_case c = act_on(tables);
	static const size_t order[] = { 3, 1, 2, 0 };
	static const char *const said[] = { "1° ", "a) ", "b) ", "La " };

	act_rows(&c, CTG_OP_REMOVE, CTG_OP_AFTER, "première ligne du tableau "
		"de l'article 2", "");
	act_words(&c, "premier alinéa de l'article 1er", "du ", "tableau",
		"registre" );
	act_words(&c, "premier alinéa de l'article 1er", "revu ",
		"chaque année", "souvent" );
	act_rows(&c, CTG_OP_REMOVE, CTG_OP_AFTER, "première ligne du tableau "
		"de l'article 1er", "");
	for (size_t i = 0; i < c.ops.n; i++) {
		struct ctg_str s = written(&c), line = { 0 };

		for (unsigned k = 0; k < c.ops.v[order[i]].line; k++)
			line = ctg_str_line(&s);
		CHECK_STR(ctg_str_head(line, strlen(said[i])), said[i]);
	}
}

/* The title of a part is quoted once. */
static void titles_of_parts(void)
{
	struct act_case c = act_on("# Préambule\n\nVu.\n\n"
		"# Article 7\n\n## Suivi\n\nUn.\n\n## Bilan\n\nDeux.\n");

	act_words(&c, "intitulé de la partie intitulée « Bilan »", "Bilan",
		"", " annuel");
	CHECK_STR(sentence(&c), "L'intitulé « Bilan » de l'article 7 est "
		"complété par le mot : « annuel ».");
	c.ops.n = 0;
	act_words(&c, "intitulé de la partie intitulée « Bilan »", "",
		"Bilan", "Compte");
	CHECK_STR(sentence(&c), "L'intitulé « Bilan » de l'article 7 est "
		"ainsi rédigé : « Compte ».");
	c.ops.n = 0;
	act_words(&c, "intitulé du préambule", "", "Préambule", "Exposé");
	CHECK_STR(sentence(&c), "L'intitulé du préambule est ainsi rédigé : "
		"« Exposé ».");
}

static void notes_that_come_and_go(void)
{
	struct act_case c = act_on("# Article 5\n\nLa Caf aide la Caf.\n\n"
		"Une aide[^1].\n\n[^1]: Note.\n");
	struct ctg_op *op = ctg_ops_add(&c.ops, CTG_OP_NOTE, CTG_OP_ADD);

	op->at = op->to = op->by = act_at(&c, "premier alinéa de l'article 5");
	op->off = op->end = strlen("La Caf");
	op->now = version("Une[^1].\n\n[^1]: Celle de l'*Oise*.\n")
		->developed->last;
	CHECK_STR(sentence(&c), "Au premier alinéa de l'article 5, après les "
		"mots : « La Caf », est insérée une "
		"note de bas de page ainsi rédigée : « Celle de l'*Oise*. »");
	op->off = op->end = strlen("La Caf aide la Caf");
	CHECK_STR(sentence(&c), "Au premier alinéa de l'article 5, après les "
		"mots : « la Caf », est insérée une "
		"note de bas de page ainsi rédigée : « Celle de l'*Oise*. »");
	op->how = CTG_OP_REMOVE;
	op->at = op->to = c.base->developed->last;
	op->by = act_at(&c, "second alinéa de l'article 5");
	CHECK_STR(written(&c), "# Article 2 – Modification de l'article 5\n\n"
		"La note de bas de page n° 1 et son appel sont supprimés.\n");
}

/* The look of the words is shown when it changes with them. */
static void looks_that_stay(void)
{
	static const char text[] = "# Article 5\n\nIl est **tenu** par "
		"[la Caf](https://caf.fr) chaque année.\n";
	static const struct {
		const char *before, *old, *now, *said;
	} cases[] = {
		{ "est ", "tenu", "**fait**", "le mot : « tenu » est "
		  "remplacé par le mot : « fait »." },
		{ "est ", "tenu", "fait", "le mot : « **tenu** » est "
		  "remplacé par le mot : « fait »." },
		{ "par ", "la Caf", "[l'État](https://caf.fr)", "les mots : "
		  "« la Caf » sont remplacés par les mots : « l'État »." },
		{ "chaque ", "année", "**mois**", "le mot : « année » est "
		  "remplacé par le mot : « **mois** »." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(text);

		act_words(&c, "premier alinéa de l'article 5",
			cases[i].before, cases[i].old, cases[i].now);
		CHECK_STR(sentence(&c), ctg_strf(&unit_arena, "À l'article "
			"5, %s", cases[i].said).p);
	}
}

/* A part is a unit: what comes after it is no part of it. */
static void after_a_part(void)
{
	struct act_case c = act_on("# Préambule\n\nLa Caf aide.\n\n"
		"# Article 1er\n\nElle agit.\n");

	act_words(&c, "premier alinéa du préambule", "La ", "Caf", "Ville");
	act_add(&c, CTG_OP_AFTER, "premier alinéa du préambule",
		"# Contexte\n\nUn bilan.");
	CHECK_STR(plain(written(&c)),
		"# Article 2 – Modification du préambule\n\n"
		"Au premier alinéa du préambule, le mot : « Caf » est "
		"remplacé par le mot : « Ville ».\n\n"
		"# Article 3 – Insertion après le préambule\n\n"
		"Après le préambule, sont insérés un intitulé et un alinéa "
		"ainsi rédigés :\n\n## « Contexte\n\n« Un bilan. »\n");
}

static void numbers(void)
{
	struct act_case c = act_on("# Article 5\n\n3. un ;\n4. deux ;\n"
		"5. trois ;\n6. quatre.\n");
	struct ctg_op *op = ctg_ops_add(&c.ops, CTG_OP_NUMBERS,
		CTG_OP_REPLACE);

	op->at = act_at(&c, "deuxième alinéa de l'article 5");
	op->to = act_at(&c, "quatrième alinéa de l'article 5");
	CHECK_STR(sentence(&c), "À l'article 5, les alinéas numérotés 4 à 6 "
		"sont renumérotés en conséquence.");
	op->to = act_at(&c, "troisième alinéa de l'article 5");
	CHECK_STR(sentence(&c), "À l'article 5, les alinéas numérotés 4 et 5 "
		"sont renumérotés en conséquence.");
	op->to = op->at;
	CHECK_STR(sentence(&c), "À l'article 5, l'alinéa numéroté 4 est "
		"renuméroté en conséquence.");
}

static void the_last_two(void)
{
	struct act_case c = act_on(article);

	act_replace(&c, "quatrième alinéa de l'article 4",
		"cinquième alinéa de l'article 4", "");
	CHECK_STR(sentence(&c), "Les deux derniers alinéas de l'article 4 "
		"sont supprimés.");
}

static const char with_table[] =
	"# Article 4 : Engagements\n\nUn.\n\nDeux.\n\n"
	"- a) un bilan de l'année ;\n- b) un accueil.\n\nFin.\n\n"
	"# Article 5\n\nSans objet.\n\n# Article 6\n\nLe comité.\n\n"
	"| A |\n| - |\n| 1 |\n| 2 |\n| 3 |\n";

static void moves(void)
{
	static const struct {
		const char *from, *to, *by;
		enum ctg_op_side side;
		const char *want;
	} cases[] = {
		{ "premier alinéa de l'article 4",
		  "premier alinéa de l'article 4",
		  "deuxième alinéa de l'article 4", CTG_OP_AFTER,
		  "Les premier et deuxième alinéas de l'article 4 sont "
		  "intervertis." },
		{ "deuxième alinéa de l'article 4",
		  "deuxième alinéa de l'article 4",
		  "premier alinéa de l'article 4", CTG_OP_BEFORE,
		  "Les premier et deuxième alinéas de l'article 4 sont "
		  "intervertis." },
		{ "quatrième alinéa de l'article 4",
		  "quatrième alinéa de l'article 4",
		  "troisième alinéa de l'article 4", CTG_OP_BEFORE,
		  "Les troisième et quatrième alinéas de l'article 4 sont "
		  "intervertis." },
		/* one is an item, the other is not */
		{ "deuxième alinéa de l'article 4",
		  "deuxième alinéa de l'article 4",
		  "troisième alinéa de l'article 4", CTG_OP_AFTER,
		  "Le deuxième alinéa de l'article 4 est déplacé après le "
		  "troisième alinéa." },
		{ "premier alinéa de l'article 4",
		  "deuxième alinéa de l'article 4",
		  "dernier alinéa de l'article 4", CTG_OP_AFTER,
		  "Les premier et deuxième alinéas de l'article 4 sont "
		  "déplacés après le dernier alinéa." },
		{ "premier alinéa de l'article 4",
		  "premier alinéa de l'article 4", "article 4", CTG_OP_LAST,
		  "Le premier alinéa de l'article 4 est déplacé à la fin de "
		  "l'article 4." },
		{ "premier alinéa de l'article 4",
		  "premier alinéa de l'article 4",
		  "premier alinéa de l'article 6", CTG_OP_BEFORE,
		  "Le premier alinéa de l'article 4 est déplacé avant le "
		  "premier alinéa de l'article 6." },
		{ "première ligne du tableau de l'article 6",
		  "première ligne du tableau de l'article 6",
		  "troisième ligne du tableau de l'article 6",
		  CTG_OP_BEFORE,
		  "Les première et deuxième lignes du tableau de l'article 6 "
		  "sont interverties." },
		{ "article 5", "article 6", "article 4", CTG_OP_BEFORE,
		  "Les articles 5 et 6 sont déplacés avant l'article 4." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(with_table);

		act_move(&c, cases[i].from, cases[i].to, cases[i].side,
			cases[i].by);
		CHECK_STR(sentence(&c), cases[i].want);
	}
}

int main(void)
{
	UNIT(moves);
	UNIT(the_last_two);
	UNIT(numbers);
	UNIT(looks_that_stay);
	UNIT(after_a_part);
	UNIT(notes_that_come_and_go);
	UNIT(titles_of_parts);
	UNIT(words);
	UNIT(blocks);
	UNIT(rows);
	UNIT(rows_of_a_span);
	UNIT(groups);
	UNIT(leaves);
	UNIT(last_leaf);
	UNIT(shares);
	UNIT(fiches);
	UNIT(tells);
	UNIT(looks);
	UNIT(shares_far);
	UNIT(labels);
	UNIT(joins_crumbs);
	UNIT(goes_together);
	UNIT(all_places);
	UNIT(in_full);
	UNIT(lines);
	return unit_done();
}
