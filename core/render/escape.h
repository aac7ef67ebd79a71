/* SPDX-License-Identifier: Apache-2.0 */
/* escape.h - words written so that Markdown reads them as words.  For use by
 * markdown.c only.
 *
 * What would be read as a mark depends on where it stands; nothing else is
 * escaped. */
#ifndef CTG_RENDER_ESCAPE_H
#define CTG_RENDER_ESCAPE_H

#include "base/buf.h"

struct ctg_escape {
	struct ctg_buf *out;
	bool fresh;		/* at the start of a paragraph's text */
	bool item;		/* in the first paragraph of an item */
	bool cell;		/* inside a table cell */
	bool link;		/* inside the text of a link */
	bool heading;
};

/* A text; first and last tell that a line begins or ends with it. */
void ctg_escape_words(struct ctg_escape *e, struct ctg_str s, bool first,
	bool last);
/* The text of an emphasis: beside a space, even a no-break one, its stars
 * would be no marks. */
void ctg_escape_marked(struct ctg_escape *e, struct ctg_str s, bool first,
	bool last);
/* Spaces at the edge of a line or of an emphasis, and line ends inside a
 * text, come from entities and would be lost as such. */
void ctg_escape_byte(struct ctg_escape *e, char c, bool edge);
/* « & » begins an entity only before a name and « ; ». */
bool ctg_escape_is_entity(struct ctg_str s);

#endif
