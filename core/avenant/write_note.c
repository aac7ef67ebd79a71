/* SPDX-License-Identifier: Apache-2.0 */
/* « après le mot : « A », est insérée une note de bas de page ainsi rédigée :
 * « B » », « la note de bas de page n° 2 et son appel sont supprimés ». */
#include "avenant/writing.h"

#include "avenant/edits_find.h"

/* The words that it is called after: as few as are found once. */
#define WORDS	8

static struct ctg_edit anchor(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_edit e = { .form = CTG_EDIT_AFTER };
	struct ctg_stretch s = { op->off, op->off }, all, wide;
	struct ctg_leaf l;

	ctg_leaf_read(&l, w->arena, op->at);
	all = (struct ctg_stretch){ 0, l.words.n };
	(void)ctg_leaf_grow(&l, &s, true, all);
	wide = s;
	for (int i = 1; i < WORDS && !ctg_leaf_is_alone(&l, wide); i++)
		if (!ctg_leaf_grow(&l, &wide, true, all))
			break;
	(void)ctg_leaf_name(&l, &e, ctg_leaf_is_alone(&l, wide) ? wide : s);
	return e;
}

static void say_added(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_edit e = anchor(w, op);

	ctg_say_beside(w, op->at, &e);
	ctg_say(w, "est insérée une note de bas de page ainsi rédigée\u00a0: "
		"«\u00a0");
	ctg_say_inlines(w, op->now->first);
	ctg_say(w, "\u00a0»");
	w->text = true;
}

void ctg_say_note(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_address at;

	if (op->how == CTG_OP_ADD) {
		say_added(w, op);
		return;
	}
	ctg_say_find(w, &at, op->at);
	ctg_say_subject(w, &at);
	ctg_say(w, "et son appel sont supprimés");
}
