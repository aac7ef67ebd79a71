/* SPDX-License-Identifier: Apache-2.0 */
/* act_file.h - the act of an avenant, as a text that can be printed.  For use
 * by commands. */
#ifndef CTG_CMD_ACT_FILE_H
#define CTG_CMD_ACT_FILE_H

#include "load.h"

#include "store/imprint.h"

/* What was asked for: « conventions/dugny/avenants/1.md », or the avenant 1
 * of « dugny ». */
struct ctg_act_file {
	const char *path;	/* NULL: by its number */
	struct ctg_str folder;	/* of its convention, or id of it */
	unsigned number;
};

/* Whether a path is that of an act. */
bool ctg_act_file_read(struct ctg_act_file *out, struct ctg_str operand);

/* Like ctg_load_apart.  One that is closed is read as it was signed; another
 * is printed whatever it states, and what does not agree with the text is
 * told.  Gives what the document says of it too. */
[[nodiscard]] enum ctg_code ctg_act_file_load(struct ctg_loaded *out,
	struct ctg_imprint *imprint, struct ctg_cmd *c, struct ctg_buf *talk,
	const struct ctg_act_file *file, struct ctg_err *err);

/* The act of this number among the files of a version; what is wrong with it
 * goes to diags. */
struct ctg_act_text;
[[nodiscard]] enum ctg_code ctg_act_file_parse(struct ctg_act_text *out,
	struct ctg_arena *a, const struct ctg_reader *r, unsigned number,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
