/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include "unit.h"

#include <stdint.h>

/* An AR identifier: three fields from the left, the last from the right. */
static void splits_fields(void)
{
	struct ctg_str s = STR("077-227700010-20211216-lmc100000023057-DE");

	CHECK_STR(ctg_str_split(&s, '-'), "077");
	CHECK_STR(ctg_str_split(&s, '-'), "227700010");
	CHECK_STR(ctg_str_split(&s, '-'), "20211216");
	CHECK_STR(s, "lmc100000023057-DE");
	CHECK(ctg_str_ends(s, STR("-DE")));
}

static void takes_the_last(void)
{
	CHECK_STR(ctg_str_last(STR("retour/acte.pdf"), '/'), "acte.pdf");
	CHECK_STR(ctg_str_last(STR("acte.pdf"), '/'), "acte.pdf");
	CHECK_STR(ctg_str_last(STR("/a/liasse/"), '/'), "liasse");
	CHECK_STR(ctg_str_last(STR(""), '/'), "");
}

static void reads_hexadecimal(void)
{
	const struct ctg_str digits = STR("0123456789abcdef");

	for (size_t i = 0; i < digits.n; i++)
		CHECK_INT(ctg_hex_value(digits.p[i]), i);
	CHECK_INT(ctg_hex_value('A'), 10);
	CHECK_INT(ctg_hex_value('F'), 15);
	for (const char *p = "/:@GP`g \n\x10\xe1"; *p; p++)
		CHECK_INT(ctg_hex_value(*p), -1);
}

static void splits_to_the_end(void)
{
	struct ctg_str s = STR("a,,b,");

	CHECK_STR(ctg_str_split(&s, ','), "a");
	CHECK_STR(ctg_str_split(&s, ','), "");
	CHECK_STR(ctg_str_split(&s, ','), "b");
	CHECK_STR(ctg_str_split(&s, ','), "");
	CHECK_INT(s.n, 0);
	CHECK_STR(ctg_str_split(&s, ','), "");
}

static void takes_lines(void)
{
	struct ctg_str s = STR("# Article 1er\r\n\nLa Caf\rsigne\nfin");

	CHECK_STR(ctg_str_line(&s), "# Article 1er");
	CHECK_STR(ctg_str_line(&s), "");
	CHECK_STR(ctg_str_line(&s), "La Caf\rsigne");
	CHECK_STR(ctg_str_line(&s), "fin");
	CHECK_INT(s.n, 0);
}

static void has_lines(void)
{
	struct ctg_str s = STR("- un\r\n- deux\n\n- trois");

	CHECK(ctg_str_has_line(s, STR("- un")));
	CHECK(ctg_str_has_line(s, STR("- deux")));
	CHECK(ctg_str_has_line(s, STR("- trois")));
	CHECK(ctg_str_has_line(s, STR("")));
	CHECK(!ctg_str_has_line(s, STR("- tr")));
	CHECK(!ctg_str_has_line(s, STR("un")));
	CHECK(!ctg_str_has_line(STR(""), STR("")));
}

static void cuts_prefixes(void)
{
	struct ctg_str s = STR("Article 5 bis");

	CHECK(!ctg_str_cut(&s, STR("Chapitre")));
	CHECK_STR(s, "Article 5 bis");
	CHECK(ctg_str_cut(&s, STR("Article ")));
	CHECK(ctg_str_cut(&s, STR("")));
	CHECK_STR(s, "5 bis");
	CHECK(!ctg_str_cut(&s, STR("5 bis et suivants")));
}

static void finds(void)
{
	struct ctg_str s = STR("la commune de Dugny");

	CHECK_INT(ctg_str_find(s, STR("commune")), 3);
	CHECK_INT(ctg_str_find(s, STR("Caf")), s.n);
	CHECK_INT(ctg_str_find(s, STR("")), 0);
	CHECK_INT(ctg_str_find(STR("ab"), STR("abc")), 2);
	CHECK_INT(ctg_str_find(s, STR("mun")), 6);
	CHECK_INT(ctg_str_find(s, STR("y")), s.n - 1);
	CHECK_INT(ctg_str_find(s, STR("Dugny")), s.n - 5);
	CHECK_INT(ctg_str_find(s, STR("ugnyx")), s.n);
	CHECK_INT(ctg_str_find(s, STR("commune de")), 3);
	CHECK(ctg_str_has(s, STR("Dugny")));
	CHECK(!ctg_str_has(s, STR("dugny")));
	CHECK(ctg_str_has(STR(""), STR("")));
	CHECK(!ctg_str_has(STR(""), STR("a")));
}

static void clamps(void)
{
	struct ctg_str s = STR("Caf"), none = { NULL, 0 };

	CHECK_STR(ctg_str_skip(s, 2), "f");
	CHECK_STR(ctg_str_skip(s, 9), "");
	CHECK_STR(ctg_str_head(s, 2), "Ca");
	CHECK_STR(ctg_str_head(s, 9), "Caf");
	CHECK_INT(ctg_str_skip(none, 4).n, 0);
	CHECK_INT(ctg_str_trim(none).n, 0);
	CHECK(ctg_str_eq(none, STR("")));
	CHECK(ctg_str_starts(none, STR("")));
}

static void trims(void)
{
	CHECK_STR(ctg_str_trim(STR(" \t Dugny\r\n")), "Dugny");
	CHECK_STR(ctg_str_trim(STR(" \n ")), "");
	/* A no-break space is data. */
	CHECK_STR(ctg_str_trim(STR("\u00a0»")), "\u00a0»");
}

static void compares(void)
{
	static const struct { struct ctg_str a, b; int sign; } cases[] = {
		{ CTG_STR_INIT("caf"), CTG_STR_INIT("caf"), 0 },
		{ CTG_STR_INIT("caf"), CTG_STR_INIT("cafs"), -1 },
		{ CTG_STR_INIT("commune"), CTG_STR_INIT("caf"), 1 },
		{ CTG_STR_INIT(""), CTG_STR_INIT("a"), -1 },
		{ CTG_STR_INIT("z"), CTG_STR_INIT("é"), -1 },
		{ CTG_STR_INIT(""), CTG_STR_INIT(""), 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int d = ctg_str_cmp(cases[i].a, cases[i].b);
		int back = ctg_str_cmp(cases[i].b, cases[i].a);

		CHECK_INT((d > 0) - (d < 0), cases[i].sign);
		CHECK_INT((back > 0) - (back < 0), -cases[i].sign);
		CHECK(ctg_str_eq(cases[i].a, cases[i].b) == (d == 0));
	}
}

static void copies(void)
{
	char bytes[] = "Marinette";
	struct ctg_str s = { bytes, 5 };
	struct ctg_str copy = ctg_str_dup(&unit_arena, s);

	bytes[0] = 'K';
	CHECK_STR(copy, "Marin");
	CHECK_INT(copy.p[copy.n], 0);
	CHECK_STR(ctg_str_lower(&unit_arena, STR("AZ[@] a1 É")),
		"az[@] a1 É");
	CHECK(strcmp(ctg_str_c(&unit_arena, (struct ctg_str){ 0 }), "") == 0);
}

/* The locale has no say: only ASCII counts. */
static void classifies(void)
{
	unsigned digits = 0, letters = 0, spaces = 0;

	for (int c = -128; c < 128; c++) {
		digits += ctg_is_digit((char)c);
		letters += ctg_is_alpha((char)c);
		spaces += ctg_is_space((char)c);
	}
	CHECK_INT(digits, 10);
	CHECK_INT(letters, 52);
	CHECK_INT(spaces, 4);
}

static void measures(void)
{
	static const struct {
		const char *a, *b;
		size_t d;
	} cases[] = {
		{ "", "", 0 }, { "", "lieu", 4 }, { "lieu", "lieu", 0 },
		{ "lieux", "lieu", 1 }, { "liu", "lieu", 1 },
		{ "leiu", "lieu", 1 }, { "lime", "lieu", 2 },
		{ "partie", "parties", 1 }, { "aprtise", "parties", 2 },
		{ "visas", "annexes", 6 }, { "ca", "abc", 3 },
		{ "verifer", "verifier", 1 }, { "abcdef", "badcfe", 3 },
	};
	char long_one[CTG_STR_COMPARED + 1];
	struct ctg_str s = { long_one, CTG_STR_COMPARED };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str a = ctg_str_from(cases[i].a);
		struct ctg_str b = ctg_str_from(cases[i].b);

		CHECK_INT(ctg_str_distance(a, b), cases[i].d);
		CHECK_INT(ctg_str_distance(b, a), cases[i].d);
	}
	memset(long_one, 'a', sizeof(long_one));
	CHECK_INT(ctg_str_distance(s, s), 0);
	CHECK_INT(ctg_str_distance(s, STR("a")), CTG_STR_COMPARED - 1);
	s.n++;
	CHECK(ctg_str_distance(s, s) == SIZE_MAX);
	CHECK(ctg_str_distance(STR("a"), s) == SIZE_MAX);
}

int main(void)
{
	UNIT(splits_fields);
	UNIT(splits_to_the_end);
	UNIT(takes_the_last);
	UNIT(reads_hexadecimal);
	UNIT(takes_lines);
	UNIT(has_lines);
	UNIT(cuts_prefixes);
	UNIT(finds);
	UNIT(clamps);
	UNIT(trims);
	UNIT(compares);
	UNIT(copies);
	UNIT(classifies);
	UNIT(measures);
	return unit_done();
}
