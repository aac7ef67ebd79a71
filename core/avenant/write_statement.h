/* SPDX-License-Identifier: Apache-2.0 */
/* write_statement.h - the sentences of an article of an act.  For use by
 * write_article.c only. */
#ifndef CTG_AVENANT_WRITE_STATEMENT_H
#define CTG_AVENANT_WRITE_STATEMENT_H

#include "avenant/writing.h"

/* One sentence: an edit of a leaf, a lot of blocks, an operation. */
struct ctg_act_statement {
	const struct ctg_edits *edits;
	const struct ctg_edit *edit;
	const struct ctg_node **leaves;	/* where it is the same, several */
	size_t nleaves;
	struct ctg_lot *lot;
	struct ctg_op *const *ops;	/* those that it says */
	size_t nops;
};

struct ctg_act_statements {
	struct ctg_arena *arena;
	struct ctg_act_statement *v;
	size_t n, room;
	bool integral;
};

void ctg_act_statements_read(struct ctg_act_statements *l,
	struct ctg_wording *w, struct ctg_op *const *ops, size_t n);
/* What it is about, less what the lead names; *inside unless it comes beside
 * that. */
void ctg_act_statement_find(const struct ctg_wording *w,
	struct ctg_address *out, bool *inside,
	const struct ctg_act_statement *s);
/* Its operations are told the line where it begins. */
void ctg_act_statement_say(struct ctg_wording *w,
	const struct ctg_act_statement *s);

#endif
