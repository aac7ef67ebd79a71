/* SPDX-License-Identifier: Apache-2.0 */
/* writing.h - an article of an act, being written.  For use by write*.c only.
 *
 * Sentences are made as a tree, which the writer of Markdown prints: what is
 * quoted can hold any sign.  Addresses leave out what the lead of the article
 * (« L'article 4 est ainsi modifié : ») has named. */
#ifndef CTG_AVENANT_WRITING_H
#define CTG_AVENANT_WRITING_H

#include "avenant/edits.h"
#include "avenant/write.h"
#include "base/buf.h"
#include "model/address.h"

struct ctg_wording {
	struct ctg_arena *arena;
	const struct ctg_text *base;
	enum ctg_act_style style;
	const struct ctg_act_title *titles;
	size_t ntitles;
	struct ctg_act_own *own;
	size_t nown;
	struct ctg_buf *out;		/* what is printed so far */
	size_t counted;			/* so much of it has so many lines */
	unsigned lines;
	struct ctg_node *doc;		/* the statement */
	struct ctg_node *tail;		/* what the statement ends in */
	bool fresh;			/* a sentence begins */
	bool text;			/* it ends with sentences it quotes */
	/* The unit that the lead named; none when n is 0. */
	struct ctg_address lead;
	/* The notes that the act quotes, in the order of their numbers. */
	const struct ctg_node **notes;
	size_t nnotes, notes_room;
	unsigned notes_before;		/* numbers already taken */
};

/* --- write_say.c: sentences ---------------------------------------------- */

/* A statement, after « 1° » or nothing; those before are printed. */
void ctg_say_begin(struct ctg_wording *w, const char *number);
void ctg_say_print(struct ctg_wording *w);
/* The line where the next block is printed. */
unsigned ctg_say_line(struct ctg_wording *w);
/* « ; » or, after the last one, « . ». */
void ctg_say_end(struct ctg_wording *w, bool last);
void ctg_say(struct ctg_wording *w, const char *words);
void ctg_say_str(struct ctg_wording *w, struct ctg_str words);
/* Copies of the inlines below n. */
void ctg_say_inlines(struct ctg_wording *w, const struct ctg_node *n);
/* « est supprimée », « sont supprimés »: participle is « supprimé ». */
void ctg_say_done(struct ctg_wording *w, struct ctg_agreement how,
	const char *participle);
/* « un alinéa », « deux articles ». */
void ctg_say_count(struct ctg_wording *w, size_t n, const char *noun,
	bool feminine);

/* The address of n, less what the lead names; empty for the unit itself. */
void ctg_say_find(const struct ctg_wording *w, struct ctg_address *out,
	const struct ctg_node *n);
/* What words of a leaf are said to be in: the article, when the leaf is all
 * that it says and its title does not say the words too. */
const struct ctg_node *ctg_say_place(const struct ctg_node *leaf,
	struct ctg_str quoted);
/* The words of an address, whose guillemets have plain spaces. */
void ctg_say_name(struct ctg_wording *w, struct ctg_str words);
bool ctg_say_same_step(const struct ctg_step *x, const struct ctg_step *y);
void ctg_say_address(struct ctg_wording *w, const struct ctg_address *at,
	enum ctg_case how);
/* The same for an address. */
void ctg_say_shorten(const struct ctg_wording *w, struct ctg_address *at);
/* « au deuxième alinéa de l'article 5, », nothing for the unit itself. */
void ctg_say_in(struct ctg_wording *w, const struct ctg_address *at);
/* « le deuxième alinéa », « il » for the unit itself. */
void ctg_say_subject(struct ctg_wording *w, const struct ctg_address *at);
struct ctg_agreement ctg_say_agreement(const struct ctg_wording *w,
	const struct ctg_address *at);
/* write_several.c:
 * « les deuxième, quatrième et cinquième alinéas de l'article 4 »: n addresses
 * that differ by their first step, each of which may follow the one before. */
void ctg_say_several(struct ctg_wording *w, const struct ctg_address *at,
	const bool *follows, size_t n);
/* The same without « les ». */
void ctg_several_write(struct ctg_buf *b, const struct ctg_address *at,
	const bool *follows, size_t n);
/* Whether two can be named so. */
bool ctg_several_can(const struct ctg_address *x, const struct ctg_address *y);

/* --- write_quote.c: what is quoted ---------------------------------------- */

/* The blocks of a DOCUMENT, each after its guillemet. */
void ctg_say_blocks(struct ctg_wording *w, const struct ctg_node *blocks);
/* The rows of a TABLE, under the header row of another. */
void ctg_say_rows(struct ctg_wording *w, const struct ctg_node *table,
	const struct ctg_node *rows);
/* Adds the definitions of all the notes that were quoted. */
void ctg_say_notes(struct ctg_wording *w, struct ctg_node *to);

/* --- write_announce.c: what comes is announced ---------------------------- */

/* « deux alinéas et un tableau ainsi rédigés : ».  beside tells a visa from
 * an alinéa. */
void ctg_announce(struct ctg_wording *w, const struct ctg_node *blocks,
	const struct ctg_node *beside);
/* « il est inséré un alinéa », « sont insérées deux lignes ». */
void ctg_announce_inserted(struct ctg_wording *w,
	const struct ctg_node *blocks, const struct ctg_node *beside);
/* « d'un article 5-1 », « des articles 5-1 et 5-2 »; false when the blocks
 * are not labelled divisions. */
bool ctg_announce_divisions(struct ctg_buf *b, const struct ctg_node *blocks);

/* --- one statement -------------------------------------------------------- */

/* write_words.c: an edit of a leaf. */
/* The same in n leaves, if they are such. */
bool ctg_say_can_share(const struct ctg_node *leaf);
void ctg_say_shared(struct ctg_wording *w, const struct ctg_node **leaves,
	size_t n, const struct ctg_edit *e);
void ctg_say_edit(struct ctg_wording *w, const struct ctg_node *leaf,
	const struct ctg_edit *e);

/* « au deuxième alinéa, après le mot : « A », » */
void ctg_say_beside(struct ctg_wording *w, const struct ctg_node *leaf,
	const struct ctg_edit *e);

/* write_note.c: a note that comes, or goes, with its call. */
void ctg_say_note(struct ctg_wording *w, const struct ctg_op *op);

/* write_full.c: « Ancien texte », « Nouveau texte » of a leaf. */
bool ctg_can_say_full(const struct ctg_edits *e);
void ctg_say_full(struct ctg_wording *w, const struct ctg_edits *e);

/* write_blocks.c: blocks that are said together.  now is what comes instead,
 * NULL when they only go; of a heading, title is what it becomes; added is
 * what comes beside, then there is nothing else. */
struct ctg_lot {
	const struct ctg_node **v;
	size_t n;
	const struct ctg_node *now, *title;
	const struct ctg_op *added;
};
/* The block after n; a list is what it holds. */
const struct ctg_node *ctg_block_next(const struct ctg_node *n);
/* How its blocks are named: their addresses, and which follow each other. */
struct ctg_address *ctg_lot_name(const struct ctg_wording *w, bool **follows,
	const struct ctg_lot *lot);
/* « les deuxième et troisième alinéas »; what is said of them agrees. */
struct ctg_agreement ctg_lot_say(struct ctg_wording *w,
	const struct ctg_lot *lot);
void ctg_say_lot(struct ctg_wording *w, const struct ctg_lot *lot);
/* Two that only go become one, if one sentence can name both. */
bool ctg_lots_join(struct ctg_wording *w, struct ctg_lot *x,
	const struct ctg_lot *y);
/* The lots of an operation that replaces or removes blocks or rows. */
size_t ctg_lots_make(struct ctg_lot **out, struct ctg_arena *a,
	const struct ctg_op *op);
/* All the alinéas of an article give way to others: then it is rewritten as a
 * whole, its heading with it. */
bool ctg_lot_fills_article(const struct ctg_lot *lot);
struct ctg_lot ctg_lot_widen(struct ctg_arena *a, const struct ctg_lot *lot);
/* Rows or blocks that come. */
void ctg_say_added(struct ctg_wording *w, const struct ctg_op *op);
/* What it is put beside, or what it ends. */
const struct ctg_node *ctg_added_at(const struct ctg_op *op, bool *end);
/* What comes stands outside the article that it is put beside. */
bool ctg_added_is_outside(const struct ctg_op *op);
/* write_move.c: what comes to stand elsewhere. */
void ctg_say_move(struct ctg_wording *w, const struct ctg_op *op);
/* write_number.c: items that take other numbers. */
void ctg_say_numbers(struct ctg_wording *w, const struct ctg_op *op);
/* write_label.c: « Les articles 6 à 8 deviennent les articles 7 à 9 », each of
 * which follows the one before. */
void ctg_say_labels(struct ctg_wording *w, struct ctg_op *const *ops,
	size_t n);
/* « des articles 6 à 8 » */
void ctg_labels_write(struct ctg_buf *b, const struct ctg_wording *w,
	struct ctg_op *const *ops, size_t n);
bool ctg_labels_follow(struct ctg_arena *a, const struct ctg_op *x,
	const struct ctg_op *y);

#endif
