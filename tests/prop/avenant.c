/* SPDX-License-Identifier: Apache-2.0 */
/* The act that is written from two versions, read and applied to the first,
 * gives the second. */
#include "edits.h"

#include "avenant/compose.h"

#define SCRIPTS	5

/* --- the files of a text ------------------------------------------------- */

static enum ctg_code read_back(const struct ctg_reader *r,
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

static struct ctg_reader files_of(const struct ctg_text *t)
{
	return (struct ctg_reader){ .read = read_back,
		.main = STR("convention.md"), .context = t,
		.prefix = STR("") };
}

/* An act is written of a text that can be read whole. */
static bool is_sound(struct loaded *l, const struct ctg_reader *files)
{
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_text again;
	struct ctg_err err = { 0 };

	return ctg_text_load(&again, l->arena, files, &diags, &err) ==
		CTG_OK && ctg_diags_count(&diags, CTG_ERROR) == 0;
}

/* --- the property ------------------------------------------------------- */

static unsigned acts, refused;

static const char *check(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const struct ctg_reader rx = files_of(x), ry = files_of(y);
	const struct ctg_side base = { { x, NULL }, &rx };
	const struct ctg_side target = { { y, NULL }, &ry };
	struct ctg_composed out;
	struct ctg_err err = { 0 };
	enum ctg_code code;

	if (!is_sound(l, &rx) || !is_sound(l, &ry))
		return NULL;
	code = ctg_compose_bare(&out, l->arena, &base, &target, &err);
	acts++;
	if (code == CTG_EREFUSED)
		refused++;
	else if (code)
		printf("# %s\n", err.msg);
	return code && code != CTG_EREFUSED ? "cannot be composed" : NULL;
}

int main(int argc, char **argv)
{
	int failed = edits_main(argc, argv, "avenant", SCRIPTS, check);

	printf("# %u acts, %u refused\n", acts, refused);
	return failed;
}
