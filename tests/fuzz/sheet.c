/* SPDX-License-Identifier: Apache-2.0 */
/* Two bodies, cut at a line « %%% », typeset: the sheet of both is that of
 * the first without what came, that of the second without what went. */
#include "render/typeset.h"

#include "../sheet_side.h"
#include "pair.h"

#include <assert.h>

static struct ctg_sheet make(struct ctg_arena *a, const struct ctg_node *tree)
{
	const struct ctg_sheet_from from = { 0 };
	struct ctg_sheet s = { 0 };
	struct ctg_err err;
	enum ctg_code code = ctg_sheet_make(&s, a, tree, &from, &err);

	assert(code == CTG_OK);
	return s;
}

static void check(struct ctg_arena *a, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_sheet old, now, both;
	struct ctg_diff d;
	const char *wrong;

	ctg_typeset(a, x->developed);
	ctg_typeset(a, y->developed);
	old = make(a, x->developed);
	now = make(a, y->developed);
	ctg_diff_make(&d, a, &(struct ctg_version_text){ .text = x },
		&(struct ctg_version_text){ .text = y }, true);
	both = make(a, d.tree);
	wrong = sheet_sides(a, &both, &old, &now);
	if (wrong)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(!wrong);
}
