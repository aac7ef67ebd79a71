/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/diff.h"

#include "diff/align.h"
#include "diff/annotate.h"
#include "diff/changes.h"
#include "diff/move.h"

/* The notes come last in a text. */
static size_t first_note(const struct ctg_block *b)
{
	size_t i = b->nkids;

	while (i > 0 && b->kids[i - 1].node->kind == CTG_NOTE)
		i--;
	return i;
}

static void number_note(struct ctg_words *w, const struct ctg_node *def,
	unsigned id)
{
	w->notes[w->nnotes++] = (struct ctg_note_id){ def, id };
}

/* Notes first: the words of the text call them. */
static void pair_notes(struct ctg_words *w, struct ctg_block *old,
	struct ctg_block *now)
{
	size_t i = first_note(old), k = first_note(now);
	size_t n = old->nkids - i, m = now->nkids - k;
	unsigned id = 0;

	w->notes = CTG_NEW_N(w->arena, struct ctg_note_id, n + m + 1);
	ctg_align(w, old->kids + i, n, now->kids + k, m);
	for (; i < old->nkids; i++) {
		number_note(w, old->kids[i].node, ++id);
		if (old->kids[i].match)
			number_note(w, old->kids[i].match->node, id);
	}
	for (; k < now->nkids; k++)
		if (!now->kids[k].match)
			number_note(w, now->kids[k].node, ++id);
}

void ctg_diff_make(struct ctg_diff *out, struct ctg_arena *a,
	const struct ctg_version_text *old,
	const struct ctg_version_text *now, bool typing)
{
	struct ctg_changes list = { .arena = a, .old = old, .now = now };
	struct ctg_block *x = ctg_block_read(a, old->text->developed);
	struct ctg_block *y = ctg_block_read(a, now->text->developed);
	struct ctg_words words;

	ctg_words_init(&words, a);
	words.no_typing = !typing;
	pair_notes(&words, x, y);
	ctg_align_pair(&words, x, y);
	ctg_move_find(&words, x, y);
	out->tree = ctg_annotate(&words, x, y);
	ctg_changes_of_meaning(&list);
	ctg_changes_of_tree(&list, out->tree);
	out->changes = list.v;
	out->n = list.n;
}
