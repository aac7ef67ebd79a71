/* SPDX-License-Identifier: Apache-2.0 */
/* develop.h - an act as people sign it.
 *
 * A texte développé like that of a convention, so that the same renderers
 * print it: parts « acte » (its title), « visas », « citation » (what it
 * quotes, titles included, which are then none of its own), « cloture »,
 * « signatures », and one DIVISION for each annexe that is joined to it. */
#ifndef CTG_AVENANT_DEVELOP_H
#define CTG_AVENANT_DEVELOP_H

#include "avenant/read.h"
#include "avenant/sides.h"

/* target is the text that the act gives: who signs, and the annexes, which
 * move into *out; NULL when it is unknown.  act->body is then an empty shell.
 * Returns how many of the annexes that the act names target has not. */
size_t ctg_act_develop(struct ctg_version_text *out, struct ctg_arena *a,
	const struct ctg_act_text *act, const struct ctg_version_text *target);

#endif
