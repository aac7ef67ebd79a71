/* SPDX-License-Identifier: Apache-2.0 */
/* comparison_maker.h - what the files that make a comparison share.  For use
 * by comparison*.c only. */
#ifndef CTG_RENDER_COMPARISON_MAKER_H
#define CTG_RENDER_COMPARISON_MAKER_H

#include "model/address.h"
#include "render/comparison.h"
#include "render/sheet_add.h"

enum ctg_compare_side { CTG_COMPARE_OLD, CTG_COMPARE_NEW, CTG_COMPARE_SIDES };

/* A heading and what stands under it, up to the next one. */
struct ctg_compare_unit {
	const struct ctg_sheet_para *title;	/* NULL: has none */
	struct ctg_str name;			/* then */
	const struct ctg_sheet_block *from, *end;
	unsigned level;
	/* Its title as each version reads it; empty where it is not. */
	struct ctg_heading heading[CTG_COMPARE_SIDES];
	bool retitled, edited, any;	/* title, own blocks, all below */
	struct ctg_compare_unit *parent, *first, *last, *next;
};

struct ctg_compare_move {
	const struct ctg_compare_unit *at[CTG_COMPARE_SIDES];
	bool upwards;		/* the new place comes first */
	bool seen, told[CTG_COMPARE_SIDES];
};

struct ctg_compare {
	struct ctg_arena *arena;
	const struct ctg_sheet_from *from;
	struct ctg_compare_move *moves;		/* by number */
	struct ctg_sheet_row *rows;
	size_t n, room;
	/* Divisions that did not change, not yet told. */
	const struct ctg_compare_unit **same;
	size_t nsame, room_same;
	unsigned done;		/* a move whose blocks were all written */
	/* The first thing that failed. */
	enum ctg_code code;
	struct ctg_err *err;
};

/* --- comparison_cell.c: words -------------------------------------------- */

bool ctg_compare_has(enum ctg_mark mark, enum ctg_compare_side side);
/* In italics, between parentheses. */
void ctg_compare_remark(struct ctg_compare *c, struct ctg_sheet_para *p,
	struct ctg_str s);
void ctg_compare_break(struct ctg_compare *c, struct ctg_sheet_para *p);
/* The words that a version has; what it has alone is shown when told so. */
void ctg_compare_runs(struct ctg_compare *c, struct ctg_sheet_para *p,
	const struct ctg_run *r, enum ctg_compare_side side, bool shown);
/* The same runs, all of them as what one version has alone. */
void ctg_compare_alone(struct ctg_compare *c, struct ctg_sheet_para *p,
	const struct ctg_run *r, enum ctg_compare_side side);
/* Without any sign. */
struct ctg_str ctg_compare_words(struct ctg_arena *a,
	const struct ctg_sheet_para *p, enum ctg_compare_side side);
/* Its words, or its notes, are not those of both versions. */
bool ctg_compare_is_marked(const struct ctg_sheet_para *p);
bool ctg_compare_is_marked_table(const struct ctg_sheet_table *t);

/* A row of the comparison; NULL: « — ». */
void ctg_compare_row(struct ctg_compare *c, struct ctg_sheet_para *old,
	struct ctg_sheet_para *now);
/* Over both columns. */
struct ctg_sheet_row *ctg_compare_line(struct ctg_compare *c,
	struct ctg_sheet_para *p, bool group);

/* --- comparison_block.c, comparison_table.c, comparison_note.c ----------- */

/* What stands from a block to another, in a division that changed. */
void ctg_compare_blocks(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end);
/* What did not change, from b on: printed when few, else counted; what follows
 * it. */
const struct ctg_sheet_block *ctg_compare_same(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end,
	unsigned few);
/* A table that changed; what follows it. */
const struct ctg_sheet_block *ctg_compare_table(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end);
/* The notes that came, went or changed in a paragraph. */
void ctg_compare_notes(struct ctg_compare *c, const struct ctg_run *r);
bool ctg_compare_is_marked_note(const struct ctg_run *r);
/* The number that a version gives a note. */
unsigned ctg_compare_number(const struct ctg_sheet_note *n,
	enum ctg_compare_side side);
/* A marked sheet of a node of the tree alone. */
struct ctg_sheet ctg_compare_sheet(struct ctg_compare *c,
	const struct ctg_node *n);

/* --- comparison_unit.c, comparison_walk.c -------------------------------- */

/* The divisions of a marked sheet, each in its own; gives the outermost. */
/* Other generated parts than visas and the closing follow from the
 * front-matter, whose changes are told on top. */
bool ctg_compare_is_told(const struct ctg_sheet_block *b);
struct ctg_compare_unit *ctg_compare_units(struct ctg_compare *c,
	const struct ctg_sheet_block *b);
void ctg_compare_walk(struct ctg_compare *c,
	const struct ctg_compare_unit *u);

/* --- comparison_name.c: divisions in a sentence -------------------------- */

struct ctg_str ctg_compare_name(struct ctg_compare *c,
	const struct ctg_compare_unit *u, enum ctg_compare_side side,
	enum ctg_case how);
/* « article inséré », « partie supprimée » */
struct ctg_str ctg_compare_done(struct ctg_compare *c,
	const struct ctg_compare_unit *u, const char *done);
/* « (déplacé à l'article 5) », on the side where it is not. */
void ctg_compare_whither(struct ctg_compare *c, struct ctg_sheet_para *p,
	unsigned move, enum ctg_compare_side side);
/* Tells those that wait as not changed. */
void ctg_compare_flush(struct ctg_compare *c);

#endif
