/* SPDX-License-Identifier: Apache-2.0 */
/* Any act over one convention (tests/acts.h): every operation is about nodes
 * of it and bytes that are there, every diagnostic has its line. */
#include "avenant/read.h"

#include "base/utf8.h"

#include "../acts.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

static bool is_below(const struct ctg_node *root, const struct ctg_node *n)
{
	while (n && n != root)
		n = n->parent;
	return n == root;
}

static void check_words(struct ctg_arena *a, const struct ctg_op *op)
{
	struct ctg_str words;

	check(ctg_op_is_leaf(op->at));
	words = ctg_node_words(a, op->at);
	check(op->off <= op->end && op->end <= words.n);
	check(ctg_utf8_valid(ctg_str_head(words, op->off)) == op->off);
	check(ctg_utf8_valid(ctg_str_head(words, op->end)) == op->end);
}

/* One that goes stands apart from the text. */
static void check_note(struct ctg_arena *a, const struct ctg_text *base,
	const struct ctg_op *op)
{
	const struct ctg_node *leaf = op->how == CTG_OP_REMOVE ? op->by :
		op->at;
	struct ctg_str words;

	check(leaf && ctg_op_is_leaf(leaf) && is_below(base->developed, leaf));
	check((op->how == CTG_OP_REMOVE) == !op->now);
	words = ctg_node_words(a, leaf);
	check(op->how == CTG_OP_REMOVE || op->off <= words.n);
}

/* In reading order. */
static void check_range(const struct ctg_node *root, const struct ctg_op *op)
{
	const struct ctg_node *n = op->at;

	check(n && is_below(root, n) && op->to && is_below(root, op->to));
	while (n && n != op->to)
		n = ctg_node_next(root, n);
	check(n == op->to);
}

static void check_op(struct ctg_arena *a, const struct ctg_text *base,
	const struct ctg_op *op)
{
	bool front = op->kind == CTG_OP_PARTY || op->kind == CTG_OP_VALUE ||
		op->kind == CTG_OP_ANNEXE;

	check(op->line > 0);
	if (front)
		return;
	check(op->at);
	switch (op->kind) {
	case CTG_OP_WORDS:
		check(is_below(base->developed, op->at));
		check_words(a, op);
		return;
	case CTG_OP_NOTE:
		check_note(a, base, op);
		return;
	case CTG_OP_MOVE:
		check(op->by && is_below(base->developed, op->by));
		check_range(base->developed, op);
		return;
	case CTG_OP_NUMBERS:
		check_range(base->developed, op);
		return;
	default:
		check_range(base->developed, op);
		check((op->how == CTG_OP_REMOVE) == !op->now);
	}
	if (op->kind == CTG_OP_ROWS)
		check(op->at->kind == CTG_ROW && op->at->parent ==
			op->to->parent);
}

static void check_act(struct ctg_arena *a, const struct ctg_text *base,
	struct ctg_str text)
{
	struct ctg_source src;
	struct ctg_diags others = { .arena = a }, diags = { .arena = a };
	struct ctg_ops ops = { .arena = a };
	struct ctg_act_text act;

	if (ctg_source_init(&src, a, STR("1.md"), text, NULL) ||
	    ctg_act_load(&act, a, &src, &others, NULL))
		return;
	ctg_act_read(&ops, &act, base, &diags);
	for (size_t i = 0; i < ops.n; i++)
		check_op(a, base, &ops.v[i]);
	for (size_t i = 0; i < diags.n; i++)
		check(diags.v[i].at.line > 0 && ctg_utf8_valid(
			diags.v[i].message) == diags.v[i].message.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ctg_arena kept;
	static struct ctg_text base;
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_diags diags = { .arena = &kept };
	struct ctg_buf b = { .arena = &a };

	if (!base.developed)
		check(ctg_text_load(&base, &kept, &acts_reader, &diags,
			NULL) == CTG_OK);
	ctg_buf_puts(&b, "---\nctg: 1\navenant: 1\ntitre: A\nbase: 0\n"
		"effet: signature\nmotif: M\n---\n");
	ctg_buf_add(&b, (struct ctg_str){ (const char *)data, size });
	check_act(&a, &base, ctg_buf_str(&b));
	ctg_arena_release(&a);
	return 0;
}
