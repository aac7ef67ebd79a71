/* SPDX-License-Identifier: Apache-2.0 */
/* The act that is written from two versions, read and applied to the first,
 * gives the second. */
#include "edits.h"
#include "sides.h"

#include "avenant/compose.h"

#define SCRIPTS	5

/* --- the property ------------------------------------------------------- */

static unsigned acts, refused;

static const char *check(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const struct ctg_reader rx = sides_files(x), ry = sides_files(y);
	const struct ctg_side base = { { x, NULL }, &rx };
	const struct ctg_side target = { { y, NULL }, &ry };
	struct ctg_composed out;
	struct ctg_err err = { 0 };
	enum ctg_code code;

	if (!sides_sound(l, &rx) || !sides_sound(l, &ry))
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
