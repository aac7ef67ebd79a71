/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_maker.h"

/* Unchanged alinéas in a row: more are counted rather than printed. */
#define FEW	2

/* --- what did not change ------------------------------------------------- */

static bool is_changed(const struct ctg_sheet_block *b)
{
	return b->table ? ctg_compare_is_marked_table(b->table) :
		ctg_compare_is_marked(b->para);
}

static void count(struct ctg_buf *b, unsigned n, const char *one,
	const char *many)
{
	if (n == 0)
		return;
	if (b->n)
		ctg_buf_puts(b, " et ");
	ctg_buf_printf(b, "%u %s", n, n > 1 ? many : one);
}

static void say_same(struct ctg_compare *c, unsigned alineas, unsigned tables)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	struct ctg_buf b = { .arena = c->arena };

	count(&b, alineas, "alinéa", "alinéas");
	count(&b, tables, "tableau", "tableaux");
	ctg_buf_puts(&b, " sans changement");
	ctg_compare_remark(c, p, ctg_buf_str(&b));
	ctg_compare_line(c, p, false);
}

/* --- one paragraph ------------------------------------------------------- */

static void put_marker(struct ctg_compare *c, struct ctg_sheet_para *to,
	const struct ctg_sheet_para *p)
{
	if (p->role != CTG_ROLE_ITEM)
		return;
	for (unsigned i = 1; i < p->depth; i++)
		ctg_sheet_say(c->arena, to, STR("\u00a0\u00a0\u00a0"));
	if (p->starts && p->bullet)
		ctg_sheet_say(c->arena, to, STR("•\u00a0"));
}

/* NULL when the version has none. */
static struct ctg_sheet_para *side_of(struct ctg_compare *c,
	const struct ctg_sheet_para *p, enum ctg_compare_side side,
	bool shown)
{
	struct ctg_sheet_para *to;

	if (!ctg_compare_has(p->mark, side))
		return NULL;
	to = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	put_marker(c, to, p);
	ctg_compare_runs(c, to, p->runs, side, shown);
	return to;
}

/* The same words, written otherwise. */
static bool is_form_only(struct ctg_compare *c,
	const struct ctg_sheet_para *p)
{
	bool marked = false;

	for (const struct ctg_run *r = p->runs; r; r = r->next) {
		if (r->kind != CTG_RUN_TEXT && r->mark != CTG_KEPT)
			return false;
		marked |= r->mark != CTG_KEPT;
	}
	return marked && p->mark == CTG_KEPT && ctg_str_eq(
		ctg_compare_words(c->arena, p, CTG_COMPARE_OLD),
		ctg_compare_words(c->arena, p, CTG_COMPARE_NEW));
}

static void put_para(struct ctg_compare *c, const struct ctg_sheet_para *p)
{
	bool form = is_form_only(c, p);
	struct ctg_sheet_para *old = side_of(c, p, CTG_COMPARE_OLD, !form);
	struct ctg_sheet_para *now = side_of(c, p, CTG_COMPARE_NEW, !form);

	if (form)
		ctg_compare_remark(c, now, STR("mise en forme seulement"));
	ctg_compare_row(c, old, now);
	ctg_compare_notes(c, p->runs);
}

/* --- two that were one, or became one ------------------------------------ */

static bool is_cut(const struct ctg_sheet_block *b,
	const struct ctg_sheet_block *end)
{
	return b->para->end != CTG_KEPT && b->next && b->next != end &&
		b->next->para;
}

static const struct ctg_sheet_block *put_joined(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end)
{
	const struct ctg_sheet_block *first = b;
	struct ctg_sheet_para *to[CTG_COMPARE_SIDES];
	bool cut = b->para->end == CTG_INSERTED;

	for (int s = 0; s < CTG_COMPARE_SIDES; s++) {
		to[s] = side_of(c, first->para, s, true);
		for (b = first; is_cut(b, end); b = b->next) {
			if (ctg_compare_has(b->para->end, s)) {
				ctg_compare_break(c, to[s]);
				put_marker(c, to[s], b->next->para);
			}
			ctg_compare_runs(c, to[s], b->next->para->runs, s,
				true);
		}
	}
	ctg_compare_remark(c, to[CTG_COMPARE_NEW], cut ?
		STR("alinéa scindé") : STR("alinéas réunis"));
	ctg_compare_row(c, to[CTG_COMPARE_OLD], to[CTG_COMPARE_NEW]);
	for (b = first; is_cut(b, end); b = b->next)
		ctg_compare_notes(c, b->para->runs);
	ctg_compare_notes(c, b->para->runs);
	return b->next;
}

/* --- moves --------------------------------------------------------------- */

/* Where it came from, or goes; once for all that goes along. */
static struct ctg_sheet_para *elsewhere(struct ctg_compare *c,
	unsigned move, enum ctg_compare_side side)
{
	struct ctg_sheet_para *p;

	if (c->moves[move].told[side])
		return NULL;
	c->moves[move].told[side] = true;
	p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	ctg_compare_whither(c, p, move, side);
	return p;
}

static void put_edited(struct ctg_compare *c, const struct ctg_sheet_para *p)
{
	struct ctg_sheet sheet = ctg_compare_sheet(c, p->edited);
	size_t at = c->n;
	struct ctg_sheet_para *first;

	c->done = p->move;
	ctg_compare_blocks(c, sheet.blocks, NULL);
	if (at == c->n)
		return;
	first = c->rows[at].cells[CTG_COMPARE_OLD].para;
	ctg_compare_whither(c, first, p->move, CTG_COMPARE_OLD);
}

static void put_moved(struct ctg_compare *c, const struct ctg_sheet_para *p)
{
	if (p->move == c->done && p->mark == CTG_INSERTED)
		return;
	if (p->mark == CTG_DELETED)
		ctg_compare_row(c, side_of(c, p, CTG_COMPARE_OLD, false),
			elsewhere(c, p->move, CTG_COMPARE_NEW));
	else if (p->edited)
		put_edited(c, p);
	else
		ctg_compare_row(c, elsewhere(c, p->move, CTG_COMPARE_OLD),
			side_of(c, p, CTG_COMPARE_NEW, false));
}

/* --- all of them --------------------------------------------------------- */

const struct ctg_sheet_block *ctg_compare_same(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end,
	unsigned few)
{
	const struct ctg_sheet_block *first = b;
	unsigned alineas = 0, tables = 0;

	for (; b && b != end && !(ctg_compare_is_told(b) && is_changed(b));
	     b = b->next)
		if (ctg_compare_is_told(b))
			*(b->table ? &tables : &alineas) += 1;
	if (alineas + tables > few || tables > 0) {
		say_same(c, alineas, tables);
		return b;
	}
	for (; first != b; first = first->next)
		if (ctg_compare_is_told(first))
			put_para(c, first->para);
	return b;
}

void ctg_compare_blocks(struct ctg_compare *c,
	const struct ctg_sheet_block *b, const struct ctg_sheet_block *end)
{
	while (b && b != end) {
		if (!ctg_compare_is_told(b) || !is_changed(b)) {
			b = ctg_compare_same(c, b, end, FEW);
		} else if (b->table) {
			b = ctg_compare_table(c, b, end);
		} else if (is_cut(b, end)) {
			b = put_joined(c, b, end);
		} else {
			if (b->para->move)
				put_moved(c, b->para);
			else
				put_para(c, b->para);
			b = b->next;
		}
	}
}
