/* SPDX-License-Identifier: Apache-2.0 */
/* eight.h - eight bytes of a text at once, the first lowest.
 *
 * A test of all eight is a bit of each, its highest, that is set where the
 * answer is yes; only the first of them is certain. */
#ifndef CTG_BASE_EIGHT_H
#define CTG_BASE_EIGHT_H

#include <endian.h>
#include <stdint.h>
#include <string.h>

#define CTG_EIGHT(byte)	(UINT64_C(0x0101010101010101) * (byte))
#define CTG_EIGHT_HIGH	CTG_EIGHT(0x80)

static inline uint64_t ctg_eight(const void *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return le64toh(w);
}

/* Which are below n; n is at most 0x80. */
static inline uint64_t ctg_eight_below(uint64_t w, unsigned char n)
{
	return (w - CTG_EIGHT(n)) & ~w & CTG_EIGHT_HIGH;
}

/* Which are zero. */
static inline uint64_t ctg_eight_zero(uint64_t w)
{
	return ctg_eight_below(w, 1);
}

#endif
