/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write.h"

#include "ops.h"

static struct ctg_str written(struct act_case *c)
{
	struct ctg_writing w = { .base = c->base, .ops = &c->ops,
		.first = 2 };
	struct ctg_buf b = { .arena = &unit_arena };
	unsigned after;

	ctg_act_write(&b, &after, &w);
	return ctg_buf_str(&b);
}

/* What is written is compared with plain spaces. */
static struct ctg_str plain(struct ctg_str s)
{
	struct ctg_buf b = { .arena = &unit_arena };

	while (s.n > 0)
		if (ctg_str_cut(&s, STR("\u00a0")) ||
		    ctg_str_cut(&s, STR("\u202f"))) {
			ctg_buf_putc(&b, ' ');
		} else {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
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
		  "31 décembre 2027", "31 décembre 2028", "" },
		{ "deuxième alinéa de l'article 4", "coûte ",
		  "12 000 euros", "15 500 euros", "" },
		{ "deuxième alinéa de l'article 4", "décembre ", "2027",
		  "2028", "" },
		{ "premier alinéa de l'article 4", "La ", "Caf", "Métropole", "" },
		{ "premier alinéa de l'article 4", "se ", "réunissent une",
		  "rencontrent deux", "" },
		{ "dernier alinéa de l'article 4", "la ", "commune",
		  "communauté de communes", "" },
		{ "dernier alinéa de l'article 4", "commune ; la ", "commune",
		  "communauté", "" },
		{ "dernier alinéa de l'article 4", "reçoit", "", " et la reverse", "" },
		{ "dernier alinéa de l'article 4", "reçoit.", "", " Elle la reverse.", "" },
		{ "premier alinéa de l'article 4", "ensemble.", "", " Elles s'informent.", "" },
		{ "premier alinéa de l'article 4", "ensemble. ", "", "Elles s'informent. ", "" },
		{ "premier alinéa de l'article 4", "", "", "Toujours, ", "" },
		{ "premier alinéa de l'article 4", "", "", "Tout va. ", "" },
		{ "premier alinéa de l'article 4", "ensemble. ", "Elles se réunissent une fois par an. ", "", "" },
		{ "premier alinéa de l'article 4", "ensemble. ", "Elles se réunissent une fois par an. La commune invite la Caf.", "Elles se voient.", "" },
		{ "premier alinéa de l'article 4", "ensemble. ", "Elles se réunissent une fois par an.", "Elles se voient.", "" },
		{ "premier alinéa de l'article 4", "ensemble. ", "Elles se réunissent une fois par an.", "Elles se voient. Elles parlent.", "" },
		{ "premier alinéa de l'article 4", "agissent ", "ensemble", "", "" },
		{ "premier alinéa de l'article 4", "invite", " la Caf", "", "" },
		{ "premier alinéa de l'article 4", "la commune agissent", "", " et la Métropole", "" },
		{ "troisième alinéa de l'article 4", "bilan de ", "l'année", "la période", "" },
		{ "troisième alinéa de l'article 4", "l'année ", ";", ".", "" },
		{ "troisième alinéa de l'article 4", "l'année", "", " et du mois", "" },
		{ "intitulé de l'article 4", "4 : ", "Engagements", "Obligations", "" },
		{ "intitulé de l'article 4", "Engagements", "", " des parties", "" },
		{ "premier alinéa de l'article 5", "Sans ", "objet", "**objet**[^1]\n\n[^1]: Une note.", "" },
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
		{ "deuxième alinéa de l'article 4", "deuxième alinéa de l'article 4", "Un.", "" },
		{ "deuxième alinéa de l'article 4", "deuxième alinéa de l'article 4", "Un.\n\nDeux.", "" },
		{ "deuxième alinéa de l'article 4", "quatrième alinéa de l'article 4", "", "" },
		{ "deuxième alinéa de l'article 4", "troisième alinéa de l'article 4", "Un.\n\n- a) deux ;\n- b) trois.", "" },
		{ "troisième alinéa de l'article 4", "troisième alinéa de l'article 4", "- a) deux ;", "" },
		{ "article 5", "article 5", "# Article 5\n\nNouveau.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", "" },
		{ "article 5", "article 6", "", "" },
		{ "article 5", "article 5", "", "" },
		{ "article 5", "article 5", "# Article 5\n\nUn.\n\n# Article 5-1\n\nDeux.", "" },
	};
	static const struct {
		enum ctg_op_side side;
		const char *at, *now, *want;
	} added[] = {
		{ CTG_OP_AFTER, "article 5", "# Article 5-1 : Suivi\n\nUn bilan.", "" },
		{ CTG_OP_BEFORE, "article 4", "# Article 3\n\nUn bilan.\n\n# Article 3 bis\n\nUn autre.", "" },
		{ CTG_OP_AFTER, "premier alinéa de l'article 5", "Un bilan.", "" },
		{ CTG_OP_LAST, "article 5", "Un bilan.\n\n---\n\n| A |\n|---|\n| 1 |", "" },
		{ CTG_OP_FIRST, "article 4", "| A |\n|---|\n| 1 |\n\nUn bilan.", "" },
		{ CTG_OP_AFTER, "troisième alinéa de l'article 4", "- a bis) Un bilan ;", "" },
		{ CTG_OP_AFTER, "dernier alinéa de l'article 4", "## Suites\n\nUn bilan.", "" },
		{ CTG_OP_AFTER, "article 5", "# Suites\n\nUn bilan.", "" },
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

int main(void)
{
	UNIT(words);
	UNIT(blocks);
	return unit_done();
}
