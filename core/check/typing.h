/* SPDX-License-Identifier: Apache-2.0 */
/* typing.h - a text read for typing faults, word by word.  For use by
 * check_typography.c, accents.c and accents_table.c only.
 *
 * One walk serves all the rules on words: it is the costliest of all, since
 * it looks at every byte. */
#ifndef CTG_CHECK_TYPING_H
#define CTG_CHECK_TYPING_H

#include "check/checks.h"

/* A word in the text: bytes [at, end), n letters; n is 0 for none. */
struct ctg_typed {
	size_t at, end, n;
};

struct ctg_typing {
	const struct ctg_checker *c;
	const struct ctg_block *b;
	struct ctg_str s;		/* the words of b */
	struct ctg_typed before;	/* the word before */
	size_t findings;
};

/* accents_table.c: a word without its accents, and with them. */
struct ctg_accented {
	const char *bare, *right;
};
extern const struct ctg_accented ctg_accents_table[];
extern const size_t ctg_naccents;

/* accents.c: a bit for each first three letters and length of the words of
 * its table, hashed; almost every word of a text is sent away by it. */
#define CTG_ACCENTS_BITS	16384
struct ctg_accents {
	unsigned char bits[CTG_ACCENTS_BITS / 8];
};

void ctg_accents_init(struct ctg_accents *out);
/* T501 for a word, t->before being the one before it. */
void ctg_accents_check(struct ctg_typing *t, const struct ctg_accents *a,
	struct ctg_typed typed);

#endif
