/* SPDX-License-Identifier: Apache-2.0 */
/* huffman.h - the shortest codes for what is counted (RFC 1951, 3.2.2). */
#ifndef CTG_BASE_HUFFMAN_H
#define CTG_BASE_HUFFMAN_H

#include <stdint.h>

#define CTG_HUFFMAN_MOST	286	/* symbols */

struct ctg_huffman {
	unsigned n;			/* symbols */
	uint32_t counts[CTG_HUFFMAN_MOST];	/* below 65 536 */
	uint8_t bits[CTG_HUFFMAN_MOST];	/* of its word; 0: it has none */
	uint16_t words[CTG_HUFFMAN_MOST];	/* first bit lowest */
};

/* From its counts; no word is longer than so many bits, at most 15.  There
 * are always two: the first two symbols count once at least. */
void ctg_huffman_make(struct ctg_huffman *c, unsigned n, unsigned most);

#endif
