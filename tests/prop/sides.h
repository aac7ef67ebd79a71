/* SPDX-License-Identifier: Apache-2.0 */
/* sides.h - texts as what an act goes from, and to. */
#ifndef CTG_TESTS_SIDES_H
#define CTG_TESTS_SIDES_H

#include "edits.h"

static enum ctg_code sides_read(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_text *t = r->context;
	const struct ctg_convention *c = &t->convention;

	(void)a;
	if (ctg_str_eq(name, r->main)) {
		if (out)
			*out = c->src->text;
		return CTG_OK;
	}
	for (size_t i = 0; i < c->nannexes; i++)
		if (ctg_str_eq(c->annexes[i].fichier.s, name) &&
		    t->annexes[i] && t->annexes[i]->src) {
			if (out)
				*out = t->annexes[i]->src->text;
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EINPUT, "absent");
}

static struct ctg_reader sides_files(const struct ctg_text *t)
{
	return (struct ctg_reader){ .read = sides_read,
		.main = STR("convention.md"), .context = t,
		.prefix = STR("") };
}

/* An act is written of a text that can be read whole. */
static bool sides_sound(struct loaded *l, const struct ctg_reader *files)
{
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_text again;
	struct ctg_err err = { 0 };

	return ctg_text_load(&again, l->arena, files, &diags, &err) ==
		CTG_OK && ctg_diags_count(&diags, CTG_ERROR) == 0;
}

#endif
