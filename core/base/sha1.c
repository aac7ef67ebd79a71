/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sha1.h"

#include "base/hash.h"

#define BLOCK	CTG_HASH_BLOCK

static uint32_t turn(uint32_t x, unsigned n)
{
	return x << n | x >> (32 - n);
}

/* 4.1.1 */
#define CH(x, y, z)	((z) ^ ((x) & ((y) ^ (z))))
#define PARITY(x, y, z)	((x) ^ (y) ^ (z))
#define MAJ(x, y, z)	(((x) & (y)) + ((z) & ((x) ^ (y))))

/* 6.1.3: sixteen words are enough.  The five variables turn by their places in
 * the macros, not by copies: with an index of five megabytes it shows. */
#define W(t)		w[(t) & 15]
#define NEXT(t)		(W(t) = turn(W((t) + 13) ^ W((t) + 8) ^ \
				W((t) + 2) ^ W(t), 1))
#define STEP(f, k, x, a, b, c, d, e) do { \
		e += turn(a, 5) + f(b, c, d) + (k) + (x); \
		b = turn(b, 30); \
	} while (0)
#define FIVE(f, k, x, t) do { \
		STEP(f, k, x(t), a, b, c, d, e); \
		STEP(f, k, x((t) + 1), e, a, b, c, d); \
		STEP(f, k, x((t) + 2), d, e, a, b, c); \
		STEP(f, k, x((t) + 3), c, d, e, a, b); \
		STEP(f, k, x((t) + 4), b, c, d, e, a); \
	} while (0)
#define TWENTY(f, k, t) do { \
		FIVE(f, k, NEXT, t); \
		FIVE(f, k, NEXT, (t) + 5); \
		FIVE(f, k, NEXT, (t) + 10); \
		FIVE(f, k, NEXT, (t) + 15); \
	} while (0)
#define FIRST(t)	((t) < 16 ? W(t) : NEXT(t))

static void mix(uint32_t h[5], const unsigned char *p)
{
	uint32_t w[16], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];

	for (size_t i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
			(uint32_t)p[2] << 8 | p[3];
	FIVE(CH, 0x5a827999, FIRST, 0);
	FIVE(CH, 0x5a827999, FIRST, 5);
	FIVE(CH, 0x5a827999, FIRST, 10);
	FIVE(CH, 0x5a827999, FIRST, 15);
	TWENTY(PARITY, 0x6ed9eba1, 20);
	TWENTY(MAJ, 0x8f1bbcdc, 40);
	TWENTY(PARITY, 0xca62c1d6, 60);
	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

void ctg_sha1(unsigned char out[CTG_SHA1_SIZE], struct ctg_str s)
{
	uint32_t h[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
		0xc3d2e1f0 };
	uint64_t bits = (uint64_t)s.n * 8;
	unsigned char last[2 * BLOCK];
	size_t n;

	for (; s.n >= BLOCK; s = ctg_str_skip(s, BLOCK))
		mix(h, (const unsigned char *)s.p);
	n = ctg_hash_end(last, s, bits);
	for (size_t i = 0; i < n; i += BLOCK)
		mix(h, last + i);
	for (size_t i = 0; i < CTG_SHA1_SIZE; i++)
		out[i] = (unsigned char)(h[i / 4] >> (24 - i % 4 * 8));
}
