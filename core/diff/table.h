/* SPDX-License-Identifier: Apache-2.0 */
/* table.h - tables, by column then by row.
 *
 * A column is known by its header and by what stands below; rows are then
 * compared on the columns that both versions have. */
#ifndef CTG_DIFF_TABLE_H
#define CTG_DIFF_TABLE_H

#include "diff/block.h"

/* Two tables that are the same one. */
void ctg_table_align(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now);

#endif
