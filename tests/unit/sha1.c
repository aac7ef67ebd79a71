/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "base/sha1.h"

static struct ctg_str hash(struct ctg_str s)
{
	unsigned char sum[CTG_SHA1_SIZE];
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_sha1(sum, s);
	for (size_t i = 0; i < sizeof(sum); i++)
		ctg_buf_printf(&b, "%02x", sum[i]);
	return ctg_buf_str(&b);
}

static struct ctg_str repeat(const char *s, size_t n)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "");
	while (n-- > 0)
		ctg_buf_puts(&b, s);
	return ctg_buf_str(&b);
}

/* The examples of FIPS 180-2. */
static void gives_the_published_values(void)
{
	CHECK_STR(hash(repeat("", 1)),
		"da39a3ee5e6b4b0d3255bfef95601890afd80709");
	CHECK_STR(hash(repeat("abc", 1)),
		"a9993e364706816aba3e25717850c26c9cd0d89d");
	CHECK_STR(hash(repeat("abcdbcdecdefdefgefghfghighijhijkijkljklmklmn"
		"lmnomnopnopq", 1)),
		"84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	CHECK_STR(hash(repeat("a", 1'000'000)),
		"34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

/* Where the length no longer fits in the last block, and around; the values
 * are those of sha1sum. */
static void counts_at_the_edges_of_a_block(void)
{
	static const struct {
		size_t n;
		const char *hash;
	} cases[] = {
		{ 55, "c1c8bbdc22796e28c0e15163d20899b65621d65a" },
		{ 56, "c2db330f6083854c99d4b5bfb6e8f29f201be699" },
		{ 63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5" },
		{ 64, "0098ba824b5c16427bd7a1122a5a442a25ec644d" },
		{ 65, "11655326c708d70319be2610e8a57d9a5b959d3b" },
		{ 119, "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56" },
		{ 120, "f34c1488385346a55709ba056ddd08280dd4c6d6" },
		{ 128, "ad5b3fdbcb526778c2839d2f151ea753995e26a0" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(hash(repeat("a", cases[i].n)), cases[i].hash);
}

int main(void)
{
	UNIT(gives_the_published_values);
	UNIT(counts_at_the_edges_of_a_block);
	return unit_done();
}
