/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

#include "base/eight.h"
#include "render/link.h"
#include "render/sheet_add.h"

/* How what is said looks. */
struct look {
	bool bold, italic;
	struct ctg_str link;
	enum ctg_mark mark;
	unsigned change;
};

struct ctg_run *ctg_maker_run(struct ctg_maker *m, struct ctg_sheet_para *p,
	enum ctg_run_kind kind, enum ctg_mark mark)
{
	struct ctg_run *r = ctg_sheet_run(m->arena, p, kind);

	r->mark = mark;
	r->change = mark == CTG_KEPT ? 0 : m->at.change;
	return r;
}

static struct ctg_run *add(struct ctg_maker *m, struct ctg_sheet_para *p,
	enum ctg_run_kind kind, const struct look *look)
{
	struct ctg_run *r = ctg_maker_run(m, p, kind, look->mark);

	r->bold = look->bold;
	r->italic = look->italic;
	r->link = look->link;
	r->change = look->change;
	return r;
}

static bool has_look(const struct ctg_run *r, const struct look *look)
{
	return r->bold == look->bold && r->italic == look->italic &&
		r->mark == look->mark && r->change == look->change &&
		ctg_str_eq(r->link, look->link);
}

/* A line end or a tab that came through an entity prints as a space. */
static struct ctg_str one_line(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	size_t i = 0;

	while (i + 8 <= s.n && !ctg_eight_below(ctg_eight(s.p + i), ' '))
		i += 8;
	while (i < s.n && ((unsigned char)s.p[i] >= ' ' ||
	    !ctg_is_space(s.p[i])))
		i++;
	if (i == s.n)
		return s;
	for (i = 0; i < s.n; i++)
		ctg_buf_putc(&b, ctg_is_space(s.p[i]) ? ' ' : s.p[i]);
	return ctg_buf_str(&b);
}

/* Words that look alike make one run. */
static void say(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_str s, const struct look *look)
{
	struct ctg_run *r = p->last;

	if (s.n == 0)
		return;
	s = one_line(m->arena, s);
	if (!r || r != m->spoken || !has_look(r, look)) {
		r = add(m, p, CTG_RUN_TEXT, look);
		r->text = s;
		m->spoken = r;
		m->words = (struct ctg_buf){ .arena = m->arena };
		return;
	}
	if (m->words.n == 0)
		ctg_buf_add(&m->words, r->text);
	ctg_buf_add(&m->words, s);
	r->text = ctg_buf_str(&m->words);
}

void ctg_maker_say(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_str s, enum ctg_mark mark)
{
	const struct look look = { .mark = mark,
		.change = mark == CTG_KEPT ? 0 : m->at.change };

	say(m, p, s, &look);
}

void ctg_maker_say_both(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_str old, struct ctg_str now)
{
	if (m->at.mark != CTG_KEPT || ctg_str_eq(old, now)) {
		ctg_maker_say(m, p, m->at.mark == CTG_DELETED ? old : now,
			m->at.mark);
		return;
	}
	ctg_maker_say(m, p, old, CTG_DELETED);
	ctg_maker_say(m, p, now, CTG_INSERTED);
}

/* --- one function a kind ------------------------------------------------- */

static void put(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look);

static void put_all(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	for (n = n->first; n; n = n->next)
		put(m, p, n, look);
}

static void put_text(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	say(m, p, n->text, &look);
}

static void put_soft_break(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	(void)n;
	say(m, p, STR(" "), &look);
}

static void put_break(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	(void)n;
	look.bold = look.italic = false;
	(void)add(m, p, CTG_RUN_BREAK, &look);
}

static void put_emph(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	look.italic = true;
	put_all(m, p, n, look);
}

static void put_strong(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	look.bold = true;
	put_all(m, p, n, look);
}

static void put_link(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	if (ctg_link_is_safe(n->text))
		look.link = n->text;
	put_all(m, p, n, look);
}

static void put_image(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	ctg_maker_image(m, p, n, look.mark, look.change);
}

static void put_call(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	ctg_maker_call(m, p, n, look.mark, look.change);
}

static void (*const acts[CTG_KINDS])(struct ctg_maker *,
	struct ctg_sheet_para *, const struct ctg_node *, struct look) = {
	[CTG_TEXT] = put_text,
	[CTG_SOFTBREAK] = put_soft_break,
	[CTG_LINEBREAK] = put_break,
	[CTG_EMPH] = put_emph,
	[CTG_STRONG] = put_strong,
	[CTG_LINK] = put_link,
	[CTG_IMAGE] = put_image,
	[CTG_NOTEREF] = put_call,
};

static void put(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, struct look look)
{
	(acts[n->kind] ? acts[n->kind] : put_all)(m, p, n, look);
}

void ctg_maker_words(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *leaf)
{
	for (const struct ctg_node *n = leaf->first; n; n = n->next) {
		struct look look = { .mark = m->at.mark };
		const struct ctg_delta *d = n->delta;

		if (look.mark != CTG_KEPT) {
			look.change = m->at.change;
		} else if (d && d->mark != CTG_KEPT) {
			look.mark = d->mark;
			look.change = d->change;
		}
		put(m, p, n, look);
	}
}
