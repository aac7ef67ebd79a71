/* SPDX-License-Identifier: Apache-2.0 */
/* token.h - the words of a block, as they are compared.
 *
 * What a jurist would not cut stays whole: « Seine-Saint-Denis »,
 * « 1 584 705 », « L. 263-1 », « n° 3 », « aujourd'hui »; « l'article » is two
 * words.  Two tokens that print the same but for spaces, apostrophes, quotes
 * and composed letters have the same id; the raw bytes are kept beside. */
#ifndef CTG_DIFF_TOKEN_H
#define CTG_DIFF_TOKEN_H

#include "model/tree.h"

enum ctg_token_kind {
	CTG_TOKEN_WORD,
	CTG_TOKEN_SPACE,
	CTG_TOKEN_MARK,		/* a sign of punctuation */
	CTG_TOKEN_OBJECT,	/* printed break, image, note call */
	CTG_TOKEN_END,		/* end of an alinéa, in a split or merged one */
};

struct ctg_token {
	unsigned id;
	enum ctg_token_kind kind;
	unsigned style;		/* CTG_STYLE_…, and the number of a link */
	struct ctg_str raw;
	const struct ctg_node *leaf;	/* where it begins */
};

enum {
	CTG_STYLE_STRONG = 1,
	CTG_STYLE_EMPH = 2,
	CTG_STYLE_LINK = 4,	/* times the number of its address */
};

/* The words met so far, of both versions. */
struct ctg_words {
	struct ctg_arena *arena;
	struct ctg_word_slot *slots;
	size_t room;		/* a power of two */
	unsigned n;
	bool no_typing;		/* what prints alike is alike */
	struct ctg_note_id *notes;	/* the definitions, of both versions */
	size_t nnotes;
};
void ctg_words_init(struct ctg_words *w, struct ctg_arena *a);
/* The number of a text; texts that differ have different ones. */
unsigned ctg_words_id(struct ctg_words *w, struct ctg_str folded);

struct ctg_tokens {
	struct ctg_token *v;
	size_t n;
};

/* A note has the number of the one that stands for it in the other version,
 * so that its call is no change when its number or its name is. */
struct ctg_note_id {
	const struct ctg_node *def;
	unsigned id;
};

/* Of the inlines below n. */
void ctg_tokens_read(struct ctg_tokens *out, struct ctg_words *w,
	const struct ctg_node *n);

/* How many words both begin with, and end with. */
size_t ctg_tokens_common_start(const struct ctg_tokens *x,
	const struct ctg_tokens *y);
size_t ctg_tokens_common_end(const struct ctg_tokens *x,
	const struct ctg_tokens *y);

/* The length of the first word of s, which begins with a letter or digit. */
size_t ctg_token_word(struct ctg_str s);

#endif
