/* SPDX-License-Identifier: Apache-2.0 */
/* edits_form.h - the form in which one change of a leaf is said.  For use by
 * edits*.c only. */
#ifndef CTG_AVENANT_EDITS_FORM_H
#define CTG_AVENANT_EDITS_FORM_H

#include "avenant/edits_find.h"
#include "avenant/runs.h"

/* Bytes [off, end) of the words of a leaf become the inlines of now. */
struct ctg_change {
	size_t off, end;
	struct ctg_node *now;
	size_t nops;			/* how many operations it does */
};

/* --- edits_change.c ------------------------------------------------------- */

/* Both, and the words of the leaf between them. */
struct ctg_change ctg_change_join(const struct ctg_leaf *l,
	const struct ctg_change *x, const struct ctg_change *y);
/* The same change, of more words. */
struct ctg_change ctg_change_widen(const struct ctg_leaf *l,
	const struct ctg_change *c, struct ctg_stretch s);
/* Without the spaces at both ends of what comes. */
struct ctg_node *ctg_change_trim(const struct ctg_leaf *l,
	const struct ctg_node *now);
/* What comes, with a space before it or after it. */
struct ctg_node *ctg_change_space(const struct ctg_leaf *l,
	const struct ctg_node *now, bool before);
/* Both give the same leaf. */
bool ctg_change_same(const struct ctg_leaf *l, const struct ctg_change *x,
	const struct ctg_change *y);

/* --- edits_phrase.c ------------------------------------------------------- */

bool ctg_edit_phrases(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c);

/* --- edits_form.c --------------------------------------------------------- */

/* What goes and what comes can be quoted as they are. */
bool ctg_edit_is_quotable(const struct ctg_leaf *l,
	const struct ctg_change *c);
/* Words are quoted within a stretch; *next is where those of the next change
 * may begin.  False when no form fits. */
bool ctg_edit_choose(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, struct ctg_stretch within, size_t *next);

#endif
