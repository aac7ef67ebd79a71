/* SPDX-License-Identifier: Apache-2.0 */
/* html_writer.h - what the files that write HTML share.  For use by html*.c
 * only.
 *
 * A marked tree is written whole (one run of words, with what goes and what
 * comes) or as one version of it, for two columns.  What is written beside
 * the text has a class that begins with « x »: the rest is the text. */
#ifndef CTG_RENDER_HTML_WRITER_H
#define CTG_RENDER_HTML_WRITER_H

#include "render/html.h"

enum ctg_html_view { CTG_HTML_WHOLE, CTG_HTML_OLD, CTG_HTML_NEW };

/* Of the block around. */
struct ctg_html_around {
	enum ctg_mark mark;
	bool moved;
	bool within;	/* one that came from elsewhere, edited */
};

struct ctg_html {
	struct ctg_buf *out;
	const struct ctg_html_index *index;
	enum ctg_html_view view;
	bool ids;	/* this copy is the one that links lead to */
	bool echo;	/* repeats another copy: never spoken */
	unsigned depth;		/* of the divisions around */
	struct ctg_html_around at;
	/* The division whose heading comes: it is announced there. */
	const struct ctg_node *section;
	/* The part around, announced with the first of its blocks. */
	const struct ctg_node *part;
	/* Badges of blocks that began, for their first words. */
	struct ctg_buf pending;
};

/* html_text.c */
void ctg_html_text(struct ctg_buf *b, struct ctg_str s);
/* What we say ourselves: no line ends inside « ». */
void ctg_html_french(struct ctg_buf *b, struct ctg_str s);
void ctg_html_raw(struct ctg_html *w, const char *s);

/* html_index.c: which number stands where. */
struct ctg_html_index *ctg_html_index(struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_node *tree);
/* The changes of a block are told with its first words. */
void ctg_html_announce(struct ctg_html *w, const struct ctg_node *n);
/* The same for those of a run of words, at once. */
void ctg_html_badge(struct ctg_html *w, unsigned number);
/* From 1, of a definition in any version; 0 when there is none. */
unsigned ctg_html_note(const struct ctg_html *w, const struct ctg_node *def);
/* Whether this is the first call of a note. */
bool ctg_html_first_call(const struct ctg_html *w, unsigned note);

/* html_inline.c: the words of a leaf, and those of the one joined to it. */
void ctg_html_words(struct ctg_html *w, const struct ctg_node *leaf);
/* The badges that have found no words. */
void ctg_html_flush(struct ctg_html *w);
void ctg_html_open(struct ctg_html *w, enum ctg_mark mark, bool moved);
void ctg_html_close(struct ctg_html *w, enum ctg_mark mark);
/* The same with the mark of what is around. */
void ctg_html_begin(struct ctg_html *w);
void ctg_html_end(struct ctg_html *w);

/* html.c */
void ctg_html_block(struct ctg_html *w, const struct ctg_node *n);
/* Takes the mark of a block that begins; what stands for it. */
const struct ctg_node *ctg_html_enter(struct ctg_html *w,
	const struct ctg_node *n);
/* Whether this version has it. */
bool ctg_html_has(const struct ctg_html *w, const struct ctg_node *n);
/* What it is in this version. */
const struct ctg_node *ctg_html_from(const struct ctg_html *w,
	const struct ctg_node *n);

/* html_table.c */
void ctg_html_table(struct ctg_html *w, const struct ctg_node *table);

/* html_list.c: the table of changes. */
void ctg_html_changes(struct ctg_buf *b, const struct ctg_diff *d);

/* html_rows.c: the text, block by block, in both views. */
void ctg_html_rows(struct ctg_html *w, const struct ctg_node *tree,
	bool fold);

#endif
