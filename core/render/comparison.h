/* SPDX-License-Identifier: Apache-2.0 */
/* comparison.h - two versions side by side, as those who vote read them:
 * « Texte en vigueur », « Texte proposé », division by division.
 *
 * Made from the marked sheet of both, so that what it shows is what a redline
 * shows.  Left is the old text, right the new one; what changed is told by
 * signs and words, never by colour.  What did not change is named, not
 * printed.  The result is a clean sheet: nothing in it is tracked. */
#ifndef CTG_RENDER_COMPARISON_H
#define CTG_RENDER_COMPARISON_H

#include "render/sheet.h"

/* out->about and out->charte are the caller's, and kept.  old and now name the
 * versions; from->before is that of the old one. */
[[nodiscard]] enum ctg_code ctg_comparison_make(struct ctg_sheet *out,
	struct ctg_arena *a, const struct ctg_diff *d,
	const struct ctg_sheet_from *from, struct ctg_str old,
	struct ctg_str now, struct ctg_err *err);

#endif
