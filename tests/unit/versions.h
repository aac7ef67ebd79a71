/* SPDX-License-Identifier: Apache-2.0 */
/* versions.h - texts to compare, out of strings.  For tests of what is built
 * on the diff. */
#ifndef CTG_TESTS_VERSIONS_H
#define CTG_TESTS_VERSIONS_H

#include "unit.h"

#include "diff/diff.h"
#include "model/markdown.h"

static struct ctg_text *version(const char *body)
{
	struct ctg_text *t = CTG_NEW(&unit_arena, struct ctg_text);
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("c.md"),
		ctg_str_from(body), NULL), CTG_OK);
	CHECK_INT(ctg_markdown_parse(&t->developed, &unit_arena, src, 0,
		&diags, NULL), CTG_OK);
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	ctg_tree_number(t->developed);
	return t;
}

[[maybe_unused]] static struct ctg_diff compared(const char *old,
	const char *now)
{
	struct ctg_version_text x = { .text = version(old) };
	struct ctg_version_text y = { .text = version(now) };
	struct ctg_diff d;

	ctg_diff_make(&d, &unit_arena, &x, &y, true);
	return d;
}

#endif
