/* SPDX-License-Identifier: Apache-2.0 */
/* columns.h - a table, drawn with lines on a terminal.  For use by term.c
 * only. */
#ifndef CTG_RENDER_COLUMNS_H
#define CTG_RENDER_COLUMNS_H

#include "render/wrap.h"

/* Cells are wrapped to make the table fit; one that has too many columns for
 * the width is written row by row, each cell after its column's name. */
void ctg_columns_draw(struct ctg_lines *out, const struct ctg_node *table,
	size_t width, bool colour);

#endif
