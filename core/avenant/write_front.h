/* SPDX-License-Identifier: Apache-2.0 */
/* write_front.h - parties, annexes and values, in French. */
#ifndef CTG_AVENANT_WRITE_FRONT_H
#define CTG_AVENANT_WRITE_FRONT_H

#include "avenant/operation.h"

/* Adds the statement of an operation (PARTY, ANNEXE, VALUE): it begins with a
 * capital, and the « . » or « ; » after it is the caller's.  One that quotes a
 * comparution is two blocks, of which the last ends with its « » ».  False,
 * with nothing added, for any other operation. */
bool ctg_write_front(struct ctg_buf *b, const struct ctg_op *op,
	const struct ctg_text *base);

/* What the heading of an article of the act says of it, after its number:
 * « Adhésion de la commune de Dugny ».  False for any other operation. */
bool ctg_write_front_title(struct ctg_buf *b, const struct ctg_op *op,
	const struct ctg_text *base);

/* The keys « parties » and « annexes » of the act's own front-matter: who
 * comes, what is joined.  Nothing when there is none. */
void ctg_write_parties(struct ctg_buf *b, const struct ctg_ops *ops);
void ctg_write_annexes(struct ctg_buf *b, const struct ctg_ops *ops);

#endif
