/* SPDX-License-Identifier: Apache-2.0 */
/* creation.h - makes a register, in a repository or with one.
 *
 * Nothing that exists is overwritten.  Done again it finishes what is missing:
 * in a fresh clone, only the hooks and how git shows the texts.  When it fails,
 * what it had made is removed, the repository included. */
#ifndef CTG_STORE_CREATION_H
#define CTG_STORE_CREATION_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

/* A file to be there: its path in the register, or the name of a hook.
 * « {{branche}} » in a text is the branch in force. */
struct ctg_creation_file {
	const char *path;
	struct ctg_str text;
};

struct ctg_creation {
	const char *dir;
	bool bare;			/* a server's: no files, no commit */
	bool simulate;
	const struct ctg_creation_file *files, *hooks;
	size_t nfiles, nhooks;
	long now;			/* as in change.h */
	int offset;
};

enum ctg_creation_what {
	CTG_FILE_MADE,
	CTG_FILE_KEPT,			/* it was there */
	CTG_HOOK_MADE,
	CTG_HOOK_KEPT,			/* another one, that does not call us */
	CTG_HOOK_SHARED,		/* in a folder of many repositories */
	CTG_CONFIG_MADE,		/* « git diff » */
};

struct ctg_creation_note {
	enum ctg_creation_what what;
	const char *path;
	const char *hook;		/* « pre-commit », for those of hooks */
};

struct ctg_created {
	bool already;			/* the register was there */
	bool repository;		/* git's repository was */
	bool deep;			/* and the register is below its top */
	const char *top;		/* of the repository */
	const char *branch;
	struct ctg_creation_note *notes;
	size_t n;
};

[[nodiscard]] enum ctg_code ctg_creation_run(struct ctg_created *out,
	struct ctg_arena *a, const struct ctg_creation *c,
	struct ctg_err *err);

#endif
