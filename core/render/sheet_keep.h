/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_keep.h - what a page holds together, as far as that can be told
 * before an office program lays the pages out: the clause with the
 * signatures, a table that is short, what announces a list. */
#ifndef CTG_RENDER_SHEET_KEEP_H
#define CTG_RENDER_SHEET_KEEP_H

#include "render/sheet.h"

/* A title stands on the page that begins with b. */
bool ctg_sheet_begins_title(const struct ctg_sheet_block *b);

/* A paragraph that stays on the page of what follows it.  before: the block
 * that it follows; NULL: none. */
bool ctg_sheet_keeps(const struct ctg_sheet_block *before,
	const struct ctg_sheet_block *b);

/* The last item of a list: what follows stands as far from it as from
 * another paragraph. */
bool ctg_sheet_ends_list(const struct ctg_sheet_block *b);

/* Such a row may go on on the next page; others stay whole. */
bool ctg_sheet_row_is_tall(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row, bool landscape);

/* The title of the rows that follow, which its table does not call so: all
 * of its words are bold. */
bool ctg_sheet_row_is_title(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row);

/* A row that stays on the page of the next one: such a title, one that says
 * what follows, and the last but one, for no row ends a table alone on a
 * page. */
bool ctg_sheet_row_keeps(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row);

/* Such a table stays whole. */
bool ctg_sheet_table_is_short(const struct ctg_sheet_table *t,
	bool landscape);

#endif
