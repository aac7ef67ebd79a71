/* SPDX-License-Identifier: Apache-2.0 */
/* touched.h - what two avenants both touch, as people read it.  For the
 * commands that compare avenants with each other. */
#ifndef CTG_CMD_TOUCHED_H
#define CTG_CMD_TOUCHED_H

#include "avenant/collide.h"
#include "base/json.h"

/* Two sides, by their names: « n° 2 », « texte en vigueur ». */
struct ctg_touched {
	const struct ctg_collisions *collisions;
	const char *x, *y;
};

void ctg_touched_text(struct ctg_buf *b, const struct ctg_touched *t);
/* Adds an object for each to the array that is open. */
void ctg_touched_json(struct ctg_json *j, const struct ctg_touched *t);

#endif
