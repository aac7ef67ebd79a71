/* SPDX-License-Identifier: Apache-2.0 */
/* letters.h - how wide words are, near enough to share out a line before an
 * office program lays it out. */
#ifndef CTG_RENDER_LETTERS_H
#define CTG_RENDER_LETTERS_H

#include "base/str.h"

/* Of Liberation Sans in bold, in thousandths of the size of the letters: of
 * the letter that begins at a byte; nothing for what goes on with it. */
unsigned ctg_letter_width(unsigned char c);
unsigned long ctg_letters_width(struct ctg_str s);

#endif
