/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/extract.h"

#include "versions.h"

#define BODY \
	"# Article 1er\n\nUn.\n\n# Article 2\n\nDeux.\n\n" \
	"# Article 5\n\nCinq[^1].\n\n# Article 5-1\n\nCinq un.\n\n" \
	"# Article 6\n\nSix.\n\n# Article 7\n\nSept.\n\n" \
	"# Titre II\n\n## Article 10\n\nDix.\n\n# Chapitre 3\n\nTrois.\n\n" \
	"[^1]: Note.\n"

static enum ctg_code wanted(struct ctg_extract *x, const char *old,
	const char *now, const char *list, struct ctg_err *err)
{
	*x = (struct ctg_extract){ .arena = &unit_arena };
	return ctg_extract_read(x, ctg_str_from(list), version(old),
		version(now), err);
}

/* « article 5, note » : those of the new text. */
static struct ctg_str names(const char *old, const char *now,
	const char *list)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_extract x;
	struct ctg_text *text = version(now);
	struct ctg_err err = { 0 };

	x = (struct ctg_extract){ .arena = &unit_arena };
	CHECK_INT(ctg_extract_read(&x, ctg_str_from(list), version(old),
		text, &err), CTG_OK);
	for (const struct ctg_node *n = text->developed; n;
	     n = ctg_node_next(text->developed, n))
		for (size_t i = 0; i < x.n; i++) {
			const struct ctg_heading *h = &n->division.heading;

			if (x.v[i] != n)
				continue;
			ctg_buf_puts(&b, b.n ? ", " : "");
			if (n->kind == CTG_NOTE)
				ctg_buf_puts(&b, "note");
			else
				ctg_label_write_named(&b, h->word, h->label);
		}
	return b.n ? ctg_buf_str(&b) : STR("");
}

static void names_as_people_write_them(void)
{
	static const struct { const char *list, *got; } cases[] = {
		{ "2", "article 2" },
		{ "1", "article 1er" },
		{ " 2 , 10,", "article 2, article 10" },
		{ "5", "article 5, note" },
		{ "5-1", "article 5-1" },
		{ "article 7, titre II", "article 7, titre II" },
		{ "chapitre 3", "chapitre 3" },
		{ "2-6", "article 2, article 5, article 5-1, article 6, note" },
		{ "5-1-7", "article 5-1, article 6, article 7" },
		{ "6 à 10", "article 6, article 7, article 10" },
		{ "2,2,2", "article 2" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(names(BODY, BODY, cases[i].list), cases[i].got);
	/* A label that exists wins over what could be a range. */
	CHECK_STR(names(BODY, BODY "# Article 2-6\n\nDeux six.\n", "2-6"),
		"article 2-6");
	/* One version is enough. */
	CHECK_STR(names(BODY, BODY "# Article 11\n\nOnze.\n", "11"),
		"article 11");
	CHECK_STR(names(BODY "# Article 11\n\nOnze.\n", BODY, "11"), "");
}

static void refuses_what_is_not_there(void)
{
	static const struct { const char *list, *msg, *hint; } cases[] = {
		{ "9", "cible introuvable\u00a0: article 9",
		  "le plus proche est l'article 10" },
		{ "6-12", "cible introuvable\u00a0: article 12",
		  "le plus proche est l'article 10" },
		{ "7-2", "cible introuvable\u00a0: article 7-2",
		  "le plus proche est l'article 7" },
	};
	struct ctg_extract x;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_err err = { 0 };

		CHECK_INT(wanted(&x, BODY, BODY, cases[i].list, &err),
			CTG_EINPUT);
		CHECK_STR(ctg_str_from(err.msg), cases[i].msg);
		CHECK_STR(ctg_str_from(err.hint), cases[i].hint);
	}
}

static void refuses_what_is_not_certain(void)
{
	static const char *const lists[] = { "", ",", "2,,5", "abc",
		"2 5", "premier alinéa de l'article 2", "la convention" };
	struct ctg_extract x;
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		CHECK_INT(wanted(&x, BODY, BODY, lists[i], &err), CTG_EUSAGE);
	CHECK_INT(wanted(&x, "# Titre I\n\n## Article 1\n\nUn.\n\n"
		"# Titre II\n\n## Article 1\n\nUn.\n", BODY, "1", &err),
		CTG_EUSAGE);
	CHECK_INT(wanted(&x, "# Chapitre 4\n\nUn.\n", "# Chapitre 4\n\nUn.\n",
		"4", &err), CTG_EINPUT);
	CHECK_STR(ctg_str_from(err.hint), "--articles \"chapitre 4\"\u00a0?");
}

/* « 3 12 000 > 15 000 », a line a change. */
static struct ctg_str cut(const char *old, const char *now, const char *list)
{
	struct ctg_version_text x = { .text = version(old) };
	struct ctg_version_text y = { .text = version(now) };
	struct ctg_extract part = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_err err = { 0 };
	struct ctg_diff d;

	CHECK_INT(ctg_extract_read(&part, ctg_str_from(list), x.text, y.text,
		&err), CTG_OK);
	ctg_diff_make(&d, &unit_arena, &x, &y, true);
	ctg_extract_cut(&d, &part);
	for (size_t i = 0; i < d.n; i++)
		ctg_buf_printf(&b, "%s%u %.*s > %.*s", b.n ? "|" : "",
			d.changes[i].number, STR_ARG(d.changes[i].old),
			STR_ARG(d.changes[i].now));
	ctg_buf_puts(&b, "; ");
	ctg_buf_add(&b, ctg_node_words(&unit_arena, d.tree));
	return ctg_buf_str(&b);
}

#define AID	"La Caf verse une aide chaque année à la commune"
#define BOARD	"Le comité de pilotage se réunit deux fois par an"
#define REPORT	"Un bilan est dressé par les parties chaque année"

static void keeps_what_was_asked(void)
{
	const char *old = "# Titre I\n\n## Article 1\n\n" AID ".\n\n"
		"## Article 2\n\n" BOARD "[^1].\n\n## Article 3\n\n"
		REPORT ".\n\n[^1]: " AID ".\n";
	const char *now = "# Titre I\n\n## Article 1\n\n" AID " A.\n\n"
		"## Article 2\n\n" BOARD " B[^1].\n\n## Article 3\n\n"
		REPORT " C.\n\n[^1]: " AID " D.\n";

	CHECK_STR(cut(old, now, "1"), "1  >  A; Titre I\nArticle 1\n"
		AID " A.");
	CHECK_STR(cut(old, now, "2"), "2  >  B|4  >  D; Titre I\nArticle 2\n"
		BOARD " B.\n" AID " D.");
	CHECK_STR(cut(old, old, "2"), "; Titre I\nArticle 2\n" BOARD ".\n"
		AID ".");
}

/* By either end of a move, by the number it had or has. */
static void keeps_both_ends(void)
{
	const char *old = "# Article 1\n\n" AID ".\n\n" BOARD ".\n\n"
		"# Article 2\n\n" REPORT ".\n\n";
	const char *now = "# Article 1\n\n" BOARD " A.\n\n"
		"# Article 2\n\n" REPORT " B.\n\n" AID ".\n\n";

	CHECK_STR(cut(old, now, "1"), "1  >  A|3 " AID ". > " AID ".; "
		"Article 1\n" AID ".\n" BOARD " A.\nArticle 2\n" AID ".");
	CHECK_STR(cut(old, now, "2"), "2  >  B|3 " AID ". > " AID ".; "
		"Article 1\n" AID ".\nArticle 2\n" REPORT " B.\n" AID ".");
	old = "# Article 1\n\n" AID ".\n\n# Article 2\n\n" BOARD ".\n";
	now = "# Article 1\n\n" AID ".\n\n# Article 2\n\n" REPORT ".\n\n"
		"# Article 3\n\n" BOARD ".\n";
	CHECK_STR(cut(old, now, "3"), "2 Article 2 > Article 3; "
		"Article 23\n" BOARD ".");
}

int main(void)
{
	UNIT(names_as_people_write_them);
	UNIT(refuses_what_is_not_there);
	UNIT(refuses_what_is_not_certain);
	UNIT(keeps_what_was_asked);
	UNIT(keeps_both_ends);
	return unit_done();
}
