/* SPDX-License-Identifier: Apache-2.0 */
/* targets.h - what a reference can name in a convention.  For use by
 * check_*.c only.
 *
 * Looser than addresses: « l'annexe 2 » names 2a and 2b together, « l'article
 * 4.2 » the second point of article 4.  A reference that a reader would
 * follow without hesitation has a target. */
#ifndef CTG_CHECK_TARGETS_H
#define CTG_CHECK_TARGETS_H

#include "check/checks.h"
#include "check/reference.h"

/* A labelled division of the developed text. */
struct ctg_target {
	const struct ctg_node *node;
	enum ctg_word word;
	struct ctg_label label;
	size_t annexe;			/* which, from 1; 0 in the body */
	size_t block;			/* its heading */
};

struct ctg_targets {
	const struct ctg_checker *c;
	struct ctg_target *v;		/* by word, number, place */
	size_t n;
	/* Labels of the annexes of the front-matter; num 0 and style arabic
	 * when a number could not be read. */
	struct ctg_label *annexes;
	size_t nannexes;
	bool *cited;			/* whether a reference named it */
	bool has_pieces;		/* annexes whose text is out of reach */
	bool (*has)[CTG_THEME + 1];	/* words of the body, of annexe 1… */
	const struct ctg_node **roots;	/* of annexe 1…, NULL for a piece */
	unsigned looks;			/* inside divisions, so far */
	const struct ctg_node *top;	/* of the block stood on last */
	size_t entered;			/* annexes, up to it */
};

/* Who refers. */
struct ctg_standing {
	const struct ctg_block *block;
	size_t index;			/* of the block */
	size_t annexe;			/* as in a target */
	bool in_note;
	bool generated;			/* in a part, */
	bool in_visas;			/* this one */
};

void ctg_targets_init(struct ctg_targets *out, const struct ctg_checker *c);

/* Where block i stands.  Blocks are asked about in order; again from 0. */
void ctg_targets_stand(struct ctg_standing *out, struct ctg_targets *t,
	size_t i);
/* The child of the document that holds n. */
const struct ctg_node *ctg_targets_top(const struct ctg_node *n);
/* Of a sommaire, printed by us or written by hand, S105 speaks. */
bool ctg_targets_in_sommaire(const struct ctg_targets *t,
	const struct ctg_node *n);

/* The division that a label of the reference may mean; NULL when there is
 * none. */
const struct ctg_target *ctg_targets_find(struct ctg_targets *t,
	const struct ctg_reference *ref, struct ctg_label label,
	const struct ctg_standing *from);
/* An annexe of the front-matter, from 1; 0 when there is none. */
size_t ctg_targets_annexe(const struct ctg_targets *t,
	struct ctg_label label);
/* Is there a division of this word in an annexe (0: in the body)? */
bool ctg_targets_has(const struct ctg_targets *t, enum ctg_word word,
	size_t annexe);
bool ctg_targets_has_any(const struct ctg_targets *t, enum ctg_word word);

/* Something printed in an annexe, which has no such division, may be what
 * « section 3 » means: a plain heading that shows a 3, an item, a line or a
 * cell that begins with it. */
bool ctg_targets_may_mean(struct ctg_targets *t, size_t annexe,
	const struct ctg_reference *ref, struct ctg_label label);

/* « 2 » is 2, and also 2a or 2.1; « II » may stand for 2. */
bool ctg_targets_match(struct ctg_label asked, struct ctg_label label);

/* Notes the annexes that a reference names. */
void ctg_targets_cite(struct ctg_targets *t, const struct ctg_reference *ref,
	const struct ctg_standing *from);
/* R203, once all references were noted. */
void ctg_check_cited(struct ctg_targets *t);

#endif
