/* SPDX-License-Identifier: Apache-2.0 */
/* escape.h - words written so that Markdown reads them back as words.  For
 * use by markdown.c only.
 *
 * A character that would be read as a mark takes a backslash, or is written
 * as an entity where no backslash helps; the others stay as they are. */
#ifndef CTG_RENDER_ESCAPE_H
#define CTG_RENDER_ESCAPE_H

#include "base/str.h"

struct ctg_buf;

/* Where the words stand: what is a mark there. */
struct ctg_spot {
	bool fresh;		/* at the start of a paragraph or of a line */
	bool item;		/* in the first paragraph of an item */
	bool label;		/* where « a) » or « 2° » would be a label */
	bool goes_on;		/* a space is written after the words */
	bool cell;		/* inside a table cell */
	bool link;		/* inside the text of a link */
	bool heading;
};

/* first and last tell that s begins or ends a line.  Then at is no more fresh,
 * unless s is empty. */
void ctg_escape(struct ctg_buf *b, struct ctg_spot *at, struct ctg_str s,
	bool first, bool last);
/* Spaces at the edge of a line or of an emphasis, and line ends inside a
 * text, come from entities and would be lost as such. */
void ctg_escape_byte(struct ctg_buf *b, char c, bool edge);
/* Between « (< » and « >) ». */
void ctg_escape_address(struct ctg_buf *b, struct ctg_str s, bool cell);

#endif
