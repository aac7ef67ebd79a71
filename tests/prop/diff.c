/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, the old side of the marked tree is the old
 * text and the new side the new one: blocks, words, spaces and styles. */
#include "edits.h"

#include "../same.h"

#include "diff/diff.h"

#define SCRIPTS	60

static bool is_side(struct loaded *l, const struct ctg_node *tree, bool old,
	const struct ctg_node *want)
{
	struct ctg_words w;
	struct ctg_node *side = ctg_diff_side(l->arena, tree, old);
	const struct ctg_node *bad;

	ctg_words_init(&w, l->arena);
	bad = same_but(&w, side, want);
	if (bad)
		printf("# %s: « %.*s »\n", ctg_kind_name(bad->kind),
			STR_ARG(ctg_node_words(l->arena, bad)));
	return !bad;
}

/* Who draws the marked tables takes their spans as they are. */
static bool fits(const struct ctg_node *owner)
{
	const struct ctg_node *row = owner->parent;

	for (unsigned r = 0; r < owner->cell.rows; r++) {
		const struct ctg_node *c = row ? row->first : NULL;

		while (c && c->cell.column < owner->cell.column)
			c = c->next;
		for (unsigned k = 0; k < owner->cell.cols; k++) {
			if (!c || (c != owner && (c->first ||
			    c->cell.owner != owner)))
				return false;
			c = c->next;
		}
		row = row->next;
	}
	return true;
}

static bool all_fit(const struct ctg_node *tree)
{
	for (const struct ctg_node *n = tree; n; n = ctg_node_next(tree, n)) {
		if (n->kind == CTG_CELL && !fits(n))
			return false;
		if (n->delta && n->delta->edited &&
		    n->delta->edited->kind == CTG_TABLE &&
		    !all_fit(n->delta->edited))
			return false;
	}
	return true;
}

static const char *check_pair(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_diff d;

	ctg_diff_make(&d, l->arena, &(struct ctg_version_text){ x, NULL },
		&(struct ctg_version_text){ y, NULL }, true);
	if (!is_side(l, d.tree, true, x->developed))
		return "the old side is not the old text";
	if (!is_side(l, d.tree, false, y->developed))
		return "the new side is not the new text";
	if (!all_fit(d.tree))
		return "a span that does not fit";
	return NULL;
}

int main(int argc, char **argv)
{
	return edits_main(argc, argv, "diff", SCRIPTS, check_pair);
}
