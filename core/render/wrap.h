/* SPDX-License-Identifier: Apache-2.0 */
/* wrap.h - the words of a paragraph, cut into lines of a terminal.  For use
 * by term.c and columns.c only.
 *
 * In between, a style is one byte in the text, which can hold no control
 * character of its own: widths count nothing for it, and without colour it
 * simply vanishes. */
#ifndef CTG_RENDER_WRAP_H
#define CTG_RENDER_WRAP_H

#include "diff/diff.h"

enum {
	CTG_WRAP_BOLD = 1,
	CTG_WRAP_ITALIC = 2,
	CTG_WRAP_OLD = 4,	/* gone, in a compared text */
	CTG_WRAP_NEW = 8,
	CTG_WRAP_STYLE = 0x10,	/* the byte is this plus a sum of those */
};

struct ctg_line {
	struct ctg_str text;	/* styles spelled out, and ended */
	size_t width;
};

/* Start with { .arena = a }. */
struct ctg_lines {
	struct ctg_arena *arena;
	struct ctg_line *v;
	size_t n, room;
};

void ctg_lines_add(struct ctg_lines *l, struct ctg_str text, size_t width);

/* What is drawn beside the words, between marks: « [-gone-]{+new+} ». */
struct ctg_str ctg_wrap_marked(struct ctg_arena *a, struct ctg_str s,
	enum ctg_mark mark);
/* The words of an alinéa, a heading or a cell, as what is around them is
 * marked. */
void ctg_wrap_leaf(struct ctg_buf *b, const struct ctg_node *leaf,
	unsigned style);
/* Cuts at spaces, never where French writes a no-break one; inside a word
 * only when it is wider than a line.  width 0: only at printed breaks. */
void ctg_wrap_cut(struct ctg_lines *out, struct ctg_str text, size_t width,
	bool colour);
/* The widest line, were there room for all. */
size_t ctg_wrap_natural(struct ctg_str text);

#endif
