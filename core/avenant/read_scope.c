/* SPDX-License-Identifier: Apache-2.0 */
/* What whole units have in common: which blocks they are, what takes their
 * place. */
#include "avenant/read_act.h"

static struct ctg_node *first_para(struct ctg_node *n)
{
	while (n && n->kind != CTG_PARA)
		n = n->first;
	return n;
}

static struct ctg_node *last_para(struct ctg_node *n)
{
	while (n && n->kind != CTG_PARA)
		n = n->last;
	return n;
}

/* Lists and items are the alinéas that they hold. */
void ctg_units_to_blocks(struct ctg_scope *s)
{
	if (s->at->kind == CTG_LIST || s->at->kind == CTG_ITEM)
		s->at = first_para(s->at);
	if (s->to->kind == CTG_LIST || s->to->kind == CTG_ITEM)
		s->to = last_para(s->to);
}

void ctg_units_refuse(struct ctg_reading *r, const struct ctg_scope *s,
	const char *why)
{
	ctg_reading_report(r, "A706", "%.*s\u00a0: %s", STR_ARG(
		ctg_scope_name(r->arena, s)), why);
}

/* --- neighbours ----------------------------------------------------------- */

static bool is_unit(const struct ctg_node *n)
{
	return n->kind == CTG_PARA || n->kind == CTG_TABLE ||
		n->kind == CTG_BREAK || n->kind == CTG_HEADING ||
		n->kind == CTG_ROW;
}

/* Nothing but lists stands between the end of x and the start of y. */
static bool touch(struct ctg_reading *r, const struct ctg_scope *x,
	const struct ctg_scope *y)
{
	const struct ctg_node *doc = r->base->developed;
	const struct ctg_node *n = ctg_node_after(doc, x->to);

	while (n && n != y->at && !is_unit(n))
		n = ctg_node_next(doc, n);
	return n == y->at;
}

static bool same_sort(const struct ctg_scope *x, const struct ctg_scope *y)
{
	return x->phrase == y->phrase && (x->at->kind == y->at->kind) &&
		(!x->phrase || x->at == y->at);
}

/* Scopes that follow one another are one. */
void ctg_units_merge(struct ctg_reading *r, struct ctg_scopes *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++)
		ctg_units_to_blocks(&l->v[i]);
	for (size_t i = 1; i < l->n; i++) {
		struct ctg_scope *x = &l->v[kept], *y = &l->v[i];

		if (same_sort(x, y) && x->phrase && x->in.end < y->in.off &&
		    ctg_quote_sentences(&(struct ctg_stretch *){ NULL },
		    r->arena, ctg_str_skip(ctg_str_head(ctg_node_words(
		    r->arena, x->at), y->in.off), x->in.end)) == 0)
			x->in.end = y->in.end;
		else if (same_sort(x, y) && !x->phrase && touch(r, x, y))
			x->to = y->to;
		else
			l->v[++kept] = *y;
	}
	l->n = l->n ? kept + 1 : 0;
}

/* --- titles --------------------------------------------------------------- */

static struct ctg_stretch title_of(struct ctg_arena *a,
	const struct ctg_node *heading)
{
	struct ctg_str words = ctg_node_words(a, heading);
	struct ctg_heading h;

	ctg_heading_read(&h, words);
	if (h.title.n == 0)
		return (struct ctg_stretch){ words.n, words.n };
	return (struct ctg_stretch){ (size_t)(h.title.p - words.p),
		(size_t)(h.title.p - words.p) + h.title.n };
}

/* The label and its sign stay. */
void ctg_units_retitle(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s)
{
	struct ctg_stretch t = title_of(r->arena, s->at);
	struct ctg_cited now = *c->unit;
	const struct ctg_node *d = now.blocks ? now.blocks->first : NULL;
	struct ctg_op *op;

	if (d && !d->next && d->kind == CTG_DIVISION && !d->first->next) {
		struct ctg_stretch in = title_of(r->arena, d->first);

		now = (struct ctg_cited){ .para = d->first, .off = in.off,
			.end = in.end };
	} else if (now.blocks && !ctg_cited_alone(&now)) {
		ctg_units_refuse(r, s, "un intitulé tient en une ligne");
		return;
	}
	if (t.off == t.end) {
		ctg_units_refuse(r, s, "aucun intitulé ne suit le numéro");
		return;
	}
	op = ctg_put_words(r, CTG_OP_REPLACE, s->at, t);
	op->now = ctg_cited_inlines(r->arena, &now, false, false);
}

void ctg_units_untitle(struct ctg_reading *r, const struct ctg_scope *s)
{
	struct ctg_str words = ctg_node_words(r->arena, s->at);
	struct ctg_heading h;
	struct ctg_op *op;

	ctg_heading_read(&h, words);
	if (h.word != CTG_PLAIN) {
		ctg_put_words(r, CTG_OP_REMOVE, s->at, (struct ctg_stretch){
			(size_t)(h.printed.p - words.p) + h.printed.n,
			words.n });
		return;
	}
	op = ctg_reading_add(r, CTG_OP_BLOCKS, CTG_OP_REMOVE);
	op->at = op->to = s->at;
}

/* --- blocks --------------------------------------------------------------- */

/* The rows that a quoted table holds, without the titles of columns that it
 * repeats. */
static struct ctg_node *rows_of(struct ctg_reading *r,
	const struct ctg_clause *c, bool header)
{
	struct ctg_node *doc = ctg_cited_blocks(r->arena, c->unit);
	struct ctg_node *table = doc->first, *from, *n, *next;

	if (!table || table->kind != CTG_TABLE || table->next)
		return NULL;
	from = CTG_NEW(r->arena, struct ctg_node);
	*from = *table;
	from->first = from->last = NULL;
	for (n = table->first; n; n = next) {
		next = n->next;
		if (n->row.header == header) {
			ctg_node_unlink(n);
			ctg_node_append(from, n);
		}
	}
	return from->first ? from : NULL;
}

struct ctg_op *ctg_units_add_rows(struct ctg_reading *r,
	const struct ctg_clause *c, enum ctg_op_how how,
	const struct ctg_scope *s)
{
	struct ctg_node *rows = rows_of(r, c, s->at->row.header &&
		how == CTG_OP_REPLACE);
	struct ctg_op *op;

	if (!rows) {
		ctg_units_refuse(r, s, "les lignes sont attendues dans un "
			"tableau, sous les titres de ses colonnes");
		return NULL;
	}
	op = ctg_reading_add(r, CTG_OP_ROWS, how);
	op->at = s->at;
	op->to = s->to;
	op->now = rows;
	return op;
}

/* An empty cell of the row that comes goes on with the one above it. */
static bool continue_cell(struct ctg_node *row, struct ctg_node *above,
	unsigned rank)
{
	struct ctg_node *cell = ctg_op_cell(row, rank - 1);
	struct ctg_node *owner = ctg_op_cell(above, rank - 1);

	if (!cell || !owner || cell->first || cell->cell.owner)
		return false;
	cell->cell.owner = owner->cell.owner ? owner->cell.owner : owner;
	return true;
}

void ctg_units_put_rows(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s, struct ctg_node *row,
	enum ctg_op_side side)
{
	struct ctg_op *op = ctg_units_add_rows(r, c, CTG_OP_ADD, s);
	struct ctg_node *above = side == CTG_OP_AFTER ? row : row->prev;

	if (!op)
		return;
	op->at = op->to = row;
	op->side = side;
	for (size_t i = 0; i < c->content.ncontinued; i++)
		if (!above || above->row.header || !continue_cell(
		    op->now->first, above, c->content.continued[i])) {
			r->ops->n--;
			ctg_units_refuse(r, s, "la ligne qui vient ne peut "
				"pas prolonger une cellule de la ligne "
				"précédente");
			return;
		}
}

/* A quoted heading stands where that of its likes does. */
static void level_as(struct ctg_node *doc, const struct ctg_node *like)
{
	const struct ctg_node *d = doc->first;

	if (d && d->kind == CTG_DIVISION && like->kind == CTG_DIVISION &&
	    d->division.heading.word == like->division.heading.word &&
	    d->division.heading.word != CTG_PLAIN)
		ctg_unit_shift(doc, (int)like->division.level -
			(int)d->division.level);
}

/* « Article 5-1 - Titre » quoted as a paragraph is a heading. */
static void make_heading(struct ctg_arena *a, struct ctg_node *doc,
	const struct ctg_node *like)
{
	struct ctg_node *first = doc->first, *d, *next;
	struct ctg_heading h;

	if (!first || first->kind != CTG_PARA || like->kind != CTG_DIVISION)
		return;
	ctg_heading_read(&h, ctg_node_words(a, first));
	if (h.word == CTG_PLAIN || h.word != like->division.heading.word)
		return;
	d = ctg_node_new(a, CTG_DIVISION);
	d->division.level = like->division.level;
	d->division.heading = h;
	for (; first; first = next) {
		next = first->next;
		ctg_node_unlink(first);
		ctg_node_append(d, first);
	}
	d->first->kind = CTG_HEADING;
	ctg_node_append(doc, d);
	ctg_tree_number(doc);
}

struct ctg_node *ctg_units_blocks(struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_node *like)
{
	struct ctg_node *doc = ctg_cited_blocks(r->arena, c->unit);

	make_heading(r->arena, doc, like);
	level_as(doc, like);
	return doc;
}
