/* SPDX-License-Identifier: Apache-2.0 */
/* Typography changes spaces and apostrophes only, once, and nothing that
 * tells where a text comes from. */
#include "edits.h"

#include "base/utf8.h"
#include "render/typeset.h"

#define SCRIPTS	40

/* With one space and one apostrophe for all. */
static struct ctg_str folded(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_str s = ctg_node_words(a, n);
	struct ctg_buf b = { .arena = a };

	while (s.n > 0) {
		if (ctg_str_cut(&s, STR("\u00a0")) ||
		    ctg_str_cut(&s, STR("\u202f"))) {
			ctg_buf_putc(&b, ' ');
		} else if (ctg_str_cut(&s, STR("’"))) {
			ctg_buf_putc(&b, '\'');
		} else {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
	}
	return ctg_buf_str(&b);
}

/* What must stay, and the nodes in their order. */
static struct ctg_str origins(struct ctg_arena *a, const struct ctg_node *tree)
{
	struct ctg_buf b = { .arena = a };

	for (const struct ctg_node *n = tree; n; n = ctg_node_next(tree, n)) {
		bool line_end = n->kind == CTG_SOFTBREAK;

		ctg_buf_printf(&b, "%d %zu-%zu %.*s\n", line_end ? CTG_TEXT :
			n->kind, n->off, n->end, n->kind == CTG_TEXT ?
			(int)n->var.n : 0, n->kind == CTG_TEXT ? n->var.p :
			"");
	}
	return ctg_buf_str(&b);
}

static const char *check_text(struct ctg_arena *a, struct ctg_node *tree)
{
	struct ctg_str words = folded(a, tree), from = origins(a, tree), once;

	ctg_typeset(a, tree);
	if (!ctg_str_eq(folded(a, tree), words))
		return "another text";
	if (!ctg_str_eq(origins(a, tree), from))
		return "another tree";
	if (ctg_utf8_valid(ctg_node_words(a, tree)) <
	    ctg_node_words(a, tree).n)
		return "bytes that are no text";
	once = ctg_str_dup(a, ctg_node_words(a, tree));
	ctg_typeset(a, tree);
	if (!ctg_str_eq(ctg_node_words(a, tree), once))
		return "twice is not as once";
	return NULL;
}

static const char *check_pair(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const char *wrong = check_text(l->arena, x->developed);

	return wrong ? wrong : check_text(l->arena, y->developed);
}

int main(int argc, char **argv)
{
	return edits_main(argc, argv, "typeset", SCRIPTS, check_pair);
}
