/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include "base/utf8.h"
#include "unit.h"

static void writes_a_sentence(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "À l'article ");
	ctg_buf_printf(&b, "%u", 10u);
	ctg_buf_putc(&b, ' ');
	ctg_buf_add(&b, STR("de la convention"));
	CHECK_STR(ctg_buf_str(&b), "À l'article 10 de la convention");
	CHECK_INT(b.p[b.n], 0);
}

/* What is plain is printed here, the rest by the C library: alike. */
static void prints_as_the_library(void)
{
	static const char with_nul[] = "a\0b";
	char expected[200];

#define CHECK_PRINTED(...) do { \
	snprintf(expected, sizeof(expected), __VA_ARGS__); \
	CHECK_STR(ctg_strf(&unit_arena, __VA_ARGS__), expected); \
} while (0)
	CHECK_PRINTED("rien");
	CHECK_PRINTED("%s", "");
	CHECK_PRINTED("%s et %s", "la Caf", "la commune");
	CHECK_PRINTED("%u %u %u", 0u, 10u, 4294967295u);
	CHECK_PRINTED("%zu-%zu.", (size_t)0, SIZE_MAX);
	CHECK_PRINTED("%c%c%s", 'a', 'b', "c");
	CHECK_PRINTED("[%.*s]", 3, "article");
	CHECK_PRINTED("[%.*s]", 9, "titre");
	CHECK_PRINTED("[%.*s]", 3, with_nul);
	CHECK_PRINTED("[%.*s]", 0, "");
	CHECK_PRINTED("%s %d %s", "a", -3, "b");
	CHECK_PRINTED("%02u %5s %-5s| %u%%", 7u, "x", "y", 12u);
	CHECK_PRINTED("%.2f %x %lld %.3s", 1.005, 255u, -1ll, "abcdef");
#undef CHECK_PRINTED
}

static void empty_is_never_null(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK(ctg_buf_str(&b).p != NULL);
	CHECK_INT(ctg_buf_str(&b).n, 0);
	ctg_buf_printf(&b, "%s", "");
	ctg_buf_add(&b, (struct ctg_str){ NULL, 0 });
	CHECK_STR(ctg_buf_str(&b), "");
	CHECK_STR(ctg_strf(&unit_arena, "%s", ""), "");
}

static void grows(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	bool same = true;

	for (unsigned i = 0; i < 100'000; i++)
		ctg_buf_putc(&b, (char)('a' + i % 26));
	CHECK_INT(b.n, 100'000);
	for (unsigned i = 0; i < 100'000; i++)
		same = same && b.p[i] == (char)('a' + i % 26);
	CHECK(same);
	CHECK_INT(b.p[b.n], 0);
}

/* Room that is exactly full has no place for the NUL. */
static void keeps_room_for_the_nul(void)
{
	for (size_t n = 0; n < 300; n++) {
		struct ctg_buf b = { .arena = &unit_arena };

		for (size_t i = 0; i < n; i++)
			ctg_buf_putc(&b, 'x');
		ctg_buf_printf(&b, "%*s", (int)n, "");
		CHECK_INT(b.n, 2 * n);
		CHECK(b.room > b.n || b.room == 0);
	}
}

static void may_add_itself(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "ab");
	for (int i = 0; i < 10; i++)
		ctg_buf_add(&b, ctg_buf_str(&b));
	CHECK_INT(b.n, 2048);
	CHECK_STR(ctg_str_head(ctg_buf_str(&b), 6), "ababab");
}

static void every_code_point_comes_back(void)
{
	unsigned bad = 0;

	for (unsigned c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37) {
		struct ctg_buf b = { .arena = &unit_arena };
		size_t next, last;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		ctg_buf_putu(&b, c);
		bad += ctg_utf8_next(ctg_buf_str(&b), &next) != c ||
			ctg_utf8_last(ctg_buf_str(&b), &last) != c ||
			next != b.n || last != b.n ||
			ctg_utf8_valid(ctg_buf_str(&b)) != b.n;
	}
	CHECK_INT(bad, 0);
}

int main(void)
{
	UNIT(writes_a_sentence);
	UNIT(prints_as_the_library);
	UNIT(empty_is_never_null);
	UNIT(grows);
	UNIT(keeps_room_for_the_nul);
	UNIT(may_add_itself);
	UNIT(every_code_point_comes_back);
	return unit_done();
}
