/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/quote.h"

#include "unit.h"

#include "base/buf.h"

/* How many times, and where the first stands. */
static size_t find(const char *text, const char *quoted,
	struct ctg_str *first)
{
	struct ctg_str s = ctg_str_from(text);
	struct ctg_stretch v[4] = { 0 };
	size_t n = ctg_quote_find(v, 4, &unit_arena, s,
		(struct ctg_stretch){ 0, s.n }, ctg_str_from(quoted));

	*first = ctg_str_skip(ctg_str_head(s, v[0].end), v[0].off);
	return n;
}

static void check_find(void)
{
	static const struct {
		const char *text, *quoted;
		size_t n;
		const char *first;
	} cases[] = {
		{ "La Caf et la commune.", "la commune", 1, "la commune" },
		{ "la commune et la commune", "la commune", 2, "la commune" },
		/* Never a piece of a word, of a number, of a name. */
		{ "les communes", "commune", 0, "" },
		{ "1 584 705 euros", "584", 0, "" },
		{ "Seine-Saint-Denis", "Saint", 0, "" },
		{ "l'article 5-1", "article 5", 0, "" },
		{ "l'article 5", "article", 1, "article" },
		/* Spaces, apostrophes and quotes print alike. */
		{ "l’aide\u00a0: « oui »", "l'aide : \u00ab\u00a0oui\u00a0»",
		  1, "l’aide\u00a0: « oui »" },
		{ "deux  espaces", "deux espaces", 1, "deux  espaces" },
		{ "de\u0301but", "début", 1, "de\u0301but" },
		{ "de la", "", 0, "" },
		{ "fin", "fin du texte", 0, "" },
		{ "a a a", "a a", 1, "a a" },
		{ "le 31 décembre 2027, puis", ", puis", 1, ", puis" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str first;

		CHECK_INT(find(cases[i].text, cases[i].quoted, &first),
			cases[i].n);
		CHECK_STR(first, cases[i].first);
	}
}

static void check_within(void)
{
	struct ctg_str s = STR("oui, non, oui");
	struct ctg_stretch v;

	CHECK_INT(ctg_quote_find(&v, 1, &unit_arena, s,
		(struct ctg_stretch){ 5, s.n }, STR("oui")), 1);
	CHECK_INT(v.off, 10);
	CHECK_INT(ctg_quote_find(&v, 1, &unit_arena, s,
		(struct ctg_stretch){ 0, 2 }, STR("oui")), 0);
}

static struct ctg_str sentences(const char *text)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_str s = ctg_str_from(text);
	struct ctg_stretch *v;
	size_t n = ctg_quote_sentences(&v, &unit_arena, s);

	for (size_t i = 0; i < n; i++)
		ctg_buf_printf(&b, "%s%.*s", i ? "|" : "",
			(int)(v[i].end - v[i].off), s.p + v[i].off);
	return ctg_buf_str(&b);
}

static void check_sentences(void)
{
	CHECK_STR(sentences("Un. Deux ! Trois"), "Un.|Deux !|Trois");
	CHECK_STR(sentences("M. Durand signe. Mme A. Roux aussi."),
		"M. Durand signe.|Mme A. Roux aussi.");
	CHECK_STR(sentences("L'art. L. 263-1 du code. Fin."),
		"L'art. L. 263-1 du code.|Fin.");
	CHECK_STR(sentences("Elle dit : « Oui. » Puis elle part."),
		"Elle dit : « Oui. »|Puis elle part.");
	CHECK_STR(sentences("Le taux est de 2. 5 points."),
		"Le taux est de 2. 5 points.");
	CHECK_STR(sentences("Voir l'annexe (page 3). Elle suffit."),
		"Voir l'annexe (page 3).|Elle suffit.");
	CHECK_STR(sentences("le tout, etc. sans suite"),
		"le tout, etc. sans suite");
	CHECK_STR(sentences(""), "");
}

static struct ctg_str without(const char *text, size_t off, size_t end)
{
	struct ctg_str s = ctg_str_from(text);
	struct ctg_stretch w = ctg_quote_removed(s,
		(struct ctg_stretch){ off, end });

	return ctg_strf(&unit_arena, "%.*s%.*s", (int)w.off, s.p,
		STR_ARG(ctg_str_skip(s, w.end)));
}

static void check_spaces(void)
{
	CHECK_STR(without("un deux trois", 3, 7), "un trois");
	CHECK_STR(without("un deux, trois", 3, 7), "un, trois");
	CHECK_STR(without("un deux", 3, 7), "un");
	CHECK_STR(without("un deux", 0, 2), "deux");
	CHECK_STR(without("(un) deux", 1, 3), "() deux");
	CHECK_STR(without("un", 0, 2), "");
	CHECK(ctg_quote_needs_space(STR("mot"), STR("autre")));
	CHECK(ctg_quote_needs_space(STR("mot"), STR("« autre »")));
	CHECK(ctg_quote_needs_space(STR("mot"), STR("; autre")));
	CHECK(!ctg_quote_needs_space(STR("mot"), STR(", autre")));
	CHECK(!ctg_quote_needs_space(STR("l'"), STR("autre")));
	CHECK(!ctg_quote_needs_space(STR("("), STR("autre")));
	CHECK(!ctg_quote_needs_space(STR("mot "), STR("autre")));
	CHECK(!ctg_quote_needs_space(STR(""), STR("autre")));
}

int main(void)
{
	UNIT(check_find);
	UNIT(check_within);
	UNIT(check_sentences);
	UNIT(check_spaces);
	return unit_done();
}
