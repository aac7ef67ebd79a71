/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* The room of a picture in a note, in tenths of a millimetre. */
#define NOTE_SIDE	600

/* The blocks of a note; those of a side alone have no marks: they come and
 * go with their call. */
static struct ctg_sheet_note *make(struct ctg_maker *m,
	const struct ctg_node *node, const struct ctg_node *from)
{
	struct ctg_sheet_note *note = CTG_NEW(m->arena,
		struct ctg_sheet_note);
	struct ctg_sheet_block *last = NULL, **first_was = m->first;
	struct ctg_sheet_block **last_was = m->last;
	struct ctg_maker_around at = m->at;

	note->number = ++m->sheet->notes;
	note->node = node;
	note->old = ctg_maker_from(node, CTG_MAKER_OLD)->note.number;
	note->now = ctg_maker_from(node, CTG_MAKER_NEW)->note.number;
	m->first = &note->blocks;
	m->last = &last;
	m->at = (struct ctg_maker_around){ .part = CTG_MAKER_NOTE,
		.width = NOTE_SIDE, .height = NOTE_SIDE,
		.landscape = at.landscape };
	ctg_maker_blocks(m, from);
	m->at = at;
	m->first = first_was;
	m->last = last_was;
	return note;
}

static void put(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_sheet_note *note, bool again, enum ctg_mark mark,
	unsigned change)
{
	struct ctg_run *r = ctg_maker_run(m, p, CTG_RUN_NOTE, mark);

	r->note = note;
	r->again = again;
	r->raised = again;
	r->change = change;
}

static void call_alone(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_maker_note *note, enum ctg_maker_side side,
	unsigned change)
{
	bool again = note->made[side] != NULL;

	if (!again)
		note->made[side] = make(m, note->node,
			ctg_maker_from(note->node, side));
	put(m, p, note->made[side], again, ctg_maker_alone(side), change);
}

static bool has_marks(const struct ctg_node *leaf)
{
	for (const struct ctg_node *n = leaf->first; n; n = n->next)
		if (ctg_node_mark(n) != CTG_KEPT)
			return true;
	return false;
}

/* The same call in the old version of an alinéa whose bytes are the same,
 * though its note may be another: both are walked in step, from the call
 * before on.  Where words changed, what is kept calls the same note. */
static const struct ctg_node *old_call(struct ctg_maker *m,
	const struct ctg_node *n)
{
	struct ctg_maker_step *s = &m->step;
	const struct ctg_node *leaf = n, *from;

	while (ctg_kind_is_inline(leaf->kind))
		leaf = leaf->parent;
	from = ctg_maker_from(leaf, CTG_MAKER_OLD);
	if (s->leaf != leaf)
		*s = (struct ctg_maker_step){ leaf, leaf,
			has_marks(leaf) ? NULL : from };
	while (s->now && s->old && s->now != n) {
		s->now = ctg_node_next(leaf, s->now);
		s->old = ctg_node_next(from, s->old);
	}
	return s->old && s->old->kind == CTG_NOTEREF ? s->old : n;
}

static void call_both(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_maker_note *old, struct ctg_maker_note *now)
{
	call_alone(m, p, old, CTG_MAKER_OLD, old->node->delta->change);
	call_alone(m, p, now, CTG_MAKER_NEW, now->node->delta->change);
}

void ctg_maker_call(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, enum ctg_mark mark, unsigned change)
{
	struct ctg_maker_note *note = ctg_maker_note(m, n->note.def), *other;
	struct ctg_sheet_note *old, *now;

	/* A note that calls one is refused elsewhere (S111). */
	if (!note || m->at.part == CTG_MAKER_NOTE)
		return;
	if (mark != CTG_KEPT) {
		call_alone(m, p, note, mark == CTG_DELETED ? CTG_MAKER_OLD :
			CTG_MAKER_NEW, change);
		return;
	}
	other = ctg_maker_note(m, old_call(m, n)->note.def);
	if (other != note || ctg_node_mark(note->node) != CTG_KEPT) {
		call_both(m, p, other ? other : note, note);
		return;
	}
	old = note->made[CTG_MAKER_OLD];
	now = note->made[CTG_MAKER_NEW];
	if (old != now) {
		call_both(m, p, note, note);
		return;
	}
	if (!now)
		note->made[CTG_MAKER_OLD] = note->made[CTG_MAKER_NEW] =
			make(m, note->node, note->node);
	put(m, p, note->made[CTG_MAKER_NEW], now != NULL, CTG_KEPT, 0);
}
