/* SPDX-License-Identifier: Apache-2.0 */
/* spelling.h - how a Markdown source spells words.  For use by inline.c only.
 *
 * cmark gives the words; the source may hold « caf&eacute; » or « a\_b » for
 * them. */
#ifndef CTG_MODEL_SPELLING_H
#define CTG_MODEL_SPELLING_H

#include "base/str.h"

/* One step of the reading of words: how many bytes of the source and of the
 * words it takes.  A letter stands for itself, after a backslash too; an
 * entity for one letter. */
struct ctg_spelling {
	size_t source, literal;
	bool entity;
};

/* The step at the start of s, for the start of lit; source is 0 when s does
 * not spell it. */
struct ctg_spelling ctg_spelling_next(struct ctg_str s, struct ctg_str lit);
/* True when s begins with a spelling of lit. */
bool ctg_spelling_reads(struct ctg_str s, struct ctg_str lit);

#endif
