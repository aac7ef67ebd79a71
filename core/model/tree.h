/* SPDX-License-Identifier: Apache-2.0 */
/* tree.h - the text as a tree.
 *
 * One tree for everything: the diff marks it, the renderers walk it, the
 * avenants address it.  A node that comes from a source file knows the bytes
 * it was cut from; a generated one has src NULL.
 *
 * Shape of a parsed file: DOCUMENT holds blocks and DIVISIONs, a DIVISION
 * holds its HEADING, then blocks and deeper DIVISIONs; NOTEs (footnote
 * definitions) are the last children of the DOCUMENT, in the order of their
 * first call.  The texte développé (template.h) is a DOCUMENT too: PARTs
 * (generated), the body, PARTs, then one DIVISION an annexe, then NOTEs. */
#ifndef CTG_MODEL_TREE_H
#define CTG_MODEL_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/label.h"
#include "model/source.h"

enum ctg_kind {
	CTG_DOCUMENT,
	CTG_PART,	/* generated; text is its name: "comparution"… */
	CTG_DIVISION,
	CTG_HEADING,	/* first child of its division; holds inlines */
	CTG_PARA,	/* holds inlines; an alinéa */
	CTG_LIST,
	CTG_ITEM,	/* text is the printed marker: "", "a)", "2°", "3." */
	CTG_TABLE,
	CTG_ROW,
	CTG_CELL,	/* holds inlines */
	CTG_BREAK,	/* page break */
	CTG_NOTE,	/* footnote definition; text is its name */

	CTG_TEXT,	/* inlines from here; see ctg_kind_is_inline */
	CTG_SOFTBREAK,	/* a line end of the source: prints as a space */
	CTG_LINEBREAK,	/* a line break that prints */
	CTG_EMPH,
	CTG_STRONG,
	CTG_LINK,	/* text is the address */
	CTG_IMAGE,	/* text is the file; its children the alternative */
	CTG_NOTEREF,	/* text is the name; see note.def */

	CTG_KINDS
};

enum ctg_align { CTG_ALIGN_NONE, CTG_LEFT, CTG_CENTER, CTG_RIGHT };

struct ctg_node {
	enum ctg_kind kind;
	struct ctg_node *parent, *prev, *next, *first, *last;
	/* Bytes [off, end) of the source.  Blocks: whole lines.  TEXT: exactly
	 * the bytes of text, unless it is a variable or an entity. */
	const struct ctg_source *src;
	size_t off, end;
	struct ctg_str text;
	struct ctg_delta *delta;	/* in a compared text: diff/diff.h */
	union {
		struct {
			unsigned level;		/* 1 for "#" */
			struct ctg_heading heading;
			bool paysage;		/* an annexe in landscape */
			bool alone;	/* ctg_address_prepare: no namesake */
		} division;
		struct {
			/* Number in the labelled division around it, or in
			 * the whole text; 0 outside any (cells, headings). */
			unsigned alinea;
			/* Number under the nearest heading of any kind. */
			unsigned local;
			/* In the sommaire, the division it stands for. */
			const struct ctg_node *target;
		} para;
		struct {
			bool ordered;
			unsigned start;		/* first number */
			char delimiter;		/* '.' or ')' */
		} list;
		struct {
			unsigned columns;
			enum ctg_align *align;
		} table;
		struct {
			unsigned rank;		/* from 0: the header */
			bool header;
			bool group;		/* « | **Titre** | << | » */
		} row;
		struct {
			unsigned column;	/* from 0 */
			unsigned cols, rows;	/* span; 1 and 1 usually */
			/* The cell that covers this one; NULL usually. */
			struct ctg_node *owner;
		} cell;
		struct {
			struct ctg_node *def;	/* NOTEREF: its NOTE */
			unsigned number;	/* from 1, both kinds */
		} note;
		/* TEXT that prints a value: "periode.fin"; empty usually. */
		struct ctg_str var;
	};
};

bool ctg_kind_is_inline(enum ctg_kind k);
/* "division": the name that dumps and tests show. */
const char *ctg_kind_name(enum ctg_kind k);

struct ctg_node *ctg_node_new(struct ctg_arena *a, enum ctg_kind kind);
struct ctg_node *ctg_node_text(struct ctg_arena *a, struct ctg_str text);
void ctg_node_append(struct ctg_node *parent, struct ctg_node *child);
void ctg_node_insert_before(struct ctg_node *place, struct ctg_node *n);
void ctg_node_unlink(struct ctg_node *n);
/* Next node in reading order within root; NULL at the end. */
struct ctg_node *ctg_node_next(const struct ctg_node *root,
	const struct ctg_node *n);
/* The same, without going into n. */
struct ctg_node *ctg_node_after(const struct ctg_node *root,
	const struct ctg_node *n);

/* The nearest DIVISION, PART, NOTE or DOCUMENT above n. */
struct ctg_node *ctg_node_section(const struct ctg_node *n);
/* The nearest labelled DIVISION, PART, NOTE or DOCUMENT above n: what an
 * alinéa is counted in. */
struct ctg_node *ctg_node_unit(const struct ctg_node *n);
/* The HEADING of a division; NULL for other nodes. */
struct ctg_node *ctg_node_heading(const struct ctg_node *division);
/* A division under its printed word and label. */
bool ctg_node_is_labelled(const struct ctg_node *n);
/* A division that is an annexe of the developed text (not a heading that
 * speaks of one). */
bool ctg_node_is_annexe(const struct ctg_node *n);

/* Adds the printed text below n: line ends as a space (a printed break as
 * '\n'), no marks, no footnote calls, blocks separated by '\n'. */
void ctg_node_plain(struct ctg_buf *b, const struct ctg_node *n);
struct ctg_str ctg_node_words(struct ctg_arena *a, const struct ctg_node *n);
/* Where byte i of ctg_node_words(n) stands in the source; false when that
 * text is generated. */
bool ctg_node_place(struct ctg_place *out, const struct ctg_node *n,
	size_t i);
/* Where a node begins; line 0 when it is generated. */
struct ctg_place ctg_node_start(const struct ctg_node *n);

/* Numbers alinéas and notes.  To be called after the tree changed. */
void ctg_tree_number(struct ctg_node *document);

#endif
