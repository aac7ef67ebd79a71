/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_maker.h"

/* --- the title of a division --------------------------------------------- */

static struct ctg_sheet_para *title_of(struct ctg_compare *c,
	const struct ctg_compare_unit *u, enum ctg_compare_side side,
	bool shown)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_GROUP);

	if (!u->title)
		ctg_sheet_say(c->arena, p, ctg_sheet_capital(c->arena,
			u->name));
	else
		ctg_compare_runs(c, p, u->title->runs, side, shown);
	return p;
}

/* As the outermost division around changed, all in it did. */
static bool is_news(const struct ctg_compare_unit *u)
{
	const struct ctg_compare_unit *up = u->parent;

	return !up->title || up->title->mark != u->title->mark;
}

static void put_title(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	enum ctg_mark mark = u->title ? u->title->mark : CTG_KEPT;
	struct ctg_sheet_para *p;

	if (u->retitled && mark == CTG_KEPT) {
		ctg_compare_row(c, title_of(c, u, CTG_COMPARE_OLD, true),
			title_of(c, u, CTG_COMPARE_NEW, true));
		c->rows[c->n - 1].group = u->level == 1;
		return;
	}
	p = title_of(c, u, mark == CTG_DELETED ? CTG_COMPARE_OLD :
		CTG_COMPARE_NEW, mark != CTG_KEPT && !u->title->move);
	if (mark != CTG_KEPT && is_news(u))
		ctg_compare_remark(c, p, ctg_compare_done(c, u,
			mark == CTG_DELETED ? "supprimé" : "inséré"));
	ctg_compare_line(c, p, u->level == 1);
}

/* --- what changed in no word --------------------------------------------- */

/* Only the number: « L'article 14 devient l'article 13 ». */
static bool is_renumbered(const struct ctg_compare_unit *u)
{
	const struct ctg_heading *old = &u->heading[CTG_COMPARE_OLD];
	const struct ctg_heading *now = &u->heading[CTG_COMPARE_NEW];

	return u->title && u->title->mark == CTG_KEPT && u->retitled &&
		old->word != CTG_PLAIN && old->word == now->word &&
		ctg_label_cmp(old->label, now->label) != 0 &&
		ctg_str_eq(old->title, now->title);
}

static bool is_same_within(const struct ctg_compare_unit *u)
{
	if (u->edited)
		return false;
	for (const struct ctg_compare_unit *k = u->first; k; k = k->next)
		if (k->any)
			return false;
	return true;
}

static void put_renumbered(struct ctg_compare *c,
	const struct ctg_compare_unit *u)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);

	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "%.*s devient %.*s, sans "
		"autre changement", STR_ARG(ctg_sheet_capital(c->arena,
		ctg_compare_name(c, u, CTG_COMPARE_OLD, CTG_LE))),
		STR_ARG(ctg_compare_name(c, u, CTG_COMPARE_NEW, CTG_LE))));
	ctg_compare_line(c, p, false);
}

/* --- moves --------------------------------------------------------------- */

static bool goes_along(const struct ctg_sheet_block *b, unsigned move)
{
	return b->para ? b->para->move == move : b->table->n > 0 &&
		b->table->rows[0].move == move;
}

static void plain_block(struct ctg_compare *c, struct ctg_buf *b,
	const struct ctg_sheet_block *k, enum ctg_compare_side side)
{
	ctg_buf_putc(b, '\n');
	if (k->para)
		ctg_buf_add(b, ctg_compare_words(c->arena, k->para, side));
	for (size_t i = 0; k->table && i < k->table->n; i++)
		for (unsigned n = 0; n < k->table->columns; n++)
			ctg_buf_add(b, ctg_compare_words(c->arena,
				k->table->rows[i].cells[n].para, side));
}

static void plain(struct ctg_compare *c, struct ctg_buf *b,
	const struct ctg_compare_unit *u, enum ctg_compare_side side,
	unsigned move)
{
	ctg_buf_add(b, ctg_compare_words(c->arena, u->title, side));
	for (const struct ctg_sheet_block *k = u->from; k && k != u->end;
	     k = k->next)
		if (goes_along(k, move))
			plain_block(c, b, k, side);
	for (u = u->first; u; u = u->next)
		if (u->title && u->title->move == move)
			plain(c, b, u, side, move);
}

static bool is_same_moved(struct ctg_compare *c, unsigned move)
{
	const struct ctg_compare_move *m = &c->moves[move];
	struct ctg_buf b[CTG_COMPARE_SIDES] = { { .arena = c->arena },
		{ .arena = c->arena } };

	if (!m->at[CTG_COMPARE_OLD] || !m->at[CTG_COMPARE_NEW])
		return false;
	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		plain(c, &b[s], m->at[s], s, move);
	return ctg_str_eq(ctg_buf_str(&b[0]), ctg_buf_str(&b[1]));
}

/* What the sheet has under the title of a division that moved, and that did
 * not move with it: it came to, or stays in, the one before. */
static void put_rest(struct ctg_compare *c, const struct ctg_compare_unit *u,
	unsigned move)
{
	const struct ctg_sheet_block *b = u->from, *from;

	while (b && b != u->end) {
		for (from = b; b && b != u->end && !goes_along(b, move);)
			b = b->next;
		ctg_compare_blocks(c, from, b);
		while (b && b != u->end && goes_along(b, move))
			b = b->next;
	}
	for (u = u->first; u; u = u->next)
		if (u->title && u->title->move == move)
			put_rest(c, u, move);
		else
			ctg_compare_walk(c, u);
	ctg_compare_flush(c);
}

/* Where the division was, or goes, beside its title. */
static void say_moved(struct ctg_compare *c, struct ctg_sheet_para *p,
	const struct ctg_compare_unit *u, bool same)
{
	bool gone = u->title->mark == CTG_DELETED;
	bool up = c->moves[u->title->move].upwards == gone;

	ctg_compare_remark(c, p, ctg_strf(c->arena, "%.*s plus %s%s",
		STR_ARG(ctg_compare_done(c, u, gone ? "déplacé" :
			"auparavant placé")),
		up ? "haut" : "bas",
		same && !gone ? ", sans autre changement" : ""));
}

static void put_edited(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	struct ctg_sheet sheet = ctg_compare_sheet(c, u->title->edited);
	const struct ctg_compare_unit *k = ctg_compare_units(c,
		sheet.blocks)->first;
	size_t at = c->n;

	c->done = u->title->move;
	for (; k; k = k->next)
		ctg_compare_walk(c, k);
	ctg_compare_flush(c);
	if (at < c->n)
		say_moved(c, c->rows[at].cells[0].para, u, false);
}

/* Blocks, then divisions. */
static void put_within(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	if (u->edited)
		ctg_compare_blocks(c, u->from, u->end);
	else
		ctg_compare_same(c, u->from, u->end, 0);
	for (u = u->first; u; u = u->next)
		ctg_compare_walk(c, u);
	ctg_compare_flush(c);
}

static void put_moved(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	unsigned move = u->title->move;
	bool same = is_same_moved(c, move);
	bool gone = u->title->mark == CTG_DELETED;
	struct ctg_sheet_para *p;

	if (!gone && !same && u->title->edited) {
		put_edited(c, u);
		put_rest(c, u, move);
		return;
	}
	p = title_of(c, u, gone ? CTG_COMPARE_OLD : CTG_COMPARE_NEW, false);
	say_moved(c, p, u, same);
	ctg_compare_line(c, p, u->level == 1);
	if (same || gone)
		put_rest(c, u, move);
	else
		put_within(c, u);
}

/* --- all of them --------------------------------------------------------- */

static void wait(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	CTG_MORE(c->arena, c->same, c->nsame, c->room_same);
	c->same[c->nsame++] = u;
}

static bool is_moved(const struct ctg_compare_unit *u)
{
	return u->title && u->title->move;
}

void ctg_compare_walk(struct ctg_compare *c, const struct ctg_compare_unit *u)
{
	if (!u->any) {
		wait(c, u);
		return;
	}
	ctg_compare_flush(c);
	if (is_moved(u)) {
		put_moved(c, u);
		return;
	}
	if (is_renumbered(u) && is_same_within(u)) {
		put_renumbered(c, u);
		return;
	}
	put_title(c, u);
	put_within(c, u);
}
