/* SPDX-License-Identifier: Apache-2.0 */
/* Two bodies, cut at a line « %%% »: a sound marked tree, whose old side is
 * the first and whose new side is the second. */
#include "diff/diff.h"

#include "diff/tally.h"
#include "render/redline.h"

#include "../same.h"
#include "../sound.h"
#include "pair.h"

#include <assert.h>
#include <stdio.h>

static void require(bool good, const char *wrong)
{
	if (!good)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(good);
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

static void check(struct ctg_arena *a, struct ctg_text *x,
	struct ctg_text *y)
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
