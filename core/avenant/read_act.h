/* SPDX-License-Identifier: Apache-2.0 */
/* read_act.h - the steps between the Markdown of an act and its operations.
 * For use by read*.c only.
 *
 * blocks -> statements (read_blocks.c, read_unit.c), their quotes taken out
 * and their typing errors mended (read_said.c, read_spell.c) -> clauses by a
 * table of formulas (read_formula.c, read_clause.c, read_term.c) -> places of
 * the base (read_reach.c, read_list.c, read_item.c; read_context.c,
 * read_target.c) -> operations (read_words.c, read_hits.c, read_passage.c;
 * read_units.c, read_insert.c, read_content.c, read_move.c). */
#ifndef CTG_AVENANT_READ_ACT_H
#define CTG_AVENANT_READ_ACT_H

#include "avenant/quote.h"
#include "avenant/read.h"
#include "avenant/runs.h"
#include "model/address.h"

/* --- statements ----------------------------------------------------------- */

/* What stands between guillemets. */
struct ctg_cited {
	size_t at, len;		/* in the statement, guillemets included */
	struct ctg_str words;
	/* Inline: bytes [off, end) of the words of a paragraph; else blocks
	 * of their own, without their guillemets. */
	const struct ctg_node *para;
	size_t off, end;
	const struct ctg_node *blocks;
	/* A table that stands for itself: « le tableau suivant ». */
	bool bare;
};

/* How a statement is numbered, from the outside in. */
enum ctg_marked { CTG_UNMARKED, CTG_MARKED_ROMAN, CTG_MARKED_DIGIT,
	CTG_MARKED_LETTER, CTG_MARKED_SMALL, CTG_MARKED_DASH };

/* The length of the number that words begin with, spaces after it included;
 * 0 when there is none, and *out is left. */
size_t ctg_marker_skip(enum ctg_marked *out, struct ctg_str words);

/* What a statement is made of: a paragraph, or what it quotes in blocks. */
struct ctg_said_part {
	const struct ctg_node *para, *blocks;
	bool bare;
};

/* What is not read, but must not amend; a cell, a note. */
enum ctg_aside { CTG_ASIDE_NONE, CTG_ASIDE_HEADING, CTG_ASIDE_OTHER };

struct ctg_said {
	struct ctg_arena *arena;
	enum ctg_aside aside;
	unsigned level;			/* of a HEADING aside */
	struct ctg_said_part *parts;
	size_t nparts, parts_room;
	bool mended;			/* typing errors, by those words */
	struct ctg_str text;		/* to be read */
	struct ctg_cited *v;		/* in order */
	size_t n, room;
	enum ctg_marked marked;
	bool opens;			/* ends with « : » */
	bool stray;			/* quoted, and nothing announces it */
	bool unclosed;			/* what it quotes does not end */
	bool doubtful;			/* or ends nobody knows where */
	bool run_on;			/* two of its alinéas are not apart */
	bool purpose;			/* « a pour objet : » stands above */
	bool recital;			/* before the articles of the act */
	const struct ctg_node *para;	/* where it begins */
	const struct ctg_node *heading;	/* of the act's article; may be NULL */
	struct ctg_str raw;		/* its words, for messages and front */
};

struct ctg_saids {
	struct ctg_arena *arena;
	struct ctg_said *v;
	size_t n, room;
};

void ctg_read_statements(struct ctg_saids *out, const struct ctg_act_text *act);

/* Adds a paragraph to a statement: its words, its quotes noted. */
void ctg_said_add(struct ctg_said *s, const struct ctg_node *para);
/* Adds what is quoted in blocks of its own. */
void ctg_said_add_blocks(struct ctg_said *s, const struct ctg_node *blocks,
	bool bare);
/* The same statement, its words outside quotes mended where only one word of
 * the formulas could be meant; false when nothing changes. */
bool ctg_said_mend(struct ctg_said *out, const struct ctg_said *s);
/* It begins with a sentence that every act has; one of its sentences amends,
 * outside quotes; there is nothing but quotes. */
bool ctg_said_is_frame(const struct ctg_said *s);
bool ctg_said_amends(const struct ctg_said *s);
bool ctg_said_is_quotes(const struct ctg_said *s);
/* « Modification de », not « Modification du présent avenant ». */
bool ctg_words_announce(struct ctg_str words);
/* The quote that stands at the start of rest, a tail of s->text. */
const struct ctg_cited *ctg_said_quote(const struct ctg_said *s,
	struct ctg_str rest);

/* Blocks of the act as those of a text: guillemets taken away, headings up
 * by so many levels, divisions nested again.  Doubtful: some alinéas close
 * what they open, others do not. */
struct ctg_quoted_block {
	const struct ctg_node *node;
	unsigned level;			/* of a HEADING */
};
struct ctg_node *ctg_unit_make(struct ctg_arena *a,
	const struct ctg_quoted_block *v, size_t n, unsigned above,
	bool *doubtful);
/* Two alinéas stand in one paragraph of the block, each with its guillemet. */
bool ctg_unit_runs_on(struct ctg_arena *a, const struct ctg_node *block);
/* It opens with « ; it ends with » and maybe a sign. */
bool ctg_unit_opens(struct ctg_str words);
bool ctg_unit_closes(struct ctg_str words);
/* The same blocks, moved so many levels down. */
void ctg_unit_shift(struct ctg_node *document, int by);

/* --- sentences ------------------------------------------------------------ */

/* « du a) du 2° »: labels printed before alinéas, from the inside out. */
#define CTG_ITEMS_MAX	3
struct ctg_items {
	struct ctg_str v[CTG_ITEMS_MAX];
	size_t n;
};
bool ctg_items_take(struct ctg_items *out, struct ctg_str *s);

/* One place, or all from one to another (« 2 à 5 »). */
struct ctg_reach {
	struct ctg_address from, to;
	/* Between the first steps, `inside` of them, and the others. */
	struct ctg_items items;
	size_t inside;
	bool range;
	bool before;			/* the alinéa before that one */
	struct ctg_str gloss;		/* the title that it should have */
};

struct ctg_reaches {
	struct ctg_arena *arena;
	struct ctg_reach *v;
	size_t n, room;
	bool start, end;		/* « au début de », « à la fin de » */
	bool same;			/* « du même article » */
};

struct ctg_reach *ctg_reaches_add(struct ctg_reaches *l);
/* One of the words (as in formulas), and the spaces after it. */
bool ctg_reach_cut(struct ctg_str *s, const char *alternatives);
/* « de la », « du »… stands at the start. */
bool ctg_reach_has_of(struct ctg_str s);
/* Adds the steps of rest to an address. */
void ctg_reach_extend(struct ctg_address *to, const struct ctg_address *rest,
	size_t from);
/* read_list.c: « deuxième et troisième alinéas de l'article 4 », « articles 6
 * à 8 », « deux premiers alinéas », « avant-dernier alinéa ». */
bool ctg_reach_take_list(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s);
/* Reads « le deuxième alinéa de l'article 4 », « les articles 3, 5 et 7 »,
 * « les deuxième à cinquième alinéas » at the start of text: the length, 0
 * when there is none. */
enum {
	CTG_REACH_ONE = 1,	/* not « l'article 3 et l'article 5 » */
	CTG_REACH_GLOSS = 2,	/* « l'article 9 « Durée » »: with its title */
};
size_t ctg_reaches_take(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str text, unsigned how);
/* Each of inner in each of outer. */
void ctg_reaches_within(struct ctg_reaches *out,
	const struct ctg_reaches *inner, const struct ctg_reaches *outer);

/* « (deux fois) », « à la seconde occurrence » */
struct ctg_times {
	unsigned count;			/* 0: unsaid */
	unsigned rank;			/* 0: not one of them */
	bool last, all;
};

enum ctg_noun { CTG_NOUN_WORDS, CTG_NOUN_ALINEA, CTG_NOUN_PHRASE,
	CTG_NOUN_TITLE };

/* « les mots : « A » » */
struct ctg_term {
	enum ctg_noun noun;
	bool named;			/* « les mots »; else a quote alone */
	const struct ctg_cited *v[8];
	size_t n;
	struct ctg_times times;
	struct ctg_reaches where;	/* « figurant à l'article 4 » */
};

/* What « deux alinéas », « un article 5-1 » announce. */
enum ctg_piece { CTG_PIECE_ALINEA, CTG_PIECE_PHRASE, CTG_PIECE_TITLE,
	CTG_PIECE_TABLE, CTG_PIECE_ROW, CTG_PIECE_BREAK, CTG_PIECE_DIVISION,
	CTG_PIECE_TEXT, CTG_PIECE_WORDS, CTG_PIECES };

#define CTG_SOME	1000U
#define CTG_CONTINUED	16
struct ctg_content {
	/* The cells of the first row, from 1, that go on with those above. */
	unsigned continued[CTG_CONTINUED];
	size_t ncontinued;
	unsigned count[CTG_PIECES];
	enum ctg_word word;		/* of the DIVISION */
	struct ctg_label labels[4];
	size_t nlabels;
};

enum ctg_doing {
	CTG_DO_REPLACE, CTG_DO_DELETE, CTG_DO_AFTER, CTG_DO_BEFORE,
	CTG_DO_COMPLETE,		/* words, up to here */
	CTG_DO_EACH,			/* « respectivement » */
	CTG_DO_STRONG, CTG_DO_EMPH,	/* « mis en gras », in italics */
	CTG_DO_WEAK, CTG_DO_ROMAN,	/* no longer */
	CTG_DO_REWRITE, CTG_DO_RETITLE, CTG_DO_REMOVE, CTG_DO_APPEND,
	CTG_DO_INSERT_AFTER,
	CTG_DO_INSERT_BEFORE, CTG_DO_ADD, CTG_DO_RENUMBER, CTG_DO_GROUP,
	CTG_DO_MOVE_AFTER, CTG_DO_MOVE_BEFORE,
	CTG_DO_MOVE,			/* to an end of what is named */
	CTG_DO_SWAP,
	CTG_DO_NOTE,			/* called after words */
	CTG_DO_NOTHING,			/* it follows from the rest */
};

/* One change that a sentence states. */
struct ctg_clause {
	enum ctg_doing doing;
	/* « À l'article 4, au deuxième alinéa, »; empty: unsaid. */
	struct ctg_reaches where;
	struct ctg_times times;
	struct ctg_reaches target[2];
	size_t ntargets;
	struct ctg_term term[2];
	size_t nterms;
	struct ctg_content content;
	bool has_content;
	const struct ctg_cited *unit;
};

struct ctg_formula {
	const char *words;
	enum ctg_doing doing;
	bool swapped;		/* the new words come before the old */
	bool continued;		/* only after another clause */
};
extern const struct ctg_formula ctg_formulas[];
extern const size_t ctg_nformulas;

/* Reads one clause at the start of *s (a tail of said->text) and moves past
 * it; false when no formula fits.  before is the one that it goes on from,
 * whose places hold unless others are said; NULL: none. */
bool ctg_clause_take(struct ctg_clause *out, struct ctg_arena *a,
	const struct ctg_said *said, struct ctg_str *s,
	const struct ctg_clause *before);

/* The pieces of a formula; each moves *s past what it read. */
void ctg_noise_skip(struct ctg_str *s);
bool ctg_times_take(struct ctg_times *out, struct ctg_str *s);
bool ctg_term_take(struct ctg_term *out, struct ctg_arena *a,
	const struct ctg_said *said, struct ctg_str *s, bool several);
bool ctg_content_take(struct ctg_content *out, struct ctg_str *s);
/* « est|sont », « remplac* », « il_est »: one of these words. */
bool ctg_words_cut(struct ctg_str *s, const char *alternatives, size_t n);

/* --- places and operations ------------------------------------------------ */

struct ctg_reading {
	struct ctg_arena *arena;
	const struct ctg_act_text *act;
	const struct ctg_text *base;
	struct ctg_ops *ops;
	struct ctg_diags *diags;
	const struct ctg_said *said;
	/* What the groups around say: « L'article 4 est ainsi modifié ». */
	struct ctg_reaches context;
	/* What the clause before was about. */
	struct ctg_reaches last;
};

/* read_aside.c: what announces changes, which must follow. */
#define CTG_ANNOUNCED	7
struct ctg_announced {
	const struct ctg_said *said;	/* NULL: none of that level */
	size_t nops, ndiags;		/* before it */
	struct ctg_reaches where;	/* « L'article 4 est ainsi modifié » */
};
/* A heading is met: those that it ends must have been followed by what they
 * announce, or they are reported; NULL: the act ends. */
void ctg_announced_meet(struct ctg_announced *v, struct ctg_reading *r,
	const struct ctg_said *heading);
/* The act ends: something must change in each of the places of a group. */
void ctg_announced_finish(struct ctg_reading *r,
	const struct ctg_announced *group);

/* Blocks from at to to; with a phrase, bytes of the words of at. */
struct ctg_scope {
	struct ctg_node *at, *to;
	bool phrase;
	struct ctg_stretch in;
};

struct ctg_scopes {
	struct ctg_arena *arena;
	struct ctg_scope *v;
	size_t n, room;
};

[[gnu::format(printf, 3, 4)]]
void ctg_reading_report(struct ctg_reading *r, const char *rule,
	const char *fmt, ...);

/* NULL when it is not found: it was reported. */
struct ctg_node *ctg_items_find(struct ctg_reading *r,
	struct ctg_node *place, const struct ctg_items *items);
/* False when one of them is not found: it was reported. */
bool ctg_scopes_find(struct ctg_scopes *out, struct ctg_reading *r,
	const struct ctg_reaches *reaches);
/* « de l'article 4 », for messages. */
struct ctg_str ctg_scope_name(struct ctg_arena *a,
	const struct ctg_scope *s);

/* The places that a heading of the act names first: « Modification de
 * l'article 4 »; only one place, if so asked. */
bool ctg_heading_places(struct ctg_reaches *out, struct ctg_arena *a,
	const struct ctg_node *heading, bool one);
/* What it says (inner, and clause.where), within what is said around it. */
void ctg_clause_places(struct ctg_reaches *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner);
/* Their places, within those of the groups around.  At least one, or it was
 * reported. */
bool ctg_clause_scopes(struct ctg_scopes *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner);
struct ctg_op *ctg_reading_add(struct ctg_reading *r, enum ctg_op_kind kind,
	enum ctg_op_how how);

void ctg_read_words(struct ctg_reading *r, const struct ctg_clause *c);
void ctg_read_units(struct ctg_reading *r, const struct ctg_clause *c);
/* read_scope.c.  Reports that what is quoted has no place there. */
void ctg_units_refuse(struct ctg_reading *r, const struct ctg_scope *s,
	const char *why);
/* Lists and items are the alinéas that they hold. */
void ctg_units_to_blocks(struct ctg_scope *s);
/* Scopes that follow one another become one. */
void ctg_units_merge(struct ctg_reading *r, struct ctg_scopes *l);
/* A title: its label and its sign stay. */
void ctg_units_retitle(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s);
void ctg_units_untitle(struct ctg_reading *r, const struct ctg_scope *s);
/* The rows quoted; NULL when there are none: it was reported. */
struct ctg_op *ctg_units_add_rows(struct ctg_reading *r,
	const struct ctg_clause *c, enum ctg_op_how how,
	const struct ctg_scope *s);
/* Those that come beside a row, with the cells of the one above that they go
 * on with. */
void ctg_units_put_rows(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s, struct ctg_node *row,
	enum ctg_op_side side);
/* The blocks quoted, at the level of a division that is their like. */
struct ctg_node *ctg_units_blocks(struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_node *like);
/* read_insert.c: beside what is named; at its end, or start; where only a
 * number says. */
void ctg_units_insert(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in, bool after);
void ctg_units_append(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *named, bool start);
void ctg_units_place(struct ctg_reading *r, const struct ctg_clause *c);
/* read_move.c: what comes to stand elsewhere as it is. */
void ctg_read_move(struct ctg_reading *r, const struct ctg_clause *c);
/* What the clause announces is what is quoted; else it is reported. */
bool ctg_content_check(struct ctg_reading *r, const struct ctg_clause *c);
void ctg_read_renumbering(struct ctg_reading *r, const struct ctg_clause *c);
/* A division put where its number calls for it; false when that is not
 * certain, and it was reported. */
bool ctg_place_by_label(struct ctg_scope *out, struct ctg_reading *r,
	const struct ctg_clause *c, struct ctg_node *root);

/* Quoted words, found in a leaf of the places. */
struct ctg_hit {
	struct ctg_node *leaf;
	struct ctg_stretch s;
};

struct ctg_hits {
	struct ctg_arena *arena;
	struct ctg_hit *v;
	size_t n, room;
};

/* Adds those that a term means, in each of the places; false when that is not
 * certain: it was reported. */
bool ctg_hits_find(struct ctg_hits *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_term *t,
	const struct ctg_cited *cited, const struct ctg_scopes *in);

/* Alinéas that are quoted whole become others; NULL: they go. */
void ctg_read_passage(struct ctg_reading *r, const struct ctg_cited *old,
	const struct ctg_cited *now, const struct ctg_scopes *in);

/* Words added at an end of [in) of a leaf. */
void ctg_add_words(struct ctg_reading *r, struct ctg_node *leaf, size_t at,
	const struct ctg_cited *c, bool after);
/* Takes them away; not all those of an alinéa, which would stay empty. */
void ctg_remove_words(struct ctg_reading *r, struct ctg_node *leaf,
	struct ctg_stretch s);
/* One of the words. */
struct ctg_op *ctg_put_words(struct ctg_reading *r, enum ctg_op_how how,
	struct ctg_node *leaf, struct ctg_stretch s);

/* The words of a text nearest to those, by words; empty when nothing is
 * near. */
struct ctg_str ctg_nearest(struct ctg_arena *a, const struct ctg_scopes *in,
	struct ctg_str words);
/* The next leaf of the places at or after n (NULL: the first) that an act can
 * quote: not the sommaire, not a covered cell. */
struct ctg_node *ctg_leaf_next(const struct ctg_scope *s,
	const struct ctg_node *n);

/* Cuts bytes of words from their runs, with the calls of notes that stand at
 * the edges. */
void ctg_cited_cut(struct ctg_runs *out, const struct ctg_runs *all,
	struct ctg_str words, struct ctg_stretch s);

/* Bytes of a quote as the inlines of a PARA, with what comes around. */
struct ctg_node *ctg_cited_inlines(struct ctg_arena *a,
	const struct ctg_cited *c, bool space_before, bool space_after);
/* Its only alinéa, or NULL. */
const struct ctg_node *ctg_cited_alone(const struct ctg_cited *c);
/* All as blocks. */
struct ctg_node *ctg_cited_blocks(struct ctg_arena *a,
	const struct ctg_cited *c);

#endif
