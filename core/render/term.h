/* SPDX-License-Identifier: Apache-2.0 */
/* term.h - the text, for reading on a terminal.
 *
 * Nothing is told by colour alone: marks, indents and rules stay without it.
 * Control characters of the text are shown (^X), never sent. */
#ifndef CTG_RENDER_TERM_H
#define CTG_RENDER_TERM_H

#include "model/tree.h"

struct ctg_term_style {
	unsigned width;		/* columns; 0: paragraphs are not wrapped */
	bool colour;
};

void ctg_term_write(struct ctg_buf *b, const struct ctg_node *document,
	const struct ctg_term_style *style);
/* Only the headings, indented by depth. */
void ctg_term_summary(struct ctg_buf *b, const struct ctg_node *document,
	const struct ctg_term_style *style);
/* Adds s as one line; a control character is shown as ^X, what is
 * not UTF-8 as « ? ». */
void ctg_term_safe(struct ctg_buf *b, struct ctg_str s);

#endif
