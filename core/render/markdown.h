/* SPDX-License-Identifier: Apache-2.0 */
/* markdown.h - the tree as Markdown again.
 *
 * What is written reads back as the same text: marks that would change the
 * meaning are escaped, nothing else is.  Generated parts become ordinary
 * paragraphs. */
#ifndef CTG_RENDER_MARKDOWN_H
#define CTG_RENDER_MARKDOWN_H

#include "model/tree.h"

void ctg_markdown_write(struct ctg_buf *b, const struct ctg_node *document);

#endif
