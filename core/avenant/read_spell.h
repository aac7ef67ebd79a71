/* SPDX-License-Identifier: Apache-2.0 */
/* read_spell.h - typing errors in the words of formulas.  For use by read*.c
 * only. */
#ifndef CTG_AVENANT_READ_SPELL_H
#define CTG_AVENANT_READ_SPELL_H

#include "base/buf.h"

/* Adds the word or sign that begins s: another that says the same to the
 * formulas, or, mended, the only one that is near enough.  Returns its length
 * in s. */
size_t ctg_spell_word(struct ctg_buf *b, struct ctg_str s, bool mend);

#endif
