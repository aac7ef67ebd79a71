/* SPDX-License-Identifier: Apache-2.0 */
/* span.h - which cell covers which, in a table that holds two versions.  For
 * use by annotate.c only.
 *
 * Between the rows and columns of one version stand those of the other: a
 * span that is no rectangle any more, or that would hide words, is undone, so
 * that whoever draws the table may take spans as they are. */
#ifndef CTG_DIFF_SPAN_H
#define CTG_DIFF_SPAN_H

#include "model/tree.h"

/* Numbers rows and columns, and sets owners and spans. */
void ctg_span_cover(struct ctg_node *table);

#endif
