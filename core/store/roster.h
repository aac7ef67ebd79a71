/* SPDX-License-Identifier: Apache-2.0 */
/* roster.h - all the conventions of a register, with their acts and drafts.
 *
 * One pass over the references and one look at the folder « conventions »,
 * whatever the number of conventions and the length of the history: asking
 * libgit2 for the tags of each would cost as many passes. */
#ifndef CTG_STORE_ROSTER_H
#define CTG_STORE_ROSTER_H

#include "store/snapshot.h"

struct ctg_roster_act {
	unsigned number;
	char tag[CTG_OID_HEX + 1];	/* what the reference names */
};

struct ctg_roster_draft {
	unsigned number;		/* 0: the convention itself */
	const char *branch;		/* « avenant/dugny/2 » */
	char tip[CTG_OID_HEX + 1];
	bool remote;			/* only on a server that we know of */
};

struct ctg_roster_entry {
	struct ctg_str id;
	/* Its folder on the branch in force; "" when there is none. */
	char folder[CTG_OID_HEX + 1];
	bool work;			/* nowhere but in the work tree */
	/* By number; a number may be missing. */
	struct ctg_roster_act *acts;
	size_t nacts;
	/* By number, without those whose act is closed. */
	struct ctg_roster_draft *drafts;
	size_t ndrafts;
};

struct ctg_roster {
	char tip[CTG_OID_HEX + 1];	/* of the branch in force, or "" */
	struct ctg_roster_entry *v;	/* by id */
	size_t n;
};

/* The branch in force is the one of the server (origin) when it has never
 * been checked out here. */
[[nodiscard]] enum ctg_code ctg_roster_read(struct ctg_roster *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err);

/* NULL when the register has no such convention. */
const struct ctg_roster_entry *ctg_roster_find(const struct ctg_roster *all,
	struct ctg_str id);

#endif
