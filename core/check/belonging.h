/* SPDX-License-Identifier: Apache-2.0 */
/* belonging.h - whose division a reference names.  For use by reference.c and
 * the rules only. */
#ifndef CTG_CHECK_BELONGING_H
#define CTG_CHECK_BELONGING_H

#include "check/reference.h"

/* What the words after a group of labels say of it. */
struct ctg_tail {
	enum ctg_belonging whose;
	enum ctg_side side;
	/* « de l'annexe 3 »: where that division begins in the text, counted
	 * from the end of the group; 0 when there is none. */
	size_t next;
};

void ctg_belonging_after(struct ctg_tail *out, struct ctg_str after);

/* True when the words name a text that is not the convention: a law, a
 * contract, an avenant… */
bool ctg_belonging_is_other(struct ctg_str words);

/* True when they name a law, a code, an act: an article cited near by may be
 * one of its. */
bool ctg_belonging_names_law(struct ctg_str words);

/* Walks a text once, to know at each group which other texts the sentence
 * has named before it. */
struct ctg_before {
	struct ctg_str text;
	size_t at;
	bool law;		/* whose articles are named without it */
	bool other;		/* any other text */
};

/* True when the words before byte i let one think of another text: « le
 * RGPD, en son », « la loi n° 78-17 (».  i never goes back. */
bool ctg_belonging_doubtful(struct ctg_before *b, enum ctg_word word,
	size_t i);

#endif
