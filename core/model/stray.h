/* SPDX-License-Identifier: Apache-2.0 */
/* stray.h - R207: files of annexes/ that the convention does not name.
 *
 * They stand in the folder that is kept and sealed, and are printed nowhere:
 * people would think that they signed them. */
#ifndef CTG_MODEL_STRAY_H
#define CTG_MODEL_STRAY_H

#include "model/text.h"

/* Silent when the reader cannot list a folder, and for a text that is not
 * alone in its folder (another name than convention.md). */
void ctg_stray_report(const struct ctg_text *t, const struct ctg_reader *r,
	struct ctg_arena *a, struct ctg_diags *diags);

#endif
