/* SPDX-License-Identifier: Apache-2.0 */
/* runs.h - the inlines of a leaf, laid flat.
 *
 * Words of acts are found and cut by their bytes, as ctg_node_words gives
 * them; their look (bold, italics, links) and what prints no words (calls of
 * notes, images) go along. */
#ifndef CTG_AVENANT_RUNS_H
#define CTG_AVENANT_RUNS_H

#include "model/tree.h"

enum { CTG_RUN_STRONG = 1, CTG_RUN_EMPH = 2 };

struct ctg_run {
	struct ctg_str text;	/* "\n" for a line break; the alternative of an
				 * image; empty for the call of a note */
	unsigned look;
	struct ctg_str link;	/* its address; p is NULL outside links */
	struct ctg_str var;	/* as in tree.h */
	const struct ctg_node *leaf;	/* TEXT, SOFTBREAK, LINEBREAK, IMAGE or
					 * NOTEREF it comes from */
};

struct ctg_runs {
	struct ctg_arena *arena;
	struct ctg_run *v;
	size_t n, room;
};

/* Adds those of n, which holds inlines: their texts, one after the other, are
 * ctg_node_words(n).  A line end of the source is a space. */
void ctg_runs_read(struct ctg_runs *out, const struct ctg_node *n);

/* Adds bytes [off, end) of the words of from.  What has no width at off is
 * left out, at end too, unless the whole is asked (0, SIZE_MAX). */
void ctg_runs_cut(struct ctg_runs *out, const struct ctg_runs *from,
	size_t off, size_t end);

/* Whether a run of a leaf prints a value that changes as a whole: a date, a
 * number in letters, any value that the body prints. */
bool ctg_run_is_solid(const struct ctg_node *leaf, struct ctg_str var);

/* The words of all. */
struct ctg_str ctg_runs_words(struct ctg_arena *a, const struct ctg_runs *r);

/* Adds to a node the inlines that runs stand for, freshly made: neighbours
 * alike are one, marks nest in one order. */
void ctg_runs_write(struct ctg_node *to, struct ctg_arena *a,
	const struct ctg_runs *r);

/* Leaf with its bytes [off, end) replaced by those of now (NULL: nothing): a
 * node of the same kind, apart from any tree, holding fresh inlines. */
struct ctg_node *ctg_runs_splice(struct ctg_arena *a,
	const struct ctg_node *leaf, size_t off, size_t end,
	const struct ctg_node *now);

/* Whether all are words of one look, in one link or in none. */
bool ctg_runs_one_look(const struct ctg_runs *r);
bool ctg_runs_have_look(const struct ctg_runs *r);

/* The same words in the same look; links, images and notes (by what the notes
 * say) included. */
bool ctg_runs_same(const struct ctg_runs *x, const struct ctg_runs *y);

#endif
