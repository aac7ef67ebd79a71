/* SPDX-License-Identifier: Apache-2.0 */
/* Annexes that come, go, or are known by another name, number or file. */
#include "avenant/fronting.h"

#include "avenant/front_apply.h"
#include "base/buf.h"

struct annexes {
	const struct ctg_node **old, **now;	/* in order */
	size_t *to, *from;		/* ranks; CTG_NOWHERE */
};

#define NOWHERE	SIZE_MAX

static const struct ctg_node **list(struct ctg_arena *a,
	const struct ctg_text *t)
{
	size_t n = 0;
	const struct ctg_node **v = CTG_NEW_N(a, const struct ctg_node *,
		t->convention.nannexes + 1);

	for (const struct ctg_node *k = t->developed->first; k; k = k->next)
		if (ctg_node_is_annexe(k) && n < t->convention.nannexes)
			v[n++] = k;
	return v;
}

static struct annexes pair_up(struct ctg_fronting *f)
{
	struct ctg_arena *a = f->d.arena;
	struct annexes x = {
		list(a, f->d.old->text), list(a, f->d.now->text),
		CTG_NEW_N(a, size_t, f->x->nannexes + 1),
		CTG_NEW_N(a, size_t, f->y->nannexes + 1),
	};

	for (size_t j = 0; j < f->y->nannexes; j++)
		x.from[j] = NOWHERE;
	for (size_t i = 0; i < f->x->nannexes; i++) {
		const struct ctg_match *m = ctg_deriving_find(&f->d, x.old[i]);

		x.to[i] = NOWHERE;
		if (!m || !ctg_node_is_annexe(m->now))
			continue;
		x.to[i] = ctg_front_annexe(m->now);
		x.from[x.to[i]] = i;
	}
	return x;
}

static struct ctg_op *add(struct ctg_fronting *f, enum ctg_op_how how,
	const struct ctg_node *at, const struct ctg_annexe *entry)
{
	struct ctg_op *op = ctg_ops_add(f->d.out, CTG_OP_ANNEXE, how);

	op->at = op->to = at;
	op->annexe = entry;
	op->numero = entry->numero.s;
	return op;
}

/* --- one that stays ------------------------------------------------------- */

static struct ctg_str digest(const struct ctg_version_text *v, size_t i)
{
	return v->digests ? v->digests[i] : (struct ctg_str){ 0 };
}

/* Its words are told in it; a piece is replaced as a whole. */
static bool is_replaced(struct ctg_fronting *f, size_t i, size_t j)
{
	bool text = f->d.old->text->annexes[i] != NULL;
	struct ctg_str x = digest(f->d.old, i), y = digest(f->d.now, j);

	if (text != (f->d.now->text->annexes[j] != NULL))
		return true;
	if (text)
		return false;
	return x.n && y.n ? !ctg_str_eq(x, y) : !ctg_str_eq(
		f->x->annexes[i].fichier.s, f->y->annexes[j].fichier.s);
}

static void derive_label(struct ctg_fronting *f, const struct ctg_node *at,
	struct ctg_str numero)
{
	struct ctg_node *now = ctg_node_new(f->d.arena, CTG_PARA);
	struct ctg_op *op = ctg_ops_add(f->d.out, CTG_OP_LABEL,
		CTG_OP_REPLACE);

	ctg_node_append(now, ctg_node_text(f->d.arena, numero));
	op->at = op->to = at;
	op->now = now;
}

/* Words of it, or the whole title: not what stands before it. */
static void derive_title(struct ctg_fronting *f, const struct ctg_node *leaf,
	const struct ctg_annexe *x, const struct ctg_annexe *y)
{
	struct ctg_arena *a = f->d.arena;
	struct ctg_str before = ctg_strf(a, "Annexe %.*s - ",
		STR_ARG(x->numero.s));
	size_t n = f->d.out->n;
	struct ctg_op *op;

	ctg_fronting_words(f, leaf, ctg_strf(a, "%.*s%.*s", STR_ARG(before),
		STR_ARG(y->titre.s)));
	op = &f->d.out->v[n];
	if (f->d.out->n != n + 1 || op->off >= before.n)
		return;
	op->now = ctg_node_new(a, CTG_PARA);
	ctg_node_append((struct ctg_node *)op->now, ctg_node_text(a,
		y->titre.s));
	op->off = before.n;
	op->end = before.n + x->titre.s.n;
}

/* The body replaces it whole: its entry comes along. */
static bool is_said(const struct ctg_fronting *f, const struct ctg_node *at)
{
	for (size_t i = 0; i < f->body; i++)
		if (f->d.out->v[i].kind == CTG_OP_ANNEXE &&
		    f->d.out->v[i].at == at)
			return true;
	return false;
}

static void derive_one(struct ctg_fronting *f, const struct ctg_node *at,
	size_t i, size_t j)
{
	const struct ctg_annexe *x = &f->x->annexes[i];
	const struct ctg_annexe *y = &f->y->annexes[j];

	if (is_said(f, at))
		return;
	if (is_replaced(f, i, j)) {
		add(f, CTG_OP_REPLACE, at, y);
		return;
	}
	if (!ctg_str_eq(x->numero.s, y->numero.s))
		derive_label(f, at, y->numero.s);
	if (!ctg_str_eq(x->titre.s, y->titre.s))
		derive_title(f, ctg_node_heading(at), x, y);
	if (x->paysage != y->paysage)
		ctg_fronting_value(f, at, ctg_strf(f->d.arena,
			"annexes.%zu.orientation", i + 1), y->paysage ?
			STR("paysage") : STR("portrait"));
}

/* --- all ------------------------------------------------------------------ */

/* After the one that precedes it and stays; before all; or the first one. */
static void derive_new(struct ctg_fronting *f, const struct annexes *x,
	size_t j)
{
	struct ctg_op *op = add(f, CTG_OP_ADD, NULL, &f->y->annexes[j]);
	size_t k = j;

	while (k > 0 && x->from[k - 1] == NOWHERE)
		k--;
	if (k > 0)
		op->at = x->old[x->from[k - 1]];
	else if (f->x->nannexes > 0)
		op->at = x->old[0];
	else
		op->at = f->d.old->text->developed;
	op->to = op->at;
	op->side = k > 0 ? CTG_OP_AFTER : f->x->nannexes > 0 ? CTG_OP_BEFORE :
		CTG_OP_LAST;
}

static void derive_order(struct ctg_fronting *f, const struct annexes *x)
{
	struct ctg_buf b = { .arena = f->d.arena };
	size_t last = 0;
	bool moved = false;

	for (size_t j = 0; j < f->y->nannexes; j++) {
		moved |= x->from[j] != NOWHERE && x->from[j] < last;
		last = x->from[j] != NOWHERE ? x->from[j] : last;
		ctg_buf_printf(&b, "%s%.*s", j ? "|" : "", STR_ARG(
			(x->from[j] == NOWHERE ? &f->y->annexes[j] :
			&f->x->annexes[x->from[j]])->numero.s));
	}
	if (moved)
		ctg_fronting_value(f, x->old[0], STR("annexes"),
			ctg_buf_str(&b));
}

void ctg_fronting_annexes(struct ctg_fronting *f)
{
	struct annexes x = pair_up(f);

	for (size_t i = 0; i < f->x->nannexes; i++) {
		if (x.to[i] == NOWHERE)
			add(f, CTG_OP_REMOVE, x.old[i], &f->x->annexes[i]);
		else
			derive_one(f, x.old[i], i, x.to[i]);
		for (size_t j = 0; j < f->y->nannexes; j++)
			if (x.to[i] != NOWHERE && j > x.to[i]) {
				if (x.from[j] != NOWHERE)
					break;
				derive_new(f, &x, j);
			}
	}
	for (size_t j = 0; j < f->y->nannexes && x.from[j] == NOWHERE; j++)
		derive_new(f, &x, j);
	derive_order(f, &x);
}
