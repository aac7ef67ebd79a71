/* SPDX-License-Identifier: Apache-2.0 */
/* truth.h - edits that are known, and what a diff says of them.
 *
 * A script makes a few edits in the source of a text, never two in the same
 * or in neighbouring blocks, and keeps what a diff has to say of each. */
#ifndef CTG_TESTS_TRUTH_H
#define CTG_TESTS_TRUTH_H

#include "base/buf.h"
#include "diff/diff.h"
#include "diff/token.h"
#include "model/text.h"

#include <stdint.h>

#define MOST_KNOWN	96
#define MOST_CUTS	256
#define ALL_OF(v)	(sizeof(v) / sizeof(*(v)))

/* --- what the edits are made of (pool.c) --- */

struct pool {
	struct ctg_arena *arena;
	struct ctg_str words[20000], sentences[4000];
	size_t nwords, nsentences;
};
void pool_add(struct pool *p, const struct ctg_node *text);

/* --- a text before it is edited (base.c) --- */

struct base {
	struct ctg_arena *arena;
	const char *name;
	struct ctg_reader reader;
	struct ctg_text text;
	/* What has a place in a source: alinéas, headings, rows; notes too. */
	const struct ctg_node **leaves;
	size_t n;
};
bool base_load_folder(struct base *b, const char *folder);
bool base_load_string(struct base *b, const char *name, struct ctg_str text);
struct ctg_str base_slice(const struct ctg_node *n);	/* as written */
/* Where the last line that is not blank ends. */
size_t base_end(const struct ctg_node *n);

/* --- scripts (script.c) --- */

struct known {
	const char *kind;
	enum ctg_nature nature;
	enum ctg_operation operation;
	const struct ctg_node *unit;	/* in the old version */
	struct ctg_str old, now;	/* as printed */
	struct ctg_str old_written, now_written;
	bool found, exact;
	bool found_by[2];		/* the peers */
};

struct cut {
	const struct ctg_source *src;
	size_t off, end;
	struct ctg_str put;
};

struct script {
	struct ctg_arena *arena;
	const struct base *base;
	const struct pool *pool;
	uint64_t seed;
	bool *used;		/* leaves */
	struct known known[MOST_KNOWN];
	struct cut cuts[MOST_CUTS];
	size_t n, ncuts;
};

struct kind {
	const char *name;
	bool (*make)(struct script *s);	/* false: not here */
};
extern const struct kind kinds_words[], kinds_blocks[], kinds_tables[];

void script_make(struct script *s);
/* The files of the base, edited. */
bool script_apply(struct script *s, struct ctg_text *out);
/* Each file before and after, as one text without front-matter. */
struct ctg_str script_written(struct script *s, bool after);

size_t script_chance(struct script *s, size_t n);
const struct ctg_node *script_pick(struct script *s, enum ctg_kind kind);
size_t script_rank(const struct script *s, const struct ctg_node *leaf);
/* Takes the leaves of n, and of nothing near another edit. */
bool script_take(struct script *s, const struct ctg_node *n);
/* The same for what is put before n. */
bool script_take_gap(struct script *s, const struct ctg_node *n);
bool script_is_free(struct script *s, const struct ctg_node *n);
void script_cut(struct script *s, const struct ctg_source *src, size_t off,
	size_t end, struct ctg_str put);
struct known *script_know(struct script *s, const char *kind,
	enum ctg_nature nature, enum ctg_operation operation,
	const struct ctg_node *at, struct ctg_str old, struct ctg_str now);
struct ctg_str script_word(struct script *s);
struct ctg_str script_title(struct script *s, size_t words);
struct ctg_str script_sentence(struct script *s);
struct ctg_str script_sentences(struct script *s, size_t n);
struct ctg_str script_words(struct script *s, const struct ctg_node *n);

/* --- what was found (match.c) --- */

struct tokens {
	unsigned v[6000];
	size_t n;
};
struct pair {
	struct tokens old, now;
};
/* The words of both, without those that they begin and end with alike. */
void pair_read(struct pair *p, struct ctg_words *w, struct ctg_str old,
	struct ctg_str now, bool marks);
bool pair_same(const struct pair *x, const struct pair *y);
/* The same words in another order: « b a » for « a b ». */
bool pair_slid(const struct pair *x, const struct pair *y);

/* Sets known.found; returns how many changes of d were asked for. */
size_t match_diff(struct script *s, const struct ctg_diff *d,
	bool *was_asked);

/* --- how much is marked (marked.c) --- */

struct marked {
	size_t marked;		/* words */
	size_t least;		/* that could be, between these blocks */
};
void marked_count(struct marked *m, struct ctg_arena *a,
	const struct ctg_node *tree);
size_t marked_known(struct script *s);

/* --- the peers (peer.c) --- */

struct peer {
	const char *name;
	size_t hunks, matched, failed;
	size_t words;		/* marked */
};
extern const char *const peer_names[2];
void peer_run(struct peer *p, unsigned which, struct script *s,
	const char *folder);

#endif
