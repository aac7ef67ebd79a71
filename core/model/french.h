/* SPDX-License-Identifier: Apache-2.0 */
/* french.h - French words as people type them.
 *
 * Capitals, forgotten accents, curly apostrophes, no-break spaces: all are
 * read alike.  The text itself is walked, not a folded copy, so that the
 * lengths found are those of the text. */
#ifndef CTG_MODEL_FRENCH_H
#define CTG_MODEL_FRENCH_H

#include "base/str.h"

/* If *s begins with the words, moves past them and says true.  The words are
 * given in lower case without accents; a space stands for any run of spaces.
 * They must end where a word ends, unless they end with an apostrophe. */
bool ctg_french_cut(struct ctg_str *s, const char *words);

/* Moves past spaces of any kind; true when there was one. */
bool ctg_french_spaces(struct ctg_str *s);
/* Without spaces of any kind at both ends. */
struct ctg_str ctg_french_trim(struct ctg_str s);

/* No letter and no digit stands at the start of s. */
bool ctg_french_word_ends(struct ctg_str s);

#endif
