/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

#define LEVELS	6

/* What a paragraph is in one version. */
struct form {
	enum ctg_role role;
	unsigned level, bookmark, target;
	bool starts, bullet;
	struct ctg_str marker;
};

static unsigned clamp_level(unsigned depth)
{
	return depth == 0 ? 1 : depth > LEVELS ? LEVELS : depth;
}

static unsigned depth_of(const struct ctg_node *division)
{
	unsigned depth = 0;

	for (; division; division = division->parent)
		depth += division->kind == CTG_DIVISION;
	return depth;
}

/* Who signs stands on two lines, « Pour la Caf : » on one. */
static bool is_signatory(const struct ctg_node *para)
{
	const struct ctg_node *n = para->first;

	while (n && n->kind != CTG_LINEBREAK)
		n = n->next;
	return n != NULL;
}

static void set_role(struct ctg_maker *m, struct form *f,
	const struct ctg_node *from, enum ctg_maker_side side)
{
	switch (m->at.part) {
	case CTG_MAKER_TITLE:
		f->role = m->titled[side] ? CTG_ROLE_COVER : CTG_ROLE_TITLE;
		m->titled[side] = true;
		break;
	case CTG_MAKER_SOMMAIRE:
		f->role = CTG_ROLE_ENTRY;
		f->level = clamp_level(depth_of(from->para.target));
		f->target = ctg_maker_bookmark(m, from->para.target);
		break;
	case CTG_MAKER_VISAS:
		f->role = CTG_ROLE_VISA;
		break;
	case CTG_MAKER_CLOSING:
		f->role = CTG_ROLE_CLOSING;
		break;
	case CTG_MAKER_SIGNATURES:
		f->role = is_signatory(from) ? CTG_ROLE_SIGNATORY :
			CTG_ROLE_PARTY;
		break;
	case CTG_MAKER_NOTE:
		f->role = CTG_ROLE_NOTE;
		break;
	case CTG_MAKER_ACT:
		f->role = CTG_ROLE_ACT;
		break;
	case CTG_MAKER_QUOTE:
		f->role = m->at.item ? CTG_ROLE_ITEM : CTG_ROLE_QUOTE;
		break;
	default:
		f->role = m->at.item ? CTG_ROLE_ITEM : CTG_ROLE_BODY;
	}
}

/* The first words of an item take its marker. */
static struct form form_of(struct ctg_maker *m, const struct ctg_node *n,
	enum ctg_maker_side side)
{
	struct ctg_maker_item *item = m->at.item;
	struct form f = { 0 };

	if (n->kind == CTG_HEADING) {
		f.role = CTG_ROLE_HEADING;
		f.level = clamp_level(m->at.depth);
		f.bookmark = ctg_maker_bookmark(m, n->parent);
		return f;
	}
	set_role(m, &f, ctg_maker_from(n, side), side);
	if (!item)
		return f;
	f.starts = item->due[side];
	item->due[side] = false;
	f.marker = item->marker[side];
	f.bullet = f.marker.n == 0 && f.role == CTG_ROLE_ITEM;
	if (f.marker.n == 0)
		f.marker = STR("•");
	return f;
}

/* One paragraph can be both: its style may differ, and its words. */
static bool fits(const struct form *x, const struct form *y)
{
	return x->starts == y->starts && x->target == y->target &&
		(!x->starts || x->bullet == y->bullet);
}

static bool same_style(const struct form *x, const struct form *y)
{
	return x->role == y->role && x->level == y->level;
}

/* --- writing ------------------------------------------------------------- */

struct ctg_sheet_para *ctg_maker_para(struct ctg_maker *m, enum ctg_role role)
{
	struct ctg_sheet_para *p = CTG_NEW(m->arena, struct ctg_sheet_para);

	p->role = role;
	p->mark = m->at.mark;
	if (p->mark != CTG_KEPT) {
		p->change = m->at.change;
		p->move = m->at.move;
		p->edited = m->at.edited;
	}
	return p;
}

static struct ctg_sheet_para *write_para(struct ctg_maker *m,
	const struct ctg_node *leaf, const struct form *old,
	const struct form *now)
{
	struct ctg_sheet_para *p = ctg_maker_para(m, now->role);

	p->level = now->level;
	p->bookmark = now->bookmark;
	p->target = now->target;
	p->depth = now->role == CTG_ROLE_ITEM ? m->at.item->depth : 0;
	p->starts = now->starts && now->role == CTG_ROLE_ITEM;
	p->bullet = now->bullet;
	if (!same_style(old, now)) {
		p->restyled = true;
		p->old_role = old->role;
		p->old_level = old->level;
	}
	if (now->starts && !now->bullet) {
		ctg_maker_say_both(m, p, old->marker, now->marker);
		(void)ctg_maker_run(m, p, CTG_RUN_TAB, m->at.mark);
	}
	ctg_maker_words(m, p, leaf);
	ctg_maker_raise(m, p);
	ctg_maker_put(m, p, NULL);
	return p;
}

/* Of a block that is written twice, though its words did not all change. */
static unsigned change_of(const struct ctg_maker *m, const struct ctg_node *n)
{
	unsigned change = m->at.change;

	if (change == 0 && m->at.item)
		change = m->at.item->change;
	for (n = n->first; n && change == 0; n = n->next)
		change = n->delta ? n->delta->change : 0;
	return change;
}

/* As one version has it. */
static void write_alone(struct ctg_maker *m, const struct ctg_node *n,
	const struct form *f, enum ctg_maker_side side)
{
	struct ctg_maker_around at = m->at;

	if (m->at.mark == CTG_KEPT)
		m->at.change = change_of(m, n);
	m->at.mark = ctg_maker_alone(side);
	(void)write_para(m, ctg_maker_from(n, side), f, f);
	m->at = at;
}

static void put_alone(struct ctg_maker *m, const struct ctg_node *n)
{
	struct form f[CTG_MAKER_SIDES];

	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		if (ctg_maker_has(m, s))
			f[s] = form_of(m, n, s);
	if (m->at.mark == CTG_KEPT && fits(&f[0], &f[1])) {
		(void)write_para(m, n, &f[CTG_MAKER_OLD], &f[CTG_MAKER_NEW]);
		return;
	}
	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		if (ctg_maker_has(m, s))
			write_alone(m, n, &f[s], s);
}

/* --- cut in two, or made one --------------------------------------------- */

/* A paragraph and the one whose words belong to it in the other version.
 * When they join, the one that is left has to be what the first was: only
 * like paragraphs are shown so. */
static void put_joined(struct ctg_maker *m, const struct ctg_node *n)
{
	const struct ctg_node *second = n->next;
	enum ctg_mark mark = second->delta->mark;
	enum ctg_maker_side both = mark == CTG_DELETED ? CTG_MAKER_OLD :
		CTG_MAKER_NEW;
	struct form f[CTG_MAKER_SIDES], g;
	struct ctg_sheet_para *p;

	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		f[s] = form_of(m, n, s);
	g = form_of(m, second, both);
	if (fits(&f[0], &f[1]) && same_style(&f[0], &f[1]) &&
	    fits(&f[0], &g) && same_style(&f[0], &g)) {
		p = write_para(m, n, &f[0], &f[1]);
		p->end = mark;
		p->change = second->delta->change;
		(void)write_para(m, second, &g, &g);
		return;
	}
	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		write_alone(m, n, &f[s], s);
		if (s == (int)both)
			write_alone(m, second, &g, s);
	}
}

static bool is_joined(const struct ctg_node *n)
{
	return n && n->delta && n->delta->joined;
}

void ctg_maker_leaf(struct ctg_maker *m, const struct ctg_node *n)
{
	if (is_joined(n->next) && m->at.mark == CTG_KEPT)
		put_joined(m, n);
	else
		put_alone(m, n);
}

/* --- markers without words ----------------------------------------------- */

static bool waits(const struct ctg_maker *m, enum ctg_maker_side side)
{
	const struct ctg_maker_item *item = m->at.item;

	return item && ctg_maker_has(m, side) && item->due[side] &&
		item->marker[side].n > 0;
}

void ctg_maker_flush(struct ctg_maker *m)
{
	static const struct ctg_node nothing = { .kind = CTG_PARA };
	bool old = waits(m, CTG_MAKER_OLD), now = waits(m, CTG_MAKER_NEW);
	struct ctg_maker_around at = m->at;

	if (!old && !now)
		return;
	if (old != now)
		m->at.mark = ctg_maker_alone(old ? CTG_MAKER_OLD :
			CTG_MAKER_NEW);
	ctg_maker_leaf(m, &nothing);
	m->at = at;
}
