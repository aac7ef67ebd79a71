/* SPDX-License-Identifier: Apache-2.0 */
/* change_words.h - how a change is told in French, whatever shows it. */
#ifndef CTG_RENDER_CHANGE_WORDS_H
#define CTG_RENDER_CHANGE_WORDS_H

#include "base/buf.h"
#include "diff/diff.h"

/* An annexe of which the file is another one. */
bool ctg_change_is_piece(const struct ctg_change *c);
/* A column that came or went. */
bool ctg_change_is_column(const struct ctg_change *c);
/* « dans une liste », for what moved into one, out of one, or deeper; NULL
 * otherwise. */
const char *ctg_change_list(const struct ctg_change *c);
/* The heading under which it stands: « Article 5 - Durée ». */
struct ctg_str ctg_change_title(struct ctg_arena *a,
	const struct ctg_change *c);
/* The block that it is told of: of two alinéas that were one, or became one,
 * the first; of a column, its table.  Of the old text when it is only
 * there. */
const struct ctg_node *ctg_change_node(const struct ctg_change *c);
/* What became of the passage: « modifié », « insérée », « déplacé »…, as its
 * name in ctg_change_place wants. */
struct ctg_str ctg_change_done(struct ctg_arena *a,
	const struct ctg_change *c);
/* What a front-matter says anew, in a sentence: its pieces one after the
 * other, with the old words and the new ones marked.  Gives how many they
 * are; none when it is told as the rest is. */
#define CTG_CHANGE_PIECES	5

struct ctg_change_piece {
	struct ctg_str s;
	enum ctg_mark mark;
};
size_t ctg_change_sentence(struct ctg_change_piece out[CTG_CHANGE_PIECES],
	const struct ctg_change *c);
/* What it is, on its own: « ligne insérée », « mise en forme : gras »; of what
 * a sentence tells, the kind alone: « durée ». */
struct ctg_str ctg_change_label(struct ctg_arena *a,
	const struct ctg_change *c);
/* « deuxième alinéa de l'article 5 » */
struct ctg_str ctg_change_place(struct ctg_arena *a,
	const struct ctg_node *n);

/* « espace fine insécable » for what would not be seen; empty when there is
 * more than spaces. */
struct ctg_str ctg_change_spaces(struct ctg_arena *a, struct ctg_str s);

#endif
