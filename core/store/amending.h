/* SPDX-License-Identifier: Apache-2.0 */
/* amending.h - an avenant that is being written, and the text that it amends.
 *
 * The draft is the work tree when its branch is checked out, the tip of the
 * branch otherwise; the base is the signed version that its act names. */
#ifndef CTG_STORE_AMENDING_H
#define CTG_STORE_AMENDING_H

#include "model/amendment.h"
#include "store/act_list.h"
#include "store/folder.h"

struct ctg_amending {
	const struct ctg_repo *repo;
	struct ctg_str id;
	unsigned number;
	const char *branch;		/* « avenant/dugny/1 » */
	const char *path;		/* of the act, from the top of the
					 * repository */
	struct ctg_act_list list;
	unsigned base;			/* the version that it amends */
	bool here;			/* its branch is checked out */
	struct ctg_reader before, now;	/* the files of both */
	/* What they read from. */
	struct ctg_snapshot base_at, tip;
	struct ctg_folder folder;
};

/* The open avenant of the convention; the one checked out when id is empty,
 * or when several are open.  number is -1 unless the person said.  *out must
 * stay where it is until it is closed; close it in any case. */
[[nodiscard]] enum ctg_code ctg_amending_open(struct ctg_amending *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	long number, struct ctg_err *err);
void ctg_amending_close(struct ctg_amending *m);

/* CTG_EREFUSED, with what to do, unless its branch is checked out. */
[[nodiscard]] enum ctg_code ctg_amending_here(const struct ctg_amending *m,
	struct ctg_err *err);

#endif
