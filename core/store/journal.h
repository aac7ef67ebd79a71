/* SPDX-License-Identifier: Apache-2.0 */
/* journal.h - all that happened to a convention, in order of date: its signed
 * acts, and the events of suivi.yml.
 *
 * What is on the branch in force, then what open drafts add to it.  Who wrote
 * an event down is the author of the commit that added its line; closing an
 * act brings the lines of its draft in one commit, so for those it is who
 * closed the act.
 *
 * Finding those commits never walks the whole history: what came with an act
 * is known from its tag, and for a later line the first-parent commits are
 * searched from the tip, by doubling steps, for suivi.yml only grows.  It
 * costs the commits that were made since (10 µs each) and some dozen trees
 * a line. */
#ifndef CTG_STORE_JOURNAL_H
#define CTG_STORE_JOURNAL_H

#include "store/act.h"
#include "store/suivi.h"

/* Empty when the history here does not reach it (a shallow clone). */
struct ctg_record {
	char commit[CTG_OID_HEX + 1];
	struct ctg_str who;
	struct ctg_date when;
};

struct ctg_journal_entry {
	struct ctg_date date;		/* of an act: its last signature */
	const struct ctg_act *act;	/* NULL: an event */
	const struct ctg_event *event;
	const char *draft;	/* « avenant/dugny/2 »; NULL: in force */
	const struct ctg_convention *convention;	/* names the parties */
	struct ctg_record record;
};

struct ctg_journal {
	struct ctg_str title;		/* of the convention; may be empty */
	struct ctg_journal_entry *v;	/* oldest first */
	size_t n;
	const char **drafts;		/* the branches that are open */
	size_t ndrafts;
};

/* Lines that cannot be read go to diags, and are not in the journal.  *found
 * is false when the repository has neither an act nor a draft of it. */
[[nodiscard]] enum ctg_code ctg_journal_read(struct ctg_journal *out,
	bool *found, struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_str id, struct ctg_diags *diags, struct ctg_err *err);

/* --- journal_record.c, for journal.c only -------------------------------- */

/* A branch that holds a suivi.yml, and the lines whose commits are sought. */
struct ctg_lines_of {
	const char *tip;		/* hex */
	const char *path;		/* of suivi.yml */
	const struct ctg_act *acts;	/* on this branch */
	size_t nacts;
	const struct ctg_str *lines;
	struct ctg_record *records;	/* to fill */
	size_t n;
};
[[nodiscard]] enum ctg_code ctg_journal_trace(const struct ctg_lines_of *l,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err);

#endif
