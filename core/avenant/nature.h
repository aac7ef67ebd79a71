/* SPDX-License-Identifier: Apache-2.0 */
/* nature.h - what quoted words are: « la date : « A » », « les mots : « A » ».
 *
 * Both words of a replacement take the same noun, or « mots ». */
#ifndef CTG_AVENANT_NATURE_H
#define CTG_AVENANT_NATURE_H

#include "base/str.h"

struct ctg_arena;

enum ctg_nature {
	CTG_NATURE_WORDS,
	CTG_NATURE_DATE,
	CTG_NATURE_YEAR,
	CTG_NATURE_AMOUNT,	/* « 12 000 euros » */
	CTG_NATURE_NUMBER,	/* « 12 », in figures */
	CTG_NATURE_RATE,	/* « 3,5 % » */
	CTG_NATURE_REFERENCE,	/* « L. 263-1 », « article 5 » */
	CTG_NATURE_PERIOD,	/* « 2020-2022 » */
	CTG_NATURE_SIGN,	/* « ; » */
	CTG_NATURES
};

/* after is what follows the words in their text: « 2000 places » are no
 * year. */
enum ctg_nature ctg_nature_of(struct ctg_str words, struct ctg_str after);

/* « la date », « les mots »; words tell one from several. */
struct ctg_nature_noun {
	const char *name;
	bool feminine, plural;
};
struct ctg_nature_noun ctg_nature_noun(enum ctg_nature nature,
	struct ctg_str words);

#endif
