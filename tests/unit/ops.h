/* SPDX-License-Identifier: Apache-2.0 */
/* ops.h - operations out of strings, for the tests of what says them. */
#ifndef CTG_TESTS_OPS_H
#define CTG_TESTS_OPS_H

#include "versions.h"

#include "avenant/operation.h"
#include "model/address.h"

struct act_case {
	struct ctg_text *base;
	struct ctg_ops ops;
};

static struct act_case act_on(const char *body)
{
	return (struct act_case){ version(body), { .arena = &unit_arena } };
}

/* The node that an address names. */
static struct ctg_node *act_at(const struct act_case *c, const char *address)
{
	struct ctg_node *n = c->base->developed;
	struct ctg_address a;
	struct ctg_err err = { 0 };

	CHECK(ctg_address_take(&a, &unit_arena, ctg_str_from(address)) ==
		strlen(address));
	CHECK_INT(ctg_address_find(&n, c->base->developed, &a, &err), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	return n;
}

/* A DOCUMENT of blocks; of its first block, the inlines. */
static struct ctg_node *act_blocks(const char *markdown)
{
	return version(markdown)->developed;
}

static struct ctg_node *act_inlines(const char *markdown)
{
	struct ctg_node *doc = act_blocks(markdown);

	return doc->first ? doc->first : ctg_node_new(&unit_arena, CTG_PARA);
}

/* In the leaf, old (its nth, from 1) becomes now; old may be empty, and then
 * stands after the words before. */
[[maybe_unused]] static struct ctg_op *act_words(struct act_case *c,
	const char *address, const char *before, const char *old,
	const char *now)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_WORDS,
		CTG_OP_REPLACE);
	struct ctg_str s, lead = ctg_str_from(before);
	size_t at;

	op->at = op->to = act_at(c, address);
	s = ctg_node_words(&unit_arena, op->at);
	at = ctg_str_find(s, lead);
	CHECK(at < s.n || lead.n == 0);
	op->off = at + lead.n;
	CHECK(ctg_str_starts(ctg_str_skip(s, op->off), ctg_str_from(old)));
	op->end = op->off + strlen(old);
	/* Spaces at the ends would be lost in Markdown. */
	if (*now) {
		struct ctg_node *p = act_inlines(now);

		if (*now == ' ') {
			struct ctg_node *t = ctg_node_text(&unit_arena,
				STR(" "));

			if (p->first)
				ctg_node_insert_before(p->first, t);
			else
				ctg_node_append(p, t);
		}
		if (strlen(now) > 1 && now[strlen(now) - 1] == ' ')
			ctg_node_append(p, ctg_node_text(&unit_arena,
				STR(" ")));
		op->now = p;
	}
	return op;
}

[[maybe_unused]] static struct ctg_op *act_replace(struct act_case *c,
	const char *from, const char *to, const char *now)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_BLOCKS, *now ?
		CTG_OP_REPLACE : CTG_OP_REMOVE);

	op->at = act_at(c, from);
	op->to = act_at(c, to);
	op->now = *now ? act_blocks(now) : NULL;
	return op;
}

[[maybe_unused]] static struct ctg_op *act_add(struct act_case *c,
	enum ctg_op_side side, const char *address, const char *now)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_BLOCKS, CTG_OP_ADD);

	op->at = op->to = act_at(c, address);
	op->side = side;
	op->now = act_blocks(now);
	return op;
}

[[maybe_unused]] static struct ctg_op *act_move(struct act_case *c,
	const char *from, const char *to, enum ctg_op_side side,
	const char *by)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_MOVE, CTG_OP_REPLACE);

	op->at = act_at(c, from);
	op->to = act_at(c, to);
	op->side = side;
	op->by = act_at(c, by);
	return op;
}

/* Rows are given as a table; its header is not one of them. */
[[maybe_unused]] static struct ctg_op *act_rows(struct act_case *c,
	enum ctg_op_how how, enum ctg_op_side side, const char *address,
	const char *now)
{
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_ROWS, how);

	op->at = op->to = act_at(c, address);
	op->side = side;
	if (*now) {
		struct ctg_node *t = act_blocks(now)->first;

		ctg_node_unlink(t->first);
		op->now = t;
	}
	return op;
}

#endif
