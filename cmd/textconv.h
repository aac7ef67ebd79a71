/* SPDX-License-Identifier: Apache-2.0 */
/* textconv.h - a text as « git diff » compares it.  For use by hook.c only.
 *
 * An alinéa is a line, often a long one: git would show all of it for one
 * word.  Each sentence gets a line; nothing else changes, so that what git
 * shows is what is written. */
#ifndef CTG_CMD_TEXTCONV_H
#define CTG_CMD_TEXTCONV_H

#include "cmd.h"

void ctg_textconv(struct ctg_buf *b, struct ctg_str text);

[[nodiscard]] enum ctg_code ctg_textconv_print(struct ctg_cmd *c,
	const char *path, struct ctg_err *err);

#endif
