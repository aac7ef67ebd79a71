/* SPDX-License-Identifier: Apache-2.0 */
#include "model/french.h"

#include "unit.h"

/* The plain letters of a text; « ? » for what has none. */
static struct ctg_str plain(struct ctg_str s)
{
	char *p = CTG_NEW_N(&unit_arena, char, s.n + 1);
	size_t n = 0, len;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		char c = ctg_french_plain(s, &len);

		CHECK(len > 0 && len <= s.n);
		p[n++] = c ? c : '?';
	}
	return (struct ctg_str){ p, n };
}

static void plain_letters(void)
{
	static const char *const cases[][2] = {
		{ "Article 1er", "article 1er" },
		{ "ÉTAT prévu à l’article", "etat prevu a l'article" },
		{ "1ᵉʳ ‑ n° 3", "1er - no 3" },
		{ "e\u0301te\u0301\u0323", "ete" },
		{ "\u0301x", "?x" },
		{ "œuvre € à", "0uvre ? a" },
		{ "a\tb\nc\u00a0d\u202fe", "a b c d e" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_STR(plain(ctg_str_from(cases[i][0])), cases[i][1]);
}

/* A window may cut a letter: it is read as something, and ends. */
static void cut_letters(void)
{
	struct ctg_str s = STR("aé€\u0301𝄞");

	for (size_t i = 0; i < s.n; i++)
		for (size_t n = 0; n <= s.n - i; n++)
			(void)plain(ctg_str_head(ctg_str_skip(s, i), n));
}

static void words(void)
{
	struct ctg_str s = STR("DEUXIÈME\u00a0 Alinéa de l’article");

	CHECK(!ctg_french_cut(&s, "deux"));
	CHECK(ctg_french_cut(&s, "deuxieme alinea"));
	CHECK(ctg_french_spaces(&s));
	CHECK(ctg_french_cut(&s, "de l'"));
	CHECK_STR(s, "article");
	CHECK(!ctg_french_cut(&s, "article 1"));
	CHECK_STR(s, "article");
}

static void trimming(void)
{
	struct ctg_str s = STR(" \u00a0\ta b\u202f\n");

	CHECK_STR(ctg_french_ltrim(s), "a b\u202f\n");
	CHECK_STR(ctg_french_rtrim(s), " \u00a0\ta b");
	CHECK_STR(ctg_french_trim(s), "a b");
	CHECK_STR(ctg_french_trim(STR("\u00a0")), "");
}

int main(void)
{
	UNIT(plain_letters);
	UNIT(cut_letters);
	UNIT(words);
	UNIT(trimming);
	return unit_done();
}
