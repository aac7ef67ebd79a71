/* SPDX-License-Identifier: Apache-2.0 */
/* reading.h - the text that a command was asked for, wherever it is.
 *
 * A folder, a file, the work tree of the register or a version in git: the
 * model gets a reader and need not know.  git is opened only when a version
 * is asked for, or when the work tree has no such convention. */
#ifndef CTG_STORE_READING_H
#define CTG_STORE_READING_H

#include "store/act.h"
#include "store/consolidated.h"
#include "store/folder.h"

struct ctg_reading {
	struct ctg_reader reader;
	struct ctg_str id;		/* empty out of a register */
	struct ctg_str label;		/* « @1 »; « @courant » for files */
	/* What the reader reads from. */
	struct ctg_folder folder;
	struct ctg_repo repo;
	struct ctg_snapshot snapshot;
	struct ctg_consolidated made;	/* n 0: it is not */
	/* Of a day: why it is the text of the last act in effect, with one
	 * that is not yet; empty otherwise. */
	struct ctg_str aside;
};

/* A plain id is what the work tree has, for people check what they are
 * writing; when it has none, the version in force (ctg_version_find).  *out
 * must stay where it is until it is closed, in any case of success. */
[[nodiscard]] enum ctg_code ctg_reading_open(struct ctg_reading *out,
	struct ctg_arena *a, const char *operand, struct ctg_date today,
	struct ctg_err *err);
void ctg_reading_close(struct ctg_reading *r);

#endif
