/* SPDX-License-Identifier: Apache-2.0 */
/* utf8.h - letters.
 *
 * Text is validated once, when it is read: a bad byte in a legal text is an
 * error with its place, never a replacement character.  After that, the
 * functions below may trust their input.
 *
 * Two texts that print the same must compare equal: ctg_utf8_fold gives the
 * form that is compared (NFC, all spaces, apostrophes, quotes and dashes
 * alike), ctg_utf8_plain also drops case and accents, for words that
 * people type loosely.  What is stored is never rewritten. */
#ifndef CTG_BASE_UTF8_H
#define CTG_BASE_UTF8_H

#include "base/str.h"

/* Length of the longest valid prefix; s.n when all is valid.  NUL is not
 * valid: no text of ours holds one. */
size_t ctg_utf8_valid(struct ctg_str s);
/* The code point at the start of s, its length in *len (0 at the end). */
unsigned ctg_utf8_next(struct ctg_str s, size_t *len);
/* The code point that ends s, its length in *len (0 when s is empty). */
unsigned ctg_utf8_last(struct ctg_str s, size_t *len);
/* How many code points. */
size_t ctg_utf8_count(struct ctg_str s);
/* Columns on a terminal: combining marks 0, wide characters 2. */
size_t ctg_utf8_width(struct ctg_str s);

bool ctg_utf8_is_letter(unsigned c);	/* letters and combining marks */
bool ctg_utf8_is_space(unsigned c);	/* includes the no-break spaces */
/* Turns the direction of what follows, for the eye only: with it, what is read
 * is not what is there. */
bool ctg_utf8_is_turn(unsigned c);
/* Commands a program rather than prints: a control other than a tab or an end
 * of line, an end of line that editors do not show, a turn of the direction,
 * a tag, what Unicode keeps for itself. */
bool ctg_utf8_is_command(unsigned c);
/* Prints nothing, not even a space: the soft hyphen, the zero-width space and
 * joiners, what chooses the drawing of the sign before. */
bool ctg_utf8_is_hidden(unsigned c);
/* Where the first of them stands in s; s.n without one. */
size_t ctg_utf8_find_command(struct ctg_str s);
size_t ctg_utf8_find_hidden(struct ctg_str s);
bool ctg_utf8_is_upper(unsigned c);
unsigned ctg_utf8_lower(unsigned c);

struct ctg_str ctg_utf8_nfc(struct ctg_arena *a, struct ctg_str s);
struct ctg_str ctg_utf8_fold(struct ctg_arena *a, struct ctg_str s);
struct ctg_str ctg_utf8_plain(struct ctg_arena *a, struct ctg_str s);

#endif
