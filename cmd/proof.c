/* SPDX-License-Identifier: Apache-2.0 */
#include "proof.h"

#include "avenant/prove.h"
#include "base/arena.h"
#include "base/io.h"
#include "store/amending.h"

static enum ctg_code read_head(struct ctg_draft *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_err *err)
{
	const char *name;
	enum ctg_code code = ctg_repo_head_read(&name, r, a, err);

	*out = (struct ctg_draft){ 0 };
	if (!code && (!name || !ctg_draft_read(out, ctg_str_from(name)) ||
	    out->number == 0))
		*out = (struct ctg_draft){ 0 };
	return code;
}

/* A text that is in no repository is judged all the same. */
enum ctg_code ctg_proof_head(struct ctg_str *out, struct ctg_arena *a,
	const char *dir, struct ctg_err *err)
{
	struct ctg_draft head;
	struct ctg_repo repo;
	enum ctg_code code;

	*out = (struct ctg_str){ 0 };
	if (ctg_repo_open(&repo, a, dir, NULL))
		return CTG_OK;
	code = read_head(&head, a, &repo, err);
	if (!code)
		*out = head.id;
	ctg_repo_close(&repo);
	return code;
}

/* However the person named it. */
static bool is_same(struct ctg_arena *a, const struct ctg_folder *f,
	const struct ctg_folder *g)
{
	return g->path && ctg_str_eq(f->main, g->main) &&
		ctg_io_is_inside(f->path, ctg_io_join(a, g->path, g->main)) &&
		ctg_io_is_inside(g->path, ctg_io_join(a, f->path, f->main));
}

static enum ctg_code prove(struct ctg_diags *diags, struct ctg_arena *a,
	const struct ctg_folder *f, const struct ctg_repo *r,
	struct ctg_str id, struct ctg_err *err)
{
	struct ctg_amending *m = CTG_NEW(a, struct ctg_amending);
	struct ctg_act_list list;
	struct ctg_reader now;
	enum ctg_code code = ctg_act_list_read(&list, a, r, id, err);

	/* Nothing in force here to be amended. */
	if (code || list.nacts == 0)
		return code;
	code = ctg_amending_open(m, a, r, id, -1, err);
	/* With the names that the person typed. */
	ctg_folder_reader(&now, a, f);
	if (!code && is_same(a, f, &m->folder) && !now.read(&now, NULL, a,
	    ctg_strf(a, "avenants/%u.md", m->number), NULL))
		code = ctg_prove_files(a, &m->before, &now, m->number, diags,
			err);
	ctg_amending_close(m);
	return code;
}

enum ctg_code ctg_proof_check(struct ctg_diags *diags, struct ctg_arena *a,
	const struct ctg_folder *f, struct ctg_err *err)
{
	struct ctg_draft head;
	struct ctg_repo repo;
	enum ctg_code code;

	/* Without an act git need not be asked. */
	if (!ctg_io_is_dir(ctg_io_join(a, f->path, STR("avenants"))) ||
	    ctg_repo_open(&repo, a, f->path[0] ? f->path : ".", NULL))
		return CTG_OK;
	code = read_head(&head, a, &repo, err);
	if (!code && head.number > 0)
		code = prove(diags, a, f, &repo, head.id, err);
	ctg_repo_close(&repo);
	return code;
}
