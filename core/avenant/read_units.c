/* SPDX-License-Identifier: Apache-2.0 */
/* Whole sentences, alinéas, rows, tables, divisions: rewritten, removed. */
#include "avenant/read_act.h"

/* --- rewriting ------------------------------------------------------------ */

static void rewrite_words(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s, struct ctg_stretch in)
{
	if (c->unit->blocks && !ctg_cited_alone(c->unit)) {
		ctg_units_refuse(r, s, "un seul alinéa est attendu à cette "
			"place");
		return;
	}
	ctg_put_words(r, CTG_OP_REPLACE, s->at, in)->now =
		ctg_cited_inlines(r->arena, c->unit, false, false);
}

/* Without its heading, what is quoted is what stands below it. */
static bool below_heading(struct ctg_scope *s, const struct ctg_node *doc)
{
	struct ctg_node *h = ctg_node_heading(s->at);

	if (s->at->kind == CTG_PART || (h && h->next &&
	    (!doc->first || doc->first->kind != CTG_DIVISION))) {
		s->at = h ? h->next : s->at->first;
		s->to = s->to->last;
	}
	return s->at != NULL;
}

static void rewrite_blocks(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scope s)
{
	struct ctg_node *doc = ctg_units_blocks(r, c, s.at);
	struct ctg_op *op;

	if (s.at->kind == CTG_DOCUMENT) {
		ctg_units_refuse(r, &s, "la convention ne peut pas être "
			"réécrite d'un seul trait");
		return;
	}
	if (!below_heading(&s, doc)) {
		ctg_units_refuse(r, &s, "il n'y a rien à remplacer");
		return;
	}
	op = ctg_reading_add(r, CTG_OP_BLOCKS, CTG_OP_REPLACE);
	op->at = s.at;
	op->to = s.to;
	op->now = doc;
}

/* A title is words; with what comes under it, it is blocks. */
static bool is_title(const struct ctg_clause *c)
{
	const struct ctg_node *n = c->unit->blocks ? c->unit->blocks->first :
		NULL;

	return !n || ctg_cited_alone(c->unit) || (!n->next && n->kind ==
		CTG_DIVISION && n->first == n->last);
}

/* « L'article 11 est désormais intitulé : « Terme » » */
static void retitle(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in)
{
	for (size_t i = 0; i < in->n; i++) {
		struct ctg_scope *s = &in->v[i];
		struct ctg_node *h = ctg_node_heading(s->at);

		if (!h) {
			ctg_units_refuse(r, s, "il n'y a pas d'intitulé");
			continue;
		}
		s->at = s->to = h;
		ctg_units_retitle(r, c, s);
	}
}

static void rewrite(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in)
{
	struct ctg_scope *s = in->v;

	ctg_units_merge(r, in);
	if (in->n > 1) {
		ctg_units_refuse(r, s, "ce qui est remplacé d'un seul "
			"tenant doit se suivre");
	} else if (s->phrase) {
		rewrite_words(r, c, s, s->in);
	} else if (s->at->kind == CTG_HEADING && is_title(c)) {
		ctg_units_retitle(r, c, s);
	} else if (s->at->kind == CTG_CELL) {
		rewrite_words(r, c, s, (struct ctg_stretch){ 0,
			ctg_node_words(r->arena, s->at).n });
	} else if (s->at->kind == CTG_ROW) {
		(void)ctg_units_add_rows(r, c, CTG_OP_REPLACE, s);
	} else {
		rewrite_blocks(r, c, *s);
	}
}

/* --- removing ------------------------------------------------------------- */

static void remove_annexe(struct ctg_reading *r, struct ctg_node *annexe)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_ANNEXE, CTG_OP_REMOVE);

	op->at = op->to = annexe;
	op->numero = annexe->division.heading.printed;
}

/* The leaf that calls a note first. */
static const struct ctg_node *first_call(const struct ctg_node *doc,
	const struct ctg_node *note)
{
	const struct ctg_node *n = doc;

	while (n && (n->kind != CTG_NOTEREF || n->note.def != note))
		n = ctg_node_next(doc, (struct ctg_node *)n);
	while (n && !ctg_op_is_leaf(n))
		n = n->parent;
	return n ? n : note;
}

static void remove_one(struct ctg_reading *r, const struct ctg_scope *s)
{
	struct ctg_str text;
	struct ctg_op *op;

	if (s->phrase || s->at->kind == CTG_CELL) {
		text = ctg_node_words(r->arena, s->at);
		ctg_remove_words(r, s->at, s->phrase ? s->in :
			(struct ctg_stretch){ 0, text.n });
	} else if (s->at->kind == CTG_HEADING) {
		ctg_units_untitle(r, s);
	} else if (s->at->kind == CTG_NOTE && s->at == s->to) {
		op = ctg_reading_add(r, CTG_OP_NOTE, CTG_OP_REMOVE);
		op->at = op->to = s->at;
		op->by = first_call(r->base->developed, s->at);
	} else if (ctg_node_is_annexe(s->at) && s->at == s->to) {
		remove_annexe(r, s->at);
	} else if (s->at->kind == CTG_DOCUMENT || s->at->kind == CTG_PART ||
		   s->at->kind == CTG_NOTE || ctg_node_is_annexe(s->at)) {
		ctg_units_refuse(r, s, "cela ne peut pas être supprimé d'un "
			"seul trait");
	} else {
		op = ctg_reading_add(r, s->at->kind == CTG_ROW ? CTG_OP_ROWS :
			CTG_OP_BLOCKS, CTG_OP_REMOVE);
		op->at = s->at;
		op->to = s->to;
	}
}

static void remove_all(struct ctg_reading *r, struct ctg_scopes *in)
{
	ctg_units_merge(r, in);
	for (size_t i = 0; i < in->n; i++)
		remove_one(r, &in->v[i]);
}

/* --- all ------------------------------------------------------------------ */

void ctg_read_units(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 };

	if (c->unit && !ctg_content_check(r, c))
		return;
	if (c->doing == CTG_DO_ADD) {
		ctg_units_place(r, c);
		return;
	}
	if (!ctg_clause_scopes(&in, r, c, &c->target[0]))
		return;
	switch (c->doing) {
	case CTG_DO_REWRITE:
		rewrite(r, c, &in);
		return;
	case CTG_DO_RETITLE:
		retitle(r, c, &in);
		return;
	case CTG_DO_REMOVE:
		remove_all(r, &in);
		return;
	case CTG_DO_APPEND:
		for (size_t i = 0; i < in.n; i++)
			ctg_units_append(r, c, &in.v[i], false);
		return;
	default:
		ctg_units_insert(r, c, &in, c->doing == CTG_DO_INSERT_AFTER);
	}
}
