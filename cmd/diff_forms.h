/* SPDX-License-Identifier: Apache-2.0 */
/* diff_forms.h - what « diff » prints.  For use by diff*.c only. */
#ifndef CTG_CMD_DIFF_FORMS_H
#define CTG_CMD_DIFF_FORMS_H

#include "load.h"

#include "diff/diff.h"

void ctg_diff_json(struct ctg_buf *b, const struct ctg_loaded v[2],
	const struct ctg_diff *d);

#endif
