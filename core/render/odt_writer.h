/* SPDX-License-Identifier: Apache-2.0 */
/* odt_writer.h - what the files that write ODT share.  For use by odt*.c
 * only.
 *
 * The body is written first, into its own buffer; on the way it leaves
 * behind the automatic styles and the pictures that it asked for. */
#ifndef CTG_RENDER_ODT_WRITER_H
#define CTG_RENDER_ODT_WRITER_H

#include "base/xml.h"
#include "render/odt.h"

/* As many as list styles have. */
#define CTG_ODT_LEVELS	10

/* In which lists what comes next stands. */
struct ctg_odt_lists {
	unsigned depth;
	bool bullet[CTG_ODT_LEVELS];
};

/* What an automatic style of a paragraph or a table adds to its named one;
 * none when all is empty. */
struct ctg_odt_look {
	const char *parent;	/* NULL: of a table */
	const char *master;	/* a page of that kind begins here */
	bool page;		/* a page begins here */
	bool keep;		/* stays with the next */
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
	struct ctg_xml *x;	/* what is being written */
	struct ctg_odt_lists *lists;	/* that are open there */
	bool space;		/* one more would be dropped by readers */
	const char *master;	/* of the page, as far as we know */
	struct ctg_odt_look *looks;
	size_t n_looks, room;
	struct ctg_odt_columns *columns;	/* one of each table */
	size_t n_tables, room_tables;
	const struct ctg_sheet_image **images;
	size_t n_images, room_images;
	unsigned frames, tocs;
};

/* odt_look.c: names of styles. */
const char *ctg_odt_style(enum ctg_role role, unsigned level);
/* The look of a block that begins there; moves to the page it asks for. */
struct ctg_odt_look ctg_odt_look(struct ctg_odt *w,
	const struct ctg_sheet_block *block);
struct ctg_str ctg_odt_look_name(struct ctg_odt *w,
	const struct ctg_odt_look *look);
void ctg_odt_automatic(struct ctg_odt *w, struct ctg_xml *x);

/* odt_styles.c, odt_pages.c: the file styles.xml. */
struct ctg_str ctg_odt_styles(struct ctg_arena *a,
	const struct ctg_sheet_about *about);
void ctg_odt_layouts(struct ctg_xml *x);
void ctg_odt_masters(struct ctg_xml *x, const struct ctg_sheet_about *about);

/* odt_text.c */
void ctg_odt_blocks(struct ctg_odt *w, const struct ctg_sheet_block *b);
void ctg_odt_para(struct ctg_odt *w, const struct ctg_sheet_para *p,
	struct ctg_odt_look look);
void ctg_odt_lists_end(struct ctg_odt *w);

/* odt_run.c: words, notes and pictures. */
void ctg_odt_run(struct ctg_odt *w, const struct ctg_run *r);

/* odt_table.c */
void ctg_odt_table(struct ctg_odt *w, const struct ctg_sheet_table *t,
	struct ctg_odt_look look);

/* odt_toc.c: the entries from b on; what follows them. */
const struct ctg_sheet_block *ctg_odt_toc(struct ctg_odt *w,
	const struct ctg_sheet_block *b);
/* The words of one, with the page of its heading. */
void ctg_odt_entry(struct ctg_odt *w, const struct ctg_sheet_para *p);

/* odt.c: the beginning of a file, up to its root. */
void ctg_odt_root(struct ctg_xml *x, const char *name);
/* Where an image is in the package; the first is number 1. */
struct ctg_str ctg_odt_image_name(struct ctg_arena *a,
	const struct ctg_sheet_image *image, size_t number);

/* v with room for one more than n. */
void *ctg_odt_more(struct ctg_arena *a, void *v, size_t n, size_t *room,
	size_t size);

#endif
