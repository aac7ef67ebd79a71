/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* A row of a table that is written twice, or what moved out of something
 * that moved itself, has lost its other end. */
struct pairing {
	bool *gone, *come;
	unsigned *number;	/* by that of the index; 0: not shown yet */
	unsigned n;
};

/* For each move of the sheet that is marked on a row or a paragraph. */
typedef void visitor(struct pairing *p, unsigned *move, enum ctg_mark mark);

static void see(struct pairing *p, unsigned *move, enum ctg_mark mark)
{
	if (mark == CTG_DELETED)
		p->gone[*move] = true;
	else
		p->come[*move] = true;
}

static void renumber(struct pairing *p, unsigned *move, enum ctg_mark mark)
{
	(void)mark;
	if (*move == 0)
		return;
	if (p->gone[*move] && p->come[*move] && p->number[*move] == 0)
		p->number[*move] = ++p->n;
	*move = p->number[*move];
}

static void visit(const struct ctg_sheet *sheet, struct pairing *p,
	visitor *act)
{
	for (struct ctg_sheet_block *b = sheet->blocks; b; b = b->next) {
		if (b->para)
			act(p, &b->para->move, b->para->mark);
		for (size_t i = 0; b->table && i < b->table->n; i++)
			act(p, &b->table->rows[i].move,
				b->table->rows[i].mark);
	}
}

void ctg_maker_pair_moves(struct ctg_maker *m)
{
	size_t n = m->sheet->moves + 1u;
	struct pairing p = {
		.gone = CTG_NEW_N(m->arena, bool, n),
		.come = CTG_NEW_N(m->arena, bool, n),
		.number = CTG_NEW_N(m->arena, unsigned, n),
	};

	if (n == 1)
		return;
	visit(m->sheet, &p, see);
	visit(m->sheet, &p, renumber);
	m->sheet->moves = p.n;
}
