/* SPDX-License-Identifier: Apache-2.0 */
/* The files of the convention to come: filled, judged. */
#include "nouveau.h"

#include "check/check.h"

static enum ctg_code fill_one(struct ctg_nouveau_text *t, size_t i,
	struct ctg_arena *a, const struct ctg_nouveau_filling *f,
	struct ctg_err *err)
{
	const struct ctg_template_file *file = &t->files[i];
	const struct ctg_folder *from = &f->model->folder;
	struct ctg_source src;
	enum ctg_code code;

	t->edits[i] = (struct ctg_edit){
		.path = ctg_strf(a, "%s/%.*s", f->folder,
			STR_ARG(file->name)).p,
		.text = file->bytes,
	};
	if (!ctg_str_ends(file->name, STR(".md")))
		return CTG_OK;
	code = ctg_source_init(&src, a, ctg_strf(a, "%s/%.*s", from->path,
		STR_ARG(file->name)), file->bytes, err);
	if (!code)
		code = ctg_scaffold_fill(&t->edits[i].text, a, f->scaffold,
			f->answers, &src, ctg_str_eq(file->name, from->main),
			err);
	return code;
}

static enum ctg_code read_edit(const struct ctg_reader *r,
	struct ctg_str *out, [[maybe_unused]] struct ctg_arena *a,
	struct ctg_str name, struct ctg_err *err)
{
	const struct ctg_nouveau_text *t = r->context;

	for (size_t i = 0; i < t->n; i++)
		if (ctg_str_eq(t->files[i].name, name)) {
			if (out)
				*out = t->edits[i].text;
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EINPUT, "fichier introuvable : « %.*s »",
		STR_ARG(name));
}

/* Nothing is written yet: a text that cannot be read never will be. */
static enum ctg_code check(struct ctg_nouveau_text *t, struct ctg_arena *a,
	const struct ctg_nouveau_filling *f, struct ctg_err *err)
{
	const struct ctg_check how = { .today = ctg_today() };
	const struct ctg_reader r = {
		.read = read_edit,
		.main = f->model->folder.main,
		.context = t,
		.prefix = ctg_strf(a, "%s/", f->folder),
	};
	struct ctg_diags diags = { .arena = a };
	struct ctg_text text;
	enum ctg_code code = ctg_text_load(&text, a, &r, &diags, err);

	if (code)
		return code;
	ctg_check_run(&text, &how, a, &diags);
	ctg_diags_sort(&diags);
	for (size_t i = 0; i < diags.n; i++) {
		t->found[diags.v[i].level]++;
		t->blanks += diags.v[i].rule[0] == 'C';
	}
	return CTG_OK;
}

enum ctg_code ctg_nouveau_fill(struct ctg_nouveau_text *out,
	struct ctg_cmd *c, const struct ctg_nouveau_filling *f,
	struct ctg_err *err)
{
	struct ctg_arena *a = &c->arena;
	struct ctg_nouveau_text t = { 0 };
	enum ctg_code code = ctg_shelf_files(&t.files, &t.n, a, f->model,
		err);

	if (code)
		return code;
	t.edits = CTG_NEW_N(a, struct ctg_edit, t.n);
	for (size_t i = 0; i < t.n && !code; i++)
		code = fill_one(&t, i, a, f, err);
	if (!code)
		code = check(&t, a, f, err);
	if (!code)
		*out = t;
	return code;
}
