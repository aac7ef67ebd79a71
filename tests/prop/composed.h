/* SPDX-License-Identifier: Apache-2.0 */
/* composed.h - acts written from two texts: how many, how many refused. */
#ifndef CTG_TESTS_COMPOSED_H
#define CTG_TESTS_COMPOSED_H

#include "sides.h"

#include "avenant/compose.h"

static unsigned acts, refused;

/* NULL, or what is wrong; out has no operation when the act is refused. */
static const char *composed(struct ctg_composed *out, struct loaded *l,
	struct ctg_text *x, struct ctg_text *y)
{
	const struct ctg_reader rx = sides_files(x), ry = sides_files(y);
	const struct ctg_side base = { { x, NULL }, &rx };
	const struct ctg_side target = { { y, NULL }, &ry };
	struct ctg_err err = { 0 };
	enum ctg_code code;

	*out = (struct ctg_composed){ 0 };
	if (!sides_sound(l, &rx) || !sides_sound(l, &ry))
		return NULL;
	code = ctg_compose_bare(out, l->arena, &base, &target, &err);
	acts++;
	if (code == CTG_EREFUSED)
		refused++;
	else if (code)
		printf("# %s\n", err.msg);
	if (code)
		out->ops.n = 0;
	return code && code != CTG_EREFUSED ? "cannot be composed" : NULL;
}

#endif
