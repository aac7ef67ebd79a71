/* SPDX-License-Identifier: Apache-2.0 */
/* reference.h - « à l'article 4 », « aux articles 5 à 7 », « l'annexe 2a »:
 * what running French says of divisions.
 *
 * Most references in a convention's preamble and visas are to laws, codes
 * and other contracts: « l'article 30 du RGPD » is no business of ours.  When
 * the words do not tell whose division it is, the reference is DOUBTFUL. */
#ifndef CTG_CHECK_REFERENCE_H
#define CTG_CHECK_REFERENCE_H

#include "model/label.h"

#include <stddef.h>

struct ctg_arena;

enum ctg_belonging {
	CTG_REF_SAID,		/* « de la présente convention »: ours */
	CTG_REF_PLAIN,		/* nothing said: ours, as a rule */
	CTG_REF_DOUBTFUL,	/* « de la charte », « son article 5 » */
	CTG_REF_FOREIGN,	/* « du code de la sécurité sociale » */
};

enum ctg_side {
	CTG_REF_ANYWHERE,
	CTG_REF_ABOVE,		/* « ci-dessus » */
	CTG_REF_BELOW,		/* « ci-après », « ci-dessous » */
};

/* One division, or a range.  « les articles 4, 5 et 7 à 9 » gives three. */
struct ctg_reference {
	enum ctg_word word;
	struct ctg_label first, last;	/* equal when there is no range */
	bool range;
	bool in_annexe;			/* « de l'annexe 3 »: */
	struct ctg_label annexe;
	enum ctg_belonging whose;
	enum ctg_side side;
	bool leads;			/* opens the text, as a title does:
					 * « Annexe 3 - Plan d'actions » */
	size_t word_off;		/* « articles », shared by a list */
	size_t off, len;		/* the label, or « 7 à 9 » */
	size_t last_off;		/* of the last label */
};

/* The references of a text (a paragraph, a cell), in order; 4,096 at most.
 * Articles of codes (« L. 263-1 ») are not listed: no convention has such
 * labels. */
size_t ctg_references_read(struct ctg_reference **out, struct ctg_arena *a,
	struct ctg_str text);

#endif
