/* SPDX-License-Identifier: Apache-2.0 */
/* What an act adds, beside what it names or at its end. */
#include "avenant/read_act.h"

static struct ctg_op *add_blocks(struct ctg_reading *r,
	const struct ctg_clause *c, struct ctg_node *at,
	enum ctg_op_side side, const struct ctg_node *like)
{
	struct ctg_node *doc = ctg_units_blocks(r, c, like);
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_BLOCKS, CTG_OP_ADD);

	op->at = op->to = at;
	op->side = side;
	op->now = doc;
	return op;
}

static bool is_phrase(const struct ctg_clause *c)
{
	return c->has_content && c->content.count[CTG_PIECE_PHRASE] > 0;
}

static void add_phrase(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s, bool after)
{
	struct ctg_node *leaf = s->at, *next;
	struct ctg_str text;

	if (c->unit->blocks && !ctg_cited_alone(c->unit)) {
		ctg_units_refuse(r, s, "des phrases tiennent en un alinéa");
		return;
	}
	if (!s->phrase) {
		leaf = next = ctg_leaf_next(s, NULL);
		while (after && (next = ctg_leaf_next(s, next)))
			leaf = next;
	}
	if (!leaf || (leaf->kind == CTG_CELL && leaf != s->at)) {
		ctg_units_refuse(r, s, "aucun alinéa ne peut recevoir ces "
			"phrases");
		return;
	}
	text = ctg_node_words(r->arena, leaf);
	if (s->phrase)
		ctg_add_words(r, leaf, after ? s->in.end : s->in.off, c->unit,
			after);
	else
		ctg_add_words(r, leaf, after ? text.n : 0, c->unit, after);
}

/* Beside what is named. */
void ctg_units_insert(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in, bool after)
{
	struct ctg_scope *s = in->v;
	struct ctg_node *at;

	ctg_units_merge(r, in);
	at = after ? s->to : s->at;
	if (in->n > 1) {
		ctg_units_refuse(r, s, "une insertion a une seule place");
	} else if (s->phrase) {
		add_phrase(r, c, s, after);
	} else if (at->kind == CTG_ROW) {
		ctg_units_put_rows(r, c, s, at, after ? CTG_OP_AFTER :
			CTG_OP_BEFORE);
	} else if (at->kind == CTG_HEADING && after &&
		   at->parent->division.heading.word != CTG_PLAIN) {
		add_blocks(r, c, at->parent, CTG_OP_FIRST, at);
	} else if (at->kind == CTG_CELL || at->kind == CTG_DOCUMENT ||
		   at->kind == CTG_NOTE) {
		ctg_units_refuse(r, s, "rien ne peut être inséré à côté");
	} else {
		add_blocks(r, c, at, after ? CTG_OP_AFTER : CTG_OP_BEFORE, at);
	}
}

static struct ctg_node *division_below(struct ctg_node *n)
{
	for (n = n->last; n; n = n->prev)
		if (n->kind == CTG_DIVISION &&
		    n->division.heading.word != CTG_PLAIN)
			return n;
	return NULL;
}

static bool is_table(const struct ctg_clause *c)
{
	const struct ctg_node *n = c->unit->blocks ? c->unit->blocks->first :
		NULL;

	return n && !n->next && n->kind == CTG_TABLE;
}

/* At the end (or the start) of what is named. */
void ctg_units_append(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *named, bool start)
{
	struct ctg_scope s = *named;
	struct ctg_node *like;

	ctg_units_to_blocks(&s);
	if (is_phrase(c) || s.phrase) {
		add_phrase(r, c, &s, !start);
	} else if (s.at->kind == CTG_TABLE && is_table(c)) {
		struct ctg_scope row = { s.at->last, s.at->last, false,
			{ 0, 0 } };

		ctg_units_put_rows(r, c, &row, row.at, CTG_OP_AFTER);
	} else if (s.at->kind == CTG_DIVISION || s.at->kind == CTG_PART ||
		   s.at->kind == CTG_DOCUMENT) {
		like = division_below(s.at);
		add_blocks(r, c, s.at, start ? CTG_OP_FIRST : CTG_OP_LAST,
			like ? like : s.at);
	} else if (s.at->kind == CTG_PARA || s.at->kind == CTG_TABLE) {
		add_blocks(r, c, start ? s.at : s.to, start ? CTG_OP_BEFORE :
			CTG_OP_AFTER, s.at);
	} else {
		ctg_units_refuse(r, &s, "cela ne peut pas être complété ainsi");
	}
}

static bool holds_divisions(const struct ctg_clause *c)
{
	return c->has_content && c->content.count[CTG_PIECE_DIVISION] > 0 &&
		c->content.nlabels > 0;
}

/* « il est ajouté un article 5-1 » says no place: its number does. */
void ctg_units_place(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 };
	struct ctg_scope beside;
	bool placed = c->ntargets > 0 || c->where.n > 0 || r->context.n > 0;

	if (!placed && !holds_divisions(c)) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas où ajouter ce qui est cité");
		return;
	}
	if (placed && !ctg_clause_scopes(&in, r, c, &c->target[0]))
		return;
	if (placed && holds_divisions(c) && in.v[0].at->kind == CTG_DIVISION &&
	    in.v[0].at->division.heading.word == c->content.word) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas si c'est avant ou après %.*s",
			STR_ARG(ctg_scope_name(r->arena, &in.v[0])));
		return;
	}
	if (!holds_divisions(c) || (placed && in.v[0].at->kind !=
	    CTG_DOCUMENT && !ctg_node_is_annexe(in.v[0].at))) {
		for (size_t i = 0; i < in.n; i++)
			ctg_units_append(r, c, &in.v[i], c->where.start ||
				c->target[0].start);
		return;
	}
	if (ctg_place_by_label(&beside, r, c, placed ? in.v[0].at :
	    r->base->developed))
		add_blocks(r, c, beside.at, CTG_OP_AFTER, beside.at);
}
