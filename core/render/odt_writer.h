/* SPDX-License-Identifier: Apache-2.0 */
/* odt_writer.h - what the files that write ODT share.  For use by odt*.c
 * only.
 *
 * The body is written first, into its own buffer; on the way it leaves
 * behind the automatic styles and the pictures that it asked for. */
#ifndef CTG_RENDER_ODT_WRITER_H
#define CTG_RENDER_ODT_WRITER_H

#include "base/xml.h"
#include "render/charte.h"
#include "render/odt.h"

/* As many as list styles have. */
#define CTG_ODT_LEVELS	10

/* In which lists what comes next stands. */
struct ctg_odt_lists {
	unsigned depth;
	const char *style[CTG_ODT_LEVELS];
};

/* What an automatic style of a paragraph or a table adds to its named one;
 * none when all is empty. */
struct ctg_odt_look {
	const char *parent;	/* NULL: of a table */
	const char *master;	/* a page of that kind begins here */
	bool page;		/* a page begins here */
	bool keep;		/* stays with the next; a table, whole */
	bool last;		/* of a list; a table, of the text */
	enum ctg_align align;
};

struct ctg_odt_columns {
	const unsigned *widths;
	unsigned n;
	bool landscape;
};

struct ctg_odt {
	struct ctg_arena *arena;
	const struct ctg_sheet *sheet;
	struct ctg_charte charte;	/* empty: ours */
	struct ctg_xml *x;	/* what is being written */
	struct ctg_odt_lists *lists;	/* that are open there */
	bool space;		/* one more would be dropped by readers */
	bool twice;		/* these notes are written again */
	bool in_link;		/* they do not nest */
	bool keep;		/* a row, with the next */
	bool unlisted;		/* a list without signs: see odt_gap.c */
	unsigned reset;		/* letters that words must not take over */
	const char *master;	/* of the page, as far as we know */
	const struct ctg_sheet_block *before;	/* whose look was asked for */
	struct ctg_odt_look *looks;
	size_t n_looks, room;
	struct ctg_odt_columns *columns;	/* one of each table */
	size_t n_tables, room_tables;
	const struct ctg_sheet_image **images;
	size_t n_images, room_images;
	unsigned frames, tocs;
	/* What is tracked.  KEPT: both versions are written, with what
	 * changed; else that side of them alone, where all of it comes or
	 * goes. */
	enum ctg_mark side;
	struct ctg_buf tracked;	/* text:changed-region… */
	struct ctg_xml changes;	/* into it */
	unsigned n_changes;
	/* Of struck or underlined words; bit f: the style Xf is asked
	 * for. */
	unsigned lined;
};

/* Struck or underlined: such letters are in no tracked text. */
#define CTG_ODT_LINED	8

/* A block on its way out: with its look, and what became of it as a whole. */
struct ctg_odt_item {
	const struct ctg_sheet_para *para;	/* or */
	const struct ctg_sheet_table *table;	/* or */
	size_t entries;		/* a sommaire: that many items follow */
	struct ctg_odt_look look;
	enum ctg_mark mark;
	unsigned change, move;
};

/* Where a flow has come to. */
struct ctg_odt_place {
	/* The paragraph that is not closed yet; NULL after a table, and where
	 * a text begins. */
	const struct ctg_odt_item *open;
	enum ctg_mark end;	/* of its end alone */
	/* The paragraph that comes before, in a version or the other. */
	const struct ctg_sheet_para *before;
	bool told;		/* the words of the next are written */
	/* To be written where the next one begins. */
	const struct ctg_odt_item *lost;
	size_t n_lost;
	unsigned insertion;	/* that ends there; 0: none */
};

/* odt_look.c: names of styles; of letters, by what they are: bold (1), italic
 * (2), raised (4). */
extern const char *const ctg_odt_letters[8];
const char *ctg_odt_style(enum ctg_role role, unsigned level);
/* The look of a block that begins there; moves to the page it asks for. */
struct ctg_odt_look ctg_odt_look(struct ctg_odt *w,
	const struct ctg_sheet_block *block);
struct ctg_str ctg_odt_look_name(struct ctg_odt *w,
	const struct ctg_odt_look *look);
void ctg_odt_automatic(struct ctg_odt *w, struct ctg_xml *x);

/* odt_settings.c: settings.xml, always the same. */
struct ctg_str ctg_odt_settings(void);

/* odt_styles.c, odt_pages.c: the file styles.xml. */
struct ctg_str ctg_odt_styles(struct ctg_arena *a,
	const struct ctg_sheet_about *about);
void ctg_odt_layouts(struct ctg_xml *x);
void ctg_odt_masters(struct ctg_xml *x, const struct ctg_sheet_about *about);

/* odt_text.c: a paragraph, in four steps.  Its element is that of shape:
 * itself, usually. */
void ctg_odt_open(struct ctg_odt *w, const struct ctg_sheet_para *shape,
	const struct ctg_odt_look *look);
void ctg_odt_bookmark(struct ctg_odt *w, const struct ctg_sheet_para *p);
void ctg_odt_words(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *from);
void ctg_odt_close(struct ctg_odt *w);
/* One that holds nothing. */
void ctg_odt_shell(struct ctg_odt *w, const struct ctg_sheet_para *shape,
	const struct ctg_odt_look *look);
void ctg_odt_lists_end(struct ctg_odt *w);

/* odt_flow.c: blocks, one after the other. */
void ctg_odt_blocks(struct ctg_odt *w, const struct ctg_sheet_block *b);
void ctg_odt_flow(struct ctg_odt *w, const struct ctg_odt_item *v, size_t n);
void ctg_odt_begin(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it);
void ctg_odt_finish(struct ctg_odt *w, struct ctg_odt_place *at);

/* odt_gap.c: those that came or went between two that stayed.  next: what
 * stayed after them is a paragraph. */
void ctg_odt_gap(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n, bool next);
/* An empty paragraph, where none would be. */
extern const struct ctg_odt_item ctg_odt_after_table;
/* A paragraph that stayed in another style, after one that is open. */
void ctg_odt_restyled(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it);
/* As it is. */
void ctg_odt_item(struct ctg_odt *w, const struct ctg_odt_item *it);

/* odt_changes.c: between an insertion and its end stands what came. */
struct ctg_odt_deletion {
	struct ctg_xml *body;
	struct ctg_odt_lists lists, *around;
	bool space;
	enum ctg_mark side;
	unsigned id;
};
unsigned ctg_odt_insertion(struct ctg_odt *w, unsigned move);
void ctg_odt_insertion_end(struct ctg_odt *w, unsigned id);
/* What is written until its end is what went. */
void ctg_odt_deletion(struct ctg_odt *w, struct ctg_odt_deletion *d,
	unsigned move);
void ctg_odt_deletion_end(struct ctg_odt *w, struct ctg_odt_deletion *d);

/* odt_run.c: words, notes and pictures of p, from r on. */
void ctg_odt_runs(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *r);
/* odt_table.c */
void ctg_odt_table(struct ctg_odt *w, const struct ctg_sheet_table *t,
	struct ctg_odt_look look);

/* odt_toc.c: the sommaire around its entries. */
void ctg_odt_toc(struct ctg_odt *w, const struct ctg_odt_item *v, size_t n);
/* The words of one, with the page of its heading. */
void ctg_odt_entry(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *from);

/* odt.c: the beginning of a file, up to its root. */
void ctg_odt_root(struct ctg_xml *x, const char *name);
/* Where an image is in the package; the first is number 1. */
struct ctg_str ctg_odt_image_name(struct ctg_arena *a,
	const struct ctg_sheet_image *image, size_t number);

#endif
