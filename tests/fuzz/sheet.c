/* SPDX-License-Identifier: Apache-2.0 */
/* Two bodies, cut at a line « %%% », typeset: the sheet of both is that of
 * the first without what came, that of the second without what went. */
#include "model/markdown.h"
#include "render/typeset.h"

#include "../sheet_side.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static struct ctg_text *parse(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_text *t = CTG_NEW(a, struct ctg_text);
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err;

	if (ctg_source_init(src, a, STR("x"), s, &err) ||
	    ctg_markdown_parse(&t->developed, a, src, 0, &diags, &err))
		return NULL;
	ctg_typeset(a, t->developed);
	ctg_tree_number(t->developed);
	return t;
}

static struct ctg_sheet make(struct ctg_arena *a, const struct ctg_node *tree)
{
	const struct ctg_sheet_from from = { 0 };
	struct ctg_sheet s = { 0 };
	struct ctg_err err;
	enum ctg_code code = ctg_sheet_make(&s, a, tree, &from, &err);

	assert(code == CTG_OK);
	return s;
}

static void check(struct ctg_arena *a, const struct ctg_text *x,
	const struct ctg_text *y)
{
	struct ctg_sheet old = make(a, x->developed);
	struct ctg_sheet now = make(a, y->developed), both;
	struct ctg_diff d;
	const char *wrong;

	ctg_diff_make(&d, a, &(struct ctg_version_text){ .text = x },
		&(struct ctg_version_text){ .text = y }, true);
	both = make(a, d.tree);
	wrong = sheet_sides(a, &both, &old, &now);
	if (wrong)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(!wrong);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_str s = { (const char *)p, n };
	size_t cut = ctg_str_find(s, STR("\n%%%\n"));
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_text *x = parse(&a, ctg_str_head(s, cut + 1));
	struct ctg_text *y = parse(&a, ctg_str_skip(s, cut + 5));

	if (x && y) {
		check(&a, x, y);
		check(&a, y, x);
	}
	ctg_arena_release(&a);
	return 0;
}
