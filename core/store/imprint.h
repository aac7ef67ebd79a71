/* SPDX-License-Identifier: Apache-2.0 */
/* imprint.h - what a document says of the version that it prints.
 *
 * A version is signed when its text is that of a closed act, wherever it was
 * read: in a tag, on the branch in force, in files that nobody touched since.
 * Anything else is a draft.  No clock: the same version says the same. */
#ifndef CTG_STORE_IMPRINT_H
#define CTG_STORE_IMPRINT_H

#include "base/arena.h"
#include "store/reading.h"

#define CTG_IMPRINT_DRAFT	"projet"

struct ctg_imprint {
	bool draft;
	/* « version 1 », « projet »; « consolidation 0+2 » of some acts. */
	struct ctg_str version;
	/* Empty out of git, and for files that were changed since. */
	struct ctg_str commit;
	struct ctg_str author;		/* of the commit */
	struct ctg_date date;		/* year 0: unknown */
	/* « texte consolidé, à titre informatif », on every page; empty
	 * usually. */
	struct ctg_str mention;
};

[[nodiscard]] enum ctg_code ctg_imprint_find(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_reading *r,
	struct ctg_err *err);

/* Of a commit, as long as nothing is closed, and whatever was since. */
[[nodiscard]] enum ctg_code ctg_imprint_draft(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_err *err);

/* For many conventions of one register, one after the other: what they have
 * in common is asked for once.  Begins as zero, and stays where it is until it
 * is closed. */
struct ctg_imprinter {
	struct ctg_arena arena;		/* of the repository */
	struct ctg_repo repo;
	struct ctg_snapshot head, all;	/* all: its conventions */
	bool no_git;
	unsigned asked;
	/* Once a second convention was asked for: the files of all conventions
	 * that were touched since the commit checked out. */
	struct ctg_arena found;
	const char **touched;
	size_t n_touched;
	struct git_index *index;	/* NULL: it cannot be told */
};
[[nodiscard]] enum ctg_code ctg_imprint_by(struct ctg_imprinter *by,
	struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err);
void ctg_imprinter_close(struct ctg_imprinter *by);

#endif
