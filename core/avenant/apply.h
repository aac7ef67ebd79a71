/* SPDX-License-Identifier: Apache-2.0 */
/* apply.h - operations, done to the files of a text.
 *
 * All addresses are those of the base, and all changes happen at once.  What
 * is not changed keeps its bytes: line ends, markers, spacing. */
#ifndef CTG_AVENANT_APPLY_H
#define CTG_AVENANT_APPLY_H

#include "avenant/operation.h"

/* A file that becomes another; text.p is NULL for one that goes. */
struct ctg_file {
	struct ctg_str name;	/* relative to the convention's folder */
	struct ctg_str text;
};

struct ctg_files {
	struct ctg_arena *arena;
	struct ctg_file *v;
	size_t n, room;
};

/* The one of a name; NULL when it is not there. */
struct ctg_file *ctg_files_find(const struct ctg_files *files,
	struct ctg_str name);

struct ctg_applying {
	const struct ctg_text *base;
	const struct ctg_reader *files;		/* those of the base */
	const struct ctg_reader *joined;	/* the annexes joined to the
						 * act; NULL: none */
	const struct ctg_ops *ops;
};

/* What contradicts another operation, or cannot be done, goes to diags with
 * its line in the act; then nothing is done. */
[[nodiscard]] enum ctg_code ctg_apply(struct ctg_files *out,
	const struct ctg_applying *p, struct ctg_diags *diags,
	struct ctg_err *err);

/* A reader of the base with these files in the place of its own. */
struct ctg_overlay {
	struct ctg_reader reader;
	const struct ctg_reader *base;
	const struct ctg_files *files;
};
void ctg_overlay_init(struct ctg_overlay *o, const struct ctg_reader *base,
	const struct ctg_files *files);

#endif
