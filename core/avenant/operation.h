/* SPDX-License-Identifier: Apache-2.0 */
/* operation.h - what an avenant says, one change after the other.
 *
 * An operation is read on the developed text of the base: its nodes are
 * those of that tree, and all operations apply at once.  They come from two
 * sides, the comparison of two versions (derive.h) and the prose of an act
 * (read.h); they go to two sides, the prose (write.h) and the files of the
 * text (apply.h).
 *
 * Generated parts are amended like the rest: every word that they print keeps
 * the name of the value behind it (var, in tree.h), and the value changes. */
#ifndef CTG_AVENANT_OPERATION_H
#define CTG_AVENANT_OPERATION_H

#include "model/text.h"

enum ctg_op_kind {
	/* Bytes [off, end) of the words of a leaf (PARA, HEADING, CELL)
	 * become the inlines of now; now is NULL or empty for a deletion,
	 * off == end for an insertion. */
	CTG_OP_WORDS,
	/* The blocks from at to to (the same for one), with all that they
	 * hold, become the blocks of now.  For an insertion at is the block
	 * beside which they come. */
	CTG_OP_BLOCKS,
	/* The same for the rows of one table: now holds ROWs.  Those that are
	 * added may continue cells of the row above (ctg_op_continues). */
	CTG_OP_ROWS,
	/* The blocks from at to to, as they are, come to stand elsewhere: at a
	 * side of the block by.  They may be amended besides. */
	CTG_OP_MOVE,
	/* ADD: a note, now, is called at off in the words of a leaf.  REMOVE:
	 * the note at goes, with its calls; by is the leaf of the first. */
	CTG_OP_NOTE,
	/* « L'article 6 devient l'article 7 »: at is the division, now holds
	 * the words of its label. */
	CTG_OP_LABEL,
	/* The annexe at (or, added, the one beside which it comes) becomes
	 * the one joined to the act: a text or a piece, entry included. */
	CTG_OP_ANNEXE,
	/* A party joins, leaves or takes the place of another; the data of
	 * one that comes is in the front-matter of the act. */
	CTG_OP_PARTY,
	/* A value of the front-matter that no text prints: key is its name,
	 * « periode.fin ». */
	CTG_OP_VALUE,
	/* The items from the one that at opens to that of to take the numbers
	 * that follow from the rest: said, so that it is read, and never
	 * applied. */
	CTG_OP_NUMBERS,
};

enum ctg_op_how { CTG_OP_REPLACE, CTG_OP_ADD, CTG_OP_REMOVE };

enum ctg_op_side { CTG_OP_AFTER, CTG_OP_BEFORE, CTG_OP_FIRST, CTG_OP_LAST };

struct ctg_op {
	enum ctg_op_kind kind;
	enum ctg_op_how how;
	const struct ctg_node *at, *to;
	/* ADD of blocks, rows: where they come; FIRST and LAST are in at, a
	 * division, PART or DOCUMENT.  MOVE: the same of by. */
	enum ctg_op_side side;
	const struct ctg_node *by;
	const struct ctg_node *call;	/* WORDS, in apply*.c: it goes */
	size_t off, end;			/* WORDS */
	/* DOCUMENT of blocks, TABLE of rows, PARA of inlines.  A NOTEREF in it
	 * has its def, wherever that stands. */
	const struct ctg_node *now;
	struct ctg_str key, value;		/* VALUE, and the new one */
	/* ANNEXE: the number of the joined one, and its entry. */
	struct ctg_str numero;
	const struct ctg_annexe *annexe;
	/* PARTY: who leaves (in the base), who comes. */
	const struct ctg_party *leaves, *comes;
	/* In the act: where it is said; 0 when it is derived. */
	unsigned line;
};

struct ctg_ops {
	struct ctg_arena *arena;
	struct ctg_op *v;
	size_t n, room;
};

struct ctg_op *ctg_ops_add(struct ctg_ops *l, enum ctg_op_kind kind,
	enum ctg_op_how how);

/* Whether a cell of the first row of now goes on with the one above it, in
 * the table that it comes to. */
bool ctg_op_continues(const struct ctg_node *cell);

/* The cell of a row in a column, from 0; NULL when it has none. */
struct ctg_node *ctg_op_cell(const struct ctg_node *row, unsigned column);

/* PARTY: who comes is who leaves, with other data. */
bool ctg_op_is_same_party(const struct ctg_op *op);

/* A leaf holds inlines itself. */
bool ctg_op_is_leaf(const struct ctg_node *n);

#endif
