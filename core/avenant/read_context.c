/* SPDX-License-Identifier: Apache-2.0 */
/* Where a clause acts: what it says itself, and what is said around it. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

static bool is_relative(const struct ctg_reaches *l)
{
	const struct ctg_address *a = &l->v[0].from;
	enum ctg_step_kind outer = a->n ? a->steps[a->n - 1].kind :
		CTG_STEP_PHRASE;

	return outer < CTG_STEP_NOTE || outer == CTG_STEP_IMAGE;
}

bool ctg_heading_places(struct ctg_reaches *out, struct ctg_arena *a,
	const struct ctg_node *heading, bool one)
{
	struct ctg_str s;
	struct ctg_heading h;
	bool inside = false;

	if (!heading)
		return false;
	ctg_heading_read(&h, ctg_node_words(a, heading));
	for (s = h.title; s.n > 0;) {
		size_t len;
		bool letter = !ctg_french_word_ends(s);

		if (letter && !inside && ctg_reaches_take(out, a, s, 0) &&
		    (out->n == 1 || !one) && !is_relative(out))
			return true;
		inside = letter;
		(void)ctg_utf8_next(s, &len);
		s = ctg_str_skip(s, len);
	}
	return false;
}

/* The divisions that the clause before was about, its first place only. */
static void divisions_of(struct ctg_reaches *out, struct ctg_reading *r)
{
	struct ctg_reach *of;
	struct ctg_address *a;
	size_t n = 0;

	*out = (struct ctg_reaches){ .arena = r->arena };
	of = ctg_reaches_add(out);
	if (r->last.n == 0)
		return;
	a = &r->last.v[0].from;
	while (n < a->n && a->steps[n].kind != CTG_STEP_DIVISION)
		n++;
	ctg_reach_extend(&of->from, a, n);
	of->to = of->from;
}

/* What the sentence says, within what the groups around it say. */
void ctg_clause_places(struct ctg_reaches *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner)
{
	struct ctg_reaches l = *inner, title;

	l.arena = r->arena;
	if (l.n == 0)
		l = c->where;
	else if (c->where.n > 0)
		ctg_reaches_within(&l, &l, &c->where);
	if (l.same || c->where.same) {
		divisions_of(&title, r);
		ctg_reaches_within(&l, &l, &title);
	} else if (l.n == 0) {
		l = r->context;
	} else if (r->context.n > 0) {
		ctg_reaches_within(&l, &l, &r->context);
	} else if (is_relative(&l) && ctg_heading_places(&title,
		   r->arena, r->said->heading, true)) {
		title.arena = r->arena;
		ctg_reaches_within(&l, &l, &title);
	}
	if (l.n > 0)
		r->last = l;
	*out = l;
}

bool ctg_clause_scopes(struct ctg_scopes *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner)
{
	struct ctg_reaches l;
	struct ctg_node *doc = r->base->developed;

	ctg_clause_places(&l, r, c, inner);
	if (l.n > 0)
		return ctg_scopes_find(out, r, &l) && out->n > 0;
	if (c->nterms == 0 || c->doing == CTG_DO_COMPLETE) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas ce qu'il modifie");
		return false;
	}
	/* Words alone are sought everywhere. */
	out->arena = r->arena;
	CTG_MORE(r->arena, out->v, out->n, out->room);
	out->v[out->n++] = (struct ctg_scope){ doc, doc, false, { 0, 0 } };
	return true;
}
