/* SPDX-License-Identifier: Apache-2.0 */
/* check.h - runs the rules over a loaded convention.
 *
 * What loading itself found (wrong front-matter, unsupported Markdown) is
 * already in the diagnostics; this adds the rest and sorts. */
#ifndef CTG_CHECK_CHECK_H
#define CTG_CHECK_CHECK_H

#include "model/text.h"

struct ctg_check {
	struct ctg_date today;	/* for D405 and D406 */
};

void ctg_check_run(const struct ctg_text *t, const struct ctg_check *how,
	struct ctg_arena *a, struct ctg_diags *diags);

#endif
