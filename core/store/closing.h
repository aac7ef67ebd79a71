/* SPDX-License-Identifier: Apache-2.0 */
/* closing.h - a signed act becomes one commit of the branch in force.
 *
 * What is closed is the folder of the convention as the draft has it, with
 * what was recorded meanwhile on the branch in force.  Commit and tag are
 * written first, then the branch and the tag move together, then come the
 * files and the draft: after a crash the same call finds what is done, and
 * finishes. */
#ifndef CTG_STORE_CLOSING_H
#define CTG_STORE_CLOSING_H

#include "model/text.h"
#include "store/act.h"
#include "store/snapshot.h"
#include "store/suivi.h"

enum ctg_closing_state {
	CTG_CLOSING_OPEN,
	CTG_CLOSING_UNTAGGED,	/* on the branch in force, without its tag */
	CTG_CLOSING_DONE,
};

struct ctg_closing {
	const struct ctg_repo *repo;
	struct ctg_arena *arena;
	struct ctg_str id;
	unsigned acte;
	enum ctg_closing_state state;
	bool several;			/* avenants are open */
	const struct ctg_act *last;	/* open: the one before; NULL: none */
	const char *folder;		/* « conventions/dugny » */
	const char *branch;		/* in force */
	const char *head;		/* the one checked out; "" for none */
	const char *draft, *tag;	/* « avenant/dugny/1 », « acte/… » */
	struct ctg_snapshot base;	/* the tip of the branch in force */
	struct ctg_snapshot tip, start;	/* open: of the draft, its beginning */
	struct ctg_text text;
	struct ctg_convention signers;	/* its front-matter, as signers.h */
	struct ctg_suivi suivi;		/* open: of both branches */
	struct ctg_diags found;		/* when those were read, and judged */
	const char *message;		/* of the commit and of the tag */
	struct ctg_date effect;		/* with the message, or when done */
	char commit[CTG_OID_HEX + 1];	/* "" when not closed yet */
	/* Open: a file elsewhere that the draft changes too.  It is not
	 * taken, and the draft is then kept. */
	const char *aside;
	bool deleted;			/* the draft, by this very call */
};

/* Finds the act: the open one unless named (acte >= 0), else the last one
 * closed.  CTG_EUSAGE when several are open, CTG_EGIT when there is none;
 * CTG_EREFUSED when it cannot be closed whatever the parties do: its number is
 * too far from the last one, the text in force has moved, changes are not
 * committed.  Close it in any case. */
[[nodiscard]] enum ctg_code ctg_closing_open(struct ctg_closing *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	long acte, struct ctg_err *err);
void ctg_closing_close(struct ctg_closing *c);

/* What a party has still to do. */
struct ctg_lack {
	const struct ctg_party *party;
	enum ctg_event_kind kind;
};

/* Lists what is missing, and in diags what is wrong with the text (what is
 * left to fill counts) or with an event.  When nothing is, gives the message
 * and the day of effect. */
[[nodiscard]] enum ctg_code ctg_closing_judge(struct ctg_closing *c,
	struct ctg_lack **lacks, size_t *n, struct ctg_date today,
	struct ctg_diags *diags, struct ctg_err *err);

/* Closes an act that was judged ready, or finishes one that is closed.
 * CTG_EREFUSED with diags when the guard does not agree.  When it fails with
 * the state CTG_CLOSING_DONE only the files of the work tree, or the draft,
 * are not yet as they should be. */
[[nodiscard]] enum ctg_code ctg_closing_run(struct ctg_closing *c, long now,
	int offset, struct ctg_diags *diags, struct ctg_err *err);

/* What the message says before the data that no act states. */
#define CTG_CLOSING_DATA "Données qui ne sont imprimées nulle part :"

/* --- closing.c and closing_find.c, for closing*.c only ------------------- */

#define CTG_CLOSING_SUIVI	"suivi.yml"
#define CTG_CLOSING_PIECES	"pieces"

/* A path in the folder of the convention. */
const char *ctg_closing_below(const struct ctg_closing *c,
	struct ctg_str name);
/* Events and pieces: what both branches add is kept. */
bool ctg_closing_joins(struct ctg_str name);

[[nodiscard]] enum ctg_code ctg_closing_find(struct ctg_closing *c,
	long acte, struct ctg_err *err);
/* Where the draft began, and what it changes out of its folder. */
[[nodiscard]] enum ctg_code ctg_closing_start(struct ctg_closing *c,
	struct ctg_err *err);

#endif
