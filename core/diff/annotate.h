/* SPDX-License-Identifier: Apache-2.0 */
/* annotate.h - two aligned versions become one marked tree.  For use by
 * diff.c only. */
#ifndef CTG_DIFF_ANNOTATE_H
#define CTG_DIFF_ANNOTATE_H

#include "diff/block.h"
#include "diff/diff.h"

struct ctg_node *ctg_annotate(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now);

#endif
