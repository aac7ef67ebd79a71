/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_maker.h"

unsigned ctg_compare_number(const struct ctg_sheet_note *n,
	enum ctg_compare_side side)
{
	const struct ctg_delta *d = n->node->delta;
	const struct ctg_node *from = !d ? NULL : side == CTG_COMPARE_OLD ?
		d->before : d->after;

	return (from ? from : n->node)->note.number;
}

/* --- a part of the tree, as a sheet of its own --------------------------- */

static struct ctg_node *copy(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_node *to = ctg_node_new(a, n->kind);

	*to = *n;
	to->parent = to->prev = to->next = to->first = to->last = NULL;
	for (n = n->first; n; n = n->next)
		ctg_node_append(to, copy(a, n));
	return to;
}

/* Moves are numbered in the whole sheet: here they come and go. */
static void forget_moves(struct ctg_sheet *sheet)
{
	for (struct ctg_sheet_block *b = sheet->blocks; b; b = b->next) {
		if (b->para)
			b->para->move = 0;
		for (size_t i = 0; b->table && i < b->table->n; i++)
			b->table->rows[i].move = 0;
	}
}

struct ctg_sheet ctg_compare_sheet(struct ctg_compare *c,
	const struct ctg_node *n)
{
	struct ctg_node *tree = ctg_node_new(c->arena, CTG_DOCUMENT);
	struct ctg_node *part = copy(c->arena, n);
	struct ctg_sheet sheet = { 0 };
	enum ctg_code code;

	tree->delta = CTG_NEW(c->arena, struct ctg_delta);
	/* A note prints nothing where it is defined. */
	if (part->kind == CTG_NOTE) {
		part->kind = CTG_PART;
		part->text = (struct ctg_str){ 0 };
	}
	ctg_node_append(tree, part);
	code = ctg_sheet_make(&sheet, c->arena, tree, c->from, c->err);
	if (c->code == CTG_OK)
		c->code = code;
	forget_moves(&sheet);
	return sheet;
}

/* --- the notes of a paragraph -------------------------------------------- */

static bool is_marked(const struct ctg_sheet_block *b)
{
	while (b && !(b->para && ctg_compare_is_marked(b->para)))
		b = b->next;
	return b != NULL;
}

bool ctg_compare_is_marked_note(const struct ctg_run *r)
{
	return r->kind == CTG_RUN_NOTE && !r->again &&
		is_marked(r->note->blocks);
}

/* The words of a note in one version; all of them are its own when the note
 * is. */
static struct ctg_sheet_para *side_of(struct ctg_compare *c,
	const struct ctg_sheet_note *note, const struct ctg_sheet_block *b,
	enum ctg_compare_side side)
{
	bool alone = ctg_node_mark(note->node) != CTG_KEPT;
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	bool begun = false;

	if (!ctg_compare_has(ctg_node_mark(note->node), side))
		return NULL;
	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "Note\u00a0%u\u00a0: ",
		ctg_compare_number(note, side)))->italic = true;
	for (; b; b = b->next) {
		if (!b->para || !ctg_compare_has(b->para->mark, side))
			continue;
		if (begun)
			ctg_compare_break(c, p);
		begun = true;
		if (alone)
			ctg_compare_alone(c, p, b->para->runs, side);
		else
			ctg_compare_runs(c, p, b->para->runs, side, true);
	}
	return begun ? p : NULL;
}

/* With the marks of its words.  Where the call itself moved, each version of
 * the note was written alone. */
static const struct ctg_sheet_block *blocks_of(struct ctg_compare *c,
	const struct ctg_run *r)
{
	if (ctg_node_mark(r->note->node) != CTG_KEPT || r->mark == CTG_KEPT)
		return r->note->blocks;
	return ctg_compare_sheet(c, r->note->node).blocks;
}

static void put_note(struct ctg_compare *c, const struct ctg_run *r)
{
	const struct ctg_sheet_block *b;
	bool kept;

	if (r->kind != CTG_RUN_NOTE || r->again)
		return;
	kept = ctg_node_mark(r->note->node) == CTG_KEPT;
	if (kept && r->mark == CTG_DELETED)
		return;
	b = blocks_of(c, r);
	if (!kept || is_marked(b))
		ctg_compare_row(c, side_of(c, r->note, b, CTG_COMPARE_OLD),
			side_of(c, r->note, b, CTG_COMPARE_NEW));
}

void ctg_compare_notes(struct ctg_compare *c, const struct ctg_run *runs)
{
	for (; runs; runs = runs->next)
		put_note(c, runs);
}
