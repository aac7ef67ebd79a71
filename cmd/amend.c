/* SPDX-License-Identifier: Apache-2.0 */
#include "amend.h"
#include "ident.h"
#include "near.h"

/* A rule of structure that speaks means that something was written that the
 * tree does not hold. */
static enum ctg_code judge(const struct ctg_amend *m,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &m->c->arena };
	size_t lost = 0;
	enum ctg_code code;

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++) {
		if (diags->v[i].level != CTG_ERROR)
			continue;
		ctg_out_diag(&b, &diags->v[i], m->c->out.colour_err);
		lost += diags->v[i].rule[0] == 'S';
	}
	if (lost == 0)
		return CTG_OK;
	ctg_out_talk(&m->c->out, ctg_buf_str(&b));
	code = ctg_fail(err, CTG_EINPUT, "une partie du texte de l'avenant "
		"n'a pas pu être lue");
	ctg_err_hint(err, "corrigez d'abord %s", lost == 1 ?
		"l'erreur de structure" : "les erreurs de structure");
	return code;
}

static enum ctg_code read_act(struct ctg_amend *m, struct ctg_err *err)
{
	struct ctg_arena *a = &m->c->arena;
	const struct ctg_reader *r = &m->at.now;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_str name = ctg_strf(a, "avenants/%u.md", m->at.number);
	struct ctg_str text;
	enum ctg_code code;

	if (r->read(r, NULL, a, name, NULL))
		return CTG_OK;
	code = r->read(r, &text, a, name, err);
	if (!code)
		code = ctg_source_init(src, a, ctg_strf(a, "%.*s%.*s",
			STR_ARG(r->prefix), STR_ARG(name)), text, err);
	if (!code)
		m->act = src;
	return code;
}

static enum ctg_code load(struct ctg_amend *m, struct ctg_err *err)
{
	struct ctg_arena *a = &m->c->arena;
	struct ctg_diags old = { .arena = a }, now = { .arena = a };
	enum ctg_code code = ctg_side_load(&m->before, a, &m->at.before, &old,
		err);

	if (!code)
		code = ctg_side_load(&m->now, a, &m->at.now, &now, err);
	if (!code)
		code = judge(m, &now, err);
	return code ? code : read_act(m, err);
}

enum ctg_code ctg_amend_open(struct ctg_amend *out, struct ctg_cmd *c,
	const char *id, struct ctg_err *err)
{
	struct ctg_str name = { 0 };
	enum ctg_code code = CTG_OK;

	*out = (struct ctg_amend){ .c = c };
	if (id)
		code = ctg_ident_read(&name, &c->arena, id, err);
	if (!code)
		code = ctg_repo_open(&out->repo, &c->arena, ".", err);
	if (code)
		return code;
	code = ctg_amending_open(&out->at, &c->arena, &out->repo, name, -1,
		err);
	return code ? ctg_near_explain(code, &c->arena, &out->repo,
		out->at.id, err) : load(out, err);
}

void ctg_amend_close(struct ctg_amend *m)
{
	ctg_amending_close(&m->at);
	ctg_repo_close(&m->repo);
}

const char *ctg_amend_shown(const struct ctg_amend *m, const char *path)
{
	return ctg_out_path(&m->c->arena, m->repo.work, path);
}
