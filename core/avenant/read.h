/* SPDX-License-Identifier: Apache-2.0 */
/* read.h - what an act says, on the text that it amends.
 *
 * All that write.h writes, and the looser forms of real life.  What is not
 * certain is never guessed: it is reported at its line (rules A7xx), with the
 * candidates where several could be meant. */
#ifndef CTG_AVENANT_READ_H
#define CTG_AVENANT_READ_H

#include "avenant/operation.h"
#include "model/amendment.h"

struct ctg_act_text {
	struct ctg_amendment front;
	struct ctg_node *body;		/* as ctg_markdown_parse gives it */
};

/* Fails only on what cannot be read at all. */
[[nodiscard]] enum ctg_code ctg_act_load(struct ctg_act_text *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

/* The operations, in the order of the act.  base is only looked at. */
void ctg_act_read(struct ctg_ops *out, const struct ctg_act_text *act,
	const struct ctg_text *base, struct ctg_diags *diags);

#endif
