/* SPDX-License-Identifier: Apache-2.0 */
/* read_front.h - parties, annexes and values, out of the prose of an act. */
#ifndef CTG_AVENANT_READ_FRONT_H
#define CTG_AVENANT_READ_FRONT_H

#include "avenant/read.h"

/* A statement: the words of one paragraph (or of one sentence of it), without
 * its « 1° » and its final « . », « ; » or « : ». */
struct ctg_front_statement {
	const struct ctg_act_text *act;
	const struct ctg_text *base;
	struct ctg_str words;
	/* The blocks quoted after it, without their guillemets; NULL: none. */
	const struct ctg_node *quoted;
	struct ctg_place at;
};

enum ctg_read_front_result {
	CTG_FRONT_OTHER,	/* none of these formulas */
	CTG_FRONT_READ,		/* its operations were added */
	CTG_FRONT_REFUSED,	/* one of them, and diags say what is wrong */
};

enum ctg_read_front_result ctg_read_front(struct ctg_ops *out,
	const struct ctg_front_statement *s, struct ctg_diags *diags);

#endif
