/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/hash.h"

static struct ctg_str hash(struct ctg_str s)
{
	static char hex[CTG_SHA256_HEX + 1];

	ctg_hash_sha256(hex, s);
	return ctg_str_from(hex);
}

static struct ctg_str repeat(const char *s, size_t n)
{
	size_t len = strlen(s);
	char *p = CTG_NEW_N(&unit_arena, char, n * len + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(p + i * len, s, len);
	return (struct ctg_str){ p, n * len };
}

/* The examples of FIPS 180-2 and of the NIST's response files. */
static void gives_the_published_values(void)
{
	static const struct {
		const char *text, *hash;
		size_t times;
	} cases[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
			"27ae41e4649b934ca495991b7852b855", 1 },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
			"b00361a396177a9cb410ff61f20015ad", 1 },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039"
			"a33ce45964ff2167f6ecedd419db06c1", 1 },
		{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
			"hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopq"
			"rstu", "cf5b16a778af8380036ce59e7b049237"
			"0b249b11e8f07a51afac45037afee9d1", 1 },
		{ "a", "cdc76e5c9914fb9281a1c7e284d73e67"
			"f1809a48a497200e046d39ccc7112cd0", 1'000'000 },
		{ "\xbd", "68325720aabd7c82f30f554b313d0570"
			"c95accbb7dc4b5aae11204c08ffe732b", 1 },
		{ "\xc9\x8c\x8e\x55", "7abc22c0ae5af26ce93dbb94433a0e0b"
			"2e119d014f8e7f65bd56c61ccccd9504", 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(hash(repeat(cases[i].text, cases[i].times)),
			cases[i].hash);
}

/* Where the length no longer fits in the last block, and around. */
static void counts_at_the_edges_of_a_block(void)
{
	static const struct {
		size_t n;
		const char *hash;
	} cases[] = {
		{ 55, "02779466cdec163811d078815c633f21"
			"901413081449002f24aa3e80f0b88ef7" },
		{ 56, "d4817aa5497628e7c77e6b606107042b"
			"bba3130888c5f47a375e6179be789fbb" },
		{ 57, "65a16cb7861335d5ace3c60718b5052e"
			"44660726da4cd13bb745381b235a1785" },
		{ 64, "f5a5fd42d16a20302798ef6ed309979b"
			"43003d2320d9f0e8ea9831a92759fb4b" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_STR(hash((struct ctg_str){ CTG_NEW_N(&unit_arena, char,
			cases[i].n), cases[i].n }), cases[i].hash);
}

static void knows_a_hash_when_it_sees_one(void)
{
	CHECK(ctg_hash_is_sha256(hash(STR("délibération"))));
	CHECK(!ctg_hash_is_sha256(STR("")));
	CHECK(!ctg_hash_is_sha256(ctg_str_skip(hash(STR("x")), 1)));
	CHECK(!ctg_hash_is_sha256(repeat("A", 64)));
	CHECK(!ctg_hash_is_sha256(repeat("g", 64)));
	CHECK(!ctg_hash_is_sha256(repeat("a", 65)));
}

int main(void)
{
	UNIT(gives_the_published_values);
	UNIT(counts_at_the_edges_of_a_block);
	UNIT(knows_a_hash_when_it_sees_one);
	return unit_done();
}
