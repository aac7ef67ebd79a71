/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/applying.h"

/* A row is one line; the one of the marks follows the header. */
static size_t line_end(const struct ctg_flat *f, const struct ctg_node *row)
{
	size_t i = row->off;

	for (unsigned lines = row->row.header ? 2 : 1; lines > 0 &&
	     i < f->src->text.n; i++)
		lines -= f->src->text.p[i] == '\n';
	return i;
}

static const struct ctg_node *row_of(const struct ctg_op *op)
{
	if (op->at->kind != CTG_TABLE)
		return op->at;
	return op->side == CTG_OP_FIRST ? op->at->first : op->at->last;
}

/* Rows of now from `from` on, as lines. */
static struct ctg_str spell(struct ctg_flat *f, const struct ctg_leaf *leaf,
	const struct ctg_node *now, size_t from)
{
	struct ctg_str s = now ? ctg_str_trim(ctg_flat_spell_rows(f, now)) :
		STR("");

	for (; from > 0; from--)
		(void)ctg_str_line(&s);
	return ctg_flat_indent(f, s, leaf->item ? leaf->item->column : 0);
}

/* Whole lines to put in at a byte of the source. */
static struct ctg_str lines(struct ctg_flat *f, const struct ctg_leaf *leaf,
	struct ctg_str rows, size_t off)
{
	struct ctg_buf b = { .arena = f->arena };

	if (rows.n == 0)
		return rows;
	if (off > 0 && f->src->text.p[off - 1] != '\n')
		ctg_buf_add(&b, f->eol);
	for (size_t i = 0; leaf->item && i < leaf->item->column; i++)
		ctg_buf_putc(&b, ' ');
	ctg_buf_add(&b, rows);
	ctg_buf_add(&b, f->eol);
	return ctg_buf_str(&b);
}

/* The header becomes the first row that comes; the line of marks stays. */
static void replace_header(struct ctg_flat *f, struct ctg_leaf *leaf,
	const struct ctg_op *op)
{
	struct ctg_str s = spell(f, leaf, op->now, 0), rest;
	struct ctg_str old = ctg_str_skip(f->src->text, leaf->words);
	const struct ctg_node *last = op->to ? op->to : op->at;
	size_t off = line_end(f, op->at);

	old = ctg_str_line(&old);
	ctg_flat_patch(f, leaf, leaf->words, leaf->words + old.n,
		ctg_str_line(&s));
	rest = spell(f, leaf, op->now, 1);
	ctg_flat_patch(f, leaf, off, line_end(f, last),
		lines(f, leaf, rest, off));
}

static void change(struct ctg_flat *f, struct ctg_leaf *leaf,
	const struct ctg_op *op, const struct ctg_node *row,
	const struct ctg_node *last)
{
	size_t off = row->off, end = line_end(f, last);

	if (op->how == CTG_OP_ADD)
		off = end = op->side == CTG_OP_BEFORE ? row->off :
			line_end(f, row);
	ctg_flat_patch(f, leaf, off, end, lines(f, leaf,
		spell(f, leaf, op->now, 0), off));
}

/* A cell that reaches from a row into the next one. */
static bool reaches(const struct ctg_node *row, const struct ctg_node *next)
{
	for (const struct ctg_node *c = next ? next->first : NULL; c;
	     c = c->next)
		if (c->cell.owner && (!row || c->cell.owner->parent == row))
			return c->cell.owner->parent != next;
	return false;
}

/* What joins the rows on both sides of those that come joins them too. */
static bool goes_through(const struct ctg_op *op, const struct ctg_node *next)
{
	const struct ctg_node *first = op->now ? op->now->first : NULL;

	for (const struct ctg_node *c = next->first; c; c = c->next) {
		const struct ctg_node *top;

		if (!c->cell.owner || c->cell.owner->parent == next)
			continue;
		top = first ? ctg_op_cell(first, c->cell.column) : NULL;
		if (!top || !top->cell.owner)
			return false;
		for (const struct ctg_node *r = first->next; r; r = r->next) {
			const struct ctg_node *k = ctg_op_cell(r,
				c->cell.column);

			if (!k || (k->cell.owner != top &&
			    k->cell.owner != top->cell.owner))
				return false;
		}
	}
	return true;
}

/* Rows that come in the middle of a cell, or go with its beginning: others
 * would say something else, unsaid. */
static bool cuts_cell(const struct ctg_op *op, const struct ctg_node *row,
	const struct ctg_node *last)
{
	if (op->how == CTG_OP_ADD) {
		const struct ctg_node *next = op->side == CTG_OP_BEFORE ?
			row : row->next;

		return reaches(NULL, next) && !goes_through(op, next);
	}
	for (const struct ctg_node *r = row; r; r = r->next) {
		if (reaches(r, last->next))
			return true;
		if (r == last)
			break;
	}
	return false;
}

static struct ctg_str bytes_of(struct ctg_flat *f, const struct ctg_node *row,
	const struct ctg_node *last)
{
	return ctg_str_trim(ctg_str_head(ctg_str_skip(f->src->text, row->off),
		line_end(f, last) - row->off));
}

/* Rows that stand elsewhere in their table, with the bytes that they have. */
void ctg_apply_row_move(struct ctg_work *w, const struct ctg_op *op)
{
	const struct ctg_node *by = op->by;
	const struct ctg_node *next = op->side == CTG_OP_BEFORE ? by :
		by->next;
	struct ctg_flat *f = ctg_work_file(w, op->at);
	struct ctg_leaf *leaf = f ? ctg_flat_find(f, op->at) : NULL;
	size_t off;

	if (!leaf || by->parent != op->at->parent || op->at->row.header ||
	    (next && next->row.header) || reaches(NULL, op->at) ||
	    reaches(NULL, op->to->next) || reaches(NULL, next) ||
	    (by->off >= op->at->off && by->off <= op->to->off)) {
		ctg_apply_refuse(w, op, "cela ne peut pas être déplacé là");
		return;
	}
	off = op->side == CTG_OP_BEFORE ? by->off : line_end(f, by);
	ctg_flat_patch(f, leaf, op->at->off, line_end(f, op->to), STR(""));
	ctg_flat_patch(f, leaf, off, off, lines(f, leaf, bytes_of(f, op->at,
		op->to), off));
}

void ctg_apply_rows(struct ctg_work *w, const struct ctg_op *op)
{
	const struct ctg_node *row = row_of(op);
	const struct ctg_node *last = op->to && op->to->kind == CTG_ROW ?
		op->to : row;
	struct ctg_flat *f = ctg_work_file(w, op->at);
	struct ctg_leaf *leaf = f && row ? ctg_flat_find(f, row) : NULL;

	if (!leaf || last->parent != row->parent ||
	    last->row.rank < row->row.rank)
		ctg_apply_refuse(w, op, "ces lignes ne sont pas d'un tableau "
			"de la convention");
	else if (cuts_cell(op, row, last))
		ctg_apply_refuse(w, op, "une cellule s'étend là sur plusieurs "
			"lignes : dites toutes celles qu'elle couvre, ou le "
			"tableau entier");
	else if (!row->row.header || (op->how == CTG_OP_ADD &&
	    op->side != CTG_OP_BEFORE))
		change(f, leaf, op, row, last);
	else if (op->how == CTG_OP_REPLACE && op->now && op->now->first)
		replace_header(f, leaf, op);
	else
		ctg_apply_refuse(w, op, "l'en-tête d'un tableau ne peut ni "
			"disparaître ni suivre une autre ligne");
}
