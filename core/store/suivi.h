/* SPDX-License-Identifier: Apache-2.0 */
/* suivi.h - what happened to a convention: its file suivi.yml, in git.
 *
 * The events of an open act are on the branch of its draft, those of a
 * signed one on the branch in force.  A line is only ever added, by a commit
 * of its own that also brings the piece that proves it. */
#ifndef CTG_STORE_SUIVI_H
#define CTG_STORE_SUIVI_H

#include "base/hash.h"
#include "model/event.h"
#include "store/snapshot.h"

struct ctg_suivi {
	struct ctg_str path;		/* from the top of the repository */
	struct ctg_str text;		/* empty when there is no file yet */
	struct ctg_event *events;
	size_t n;
};

/* Of a version, and of the work tree.  Lines that cannot be read go to diags
 * (L811). */
[[nodiscard]] enum ctg_code ctg_suivi_read(struct ctg_suivi *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_suivi_read_work(struct ctg_suivi *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err);

/* The lines of the branch in force, then those of the draft. */
struct ctg_str ctg_suivi_join(struct ctg_arena *a, struct ctg_str base,
	struct ctg_str tip);

/* Which act an event is about, and the branch that its line goes to. */
struct ctg_suivi_target {
	unsigned acte;
	const char *branch;		/* « main », « avenant/dugny/1 » */
	bool closed;
	struct ctg_date day;		/* when it was closed */
	const char *commit;		/* by which it was; else NULL */
};

/* The open act, unless asked (acte >= 0); when none is, the last one signed,
 * which is always the one of a bilan or a résiliation.  CTG_EUSAGE when
 * several are open, CTG_EREFUSED when the kind of event does not go with an
 * act that is open or signed (what makes an act goes with one that is signed
 * only when asked: ctg_life_check_late), CTG_EGIT when there is no such
 * act. */
[[nodiscard]] enum ctg_code ctg_suivi_find(struct ctg_suivi_target *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	enum ctg_event_kind kind, long acte, struct ctg_err *err);

/* A file that is joined to the piece: « .pdf.p7s », « -bordereau.pdf ». */
struct ctg_suivi_file {
	struct ctg_str suffix, bytes;
};

/* One more event */
struct ctg_suivi_entry {
	const struct ctg_snapshot *tip;	/* of the branch */
	const char *branch;
	struct ctg_str id;
	struct ctg_event event;
	struct ctg_str piece;		/* its bytes; n is 0 without one */
	struct ctg_str extension;	/* « .odt »; empty: « .pdf » */
	const struct ctg_suivi_file *files;	/* only with a piece */
	size_t n_files;
	const char *message;
	long now;			/* as ctg_change */
	int offset;
};

/* Gives event.piece the name « pieces/1-deliberation-commune.pdf », or -2, -3
 * when another file has it, and event.sha256 its value; the same for the files
 * that are joined to it, which have the same beginning. */
[[nodiscard]] enum ctg_code ctg_suivi_name_piece(struct ctg_suivi_entry *e,
	struct ctg_arena *a, struct ctg_err *err);

/* Commits the line (and the piece) on the branch, and brings the files there
 * when it is checked out; refuses before anything is written when a change
 * would be lost or a file is in the way. */
[[nodiscard]] enum ctg_code ctg_suivi_add(const struct ctg_suivi_entry *e,
	const struct ctg_suivi *now, struct ctg_err *err);

/* What ctg_suivi_add may have left undone, for an event that is recorded
 * already: the files of the work tree. */
[[nodiscard]] enum ctg_code ctg_suivi_finish(const struct ctg_suivi_entry *e,
	struct ctg_err *err);

#endif
