/* SPDX-License-Identifier: Apache-2.0 */
#include "store/closing.h"

#include "base/arena.h"
#include "base/io.h"
#include "store/draft.h"
#include "store/frozen.h"
#include "store/signers.h"
#include "store/upstream.h"
#include "store/worktree.h"

const char *ctg_closing_below(const struct ctg_closing *c,
	struct ctg_str name)
{
	return ctg_io_join(c->arena, c->folder, name);
}

bool ctg_closing_joins(struct ctg_str name)
{
	return ctg_str_eq(name, STR(CTG_CLOSING_SUIVI)) ||
		ctg_str_eq(name, STR(CTG_CLOSING_PIECES));
}

/* Has the branch in force moved? */

static enum ctg_code refuse_moved(const struct ctg_closing *c,
	const char *path, struct ctg_err *err)
{
	enum ctg_code code;

	if (c->acte == 0) {
		code = ctg_fail(err, CTG_EREFUSED, "la branche « %s » a déjà "
			"un dossier de ce nom, sans acte signé", c->branch);
		ctg_err_hint(err, "supprimez-le de cette branche, ou donnez "
			"un autre identifiant à votre projet");
	} else {
		code = ctg_fail(err, CTG_EREFUSED, "le texte en vigueur a "
			"changé depuis que l'avenant n° %u est ouvert",
			c->acte);
		ctg_err_hint(err, "git switch %s, puis ctg avenant actualiser "
			"%.*s ; les parties approuvent de nouveau l'acte",
			c->draft, STR_ARG(c->id));
	}
	ctg_err_at(err, path, 0, 0);
	return code;
}

static enum ctg_code check_moved(const struct ctg_closing *c,
	struct ctg_err *err)
{
	const char *path = NULL;

	if (c->acte == 0 && ctg_snapshot_has(&c->base, c->folder))
		path = c->folder;
	if (!path)
		path = ctg_frozen_moved(c->arena, &c->base, &c->start,
			c->folder);
	return path ? refuse_moved(c, path, err) : CTG_OK;
}

static enum ctg_code read_suivi(struct ctg_closing *c, struct ctg_err *err)
{
	struct ctg_diags none = { .arena = c->arena };
	struct ctg_source *src = CTG_NEW(c->arena, struct ctg_source);
	struct ctg_suivi base, *s = &c->suivi;
	enum ctg_code code = ctg_suivi_read(s, c->arena, &c->tip, c->id,
		&none, err);

	if (!code)
		code = ctg_suivi_read(&base, c->arena, &c->base, c->id, &none,
			err);
	if (code)
		return code;
	if (!ctg_snapshot_same(&c->base, &c->start,
	    ctg_closing_below(c, STR(CTG_CLOSING_SUIVI))))
		s->text = ctg_suivi_join(c->arena, base.text, s->text);
	code = ctg_source_init(src, c->arena, s->path, s->text, err);
	return code ? code : ctg_events_read(&s->events, &s->n, c->arena,
		src, &c->found, err);
}

/* Opening */

/* The files of the act, here, are those that will be closed. */
static enum ctg_code check_place(const struct ctg_closing *c,
	struct ctg_err *err)
{
	bool leaves = strcmp(c->head, c->draft) == 0;
	enum ctg_code code = leaves ? ctg_worktree_may_leave(&c->tip,
		&c->base, c->folder, err) :
		ctg_worktree_clean(c->repo, c->folder, err);

	if (!code)
		code = ctg_worktree_elsewhere(c->repo, c->branch, err);
	if (!code && !c->repo->settings.keep_drafts)
		code = ctg_worktree_elsewhere(c->repo, c->draft, err);
	return code;
}

static enum ctg_code read_text(struct ctg_closing *c,
	const struct ctg_snapshot *from, struct ctg_err *err)
{
	struct ctg_reader *r = CTG_NEW(c->arena, struct ctg_reader);

	ctg_snapshot_reader(r, c->arena, from, c->id);
	return ctg_text_load(&c->text, c->arena, r, &c->found, err);
}

static enum ctg_code open_draft(struct ctg_closing *c, struct ctg_err *err)
{
	enum ctg_code code = ctg_snapshot_open(&c->tip, c->repo, ctg_strf(
		c->arena, "refs/heads/%s", c->draft).p, err);

	if (!code)
		code = check_place(c, err);
	if (!code)
		code = ctg_upstream_check(c->arena, &c->base, err);
	if (!code)
		code = ctg_closing_start(c, err);
	if (!code)
		code = check_moved(c, err);
	if (!code && c->last)
		code = ctg_frozen_check(c->arena, &c->base, c->id, c->last,
			err);
	if (!code)
		code = read_suivi(c, err);
	if (!code)
		code = read_text(c, &c->tip, err);
	if (code)
		return code;
	c->signers = c->text.convention;
	return ctg_signers_add(&c->signers, c->arena, &c->base, c->id, err);
}

enum ctg_code ctg_closing_open(struct ctg_closing *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, long acte,
	struct ctg_err *err)
{
	struct ctg_closing *c = out;
	enum ctg_code code;

	*c = (struct ctg_closing){ .repo = r, .arena = a, .id = id,
		.folder = ctg_repo_folder(r, a, id),
		.branch = ctg_str_c(a, r->settings.branch),
		.found = { .arena = a } };
	code = ctg_repo_head_read(&c->head, r, a, err);
	c->head = c->head ? c->head : "";
	if (!code)
		code = ctg_draft_base(&c->base, a, r, err);
	if (!code)
		code = ctg_closing_find(c, acte, err);
	if (code)
		return code;
	return c->state == CTG_CLOSING_OPEN ? open_draft(c, err) :
		read_text(c, &c->base, err);
}

void ctg_closing_close(struct ctg_closing *c)
{
	ctg_snapshot_close(&c->start);
	ctg_snapshot_close(&c->tip);
	ctg_snapshot_close(&c->base);
}
