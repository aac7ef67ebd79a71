/* SPDX-License-Identifier: Apache-2.0 */
/* front_line.h - lines of the generated parts, read back into the values that
 * they print (model/part.c).  For use by *_front.c and front_*.c.
 *
 * Spaces, accents and capitals of the fixed words are read loosely, for they
 * may come from an act typed by hand.  Where the words alone could be cut in
 * two ways, what the base says decides. */
#ifndef CTG_AVENANT_FRONT_LINE_H
#define CTG_AVENANT_FRONT_LINE_H

#include "model/text.h"

/* « Commune de Dugny, représentée par …, ci-après dénommée « la commune » »,
 * without what follows the last guillemet. */
struct ctg_str ctg_line_write_party(struct ctg_arena *a,
	const struct ctg_party *p);
/* The same line read: the nom, designation, adresse and people of *out; the
 * rest is that of old, which may be NULL.  The line of a representative's
 * nom is his rank in old, from 1; 0: he comes. */
bool ctg_line_read_party(struct ctg_party *out, struct ctg_arena *a,
	const struct ctg_party *old, struct ctg_str line);

/* « Du 1er janvier 2023 au 31 décembre 2027 », « Jusqu'au … »: debut and fin
 * of *out, as the front-matter has them. */
bool ctg_line_read_period(struct ctg_period *out, struct ctg_arena *a,
	struct ctg_str line);
/* A date in French, « la date de sa signature »: as the front-matter has it. */
bool ctg_line_read_day(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str printed);

/* « Fait en deux exemplaires originaux, à Bobigny, le » */
struct ctg_str ctg_line_write_closing(struct ctg_arena *a,
	const struct ctg_convention *c);
bool ctg_line_read_closing(unsigned *copies, struct ctg_str *lieu,
	struct ctg_str line);

/* « directeur, par délégation (arrêté)\nMonsieur X » */
bool ctg_line_read_signatory(struct ctg_representative *out,
	struct ctg_str line);

/* What stands between « Vu » and the last sign: bytes of the line. */
struct ctg_str ctg_line_cut_visa(struct ctg_str line);

#endif
