/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_add.h - a paragraph, a run, a block at the end of a sheet, and what
 * pages of our own words are made of.  Nothing is marked. */
#ifndef CTG_RENDER_SHEET_ADD_H
#define CTG_RENDER_SHEET_ADD_H

#include "render/sheet.h"

struct ctg_sheet_para *ctg_sheet_para(struct ctg_arena *a,
	enum ctg_role role);
/* At the end of the paragraph. */
struct ctg_run *ctg_sheet_run(struct ctg_arena *a, struct ctg_sheet_para *p,
	enum ctg_run_kind kind);
struct ctg_run *ctg_sheet_say(struct ctg_arena *a, struct ctg_sheet_para *p,
	struct ctg_str s);
/* At the end of the sheet; para or table. */
struct ctg_sheet_block *ctg_sheet_put(struct ctg_arena *a,
	struct ctg_sheet *s, struct ctg_sheet_para *p,
	struct ctg_sheet_table *t);
/* Words of ours, or of a front-matter, as a typeset text has them. */
struct ctg_str ctg_sheet_typeset(struct ctg_arena *a, struct ctg_str s);
/* As a sentence begins. */
struct ctg_str ctg_sheet_capital(struct ctg_arena *a, struct ctg_str s);

#endif
