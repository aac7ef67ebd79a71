/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks of literals and of copies of what came before, each with codes of
 * its own (RFC 1951, 3.2.7).  A copy is sought among the last three places that
 * began with the same four bytes, and taken as found. */
#include "base/deflate.h"

#include "base/arena.h"
#include "base/eight.h"
#include "base/huffman.h"

#define TOKENS		8192		/* in a block */
#define SHORTEST	4		/* copy */
#define LONGEST		258
#define FURTHEST	32768
#define HASH_BITS	13
#define NEAR		3		/* places kept for each hash */

#define LITERALS	286		/* and lengths */
#define END		256
#define DISTANCES	30
#define LENGTHS		19		/* of codes, and runs of zeros */
#define LONGEST_CODE	15

/* What a length or a distance is written as: a symbol, and more bits. */
struct symbol {
	uint16_t symbol, bits, value;
};

/* A literal; or a length, and its distance. */
struct token {
	struct symbol first, second;
};

struct ctg_deflater {
	uint32_t places[1 << HASH_BITS][NEAR];	/* and one more; 0: none */
	struct token tokens[TOKENS];
	size_t n;
	struct ctg_huffman literals, distances, lengths;
	char *out;
	uint64_t bits;			/* not yet written */
	unsigned waiting;		/* how many */
};

/* --- bits ---------------------------------------------------------------- */

/* Of at most 49 bits in all, before they are written. */
static void add(struct ctg_deflater *d, unsigned value, unsigned n)
{
	d->bits |= (uint64_t)value << d->waiting;
	d->waiting += n;
}

/* Eight bytes always, of which the next time writes some again: without a
 * branch, which the processor could not foresee. */
static void flush(struct ctg_deflater *d)
{
	uint64_t bits = htole64(d->bits);
	unsigned whole = d->waiting & ~7u;

	memcpy(d->out, &bits, sizeof(bits));
	d->out += whole / 8;
	d->bits >>= whole;
	d->waiting -= whole;
}

static void put(struct ctg_deflater *d, unsigned value, unsigned n)
{
	add(d, value, n);
	flush(d);
}

static void add_symbol(struct ctg_deflater *d, const struct ctg_huffman *c,
	unsigned symbol)
{
	add(d, c->words[symbol], c->bits[symbol]);
}

/* --- symbols ------------------------------------------------------------- */

static unsigned log_of(unsigned n)
{
	return 31 - (unsigned)__builtin_clz(n);
}

/* The last bits of a number go with it. */
static struct symbol symbol(unsigned which, unsigned bits, unsigned number)
{
	return (struct symbol){ (uint16_t)which, (uint16_t)bits,
		(uint16_t)(number & ((1u << bits) - 1)) };
}

static struct symbol of_length(unsigned length)
{
	unsigned n = length - 3, log;

	if (length == LONGEST)
		return symbol(285, 0, 0);
	if (n < 8)
		return symbol(257 + n, 0, 0);
	log = log_of(n) - 2;
	return symbol(257 + 4 * (log + 1) + (n >> log & 3), log, n);
}

static struct symbol of_distance(unsigned distance)
{
	unsigned n = distance - 1, log;

	if (n < 4)
		return symbol(n, 0, 0);
	log = log_of(n) - 1;
	return symbol(2 * (log + 1) + (n >> log & 1), log, n);
}

/* --- a block ------------------------------------------------------------- */

/* The lengths of both codes, one after the other; of their runs, only those
 * of zeros are shortened. */
static size_t list_lengths(struct symbol *out, const struct ctg_deflater *d)
{
	uint8_t bits[LITERALS + DISTANCES];
	size_t n = 0, run;

	memcpy(bits, d->literals.bits, LITERALS);
	memcpy(bits + LITERALS, d->distances.bits, DISTANCES);
	for (size_t i = 0; i < sizeof(bits); i += run) {
		for (run = 1; bits[i] == 0 && i + run < sizeof(bits) &&
		     bits[i + run] == 0 && run < 138; run++)
			;
		if (run < 3) {
			run = 1;
			out[n++] = symbol(bits[i], 0, 0);
		} else if (run < 11) {
			out[n++] = symbol(17, 3, (unsigned)run - 3);
		} else {
			out[n++] = symbol(18, 7, (unsigned)run - 11);
		}
	}
	return n;
}

static void put_codes(struct ctg_deflater *d)
{
	static const uint8_t order[LENGTHS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10,
		5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	struct symbol list[LITERALS + DISTANCES];
	size_t n = list_lengths(list, d);

	memset(d->lengths.counts, 0, sizeof(d->lengths.counts));
	for (size_t i = 0; i < n; i++)
		d->lengths.counts[list[i].symbol]++;
	ctg_huffman_make(&d->lengths, LENGTHS, 7);
	put(d, LITERALS - 257, 5);
	put(d, DISTANCES - 1, 5);
	put(d, LENGTHS - 4, 4);
	for (size_t i = 0; i < LENGTHS; i++)
		put(d, d->lengths.bits[order[i]], 3);
	for (size_t i = 0; i < n; i++) {
		add_symbol(d, &d->lengths, list[i].symbol);
		put(d, list[i].value, list[i].bits);
	}
}

static void put_token(struct ctg_deflater *d, const struct token *t)
{
	add_symbol(d, &d->literals, t->first.symbol);
	if (t->first.symbol > END) {
		add(d, t->first.value, t->first.bits);
		add_symbol(d, &d->distances, t->second.symbol);
		add(d, t->second.value, t->second.bits);
	}
	flush(d);
}

static void begin_block(struct ctg_deflater *d)
{
	d->n = 0;
	memset(d->literals.counts, 0, sizeof(d->literals.counts));
	memset(d->distances.counts, 0, sizeof(d->distances.counts));
	d->literals.counts[END] = 1;
}

static void end_block(struct ctg_deflater *d, bool last)
{
	ctg_huffman_make(&d->literals, LITERALS, LONGEST_CODE);
	ctg_huffman_make(&d->distances, DISTANCES, LONGEST_CODE);
	put(d, last, 1);
	put(d, 2, 2);
	put_codes(d);
	for (size_t i = 0; i < d->n; i++)
		put_token(d, &d->tokens[i]);
	put_token(d, &(struct token){ .first.symbol = END });
	begin_block(d);
}

/* --- copies -------------------------------------------------------------- */

/* How many bytes are the same at both, of so many. */
static size_t same(const char *a, const char *b, size_t most)
{
	uint64_t other;
	size_t n = 0;

	for (; n + 8 <= most; n += 8) {
		other = ctg_eight(a + n) ^ ctg_eight(b + n);
		if (other)
			return n + (size_t)__builtin_ctzll(other) / 8;
	}
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

static uint32_t *places_of(struct ctg_deflater *d, const char *p)
{
	const unsigned char *u = (const void *)p;
	uint32_t four = (uint32_t)u[0] | (uint32_t)u[1] << 8 |
		(uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;

	return d->places[four * 2'654'435'761u >> (32 - HASH_BITS)];
}

static void remember(uint32_t *places, size_t at)
{
	memmove(places + 1, places, (NEAR - 1) * sizeof(*places));
	places[0] = (uint32_t)at + 1;
}

/* The longest copy for what stands there; 0: a literal. */
static size_t find(size_t *distance, const uint32_t *places,
	struct ctg_str s, size_t at)
{
	size_t most = s.n - at < LONGEST ? s.n - at : LONGEST;
	size_t longest = SHORTEST - 1;

	for (int i = 0; i < NEAR; i++) {
		size_t from = places[i] - 1, n;

		if (!places[i] || at - from > FURTHEST ||
		    (longest < most && s.p[from + longest] !=
		    s.p[at + longest]))
			continue;
		n = same(s.p + from, s.p + at, most);
		if (n > longest) {
			longest = n;
			*distance = at - from;
		}
	}
	return longest < SHORTEST ? 0 : longest;
}

static void add_literal(struct ctg_deflater *d, char c)
{
	struct token *t = &d->tokens[d->n++];

	t->first.symbol = (unsigned char)c;
	d->literals.counts[t->first.symbol]++;
}

static void add_copy(struct ctg_deflater *d, size_t length, size_t distance)
{
	struct token *t = &d->tokens[d->n++];

	t->first = of_length((unsigned)length);
	t->second = of_distance((unsigned)distance);
	d->literals.counts[t->first.symbol]++;
	d->distances.counts[t->second.symbol]++;
}

/* The next token; how many bytes it stands for. */
static size_t take(struct ctg_deflater *d, struct ctg_str s, size_t at)
{
	size_t n = 0, distance = 0;
	uint32_t *places;

	if (s.n - at >= SHORTEST) {
		places = places_of(d, s.p + at);
		n = find(&distance, places, s, at);
		remember(places, at);
	}
	if (n) {
		add_copy(d, n, distance);
		return n;
	}
	add_literal(d, s.p[at]);
	return 1;
}

struct ctg_deflater *ctg_deflater_new(struct ctg_arena *a)
{
	return (void *)ctg_arena_bytes(a, sizeof(struct ctg_deflater));
}

/* No worse than the codes of RFC 1951, 3.2.6: nine bits a byte at most; and
 * the codes of each block. */
size_t ctg_deflate_bound(size_t n)
{
	return n + n / 4 + 1024;
}

size_t ctg_deflate(struct ctg_deflater *d, char *out, struct ctg_str bytes)
{
	size_t at = 0;

	memset(d->places, 0, sizeof(d->places));
	d->out = out;
	d->bits = d->waiting = 0;
	begin_block(d);
	while (at < bytes.n) {
		at += take(d, bytes, at);
		if (d->n == TOKENS && at < bytes.n)
			end_block(d, false);
	}
	end_block(d, true);
	put(d, 0, 7);
	return (size_t)(d->out - out);
}
