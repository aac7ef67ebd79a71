/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison.h"

#include "diff/tally.h"
#include "model/french.h"
#include "render/comparison_maker.h"

/* --- what the front-matters say ------------------------------------------ */

/* Told by no block of the text, and of use to who votes. */
static bool is_meaning(const struct ctg_change *x)
{
	return !x->at && !x->before && !x->after &&
		x->nature != CTG_CHANGE_DATA;
}

/* Of « A ; B » and « A ; C », only B and C changed. */
static bool is_of(struct ctg_str part, struct ctg_str all)
{
	while (all.n > 0)
		if (ctg_str_eq(ctg_french_trim(ctg_str_split(&all, ';')), part))
			return true;
	return false;
}

static void put_parts(struct ctg_compare *c, struct ctg_sheet_para *p,
	struct ctg_str s, struct ctg_str other, enum ctg_compare_side side)
{
	bool begun = false;

	while (s.n > 0) {
		struct ctg_str part = ctg_french_trim(ctg_str_split(&s, ';'));
		struct ctg_run run = { .kind = CTG_RUN_TEXT,
			.text = ctg_sheet_typeset(c->arena, part) };

		if (begun)
			ctg_sheet_say(c->arena, p, STR("\u00a0; "));
		begun = true;
		if (is_of(part, other))
			ctg_sheet_say(c->arena, p, run.text);
		else
			ctg_compare_alone(c, p, &run, side);
	}
}

static struct ctg_sheet_para *value(struct ctg_compare *c,
	const struct ctg_change *x, enum ctg_compare_side side)
{
	bool old = side == CTG_COMPARE_OLD;
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);

	if ((old ? x->old : x->now).n == 0)
		return NULL;
	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "%.*s\u00a0: ", STR_ARG(
		ctg_sheet_capital(c->arena, ctg_sheet_typeset(c->arena,
			x->said)))))->italic = true;
	put_parts(c, p, old ? x->old : x->now, old ? x->now : x->old, side);
	return p;
}

static void put_meaning(struct ctg_compare *c, const struct ctg_diff *d)
{
	bool begun = false;

	for (size_t i = 0; i < d->n; i++) {
		const struct ctg_change *x = &d->changes[i];
		struct ctg_sheet_para *p;

		if (!is_meaning(x))
			continue;
		if (!begun) {
			p = ctg_sheet_para(c->arena, CTG_ROLE_GROUP);
			ctg_sheet_say(c->arena, p, STR("Parties et durée"));
			ctg_compare_line(c, p, true);
		}
		begun = true;
		ctg_compare_row(c, value(c, x, CTG_COMPARE_OLD),
			value(c, x, CTG_COMPARE_NEW));
	}
}

/* --- above the table ----------------------------------------------------- */

/* Short lines, which are not to be stretched. */
static struct ctg_sheet_para *body(struct ctg_compare *c)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_BODY);

	p->align = CTG_LEFT;
	return p;
}

static void put_heading(struct ctg_compare *c, struct ctg_sheet *s)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_HEADING);

	p->level = 1;
	p->bookmark = s->bookmarks = 1;
	ctg_sheet_say(c->arena, p, STR("Tableau comparatif"));
	ctg_sheet_put(c->arena, s, p, NULL);
	p = body(c);
	ctg_sheet_say(c->arena, p, ctg_sheet_typeset(c->arena, s->about.title))
		->bold = true;
	ctg_sheet_put(c->arena, s, p, NULL);
}

static void put_versions(struct ctg_compare *c, struct ctg_sheet *s,
	struct ctg_str old, struct ctg_str now)
{
	struct ctg_sheet_para *p = body(c);

	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "Texte en vigueur\u00a0: "
		"%.*s", STR_ARG(old)));
	ctg_sheet_put(c->arena, s, p, NULL);
	p = body(c);
	ctg_sheet_say(c->arena, p, ctg_strf(c->arena, "Texte proposé\u00a0: "
		"%.*s", STR_ARG(now)));
	ctg_sheet_put(c->arena, s, p, NULL);
}

/* Among what is read first: after a long table it stood alone on a page. */
static void put_standing(struct ctg_compare *c, struct ctg_sheet *s)
{
	struct ctg_sheet_para *p = body(c);

	ctg_sheet_say(c->arena, p, STR("Document d’information, sans valeur "
		"contractuelle."))->italic = true;
	ctg_sheet_put(c->arena, s, p, NULL);
}

static void put_tally(struct ctg_compare *c, struct ctg_sheet *s,
	const struct ctg_diff *d)
{
	struct ctg_sheet_para *p = body(c);
	struct ctg_str tally = ctg_diff_tally(c->arena, d);

	ctg_sheet_say(c->arena, p, STR("En bref\u00a0: "))->bold = true;
	ctg_sheet_say(c->arena, p, tally.n ? ctg_strf(c->arena, "%.*s.",
		STR_ARG(tally)) : STR("les deux textes sont identiques."));
	ctg_sheet_put(c->arena, s, p, NULL);
}

static void put_legend(struct ctg_compare *c, struct ctg_sheet *s)
{
	struct ctg_sheet_para *p = body(c);
	struct ctg_run old = { .text = STR("barrés, entre crochets") };
	struct ctg_run now = { .text = STR("soulignés, en gras") };

	ctg_sheet_say(c->arena, p, STR("Lecture\u00a0: "))->bold = true;
	ctg_sheet_say(c->arena, p, STR("les mots supprimés sont "));
	ctg_compare_alone(c, p, &old, CTG_COMPARE_OLD);
	ctg_sheet_say(c->arena, p, STR("\u00a0; les mots ajoutés sont "));
	ctg_compare_alone(c, p, &now, CTG_COMPARE_NEW);
	ctg_sheet_say(c->arena, p, STR(". Ce qui ne change pas est cité, sans "
		"être reproduit."));
	ctg_sheet_put(c->arena, s, p, NULL);
}

/* --- the table ----------------------------------------------------------- */

static void put_head(struct ctg_compare *c)
{
	struct ctg_sheet_para *old = ctg_sheet_para(c->arena, CTG_ROLE_HEAD);
	struct ctg_sheet_para *now = ctg_sheet_para(c->arena, CTG_ROLE_HEAD);

	ctg_sheet_say(c->arena, old, STR("Texte en vigueur"));
	ctg_sheet_say(c->arena, now, STR("Texte proposé"));
	ctg_compare_row(c, old, now);
	c->rows[0].header = true;
}

static void put_table(struct ctg_compare *c, struct ctg_sheet *s)
{
	struct ctg_sheet_table *t = CTG_NEW(c->arena, struct ctg_sheet_table);

	t->columns = CTG_COMPARE_SIDES;
	t->widths = CTG_NEW_N(c->arena, unsigned, CTG_COMPARE_SIDES);
	t->widths[0] = t->widths[1] = 500;
	t->rows = c->rows;
	t->n = c->n;
	ctg_sheet_put(c->arena, s, NULL, t);
}

enum ctg_code ctg_comparison_make(struct ctg_sheet *out, struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_sheet_from *from,
	struct ctg_str old, struct ctg_str now, struct ctg_err *err)
{
	struct ctg_sheet sheet = { .about = out->about,
		.charte = out->charte }, marked = { 0 };
	struct ctg_compare c = { .arena = a, .from = from, .err = err };
	const struct ctg_compare_unit *u;

	c.code = ctg_sheet_make(&marked, a, d->tree, from, err);
	if (c.code)
		return c.code;
	c.moves = CTG_NEW_N(a, struct ctg_compare_move, marked.moves + 1);
	put_heading(&c, &sheet);
	put_versions(&c, &sheet, old, now);
	put_standing(&c, &sheet);
	put_tally(&c, &sheet, d);
	if (d->n > 0) {
		put_legend(&c, &sheet);
		put_head(&c);
		put_meaning(&c, d);
		u = ctg_compare_units(&c, marked.blocks)->first;
		for (; u; u = u->next)
			ctg_compare_walk(&c, u);
		ctg_compare_flush(&c);
		put_table(&c, &sheet);
	}
	if (c.code == CTG_OK)
		*out = sheet;
	return c.code;
}
