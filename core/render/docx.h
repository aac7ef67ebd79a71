/* SPDX-License-Identifier: Apache-2.0 */
/* docx.h - a sheet as an Office Open XML text (ISO/IEC 29500, transitional);
 * marks become tracked changes.  The same sheet gives the same bytes. */
#ifndef CTG_RENDER_DOCX_H
#define CTG_RENDER_DOCX_H

#include "render/sheet.h"

[[nodiscard]] enum ctg_code ctg_docx_write(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_sheet *sheet,
	struct ctg_err *err);

#endif
