/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

#include "base/arena.h"

#define BLOCK	CTG_HASH_BLOCK

/* FIPS 180-4, 4.2.2: the fractional parts of the cube roots of the first
 * primes. */
static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
	0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
	0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turn(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

/* 6.2.2, step 1 */
static void schedule(uint32_t w[64], const unsigned char *p)
{
	for (size_t i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
			(uint32_t)p[2] << 8 | p[3];
	for (size_t i = 16; i < 64; i++) {
		uint32_t x = w[i - 15], y = w[i - 2];

		w[i] = w[i - 16] + w[i - 7] +
			(turn(x, 7) ^ turn(x, 18) ^ x >> 3) +
			(turn(y, 17) ^ turn(y, 19) ^ y >> 10);
	}
}

/* 6.2.2, steps 2 to 4 */
static void mix(uint32_t h[8], const unsigned char *p)
{
	uint32_t w[64], v[8];

	schedule(w, p);
	memcpy(v, h, sizeof(v));
	for (size_t i = 0; i < 64; i++) {
		uint32_t a = v[0], e = v[4];
		uint32_t t = v[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
			((e & v[5]) ^ (~e & v[6])) + constants[i] + w[i];
		uint32_t u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
			((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));

		memmove(v + 1, v, 7 * sizeof(*v));
		v[4] += t;
		v[0] = t + u;
	}
	for (size_t i = 0; i < 8; i++)
		h[i] += v[i];
}

size_t ctg_hash_end(unsigned char out[2 * CTG_HASH_BLOCK],
	struct ctg_str rest, uint64_t bits)
{
	size_t n = rest.n + 9 > BLOCK ? 2 * BLOCK : BLOCK;

	memset(out, 0, 2 * BLOCK);
	if (rest.n > 0)
		memcpy(out, rest.p, rest.n);
	out[rest.n] = 0x80;
	for (size_t i = 1; i <= 8; i++, bits >>= 8)
		out[n - i] = (unsigned char)bits;
	return n;
}

void ctg_hash_sha256(char out[CTG_SHA256_HEX + 1], struct ctg_str s)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t h[8] = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	};
	uint64_t bits = (uint64_t)s.n * 8;
	unsigned char last[2 * BLOCK];
	size_t n;

	for (; s.n >= BLOCK; s = ctg_str_skip(s, BLOCK))
		mix(h, (const unsigned char *)s.p);
	n = ctg_hash_end(last, s, bits);
	for (size_t i = 0; i < n; i += BLOCK)
		mix(h, last + i);
	for (size_t i = 0; i < CTG_SHA256_HEX; i++)
		out[i] = digits[h[i / 8] >> (28 - i % 8 * 4) & 15];
	out[CTG_SHA256_HEX] = '\0';
}

struct ctg_str ctg_hash_kept(struct ctg_arena *a, struct ctg_str s)
{
	char *hex = ctg_arena_bytes(a, CTG_SHA256_HEX + 1);

	ctg_hash_sha256(hex, s);
	return (struct ctg_str){ hex, CTG_SHA256_HEX };
}

bool ctg_hash_is_sha256(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]) && !(s.p[i] >= 'a' && s.p[i] <= 'f'))
			return false;
	return s.n == CTG_SHA256_HEX;
}
