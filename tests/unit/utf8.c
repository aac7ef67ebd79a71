/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include "base/buf.h"
#include "unit.h"

#define ALL	(size_t)-1

/* Table 3-7 of the Unicode standard, at its borders. */
static void validates(void)
{
	static const struct { struct ctg_str s; size_t valid; } cases[] = {
		{ CTG_STR_INIT("Élaboration d'un diagnostic partagé"), ALL },
		{ CTG_STR_INIT("« L'Île-Saint-Denis »\u00a0; n°\u202f3"), ALL },
		{ CTG_STR_INIT(""), ALL },
		{ CTG_STR_INIT("\ufeff---"), ALL },
		{ CTG_STR_INIT("d\xe9partement"), 1 },	/* Latin-1 */
		{ CTG_STR_INIT("fin\xc3"), 3 },		/* cut in the file */
		{ CTG_STR_INIT("a\0b"), 1 },
		{ CTG_STR_INIT("\x80"), 0 },
		{ CTG_STR_INIT("\xc0\xaf"), 0 },	/* overlong */
		{ CTG_STR_INIT("\xc1\xbf"), 0 },
		{ CTG_STR_INIT("\xc2\x80"), ALL },
		{ CTG_STR_INIT("\xe0\x9f\xbf"), 0 },
		{ CTG_STR_INIT("\xe0\xa0\x80"), ALL },
		{ CTG_STR_INIT("\xed\x9f\xbf"), ALL },
		{ CTG_STR_INIT("\xed\xa0\x80"), 0 },	/* surrogate */
		{ CTG_STR_INIT("\xf0\x8f\xbf\xbf"), 0 },
		{ CTG_STR_INIT("\xf0\x90\x80\x80"), ALL },
		{ CTG_STR_INIT("\xf4\x8f\xbf\xbf"), ALL },
		{ CTG_STR_INIT("\xf4\x90\x80\x80"), 0 },
		{ CTG_STR_INIT("ok\xe2\x80"), 2 },
		{ CTG_STR_INIT("ok\xf0\x9f\x98"), 2 },
		{ CTG_STR_INIT("\xff"), 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK_INT(ctg_utf8_valid(cases[i].s), cases[i].valid == ALL ?
			cases[i].s.n : cases[i].valid);
}

/* Bytes are looked at eight at a time: each byte, at each place of a text
 * longer than that, must be seen. */
static void sees_each_byte(void)
{
	for (size_t n = 1; n < 20; n++)
		for (size_t at = 0; at < n; at++)
			for (unsigned c = 0; c < 256; c++) {
				char text[20];
				struct ctg_str s = { text, n };
				bool more = c >= 0x80 && c < 0xc0;

				memset(text, at & 1 ? '\x01' : '~', n);
				text[at] = (char)c;
				CHECK_INT(ctg_utf8_valid(s),
					c > 0 && c < 0x80 ? n : at);
				CHECK_INT(ctg_utf8_count(s), n - more);
			}
}

static void walks_both_ways(void)
{
	struct ctg_str s = STR("Fê\u202f€😀"), rest = s;
	unsigned forward[8], n = 0;
	size_t len;

	for (; rest.n > 0; rest = ctg_str_skip(rest, len))
		forward[n++] = ctg_utf8_next(rest, &len);
	CHECK_INT(n, ctg_utf8_count(s));
	CHECK_INT(forward[2], 0x202f);
	CHECK_INT(forward[4], 0x1f600);
	for (rest = s; rest.n > 0; rest.n -= len)
		CHECK_INT(ctg_utf8_last(rest, &len), forward[--n]);
	CHECK_INT(n, 0);
	CHECK_INT(ctg_utf8_next(rest, &len), 0);
	CHECK_INT(len, 0);
	CHECK_INT(ctg_utf8_last(rest, &len), 0);
	CHECK_INT(len, 0);
}

static void counts(void)
{
	CHECK_INT(ctg_utf8_count(STR("Évêque")), 6);
	CHECK_INT(ctg_utf8_count(STR("E\u0301")), 2);
	CHECK_INT(ctg_utf8_width(STR("Évêque")), 6);
	CHECK_INT(ctg_utf8_width(STR("E\u0301te\u0301")), 3);
	CHECK_INT(ctg_utf8_width(STR("漢字")), 4);
	CHECK_INT(ctg_utf8_width(STR("")), 0);
}

static void knows_letters_and_spaces(void)
{
	CHECK(ctg_utf8_is_letter(0xe9) && ctg_utf8_is_letter(0x153));
	CHECK(ctg_utf8_is_letter('Z') && ctg_utf8_is_letter(0x301));
	CHECK(!ctg_utf8_is_letter('5') && !ctg_utf8_is_letter(0xb0));
	CHECK(!ctg_utf8_is_letter(0x2019) && !ctg_utf8_is_letter(0xab));
	CHECK(ctg_utf8_is_space(0xa0) && ctg_utf8_is_space(0x202f));
	CHECK(ctg_utf8_is_space(0x2009) && ctg_utf8_is_space('\t'));
	CHECK(!ctg_utf8_is_space('x') && !ctg_utf8_is_space(0x200b));
	CHECK(ctg_utf8_is_upper(0xc9) && ctg_utf8_is_upper('A'));
	CHECK(!ctg_utf8_is_upper(0xe9) && !ctg_utf8_is_upper('5'));
	CHECK_INT(ctg_utf8_lower(0xc9), 0xe9);
	CHECK_INT(ctg_utf8_lower(0x152), 0x153);
	CHECK_INT(ctg_utf8_lower('-'), '-');
}

/* Each pair prints alike, or differs only as typists differ. */
static void folds_what_prints_alike(void)
{
	static const struct ctg_str pairs[][2] = {
		{ CTG_STR_INIT("l'article 5"), CTG_STR_INIT("l’article 5") },
		{ CTG_STR_INIT("l'article 5"),
		  CTG_STR_INIT("l'article\u00a05") },
		{ CTG_STR_INIT("« la Caf »"),
		  CTG_STR_INIT("«\u00a0la Caf\u00a0»") },
		{ CTG_STR_INIT("« la Caf »"), CTG_STR_INIT("\"la Caf\"") },
		{ CTG_STR_INIT("1 584 705 €"),
		  CTG_STR_INIT("1\u202f584\u202f705\u00a0€") },
		{ CTG_STR_INIT("les mots : « A » ;"),
		  CTG_STR_INIT("les mots: «A»;") },
		{ CTG_STR_INIT("Seine-Saint-Denis"),
		  CTG_STR_INIT("Seine\u2011Saint\u2011Denis") },
		{ CTG_STR_INIT("2019-2022"), CTG_STR_INIT("2019–2022") },
		{ CTG_STR_INIT("Équipements"),
		  CTG_STR_INIT("E\u0301quipements") },
		{ CTG_STR_INIT("etc..."), CTG_STR_INIT("etc…") },
		{ CTG_STR_INIT("la commune  de Dugny"),
		  CTG_STR_INIT("la commune de Dugny") },
		{ CTG_STR_INIT("la commune ;"),
		  CTG_STR_INIT("la commune \u00a0;") },
		{ CTG_STR_INIT("12 %"), CTG_STR_INIT("12\u00a0%") },
		{ CTG_STR_INIT(" Dugny "), CTG_STR_INIT("Dugny") },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct ctg_str a = ctg_utf8_fold(&unit_arena, pairs[i][0]);
		struct ctg_str b = ctg_utf8_fold(&unit_arena, pairs[i][1]);

		CHECK_STR(a, ctg_str_c(&unit_arena, b));
	}
}

static void folding_keeps_what_differs(void)
{
	static const struct ctg_str pairs[][2] = {
		{ CTG_STR_INIT("le Département"),
		  CTG_STR_INIT("le département") },
		{ CTG_STR_INIT("convention signée"),
		  CTG_STR_INIT("convention signee") },
		{ CTG_STR_INIT("2 019"), CTG_STR_INIT("2019") },
		{ CTG_STR_INIT("porte à porte"),
		  CTG_STR_INIT("porte-à-porte") },
		{ CTG_STR_INIT("article 5"), CTG_STR_INIT("article 5-1") },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		CHECK(!ctg_str_eq(ctg_utf8_fold(&unit_arena, pairs[i][0]),
			ctg_utf8_fold(&unit_arena, pairs[i][1])));
}

static const struct ctg_str samples[] = {
	CTG_STR_INIT("À l’article 10, les mots : « 31 décembre 2027 »"),
	CTG_STR_INIT("a  ;  b \u00a0 : c \"  d  \" e  %"),
	CTG_STR_INIT("E\u0301TAT  –  œuvre… ¼ ﬁn"),
	CTG_STR_INIT("   "), CTG_STR_INIT("«\u202f»"), CTG_STR_INIT(""),
	CTG_STR_INIT("\u0301seul"), CTG_STR_INIT("ß İ ǅ"),
};

static void folding_twice_changes_nothing(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct ctg_str a = ctg_utf8_fold(&unit_arena, samples[i]);
		struct ctg_str p = ctg_utf8_plain(&unit_arena, samples[i]);

		CHECK_STR(ctg_utf8_fold(&unit_arena, a),
			ctg_str_c(&unit_arena, a));
		CHECK_STR(ctg_utf8_plain(&unit_arena, p),
			ctg_str_c(&unit_arena, p));
	}
}

static void plain_drops_case_and_accents(void)
{
	CHECK_STR(ctg_utf8_plain(&unit_arena, STR("Prévu à l’ARTICLE 5")),
		"prevu a l'article 5");
	CHECK_STR(ctg_utf8_plain(&unit_arena, STR("VÉRIFIER")), "verifier");
	CHECK_STR(ctg_utf8_plain(&unit_arena, STR("ve\u0301rifier")),
		"verifier");
	CHECK_STR(ctg_utf8_plain(&unit_arena, STR("")), "");
}

static void composes(void)
{
	CHECK_STR(ctg_utf8_nfc(&unit_arena, STR("e\u0301le\u0300ve")),
		"élève");
	CHECK_STR(ctg_utf8_nfc(&unit_arena, STR("Caf")), "Caf");
	CHECK_STR(ctg_utf8_nfc(&unit_arena, STR("\u00a0½ﬁ")), "\u00a0½ﬁ");
}

/* Each of list is found wherever it stands among letters, apostrophes and
 * tabs, where there is nothing to find. */
static void finds_all(size_t (*find)(struct ctg_str),
	const char *const *list, size_t n)
{
	static const char around[] =
		"l’été, où\tà\r\nl\u202fœuvre « ﬁ\u00a0» ☑ ᴇ ㎡ 🄰";

	CHECK_INT(find(STR("")), 0);
	CHECK_INT(find(ctg_str_from(around)), sizeof(around) - 1);
	for (size_t k = 0; k < n; k++)
		for (int i = 0; i < (int)sizeof(around); i++) {
			struct ctg_str s;

			if (((unsigned char)around[i] & 0xc0) == 0x80)
				continue;
			s = ctg_strf(&unit_arena, "%.*s%s%s", i, around,
				list[k], around + i);
			CHECK_INT(find(s), i);
		}
}

static void commands(void)
{
	static const char *const list[] = { "\x01", "\x1b", "\x7f",
		"\xc2\x80", "\xc2\x85", "\xc2\x9f", "\u061c", "\u2028",
		"\u2029", "\u202e", "\u2066", "\ufffe", "\uffff", "\U000e0001",
		"\U000e007f" };

	finds_all(ctg_utf8_find_command, list,
		sizeof(list) / sizeof(list[0]));
}

static void hidden(void)
{
	static const char *const list[] = { "\u00ad", "\u034f", "\u1160",
		"\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
		"\u2060", "\u2064", "\u2800", "\u3164", "\ufe0f", "\ufeff",
		"\ufffb", "\U000e0100" };

	finds_all(ctg_utf8_find_hidden, list, sizeof(list) / sizeof(list[0]));
}

int main(void)
{
	UNIT(validates);
	UNIT(sees_each_byte);
	UNIT(walks_both_ways);
	UNIT(counts);
	UNIT(knows_letters_and_spaces);
	UNIT(folds_what_prints_alike);
	UNIT(folding_keeps_what_differs);
	UNIT(folding_twice_changes_nothing);
	UNIT(plain_drops_case_and_accents);
	UNIT(composes);
	UNIT(commands);
	UNIT(hidden);
	return unit_done();
}
