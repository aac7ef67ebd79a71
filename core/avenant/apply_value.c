/* SPDX-License-Identifier: Apache-2.0 */
/* What variables print in the body: the act must say it wherever it changes,
 * and it must become what the act says. */
#include "avenant/apply_front.h"
#include "avenant/applying.h"
#include "avenant/front_apply.h"
#include "base/utf8.h"
#include "model/address.h"
#include "model/rules.h"

/* A text of the base that prints a value; where it begins in its leaf. */
struct place {
	const struct ctg_node *leaf, *text;
	size_t off;
};

struct checking {
	struct ctg_work *work;
	struct ctg_text now;
	struct place *v;
	size_t n, room;
	/* In the text that comes out: each value, where it is printed
	 * first. */
	const struct ctg_node **values;
	size_t n_values, values_room;
};

/* --- where values are printed --------------------------------------------- */

static void look_into(struct checking *c, const struct ctg_node *leaf)
{
	size_t at = 0;

	for (const struct ctg_node *n = leaf->first; n;
	     n = ctg_node_next(leaf, n)) {
		if (n->kind == CTG_SOFTBREAK || n->kind == CTG_LINEBREAK)
			at++;
		if (n->kind != CTG_TEXT)
			continue;
		if (n->var.n > 0 && n->src) {
			CTG_MORE(c->work->arena, c->v, c->n, c->room);
			c->v[c->n++] = (struct place){ leaf, n, at };
		}
		at += n->text.n;
	}
}

static void find_places(struct checking *c, const struct ctg_node *root)
{
	const struct ctg_node *n = root->first;

	while (n) {
		if (ctg_op_is_leaf(n))
			look_into(c, n);
		n = ctg_op_is_leaf(n) ? ctg_node_after(root, n) :
			ctg_node_next(root, n);
	}
}

/* --- what became of them -------------------------------------------------- */

static bool is_below(const struct ctg_node *n, const struct ctg_node *top)
{
	while (n && n != top)
		n = n->parent;
	return n != NULL;
}

static bool is_row_of(const struct ctg_node *cell, const struct ctg_op *op)
{
	const struct ctg_node *row = cell->parent;
	const struct ctg_node *last = op->to ? op->to : op->at;

	return cell->kind == CTG_CELL && op->how != CTG_OP_ADD &&
		row->parent == op->at->parent &&
		row->row.rank >= op->at->row.rank &&
		row->row.rank <= last->row.rank;
}

/* Words around it were changed, and it still prints the value. */
static bool is_kept(struct ctg_work *w, const struct place *p)
{
	const struct ctg_flat *f = ctg_work_file(w, p->leaf);
	const struct ctg_leaf *leaf = f ? ctg_flat_find(f, p->leaf) : NULL;

	for (const struct ctg_edit *e = leaf ? leaf->edits : NULL; e;
	     e = e->next)
		for (const struct ctg_node *n = e->was == p->leaf ?
		     e->becomes : NULL; n; n = ctg_node_next(e->becomes, n))
			if (n->kind == CTG_TEXT &&
			    ctg_str_eq(n->var, p->text->var))
				return true;
	return false;
}

/* The act says something of it: it goes, or its words are others. */
static bool is_said(struct ctg_work *w, const struct place *p,
	const struct ctg_op *op)
{
	switch (op->kind) {
	case CTG_OP_WORDS:
		return op->at == p->leaf && op->off < p->off + p->text->text.n
			&& op->end > p->off && (ctg_front_takes(op) ||
			!is_kept(w, p));
	case CTG_OP_ROWS:
		return is_row_of(p->leaf, op);
	case CTG_OP_ANNEXE:
		return op->how != CTG_OP_ADD && op->at &&
			is_below(p->leaf, op->at);
	default:
		return false;
	}
}

static bool is_gone(struct ctg_work *w, const struct place *p)
{
	const struct ctg_flat *f = ctg_work_file(w, p->leaf);
	const struct ctg_leaf *leaf = f ? ctg_flat_find(f, p->leaf) : NULL;

	return leaf && leaf->gone;
}

static bool is_stated(struct ctg_work *w, const struct place *p)
{
	const struct ctg_ops *ops = w->p->ops;

	for (size_t i = 0; i < ops->n; i++)
		if (is_said(w, p, &ops->v[i]))
			return true;
	return is_gone(w, p);
}

static const struct ctg_node *find_value(const struct checking *c,
	struct ctg_str var)
{
	for (size_t i = 0; i < c->n_values; i++)
		if (ctg_str_eq(c->values[i]->var, var))
			return c->values[i];
	return NULL;
}

static void find_values(struct checking *c)
{
	const struct ctg_node *root = c->now.developed;

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		if (n->kind == CTG_TEXT && n->var.n > 0 &&
		    !find_value(c, n->var)) {
			CTG_MORE(c->work->arena, c->values, c->n_values,
				c->values_room);
			c->values[c->n_values++] = n;
		}
}

/* --- the two rules -------------------------------------------------------- */

static bool same(struct ctg_arena *a, struct ctg_str x, struct ctg_str y)
{
	return ctg_str_eq(ctg_utf8_fold(a, x), ctg_utf8_fold(a, y));
}

/* The operation that changes a value; or else any. */
static const struct ctg_op *changer(const struct ctg_work *w,
	struct ctg_str var)
{
	const struct ctg_ops *ops = w->p->ops;

	for (size_t i = 0; i < ops->n; i++) {
		size_t n = 0;
		const struct ctg_front_value *v = ops->v[i].kind ==
			CTG_OP_WORDS ? ctg_front_match(w->arena, &ops->v[i],
			&n) : NULL;

		while (n-- > 0)
			if (ctg_str_eq(v[n].var, var))
				return &ops->v[i];
	}
	return &ops->v[0];
}

static void check_place(struct checking *c, const struct place *p)
{
	struct ctg_work *w = c->work;
	struct ctg_buf where = { .arena = w->arena };
	struct ctg_address address;
	const struct ctg_node *now = find_value(c, p->text->var);

	if (!now || ctg_str_eq(now->text, p->text->text) || is_stated(w, p))
		return;
	ctg_address_of(&address, w->arena, p->leaf);
	ctg_address_write(&where, &address, CTG_AU);
	ctg_rule_report(w->diags, "A723", ctg_op_place(changer(w,
		p->text->var)), "«\u00a0%.*s\u00a0» est aussi imprimé "
		"%.*s, où on lirait «\u00a0%.*s\u00a0» sans que l'acte le "
		"dise", STR_ARG(p->text->text), STR_ARG(ctg_buf_str(&where)),
		STR_ARG(now->text));
}

/* Words of the body that values print must come out as they are quoted. */
static void check_words(struct checking *c, const struct ctg_op *op)
{
	struct ctg_work *w = c->work;
	struct ctg_front_value *v;
	size_t n = 0;

	if (op->kind != CTG_OP_WORDS || !op->at->src)
		return;
	v = ctg_front_match(w->arena, op, &n);
	for (size_t i = 0; i < n; i++) {
		const struct ctg_node *now = find_value(c, v[i].var);

		if (!now || same(w->arena, now->text, v[i].now))
			continue;
		ctg_rule_report(w->diags, "A724", ctg_op_place(op),
			"l'acte écrit «\u00a0%.*s\u00a0», mais on lirait "
			"«\u00a0%.*s\u00a0», la valeur de «\u00a0%.*s"
			"\u00a0»", STR_ARG(v[i].now), STR_ARG(now->text),
			STR_ARG(v[i].var));
	}
}

bool ctg_apply_is_counted(struct ctg_str var)
{
	return ctg_str_ends(var, STR(".nombre")) ||
		ctg_str_ends(var, STR(".nombre_lettres"));
}

/* Something is done to the front-matter, or to what is counted. */
static bool may_change(const struct checking *c)
{
	const struct ctg_ops *ops = c->work->p->ops;
	bool may = false;

	for (size_t i = 0; i < c->n && !may; i++)
		may = ops->n > 0 && ctg_apply_is_counted(c->v[i].text->var);
	for (size_t i = 0; i < ops->n && c->n > 0 && !may; i++)
		may = ctg_front_takes(&ops->v[i]);
	return may;
}

void ctg_apply_check_values(struct ctg_work *w, const struct ctg_files *files)
{
	struct checking c = { .work = w };
	struct ctg_diags found = { .arena = w->arena };
	struct ctg_overlay over;
	struct ctg_err why;

	find_places(&c, w->p->base->developed);
	if (!may_change(&c))
		return;
	ctg_overlay_init(&over, w->p->files, files);
	if (ctg_text_load(&c.now, w->arena, &over.reader, &found, &why))
		return;
	find_values(&c);
	for (size_t i = 0; i < c.n; i++)
		check_place(&c, &c.v[i]);
	for (size_t i = 0; i < w->p->ops->n; i++)
		check_words(&c, &w->p->ops->v[i]);
}
