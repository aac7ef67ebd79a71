/* SPDX-License-Identifier: Apache-2.0 */
/* docx_writer.h - what the files that write DOCX share.  For use by docx*.c
 * only.
 *
 * The order of the children of a properties element (pPr, rPr, tcPr…) is
 * fixed by the schema; Word refuses a document that has another. */
#ifndef CTG_RENDER_DOCX_WRITER_H
#define CTG_RENDER_DOCX_WRITER_H

#include "base/xml.h"
#include "base/zip.h"
#include "render/charte.h"
#include "render/docx.h"

/* A part that the text points to: an image, or an address. */
struct ctg_docx_rel {
	struct ctg_docx_rel *next;
	unsigned number;		/* « rId<n> » */
	struct ctg_str link;		/* or */
	const struct ctg_sheet_image *image;
};

/* A paragraph whose properties were those of another. */
struct ctg_docx_shape {
	const struct ctg_docx_shape *next;
	const struct ctg_sheet_para *para, *was;
	bool page;		/* it began one */
};

struct ctg_docx {
	struct ctg_xml x;
	struct ctg_arena *arena;
	const struct ctg_sheet *sheet;
	const struct ctg_sheet_block *blocks;	/* as docx_cast.c has them */
	const struct ctg_docx_shape *shapes;
	unsigned notes;		/* the last number that is taken */
	unsigned *numbers;	/* of those, in the file; NULL: as they are */
	const struct ctg_charte_docx *house;	/* NULL: ours */
	struct ctg_docx_rel *rels, **rels_end;
	unsigned nrels;
	unsigned ids;		/* of changes, bookmarks, drawings */
	unsigned ranks;		/* of changes: each has its minute */
	enum ctg_mark whole;	/* of the paragraphs being written */
	bool whole_moved;
	unsigned move;		/* the one whose range is open; 0: none */
	unsigned move_id;
	enum ctg_mark move_mark;
	bool moving;		/* the paragraph is one of a move */
	/* By the number of a move: its ranges that have ended. */
	bool *gone, *come;
	bool note;		/* the number of a note comes first */
	bool landscape;
	bool titled;		/* the section begins with the title page */
	bool keep, last;	/* the paragraph: see sheet_keep.h */
};

#define CTG_DOCX_W	"http://schemas.openxmlformats.org/wordprocessingml/" \
			"2006/main"
#define CTG_DOCX_R	"http://schemas.openxmlformats.org/officeDocument/" \
			"2006/relationships"

/* Widths in twentieths of a point: A4 with margins of 20 mm. */
#define CTG_DOCX_PORTRAIT	9638
#define CTG_DOCX_LANDSCAPE	14570
#define CTG_DOCX_INDENT		400	/* of each depth of a list */

/* docx_text.c */
void ctg_docx_para(struct ctg_docx *w, const struct ctg_sheet_para *p,
	bool new_page, bool ends_section);
/* The end of a section, by a paragraph of its own or, for the last, by
 * nothing but its properties. */
void ctg_docx_section(struct ctg_docx *w, bool last);

/* docx_house.c: in a house style. */
void ctg_docx_house_edges(struct ctg_docx *w);
void ctg_docx_house_page(struct ctg_docx *w, bool landscape);
/* The parts it brings, and those it changes among the n first. */
[[nodiscard]] enum ctg_code ctg_docx_house_parts(struct ctg_docx *w,
	struct ctg_zip_entry *e, size_t *n, struct ctg_err *err);
/* Among the relations of the text. */
void ctg_docx_house_rels(struct ctg_docx *w);

/* docx_cast.c: the blocks of the sheet and those of a note, as readers need
 * them: see docx_cast.h. */
const struct ctg_sheet_block *ctg_docx_cast(struct ctg_docx *w);
const struct ctg_sheet_block *ctg_docx_cast_note(struct ctg_docx *w,
	const struct ctg_sheet_note *note);
unsigned ctg_docx_number(const struct ctg_docx *w,
	const struct ctg_sheet_note *note);
/* NULL: all that it was is in the sheet. */
const struct ctg_docx_shape *ctg_docx_was(const struct ctg_docx *w,
	const struct ctg_sheet_para *p);

/* docx_run.c */
void ctg_docx_runs(struct ctg_docx *w, const struct ctg_sheet_para *p);

/* docx_change.c: who, and when: attributes of the element just opened. */
void ctg_docx_signed(struct ctg_docx *w);
/* The paragraph that follows came or went whole, with its end, or is kept:
 * those that came together are one change.  Undone step by step, LibreOffice
 * would give their style to the next. */
void ctg_docx_whole(struct ctg_docx *w, enum ctg_mark mark, bool moved);
/* <w:ins …/> in the properties of a row or of the end of a paragraph. */
void ctg_docx_mark(struct ctg_docx *w, enum ctg_mark mark, bool moved);
/* The element around what came or went; false when nothing did. */
bool ctg_docx_open_mark(struct ctg_docx *w, enum ctg_mark mark, bool moved);
/* Moves are between two marks, around whole paragraphs.  Each end has one
 * range: what moved beyond a table comes and goes. */
void ctg_docx_move(struct ctg_docx *w, unsigned move, enum ctg_mark mark);
bool ctg_docx_moves(const struct ctg_docx *w, const struct ctg_sheet_para *p);

/* docx_table.c */
unsigned ctg_docx_line(const struct ctg_docx *w, bool landscape);
void ctg_docx_table(struct ctg_docx *w, const struct ctg_sheet_table *t);

/* docx_style.c */
const char *ctg_docx_style(struct ctg_arena *a, enum ctg_role role,
	unsigned level);
struct ctg_str ctg_docx_styles(struct ctg_arena *a);

/* docx_part.c: the parts around the text. */
struct ctg_str ctg_docx_types(void);
struct ctg_str ctg_docx_package(void);
struct ctg_str ctg_docx_settings(void);
struct ctg_str ctg_docx_fonts(void);
struct ctg_str ctg_docx_numbering(struct ctg_arena *a);
/* width: of the lines of its pages. */
struct ctg_str ctg_docx_header(struct ctg_arena *a,
	const struct ctg_sheet_about *about, unsigned width);
/* PROJET across the title page, until it is signed. */
struct ctg_str ctg_docx_title_header(const struct ctg_sheet_about *about);
struct ctg_str ctg_docx_footer(void);
struct ctg_str ctg_docx_core(struct ctg_arena *a,
	const struct ctg_sheet_about *about);
struct ctg_str ctg_docx_custom(struct ctg_arena *a,
	const struct ctg_sheet_about *about);

#endif
