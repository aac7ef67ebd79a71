/* SPDX-License-Identifier: Apache-2.0 */
/* The commit that has both, then what follows it. */
#include "store/actualising.h"

#include "base/arena.h"
#include "store/differ.h"
#include "store/worktree.h"

static const char *message(const struct ctg_actualising *c,
	struct ctg_str reason)
{
	struct ctg_buf b = { .arena = c->arena };

	ctg_buf_printf(&b, "Actualisation de l'avenant n° %u à la convention "
		"%.*s\n\nIl modifie désormais la version %u.\n\n"
		"Convention: %.*s\nActe: %u\n", c->at.number,
		STR_ARG(c->at.id), c->to, STR_ARG(c->at.id), c->at.number);
	if (reason.n > 0)
		ctg_buf_printf(&b, "Malgre: %.*s\n", STR_ARG(reason));
	return b.p;
}

static enum ctg_code publish(const struct ctg_actualising *c,
	struct ctg_err *err)
{
	const struct ctg_ref_update update = {
		.name = ctg_strf(c->arena, "refs/heads/%s", c->at.branch).p,
		.from = c->tip.commit, .to = c->commit,
	};

	return ctg_refs_update(c->repo, &update, 1, "ctg avenant actualiser",
		err);
}

/* The files that the commit changed in the branch. */
static enum ctg_code bring_files(const struct ctg_actualising *c,
	const char *from, const char *to, struct ctg_err *err)
{
	struct ctg_snapshot x = { 0 }, y = { 0 };
	struct ctg_differ d = { 0 };
	enum ctg_code code = ctg_snapshot_open(&x, c->repo, from, err);

	if (!code)
		code = ctg_snapshot_open(&y, c->repo, to, err);
	if (!code)
		code = ctg_differ_find(&d, c->arena, c->repo, x.tree, y.tree,
			err);
	if (!code)
		code = ctg_worktree_refresh(c->repo, d.paths, d.n, err);
	ctg_snapshot_close(&x);
	ctg_snapshot_close(&y);
	return code;
}

enum ctg_code ctg_actualising_run(struct ctg_actualising *c,
	struct ctg_str reason, long now, int offset, struct ctg_err *err)
{
	const struct ctg_commit change = {
		.repo = c->repo, .base = &c->force, .into = c->tip.commit,
		.edits = c->edits, .nedits = c->nedits,
		.message = message(c, reason), .now = now, .offset = offset,
	};
	enum ctg_code code = ctg_actualising_clean(c, err);

	if (!code)
		code = ctg_change_commit(c->commit, &change, err);
	if (!code)
		code = ctg_worktree_may_take(c->repo, c->commit, NULL, 0,
			err);
	if (!code)
		code = publish(c, err);
	return code ? code : bring_files(c, c->tip.commit, c->commit, err);
}

enum ctg_code ctg_actualising_finish(const struct ctg_actualising *c,
	struct ctg_err *err)
{
	char from[CTG_OID_HEX + 1];

	ctg_refs_settle(c->repo, ctg_strf(c->arena, "refs/heads/%s",
		c->at.branch).p);
	if (!ctg_change_merged(from, c->repo, c->tip.commit))
		return CTG_OK;
	return bring_files(c, from, c->tip.commit, err);
}
