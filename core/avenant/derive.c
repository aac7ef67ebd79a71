/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/deriving.h"

/* --- grains --------------------------------------------------------------- */

enum ctg_grain ctg_grains_of(const struct ctg_grains *g,
	const struct ctg_node *division)
{
	for (size_t i = 0; g && i < g->n; i++)
		if (g->v[i].division == division)
			return g->v[i].grain;
	return CTG_GRAIN_WORDS;
}

bool ctg_grains_raise(struct ctg_grains *g, const struct ctg_node *division)
{
	size_t i = 0;

	while (i < g->n && g->v[i].division != division)
		i++;
	if (i == g->n) {
		CTG_MORE(g->arena, g->v, g->n, g->room);
		g->v[g->n++] = (struct ctg_grain_of){ division,
			CTG_GRAIN_WORDS };
	}
	if (g->v[i].grain + 1 == CTG_GRAINS)
		return false;
	g->v[i].grain++;
	return true;
}

/* --- divisions ------------------------------------------------------------ */

static struct ctg_op *rewrite(struct ctg_deriving *d,
	const struct ctg_node *x, const struct ctg_node *y)
{
	struct ctg_op *op = ctg_ops_add(d->out, CTG_OP_BLOCKS,
		CTG_OP_REPLACE);
	struct ctg_node *doc = ctg_node_new(d->arena, CTG_DOCUMENT);

	ctg_node_append(doc, ctg_deriving_copy(d->arena, y));
	op->at = op->to = x;
	op->now = doc;
	return op;
}

static bool same_label(const struct ctg_heading *x,
	const struct ctg_heading *y)
{
	return x->word == y->word && ctg_str_eq(x->printed, y->printed);
}

static void derive_label(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_op *op = ctg_ops_add(d->out, CTG_OP_LABEL, CTG_OP_REPLACE);
	struct ctg_node *now = ctg_node_new(d->arena, CTG_PARA);

	ctg_node_append(now, ctg_node_text(d->arena,
		y->division.heading.printed));
	op->at = op->to = x;
	op->now = now;
}

/* The title stands at the end of the heading. */
static bool title_of(struct ctg_str *before, struct ctg_arena *a,
	const struct ctg_node *division)
{
	struct ctg_str all = ctg_node_words(a, ctg_node_heading(division));
	struct ctg_str title = division->division.heading.title;

	if (title.n == 0 || !ctg_str_ends(all, title))
		return false;
	*before = ctg_str_head(all, all.n - title.n);
	return true;
}

/* What stands between word, label and title: « – », « : ». */
static struct ctg_str joint(struct ctg_str before,
	const struct ctg_heading *h)
{
	size_t i = h->printed.n ? ctg_str_find(before, h->printed) : before.n;

	return ctg_str_skip(before, i + h->printed.n);
}

/* The words of a heading after its label, which has n bytes. */
static void derive_title(struct ctg_deriving *d, const struct ctg_node *p,
	const struct ctg_node *q, size_t n)
{
	const struct ctg_heading *h = &q->parent->division.heading;
	struct ctg_node *now = ctg_node_new(d->arena, CTG_PARA);
	struct ctg_op *op;

	ctg_derive_leaf(d, p, q);
	ctg_node_append(now, ctg_node_text(d->arena, h->title));
	op = &d->out->v[d->out->n - 1];
	op->off = n;
	op->now = now;
}

/* False when only the division as a whole can say it. */
static bool derive_heading(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *p = ctg_node_heading(x);
	const struct ctg_node *q = ctg_node_heading(y);
	const struct ctg_match *m = ctg_deriving_find(d, p);
	const struct ctg_heading *h = &x->division.heading;
	const struct ctg_heading *k = &y->division.heading;
	struct ctg_str was, is;

	if (x->division.level != y->division.level || h->word != k->word)
		return false;
	if (ctg_leaf_same(d, p, q))
		return true;
	if (h->word == CTG_PLAIN) {
		if (!m || m->now != q || !ctg_derive_words(d, m))
			ctg_derive_leaf(d, p, q);
		return true;
	}
	if (!title_of(&was, d->arena, x) || !title_of(&is, d->arena, y)) {
		if (h->title.n || k->title.n || p->first != p->last ||
		    q->first != q->last || same_label(h, k))
			return false;
		derive_label(d, x, y);
		return true;
	}
	if (!ctg_str_eq(joint(was, h), joint(is, k)))
		return false;
	if (same_label(h, k)) {
		size_t n = d->out->n;

		if (!ctg_str_eq(was, is))
			return false;
		if (m && m->now == q && ctg_derive_words(d, m) &&
		    d->out->v[n].off >= was.n)
			return true;
		d->out->n = n;
	} else {
		derive_label(d, x, y);
		if (ctg_str_eq(h->title, k->title))
			return true;
	}
	derive_title(d, p, q, was.n);
	return true;
}

static bool is_annexe_text(const struct ctg_node *n)
{
	return ctg_node_is_annexe(n);
}

void ctg_derive_scope(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	enum ctg_grain grain = ctg_grains_of(d->grains, x);
	size_t before = d->out->n;

	if (x->kind == CTG_DIVISION && (grain >= CTG_GRAIN_DIVISION ||
	    ctg_derive_too_much(d, x, y))) {
		rewrite(d, x, y);
		return;
	}
	if (x->kind == CTG_DIVISION && !is_annexe_text(x) &&
	    !derive_heading(d, x, y)) {
		d->out->n = before;
		rewrite(d, x, y);
		return;
	}
	ctg_derive_units(d, x, y, grain);
}

/* --- annexes, notes ------------------------------------------------------- */

static const struct ctg_annexe *entry_of(const struct ctg_text *t,
	const struct ctg_node *annexe)
{
	size_t i = 0;

	for (const struct ctg_node *n = annexe->parent->first; n != annexe;
	     n = n->next)
		i += ctg_node_is_annexe(n);
	return i < t->convention.nannexes ? &t->convention.annexes[i] : NULL;
}

static bool is_piece(const struct ctg_text *t, const struct ctg_annexe *entry)
{
	return entry && !t->annexes[entry - t->convention.annexes];
}

/* One that is a piece, or was, is replaced: derive_joined.c. */
static void derive_annexe(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_annexe *entry = entry_of(d->now->text, y);
	struct ctg_op *op;

	if (is_piece(d->now->text, entry) ||
	    is_piece(d->old->text, entry_of(d->old->text, x)))
		return;
	if (!entry || (ctg_grains_of(d->grains, x) < CTG_GRAIN_DIVISION &&
	    !ctg_derive_too_much(d, x, y))) {
		ctg_derive_units(d, x, y, ctg_grains_of(d->grains, x));
		return;
	}
	op = ctg_ops_add(d->out, CTG_OP_ANNEXE, CTG_OP_REPLACE);
	op->at = op->to = x;
	op->numero = entry->numero.s;
	op->annexe = entry;
}

/* The file that a note stands in is replaced whole, its notes included. */
static bool is_replaced(const struct ctg_deriving *d,
	const struct ctg_node *note)
{
	const struct ctg_text *t = d->old->text;

	for (size_t i = 0; i < d->out->n; i++) {
		const struct ctg_op *op = &d->out->v[i];
		const struct ctg_annexe *e;
		size_t k;

		if (op->kind != CTG_OP_ANNEXE || op->how != CTG_OP_REPLACE)
			continue;
		e = entry_of(t, op->at);
		k = e ? (size_t)(e - t->convention.annexes) : 0;
		if (e && t->annexes[k] && t->annexes[k]->src == note->src)
			return true;
	}
	return false;
}

/* In the order of the base: the body, the annexes, the notes. */
static void derive_all(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	ctg_derive_scope(d, x, y);
	for (const struct ctg_node *n = x->first; n; n = n->next) {
		const struct ctg_match *m = ctg_deriving_find(d, n);

		if (!m || m->now->kind != n->kind)
			continue;
		if (n->kind == CTG_NOTE && !is_replaced(d, n))
			ctg_derive_units(d, n, m->now,
				ctg_grains_of(d->grains, n));
		else if (ctg_node_is_annexe(n) && n->first && m->now->first)
			derive_annexe(d, n, m->now);
	}
}

enum ctg_code ctg_derive(struct ctg_ops *out, const struct ctg_diff *diff,
	const struct ctg_version_text *old, const struct ctg_version_text *now,
	const struct ctg_grains *grains, struct ctg_err *err)
{
	struct ctg_deriving d = { .arena = out->arena, .out = out,
		.old = old, .now = now, .grains = grains, .err = err };

	ctg_deriving_match(&d, diff->tree);
	derive_all(&d, old->text->developed, now->text->developed);
	return d.code;
}
