/* SPDX-License-Identifier: Apache-2.0 */
#include "store/act.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/act_number.h"
#include "store/change.h"
#include "store/folder.h"

#include <git2.h>
#include <stdlib.h>

struct drafts {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_draft *v;
	size_t n, room;
};

bool ctg_act_name_read(struct ctg_str *id, unsigned *number,
	struct ctg_str s)
{
	*id = ctg_str_split(&s, '/');
	return ctg_id_is_valid(*id) && ctg_act_number_read(number, s);
}

bool ctg_draft_read(struct ctg_draft *out, struct ctg_str branch)
{
	out->number = 0;
	if (ctg_str_cut(&branch, STR("projet/"))) {
		out->id = branch;
		return ctg_id_is_valid(branch);
	}
	return ctg_str_cut(&branch, STR("avenant/")) &&
		ctg_act_name_read(&out->id, &out->number, branch) &&
		out->number > 0;
}

/* The branch may have been kept when the act was closed. */
static bool is_closed(const struct drafts *all, const struct ctg_draft *d)
{
	git_oid id;

	return git_reference_name_to_id(&id, all->repo->git, ctg_strf(
		all->arena, "refs/tags/acte/%.*s/%u", STR_ARG(d->id),
		d->number).p) == 0;
}

static void add(struct drafts *all, struct ctg_draft d)
{
	CTG_MORE(all->arena, all->v, all->n, all->room);
	all->v[all->n++] = d;
}

static enum ctg_code list(struct drafts *all, const char *folder,
	struct ctg_err *err)
{
	const struct ctg_str heads = STR("refs/heads/");
	struct ctg_str *names;
	struct ctg_draft d;
	size_t n;
	enum ctg_code code = ctg_refs_below(&names, &n, all->arena, all->repo,
		folder, err);

	for (size_t i = 0; !code && i < n; i++)
		if (ctg_draft_read(&d, ctg_str_skip(names[i], heads.n)) &&
		    !is_closed(all, &d))
			add(all, d);
	return code;
}

static int compare(const void *pa, const void *pb)
{
	const struct ctg_draft *a = pa, *b = pb;
	int d = ctg_str_cmp(a->id, b->id);

	return d ? d : (a->number > b->number) - (a->number < b->number);
}

enum ctg_code ctg_drafts_list(struct ctg_draft **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err)
{
	struct drafts all = { .arena = a, .repo = r };
	enum ctg_code code = list(&all, "refs/heads/projet/", err);

	if (!code)
		code = list(&all, "refs/heads/avenant/", err);
	if (code)
		return code;
	if (all.n > 0)
		qsort(all.v, all.n, sizeof(*all.v), compare);
	*out = all.v;
	*n = all.n;
	return CTG_OK;
}

enum ctg_code ctg_drafts_read(unsigned **out, size_t *n, bool *projet,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err)
{
	struct drafts all = { .arena = a, .repo = r };
	const struct ctg_draft self = { .id = id };
	enum ctg_code code;
	unsigned *numbers;
	git_oid tip;

	code = list(&all, ctg_strf(a, "refs/heads/avenant/%.*s/",
		STR_ARG(id)).p, err);
	if (code)
		return code;
	if (all.n > 0)
		qsort(all.v, all.n, sizeof(*all.v), compare);
	numbers = CTG_NEW_N(a, unsigned, all.n);
	for (size_t i = 0; i < all.n; i++)
		numbers[i] = all.v[i].number;
	*projet = git_reference_name_to_id(&tip, r->git, ctg_strf(a,
		"refs/heads/projet/%.*s", STR_ARG(id)).p) == 0 &&
		!is_closed(&all, &self);
	*out = numbers;
	*n = all.n;
	return CTG_OK;
}
