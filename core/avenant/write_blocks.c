/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks and rows that change, go or come, in French. */
#include "avenant/writing.h"

static bool is_empty(const struct ctg_node *blocks)
{
	return !blocks || !blocks->first;
}

static void say_quoted(struct ctg_wording *w, const struct ctg_node *at,
	const struct ctg_node *now)
{
	if (at->kind == CTG_ROW)
		ctg_say_rows(w, at->parent, now);
	else
		ctg_say_blocks(w, now);
}

/* --- change, go ----------------------------------------------------------- */

/* What is rewritten keeps its name: an alinéa for an alinéa, an article for
 * the one of that label. */
static bool is_rewritten(const struct ctg_lot *lot)
{
	const struct ctg_node *old = lot->v[0], *now = lot->now->first;

	while (now && (now->kind == CTG_LIST || now->kind == CTG_ITEM))
		now = now->next ? NULL : now->first;
	if (lot->n != 1 || !now || now->kind != old->kind ||
	    (now->next && now->next->kind != CTG_NOTE))
		return false;
	return old->kind != CTG_DIVISION ||
		(old->division.heading.word == now->division.heading.word &&
		ctg_label_cmp(old->division.heading.label,
			now->division.heading.label) == 0);
}

struct ctg_agreement ctg_lot_say(struct ctg_wording *w,
	const struct ctg_lot *lot)
{
	bool *follows;
	struct ctg_address *at = ctg_lot_name(w, &follows, lot);
	struct ctg_agreement how = ctg_say_agreement(w, at);

	if (lot->n == 1) {
		ctg_say_subject(w, at);
		return how;
	}
	ctg_say_several(w, at, follows, lot->n);
	return (struct ctg_agreement){ how.feminine, true };
}

static void retitle(struct ctg_wording *w, const struct ctg_node *title)
{
	ctg_say(w, "est ainsi rédigé\u00a0: «\u00a0");
	ctg_say_inlines(w, title);
	ctg_say(w, "\u00a0»");
}

void ctg_say_lot(struct ctg_wording *w, const struct ctg_lot *lot)
{
	struct ctg_agreement how;

	if (lot->added) {
		ctg_say_added(w, lot->added);
		return;
	}
	how = ctg_lot_say(w, lot);
	if (lot->title) {
		retitle(w, lot->title);
		return;
	}
	if (is_empty(lot->now)) {
		ctg_say_done(w, how, "supprimé");
		return;
	}
	if (is_rewritten(lot)) {
		ctg_say(w, how.plural ? "sont " : "est ");
		ctg_say(w, how.feminine ? "ainsi rédigée" : "ainsi rédigé");
		ctg_say(w, how.plural ? "s\u00a0:" : "\u00a0:");
	} else {
		ctg_say_done(w, how, "remplacé");
		ctg_say(w, " par ");
		ctg_announce(w, lot->now, lot->v[0]);
	}
	say_quoted(w, lot->v[0], lot->now);
}

/* --- come ----------------------------------------------------------------- */

/* Where blocks come: beside a block, or at the end of a unit. */
struct anchor {
	const struct ctg_node *at;
	enum { AFTER, BEFORE, END } how;
};

static bool is_note(const struct ctg_node *n)
{
	return n->kind == CTG_NOTE;
}

static const struct ctg_node *last_child(const struct ctg_node *n)
{
	n = n->last;
	while (n && is_note(n))
		n = n->prev;
	return n;
}

/* The last block below n that can be named, n itself if it is one. */
static const struct ctg_node *last_block(const struct ctg_node *n)
{
	while (n && (n->kind == CTG_LIST || n->kind == CTG_ITEM ||
	       n->kind == CTG_DIVISION || n->kind == CTG_PART ||
	       n->kind == CTG_DOCUMENT) && last_child(n))
		n = last_child(n);
	return n;
}

static const struct ctg_node *first_block(const struct ctg_node *n)
{
	while (n && (n->kind == CTG_LIST || n->kind == CTG_ITEM ||
	       n->kind == CTG_PART))
		n = n->first;
	return n;
}

/* The unit that ends with a block; NULL when it goes on. */
static const struct ctg_node *unit_ended(const struct ctg_node *n)
{
	const struct ctg_node *unit = ctg_node_unit(n);

	if (unit->kind == CTG_DOCUMENT && ctg_node_section(n) != unit)
		unit = ctg_node_section(n);
	return unit->kind != CTG_DOCUMENT && last_block(unit) == n ? unit :
		NULL;
}

/* « après l'article 5 »: the division that ends with a block, of the level of
 * the one that comes. */
static const struct ctg_node *division_ended(const struct ctg_node *n,
	unsigned level)
{
	const struct ctg_node *best = NULL, *p = n;

	for (; p && p->kind != CTG_DOCUMENT && !ctg_node_is_annexe(p);
	     p = p->parent) {
		if (p->kind != CTG_DIVISION)
			continue;
		if (last_block(p) != last_block(n))
			break;
		if (p->division.level >= level)
			best = p;
	}
	return best;
}

/* An item beside one of an inner list is of that list: the unit that ends with
 * it would not tell. */
static bool joins_inner_list(const struct ctg_node *n,
	const struct ctg_node *first)
{
	unsigned depth = 0;

	for (n = n->parent; n; n = n->parent)
		depth += n->kind == CTG_LIST;
	return depth > 1 && first && first->kind == CTG_LIST;
}

static struct anchor after_block(const struct ctg_node *n,
	const struct ctg_op *op)
{
	const struct ctg_node *first = op->now->first;
	const struct ctg_node *end = unit_ended(last_block(n));

	/* A heading below that of the unit is part of it. */
	if (first && first->kind == CTG_DIVISION)
		end = !ctg_node_is_labelled(first) && end &&
			end->kind == CTG_DIVISION && end->division.level <
			first->division.level ? NULL :
			division_ended(n, first->division.level);
	else
		end = NULL;
	if (end)
		return (struct anchor){ end, AFTER };
	n = last_block(n);
	end = n->kind == CTG_HEADING ? n->parent : unit_ended(n);
	if (end && (n->kind != CTG_HEADING || !n->next) &&
	    !joins_inner_list(n, first))
		return (struct anchor){ end, END };
	if (n->kind == CTG_HEADING && n->next->kind != CTG_DIVISION)
		return (struct anchor){ first_block(n->next), BEFORE };
	return (struct anchor){ n, AFTER };
}

static struct anchor find_anchor(const struct ctg_op *op)
{
	const struct ctg_node *at = op->at, *first = at->first;

	if (at->kind == CTG_PART && op->side == CTG_OP_AFTER)
		return (struct anchor){ at, AFTER };
	if (at->kind == CTG_PART && op->side == CTG_OP_BEFORE)
		return (struct anchor){ at, BEFORE };
	switch (op->side) {
	case CTG_OP_AFTER:
	case CTG_OP_LAST:
		return after_block(at, op);
	case CTG_OP_BEFORE:
		return (struct anchor){ at->kind == CTG_HEADING ? at->parent :
			first_block(at), BEFORE };
	default:
		break;
	}
	if (first && first->kind == CTG_HEADING)
		return after_block(first, op);
	if (first)
		return (struct anchor){ first_block(first), BEFORE };
	return (struct anchor){ at, END };
}

/* Rows come under the header, or at the end of their table. */
static struct anchor row_anchor(const struct ctg_op *op)
{
	const struct ctg_node *at = op->at;

	if (at->kind == CTG_TABLE)
		at = op->side == CTG_OP_FIRST ? at->first : at->last;
	if (op->side == CTG_OP_BEFORE)
		return (struct anchor){ at, BEFORE };
	if (!at->next)
		return (struct anchor){ at->parent, END };
	if (at->row.header)
		return (struct anchor){ at->next, BEFORE };
	return (struct anchor){ at, AFTER };
}

const struct ctg_node *ctg_added_at(const struct ctg_op *op, bool *end)
{
	struct anchor k = op->kind == CTG_OP_ROWS ? row_anchor(op) :
		find_anchor(op);

	*end = k.how == END;
	return k.at;
}

bool ctg_added_is_outside(const struct ctg_op *op)
{
	struct anchor k;

	if (op->kind != CTG_OP_BLOCKS)
		return false;
	k = find_anchor(op);
	return k.how == AFTER && k.at->kind == CTG_DIVISION &&
		!ctg_node_is_annexe(k.at) && (ctg_node_is_labelled(k.at) ||
		k.at->parent->kind == CTG_DOCUMENT);
}

void ctg_say_added(struct ctg_wording *w, const struct ctg_op *op)
{
	bool rows = op->kind == CTG_OP_ROWS;
	struct anchor k = rows ? row_anchor(op) : find_anchor(op);
	struct ctg_address at;

	ctg_say_find(w, &at, k.at);
	if (k.how == END) {
		ctg_say_subject(w, &at);
		ctg_say_done(w, ctg_say_agreement(w, &at), "complété");
		ctg_say(w, " par ");
		ctg_announce(w, op->now, k.at);
	} else {
		ctg_say(w, k.how == AFTER ? "après " : "avant ");
		ctg_say_address(w, &at, CTG_LE);
		ctg_say(w, ", ");
		ctg_announce_inserted(w, op->now, k.at);
	}
	if (rows)
		ctg_say_rows(w, k.at->kind == CTG_TABLE ? k.at :
			k.at->parent, op->now);
	else
		ctg_say_blocks(w, op->now);
}
