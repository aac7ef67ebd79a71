/* SPDX-License-Identifier: Apache-2.0 */
/* parsing.h - the parts of the Markdown reader.  For use by markdown.c,
 * inline.c, grid.c, extent.c, prescan.c and lost.c only. */
#ifndef CTG_MODEL_PARSING_H
#define CTG_MODEL_PARSING_H

#include "model/markdown.h"
#include "model/rules.h"

#include <cmark-gfm.h>

struct ctg_parsing {
	struct ctg_arena *arena;
	const struct ctg_source *src;
	struct ctg_diags *diags;
	unsigned line0;			/* lines before the Markdown */
	unsigned depth;			/* of the node being read */
	bool too_deep;
	bool in_note;			/* reading a footnote */
	size_t blocks;
	struct ctg_node *document;
	struct ctg_node **notes;	/* by the number cmark gave them */
	size_t nnotes;
};

/* prescan.c: looks at the lines before cmark does, and refuses what would
 * cost too much. */
[[nodiscard]] enum ctg_code ctg_prescan(const struct ctg_source *src,
	size_t from, struct ctg_err *err);

/* lost.c: reports, once the tree is there, what cmark lost in silence: link
 * definitions, and footnotes that nothing calls; and what no document can hold:
 * the commands of a terminal, all but the tab and the line end. */
void ctg_lost_report(struct ctg_parsing *p, size_t from);
/* The first of these commands in a text that is not cut from the source: off is
 * the place of the entity that gave it. */
void ctg_lost_commands(const struct ctg_parsing *p, struct ctg_str s,
	size_t off);

/* extent.c: which lines are whose.  The first byte of a cmark node's first
 * line, and the first one after its last; then, when the tree is there, every
 * line goes to one leaf: from its first line to the next leaf's. */
size_t ctg_extent_start(const struct ctg_parsing *p, cmark_node *n);
size_t ctg_extent_end(const struct ctg_parsing *p, cmark_node *n);
void ctg_extent_share(struct ctg_parsing *p);

/* inline.c: adds the inlines of a cmark node below `to`, searching their
 * bytes in [off, end) of the source. */
void ctg_inline_read(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from, size_t off, size_t end);

/* grid.c: a table with its spans. */
void ctg_grid_read(struct ctg_parsing *p, struct ctg_node *table,
	cmark_node *from);

/* The place of a byte of the source. */
struct ctg_place ctg_parsing_at(const struct ctg_parsing *p, size_t off);

#endif
