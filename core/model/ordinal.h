/* SPDX-License-Identifier: Apache-2.0 */
/* ordinal.h - numbers in words, as acts write them.
 *
 * Written in the traditional spelling (« vingt et un », « cent deux »); read
 * with hyphens or spaces anywhere, with or without accents. */
#ifndef CTG_MODEL_ORDINAL_H
#define CTG_MODEL_ORDINAL_H

#include "base/str.h"

struct ctg_buf;

/* « premier », « deuxième »…, in full letters up to 999, « 1000e » beyond;
 * feminine « première ». */
void ctg_ordinal_write(struct ctg_buf *b, unsigned n, bool feminine);
/* « deuxième », « 2e », « second », « premier »: length read, or 0. */
size_t ctg_ordinal_take(unsigned *out, struct ctg_str text);

/* « six », « vingt et un », « six cents », up to 999 999: length read, or
 * 0. */
size_t ctg_cardinal_take(unsigned *out, struct ctg_str text);
/* In figures from a million; feminine « vingt et une ». */
void ctg_cardinal_write(struct ctg_buf *b, unsigned n, bool feminine);

#endif
