/* SPDX-License-Identifier: Apache-2.0 */
/* actualising.h - an avenant that another one overtook, brought to the text in
 * force.
 *
 * One commit on the avenant's branch has both: what the text in force has
 * become since, and what the avenant changes of it, with an act that says so
 * of this text.  The commit first, then the branch, then the files: the same
 * call finishes what a crash interrupted. */
#ifndef CTG_STORE_ACTUALISING_H
#define CTG_STORE_ACTUALISING_H

#include "avenant/rebase.h"
#include "store/amending.h"
#include "store/change.h"
#include "store/suivi.h"

struct ctg_actualising {
	const struct ctg_repo *repo;
	struct ctg_arena *arena;
	struct ctg_amending at;
	const char *folder;		/* « conventions/dugny » */
	struct ctg_snapshot tip;	/* of the draft */
	struct ctg_snapshot force;	/* the branch in force */
	struct ctg_snapshot start;	/* where the first left the second */
	unsigned from, to;		/* versions; the same: up to date */
	const struct ctg_act *last;	/* the one that gave the second */
	const struct ctg_source *act;	/* of the draft; NULL: none yet */
	struct ctg_suivi suivi;		/* of both branches */
	/* Once it was merged. */
	struct ctg_side before, draft, now;
	struct ctg_rebased rebased;
	struct ctg_reader readers[4];
	struct ctg_side merged;
	struct ctg_edit *edits;
	size_t nedits, room;
	size_t nops;			/* what the new act says */
	char commit[CTG_OID_HEX + 1];
};

/* Of the avenant that is checked out, unless named.  CTG_EREFUSED, with what to
 * do, when it cannot be brought up to date from here.  *out must stay where it
 * is; close it in any case. */
[[nodiscard]] enum ctg_code ctg_actualising_open(struct ctg_actualising *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err);
void ctg_actualising_close(struct ctg_actualising *c);

/* Puts both together, in memory.  When something collides, no more than that
 * is known.  What is wrong with the draft goes to diags. */
[[nodiscard]] enum ctg_code ctg_actualising_merge(struct ctg_actualising *c,
	enum ctg_act_style style, struct ctg_diags *diags,
	struct ctg_err *err);

/* Refuses when something is not committed. */
[[nodiscard]] enum ctg_code ctg_actualising_clean(
	const struct ctg_actualising *c, struct ctg_err *err);

/* Writes what was merged.  The reason that the person gave to do it once
 * parties have approved goes to the message; empty: none. */
[[nodiscard]] enum ctg_code ctg_actualising_run(struct ctg_actualising *c,
	struct ctg_str reason, long now, int offset, struct ctg_err *err);
/* Of one that is up to date: the files, which may not be. */
[[nodiscard]] enum ctg_code ctg_actualising_finish(
	const struct ctg_actualising *c, struct ctg_err *err);

/* --- for actualising*.c only ---------------------------------------------- */

struct ctg_edit *ctg_actualising_edit(struct ctg_actualising *c,
	const char *path);
/* actualising_text.c: the texts that both sides changed, so that what is read
 * is what was merged; n paths below the folder. */
[[nodiscard]] enum ctg_code ctg_actualising_texts(struct ctg_actualising *c,
	const char *const *paths, size_t n, struct ctg_err *err);
/* actualising_act.c: the act, on the text in force. */
[[nodiscard]] enum ctg_code ctg_actualising_act(struct ctg_actualising *c,
	enum ctg_act_style style, struct ctg_err *err);

#endif
