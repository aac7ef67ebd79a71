/* SPDX-License-Identifier: Apache-2.0 */
/* The commit and the tag of an act, then what follows them. */
#include "store/closing.h"

#include "base/arena.h"
#include "base/io.h"
#include "store/change.h"
#include "store/guard.h"
#include "store/worktree.h"

struct writing {
	struct ctg_closing *c;
	struct ctg_commit change;
	struct ctg_diags *diags;
	struct ctg_err *err;
};

/* What was filed on the branch in force since the draft began. */
static enum ctg_code add_pieces(struct ctg_edit *edits, size_t *n,
	struct ctg_closing *c, const struct ctg_str *names, size_t nnames,
	struct ctg_err *err)
{
	const char *pieces = ctg_closing_below(c, STR(CTG_CLOSING_PIECES));
	enum ctg_code code;

	for (size_t i = 0; i < nnames; i++) {
		const char *path = ctg_io_join(c->arena, pieces, names[i]);

		if (!ctg_snapshot_has(&c->tip, path)) {
			edits[(*n)++] = (struct ctg_edit){ .path = path,
				.from = &c->base };
		} else if (!ctg_snapshot_same(&c->base, &c->tip, path)) {
			code = ctg_fail(err, CTG_EREFUSED, "cette pièce n'est "
				"pas la même sur « %s » et sur « %s »",
				c->branch, c->draft);
			ctg_err_at(err, path, 0, 0);
			ctg_err_hint(err, "donnez un autre nom à celle du "
				"brouillon (git mv), et dans suivi.yml");
			return code;
		}
	}
	return CTG_OK;
}

static enum ctg_code write_commit(struct writing *w)
{
	struct ctg_closing *c = w->c;
	struct ctg_str *names;
	struct ctg_edit *edits;
	size_t count, n = 0;
	enum ctg_code code;

	ctg_snapshot_list(&names, &count, c->arena, &c->base,
		ctg_closing_below(c, STR(CTG_CLOSING_PIECES)));
	edits = CTG_NEW_N(c->arena, struct ctg_edit, count + 2);
	edits[n++] = (struct ctg_edit){ .path = c->folder, .from = &c->tip };
	if (c->suivi.text.n > 0)
		edits[n++] = (struct ctg_edit){
			.path = ctg_closing_below(c, STR(CTG_CLOSING_SUIVI)),
			.text = c->suivi.text };
	code = add_pieces(edits, &n, c, names, count, w->err);
	if (code)
		return code;
	w->change.base = &c->base;
	w->change.edits = edits;
	w->change.nedits = n;
	return ctg_change_commit(c->commit, &w->change, w->err);
}

/* The files that a person sees can follow. */
static enum ctg_code check_files(const struct ctg_closing *c,
	struct ctg_err *err)
{
	if (strcmp(c->head, c->draft) == 0)
		return ctg_worktree_may_take(c->repo, c->commit, NULL, 0,
			err);
	if (strcmp(c->head, c->branch) == 0)
		return ctg_worktree_may_take(c->repo, c->commit, &c->folder,
			1, err);
	return CTG_OK;
}

static enum ctg_code agree(struct writing *w,
	const struct ctg_ref_update *v, size_t n)
{
	struct ctg_move moves[2];
	enum ctg_code code;

	for (size_t i = 0; i < n; i++)
		moves[i] = (struct ctg_move){ v[i].name, v[i].from, v[i].to };
	code = ctg_guard_moves(w->diags, w->c->arena, w->c->repo, moves, n,
		w->err);
	if (!code && ctg_diags_count(w->diags, CTG_ERROR) > 0)
		code = ctg_fail(w->err, CTG_EREFUSED, "le contrôle des textes "
			"signés refuse cette clôture : rien n'est changé");
	return code;
}

/* The branch first: an act without its tag is found again, a tag without
 * its act would speak of a text that is not in force. */
static enum ctg_code publish(struct writing *w)
{
	struct ctg_closing *c = w->c;
	char tag[CTG_OID_HEX + 1];
	const struct ctg_ref_update v[] = {
		{ ctg_strf(c->arena, "refs/heads/%s", c->branch).p,
		  c->base.commit, c->commit },
		{ ctg_strf(c->arena, "refs/tags/%s", c->tag).p, "", tag },
	};
	size_t first = c->state == CTG_CLOSING_UNTAGGED;
	enum ctg_code code = ctg_change_tag(tag, &w->change, c->commit,
		c->tag, w->err);

	if (!code)
		code = agree(w, v + first, 2 - first);
	if (!code && c->state == CTG_CLOSING_OPEN)
		code = check_files(c, w->err);
	if (!code)
		code = ctg_refs_update(c->repo, v + first, 2 - first,
			"ctg clore", w->err);
	if (!code)
		c->state = CTG_CLOSING_DONE;
	return code;
}

/* Afterwards: the files, the draft */

/* Whether the act has all the lines of the draft's suivi.yml. */
static bool has_events(const struct ctg_closing *c,
	const struct ctg_snapshot *act)
{
	struct ctg_diags none = { .arena = c->arena };
	struct ctg_suivi there, here;
	struct ctg_str rest;

	if (ctg_suivi_read(&here, c->arena, &c->tip, c->id, &none, NULL) ||
	    ctg_suivi_read(&there, c->arena, act, c->id, &none, NULL))
		return false;
	for (rest = here.text; rest.n > 0; )
		if (!ctg_str_has_line(there.text, ctg_str_line(&rest)))
			return false;
	return true;
}

/* Work that came later on the branch is not thrown away. */
static bool is_whole(const struct ctg_closing *c,
	const struct ctg_snapshot *act)
{
	struct ctg_str *names;
	size_t n;

	ctg_snapshot_list(&names, &n, c->arena, &c->tip, c->folder);
	for (size_t i = 0; i < n; i++)
		if (!ctg_closing_joins(names[i]) &&
		    !ctg_snapshot_same(&c->tip, act,
		    ctg_closing_below(c, names[i])))
			return false;
	return !c->aside && has_events(c, act);
}

static enum ctg_code open_again(struct ctg_closing *c, const char *ref,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_snapshot_open(&c->tip, c->repo, ref, err);

	return code ? code : ctg_closing_start(c, err);
}

static enum ctg_code delete_draft(struct ctg_closing *c, const char *ref,
	struct ctg_err *err)
{
	struct ctg_snapshot act = { 0 };
	struct ctg_ref_update u = { ref, "", "" };
	struct ctg_err why = { 0 };
	enum ctg_code code = CTG_OK;

	if (!c->tip.tree)
		code = open_again(c, ref, err);
	if (!code)
		code = ctg_snapshot_open(&act, c->repo, c->commit, err);
	if (code)
		return code;
	u.from = c->tip.commit;
	if (is_whole(c, &act) &&
	    !ctg_worktree_elsewhere(c->repo, c->draft, NULL)) {
		code = ctg_refs_update(c->repo, &u, 1, "ctg clore", &why);
		c->deleted = !code;
	}
	ctg_snapshot_close(&act);
	/* It moved meanwhile: it is kept. */
	if (!code || code == CTG_EREFUSED)
		return CTG_OK;
	if (err)
		*err = why;
	return code;
}

static enum ctg_code finish(struct ctg_closing *c, struct ctg_err *err)
{
	const char *draft = ctg_strf(c->arena, "refs/heads/%s", c->draft).p;
	char tip[CTG_OID_HEX + 1];
	enum ctg_code code = CTG_OK;
	bool last = ctg_refs_get(tip, c->repo, ctg_strf(c->arena,
		"refs/heads/%s", c->branch).p) && strcmp(tip, c->commit) == 0;

	ctg_refs_settle(c->repo, ctg_strf(c->arena, "refs/tags/%s",
		c->tag).p);
	if (strcmp(c->head, c->draft) == 0)
		code = ctg_worktree_switch(c->repo, c->branch, err);
	else if (strcmp(c->head, c->branch) == 0 && last)
		code = ctg_worktree_refresh(c->repo, &c->folder, 1, err);
	if (code || c->repo->settings.keep_drafts)
		return code;
	return ctg_refs_get(tip, c->repo, draft) ?
		delete_draft(c, draft, err) :
		ctg_refs_unheld(c->repo, draft, err);
}

enum ctg_code ctg_closing_run(struct ctg_closing *c, long now, int offset,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct writing w = { .c = c, .diags = diags, .err = err,
		.change = { .repo = c->repo, .message = c->message,
			.now = now, .offset = offset } };
	enum ctg_code code = CTG_OK;

	if (c->state == CTG_CLOSING_OPEN)
		code = write_commit(&w);
	if (!code && c->state != CTG_CLOSING_DONE)
		code = publish(&w);
	return code ? code : finish(c, err);
}
