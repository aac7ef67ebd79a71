/* SPDX-License-Identifier: Apache-2.0 */
#include "store/signers.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/front.h"

static const char *path_of(struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_str id)
{
	return ctg_strf(a, "%s/convention.md",
		ctg_repo_folder(s->repo, a, id)).p;
}

static enum ctg_code read_front(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_diags unused = { .arena = a };
	const char *path = path_of(a, s, id);
	struct ctg_str text;
	enum ctg_code code = ctg_snapshot_read(&text, a, s, path, err);

	if (!code)
		code = ctg_source_init(src, a, ctg_str_from(path),
			ctg_str_head(text, ctg_front_length(text)), err);
	return code ? code : ctg_convention_read(out, a, src, &unused, err);
}

static bool has_party(const struct ctg_convention *c, struct ctg_str id)
{
	for (size_t i = 0; i < c->nparties; i++)
		if (ctg_str_eq(c->parties[i].id.s, id))
			return true;
	return false;
}

enum ctg_code ctg_signers_add(struct ctg_convention *c, struct ctg_arena *a,
	const struct ctg_snapshot *before, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_convention old;
	struct ctg_party *all;
	size_t n = c->nparties;
	enum ctg_code code;

	if (!before || !before->tree ||
	    !ctg_snapshot_has(before, path_of(a, before, id)))
		return CTG_OK;
	code = read_front(&old, a, before, id, err);
	if (code)
		return code;
	all = CTG_NEW_N(a, struct ctg_party, n + old.nparties);
	for (size_t i = 0; i < n; i++)
		all[i] = c->parties[i];
	for (size_t i = 0; i < old.nparties; i++)
		if (!has_party(c, old.parties[i].id.s))
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
	enum ctg_code code = read_front(out, a, s, id, err);

	return code ? code : ctg_signers_add(out, a, before, id, err);
}
