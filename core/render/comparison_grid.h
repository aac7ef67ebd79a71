/* SPDX-License-Identifier: Apache-2.0 */
/* comparison_grid.h - a row of a table as both versions have it.  For use by
 * comparison_table.c and comparison_grid.c only.
 *
 * A table inside a cell would be illegible: a row is told as « Colonne :
 * valeur », its name and what changed in it. */
#ifndef CTG_RENDER_COMPARISON_GRID_H
#define CTG_RENDER_COMPARISON_GRID_H

#include "render/comparison_maker.h"

struct ctg_compare_grid {
	const struct ctg_sheet_table *t;
	enum ctg_compare_side side;
};

struct ctg_compare_pair {
	struct ctg_compare_grid grid[CTG_COMPARE_SIDES];
	/* The same for both versions, or one of each; NULL where it is not. */
	const struct ctg_sheet_row *row[CTG_COMPARE_SIDES];
	/* Both in one in the tree, when the sheet has two; NULL: unknown. */
	const struct ctg_node *node;
};

/* « Places »; empty when a title stands over several columns. */
struct ctg_str ctg_compare_column(struct ctg_compare *c,
	const struct ctg_compare_grid *g, unsigned column);
/* Whether the other version has a column of that name. */
bool ctg_compare_has_column(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side,
	unsigned column);
/* Nothing in it is to be told. */
bool ctg_compare_is_same_row(struct ctg_compare *c,
	const struct ctg_compare_pair *p);
/* NULL when the version has no such row. */
struct ctg_sheet_para *ctg_compare_row_of(struct ctg_compare *c,
	const struct ctg_compare_pair *p, enum ctg_compare_side side);
/* The notes that came, went or changed in it. */
void ctg_compare_row_notes(struct ctg_compare *c,
	const struct ctg_compare_pair *p);

#endif
