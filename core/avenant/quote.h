/* SPDX-License-Identifier: Apache-2.0 */
/* quote.h - words that an act quotes, found in the text that it amends.
 *
 * The writer and the reader of acts go through the same rules, so that what
 * one says the other does. */
#ifndef CTG_AVENANT_QUOTE_H
#define CTG_AVENANT_QUOTE_H

#include "base/arena.h"
#include "base/str.h"

/* A piece [off, end) of the words of a leaf. */
struct ctg_stretch {
	size_t off, end;
};

/* The length of the token that begins s: a run of spaces, a word, a sign.
 * Quoted words begin and end where tokens do. */
size_t ctg_quote_token(struct ctg_str s, bool *space);

/* Where the quoted words stand in [from, to) of text, spaces, apostrophes,
 * quotes and composed letters apart; never inside a word or a number.
 * Returns how many there are, and fills at most room of them. */
size_t ctg_quote_find(struct ctg_stretch *out, size_t room,
	struct ctg_arena *scratch, struct ctg_str text,
	struct ctg_stretch within, struct ctg_str quoted);

/* The sentences of a text; together they cover it but for the spaces
 * between.  Those that addresses count (CTG_STEP_PHRASE). */
size_t ctg_quote_sentences(struct ctg_stretch **out, struct ctg_arena *a,
	struct ctg_str text);

/* What « supprimés » takes away with the words: one of the two spaces that
 * would meet, that before a comma or a full stop, those at an end. */
struct ctg_stretch ctg_quote_removed(struct ctg_str text,
	struct ctg_stretch words);

/* Whether a space comes between words and the words that are put after them:
 * not before « , », « . », « ) », nor after « ( » or an apostrophe. */
bool ctg_quote_needs_space(struct ctg_str before, struct ctg_str after);

#endif
