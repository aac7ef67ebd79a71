/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write.h"

#include "ops.h"

static struct ctg_str written(const struct act_case *c)
{
	const struct ctg_writing w = { .base = c->base, .ops = &c->ops,
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
static struct ctg_str sentence(const struct act_case *c)
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

static void words(void)
{
	static const struct {
		const char *at, *before, *old, *now, *want;
	} cases[] = {
		{ "deuxième alinéa de l'article 4", "fin le ",
		  "31 décembre 2027", "31 décembre 2028",
		  "Au deuxième alinéa de l'article 4, la date : « 31 décembre "
		  "2027 » est remplacée par la date : « 31 décembre 2028 »." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct act_case c = act_on(article);

		act_words(&c, cases[i].at, cases[i].before, cases[i].old,
			cases[i].now);
		CHECK_STR(sentence(&c), cases[i].want);
	}
}

int main(void)
{
	UNIT(words);
	return unit_done();
}
