/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

#include "render/node_map.h"

struct ctg_maker_index {
	struct ctg_node_map bookmarks, notes, moves, split;
	struct ctg_maker_note *note;
};

static bool is_departure(const struct ctg_node *n)
{
	return n->delta && n->delta->twin && n->delta->mark == CTG_DELETED;
}

void ctg_maker_index(struct ctg_maker *m)
{
	struct ctg_maker_index *x = CTG_NEW(m->arena, struct ctg_maker_index);
	unsigned notes = 0;

	x->bookmarks.arena = x->notes.arena = x->moves.arena =
		x->split.arena = m->arena;
	m->index = x;
	for (const struct ctg_node *n = m->tree; n;
	     n = ctg_node_next(m->tree, n)) {
		if (n->kind == CTG_NOTE)
			ctg_node_map_add_versions(&x->notes, n, ++notes);
		if (n->kind == CTG_DIVISION)
			ctg_node_map_add_versions(&x->bookmarks, n,
				++m->sheet->bookmarks);
		if (is_departure(n))
			ctg_node_map_add(&x->moves, n, ++m->sheet->moves);
		if (n->kind == CTG_TABLE && !ctg_maker_fits(n))
			ctg_node_map_add(&x->split, n, 1);
	}
	ctg_node_map_sort(&x->split);
	ctg_node_map_sort(&x->notes);
	ctg_node_map_sort(&x->bookmarks);
	ctg_node_map_sort(&x->moves);
	x->note = CTG_NEW_N(m->arena, struct ctg_maker_note, notes + 1);
	for (const struct ctg_node *n = m->tree->first; n; n = n->next)
		if (n->kind == CTG_NOTE)
			x->note[ctg_node_map_find(&x->notes, n)].node = n;
}

bool ctg_maker_is_split(const struct ctg_maker *m,
	const struct ctg_node *table)
{
	return ctg_node_map_find(&m->index->split, table) > 0;
}

unsigned ctg_maker_bookmark(const struct ctg_maker *m,
	const struct ctg_node *division)
{
	return ctg_node_map_find(&m->index->bookmarks, division);
}

unsigned ctg_maker_move(const struct ctg_maker *m, const struct ctg_node *n)
{
	const struct ctg_node *twin = n->delta->twin;

	return twin ? ctg_node_map_find(&m->index->moves,
		is_departure(n) ? n : twin) : 0;
}

struct ctg_maker_note *ctg_maker_note(const struct ctg_maker *m,
	const struct ctg_node *def)
{
	struct ctg_maker_note *note = m->index->note +
		ctg_node_map_find(&m->index->notes, def);

	return note->node ? note : NULL;
}
