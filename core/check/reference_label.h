/* SPDX-License-Identifier: Apache-2.0 */
/* reference_label.h - is what follows « article » a label?  For use by
 * reference.c only.
 *
 * « l'annexe a été », « l'article 5, 2e alinéa », « 3 mois »: in running text
 * most letters and many numbers are not. */
#ifndef CTG_CHECK_REFERENCE_LABEL_H
#define CTG_CHECK_REFERENCE_LABEL_H

#include "model/label.h"

/* Each gives the bytes read at the start of s, 0 when there is nothing of
 * the kind. */

/* A label of a division. */
size_t ctg_reference_label(struct ctg_label *out, struct ctg_str s);
/* The b of « 2a et b ». */
size_t ctg_reference_letter(struct ctg_label *out, struct ctg_label before,
	struct ctg_str s);
/* « L. 263-1 »: an article of a code. */
size_t ctg_reference_code(struct ctg_str s);

/* What follows lets a label end a list that began in the singular, where
 * « et 3 professionnels » is as likely as « et 3 ». */
bool ctg_reference_may_close(struct ctg_str after);

#endif
