/* SPDX-License-Identifier: Apache-2.0 */
/* Several alinéas that an act quotes whole, to put others in their place. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

static bool same(struct ctg_arena *a, const struct ctg_node *x,
	const struct ctg_node *y)
{
	return ctg_str_eq(
		ctg_utf8_fold(a, ctg_french_trim(ctg_node_words(a, x))),
		ctg_utf8_fold(a, ctg_french_trim(ctg_node_words(a, y))));
}

/* The last leaf of the passage that begins at leaf; NULL when another text
 * stands there. */
static struct ctg_node *follow(struct ctg_arena *a,
	const struct ctg_scope *in, struct ctg_node *leaf,
	const struct ctg_scope *quoted)
{
	const struct ctg_node *q = ctg_leaf_next(quoted, NULL);
	struct ctg_node *last = NULL;

	for (; q; q = ctg_leaf_next(quoted, q)) {
		if (!leaf || !same(a, leaf, q))
			return NULL;
		last = leaf;
		leaf = ctg_leaf_next(in, leaf);
	}
	return last;
}

static size_t find(struct ctg_scope *out, struct ctg_arena *a,
	const struct ctg_scopes *in, const struct ctg_scope *quoted)
{
	size_t found = 0;

	for (size_t i = 0; i < in->n; i++) {
		struct ctg_node *n = ctg_leaf_next(&in->v[i], NULL);

		for (; n; n = ctg_leaf_next(&in->v[i], n)) {
			struct ctg_node *last = follow(a, &in->v[i], n,
				quoted);

			if (!last)
				continue;
			*out = (struct ctg_scope){ .at = n, .to = last };
			found++;
		}
	}
	return found;
}

void ctg_read_passage(struct ctg_reading *r, const struct ctg_cited *old,
	const struct ctg_cited *now, const struct ctg_scopes *in)
{
	struct ctg_node *doc = (struct ctg_node *)old->blocks;
	struct ctg_scope quoted = { .at = doc, .to = doc }, s;
	struct ctg_scopes all = *in;
	struct ctg_op *op;
	size_t n;

	/* « des deuxième et troisième alinéas » are one place. */
	all.v = CTG_NEW_N(r->arena, struct ctg_scope, in->n);
	memcpy(all.v, in->v, in->n * sizeof(*in->v));
	ctg_units_merge(r, &all);
	n = find(&s, r->arena, &all, &quoted);
	if (n != 1) {
		ctg_reading_report(r, n ? "A705" : "A704", "citation %s"
			"\u00a0: les alinéas cités %s dans %.*s", n ?
			"ambiguë" : "introuvable", n ? "se suivent plusieurs "
			"fois" : "ne se suivent pas", STR_ARG(ctg_scope_name(
			r->arena, &in->v[0])));
		return;
	}
	if (s.at->kind == CTG_CELL || s.to->kind == CTG_CELL) {
		ctg_units_refuse(r, &s, "citez le tableau entier, ou une "
			"cellule à la fois");
		return;
	}
	op = ctg_reading_add(r, CTG_OP_BLOCKS, now ? CTG_OP_REPLACE :
		CTG_OP_REMOVE);
	op->at = s.at;
	op->to = s.to;
	op->now = now ? ctg_cited_blocks(r->arena, now) : NULL;
}
