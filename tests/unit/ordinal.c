/* SPDX-License-Identifier: Apache-2.0 */
#include "model/ordinal.h"

#include "base/buf.h"
#include "unit.h"

static struct ctg_str ordinal(unsigned n, bool feminine)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_ordinal_write(&b, n, feminine);
	return ctg_buf_str(&b);
}

static struct ctg_str cardinal(unsigned n, bool feminine)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_cardinal_write(&b, n, feminine);
	return ctg_buf_str(&b);
}

static void written_ordinals(void)
{
	static const struct {
		unsigned n;
		const char *want;
	} cases[] = {
		{ 1, "premier" }, { 2, "deuxième" }, { 4, "quatrième" },
		{ 5, "cinquième" }, { 9, "neuvième" }, { 11, "onzième" },
		{ 17, "dix-septième" }, { 19, "dix-neuvième" },
		{ 20, "vingtième" }, { 21, "vingt et unième" },
		{ 25, "vingt-cinquième" }, { 30, "trentième" },
		{ 61, "soixante et unième" }, { 70, "soixante-dixième" },
		{ 71, "soixante et onzième" },
		{ 80, "quatre-vingtième" }, { 81, "quatre-vingt-unième" },
		{ 91, "quatre-vingt-onzième" },
		{ 99, "quatre-vingt-dix-neuvième" }, { 100, "centième" },
		{ 101, "cent unième" }, { 102, "cent deuxième" },
		{ 180, "cent quatre-vingtième" }, { 200, "deux centième" },
		{ 999, "neuf cent quatre-vingt-dix-neuvième" },
		{ 1000, "1000e" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(ordinal(cases[i].n, false), cases[i].want);
	CHECK_STR(ordinal(1, true), "première");
	CHECK_STR(ordinal(21, true), "vingt et unième");
}

static void written_cardinals(void)
{
	static const struct {
		unsigned n;
		const char *want;
	} cases[] = {
		{ 0, "zéro" }, { 1, "un" }, { 6, "six" }, { 14, "quatorze" },
		{ 21, "vingt et un" }, { 70, "soixante-dix" },
		{ 71, "soixante et onze" }, { 80, "quatre-vingts" },
		{ 81, "quatre-vingt-un" }, { 90, "quatre-vingt-dix" },
		{ 100, "cent" }, { 101, "cent un" }, { 200, "deux cents" },
		{ 280, "deux cent quatre-vingts" },
		{ 600, "six cents" }, { 601, "six cent un" },
		{ 1000, "mille" }, { 2000, "deux mille" },
		{ 1200, "mille deux cents" }, { 200000, "deux cent mille" },
		{ 80000, "quatre-vingt mille" },
		{ 999999, "neuf cent quatre-vingt-dix-neuf mille "
			"neuf cent quatre-vingt-dix-neuf" },
		{ 1000000, "1000000" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(cardinal(cases[i].n, false), cases[i].want);
	CHECK_STR(cardinal(1, true), "une");
	CHECK_STR(cardinal(21, true), "vingt et une");
	CHECK_STR(cardinal(101, true), "cent une");
	CHECK_STR(cardinal(21000, true), "vingt et un mille");
}

static struct ctg_str spaced(struct ctg_str s, char from, char to)
{
	struct ctg_str copy = ctg_str_dup(&unit_arena, s);
	char *p = (char *)copy.p;

	for (size_t i = 0; i < copy.n; i++)
		if (p[i] == from)
			p[i] = to;
	return copy;
}

static void check_reads(struct ctg_str s, unsigned n,
	size_t (*take)(unsigned *, struct ctg_str))
{
	unsigned got = 0;
	size_t len = take(&got, s);

	if (got == n && len == s.n)
		return;
	CHECK_STR(s, "(read)");
	CHECK_INT(got, n);
}

/* With spaces, or with hyphens everywhere (the spelling of 1990). */
static void every_number_reads_back(void)
{
	for (unsigned n = 1; n <= 1100; n++) {
		struct ctg_str o = ordinal(n, n % 2), c = cardinal(n, n % 2);

		check_reads(o, n, ctg_ordinal_take);
		check_reads(spaced(o, '-', ' '), n, ctg_ordinal_take);
		check_reads(spaced(o, ' ', '-'), n, ctg_ordinal_take);
		check_reads(c, n, ctg_cardinal_take);
		check_reads(spaced(c, '-', ' '), n, ctg_cardinal_take);
		check_reads(spaced(c, ' ', '-'), n, ctg_cardinal_take);
	}
	for (unsigned n = 1100; n < 1000000; n += 997)
		check_reads(cardinal(n, false), n, ctg_cardinal_take);
}

static void loose_ordinals(void)
{
	static const struct {
		const char *text, *read;
		unsigned n;
	} cases[] = {
		{ "premier alinéa", "premier", 1 },
		{ "PREMIÈRE", "PREMIÈRE", 1 }, { "1er", "1er", 1 },
		{ "1re phrase", "1re", 1 }, { "1ère", "1ère", 1 },
		{ "1ᵉʳ", "1ᵉʳ", 1 }, { "2e alinéa", "2e", 2 },
		{ "2ème", "2ème", 2 }, { "2eme", "2eme", 2 },
		{ "2ᵉ", "2ᵉ", 2 }, { "2nde", "2nde", 2 },
		{ "second", "second", 2 }, { "Seconde", "Seconde", 2 },
		{ "deuxieme alinea", "deuxieme", 2 },
		{ "vingt-et-unième", "vingt-et-unième", 21 },
		{ "deux mille unième", "deux mille unième", 2001 },
		{ "unique", "", 0 }, { "dernier", "", 0 }, { "2", "", 0 },
		{ "deux", "", 0 }, { "deux troisièmes", "", 0 },
		{ "avant-dernier", "", 0 }, { "1e", "", 0 },
		{ "0e", "", 0 }, { "12345678e", "", 0 }, { "2er", "", 0 },
		{ "deuxièmes", "", 0 }, { "secondaire", "", 0 },
		{ "", "", 0 }, { "2 e", "", 0 }, { "zéroième", "", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].text);
		unsigned n = 0;

		CHECK_STR(ctg_str_head(s, ctg_ordinal_take(&n, s)),
			cases[i].read);
		CHECK_INT(n, cases[i].n);
	}
}

static void loose_cardinals(void)
{
	static const struct {
		const char *text, *read;
		unsigned n;
	} cases[] = {
		{ "six annexes", "six", 6 }, { "Six", "Six", 6 },
		{ "une annexe", "une", 1 }, { "vingt et un", "vingt et un",
		21 }, { "six cents", "six cents", 600 },
		{ "quatre vingts", "quatre vingts", 80 },
		{ "trois quatre", "trois", 3 }, { "deux ou trois", "deux",
		2 }, { "zéro", "zéro", 0 }, { "cent et un", "cent", 100 },
		{ "vingt et plus", "vingt", 20 }, { "mille", "mille", 1000 },
		{ "centre", "", 0 }, { "unième", "", 0 }, { "6", "", 0 },
		{ "deuxième", "", 0 }, { "sixte", "", 0 }, { "", "", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_str s = ctg_str_from(cases[i].text);
		unsigned n = 0;

		CHECK_STR(ctg_str_head(s, ctg_cardinal_take(&n, s)),
			cases[i].read);
		CHECK_INT(n, cases[i].n);
	}
}

int main(void)
{
	UNIT(written_ordinals);
	UNIT(written_cardinals);
	UNIT(every_number_reads_back);
	UNIT(loose_ordinals);
	UNIT(loose_cardinals);
	return unit_done();
}
