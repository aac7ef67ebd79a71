/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, the old side of the marked tree is the old
 * text and the new side the new one: blocks, words, spaces and styles. */
#include "edits.h"

#include "diff/diff.h"
#include "diff/token.h"

#define SCRIPTS	60

/* --- the same text --- */

static bool same_shape(const struct ctg_node *x, const struct ctg_node *y)
{
	if (x->kind != y->kind)
		return false;
	switch (x->kind) {
	case CTG_DIVISION:
		return x->division.level == y->division.level &&
			x->division.paysage == y->division.paysage;
	case CTG_ITEM:
	case CTG_PART:
		return ctg_str_eq(x->text, y->text);
	case CTG_LIST:
		return x->list.ordered == y->list.ordered &&
			x->list.start == y->list.start;
	case CTG_TABLE:
		return x->table.columns == y->table.columns;
	case CTG_CELL:
		return x->cell.cols == y->cell.cols &&
			x->cell.rows == y->cell.rows;
	default:
		return true;
	}
}

static bool same_words(struct ctg_words *w, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_tokens a, b;

	ctg_tokens_read(&a, w, x);
	ctg_tokens_read(&b, w, y);
	for (size_t i = 0; i < a.n && i < b.n; i++)
		if (a.v[i].id != b.v[i].id || a.v[i].style != b.v[i].style ||
		    !ctg_str_eq(a.v[i].raw, b.v[i].raw))
			return false;
	return a.n == b.n;
}

static const struct ctg_node *differ(struct ctg_words *w,
	const struct ctg_node *x, const struct ctg_node *y)
{
	const struct ctg_node *a = x->first, *b = y->first, *bad;

	if (!same_shape(x, y))
		return x;
	if (x->kind == CTG_PARA || x->kind == CTG_HEADING ||
	    x->kind == CTG_CELL)
		return same_words(w, x, y) ? NULL : x;
	for (; a && b; a = a->next, b = b->next) {
		bad = differ(w, a, b);
		if (bad)
			return bad;
	}
	return a ? a : b ? b : NULL;
}

static bool is_side(struct loaded *l, const struct ctg_node *tree, bool old,
	const struct ctg_node *want)
{
	struct ctg_words w;
	struct ctg_node *side = ctg_diff_side(l->arena, tree, old);
	const struct ctg_node *bad;

	ctg_words_init(&w, l->arena);
	bad = differ(&w, side, want);
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
