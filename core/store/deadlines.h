/* SPDX-License-Identifier: Apache-2.0 */
/* deadlines.h - the days that a signed convention asks to remember.
 *
 * They follow from its text on the branch in force, its acts and its events,
 * on a given day: what is past then is left out, and so is whatever comes
 * after a résiliation or the end.  The clock is never asked. */
#ifndef CTG_STORE_DEADLINES_H
#define CTG_STORE_DEADLINES_H

#include "store/act.h"
#include "store/suivi.h"

enum ctg_deadline_kind {
	CTG_DEADLINE_EFFECT,	/* of an act, to come */
	CTG_DEADLINE_COMITE,	/* the yearly comité de pilotage */
	CTG_DEADLINE_BILAN,	/* the yearly bilan, not recorded yet */
	CTG_DEADLINE_NOTICE,	/* last day to give notice */
	CTG_DEADLINE_END,
	CTG_DEADLINE_RESILIATION,	/* it ends sooner */
};

struct ctg_deadline {
	enum ctg_deadline_kind kind;
	struct ctg_date day;
	unsigned acte;			/* of an effect */
};

struct ctg_deadlines {
	struct ctg_str id, title;
	struct ctg_str *parties;	/* their names */
	size_t nparties;
	struct ctg_date end;		/* as the text says; year 0: unknown */
	enum ctg_renewal renewal;
	unsigned acts;			/* how many are signed; 0: a projet */
	char origin[CTG_OID_HEX + 1];	/* the commit of act 0 */
	long stamp;			/* that of the last one, seconds UTC */
	struct ctg_deadline *v;		/* in order of day */
	size_t n;
};

/* The second of a commit. */
[[nodiscard]] enum ctg_code ctg_deadlines_time(long *out,
	struct ctg_date *day, const struct ctg_repo *r, const char *commit,
	struct ctg_err *err);

/* tip is the branch in force.  What cannot be read of the front-matter or of
 * suivi.yml goes to diags: a day may then be missing.  The result stays in
 * the arena; the texts are read in work. */
[[nodiscard]] enum ctg_code ctg_deadlines_read(struct ctg_deadlines *out,
	struct ctg_arena *a, struct ctg_arena *work,
	const struct ctg_snapshot *tip, struct ctg_str id,
	struct ctg_date today, struct ctg_diags *diags, struct ctg_err *err);

#endif
