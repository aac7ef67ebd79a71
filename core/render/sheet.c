/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* In tenths of a millimetre: A4 within its margins, a picture and some
 * words. */
#define LONG_SIDE	2500
#define SHORT_SIDE	1700
#define HIGHEST		2100
#define LOWEST		1300

enum ctg_mark ctg_maker_alone(enum ctg_maker_side side)
{
	return side == CTG_MAKER_OLD ? CTG_DELETED : CTG_INSERTED;
}

bool ctg_maker_has(const struct ctg_maker *m, enum ctg_maker_side side)
{
	return m->at.mark == CTG_KEPT || m->at.mark == ctg_maker_alone(side);
}

const struct ctg_node *ctg_maker_from(const struct ctg_node *n,
	enum ctg_maker_side side)
{
	const struct ctg_node *from = NULL;

	if (n->delta)
		from = side == CTG_MAKER_OLD ? n->delta->before :
			n->delta->after;
	return from ? from : n;
}

void ctg_maker_enter(struct ctg_maker *m, const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;

	if (d && (d->change || m->at.mark == CTG_KEPT))
		m->at.change = d->change;
	if (!d || d->mark == CTG_KEPT || d->joined)
		return;
	m->at.mark = d->mark;
	/* What moves within what moves goes along with it. */
	if (!m->at.move && (m->at.move = ctg_maker_move(m, n)))
		m->at.edited = d->edited;
}

/* --- the page ------------------------------------------------------------ */

void ctg_maker_break(struct ctg_maker *m)
{
	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		m->due[s] |= ctg_maker_has(m, s);
}

/* A page that only the old version began is not begun; a block that goes
 * stays on the page before that of the new text. */
static enum ctg_page page_of(struct ctg_maker *m)
{
	bool next = ctg_maker_has(m, CTG_MAKER_NEW) ? m->due[CTG_MAKER_NEW] :
		m->due[CTG_MAKER_OLD] && !m->due[CTG_MAKER_NEW];

	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		m->due[s] &= !ctg_maker_has(m, s);
	if (m->at.landscape != m->landscape) {
		m->landscape = m->at.landscape;
		return m->landscape ? CTG_PAGE_LANDSCAPE : CTG_PAGE_PORTRAIT;
	}
	return next && m->sheet->blocks ? CTG_PAGE_NEXT : CTG_PAGE_SAME;
}

void ctg_maker_put(struct ctg_maker *m, struct ctg_sheet_para *para,
	struct ctg_sheet_table *table)
{
	struct ctg_sheet_block *b = CTG_NEW(m->arena, struct ctg_sheet_block);

	if (m->at.part != CTG_MAKER_NOTE)
		b->page = page_of(m);
	b->generated = m->at.generated;
	b->para = para;
	b->table = table;
	if (*m->last)
		(*m->last)->next = b;
	else
		*m->first = b;
	*m->last = b;
}

/* --- one function a kind ------------------------------------------------- */

static void put_block(struct ctg_maker *m, const struct ctg_node *n);

void ctg_maker_blocks(struct ctg_maker *m, const struct ctg_node *n)
{
	for (n = n->first; n; n = n->next)
		put_block(m, n);
}

static void set_room(struct ctg_maker *m, bool landscape)
{
	m->at.landscape = landscape;
	m->at.width = landscape ? LONG_SIDE : SHORT_SIDE;
	m->at.height = landscape ? LOWEST : HIGHEST;
}

static void put_division(struct ctg_maker *m, const struct ctg_node *n)
{
	bool annexe = ctg_node_is_annexe(n);

	m->at.depth++;
	if (annexe) {
		ctg_maker_break(m);
		set_room(m, n->division.paysage);
	}
	ctg_maker_blocks(m, n);
	if (annexe)
		ctg_maker_piece(m, n);
}

static void put_list(struct ctg_maker *m, const struct ctg_node *n)
{
	ctg_maker_flush(m);
	m->at.lists++;
	ctg_maker_blocks(m, n);
}

static void put_item(struct ctg_maker *m, const struct ctg_node *n)
{
	struct ctg_maker_item item = { .depth = m->at.lists,
		.change = m->at.change };

	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		item.marker[s] = ctg_maker_from(n, s)->text;
		item.due[s] = ctg_maker_has(m, s);
	}
	m->at.item = &item;
	ctg_maker_blocks(m, n);
	ctg_maker_flush(m);
}

static void put_break(struct ctg_maker *m, const struct ctg_node *n)
{
	(void)n;
	if (m->at.part != CTG_MAKER_NOTE)
		ctg_maker_break(m);
}

/* They are written where they are called. */
static void put_note(struct ctg_maker *m, const struct ctg_node *n)
{
	(void)m;
	(void)n;
}

static void (*const acts[CTG_KINDS])(struct ctg_maker *,
	const struct ctg_node *) = {
	[CTG_PART] = ctg_maker_put_part,
	[CTG_DIVISION] = put_division,
	[CTG_HEADING] = ctg_maker_leaf,
	[CTG_PARA] = ctg_maker_leaf,
	[CTG_LIST] = put_list,
	[CTG_ITEM] = put_item,
	[CTG_TABLE] = ctg_maker_table,
	[CTG_CELL] = ctg_maker_leaf,	/* only in a note */
	[CTG_BREAK] = put_break,
	[CTG_NOTE] = put_note,
};

static void put_block(struct ctg_maker *m, const struct ctg_node *n)
{
	struct ctg_maker_around at = m->at;

	/* Written with the one before it. */
	if (n->delta && n->delta->joined)
		return;
	ctg_maker_enter(m, n);
	(acts[n->kind] ? acts[n->kind] : ctg_maker_blocks)(m, n);
	m->at = at;
}

enum ctg_code ctg_sheet_make(struct ctg_sheet *out, struct ctg_arena *a,
	const struct ctg_node *tree, const struct ctg_sheet_from *from,
	struct ctg_err *err)
{
	struct ctg_sheet sheet = { .about = out->about,
		.charte = out->charte,
		.marked = tree->delta != NULL };
	struct ctg_maker m = {
		.arena = a, .sheet = &sheet, .tree = tree, .err = err,
		.from = { sheet.marked ? from->before : NULL, from },
		.first = &sheet.blocks, .last = &sheet.last,
	};

	set_room(&m, false);
	ctg_maker_index(&m);
	ctg_maker_blocks(&m, tree);
	ctg_maker_pair_moves(&m);
	if (m.code == CTG_OK)
		*out = sheet;
	return m.code;
}
