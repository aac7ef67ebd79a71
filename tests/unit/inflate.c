/* SPDX-License-Identifier: Apache-2.0 */
#include "base/inflate.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/deflate.h"

#include "unit.h"

#define MOST	100000

/* Gives `in` in pieces of n, and takes pieces of m. */
static bool unpack(struct ctg_str *out, struct ctg_str in, size_t n, size_t m)
{
	unsigned char *to = (unsigned char *)ctg_arena_bytes(&unit_arena,
		MOST);
	struct ctg_inflater z;
	size_t used = 0, got;
	bool good = !ctg_inflate_begin(&z, NULL);

	while (good && in.n > 0 && !z.ended) {
		z.in = ctg_str_head(in, n < in.n ? n : in.n);
		in = ctg_str_skip(in, z.in.n);
		do {
			good = ctg_inflate(&z, to + used, m, &got);
			used += got;
		} while (good && !z.ended && (z.in.n > 0 || got == m));
	}
	good = good && z.ended && z.in.n == 0 && in.n == 0;
	ctg_inflate_end(&z);
	*out = (struct ctg_str){ (const char *)to, used };
	return good;
}

static struct ctg_str deflated(struct ctg_str bytes)
{
	char *out = ctg_arena_bytes(&unit_arena, ctg_deflate_bound(bytes.n));

	return (struct ctg_str){ out, ctg_deflate(ctg_deflater_new(
		&unit_arena), out, bytes) };
}

static struct ctg_str text(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (int i = 0; i < 900; i++)
		ctg_buf_printf(&b, "<p n=\"%d\">Article %d</p>", i, i * i);
	return ctg_buf_str(&b);
}

static void gives_back_what_was_deflated(void)
{
	const struct ctg_str all = text(), packed = deflated(all);
	static const size_t sizes[] = { 1, 7, 64, 4096, 50000 };
	struct ctg_str got;

	for (size_t i = 0; i < 5; i++)
		for (size_t k = 0; k < 5; k++) {
			CHECK(unpack(&got, packed, sizes[i], sizes[k]));
			CHECK(ctg_str_eq(got, all));
		}
	CHECK(unpack(&got, deflated(STR("")), 1, 1) && got.n == 0);
}

static void refuses_what_is_none(void)
{
	const struct ctg_str packed = deflated(text());
	struct ctg_str got;

	CHECK(!unpack(&got, STR("\xff\xff\xff\xff"), 4, 16));
	CHECK(!unpack(&got, ctg_str_head(packed, packed.n - 1), 64, 4096));
	CHECK(!unpack(&got, ctg_strf(&unit_arena, "%.*sx", STR_ARG(
		deflated(STR("")))), 64, 4096));
}

/* The check value of CRC-32. */
static void sums(void)
{
	CHECK_INT(ctg_crc32(0, STR("123456789")), 0xcbf43926);
	CHECK_INT(ctg_crc32(ctg_crc32(0, STR("1234")), STR("56789")),
		0xcbf43926);
	CHECK_INT(ctg_crc32(0, STR("")), 0);
	CHECK_INT(ctg_crc32(7, (struct ctg_str){ 0 }), 7);
}

int main(void)
{
	UNIT(gives_back_what_was_deflated);
	UNIT(refuses_what_is_none);
	UNIT(sums);
	return unit_done();
}
