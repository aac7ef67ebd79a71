/* SPDX-License-Identifier: Apache-2.0 */
#include "base/huffman.h"

#include "unit.h"

static struct ctg_huffman code;

/* No word begins another, and none is wanting: the lengths fill the room. */
static void check_whole(unsigned n, unsigned most)
{
	uint32_t room = 0;

	ctg_huffman_make(&code, n, most);
	for (unsigned i = 0; i < n; i++) {
		CHECK(code.bits[i] <= most);
		CHECK_INT(code.bits[i] > 0, code.counts[i] > 0);
		if (code.bits[i])
			room += 1u << (most - code.bits[i]);
		for (unsigned k = 0; k < i; k++) {
			unsigned bits = code.bits[i] < code.bits[k] ?
				code.bits[i] : code.bits[k];

			CHECK(bits == 0 || ((code.words[i] ^ code.words[k]) &
				((1u << bits) - 1)) != 0);
		}
	}
	CHECK_INT(room, 1u << most);
}

/* The example of RFC 1951, 3.2.2: A to H. */
static void as_in_the_rfc(void)
{
	static const unsigned counts[] = { 2, 2, 2, 2, 2, 4, 1, 1 };
	static const unsigned bits[] = { 3, 3, 3, 3, 3, 2, 4, 4 };
	/* From the last bit to the first. */
	static const unsigned words[] = { 2, 6, 1, 5, 3, 0, 7, 15 };

	for (int i = 0; i < 8; i++)
		code.counts[i] = counts[i];
	check_whole(8, 15);
	for (int i = 0; i < 8; i++) {
		CHECK_INT(code.bits[i], bits[i]);
		CHECK_INT(code.words[i], words[i]);
	}
}

/* The deepest tree there is, for these counts. */
static void no_word_is_too_long(void)
{
	for (unsigned n = 2; n < 25; n++)
		for (unsigned most = 6; most <= 15; most++) {
			code.counts[0] = code.counts[1] = 1;
			for (unsigned i = 2; i < n; i++)
				code.counts[i] = code.counts[i - 1] +
					code.counts[i - 2];
			if (n <= 1u << most)
				check_whole(n, most);
		}
}

static void what_is_rare_is_longer(void)
{
	for (unsigned i = 0; i < CTG_HUFFMAN_MOST; i++)
		code.counts[i] = (i * 7919 % 101) * (i % 3);
	check_whole(CTG_HUFFMAN_MOST, 15);
	for (unsigned i = 0; i < CTG_HUFFMAN_MOST; i++)
		for (unsigned k = 0; k < CTG_HUFFMAN_MOST; k++)
			CHECK(!code.bits[i] || !code.bits[k] ||
				code.counts[i] <= code.counts[k] ||
				code.bits[i] <= code.bits[k]);
}

static void two_words_at_least(void)
{
	for (unsigned i = 0; i < 30; i++)
		code.counts[i] = 0;
	check_whole(30, 15);
	for (unsigned i = 0; i < 30; i++)
		code.counts[i] = 5 * (i == 7);
	check_whole(30, 15);
}

int main(void)
{
	UNIT(as_in_the_rfc);
	UNIT(no_word_is_too_long);
	UNIT(what_is_rare_is_longer);
	UNIT(two_words_at_least);
	return unit_done();
}
