/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/apply_front.h"

#include "avenant/front_apply.h"
#include "base/buf.h"
#include "model/french.h"
#include "model/label.h"

#include <stdlib.h>

/* --- whose operation ------------------------------------------------------ */

static bool is_annexe_title(const struct ctg_node *n)
{
	return n->kind == CTG_HEADING && n->parent &&
		ctg_node_is_annexe(n->parent);
}

static bool prints_values(const struct ctg_op *op)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	size_t n;

	(void)ctg_front_match(&a, op, &n);
	ctg_arena_release(&a);
	return n > 0;
}

/* The blocks that come beside a part are the body's, but for visas. */
static bool takes_blocks(const struct ctg_op *op)
{
	const struct ctg_node *part = ctg_front_part(op->at);

	if (op->how == CTG_OP_REMOVE && ctg_node_is_annexe(op->at))
		return true;
	if (part && part == op->at && op->how == CTG_OP_ADD &&
	    (op->side == CTG_OP_AFTER || op->side == CTG_OP_BEFORE))
		return ctg_front_are_visas(op->now);
	return part != NULL;
}

bool ctg_front_takes(const struct ctg_op *op)
{
	switch (op->kind) {
	case CTG_OP_PARTY:
	case CTG_OP_ANNEXE:
	case CTG_OP_VALUE:
		return true;
	case CTG_OP_LABEL:
		return ctg_node_is_annexe(op->at);
	case CTG_OP_WORDS:
		return ctg_front_part(op->at) || is_annexe_title(op->at) ||
			prints_values(op);
	case CTG_OP_BLOCKS:
		return takes_blocks(op);
	case CTG_OP_ROWS:
	case CTG_OP_MOVE:
	case CTG_OP_NOTE:
	case CTG_OP_NUMBERS:
		break;
	}
	return false;
}

/* --- labels, values ------------------------------------------------------- */

static void do_label(struct ctg_wanted *w, const struct ctg_op *op)
{
	struct ctg_str s = ctg_french_trim(ctg_node_words(w->arena, op->now));

	if (ctg_french_cut(&s, "annexe"))
		s = ctg_french_ltrim(s);
	(void)ctg_want_set(w, &w->c.annexes[ctg_front_annexe(op->at)].numero,
		s, STR("numero"));
}

/* « annexes.3.orientation »: the rank of the annexe. */
static bool do_orientation(struct ctg_wanted *w, const struct ctg_op *op)
{
	struct ctg_str name = op->key;
	unsigned i = 0;

	if (!ctg_str_cut(&name, STR("annexes.")) ||
	    !ctg_str_ends(name, STR(".orientation")))
		return false;
	for (; name.n > 0 && ctg_is_digit(name.p[0]); name = ctg_str_skip(name,
	     1))
		i = i * 10 + (unsigned)(name.p[0] - '0');
	if (i > 0 && i <= w->c.nannexes)
		w->c.annexes[i - 1].paysage = ctg_str_eq(op->value,
			STR("paysage"));
	return true;
}

static void do_value(struct ctg_wanted *w, const struct ctg_op *op)
{
	if (ctg_str_eq(op->key, STR("parties")))
		w->party_order = op->value;
	else if (ctg_str_eq(op->key, STR("annexes")))
		w->annexe_order = op->value;
	else if (!do_orientation(w, op))
		(void)ctg_want_print(w, op->key, op->value);
}

/* --- parties -------------------------------------------------------------- */

static size_t rank_of(struct ctg_wanted *w, const struct ctg_party *p)
{
	const struct ctg_convention *c = &w->base->convention;
	const struct ctg_party *found = ctg_convention_party(c, p->id.s);

	return found ? (size_t)(found - c->parties) : c->nparties;
}

/* The name is free, or that of the one who leaves. */
static bool is_free(struct ctg_wanted *w, const struct ctg_op *op)
{
	size_t i = rank_of(w, op->comes);

	if (i == w->parties.n || (op->leaves && rank_of(w, op->leaves) == i))
		return true;
	return ctg_want_refuse(w, "A748", "l'identifiant «\u00a0%.*s\u00a0» "
		"est déjà celui d'une partie", STR_ARG(op->comes->id.s));
}

static void add_party(struct ctg_wanted *w, const struct ctg_op *op)
{
	struct ctg_party *p = CTG_NEW(w->arena, struct ctg_party);
	size_t gap = w->parties.n;
	bool before = op->side == CTG_OP_BEFORE;

	*p = *op->comes;
	p->line = 0;
	if (op->leaves)
		gap = rank_of(w, op->leaves);
	else if (op->at)
		gap = ctg_front_party(&w->base->convention,
			ctg_front_var(op->at)) + !before;
	ctg_want_add(w, &w->parties, gap, before, p);
}

static void do_party(struct ctg_wanted *w, const struct ctg_op *op)
{
	if (op->leaves && rank_of(w, op->leaves) == w->parties.n) {
		(void)ctg_want_refuse(w, "A743", "«\u00a0%.*s\u00a0» n'est "
			"pas partie à la convention",
			STR_ARG(op->leaves->nom.s));
		return;
	}
	if (ctg_op_is_same_party(op)) {
		ctg_want_data(w, rank_of(w, op->leaves), op->comes);
		return;
	}
	if (op->comes && !is_free(w, op))
		return;
	if (op->comes)
		add_party(w, op);
	if (op->leaves)
		ctg_want_remove(&w->parties, rank_of(w, op->leaves));
}

/* --- all ------------------------------------------------------------------ */

static int compare(const void *pa, const void *pb)
{
	const struct ctg_op *a = *(const struct ctg_op *const *)pa;
	const struct ctg_op *b = *(const struct ctg_op *const *)pb;

	if (a->off != b->off)
		return a->off < b->off ? -1 : 1;
	return a->end != b->end ? (a->end < b->end ? -1 : 1) :
		(a > b) - (a < b);
}

/* All the operations on the words of a leaf, at the first of them. */
static void do_words(struct ctg_wanted *w, const struct ctg_op *const *ops,
	size_t n, size_t i)
{
	struct ctg_front_leaf l = { .leaf = ops[i]->at };

	l.v = CTG_NEW_N(w->arena, const struct ctg_op *, n);
	for (size_t k = 0; k < n; k++) {
		if (ops[k]->kind != CTG_OP_WORDS || ops[k]->at != l.leaf)
			continue;
		if (k < i)
			return;
		l.v[l.n++] = ops[k];
	}
	qsort(l.v, l.n, sizeof(*l.v), compare);
	ctg_front_do_leaf(w, &l);
}

static void do_one(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_op *const *ops, size_t n, size_t i)
{
	const struct ctg_op *op = ops[i];

	w->at = (struct ctg_place){ .line = op->line };
	switch (op->kind) {
	case CTG_OP_WORDS:
		do_words(w, ops, n, i);
		break;
	case CTG_OP_BLOCKS:
		if (ctg_node_is_annexe(op->at))
			ctg_front_do_annexe(w, p, op);
		else
			ctg_front_do_blocks(w, op);
		break;
	case CTG_OP_LABEL:
		do_label(w, op);
		break;
	case CTG_OP_ANNEXE:
		ctg_front_do_annexe(w, p, op);
		break;
	case CTG_OP_PARTY:
		do_party(w, op);
		break;
	case CTG_OP_VALUE:
		do_value(w, op);
		break;
	case CTG_OP_ROWS:
	case CTG_OP_MOVE:
	case CTG_OP_NOTE:
	case CTG_OP_NUMBERS:
		break;
	}
}

static enum ctg_code give(struct ctg_files *out, struct ctg_wanted *w,
	const struct ctg_applying *p, struct ctg_err *err)
{
	const struct ctg_convention *c = &w->base->convention;
	struct ctg_files files = { .arena = out->arena };
	struct ctg_str front;
	enum ctg_code code;

	ctg_want_finish(w);
	if (w->failed)
		return CTG_OK;
	ctg_front_name_files(w);
	code = ctg_want_write(&front, w, err);
	if (!code)
		code = ctg_front_check(w, front, err);
	if (!code)
		code = ctg_front_files(&files, w, p, err);
	if (code)
		return code;
	if (!ctg_str_eq(front, ctg_str_head(c->src->text, c->body)))
		ctg_front_add_file(out, p->files->main, front);
	for (size_t i = 0; i < files.n; i++)
		ctg_front_add_file(out, files.v[i].name, files.v[i].text);
	return CTG_OK;
}

enum ctg_code ctg_apply_front(struct ctg_files *out,
	const struct ctg_applying *p, const struct ctg_op *const *ops,
	size_t n, struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_wanted w;

	ctg_want_start(&w, out->arena, p->base, diags);
	for (size_t i = 0; i < n; i++)
		do_one(&w, p, ops, n, i);
	return w.failed ? CTG_OK : give(out, &w, p, err);
}
