/* SPDX-License-Identifier: Apache-2.0 */
/* dump.h - the tree as lines, for people who debug and for golden tests. */
#ifndef CTG_RENDER_DUMP_H
#define CTG_RENDER_DUMP_H

#include "model/tree.h"

/* One node a line, children indented: kind, what it knows, its source lines,
 * its text. */
void ctg_tree_dump(struct ctg_buf *b, const struct ctg_node *n);

#endif
