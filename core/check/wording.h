/* SPDX-License-Identifier: Apache-2.0 */
/* wording.h - finds words in running French.
 *
 * A pattern is written in plain lower-case letters and matches any case,
 * accents, spaces, apostrophes and dashes: "prevu a l'article" finds « Prévu
 * à l’article ».  It matches whole words; a '*' that ends a word stands for
 * the rest of it ("resili*"); '|' separates patterns, tried in order. */
#ifndef CTG_CHECK_WORDING_H
#define CTG_CHECK_WORDING_H

#include "base/str.h"

struct ctg_arena;

/* How long a match stands at the start of s (which must begin a word); 0
 * when none does. */
size_t ctg_wording_take(struct ctg_str s, const char *patterns);
/* Where the first match in s begins, its length in *len; s.n when there is
 * none. */
size_t ctg_wording_find(struct ctg_str s, const char *patterns, size_t *len);
bool ctg_wording_has(struct ctg_str s, const char *patterns);
/* True when a match ends s, spaces apart. */
bool ctg_wording_ends(struct ctg_str s, const char *patterns);

/* A text as a pattern, in the arena; NULL when it cannot be one. */
const char *ctg_wording_pattern(struct ctg_arena *a, struct ctg_str s);
/* Two texts that differ by case, accents, spaces and apostrophes alone. */
bool ctg_wording_same(struct ctg_str a, struct ctg_str b);

/* True when a word can begin at byte i of s. */
bool ctg_wording_starts(struct ctg_str s, size_t i);
/* True when byte i of text ends a sentence.  « M. », « art. 5 », « L. 263-1 »
 * do not; a semicolon and a printed line break do. */
bool ctg_wording_is_end(struct ctg_str text, size_t i);
/* The sentence of text around byte i, without what is very far from it. */
struct ctg_str ctg_wording_sentence(struct ctg_str text, size_t i);

#endif
