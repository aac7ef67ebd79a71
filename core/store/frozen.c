/* SPDX-License-Identifier: Apache-2.0 */
#include "store/frozen.h"

#include "base/arena.h"
#include "base/buf.h"

/* A name that x has and y has not, or has otherwise. */
static const char *find(struct ctg_arena *a, const struct ctg_snapshot *x,
	const struct ctg_snapshot *y)
{
	struct ctg_str *names;
	size_t n;

	ctg_snapshot_list(&names, &n, a, x, "");
	for (size_t i = 0; i < n; i++)
		if (!ctg_str_eq(names[i], STR("suivi.yml")) &&
		    !ctg_str_eq(names[i], STR("pieces")) &&
		    !ctg_snapshot_same(x, y, names[i].p))
			return names[i].p;
	return NULL;
}

const char *ctg_frozen_moved_below(struct ctg_arena *a,
	const struct ctg_snapshot *x, const struct ctg_snapshot *y)
{
	const char *name;

	if (ctg_snapshot_same(x, y, ""))
		return NULL;
	name = find(a, x, y);
	return name ? name : find(a, y, x);
}

const char *ctg_frozen_moved(struct ctg_arena *a, const struct ctg_snapshot *x,
	const struct ctg_snapshot *y, const char *folder)
{
	struct ctg_snapshot in_x, in_y;
	const char *name;

	ctg_snapshot_below(&in_x, x, folder);
	ctg_snapshot_below(&in_y, y, folder);
	name = ctg_frozen_moved_below(a, &in_x, &in_y);
	ctg_snapshot_close(&in_x);
	ctg_snapshot_close(&in_y);
	return name ? ctg_strf(a, "%s/%s", folder, name).p : NULL;
}

static const char *branch_of(struct ctg_arena *a, const struct ctg_snapshot *s)
{
	return ctg_str_c(a, s->repo->settings.branch);
}

static enum ctg_code refuse_behind(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id, unsigned act,
	struct ctg_err *err)
{
	const char *branch = branch_of(a, base);
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "la branche « %s » "
		"n'a pas encore ici l'acte que l'étiquette acte/%.*s/%u "
		"annonce", branch, STR_ARG(id), act);

	ctg_err_hint(err, "reprenez-le du serveur, puis recommencez : "
		"git switch %s, puis git pull --ff-only", branch);
	return code;
}

static enum ctg_code refuse_changed(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id, unsigned act,
	const char *path, struct ctg_err *err)
{
	const char *branch = branch_of(a, base);
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "sur la branche "
		"« %s », ce fichier n'est plus celui qui est signé "
		"(acte/%.*s/%u)", branch, STR_ARG(id), act);

	ctg_err_at(err, path, 0, 0);
	ctg_err_hint(err, "git log acte/%.*s/%u..%s -- %s montre le commit à "
		"retirer ; le serveur le refusera", STR_ARG(id), act, branch,
		path);
	return code;
}

enum ctg_code ctg_frozen_check(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id,
	const struct ctg_act *last, struct ctg_err *err)
{
	const char *folder = ctg_repo_folder(base->repo, a, id);
	const char *own = last->number == 0 ?
		ctg_strf(a, "%s/convention.md", folder).p :
		ctg_strf(a, "%s/avenants/%u.md", folder, last->number).p;
	struct ctg_snapshot act;
	const char *path;
	enum ctg_code code;

	if (!ctg_snapshot_has(base, own))
		return refuse_behind(a, base, id, last->number, err);
	code = ctg_snapshot_open(&act, base->repo, last->commit, err);
	if (code)
		return code;
	path = ctg_frozen_moved(a, base, &act, folder);
	ctg_snapshot_close(&act);
	return path ? refuse_changed(a, base, id, last->number, path, err) :
		CTG_OK;
}
