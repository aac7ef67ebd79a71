/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

#include "render/sheet_add.h"

/* The room of a logo, in tenths of a millimetre. */
#define LOGO_WIDTH	550
#define LOGO_HEIGHT	250

static enum ctg_maker_part part_of(struct ctg_str name)
{
	static const struct {
		struct ctg_str name;
		enum ctg_maker_part part;
	} parts[] = {
		{ CTG_STR_INIT("titre"), CTG_MAKER_TITLE },
		{ CTG_STR_INIT("sommaire"), CTG_MAKER_SOMMAIRE },
		{ CTG_STR_INIT("visas"), CTG_MAKER_VISAS },
		{ CTG_STR_INIT("cloture"), CTG_MAKER_CLOSING },
		{ CTG_STR_INIT("signatures"), CTG_MAKER_SIGNATURES },
		{ CTG_STR_INIT("acte"), CTG_MAKER_ACT },
		{ CTG_STR_INIT("citation"), CTG_MAKER_QUOTE },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (ctg_str_eq(name, parts[i].name))
			return parts[i].part;
	return CTG_MAKER_TEXT;
}

/* Only of the versions that have entries. */
static void put_sommaire(struct ctg_maker *m, const struct ctg_node *part)
{
	struct ctg_maker_around at = m->at;
	bool any[CTG_MAKER_SIDES];
	struct ctg_sheet_para *p;

	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		any[s] = ctg_maker_has(m, s) && ctg_maker_from(part, s)->first;
	if (!any[0] && !any[1])
		return;
	if (any[0] != any[1])
		m->at.mark = ctg_maker_alone(any[0] ? CTG_MAKER_OLD :
			CTG_MAKER_NEW);
	p = ctg_maker_para(m, CTG_ROLE_CAPTION);
	ctg_maker_say(m, p, STR("Sommaire"), m->at.mark);
	ctg_maker_put(m, p, NULL);
	m->at.mark = at.mark;
	ctg_maker_blocks(m, part);
	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		m->due[s] |= any[s];
	m->at = at;
}

/* --- the title page ------------------------------------------------------ */

static void add_logo(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_party *party, enum ctg_maker_side side)
{
	struct ctg_sheet_image *image = ctg_maker_load(m, side,
		party->logo.s, ctg_strf(m->arena, "Logo de %.*s",
		STR_ARG(party->nom.s)));

	if (!image)
		return;
	if (p->runs)
		ctg_maker_say(m, p, STR("\u00a0\u00a0 \u00a0\u00a0"),
			m->at.mark);
	ctg_maker_run(m, p, CTG_RUN_IMAGE, m->at.mark)->image = image;
}

/* The logos of a version, in a paragraph; it has no runs when none is. */
static struct ctg_sheet_para *logos_of(struct ctg_maker *m,
	enum ctg_maker_side side)
{
	const struct ctg_convention *c = m->from[side] ?
		m->from[side]->convention : NULL;
	struct ctg_sheet_para *p = ctg_maker_para(m, CTG_ROLE_COVER);

	for (size_t i = 0; c && i < c->nparties; i++)
		if (c->parties[i].logo.s.p)
			add_logo(m, p, &c->parties[i], side);
	return p;
}

static bool same_logos(const struct ctg_sheet_para *x,
	const struct ctg_sheet_para *y)
{
	const struct ctg_run *a = x->runs, *b = y->runs;

	for (; a && b; a = a->next, b = b->next)
		if (a->kind != b->kind || (a->image &&
		    !ctg_maker_same_image(a->image, b->image)))
			return false;
	return !a && !b;
}

static void put_logos(struct ctg_maker *m)
{
	struct ctg_maker_around at = m->at;
	struct ctg_sheet_para *p, *old;

	m->at.width = LOGO_WIDTH;
	m->at.height = LOGO_HEIGHT;
	p = logos_of(m, CTG_MAKER_NEW);
	old = m->from[CTG_MAKER_OLD] ? logos_of(m, CTG_MAKER_OLD) : p;
	if (same_logos(old, p)) {
		if (p->runs)
			ctg_maker_put(m, p, NULL);
		m->at = at;
		return;
	}
	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		m->at.mark = ctg_maker_alone(s);
		p = logos_of(m, s);
		if (p->runs)
			ctg_maker_put(m, p, NULL);
	}
	m->at = at;
}

static void put_state(struct ctg_maker *m, struct ctg_str words)
{
	struct ctg_sheet_para *p = ctg_maker_para(m, CTG_ROLE_STATE);

	ctg_maker_say(m, p, words, m->at.mark);
	ctg_maker_put(m, p, NULL);
}

static void put_title(struct ctg_maker *m, const struct ctg_node *part)
{
	put_logos(m);
	if (m->sheet->about.draft)
		put_state(m, STR("PROJET"));
	if (m->sheet->about.mention.n)
		put_state(m, ctg_sheet_capital(m->arena,
			m->sheet->about.mention));
	ctg_maker_blocks(m, part);
	/* An act is a letter more than a book: its text follows. */
	if (m->at.part == CTG_MAKER_TITLE)
		ctg_maker_break(m);
}

void ctg_maker_put_part(struct ctg_maker *m, const struct ctg_node *part)
{
	m->at.part = part_of(part->text);
	m->at.generated = true;
	if (m->at.part == CTG_MAKER_TITLE || m->at.part == CTG_MAKER_ACT)
		put_title(m, part);
	else if (m->at.part == CTG_MAKER_SOMMAIRE)
		put_sommaire(m, part);
	else
		ctg_maker_blocks(m, part);
}
