/* SPDX-License-Identifier: Apache-2.0 */
/* Headings and sentences that announce a change, « Suppression de l'article
 * 3 », « L'article 4 est ainsi modifié : »: something must do it. */
#include "avenant/read_act.h"

#include "model/french.h"

#include <string.h>

#define CUT(s, words)	ctg_words_cut(s, words, strlen(words))

/* « Insertion d'un article 3 »: what it names is not there yet. */
static bool names_new(struct ctg_str title)
{
	static const char nouns[] = "insertion|insertions|ajout|ajouts|"
		"creation|introduction|adhesion";

	ctg_noise_skip(&title);
	return CUT(&title, nouns);
}

static bool announces(struct ctg_arena *a, const struct ctg_said *s)
{
	struct ctg_heading h;

	ctg_heading_read(&h, ctg_node_words(a, s->para));
	return ctg_words_announce(h.title) || ctg_said_amends(s);
}

static bool holds(const struct ctg_node *outer, const struct ctg_node *n)
{
	while (n && n != outer)
		n = n->parent;
	return n;
}

/* Something of it changes, or what it stands in. */
static bool touches(const struct ctg_op *op, const struct ctg_scope *s)
{
	if (!op->at || holds(s->at, op->at) || (op->kind == CTG_OP_NOTE &&
	    holds(s->at, op->by)))
		return true;
	for (const struct ctg_node *n = op->at; n; n = n->next) {
		if (holds(n, s->at))
			return true;
		if (n == op->to)
			break;
	}
	return false;
}

static bool is_touched(const struct ctg_reading *r, size_t nops,
	const struct ctg_scope *s)
{
	for (size_t i = nops; i < r->ops->n; i++)
		if (touches(&r->ops->v[i], s))
			return true;
	return false;
}

/* Where the heading says; anywhere when that is nowhere in the base. */
static bool is_followed(struct ctg_reading *r, const struct ctg_announced *x)
{
	struct ctg_reaches l = { .arena = r->arena };
	struct ctg_scopes places = { .arena = r->arena };
	struct ctg_heading h;
	size_t ndiags = r->diags->n;
	bool found;

	if (r->diags->n > x->ndiags)
		return true;
	ctg_heading_read(&h, ctg_node_words(r->arena, x->said->para));
	found = !names_new(h.title) && ctg_heading_places(&l, r->arena,
		x->said->para, false);
	l.arena = r->arena;
	found = found && ctg_scopes_find(&places, r, &l);
	r->diags->n = ndiags;
	if (!found)
		return r->ops->n > x->nops;
	for (size_t k = 0; k < places.n; k++)
		if (is_touched(r, x->nops, &places.v[k]))
			return true;
	return false;
}

static void finish(struct ctg_reading *r, struct ctg_announced *x)
{
	if (x->said && !is_followed(r, x)) {
		r->said = x->said;
		ctg_reading_report(r, "A701", "formule non reconnue\u00a0: "
			"rien ne fait ce que cet intitulé annonce");
	}
	x->said = NULL;
}

void ctg_announced_meet(struct ctg_announced *v, struct ctg_reading *r,
	const struct ctg_said *heading)
{
	size_t level = heading ? heading->level : 0;

	for (size_t i = CTG_ANNOUNCED; i-- > level;)
		finish(r, &v[i]);
	if (heading && level < CTG_ANNOUNCED && announces(r->arena, heading))
		v[level] = (struct ctg_announced){ .said = heading,
			.nops = r->ops->n, .ndiags = r->diags->n };
}

void ctg_announced_finish(struct ctg_reading *r,
	const struct ctg_announced *group)
{
	struct ctg_scopes places = { .arena = r->arena };

	r->said = group->said;
	if (r->diags->n > group->ndiags ||
	    !ctg_scopes_find(&places, r, &group->where))
		return;
	for (size_t k = 0; k < places.n; k++)
		if (!is_touched(r, 0, &places.v[k])) {
			ctg_reading_report(r, "A701", "formule non reconnue"
				"\u00a0: rien ne dit ce qui change dans %.*s",
				STR_ARG(ctg_scope_name(r->arena,
				&places.v[k])));
			return;
		}
}
