/* SPDX-License-Identifier: Apache-2.0 */
/* odt.h - a sheet as an OpenDocument 1.3 text; marks become tracked
 * changes.  The same sheet gives the same bytes. */
#ifndef CTG_RENDER_ODT_H
#define CTG_RENDER_ODT_H

#include "render/sheet.h"

[[nodiscard]] enum ctg_code ctg_odt_write(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_sheet *sheet,
	struct ctg_err *err);

#endif
