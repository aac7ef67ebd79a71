/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write_statement.h"

static void add(struct ctg_act_statements *l, struct ctg_act_statement s)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = s;
}

/* The leaf itself, when it is quoted whole: in its list, if it opens an
 * item. */
static struct ctg_lot *whole_para(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	const struct ctg_node *item = e->leaf->parent;
	struct ctg_lot *lot = CTG_NEW(a, struct ctg_lot);
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT), *to = doc;

	if (item->kind == CTG_ITEM && !e->leaf->prev) {
		struct ctg_node *list = ctg_node_new(a, CTG_LIST);

		list->list = item->parent->list;
		to = ctg_node_new(a, CTG_ITEM);
		to->text = item->text;
		ctg_node_append(doc, list);
		ctg_node_append(list, to);
	}
	ctg_node_append(to, e->now);
	*lot = (struct ctg_lot){ .v = (const struct ctg_node **)&e->leaf,
		.n = 1, .now = doc };
	return lot;
}

/* A cell is rewritten with its row. */
static struct ctg_lot *whole_cell(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	struct ctg_lot *lot = CTG_NEW(a, struct ctg_lot);
	struct ctg_node *table = ctg_node_new(a, CTG_TABLE);
	struct ctg_node *row = ctg_node_new(a, CTG_ROW);
	const struct ctg_node **v = CTG_NEW(a, const struct ctg_node *);

	v[0] = e->leaf->parent;
	row->row = v[0]->row;
	ctg_node_append(table, row);
	for (const struct ctg_node *c = v[0]->first; c; c = c->next) {
		struct ctg_node *copy = CTG_NEW(a, struct ctg_node);

		*copy = *c;
		if (c == e->leaf) {
			copy->first = e->now->first;
			copy->last = e->now->last;
		}
		ctg_node_append(row, copy);
	}
	*lot = (struct ctg_lot){ .v = v, .n = 1, .now = table };
	return lot;
}

static struct ctg_lot *whole_leaf(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	return e->leaf->kind == CTG_CELL ? whole_cell(a, e) :
		whole_para(a, e);
}

static size_t add_edits(struct ctg_act_statements *l, struct ctg_op *const *ops,
	size_t n)
{
	struct ctg_edits *e = CTG_NEW(l->arena, struct ctg_edits);
	size_t k = 1, at = 0;

	while (k < n && ops[k]->kind == CTG_OP_WORDS &&
	       ops[k]->at == ops[0]->at)
		k++;
	ctg_edits_choose(e, l->arena, ops, k);
	if (l->integral && ctg_can_say_full(e)) {
		add(l, (struct ctg_act_statement){ .edits = e, .ops = ops,
			.nops = k });
		return k;
	}
	if (e->whole)
		add(l, (struct ctg_act_statement){
			.lot = whole_leaf(l->arena, e),
			.ops = ops, .nops = k });
	for (size_t i = 0; i < e->n && !e->whole; i++) {
		add(l, (struct ctg_act_statement){ .edits = e, .edit = &e->v[i],
			.ops = ops + at, .nops = e->v[i].nops });
		at += e->v[i].nops;
	}
	return k;
}

/* An alinéa for an alinéa, of the same list if it is of one. */
static const struct ctg_node *new_leaf(const struct ctg_lot *lot)
{
	const struct ctg_node *now = lot->now ? lot->now->first : NULL;
	const struct ctg_node *item = lot->v[0]->parent;

	if (item->kind == CTG_ITEM && now && now->kind == CTG_LIST &&
	    now->first && ctg_str_eq(now->first->text, item->text) &&
	    now->list.ordered == item->parent->list.ordered)
		now = now->next || now->first->next ? NULL :
			now->first->first;
	else if (item->kind == CTG_ITEM)
		now = NULL;
	return now && now->kind == CTG_PARA && !now->next ? now : NULL;
}

static bool add_full(struct ctg_act_statements *l, struct ctg_op *const *op,
	const struct ctg_lot *lot)
{
	struct ctg_edits *e = CTG_NEW(l->arena, struct ctg_edits);

	if (lot->n != 1 || lot->v[0]->kind != CTG_PARA)
		return false;
	*e = (struct ctg_edits){ .leaf = lot->v[0],
		.now = (struct ctg_node *)new_leaf(lot) };
	if (!e->now || !ctg_can_say_full(e))
		return false;
	add(l, (struct ctg_act_statement){ .edits = e, .ops = op, .nops = 1 });
	return true;
}

static void add_op(struct ctg_act_statements *l, struct ctg_op *const *op,
	bool alone)
{
	struct ctg_lot *lots;
	size_t n;

	if ((*op)->kind == CTG_OP_LABEL || (*op)->kind == CTG_OP_MOVE ||
	    (*op)->kind == CTG_OP_NOTE || (*op)->kind == CTG_OP_NUMBERS ||
	    (*op)->how == CTG_OP_ADD) {
		add(l, (struct ctg_act_statement){ .ops = op, .nops = 1 });
		return;
	}
	n = ctg_lots_make(&lots, l->arena, *op);
	if (l->integral && n == 1 && add_full(l, op, &lots[0]))
		return;
	if (alone && n == 1 && ctg_lot_fills_article(&lots[0]))
		lots[0] = ctg_lot_widen(l->arena, &lots[0]);
	for (size_t i = 0; i < n; i++)
		add(l, (struct ctg_act_statement){ .lot = &lots[i], .ops = op,
			.nops = i == 0 });
}

static void read_ops(struct ctg_act_statements *l, struct ctg_op *const *ops,
	size_t n)
{
	for (size_t i = 0; i < n;)
		if (ops[i]->kind == CTG_OP_WORDS)
			i += add_edits(l, ops + i, n - i);
		else
			add_op(l, &ops[i++], n == 1);
}

/* « Aux deuxième et troisième alinéas, … »: the only edit of each, whatever is
 * said between. */
static bool share(struct ctg_wording *w, struct ctg_act_statement *x,
	const struct ctg_act_statement *y)
{
	size_t n = x->nleaves ? x->nleaves : 1;
	const struct ctg_node **v;
	struct ctg_op **ops;

	if (!x->edit || !y->edit || x->edits->n != 1 || y->edits->n != 1 ||
	    !ctg_edits_alike(w->arena, x->edit, y->edit) ||
	    !ctg_say_can_share(x->edits->leaf) ||
	    !ctg_say_can_share(y->edits->leaf))
		return false;
	v = CTG_NEW_N(w->arena, const struct ctg_node *, n + 1);
	if (x->nleaves > 0)
		memcpy(v, x->leaves, n * sizeof(*v));
	else
		v[0] = x->edits->leaf;
	v[n] = y->edits->leaf;
	x->leaves = v;
	x->nleaves = n + 1;
	ops = CTG_NEW_N(w->arena, struct ctg_op *, x->nops + y->nops);
	memcpy(ops, x->ops, x->nops * sizeof(struct ctg_op *));
	memcpy(ops + x->nops, y->ops, y->nops * sizeof(struct ctg_op *));
	x->ops = ops;
	x->nops += y->nops;
	return true;
}

static bool share_any(struct ctg_wording *w,
	const struct ctg_act_statements *l, size_t n,
	const struct ctg_act_statement *y)
{
	for (size_t i = 0; i < n; i++)
		if (share(w, &l->v[i], y))
			return true;
	return false;
}

/* « Les deuxième et cinquième alinéas sont supprimés. » */
static void join_statements(struct ctg_wording *w, struct ctg_act_statements *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct ctg_act_statement *last = n > 0 ? &l->v[n - 1] : NULL;

		if (last && last->nops > 0 && ctg_labels_follow(w->arena,
		    last->ops[last->nops - 1], l->v[i].ops[0]))
			last->nops++;
		else if (share_any(w, l, n, &l->v[i]))
			continue;
		else if (last && last->lot && l->v[i].lot &&
		    ctg_lots_join(w, last->lot, l->v[i].lot))
			last->nops += l->v[i].nops;
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

void ctg_act_statements_read(struct ctg_act_statements *l,
	struct ctg_wording *w, struct ctg_op *const *ops, size_t n)
{
	*l = (struct ctg_act_statements){ .arena = w->arena,
		.integral = w->style == CTG_STYLE_INTEGRAL };
	read_ops(l, ops, n);
	join_statements(w, l);
}

void ctg_act_statement_say(struct ctg_wording *w,
	const struct ctg_act_statement *s)
{
	for (size_t i = 0; i < s->nops; i++)
		s->ops[i]->line = ctg_say_line(w);
	if (s->nleaves > 1)
		ctg_say_shared(w, s->leaves, s->nleaves, s->edit);
	else if (s->edit)
		ctg_say_edit(w, s->edits->leaf, s->edit);
	else if (s->edits)
		ctg_say_full(w, s->edits);
	else if (s->lot)
		ctg_say_lot(w, s->lot);
	else if (s->ops[0]->kind == CTG_OP_LABEL)
		ctg_say_labels(w, s->ops, s->nops);
	else if (s->ops[0]->kind == CTG_OP_MOVE)
		ctg_say_move(w, s->ops[0]);
	else if (s->ops[0]->kind == CTG_OP_NOTE)
		ctg_say_note(w, s->ops[0]);
	else if (s->ops[0]->kind == CTG_OP_NUMBERS)
		ctg_say_numbers(w, s->ops[0]);
	else
		ctg_say_added(w, s->ops[0]);
}

void ctg_act_statement_find(const struct ctg_wording *w,
	struct ctg_address *out, bool *inside,
	const struct ctg_act_statement *s)
{
	const struct ctg_op *added = s->lot ? s->lot->added :
		s->edits || s->ops[0]->how != CTG_OP_ADD ||
		s->ops[0]->kind == CTG_OP_NOTE ? NULL : s->ops[0];

	*inside = added || s->edits;
	if (added)
		ctg_say_find(w, out, ctg_added_at(added, inside));
	else if (s->edits || s->lot)
		ctg_say_find(w, out, s->edits ? s->edits->leaf :
			s->lot->v[0]);
	else if (s->ops[0]->kind == CTG_OP_MOVE ||
		 s->ops[0]->kind == CTG_OP_NUMBERS)
		ctg_say_find(w, out, s->ops[0]->at);
	else if (s->ops[0]->kind == CTG_OP_NOTE)
		ctg_say_find(w, out, s->ops[0]->by);
	else
		out->n = 0;
}
