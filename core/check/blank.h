/* SPDX-License-Identifier: Apache-2.0 */
/* blank.h - what a text leaves to fill: « [à compléter] », « JJ MM AAAA »,
 * « n° XXXX », « Fait à …, le .../.../2027 », « M./Mme ».
 *
 * Most dots, brackets and capitals of a text leave nothing to fill: what is
 * not certain is no blank. */
#ifndef CTG_CHECK_BLANK_H
#define CTG_CHECK_BLANK_H

#include "base/str.h"

/* The next byte from i on that may begin a blank; s.n when there is none. */
size_t ctg_blank_next(struct ctg_str s, size_t i);
/* How long the blank at byte i is; 0 when none begins there. */
size_t ctg_blank_take(struct ctg_str s, size_t i);
/* The dots, points of suspension or underscores at the start of s. */
size_t ctg_blank_run(struct ctg_str s);
/* « M./Mme » that no name follows, with the blank after it. */
size_t ctg_blank_person(struct ctg_str s);

#endif
