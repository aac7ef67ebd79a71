/* SPDX-License-Identifier: Apache-2.0 */
/* flat.h - a file of a text, laid out as what an act counts: one leaf after
 * the other.
 *
 * A leaf (heading, alinéa, table, page break) has its bytes, whole lines, and
 * the items of lists that it stands in.  Leaves go, come and change; what is
 * written then is a copy of the bytes of those that stay, unless the list
 * around them is no more the same: then their lines are indented anew.
 *
 * For use by apply*.c and flat*.c only. */
#ifndef CTG_AVENANT_FLAT_H
#define CTG_AVENANT_FLAT_H

#include "base/err.h"
#include "model/tree.h"

struct ctg_op;

struct ctg_flat_list {
	bool ordered;
	char mark;		/* the bullet, or what closes the number */
	unsigned start;
	size_t indent;		/* of the marks, in what is around */
	size_t pad;		/* spaces after a mark */
	bool tight;		/* no blank line between items */
	const struct ctg_op *by;	/* it comes with; NULL: of the base */
	/* Once written: the list that it goes on; its next number. */
	struct ctg_flat_list *same;
	unsigned next;
	bool settled, begun;
};

enum ctg_flat_state { CTG_FLAT_WAITS, CTG_FLAT_OPEN, CTG_FLAT_CLOSED,
	CTG_FLAT_GONE };

/* An item, or a note of the base (without list). */
struct ctg_flat_item {
	struct ctg_flat_item *up;	/* the one around; or NULL */
	struct ctg_flat_list *list;
	const struct ctg_node *node;
	const struct ctg_leaf *opener;	/* stands after its mark */
	size_t column;		/* of its words, in the source */
	unsigned number;	/* written in the source; 0: not to be kept */
	/* While it is written. */
	enum ctg_flat_state state;
	struct ctg_flat_item *instead;	/* GONE: what its leaves go to */
	size_t at;		/* column of its words, in the output */
};

/* Bytes of the source that become others. */
struct ctg_patch {
	size_t off, end;
	struct ctg_str text;
};

struct ctg_leaf {
	/* HEADING, PARA, TABLE, BREAK, PART; DOCUMENT for bytes that are kept
	 * whatever they are. */
	enum ctg_kind kind;
	const struct ctg_node *node;
	struct ctg_flat_item *item;	/* the innermost; or NULL */
	/* Of the base: its lines, then from rest on blank ones; words is
	 * what follows the marks, lead the column of the first sign. */
	size_t index;			/* in the file */
	size_t off, words, rest, end;
	size_t lead;
	bool fresh;			/* it comes with an operation */
	struct ctg_str spelled;		/* then: its lines */
	const struct ctg_op *gone;	/* what takes it away; or NULL */
	struct ctg_patch *patches;
	size_t n_patches, patch_room;
	/* Leaves inside it, as they become. */
	struct ctg_edit {
		const struct ctg_node *was, *becomes;
		struct ctg_edit *next;
	} *edits;
	/* Those that come beside it, or in its place; next among them. */
	struct ctg_leaf *before, *instead, *after, *next;
	/* It stands elsewhere, in lists that may be others.  What comes beside
	 * it goes with it, but for what is fixed to where it was. */
	const struct ctg_op *moved;
	size_t together;		/* so many move with it */
	bool relaid, fixed;
	unsigned depth;			/* of the place it comes to */
};

struct ctg_flat_name {
	const struct ctg_node *def;
	struct ctg_str name;
	bool added;		/* to be defined at the end of the file */
};

struct ctg_flat {
	struct ctg_arena *arena;
	const struct ctg_source *src;
	const struct ctg_node *document;	/* the developed base */
	size_t from;
	/* In order of the bytes; the first is what precedes all, of kind
	 * DOCUMENT. */
	struct ctg_leaf **v;
	size_t n, room;
	struct ctg_str eol;
	char bullet;		/* the usual one */
	bool changed;
	struct ctg_str lowered;		/* flat_note.c: all the source */
	struct ctg_flat_name *names;
	size_t n_names, names_room;
	/* Calls of notes in words that go. */
	const struct ctg_node **leaving;
	size_t n_leaving, leaving_room;
};

/* Lays out the file that src is in a developed text, from byte `from`. */
struct ctg_flat *ctg_flat_lay(struct ctg_arena *a,
	const struct ctg_node *document, const struct ctg_source *src,
	size_t from);
/* The leaf that n is or stands in; NULL when it is in none. */
struct ctg_leaf *ctg_flat_find(const struct ctg_flat *f,
	const struct ctg_node *n);
bool ctg_flat_in_note(const struct ctg_leaf *leaf);

/* Bytes [off, end) of the source become text. */
void ctg_flat_patch(struct ctg_flat *f, struct ctg_leaf *leaf, size_t off,
	size_t end, struct ctg_str text);
/* Those of a leaf from `from` on, without the blank lines after. */
struct ctg_str ctg_flat_bytes(const struct ctg_flat *f,
	const struct ctg_leaf *leaf, size_t from);

/* flat_fresh.c: what is around the blocks that come.  Those of the first level
 * of a list become items of `list`, when it is one of their kind, in `up`;
 * other blocks stand in `item`. */
struct ctg_flat_level {
	struct ctg_flat_item *item, *up;
	struct ctg_flat_list *list;
};
/* Lays out the blocks of op->now: leaves, linked by next. */
struct ctg_leaf *ctg_flat_fresh(struct ctg_flat *f, const struct ctg_op *op,
	const struct ctg_flat_level *level);
void ctg_flat_join(struct ctg_leaf **list, struct ctg_leaf *leaves);
/* Puts them before, or after, a leaf: what comes into a division that ends
 * there stands before what comes after it. */
void ctg_flat_put(struct ctg_leaf *beside, bool before,
	struct ctg_leaf *leaves, unsigned depth, bool fixed);

/* flat_spell.c: what nodes are in Markdown, without indentation; line ends
 * are "\n".  A leaf that comes, without the mark of its item. */
struct ctg_str ctg_flat_spell(struct ctg_flat *f, const struct ctg_leaf *leaf);
/* Rows, as lines. */
struct ctg_str ctg_flat_spell_rows(struct ctg_flat *f,
	const struct ctg_node *rows);
/* Inlines below words, as they stand in a leaf of the kind: PARA, HEADING or
 * CELL; label is that of the item that it opens (p NULL: none).  Other words
 * stand before, or after, unless they begin, or end, the leaf. */
struct ctg_str ctg_flat_spell_words(struct ctg_flat *f, enum ctg_kind kind,
	struct ctg_str label, const struct ctg_node *words, bool begin,
	bool end);
/* With line ends of the file, and columns of spaces before all lines but the
 * first. */
struct ctg_str ctg_flat_indent(struct ctg_flat *f, struct ctg_str lines,
	size_t columns);

/* flat_note.c: the name of a note in this file: that of one which says the
 * same and is quoted again, or a free one. */
struct ctg_str ctg_flat_note(struct ctg_flat *f, const struct ctg_node *def);
/* Takes away the definitions that nothing calls any more. */
void ctg_flat_drop_notes(struct ctg_flat *f);
/* Those that came, as Markdown. */
void ctg_flat_add_notes(struct ctg_flat *f, struct ctg_buf *out);

/* flat_emit.c: the bytes of the file from `from` on. */
struct ctg_str ctg_flat_emit(struct ctg_flat *f);

#endif
