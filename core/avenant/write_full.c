/* SPDX-License-Identifier: Apache-2.0 */
/* The old text and the new one in full, as some ask. */
#include "avenant/writing.h"

#include "base/utf8.h"

static bool can_quote(const struct ctg_node *leaf)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_str s = ctg_node_words(&scratch, leaf);
	size_t len;
	bool fine = s.n > 0 && ctg_edits_balanced(s) &&
		!ctg_str_has(s, STR("\n")) &&
		!ctg_utf8_is_space(ctg_utf8_next(s, &len)) &&
		!ctg_utf8_is_space(ctg_utf8_last(s, &len));

	ctg_arena_release(&scratch);
	return fine;
}

bool ctg_can_say_full(const struct ctg_edits *e)
{
	return e->leaf->kind != CTG_HEADING && can_quote(e->leaf) &&
		can_quote(e->now);
}

static void put_quote(struct ctg_wording *w, const struct ctg_node *leaf,
	bool look)
{
	w->tail = ctg_node_new(w->arena, CTG_PARA);
	ctg_node_append(w->doc, w->tail);
	ctg_say(w, "«\u00a0");
	if (look)
		ctg_say_inlines(w, leaf);
	else
		ctg_say_str(w, ctg_node_words(w->arena, leaf));
	ctg_say(w, "\u00a0»");
}

void ctg_say_full(struct ctg_wording *w, const struct ctg_edits *e)
{
	struct ctg_address at;

	ctg_say_find(w, &at, ctg_say_place(e->leaf, ctg_node_words(w->arena,
		e->leaf)));
	ctg_say(w, "ancien texte");
	if (at.n > 0) {
		ctg_say(w, " ");
		ctg_say_address(w, &at, CTG_DU);
	}
	ctg_say(w, "\u00a0:");
	put_quote(w, e->leaf, false);
	w->tail = ctg_node_new(w->arena, CTG_PARA);
	ctg_node_append(w->doc, w->tail);
	ctg_say(w, "Nouveau texte\u00a0:");
	put_quote(w, e->now, true);
	w->text = true;
}
