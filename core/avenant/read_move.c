/* SPDX-License-Identifier: Apache-2.0 */
/* What comes to stand elsewhere, as it is. */
#include "avenant/read_act.h"

/* What holds the blocks that move holds the place they come to, if it is said
 * of them alone: « Le deuxième alinéa de l'article 4 est déplacé après le
 * quatrième alinéa ». */
static void share_place(struct ctg_reaches *by, const struct ctg_reaches *in)
{
	const struct ctg_address *a = &in->v[0].from;
	const struct ctg_address *b = &by->v[0].from;
	const struct ctg_step *outer = b->n ? &b->steps[b->n - 1] : NULL;
	struct ctg_reaches around = { .arena = by->arena };
	struct ctg_reach *of = ctg_reaches_add(&around);
	size_t n = 0;

	if (!outer || outer->kind == CTG_STEP_TEXT ||
	    outer->kind == CTG_STEP_PART)
		return;
	while (n < a->n && a->steps[n].kind != outer->kind)
		n++;
	n = n < a->n ? n + 1 : 1;
	if (n >= a->n || (outer->kind == CTG_STEP_DIVISION &&
	    a->steps[n].kind == CTG_STEP_DIVISION &&
	    a->steps[n].word == outer->word))
		return;
	ctg_reach_extend(&of->from, a, n);
	of->to = of->from;
	ctg_reaches_within(by, by, &around);
}

static void add_move(struct ctg_reading *r, const struct ctg_scope *s,
	struct ctg_node *by, enum ctg_op_side side)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_MOVE, CTG_OP_REPLACE);

	op->at = s->at;
	op->to = s->to;
	op->by = by;
	op->side = side;
}

static bool can_move(struct ctg_reading *r, const struct ctg_scope *s,
	const struct ctg_node *by)
{
	const struct ctg_node *n = s->at;

	if (n->kind == CTG_ROW && by->kind == CTG_ROW)
		return true;
	if (!s->phrase && (n->kind == CTG_PARA || n->kind == CTG_TABLE ||
	    n->kind == CTG_BREAK || (n->kind == CTG_DIVISION &&
	    !ctg_node_is_annexe(n))))
		return true;
	ctg_units_refuse(r, s, "cela ne peut pas être déplacé");
	return false;
}

/* Each takes the place of the other. */
static void swap(struct ctg_reading *r, struct ctg_scopes *in)
{
	for (size_t i = 0; i < in->n; i++)
		ctg_units_to_blocks(&in->v[i]);
	if (in->n != 2) {
		ctg_units_refuse(r, &in->v[0], "seuls deux alinéas, ou deux "
			"divisions, peuvent être intervertis");
		return;
	}
	if (!can_move(r, &in->v[0], in->v[1].at) ||
	    !can_move(r, &in->v[1], in->v[0].at))
		return;
	add_move(r, &in->v[0], in->v[1].to, CTG_OP_AFTER);
	add_move(r, &in->v[1], in->v[0].at, CTG_OP_BEFORE);
}

static enum ctg_op_side side_of(const struct ctg_clause *c)
{
	switch (c->doing) {
	case CTG_DO_MOVE_AFTER:
		return CTG_OP_AFTER;
	case CTG_DO_MOVE_BEFORE:
		return CTG_OP_BEFORE;
	default:
		return c->target[1].start ? CTG_OP_FIRST : CTG_OP_LAST;
	}
}

static void move(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in, const struct ctg_scope *by)
{
	enum ctg_op_side side = side_of(c);
	struct ctg_node *at = side == CTG_OP_AFTER ? by->to : by->at;

	ctg_units_merge(r, in);
	for (size_t i = 0; i < in->n; i++)
		if (!can_move(r, &in->v[i], at))
			return;
	for (size_t i = 0; i < in->n; i++)
		add_move(r, &in->v[i], at, side);
}

void ctg_read_move(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 }, to = { 0 };
	struct ctg_reaches by = c->target[1], from;

	if (!ctg_clause_scopes(&in, r, c, &c->target[0]))
		return;
	if (c->doing == CTG_DO_SWAP) {
		swap(r, &in);
		return;
	}
	from = r->last;
	by.arena = r->arena;
	share_place(&by, &from);
	if (!ctg_clause_scopes(&to, r, c, &by))
		return;
	ctg_units_to_blocks(&to.v[0]);
	if (to.n != 1 || to.v[0].phrase || (c->doing == CTG_DO_MOVE &&
	    !by.start && !by.end))
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas où va ce qu'il déplace");
	else
		move(r, c, &in, &to.v[0]);
}
