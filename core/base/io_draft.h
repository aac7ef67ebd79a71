/* SPDX-License-Identifier: Apache-2.0 */
/* io_draft.h - a file that takes its name once it is whole.
 *
 * What io.h does for a text, for whoever writes in pieces.  A link stays one:
 * what it leads to is replaced. */
#ifndef CTG_BASE_IO_DRAFT_H
#define CTG_BASE_IO_DRAFT_H

#include "base/err.h"

#include <stdbool.h>

struct ctg_arena;

struct ctg_io_draft {
	int fd;			/* to write to */
	const char *path, *real, *tmp;
};

/* Beside path, with the mode of what it will replace. */
[[nodiscard]] enum ctg_code ctg_io_draft_open(struct ctg_io_draft *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err);
/* Takes the name; when not ok, gives it up and says why, by errno.  With wait,
 * once the bytes are on the disk. */
[[nodiscard]] enum ctg_code ctg_io_draft_end(struct ctg_io_draft *d, bool ok,
	bool wait, struct ctg_err *err);
/* Takes the name once the bytes are on the disk, when code is CTG_OK; else
 * gives it up, and what could not be written is told of the name. */
[[nodiscard]] enum ctg_code ctg_io_draft_settle(struct ctg_io_draft *d,
	enum ctg_code code, struct ctg_err *err);

#endif
