/* SPDX-License-Identifier: Apache-2.0 */
/* sheet_maker.h - what the files that make a sheet share.  For use by
 * sheet*.c only.
 *
 * One walk makes the sheet of a text and that of two.  What a block is (its
 * role, its marker, whether it begins an item) is asked for each version
 * that has it; where the answers differ beyond words and style, the block is
 * written twice, as the old one that goes and the new one that comes.  A
 * clean text is both versions at once. */
#ifndef CTG_RENDER_SHEET_MAKER_H
#define CTG_RENDER_SHEET_MAKER_H

#include "render/sheet.h"

enum ctg_maker_side { CTG_MAKER_OLD, CTG_MAKER_NEW, CTG_MAKER_SIDES };

/* The generated part around; CTG_MAKER_TEXT outside any. */
enum ctg_maker_part {
	CTG_MAKER_TEXT, CTG_MAKER_TITLE, CTG_MAKER_SOMMAIRE,
	CTG_MAKER_VISAS, CTG_MAKER_CLOSING, CTG_MAKER_SIGNATURES,
	CTG_MAKER_NOTE, CTG_MAKER_ACT, CTG_MAKER_QUOTE,
};

/* The item around: what its first words wait to print. */
struct ctg_maker_item {
	struct ctg_str marker[CTG_MAKER_SIDES];
	bool due[CTG_MAKER_SIDES];
	unsigned depth, change;
};

/* Of the block around. */
struct ctg_maker_around {
	enum ctg_mark mark;
	unsigned change, move;
	enum ctg_maker_part part;
	struct ctg_maker_item *item;
	unsigned depth;		/* of divisions */
	unsigned lists;
	bool landscape, generated;
	const struct ctg_node *edited;	/* of the move around */
	unsigned width, height;	/* the room of a picture */
};

/* A leaf that both versions have with the same bytes, walked in both. */
struct ctg_maker_step {
	const struct ctg_node *leaf, *now, *old;
};

struct ctg_maker {
	struct ctg_arena *arena;
	struct ctg_sheet *sheet;
	/* NULL for the old one: nothing is known but its text. */
	const struct ctg_sheet_from *from[CTG_MAKER_SIDES];
	const struct ctg_node *tree;
	struct ctg_maker_index *index;
	struct ctg_maker_around at;
	/* Where blocks go: the sheet, or a note. */
	struct ctg_sheet_block **first, **last;
	bool due[CTG_MAKER_SIDES];	/* the next block begins a page */
	bool landscape;			/* the page that is open */
	bool titled[CTG_MAKER_SIDES];
	struct ctg_buf words;		/* of the last run */
	const struct ctg_run *spoken;	/* that run */
	struct ctg_maker_step step;	/* at the last call that changed */
	/* The first thing that failed. */
	enum ctg_code code;
	struct ctg_err *err;
};

/* --- sheet.c ------------------------------------------------------------- */

/* Which versions have the block around; what n is in one of them. */
bool ctg_maker_has(const struct ctg_maker *m, enum ctg_maker_side side);
const struct ctg_node *ctg_maker_from(const struct ctg_node *n,
	enum ctg_maker_side side);
/* The mark of what only one version has. */
enum ctg_mark ctg_maker_alone(enum ctg_maker_side side);
/* Takes the mark of a block that begins. */
void ctg_maker_enter(struct ctg_maker *m, const struct ctg_node *n);
void ctg_maker_blocks(struct ctg_maker *m, const struct ctg_node *n);
/* Puts a block on the page; para or table. */
void ctg_maker_put(struct ctg_maker *m, struct ctg_sheet_para *para,
	struct ctg_sheet_table *table);
/* In the versions around, the next block begins a page. */
void ctg_maker_break(struct ctg_maker *m);

/* --- sheet_index.c: which number stands where ---------------------------- */

struct ctg_maker_note {
	const struct ctg_node *node;	/* in the tree */
	/* As each version has it; NULL: it was not called yet. */
	struct ctg_sheet_note *made[CTG_MAKER_SIDES];
};

void ctg_maker_index(struct ctg_maker *m);
/* Of the heading of a division of any version; 0: none. */
unsigned ctg_maker_bookmark(const struct ctg_maker *m,
	const struct ctg_node *division);
unsigned ctg_maker_move(const struct ctg_maker *m, const struct ctg_node *n);
/* A table that is written twice, since its versions do not fit into one. */
bool ctg_maker_is_split(const struct ctg_maker *m,
	const struct ctg_node *table);
/* sheet_move.c: forgets the moves of which only one end is shown, and numbers
 * the others in the order of the text. */
void ctg_maker_pair_moves(struct ctg_maker *m);
/* By its definition in any version; NULL: none. */
struct ctg_maker_note *ctg_maker_note(const struct ctg_maker *m,
	const struct ctg_node *def);

/* --- sheet_para.c -------------------------------------------------------- */

struct ctg_sheet_para *ctg_maker_para(struct ctg_maker *m,
	enum ctg_role role);
/* A heading, an alinéa, with those that are joined to it. */
void ctg_maker_leaf(struct ctg_maker *m, const struct ctg_node *n);
/* The markers that wait for words which do not come. */
void ctg_maker_flush(struct ctg_maker *m);

/* --- sheet_runs.c -------------------------------------------------------- */

/* The words of a leaf, as the tree around marks them. */
void ctg_maker_words(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *leaf);
/* Words of ours. */
void ctg_maker_say(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_str s, enum ctg_mark mark);
/* What each version says there. */
void ctg_maker_say_both(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_str old, struct ctg_str now);
struct ctg_run *ctg_maker_run(struct ctg_maker *m, struct ctg_sheet_para *p,
	enum ctg_run_kind kind, enum ctg_mark mark);
/* sheet_raise.c: the end of « 1er », once all the runs are there. */
void ctg_maker_raise(struct ctg_maker *m, struct ctg_sheet_para *p);

/* --- sheet_note.c -------------------------------------------------------- */

/* The call n, in a run of the mark. */
void ctg_maker_call(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, enum ctg_mark mark, unsigned change);

/* --- sheet_image.c ------------------------------------------------------- */

/* The file as a version has it, no larger than the room around; NULL when
 * there is nothing to read it from, or when it failed. */
struct ctg_sheet_image *ctg_maker_load(struct ctg_maker *m,
	enum ctg_maker_side side, struct ctg_str name, struct ctg_str alt);
bool ctg_maker_same_image(const struct ctg_sheet_image *x,
	const struct ctg_sheet_image *y);
/* An image of the text. */
void ctg_maker_image(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, enum ctg_mark mark, unsigned change);

/* --- sheet_part.c, sheet_piece.c ----------------------------------------- */

void ctg_maker_put_part(struct ctg_maker *m, const struct ctg_node *part);
/* Under the heading of an annexe that is a file. */
void ctg_maker_piece(struct ctg_maker *m, const struct ctg_node *annexe);

/* --- sheet_table.c, sheet_fit.c, sheet_width.c --------------------------- */

/* Whether both versions of a table, when it has two, fit into one. */
bool ctg_maker_fits(const struct ctg_node *table);
void ctg_maker_table(struct ctg_maker *m, const struct ctg_node *table);
/* In parts of a thousand. */
unsigned *ctg_maker_widths(struct ctg_maker *m, const struct ctg_node *table,
	unsigned columns);

#endif
