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
/* Without spaces of any kind at the start, at the end, at both. */
struct ctg_str ctg_french_ltrim(struct ctg_str s);
struct ctg_str ctg_french_rtrim(struct ctg_str s);
struct ctg_str ctg_french_trim(struct ctg_str s);

/* No letter and no digit stands at the start of s. */
bool ctg_french_word_ends(struct ctg_str s);

/* The plain character for the one at the start of s: in lower case, without
 * accent, « o » for « ° », one space, apostrophe and dash for all kinds; 0
 * when there is none.  Its length, with the accents written apart, in *len (0
 * at the end).  Inline: the rules ask it of every letter. */
char ctg_french_plain_far(struct ctg_str s, size_t *len);
static inline char ctg_french_plain(struct ctg_str s, size_t *len)
{
	char c = s.n > 0 ? s.p[0] : 0;

	/* Accents written apart begin with 0xcc or 0xcd. */
	if ((unsigned char)c >= 0x80 ||
	    (s.n > 1 && ((unsigned char)s.p[1] & 0xfe) == 0xcc))
		return ctg_french_plain_far(s, len);
	*len = s.n > 0;
	if (c >= 'A' && c <= 'Z')
		return (char)(c | 0x20);
	return ctg_is_space(c) ? ' ' : c;
}

#endif
