/* SPDX-License-Identifier: Apache-2.0 */
/* typeset.h - French typography, on output only (domain, section 4).
 *
 * Spaces that must not break, soft line ends among them, become no-break
 * spaces, and so do narrow ones, which few fonts have; apostrophes are curled.
 * No space is added and no word is changed; twice is as once.  Versions are
 * typeset before they are compared, so that what differs only by typing
 * prints alike. */
#ifndef CTG_RENDER_TYPESET_H
#define CTG_RENDER_TYPESET_H

#include "model/tree.h"

void ctg_typeset(struct ctg_arena *a, struct ctg_node *tree);

/* Where the letters to be raised begin in a word: « er » in « 1er », « o »
 * never (« n° » is one sign); s.n when there are none. */
size_t ctg_typeset_raised(struct ctg_str s, size_t *len);

#endif
