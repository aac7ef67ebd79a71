/* SPDX-License-Identifier: Apache-2.0 */
/* liasse_write.h - a liasse on the disk: a folder of files, or a zip of the
 * same.  Whole or not at all: nothing that is there is written over. */
#ifndef CTG_CMD_LIASSE_WRITE_H
#define CTG_CMD_LIASSE_WRITE_H

#include "liasse.h"

/* « x.zip », « - »: what is written is a zip. */
bool ctg_liasse_is_zip(const char *path);
/* Refuses a folder that holds something, a file that is there. */
[[nodiscard]] enum ctg_code ctg_liasse_check_place(struct ctg_arena *a,
	const char *path, struct ctg_err *err);
/* With preuve.json. */
[[nodiscard]] enum ctg_code ctg_liasse_write(struct ctg_cmd *c,
	const char *path, const struct ctg_liasse_made *made,
	struct ctg_err *err);

#endif
