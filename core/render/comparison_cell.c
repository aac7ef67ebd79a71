/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "render/comparison_maker.h"

bool ctg_compare_has(enum ctg_mark mark, enum ctg_compare_side side)
{
	return mark != (side == CTG_COMPARE_OLD ? CTG_INSERTED : CTG_DELETED);
}

void ctg_compare_remark(struct ctg_compare *c, struct ctg_sheet_para *p,
	struct ctg_str s)
{
	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "%s(%.*s)",
		p->runs ? " " : "", STR_ARG(s)))->italic = true;
}

void ctg_compare_break(struct ctg_compare *c, struct ctg_sheet_para *p)
{
	(void)ctg_sheet_run(c->arena, p, CTG_RUN_BREAK);
}

/* --- what changed, shown ------------------------------------------------- */

/* Words of one version alone, between their signs.  Spaces at either end stay
 * out of them: they wait until more words come. */
struct teller {
	struct ctg_compare *c;
	struct ctg_sheet_para *p;
	enum ctg_compare_side side;
	bool open;
	struct ctg_str waits;
};

static void show(const struct teller *t, struct ctg_run *r)
{
	if (t->side == CTG_COMPARE_OLD)
		r->struck = true;
	else
		r->underlined = r->bold = true;
}

static void close_signs(struct teller *t)
{
	if (t->open && t->side == CTG_COMPARE_OLD)
		ctg_sheet_say(t->c->arena, t->p, STR("]"));
	t->open = false;
	if (t->waits.n)
		ctg_sheet_say(t->c->arena, t->p, t->waits);
	t->waits = (struct ctg_str){ 0 };
}

static size_t spaces_before(struct ctg_str s)
{
	size_t i = 0, len;

	while (i < s.n && ctg_utf8_is_space(ctg_utf8_next(ctg_str_skip(s, i),
	    &len)))
		i += len;
	return i;
}

static size_t words_end(struct ctg_str s)
{
	size_t len;

	while (s.n > 0 && ctg_utf8_is_space(ctg_utf8_last(s, &len)))
		s.n -= len;
	return s.n;
}

static struct ctg_run *like(struct ctg_run *r, const struct ctg_run *from)
{
	r->bold = from->bold;
	r->italic = from->italic;
	r->raised = from->raised;
	return r;
}

static void tell(struct teller *t, const struct ctg_run *from,
	struct ctg_str s)
{
	size_t lead = t->open ? 0 : spaces_before(s);
	size_t end = words_end(s);

	if (lead > 0)
		like(ctg_sheet_say(t->c->arena, t->p, ctg_str_head(s, lead)),
			from);
	if (lead >= s.n)
		return;
	if (!t->open && t->side == CTG_COMPARE_OLD)
		ctg_sheet_say(t->c->arena, t->p, STR("["));
	t->open = true;
	if (end == 0) {
		t->waits = ctg_strf(t->c->arena, "%.*s%.*s",
			STR_ARG(t->waits), STR_ARG(s));
		return;
	}
	if (t->waits.n)
		show(t, ctg_sheet_say(t->c->arena, t->p, t->waits));
	show(t, like(ctg_sheet_say(t->c->arena, t->p, ctg_str_skip(
		ctg_str_head(s, end), lead)), from));
	t->waits = ctg_str_skip(s, end);
}

static struct ctg_str text_of(struct ctg_arena *a, const struct ctg_run *r,
	enum ctg_compare_side side)
{
	switch (r->kind) {
	case CTG_RUN_TAB:
		return STR("\u00a0");
	case CTG_RUN_NOTE:
		return ctg_strf(a, "%u", ctg_compare_number(r->note, side));
	case CTG_RUN_IMAGE:
		return ctg_strf(a, "[Image\u00a0: %.*s]",
			STR_ARG(r->image->alt));
	default:
		return r->text;
	}
}

static void put_run(struct teller *t, const struct ctg_run *r, bool shown)
{
	struct ctg_run say = *r;

	if (r->kind == CTG_RUN_BREAK) {
		close_signs(t);
		ctg_compare_break(t->c, t->p);
		return;
	}
	say.raised |= r->kind == CTG_RUN_NOTE;
	say.text = text_of(t->c->arena, r, t->side);
	if (shown) {
		tell(t, &say, say.text);
		return;
	}
	close_signs(t);
	like(ctg_sheet_say(t->c->arena, t->p, say.text), &say);
}

void ctg_compare_runs(struct ctg_compare *c, struct ctg_sheet_para *p,
	const struct ctg_run *r, enum ctg_compare_side side, bool shown)
{
	struct teller t = { .c = c, .p = p, .side = side };

	for (; r; r = r->next)
		if (ctg_compare_has(r->mark, side))
			put_run(&t, r, shown && r->mark != CTG_KEPT);
	close_signs(&t);
}

void ctg_compare_alone(struct ctg_compare *c, struct ctg_sheet_para *p,
	const struct ctg_run *r, enum ctg_compare_side side)
{
	struct teller t = { .c = c, .p = p, .side = side };

	for (; r; r = r->next)
		if (ctg_compare_has(r->mark, side))
			put_run(&t, r, true);
	close_signs(&t);
}

struct ctg_str ctg_compare_words(struct ctg_arena *a,
	const struct ctg_sheet_para *p, enum ctg_compare_side side)
{
	struct ctg_buf b = { .arena = a };

	for (const struct ctg_run *r = p ? p->runs : NULL; r; r = r->next)
		if (ctg_compare_has(r->mark, side))
			ctg_buf_add(&b, r->kind == CTG_RUN_BREAK ? STR(" ") :
				text_of(a, r, side));
	return ctg_str_trim(ctg_buf_str(&b));
}

bool ctg_compare_is_marked(const struct ctg_sheet_para *p)
{
	if (!p)
		return false;
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		if (r->mark != CTG_KEPT || ctg_compare_is_marked_note(r))
			return true;
	return p->mark != CTG_KEPT || p->end != CTG_KEPT;
}

bool ctg_compare_is_marked_table(const struct ctg_sheet_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->rows[i].mark != CTG_KEPT)
			return true;
		for (unsigned k = 0; k < t->columns; k++)
			if (ctg_compare_is_marked(t->rows[i].cells[k].para))
				return true;
	}
	return false;
}

/* --- rows ---------------------------------------------------------------- */

static struct ctg_sheet_row *new_row(struct ctg_compare *c)
{
	struct ctg_sheet_row *r;

	CTG_MORE(c->arena, c->rows, c->n, c->room);
	r = &c->rows[c->n++];
	*r = (struct ctg_sheet_row){ .cells = CTG_NEW_N(c->arena,
		struct ctg_sheet_cell, CTG_COMPARE_SIDES) };
	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		r->cells[s] = (struct ctg_sheet_cell){ .cols = 1, .rows = 1 };
	return r;
}

static struct ctg_sheet_para *or_nothing(struct ctg_compare *c,
	struct ctg_sheet_para *p)
{
	if (p)
		return p;
	p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	ctg_sheet_say(c->arena, p, STR("—"));
	return p;
}

void ctg_compare_row(struct ctg_compare *c, struct ctg_sheet_para *old,
	struct ctg_sheet_para *now)
{
	struct ctg_sheet_row *r = new_row(c);

	r->cells[CTG_COMPARE_OLD].para = or_nothing(c, old);
	r->cells[CTG_COMPARE_NEW].para = or_nothing(c, now);
}

struct ctg_sheet_row *ctg_compare_line(struct ctg_compare *c,
	struct ctg_sheet_para *p, bool group)
{
	struct ctg_sheet_row *r = new_row(c);

	r->group = group;
	r->cells[0].cols = CTG_COMPARE_SIDES;
	r->cells[0].para = p;
	r->cells[1].covered = true;
	return r;
}
