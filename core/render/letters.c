/* SPDX-License-Identifier: Apache-2.0 */
#include "render/letters.h"

/* From the space on.  Titles are in bold, and other letters are not wider. */
static const unsigned short widths_of[] = {
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333,
	278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333,
	584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
	556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
	667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556,
	333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
	333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
};

#define ACCENTED	611
#define SIGN		1000	/* a box to tick, a dash */

unsigned ctg_letter_width(unsigned char c)
{
	if (c < 0x80)
		return c < ' ' || c > '~' ? 0 : widths_of[c - ' '];
	if ((c & 0xc0) == 0x80)
		return 0;
	return c < 0xe0 ? ACCENTED : SIGN;
}

unsigned long ctg_letters_width(struct ctg_str s)
{
	unsigned long width = 0;

	for (size_t i = 0; i < s.n; i++)
		width += ctg_letter_width((unsigned char)s.p[i]);
	return width;
}
