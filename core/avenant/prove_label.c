/* SPDX-License-Identifier: Apache-2.0 */
/* A number is that of one division: an act makes no second one. */
#include "avenant/prove.h"

#include "model/rules.h"

static bool is_numbered(const struct ctg_node *n)
{
	return ctg_node_is_labelled(n) && !ctg_node_is_annexe(n);
}

/* The annexe that holds it; or the text. */
static const struct ctg_node *around(const struct ctg_node *n)
{
	while (n->parent && !ctg_node_is_annexe(n))
		n = n->parent;
	return n;
}

static bool same_label(const struct ctg_heading *x,
	const struct ctg_heading *y)
{
	return x->word == y->word && ctg_label_cmp(x->label, y->label) == 0;
}

/* Whether an annexe of one text is that of the other. */
static bool same_place(const struct ctg_node *x, const struct ctg_node *y)
{
	if (!ctg_node_is_annexe(x) || !ctg_node_is_annexe(y))
		return ctg_node_is_annexe(x) == ctg_node_is_annexe(y);
	return same_label(&x->division.heading, &y->division.heading);
}

static size_t count(const struct ctg_node *doc, const struct ctg_node *like)
{
	size_t n = 0;

	for (const struct ctg_node *k = doc; k; k = ctg_node_next(doc, k))
		n += is_numbered(k) && same_label(&k->division.heading,
			&like->division.heading) && same_place(around(k),
			around(like));
	return n;
}

static bool makes(struct ctg_arena *a, const struct ctg_op *op,
	const struct ctg_node *division)
{
	const struct ctg_heading *h = &division->division.heading;

	if (op->kind == CTG_OP_LABEL)
		return ctg_str_eq(ctg_node_words(a, op->now), h->printed);
	for (const struct ctg_node *n = op->kind == CTG_OP_BLOCKS ? op->now :
	     NULL; n; n = ctg_node_next(op->now, n))
		if (n->kind == CTG_DIVISION && same_label(
		    &n->division.heading, h))
			return true;
	return false;
}

static void report(struct ctg_arena *a, const struct ctg_ops *ops,
	const struct ctg_node *division, struct ctg_diags *diags)
{
	struct ctg_place at = { 0 };
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < ops->n && at.line == 0; i++)
		if (makes(a, &ops->v[i], division))
			at.line = ops->v[i].line;
	ctg_label_write_named(&b, division->division.heading.word,
		division->division.heading.label);
	ctg_rule_report(diags, "A725", at, "deux divisions porteraient le "
		"même numéro\u00a0: «\u00a0%.*s\u00a0»", STR_ARG(
		ctg_buf_str(&b)));
}

void ctg_prove_labels(struct ctg_arena *a, const struct ctg_replay *now,
	const struct ctg_text *base, const struct ctg_ops *ops,
	struct ctg_diags *diags)
{
	const struct ctg_node *doc = now->text.developed, *last = NULL;

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n)) {
		size_t found = is_numbered(n) ? count(doc, n) : 0;

		if (found < 2 || count(base->developed, n) >= found ||
		    (last && same_label(&last->division.heading,
		    &n->division.heading)))
			continue;
		report(a, ops, n, diags);
		last = n;
	}
}
