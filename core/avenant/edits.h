/* SPDX-License-Identifier: Apache-2.0 */
/* edits.h - how the changes of one leaf are quoted.  For use by write*.c
 * only.
 *
 * A change is said of words that are found once where they are sought: as
 * few as are needed, then those of one sentence, then the nth of several.
 * What is said gives exactly the wanted leaf, spaces and look included. */
#ifndef CTG_AVENANT_EDITS_H
#define CTG_AVENANT_EDITS_H

#include "avenant/operation.h"
#include "avenant/quote.h"

enum ctg_edit_form {
	CTG_EDIT_REPLACE,	/* « les mots : A sont remplacés par… : B » */
	CTG_EDIT_AFTER,		/* « après les mots : A, sont insérés… : B » */
	CTG_EDIT_BEFORE,
	CTG_EDIT_COMPLETE,	/* « est complété par les mots : B » */
	CTG_EDIT_REMOVE,	/* « les mots : A sont supprimés » */
	CTG_EDIT_LOOK,		/* « les mots : A sont mis en italique » */
	CTG_EDIT_TITLE,		/* « l'intitulé est ainsi rédigé : B » */
	/* The same, of sentences. */
	CTG_EDIT_PHRASE_REPLACE,
	CTG_EDIT_PHRASE_AFTER,
	CTG_EDIT_PHRASE_BEFORE,
	CTG_EDIT_PHRASE_COMPLETE,
	CTG_EDIT_PHRASE_REMOVE,
};

struct ctg_edit {
	enum ctg_edit_form form;
	struct ctg_str quoted;		/* A; empty when there is none */
	const struct ctg_node *old;	/* A with its look, of a replacement */
	struct ctg_str after;		/* what follows it */
	const struct ctg_node *now;	/* B; NULL when there is none */
	/* The sentence where A is sought, or the first and the last of those
	 * meant, from 1, among so many; 0: all the leaf. */
	unsigned phrase, last_phrase, phrases;
	unsigned nth, of;		/* which A, among so many; 0: one */
	unsigned times;			/* all of them, so many; 0: one */
	unsigned look;			/* CTG_RUN_STRONG or CTG_RUN_EMPH… */
	bool off;			/* …which they lose */
	size_t nops;			/* how many operations it does */
};

struct ctg_edits {
	const struct ctg_node *leaf;
	struct ctg_edit *v;
	size_t n;
	struct ctg_node *now;		/* the leaf as it becomes */
	bool whole;			/* its changes cannot be quoted */
};

/* ops are those of one leaf, in the order of its words. */
void ctg_edits_choose(struct ctg_edits *out, struct ctg_arena *a,
	struct ctg_op *const *ops, size_t n);

/* Both are said in the same words, with no place of their own. */
bool ctg_edits_alike(struct ctg_arena *a, const struct ctg_edit *x,
	const struct ctg_edit *y);

/* Guillemets open and close in turn. */
bool ctg_edits_balanced(struct ctg_str words);

#endif
