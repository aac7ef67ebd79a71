/* SPDX-License-Identifier: Apache-2.0 */
/* status.h - where a convention stands on a day.
 *
 * Nothing is stored: the state follows from the tags of the acts, from the
 * events and from the text in force (life.h).  Only trees, tags and branches
 * are read, never the history, so it costs the same after twenty years.
 *
 * The text of a signed act was judged when it was closed, and is frozen: it
 * is read again only when asked (whole).  Drafts are always judged. */
#ifndef CTG_STORE_STATUS_H
#define CTG_STORE_STATUS_H

#include "model/life.h"
#include "model/text.h"
#include "store/act.h"
#include "store/roster.h"
#include "store/suivi.h"

/* An open act */
struct ctg_status_draft {
	unsigned number;
	const char *branch;		/* NULL: only in the work tree */
	bool remote;			/* see roster.h */
	enum ctg_state state;
	size_t errors;			/* of its text and of its events */
	const struct ctg_err *why;	/* it cannot be read; NULL usually */
	/* Only when all was asked. */
	const struct ctg_convention *convention;
	struct ctg_suivi suivi;
	/* It was not written on the text that is now in force. */
	bool stale;
};

/* A signed act that has no effect yet */
struct ctg_status_later {
	unsigned number;
	struct ctg_date effect;
};

struct ctg_status {
	struct ctg_str id;
	const struct ctg_err *why;	/* it cannot be read; NULL usually */
	struct ctg_str titre;
	enum ctg_state state;
	bool in_force;			/* a version is, this day */
	unsigned version;		/* which one */
	size_t nacts;			/* closed */
	struct ctg_date effect;		/* of that version, or of act 0 */
	/* Those to come, while one is in force; not of a cached one. */
	struct ctg_status_later *later;
	size_t nlater;
	struct ctg_date end, notice;	/* year 0 when there is none */
	enum ctg_renewal renewal;
	struct ctg_status_draft *drafts;	/* by number */
	size_t ndrafts;
	size_t errors;			/* drafts included */
	/* The days on which all this is the same. */
	struct ctg_date from, until;
	struct ctg_diags found;		/* the errors, when all was asked */
};

/* What is read from: one for each thread. */
struct ctg_status_reader {
	const struct ctg_repo *repo;
	struct ctg_date today;		/* the day that is looked at */
	struct ctg_date now;		/* when no earlier, the day it is */
	bool whole;
	struct ctg_snapshot tip;	/* tree NULL when there is none */
};
[[nodiscard]] enum ctg_code ctg_status_open(struct ctg_status_reader *out,
	const struct ctg_repo *r, const struct ctg_roster *all,
	struct ctg_date today, struct ctg_date now, bool whole,
	struct ctg_err *err);
void ctg_status_close(struct ctg_status_reader *r);

/* Fills all of out, in the arena; one convention that cannot be read, or a
 * draft, says why and hides nothing of the others. */
void ctg_status_read(struct ctg_status *out, struct ctg_arena *a,
	const struct ctg_status_reader *r, const struct ctg_roster_entry *e);

/* The worst that kept something from being read; NULL when nothing did. */
const struct ctg_err *ctg_status_why(const struct ctg_status *s);

/* What a party has to record next, for the act to be closed; false when
 * nothing is missing.  Of a draft that was read whole. */
bool ctg_status_lacks(enum ctg_event_kind *out, struct ctg_stage *stage,
	const struct ctg_status_draft *d, const struct ctg_party *p);

/* The nearest day that matters: the last one to give notice when it has not
 * passed, else the end.  Year 0 when none is to come. */
struct ctg_date ctg_status_next(const struct ctg_status *s,
	struct ctg_date today);
/* By urgency: what cannot be read, what has a day to come, the other signed
 * ones, the drafts (the most advanced first), what is over. */
int ctg_status_cmp(const struct ctg_status *a, const struct ctg_status *b,
	struct ctg_date today);

#endif
