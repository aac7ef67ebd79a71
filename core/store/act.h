/* SPDX-License-Identifier: Apache-2.0 */
/* act.h - the signed acts of a convention, as the repository tells them.
 *
 * An act is an annotated tag acte/<id>/<n> on one commit of the branch in
 * force; its message holds the trailers.  Finding acts reads tags, never
 * walks history, so it costs the same after twenty years. */
#ifndef CTG_STORE_ACT_H
#define CTG_STORE_ACT_H

#include "base/date.h"
#include "store/repo.h"
#include "store/snapshot.h"

struct ctg_act {
	unsigned number;		/* 0: the convention itself */
	unsigned base;			/* the act before; of 0: 0 */
	char commit[CTG_OID_HEX + 1];
	struct ctg_date effect;		/* « Effet: » */
	struct ctg_date signature;	/* the last of « Signature: » */
	struct ctg_str title;		/* first line of the message */
	struct ctg_str trailers;	/* « Key: value » lines */
	struct ctg_str author;		/* who closed it */
	struct ctg_date closed;		/* and when */
};

/* How far apart two numbers in use may be: of avenants that are open at once
 * any may be closed first. */
#define CTG_ACTS_APART	8

/* The acts of a convention in the order in which they were closed, from 0:
 * each amends the text that the one before gave.  That is the order of their
 * numbers, but for an act whose tag says « Base: ».  A tag that is missing, or
 * that contradicts its name, is CTG_EGIT: the text in force must not depend on
 * what happened to be fetched. */
[[nodiscard]] enum ctg_code ctg_acts_read(struct ctg_act **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err);

/* The act of one number alone: *found is false when there is none. */
[[nodiscard]] enum ctg_code ctg_act_lookup(struct ctg_act *out,
	bool *found, struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_str id, unsigned number, struct ctg_err *err);

/* The version that an avenant amends, as its file says; the number before its
 * own when it does not. */
unsigned ctg_act_base(struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_str id, unsigned number);
/* Puts n of them, by number, in that order. */
[[nodiscard]] enum ctg_code ctg_acts_order(struct ctg_act *acts, size_t n,
	struct ctg_str id, struct ctg_err *err);
/* NULL when no act has this number. */
const struct ctg_act *ctg_acts_find(const struct ctg_act *acts, size_t n,
	unsigned number);
/* The numbers of the avenants that the text of an act holds, its own with
 * them, as they were closed. */
unsigned *ctg_acts_held(size_t *count, struct ctg_arena *a,
	const struct ctg_act *acts, size_t n, unsigned number);
/* The highest number of all; 0 when there is none. */
unsigned ctg_acts_highest(const struct ctg_act *acts, size_t n);

/* What an object says as the tag of an act, whether a reference names it or
 * not yet: for the guard. */
[[nodiscard]] enum ctg_code ctg_act_read_tag(struct ctg_act *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	unsigned number, const char *tag, struct ctg_err *err);

/* « il manque l'étiquette acte/dugny/1 »: the refusal of the above. */
[[nodiscard]] enum ctg_code ctg_act_missing(struct ctg_str id,
	unsigned number, struct ctg_err *err);

/* « dugny/12 », what follows acte/ or avenant/. */
bool ctg_act_name_read(struct ctg_str *id, unsigned *number,
	struct ctg_str s);

/* The last of those whose effect has come on a day, and of each whether it has;
 * NULL before the first, since what amends a text is not in force before the
 * text is.  When one that was closed earlier is not among them, the text in
 * force is in no commit (consolidated.h). */
const struct ctg_act *ctg_acts_on(bool *taken, const struct ctg_act *acts,
	size_t n, struct ctg_date day);

/* « projet/<id> » and « avenant/<id>/<n> »: the numbers of the open
 * avenants, in order; *projet tells whether the convention itself is still
 * a draft.  The branch of an act that is closed, when it was kept, is no
 * draft any more. */
[[nodiscard]] enum ctg_code ctg_drafts_read(unsigned **out, size_t *n,
	bool *projet, struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_str id, struct ctg_err *err);

/* All the open drafts of the register, by id then number, in one pass: for
 * whoever looks at thousands of conventions. */
struct ctg_draft {
	struct ctg_str id;
	unsigned number;		/* 0: « projet/<id> » */
};
/* The name of a branch.  A person may have others beside ours. */
bool ctg_draft_read(struct ctg_draft *out, struct ctg_str branch);
[[nodiscard]] enum ctg_code ctg_drafts_list(struct ctg_draft **out,
	size_t *n, struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_err *err);

/* What « @version » means for a convention: a commit id (hex) in rev, *work
 * true for « @courant » (the work tree), or some of the acts, whose text is in
 * no commit (consolidated.h): rev is then that of the last of them.  version
 * empty: the version in force today, else the one to come, else the draft, else
 * the work tree.
 *
 * CTG_EGIT when there is no such version, CTG_EREFUSED for a day before the
 * first, CTG_EUSAGE for a day that does not exist. */
struct ctg_version {
	char rev[CTG_OID_HEX + 1];
	bool work;
	const struct ctg_act *acts;	/* NULL: not some of them */
	const bool *taken;
	size_t nacts;
	bool by_day;			/* they were not named */
	struct ctg_str label;		/* as shown: « @1 », « @brouillon » */
};
[[nodiscard]] enum ctg_code ctg_version_find(struct ctg_version *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_str version, struct ctg_date today, struct ctg_err *err);

#endif
