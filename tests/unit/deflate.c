/* SPDX-License-Identifier: Apache-2.0 */
#include "base/deflate.h"

#include "base/arena.h"
#include "base/buf.h"
#include "unit.h"

#include <zlib.h>

#define LONG	300'000

static unsigned seed;

static unsigned draw(unsigned n)
{
	seed = seed * 1'103'515'245 + 12'345;
	return (seed >> 8) % n;
}

static struct ctg_str deflated(struct ctg_str s)
{
	struct ctg_deflater *d = ctg_deflater_new(&unit_arena);
	char *out = ctg_arena_bytes(&unit_arena, ctg_deflate_bound(s.n));
	size_t n = ctg_deflate(d, out, s);

	CHECK(n <= ctg_deflate_bound(s.n));
	return (struct ctg_str){ out, n };
}

/* zlib reads the very same, to the last byte of both. */
static struct ctg_str checked(struct ctg_str s)
{
	struct ctg_str packed = deflated(s);
	char *back = ctg_arena_bytes(&unit_arena, s.n + 1);
	z_stream z = { .next_in = (void *)packed.p,
		.avail_in = (unsigned)packed.n, .next_out = (void *)back,
		.avail_out = (unsigned)s.n + 1 };

	CHECK_INT(inflateInit2(&z, -MAX_WBITS), Z_OK);
	CHECK_INT(inflate(&z, Z_FINISH), Z_STREAM_END);
	CHECK_INT(z.avail_in, 0);
	CHECK(ctg_str_eq((struct ctg_str){ back, z.total_out }, s));
	inflateEnd(&z);
	return packed;
}

static struct ctg_str text(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (unsigned i = 1; i < 300; i++)
		ctg_buf_printf(&b, "<text:p text:style-name=\"P%u\">Article "
			"%u\u00a0: la commune d'%u habitants</text:p>",
			i % 7, i, i * 7919 % 1000);
	return ctg_buf_str(&b);
}

static void short_ones(void)
{
	checked(STR(""));
	checked(STR("a"));
	checked(STR("aaaa"));
	checked(STR("abcabcabcabcabcabc"));
	checked(STR("Convention territoriale globale"));
}

/* A document must not change with the program that makes it shorter: these
 * are the bytes of the first day. */
static void same_bytes_for_ever(void)
{
	struct ctg_str packed = checked(text()), again = deflated(text());

	CHECK(ctg_str_eq(packed, again));
	CHECK_INT(packed.n, 2203);
	CHECK_INT(crc32(0, (const void *)packed.p, (unsigned)packed.n),
		959'953'677);
}

static void copies_of_all_lengths_and_distances(void)
{
	char *p = ctg_arena_alloc(&unit_arena, 1, LONG);

	for (size_t i = 0; i < LONG; i++)
		p[i] = (char)draw(256);
	for (size_t i = 0, at = 1; at + 300 < LONG; i++) {
		size_t n = 3 + i % 258;
		size_t from = at - 1 - draw(at < 33'000 ? (unsigned)at :
			33'000);

		for (size_t k = 0; k < n; k++)
			p[at + k] = p[from + k];
		at += n + draw(3);
	}
	CHECK(checked((struct ctg_str){ p, LONG }).n < LONG / 10);
}

/* Noise grows no more than was said; what is drawn unevenly has words of all
 * lengths. */
static void letters_of_all_kinds(void)
{
	char *p = ctg_arena_alloc(&unit_arena, 1, LONG);

	for (unsigned kinds = 1; kinds <= 256; kinds *= 2)
		for (unsigned uneven = 1; uneven < 4; uneven++) {
			for (size_t i = 0; i < LONG; i++) {
				unsigned c = draw(kinds);

				for (unsigned k = 1; k < uneven; k++)
					c = draw(c + 1);
				p[i] = (char)c;
			}
			checked((struct ctg_str){ p, LONG });
		}
}

int main(void)
{
	UNIT(short_ones);
	UNIT(same_bytes_for_ever);
	UNIT(copies_of_all_lengths_and_distances);
	UNIT(letters_of_all_kinds);
	return unit_done();
}
