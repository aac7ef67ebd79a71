/* SPDX-License-Identifier: Apache-2.0 */
/* A table, row by row and cell by cell, when it has the same columns. */
#include "avenant/deriving.h"

#include "diff/lcs.h"

static bool same_cell(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	return x->cell.cols == y->cell.cols && x->cell.rows == y->cell.rows &&
		(x->cell.owner == NULL) == (y->cell.owner == NULL) &&
		ctg_leaf_same(d, x, y);
}

static bool same_row(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *p = x->first, *q = y->first;

	for (; p && q; p = p->next, q = q->next)
		if (!same_cell(d, p, q))
			return false;
	return !p && !q && x->row.header == y->row.header;
}

static bool same_columns(const struct ctg_node *x, const struct ctg_node *y)
{
	if (x->table.columns != y->table.columns)
		return false;
	for (unsigned c = 0; c < x->table.columns; c++)
		if (x->table.align[c] != y->table.align[c])
			return false;
	return true;
}

bool ctg_table_same(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *p = x->first, *q = y->first;

	if (!same_columns(x, y))
		return false;
	for (; p && q; p = p->next, q = q->next)
		if (!same_row(d, p, q))
			return false;
	return !p && !q;
}

/* --- rows ----------------------------------------------------------------- */

static size_t count(const struct ctg_node *n)
{
	size_t i = 0;

	for (n = n->first; n; n = n->next)
		i++;
	return i;
}

static struct ctg_node *copy_rows(struct ctg_deriving *d,
	const struct ctg_node *table, const struct ctg_node *from,
	const struct ctg_node *end)
{
	struct ctg_node *t = ctg_node_new(d->arena, CTG_TABLE);

	t->table = table->table;
	for (; from != end; from = from->next)
		ctg_node_append(t, ctg_deriving_copy(d->arena, from));
	return t;
}

/* Rows [x, xend) become [y, yend). */
static void derive_rows(struct ctg_deriving *d, const struct ctg_node *y,
	const struct ctg_node *const rows[4])
{
	const struct ctg_node *x0 = rows[0], *x1 = rows[1], *y0 = rows[2];
	struct ctg_op *op;

	op = ctg_ops_add(d->out, CTG_OP_ROWS, x0 == x1 ? CTG_OP_ADD :
		y0 == rows[3] ? CTG_OP_REMOVE : CTG_OP_REPLACE);
	if (y0 != rows[3])
		op->now = copy_rows(d, y, y0, rows[3]);
	op->at = x0;
	for (op->to = x0; op->to && x0 != x1 && op->to->next != x1;)
		op->to = op->to->next;
}

/* A cell of the row above reaches into this one. */
static bool continues(const struct ctg_node *row)
{
	for (const struct ctg_node *c = row ? row->first : NULL; c;
	     c = c->next)
		if (c->cell.owner && c->cell.owner->parent != row)
			return true;
	return false;
}

/* A row that is quoted alone has nothing above to continue. */
static bool quotes_span(const struct ctg_node *from,
	const struct ctg_node *end)
{
	for (; from != end; from = from->next)
		for (const struct ctg_node *c = from->first; c; c = c->next)
			if (c->cell.rows > 1 || (c->cell.owner &&
			    c->cell.owner->parent != from))
				return true;
	return false;
}

static void derive_cells(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *p = x->first, *q = y->first;

	for (; p && q; p = p->next, q = q->next) {
		const struct ctg_match *m = ctg_deriving_find(d, p);

		if (ctg_leaf_same(d, p, q))
			continue;
		if (!m || m->now != q || !ctg_derive_words(d, m))
			ctg_derive_leaf(d, p, q);
	}
}

/* Cell by cell, where few changed; the row where many did.  False when only the
 * table can say it. */
static bool derive_row(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *rows[4] = { x, x->next, y, y->next };
	const struct ctg_node *p = x->first, *q = y->first;
	size_t changed = 0;
	bool spans = false;

	for (; p && q; p = p->next, q = q->next) {
		changed += !ctg_leaf_same(d, p, q);
		spans = spans || p->cell.cols != q->cell.cols ||
			(p->cell.owner != NULL) != (q->cell.owner != NULL);
	}
	if (spans || (changed > 2 && 2 * changed > count(x))) {
		if (quotes_span(y, y->next) || quotes_span(x, x->next))
			return false;
		derive_rows(d, y->parent, rows);
		return true;
	}
	derive_cells(d, x, y);
	return true;
}

static const struct ctg_node *kept_row(const struct ctg_deriving *d,
	const struct ctg_node *x)
{
	const struct ctg_match *m = ctg_deriving_find(d, x);

	return m ? m->now : NULL;
}

/* The rows that both have come in the same order, the headers first. */
static bool in_order(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *next = y->first;

	for (const struct ctg_node *r = x->first; r; r = r->next) {
		const struct ctg_node *k = kept_row(d, r), *at = next;

		if (!k && r->row.header)
			return false;
		if (!k)
			continue;
		while (at && at != k)
			at = at->next;
		if (!at || (r->row.header && k != y->first))
			return false;
		next = at->next;
	}
	return true;
}

/* Rows that come between two that one cell joins. */
static bool cuts_span(const struct ctg_node *from, const struct ctg_node *end)
{
	return from != end && (continues(from) || continues(end));
}

/* Rows that only come, and those that follow them: a cell that joins what is
 * above to what is below must join them too. */
static bool parts_span(const struct ctg_node *from, const struct ctg_node *end)
{
	for (const struct ctg_node *c = from != end && end ? end->first :
	     NULL; c; c = c->next) {
		const struct ctg_node *owner = c->cell.owner;

		if (!owner || owner->parent == end)
			continue;
		for (const struct ctg_node *r = from; r != end; r = r->next) {
			const struct ctg_node *k = ctg_op_cell(r,
				c->cell.column);

			if (!k || k->cell.owner != owner)
				return true;
		}
	}
	return false;
}

/* Rows that go, and hold a cell that reaches into the one after them. */
static bool loses_span(const struct ctg_node *from,
	const struct ctg_node *end)
{
	for (; from != end; from = from->next)
		for (const struct ctg_node *c = end ? end->first : NULL; c;
		     c = c->next)
			if (c->cell.owner && c->cell.owner->parent == from)
				return true;
	return false;
}

/* From a row that both have to the next one: rows[0] to rows[1] of the base
 * become rows[2] to rows[3]. */
static void next_rows(const struct ctg_deriving *d,
	const struct ctg_node *rows[4])
{
	rows[1] = rows[0];
	rows[3] = rows[2];
	while (rows[1] && !kept_row(d, rows[1]))
		rows[1] = rows[1]->next;
	while (rows[3] && (!rows[1] || rows[3] != kept_row(d, rows[1])))
		rows[3] = rows[3]->next;
}

static bool spans_break(const struct ctg_deriving *d,
	const struct ctg_node *x, const struct ctg_node *y)
{
	const struct ctg_node *rows[4] = { x->first, NULL, y->first, NULL };

	while (rows[0] || rows[2]) {
		next_rows(d, rows);
		if (rows[0] == rows[1] ? parts_span(rows[2], rows[3]) :
		    loses_span(rows[0], rows[1]) ||
		    cuts_span(rows[2], rows[3]) ||
		    quotes_span(rows[2], rows[3]))
			return true;
		rows[0] = rows[1] ? rows[1]->next : NULL;
		rows[2] = rows[3] ? rows[3]->next : NULL;
	}
	return false;
}

/* More than half of its rows change: the table reads better whole. */
static bool is_too_much(struct ctg_deriving *d, const struct ctg_match *m)
{
	size_t changed = 0, all = count(m->old);

	for (const struct ctg_node *r = m->old->first; r; r = r->next) {
		const struct ctg_node *k = kept_row(d, r);

		changed += !k || !same_row(d, r, k);
	}
	return changed > 2 && 2 * changed > all;
}

static void derive_run(struct ctg_deriving *d, const struct ctg_match *m,
	const struct ctg_node *const rows[4])
{
	struct ctg_op *op;

	if (rows[0] == rows[1] && rows[2] == rows[3])
		return;
	derive_rows(d, m->now, rows);
	if (rows[0] != rows[1])
		return;
	/* After the row above: the header is first. */
	op = &d->out->v[d->out->n - 1];
	op->at = op->to = rows[1] ? rows[1]->prev : m->old->last;
	op->side = CTG_OP_AFTER;
}

/* --- a row that changes place --------------------------------------------- */

static bool has_span(const struct ctg_node *table)
{
	return quotes_span(table->first, NULL);
}

/* The only row of a table that the other does not have at its place. */
static const struct ctg_node *find_odd(const struct ctg_node *table,
	const bool *kept)
{
	const struct ctg_node *odd = NULL;
	size_t i = 0;

	for (const struct ctg_node *r = table->first; r; r = r->next, i++)
		if (!kept[i]) {
			if (odd)
				return NULL;
			odd = r;
		}
	return odd;
}

/* Which rows both have in the same order. */
static void keep_rows(struct ctg_deriving *d, const struct ctg_match *m,
	bool *old, bool *now)
{
	size_t n = count(m->old), k = count(m->now), i = 0;
	uint64_t *x = CTG_NEW_N(d->arena, uint64_t, n);
	uint64_t *y = CTG_NEW_N(d->arena, uint64_t, k);
	size_t *to = CTG_NEW_N(d->arena, size_t, n);

	for (const struct ctg_node *r = m->old->first; r; r = r->next)
		x[i++] = ctg_str_hash(ctg_node_words(d->arena, r));
	i = 0;
	for (const struct ctg_node *r = m->now->first; r; r = r->next)
		y[i++] = ctg_str_hash(ctg_node_words(d->arena, r));
	ctg_lcs(to, d->arena, x, n, y, k);
	for (i = 0; i < n; i++)
		if (to[i] != CTG_NOWHERE)
			old[i] = now[to[i]] = true;
}

/* All the others are as they were. */
static bool moves_alone(const struct ctg_deriving *d,
	const struct ctg_match *m, const struct ctg_node *x,
	const struct ctg_node *y)
{
	const struct ctg_node *p = m->old->first, *q = m->now->first;

	if (!x || !y || x->row.header || y->row.header || !same_row(d, x, y))
		return false;
	for (;; p = p->next, q = q->next) {
		p = p == x ? p->next : p;
		q = q == y ? q->next : q;
		if (!p || !q)
			return p == q;
		if (!same_row(d, p, q))
			return false;
	}
}

static bool derive_move(struct ctg_deriving *d, const struct ctg_match *m)
{
	bool *old, *now;
	const struct ctg_node *x, *y, *by = m->old->first;
	struct ctg_op *op;

	if (count(m->old) != count(m->now) || has_span(m->old) ||
	    has_span(m->now))
		return false;
	old = CTG_NEW_N(d->arena, bool, count(m->old));
	now = CTG_NEW_N(d->arena, bool, count(m->now));
	keep_rows(d, m, old, now);
	x = find_odd(m->old, old);
	y = find_odd(m->now, now);
	if (!moves_alone(d, m, x, y))
		return false;
	/* The row of the base before which, or after the last, it comes. */
	for (const struct ctg_node *r = m->now->first; r != y; r = r->next)
		by = by->next == x ? x->next : by->next;
	op = ctg_ops_add(d->out, CTG_OP_MOVE, CTG_OP_REPLACE);
	op->at = op->to = x;
	op->side = by ? CTG_OP_BEFORE : CTG_OP_AFTER;
	op->by = by ? by : m->old->last;
	return true;
}

bool ctg_derive_table(struct ctg_deriving *d, const struct ctg_match *m)
{
	const struct ctg_node *rows[4] = { m->old->first, NULL,
		m->now->first, NULL };
	size_t before = d->out->n;

	if (same_columns(m->old, m->now) && derive_move(d, m))
		return true;
	if (!same_columns(m->old, m->now) || !in_order(d, m->old, m->now) ||
	    spans_break(d, m->old, m->now) || is_too_much(d, m))
		return false;
	while (rows[0] || rows[2]) {
		next_rows(d, rows);
		derive_run(d, m, rows);
		if (rows[1] && rows[3] && !same_row(d, rows[1],
		    rows[3]) && !derive_row(d, rows[1], rows[3])) {
			d->out->n = before;
			return false;
		}
		rows[0] = rows[1] ? rows[1]->next : NULL;
		rows[2] = rows[3] ? rows[3]->next : NULL;
	}
	return true;
}
