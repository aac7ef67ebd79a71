/* SPDX-License-Identifier: Apache-2.0 */
/* folder_text.h - whole conventions, front-matter included, out of strings. */
#ifndef CTG_TESTS_FOLDER_TEXT_H
#define CTG_TESTS_FOLDER_TEXT_H

#include "unit.h"

#include "model/text.h"

struct text_file {
	const char *name, *text;
};

static enum ctg_code text_read(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	(void)a;
	for (const struct text_file *f = r->context; f->name; f++) {
		if (!ctg_str_eq(name, ctg_str_from(f->name)))
			continue;
		if (out)
			*out = ctg_str_from(f->text);
		return CTG_OK;
	}
	return ctg_fail(err, CTG_EINPUT, "fichier absent");
}

/* files ends with a NULL name. */
static struct ctg_text *text_of(const struct text_file *files)
{
	struct ctg_text *t = CTG_NEW(&unit_arena, struct ctg_text);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };
	const struct ctg_reader r = { .read = text_read,
		.main = STR("convention.md"), .context = files,
		.prefix = STR("") };

	CHECK_INT(ctg_text_load(t, &unit_arena, &r, &diags, &err), CTG_OK);
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	return t;
}

#endif
