/* SPDX-License-Identifier: Apache-2.0 */
#include "base/huffman.h"

#include <string.h>

#define LONGEST		15		/* word */

/* Leaves: a count, and the symbol that has it in the last SYMBOL bits. */
#define SYMBOL		16

/* In the order of eight bits of theirs, and of those before. */
static void sort_by(uint32_t *to, const uint32_t *from, int n, unsigned shift)
{
	int next[256] = { 0 }, at = 0;

	for (int i = 0; i < n; i++)
		next[from[i] >> shift & 0xff]++;
	for (int i = 0; i < 256; i++) {
		int here = next[i];

		next[i] = at;
		at += here;
	}
	for (int i = 0; i < n; i++)
		to[next[from[i] >> shift & 0xff]++] = from[i];
}

/* The depth of each leaf of Huffman's tree, for counts in order (Moffat and
 * Katajainen: in place, 1995). */
static void find_depths(uint32_t *a, int n)
{
	int root = 0, leaf = 2, next, free = 1, used = 0;
	uint32_t depth = 0;

	a[0] += a[1];
	for (next = 1; next < n - 1; next++) {
		uint32_t sum = 0;

		for (int i = 0; i < 2; i++) {
			if (leaf >= n || (root < next && a[root] < a[leaf])) {
				sum += a[root];
				a[root++] = (uint32_t)next;
			} else {
				sum += a[leaf++];
			}
		}
		a[next] = sum;
	}
	a[n - 2] = 0;
	for (next = n - 3; next >= 0; next--)
		a[next] = a[a[next]] + 1;
	root = n - 2;
	for (next = n - 1; free > 0; depth++) {
		for (used = 0; root >= 0 && a[root] == depth; root--)
			used++;
		for (; free > used; free--)
			a[next--] = depth;
		free = 2 * used;
	}
}

/* None deeper than most.  Those that were take the room of one less deep,
 * which goes down by one; the depths of rare ones come first. */
static void limit(uint32_t *depths, int n, unsigned most)
{
	uint32_t counts[CTG_HUFFMAN_MOST] = { 0 }, sum = 0, i;

	for (int k = 0; k < n; k++) {
		unsigned depth = depths[k] < most ? depths[k] : most;

		counts[depth]++;
		sum += 1u << (most - depth);
	}
	for (; sum > 1u << most; sum--) {
		for (i = most - 1; counts[i] == 0; i--)
			;
		counts[most]--;
		counts[i]--;
		counts[i + 1] += 2;
	}
	for (i = most; i > 0; i--)
		for (; counts[i] > 0; counts[i]--)
			*depths++ = i;
}

static unsigned reversed(unsigned word, unsigned bits)
{
	unsigned r = 0;

	for (; bits > 0; bits--, word >>= 1)
		r = r << 1 | (word & 1);
	return r;
}

/* RFC 1951, 3.2.2. */
static void name_words(struct ctg_huffman *c)
{
	unsigned counts[LONGEST + 1] = { 0 }, next[LONGEST + 1] = { 0 };

	for (unsigned i = 0; i < c->n; i++)
		counts[c->bits[i]] += c->bits[i] > 0;
	for (unsigned bits = 1; bits <= LONGEST; bits++)
		next[bits] = (next[bits - 1] + counts[bits - 1]) << 1;
	for (unsigned i = 0; i < c->n; i++)
		if (c->bits[i])
			c->words[i] = (uint16_t)reversed(next[c->bits[i]]++,
				c->bits[i]);
}

void ctg_huffman_make(struct ctg_huffman *c, unsigned n, unsigned most)
{
	uint32_t leaves[CTG_HUFFMAN_MOST] = { 0 };
	uint32_t depths[CTG_HUFFMAN_MOST] = { 0 };
	int found = 0;

	c->n = n;
	memset(c->bits, 0, sizeof(c->bits));
	for (unsigned i = 0; i < 2 && i < n; i++)
		c->counts[i] += c->counts[i] == 0;
	for (unsigned i = 0; i < n; i++)
		if (c->counts[i])
			leaves[found++] = c->counts[i] << SYMBOL | i;
	sort_by(depths, leaves, found, SYMBOL);
	sort_by(leaves, depths, found, SYMBOL + 8);
	for (int i = 0; i < found; i++)
		depths[i] = leaves[i] >> SYMBOL;
	find_depths(depths, found);
	limit(depths, found, most);
	for (int i = 0; i < found; i++)
		c->bits[(uint16_t)leaves[i]] = (uint8_t)depths[i];
	name_words(c);
}
