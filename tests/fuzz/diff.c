/* SPDX-License-Identifier: Apache-2.0 */
/* Two bodies, cut at a line « %%% »: a sound marked tree, whose old side is
 * the first and whose new side is the second. */
#include "diff/diff.h"

#include "diff/tally.h"
#include "model/markdown.h"
#include "render/redline.h"

#include "../same.h"
#include "../sound.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void require(bool good, const char *wrong)
{
	if (!good)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(good);
}

static struct ctg_text *parse(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_text *t = CTG_NEW(a, struct ctg_text);
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err;

	if (ctg_source_init(src, a, STR("x"), s, &err) ||
	    ctg_markdown_parse(&t->developed, a, src, 0, &diags, &err))
		return NULL;
	ctg_tree_number(t->developed);
	return t;
}

static void check_side(struct ctg_arena *a, const struct ctg_node *tree,
	bool old, const struct ctg_node *want)
{
	const struct ctg_node *side = ctg_diff_side(a, tree, old);
	struct ctg_words w;

	ctg_words_init(&w, a);
	require(!sound_links(side), "the links of a side");
	require(!same_but(&w, side, want), old ?
		"the old side is not the old text" :
		"the new side is not the new text");
}

static void check(struct ctg_arena *a, const struct ctg_text *x,
	const struct ctg_text *y)
{
	const struct ctg_term_style style = { .width = 60 };
	struct ctg_buf out = { .arena = a };
	struct ctg_diff d;

	ctg_diff_make(&d, a, &(struct ctg_version_text){ .text = x },
		&(struct ctg_version_text){ .text = y }, true);
	require(!sound_links(d.tree), "the links of the tree");
	check_side(a, d.tree, true, x->developed);
	check_side(a, d.tree, false, y->developed);
	for (size_t i = 0; i < d.n; i++)
		require(d.changes[i].number == i + 1, "the numbers");
	(void)ctg_diff_tally(a, &d);
	ctg_redline_write(&out, &d, &style);
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
		check(&a, x, x);
	}
	ctg_arena_release(&a);
	return 0;
}
