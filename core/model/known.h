/* SPDX-License-Identifier: Apache-2.0 */
/* known.h - what addresses name without quoting.  For use by address*.c and
 * by change_words.c, which says what became of it. */
#ifndef CTG_MODEL_KNOWN_H
#define CTG_MODEL_KNOWN_H

#include "base/str.h"

struct ctg_arena;

/* Plain headings that every convention has: « le préambule ». */
struct ctg_known {
	const char *name;	/* as written */
	const char *plain;	/* as read */
	bool feminine, vowel;
};

/* A heading that has this title; NULL when it is none of them. */
const struct ctg_known *ctg_known_title(struct ctg_arena *a,
	struct ctg_str title);
/* The one of this very name; NULL when there is none. */
const struct ctg_known *ctg_known_find(struct ctg_str name);
/* The one at the start of a text, moving past it. */
const struct ctg_known *ctg_known_cut(struct ctg_str *s);

/* The generated parts: « la comparution », « les visas ». */
struct ctg_generated {
	const char *part;	/* the text of the PART */
	const char *name, *plain;
	bool feminine, plural;
};

const struct ctg_generated *ctg_generated_find(struct ctg_str part);
const struct ctg_generated *ctg_generated_cut(struct ctg_str *s);

#endif
