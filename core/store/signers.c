/* SPDX-License-Identifier: Apache-2.0 */
#include "store/signers.h"

#include "base/arena.h"
#include "base/buf.h"

#include <git2.h>

static const char *path_of(struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_str id)
{
	return ctg_strf(a, "%s/convention.md",
		ctg_repo_folder(s->repo, a, id)).p;
}

enum ctg_code ctg_signers_add(struct ctg_convention *c, struct ctg_arena *a,
	const struct ctg_snapshot *before, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_diags unused = { .arena = a };
	struct ctg_convention old;
	struct ctg_party *all;
	size_t n = c->nparties;
	enum ctg_code code;

	if (!before || !before->tree ||
	    !ctg_snapshot_has(before, path_of(a, before, id)))
		return CTG_OK;
	code = ctg_snapshot_front(&old, a, before, id, &unused, err);
	if (code)
		return code;
	all = CTG_NEW_N(a, struct ctg_party, n + old.nparties);
	for (size_t i = 0; i < n; i++)
		all[i] = c->parties[i];
	for (size_t i = 0; i < old.nparties; i++)
		if (!ctg_convention_party(c, old.parties[i].id.s))
			all[n++] = old.parties[i];
	c->parties = all;
	c->nparties = n;
	return CTG_OK;
}

enum ctg_code ctg_signers_read(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	const struct ctg_snapshot *before, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_diags unused = { .arena = a };
	enum ctg_code code = ctg_snapshot_front(out, a, s, id, &unused, err);

	return code ? code : ctg_signers_add(out, a, before, id, err);
}

/* "" when it has none here. */
static enum ctg_code find_parent(char out[CTG_OID_HEX + 1],
	const struct ctg_repo *r, const char *commit, struct ctg_err *err)
{
	git_commit *found, *parent;
	git_oid id;

	out[0] = '\0';
	if (git_oid_fromstr(&id, commit) ||
	    git_commit_lookup(&found, r->git, &id))
		return ctg_repo_fail(err, "lecture d'un acte");
	if (git_commit_parentcount(found) > 0 &&
	    git_commit_parent(&parent, found, 0) == 0) {
		git_oid_tostr(out, CTG_OID_HEX + 1, git_commit_id(parent));
		git_commit_free(parent);
	}
	git_commit_free(found);
	return CTG_OK;
}

static enum ctg_code add_at(struct ctg_convention *c, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, const char *commit,
	struct ctg_err *err)
{
	struct ctg_snapshot at;
	enum ctg_code code = ctg_snapshot_open(&at, r, commit, err);

	if (code)
		return code;
	code = ctg_signers_add(c, a, &at, id, err);
	ctg_snapshot_close(&at);
	return code;
}

enum ctg_code ctg_signers_add_act(struct ctg_convention *c,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	const char *commit, struct ctg_err *err)
{
	char parent[CTG_OID_HEX + 1];
	enum ctg_code code = find_parent(parent, r, commit, err);

	if (!code)
		code = add_at(c, a, r, id, commit, err);
	if (!code && parent[0])
		code = add_at(c, a, r, id, parent, err);
	return code;
}
