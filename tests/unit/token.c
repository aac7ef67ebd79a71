/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/token.h"

#include "unit.h"

static struct ctg_node *para(const char *text)
{
	struct ctg_node *n = ctg_node_new(&unit_arena, CTG_PARA);

	ctg_node_append(n, ctg_node_text(&unit_arena, ctg_str_from(text)));
	return n;
}

/* Each token between bars, but for single spaces. */
static struct ctg_str cut(const char *text)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_words w;
	struct ctg_tokens t;

	ctg_words_init(&w, &unit_arena);
	ctg_tokens_read(&t, &w, para(text));
	for (size_t i = 0; i < t.n; i++) {
		ctg_buf_add(&b, t.v[i].raw);
		ctg_buf_putc(&b, '|');
	}
	return ctg_buf_str(&b);
}

static void keeps_whole_what_jurists_do(void)
{
	static const char *const cases[][2] = {
		{ "l'article", "l'|article|" },
		{ "L’enfant", "L’|enfant|" },
		{ "jusqu'au soir", "jusqu'|au| |soir|" },
		{ "aujourd'hui", "aujourd'hui|" },
		{ "quelqu'un, presqu'île", "quelqu'un|,| |presqu'île|" },
		{ "Seine-Saint-Denis", "Seine-Saint-Denis|" },
		{ "2019-2022", "2019-2022|" },
		{ "L.263-1", "L.263-1|" },
		{ "L. 263-1 et L223-1", "L. 263-1| |et| |L223-1|" },
		{ "1 584 705 €", "1 584 705| |€|" },
		{ "1\u00a0584\u202f705", "1\u00a0584\u202f705|" },
		{ "en 2023 450 places", "en| |2023| |450| |places|" },
		{ "16h30", "16h30|" },
		{ "n° 3", "n° 3|" },
		{ "N°3", "N°3|" },
		{ "2° second", "2°| |second|" },
		{ "12,5 %", "12,5| |%|" },
		{ "01/01/2021", "01/01/2021|" },
		{ "et/ou", "et/ou|" },
		{ "www.caf.fr.", "www.caf.fr|.|" },
		{ "familles.Elle", "familles|.|Elle|" },
		{ "enfant(s) agréé(e)s", "enfant(s)| |agréé(e)s|" },
		{ "(la Caf)", "(|la| |Caf|)|" },
		{ "« mot »", "«| |mot| |»|" },
		{ "M./Mme", "M|.|/|Mme|" },
		{ "article 5-1, 2.3", "article| |5-1|,| |2.3|" },
		{ "a  b", "a|  |b|" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(cut(cases[i][0]), cases[i][1]);
}

static bool same(const char *x, const char *y)
{
	struct ctg_words w;
	struct ctg_tokens a, b;

	ctg_words_init(&w, &unit_arena);
	ctg_tokens_read(&a, &w, para(x));
	ctg_tokens_read(&b, &w, para(y));
	for (size_t i = 0; i < a.n && i < b.n; i++)
		if (a.v[i].id != b.v[i].id)
			return false;
	return a.n == b.n;
}

static void what_prints_alike_is_alike(void)
{
	CHECK(same("l'enfant", "l’enfant"));
	CHECK(same("1 584 705", "1\u00a0584\u202f705"));
	CHECK(same("n° 3", "n°\u00a03"));
	CHECK(same("été", "e\u0301te\u0301"));
	CHECK(same("« mot »", "«\u00a0mot\u00a0»"));
	CHECK(same("a  b", "a b"));
	CHECK(!same("article", "Article"));
	CHECK(!same("des", "dès"));
	CHECK(!same("1 584", "1584"));
}

static void many_words_keep_their_numbers(void)
{
	struct ctg_words w;
	unsigned first, n = 20000;

	ctg_words_init(&w, &unit_arena);
	first = ctg_words_id(&w, STR("premier"));
	for (unsigned i = 0; i < n; i++)
		CHECK(ctg_words_id(&w, ctg_strf(&unit_arena, "mot%u", i)) ==
			i + 2);
	CHECK_INT(ctg_words_id(&w, STR("premier")), first);
	CHECK_INT(ctg_words_id(&w, STR("mot19999")), n + 1);
}

int main(void)
{
	UNIT(keeps_whole_what_jurists_do);
	UNIT(what_prints_alike_is_alike);
	UNIT(many_words_keep_their_numbers);
	return unit_done();
}
