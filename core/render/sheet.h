/* SPDX-License-Identifier: Apache-2.0 */
/* sheet.h - a document as an office program holds it: paragraphs and tables,
 * one after the other, each with the part it plays.
 *
 * Made once from a developed text, or from two compared; odt.h and docx.h
 * only write it down.  A redline is the same sheet with marks, a comparison
 * in columns is a sheet with one wide table: no document has a writer of its
 * own.  Without its INSERTED marks and what they hold, a sheet is that of the
 * old version; without the DELETED ones, that of the new. */
#ifndef CTG_RENDER_SHEET_H
#define CTG_RENDER_SHEET_H

#include "diff/diff.h"
#include "model/text.h"

/* What a paragraph is; each is a style of the document. */
enum ctg_role {
	CTG_ROLE_BODY,
	CTG_ROLE_TITLE,		/* the title page: of the convention */
	CTG_ROLE_COVER,		/* its other lines */
	CTG_ROLE_STATE,		/* « PROJET » on it */
	CTG_ROLE_HEADING,	/* level */
	CTG_ROLE_CAPTION,	/* « Sommaire »: a title that no entry names */
	CTG_ROLE_ENTRY,		/* of the sommaire: level, target */
	CTG_ROLE_VISA,
	CTG_ROLE_ITEM,		/* of a list: depth, starts, bullet */
	CTG_ROLE_CLOSING,	/* « Fait à … » */
	CTG_ROLE_PARTY,		/* « Pour la Caf : »; stays with the next */
	CTG_ROLE_SIGNATORY,	/* and room to sign under it */
	CTG_ROLE_HEAD,		/* in tables: of a column */
	CTG_ROLE_GROUP,		/* the title of a group of rows */
	CTG_ROLE_CELL,
	CTG_ROLE_NOTE,		/* in a footnote */
	CTG_ROLE_PIECE,		/* a file that is joined, with its digest */
	CTG_ROLE_ACT,		/* the title of an act, above its text */
	CTG_ROLE_QUOTE,		/* in an act: the text that it gives */
	CTG_ROLES
};

/* Where a block begins. */
enum ctg_page { CTG_PAGE_SAME, CTG_PAGE_NEXT, CTG_PAGE_PORTRAIT,
	CTG_PAGE_LANDSCAPE };	/* the last two: on a new page, turned so */

enum ctg_run_kind {
	CTG_RUN_TEXT,
	CTG_RUN_BREAK,		/* a line ends */
	CTG_RUN_TAB,		/* after the printed marker of an item */
	CTG_RUN_NOTE,
	CTG_RUN_IMAGE,
};

struct ctg_sheet_image {
	struct ctg_str name;	/* of the file */
	struct ctg_str bytes;	/* PNG or JPEG */
	struct ctg_str alt;
	unsigned width, height;	/* in tenths of a millimetre, to fit */
};

struct ctg_sheet_note;

struct ctg_run {
	enum ctg_run_kind kind;
	bool bold, italic, raised;	/* raised: 1ᵉʳ */
	bool struck, underlined;	/* in words that tell of a change */
	struct ctg_str text;
	struct ctg_str link;		/* an address to follow, or empty */
	struct ctg_sheet_note *note;
	bool again;			/* the note was called before; raised */
	struct ctg_sheet_image *image;
	enum ctg_mark mark;
	unsigned change;		/* diff.h; 0: a consequence */
	struct ctg_run *next;
};

struct ctg_sheet_para {
	enum ctg_role role;
	unsigned level;			/* HEADING, ENTRY: from 1 */
	unsigned depth;			/* ITEM: from 1 */
	bool starts;			/* ITEM: the first of its item */
	bool bullet;			/* ITEM: a sign stands before its first;
					 * other markers are runs, then a TAB */
	enum ctg_align align;		/* CELL and its like */
	unsigned bookmark;		/* HEADING: its number; 0: none */
	unsigned target;		/* ENTRY: that of its heading */
	struct ctg_run *runs, *last;
	/* The whole paragraph came or went, with all its runs. */
	enum ctg_mark mark;
	/* Of its end alone: INSERTED where one paragraph was cut in two,
	 * DELETED where two became one. */
	enum ctg_mark end;
	unsigned change;		/* of mark, or of end */
	/* The two ends of a move have the same number; 0: not moved. */
	unsigned move;
	/* Its role and level in the old version, when they were others. */
	bool restyled;
	enum ctg_role old_role;
	unsigned old_level;
	/* Moved and edited, where it came: both versions in one, in the tree
	 * of the diff (diff.h). */
	const struct ctg_node *edited;
};

struct ctg_sheet_cell {
	unsigned cols, rows;		/* span; with rows that came or went */
	bool covered;			/* by another; has no para */
	struct ctg_sheet_para *para;
};

struct ctg_sheet_row {
	bool header, group;
	bool keep;			/* says what the next one is */
	enum ctg_mark mark;		/* the whole row */
	unsigned change, move;
	struct ctg_sheet_cell *cells;	/* as many as columns */
	const struct ctg_node *node;	/* as its version has it, or both */
};

struct ctg_sheet_table {
	unsigned columns;
	unsigned *widths;		/* parts of a thousand */
	struct ctg_sheet_row *rows;	/* all marked: it came, or went */
	size_t n;
	const struct ctg_node *node;	/* in the tree */
	/* A comparison in columns, and the like: drawn lightly. */
	bool plain;
};

struct ctg_sheet_block {
	enum ctg_page page;
	struct ctg_sheet_para *para;	/* or */
	struct ctg_sheet_table *table;
	bool generated;		/* nobody wrote it: the title page, the
				 * sommaire, the signatures… */
	struct ctg_sheet_block *next;
};

struct ctg_sheet_note {
	unsigned number;		/* from 1, in the order of the calls */
	unsigned old, now;		/* what each version prints */
	struct ctg_sheet_block *blocks;	/* paragraphs only */
	const struct ctg_node *node;	/* in the tree */
};

/* What the document says of itself.  No clock: what has a date is given
 * it by the version. */
struct ctg_sheet_about {
	struct ctg_str title, subject;
	struct ctg_str version;		/* « version 1 » */
	struct ctg_str commit;		/* empty out of git */
	struct ctg_str generator;	/* « ctg 0.1.0 » */
	bool draft;			/* « PROJET » on every page */
	/* Of the tracked changes. */
	struct ctg_str author;
	struct ctg_str date;		/* 2025-03-12T00:00:00 */
	struct ctg_str mention;		/* on the title page too; or empty */
};

struct ctg_sheet {
	struct ctg_sheet_about about;
	struct ctg_sheet_block *blocks, *last;
	unsigned bookmarks, notes, moves;	/* how many */
	/* The page of each bookmark, once another program has laid the
	 * document out; NULL: unknown. */
	const unsigned *pages;
	bool marked;
	const struct ctg_charte *charte;	/* charte.h; NULL: ours */
};

/* What sheets need beside the text. */
struct ctg_sheet_from {
	const struct ctg_reader *reader;	/* for images; NULL: none */
	const struct ctg_convention *convention;
	/* digests[i]: of the annexe i when it is a piece; NULL: unknown. */
	const struct ctg_str *digests;
	/* Of the old version, for the tree of a diff; NULL: its pictures are
	 * named, not shown. */
	const struct ctg_sheet_from *before;
};

/* Of a developed text, or of the tree of a diff.  out->about is filled by the
 * caller, before, and kept, as is out->charte.  Fails on an image that cannot
 * be read. */
[[nodiscard]] enum ctg_code ctg_sheet_make(struct ctg_sheet *out,
	struct ctg_arena *a, const struct ctg_node *tree,
	const struct ctg_sheet_from *from, struct ctg_err *err);

#endif
