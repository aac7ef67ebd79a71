/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, the sheet of both versions is that of the old
 * one without what came, and that of the new one without what went. */
#include "edits.h"

#include "../sheet_side.h"

#include "render/typeset.h"

#define SCRIPTS	40

/* --- both --- */

static struct ctg_sheet make(struct loaded *l, const struct ctg_node *tree,
	const struct ctg_text *text, const struct ctg_text *before)
{
	const struct ctg_sheet_from old = { .convention = before ?
		&before->convention : NULL };
	const struct ctg_sheet_from from = { .convention = &text->convention,
		.before = before ? &old : NULL };
	struct ctg_sheet s = { 0 };
	struct ctg_err err;

	if (ctg_sheet_make(&s, l->arena, tree, &from, &err))
		printf("# %s\n", err.msg);
	return s;
}

static const char *check_pair(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_sheet old, now, both;
	struct ctg_diff d;

	ctg_typeset(l->arena, x->developed);
	ctg_typeset(l->arena, y->developed);
	ctg_diff_make(&d, l->arena, &(struct ctg_version_text){ x, NULL },
		&(struct ctg_version_text){ y, NULL }, true);
	old = make(l, x->developed, x, NULL);
	now = make(l, y->developed, y, NULL);
	both = make(l, d.tree, y, x);
	return sheet_sides(l->arena, &both, &old, &now);
}

int main(int argc, char **argv)
{
	return edits_main(argc, argv, "sheet", SCRIPTS, check_pair);
}
