/* SPDX-License-Identifier: Apache-2.0 */
/* marker.h - the printed label at the start of a line or an item: « a) »,
 * « 2° », « – ».
 *
 * Whoever writes words where a label would be read asks here too. */
#ifndef CTG_MODEL_MARKER_H
#define CTG_MODEL_MARKER_H

#include "base/str.h"

/* Its length without the space that must follow, 0 when there is none.  In a
 * wrapped line, « 2. » counts too. */
size_t ctg_marker_take(struct ctg_str s);
size_t ctg_marker_wrapped(struct ctg_str s);

#endif
