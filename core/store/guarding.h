/* SPDX-License-Identifier: Apache-2.0 */
/* guarding.h - the parts of the guard.  For use by guard*.c only.
 *
 * What is proposed is cut into steps: each new commit of the branch in force
 * against its first parent, or the index against HEAD.  Folders that are the
 * same object on both sides are never opened, so that the cost is that of
 * what changed, whatever the age of the register. */
#ifndef CTG_STORE_GUARDING_H
#define CTG_STORE_GUARDING_H

#include "model/event.h"
#include "store/guard.h"
#include "store/snapshot.h"

#include <git2.h>

/* An act that these moves close, on the commit that does it. */
struct ctg_guard_closed {
	struct ctg_str id;
	unsigned number;
	git_oid commit;
};

/* Commits along first parents, the newest first. */
struct ctg_guard_line {
	git_oid *v;
	size_t n, room;
	bool whole;			/* down to where it should begin */
};

struct ctg_guarding {
	struct ctg_repo repo;		/* with the settings that will hold */
	struct ctg_arena *arena;
	struct ctg_diags *diags;
	struct ctg_err *err;
	const struct ctg_move **tags;	/* below acte/, by name */
	size_t ntags;
	struct ctg_guard_closed *closed;	/* by id, then number */
	size_t nclosed, room;
	/* Of a server: the branch that says next time where the register is;
	 * "" when there is none. */
	const char *head;
	size_t looked;			/* entries of trees, in this step */
	struct ctg_guard_line line;	/* of all the branch; when needed */
};

/* What the message says of an act; id is empty when it says nothing. */
struct ctg_guard_claim {
	struct ctg_str id, number, base, effect;
	struct ctg_str trailers;	/* « Key: value » lines, ours only */
	struct ctg_str message;		/* all of it */
	bool several;
};

struct ctg_guard_step {
	struct ctg_guarding *g;
	struct ctg_arena *arena;	/* for the step */
	struct ctg_snapshot before, after;	/* tree NULL: nothing */
	bool commit;			/* not the index */
	bool message;			/* is known */
	struct ctg_guard_claim claim;
	bool answered;			/* the claim was looked into */
	struct ctg_date day;		/* of the commit */
};

/* A convention that a step changes. */
struct ctg_guard_folder {
	struct ctg_str id;
	const char *path;
	const git_tree *before, *after;	/* NULL: not there */
	unsigned *acts;			/* that it has before, with 0 */
	size_t nacts;
	int last;			/* of them, as closed; -1: none yet */
	unsigned next;			/* that the step closes, if any */
};

/* --- guard_say.c: breaches ---------------------------------------------- */

/* Reports one; the commit at fault is added to the message. */
[[gnu::format(printf, 5, 6)]]
void ctg_guard_say(const struct ctg_guard_step *s, const char *rule,
	const char *path, unsigned line, const char *fmt, ...);
/* What to do, instead of what the catalogue says, about the last one. */
[[gnu::format(printf, 2, 3)]]
void ctg_guard_remedy(const struct ctg_guarding *g, const char *fmt, ...);
/* Turns the errors (not the warnings) into breaches of ours; the rule is
 * theirs when it is NULL. */
void ctg_guard_relay(const struct ctg_guard_step *s, const char *rule,
	const struct ctg_diags *diags);
/* A failure to read an object; a shallow clone is told as such. */
[[nodiscard]] enum ctg_code ctg_guard_fail(const struct ctg_guarding *g,
	const char *what);
/* Passes on a failure that could have been a breach. */
[[nodiscard]] enum ctg_code ctg_guard_failed(const struct ctg_guarding *g,
	enum ctg_code code, const struct ctg_err *err);

/* --- guard_tree.c: what differs between two folders --------------------- */

struct ctg_guard_visit {
	/* A file that came, changed (both) or went. */
	void (*file)(void *context, const char *path,
		const git_tree_entry *before, const git_tree_entry *after);
	void *context;
};

bool ctg_guard_same(const git_tree_entry *x, const git_tree_entry *y);
bool ctg_guard_is_tree(const git_tree_entry *e);
/* *out is NULL when e is NULL or no folder. */
[[nodiscard]] enum ctg_code ctg_guard_open(git_tree **out,
	const struct ctg_guarding *g, const git_tree_entry *e);
/* Reports a file that is none, or too large (L859). */
[[nodiscard]] enum ctg_code ctg_guard_file(const struct ctg_guard_step *s,
	const char *path, const git_tree_entry *e);
/* Visits the files (visit may be NULL), and reports what no folder may hold
 * (L859). */
[[nodiscard]] enum ctg_code ctg_guard_compare(const struct ctg_guard_step *s,
	const git_tree *before, const git_tree *after, const char *path,
	const struct ctg_guard_visit *visit);

/* --- guard_names.c: names that a work tree cannot hold (L859) ------------ */

/* before may be NULL. */
void ctg_guard_names(const struct ctg_guard_step *s, const git_tree *before,
	const git_tree *t, const char *path);
/* The same on the way from the top to conventions/: no other spelling. */
[[nodiscard]] enum ctg_code ctg_guard_way(const struct ctg_guard_step *s);

/* --- guard_step.c, guard_acts.c, guard_folder.c -------------------------- */

[[nodiscard]] enum ctg_code ctg_guard_step(struct ctg_guard_step *s);
/* « 12 » in « 12.md »; 0 for any other name. */
unsigned ctg_guard_act_number(struct ctg_str name);
/* Whether the act was closed before the step. */
bool ctg_guard_is_closed(const struct ctg_guard_folder *f, unsigned number);
/* Fills acts, last and next. */
[[nodiscard]] enum ctg_code ctg_guard_acts(const struct ctg_guard_step *s,
	struct ctg_guard_folder *f);
/* conventions/<name>, a folder before or after. */
[[nodiscard]] enum ctg_code ctg_guard_folder(struct ctg_guard_step *s,
	const char *name, const git_tree_entry *before,
	const git_tree_entry *after);

/* --- guard_act.c: the commit that closes an act (L853) ------------------ */

struct ctg_guard_closing {
	const struct ctg_guard_step *step;
	const struct ctg_guard_folder *folder;
	unsigned number;
	/* With all those that sign it; NULL: unreadable. */
	const struct ctg_convention *convention;
	const struct ctg_event *events;
	size_t nevents;
	/* As the act says it, and the last signature as the commit does. */
	bool at_signature;
	struct ctg_date effect, signature;
};

/* Reads the trailers of a message. */
[[nodiscard]] enum ctg_code ctg_guard_claim_read(struct ctg_guard_claim *out,
	const struct ctg_guard_step *s, const char *message);
[[nodiscard]] enum ctg_code ctg_guard_act(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f);
/* Before the message is known: whether it only has to say it. */
[[nodiscard]] enum ctg_code ctg_guard_act_ready(bool *out,
	const struct ctg_guard_step *s, const struct ctg_guard_folder *f);

/* --- guard_signed.c: has every party decided and signed? (L854) --------- */

[[nodiscard]] enum ctg_code ctg_guard_signed(struct ctg_guard_closing *x);
/* The message says the same as suivi.yml (L853). */
void ctg_guard_signed_trailers(struct ctg_guard_closing *x);

/* --- guard_suivi.c: suivi.yml only grows (L856) ------------------------- */

/* closing: the step closes an act, and brings what made it. */
[[nodiscard]] enum ctg_code ctg_guard_suivi(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f, bool closing);

/* --- guard_tags.c: acte/… (L857) ---------------------------------------- */

void ctg_guard_tags_take(struct ctg_guarding *g, const struct ctg_move *moves,
	size_t n);
/* Whether the act has its tag, here or in the moves; out gets its object. */
bool ctg_guard_tags_find(char out[CTG_OID_HEX + 1],
	const struct ctg_guarding *g, struct ctg_str id, unsigned number);
/* The commit closes the act: remembers it, and looks at its tag. */
[[nodiscard]] enum ctg_code ctg_guard_tags_close(
	const struct ctg_guard_step *s, struct ctg_str id, unsigned number);
/* The moves of tags, once the acts are known. */
[[nodiscard]] enum ctg_code ctg_guard_tags_check(
	struct ctg_guarding *g, const git_oid *tip);

/* --- guard_refs.c: references that would hide others (L858) -------------- */

void ctg_guard_reference(struct ctg_guarding *g, const struct ctg_move *m);

/* --- guard.c ------------------------------------------------------------ */

/* From to down to from (or the first commit when it is NULL). */
[[nodiscard]] enum ctg_code ctg_guard_follow(struct ctg_guard_line *l,
	const struct ctg_guarding *g, struct ctg_arena *a,
	const git_oid *from, const git_oid *to);

/* --- guard_settings.c: ctg.yml (L850) ----------------------------------- */

/* Those that hold before: of HEAD in a clone; on a server those of the
 * register that is there, or else of the one that comes.  Fills head too. */
[[nodiscard]] enum ctg_code ctg_guard_settings_find(struct ctg_guarding *g,
	const struct ctg_move *moves, size_t n);
[[nodiscard]] enum ctg_code ctg_guard_settings_check(
	const struct ctg_guard_step *s);

#endif
