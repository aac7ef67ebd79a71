/* SPDX-License-Identifier: Apache-2.0 */
/* Whole sentences, alinéas, rows, tables, divisions: rewritten, removed,
 * added. */
#include "avenant/reading.h"

static struct ctg_node *first_para(struct ctg_node *n)
{
	while (n && n->kind != CTG_PARA)
		n = n->first;
	return n;
}

static struct ctg_node *last_para(struct ctg_node *n)
{
	while (n && n->kind != CTG_PARA)
		n = n->last;
	return n;
}

/* Lists and items are the alinéas that they hold. */
static void to_blocks(struct ctg_scope *s)
{
	if (s->at->kind == CTG_LIST || s->at->kind == CTG_ITEM)
		s->at = first_para(s->at);
	if (s->to->kind == CTG_LIST || s->to->kind == CTG_ITEM)
		s->to = last_para(s->to);
}

static void refuse(struct ctg_reading *r, const struct ctg_scope *s,
	const char *why)
{
	ctg_reading_report(r, "A706", "%.*s\u00a0: %s", STR_ARG(
		ctg_scope_name(r->arena, s)), why);
}

/* --- neighbours ----------------------------------------------------------- */

static bool is_unit(const struct ctg_node *n)
{
	return n->kind == CTG_PARA || n->kind == CTG_TABLE ||
		n->kind == CTG_BREAK || n->kind == CTG_HEADING ||
		n->kind == CTG_ROW;
}

/* Nothing but lists stands between the end of x and the start of y. */
static bool touch(struct ctg_reading *r, const struct ctg_scope *x,
	const struct ctg_scope *y)
{
	const struct ctg_node *doc = r->base->developed;
	const struct ctg_node *n = ctg_node_after(doc, x->to);

	while (n && n != y->at && !is_unit(n))
		n = ctg_node_next(doc, n);
	return n == y->at;
}

static bool same_sort(const struct ctg_scope *x, const struct ctg_scope *y)
{
	return x->phrase == y->phrase && (x->at->kind == y->at->kind) &&
		(!x->phrase || x->at == y->at);
}

/* Scopes that follow one another are one. */
static void merge(struct ctg_reading *r, struct ctg_scopes *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++)
		to_blocks(&l->v[i]);
	for (size_t i = 1; i < l->n; i++) {
		struct ctg_scope *x = &l->v[kept], *y = &l->v[i];

		if (same_sort(x, y) && x->phrase && x->in.end < y->in.off &&
		    ctg_quote_sentences(&(struct ctg_stretch *){ NULL },
		    r->arena, ctg_str_skip(ctg_str_head(ctg_node_words(
		    r->arena, x->at), y->in.off), x->in.end)) == 0)
			x->in.end = y->in.end;
		else if (same_sort(x, y) && !x->phrase && touch(r, x, y))
			x->to = y->to;
		else
			l->v[++kept] = *y;
	}
	l->n = l->n ? kept + 1 : 0;
}

/* --- titles --------------------------------------------------------------- */

static struct ctg_stretch title_of(struct ctg_arena *a,
	const struct ctg_node *heading)
{
	struct ctg_str words = ctg_node_words(a, heading);
	struct ctg_heading h;

	ctg_heading_read(&h, words);
	if (h.title.n == 0)
		return (struct ctg_stretch){ words.n, words.n };
	return (struct ctg_stretch){ (size_t)(h.title.p - words.p),
		(size_t)(h.title.p - words.p) + h.title.n };
}

/* The label and its sign stay. */
static void rewrite_title(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s)
{
	struct ctg_stretch t = title_of(r->arena, s->at);
	struct ctg_cited now = *c->unit;
	const struct ctg_node *d = now.blocks ? now.blocks->first : NULL;
	struct ctg_op *op;

	if (d && !d->next && d->kind == CTG_DIVISION && !d->first->next) {
		struct ctg_stretch in = title_of(r->arena, d->first);

		now = (struct ctg_cited){ .para = d->first, .off = in.off,
			.end = in.end };
	} else if (now.blocks && !ctg_cited_alone(&now)) {
		refuse(r, s, "un intitulé tient en une ligne");
		return;
	}
	if (t.off == t.end) {
		refuse(r, s, "aucun intitulé ne suit le numéro");
		return;
	}
	op = ctg_put_words(r, CTG_OP_REPLACE, s->at, t);
	op->now = ctg_cited_inlines(r->arena, &now, false, false);
}

static void remove_title(struct ctg_reading *r, const struct ctg_scope *s)
{
	struct ctg_str words = ctg_node_words(r->arena, s->at);
	struct ctg_heading h;
	struct ctg_op *op;

	ctg_heading_read(&h, words);
	if (h.word != CTG_PLAIN) {
		ctg_put_words(r, CTG_OP_REMOVE, s->at, (struct ctg_stretch){
			(size_t)(h.printed.p - words.p) + h.printed.n,
			words.n });
		return;
	}
	op = ctg_reading_add(r, CTG_OP_BLOCKS, CTG_OP_REMOVE);
	op->at = op->to = s->at;
}

/* --- blocks --------------------------------------------------------------- */

/* The rows that a quoted table holds, without the titles of columns that it
 * repeats. */
static struct ctg_node *rows_of(struct ctg_reading *r,
	const struct ctg_clause *c, bool header)
{
	struct ctg_node *doc = ctg_cited_blocks(r->arena, c->unit);
	struct ctg_node *table = doc->first, *from, *n, *next;

	if (!table || table->kind != CTG_TABLE || table->next)
		return NULL;
	from = CTG_NEW(r->arena, struct ctg_node);
	*from = *table;
	from->first = from->last = NULL;
	for (n = table->first; n; n = next) {
		next = n->next;
		if (n->row.header == header) {
			ctg_node_unlink(n);
			ctg_node_append(from, n);
		}
	}
	return from->first ? from : NULL;
}

static struct ctg_op *add_rows(struct ctg_reading *r,
	const struct ctg_clause *c, enum ctg_op_how how,
	const struct ctg_scope *s)
{
	struct ctg_node *rows = rows_of(r, c, s->at->row.header &&
		how == CTG_OP_REPLACE);
	struct ctg_op *op;

	if (!rows) {
		refuse(r, s, "les lignes sont attendues dans un tableau, sous "
			"les titres de ses colonnes");
		return NULL;
	}
	op = ctg_reading_add(r, CTG_OP_ROWS, how);
	op->at = s->at;
	op->to = s->to;
	op->now = rows;
	return op;
}

/* A quoted heading stands where that of its likes does. */
static void level_as(struct ctg_node *doc, const struct ctg_node *like)
{
	const struct ctg_node *d = doc->first;

	if (d && d->kind == CTG_DIVISION && like->kind == CTG_DIVISION &&
	    d->division.heading.word == like->division.heading.word &&
	    d->division.heading.word != CTG_PLAIN)
		ctg_unit_shift(doc, (int)like->division.level -
			(int)d->division.level);
}

/* « Article 5-1 - Titre » quoted as a paragraph is a heading. */
static void make_heading(struct ctg_arena *a, struct ctg_node *doc,
	const struct ctg_node *like)
{
	struct ctg_node *first = doc->first, *d, *next;
	struct ctg_heading h;

	if (!first || first->kind != CTG_PARA || like->kind != CTG_DIVISION)
		return;
	ctg_heading_read(&h, ctg_node_words(a, first));
	if (h.word == CTG_PLAIN || h.word != like->division.heading.word)
		return;
	d = ctg_node_new(a, CTG_DIVISION);
	d->division.level = like->division.level;
	d->division.heading = h;
	for (; first; first = next) {
		next = first->next;
		ctg_node_unlink(first);
		ctg_node_append(d, first);
	}
	d->first->kind = CTG_HEADING;
	ctg_node_append(doc, d);
	ctg_tree_number(doc);
}

static struct ctg_node *blocks_like(struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_node *like)
{
	struct ctg_node *doc = ctg_cited_blocks(r->arena, c->unit);

	make_heading(r->arena, doc, like);
	level_as(doc, like);
	return doc;
}

/* --- rewriting ------------------------------------------------------------ */

static void rewrite_words(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *s, struct ctg_stretch in)
{
	if (c->unit->blocks && !ctg_cited_alone(c->unit)) {
		refuse(r, s, "un seul alinéa est attendu à cette place");
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
	struct ctg_node *doc = blocks_like(r, c, s.at);
	struct ctg_op *op;

	if (s.at->kind == CTG_DOCUMENT) {
		refuse(r, &s, "la convention ne peut pas être réécrite d'un "
			"seul trait");
		return;
	}
	if (!below_heading(&s, doc)) {
		refuse(r, &s, "il n'y a rien à remplacer");
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
			refuse(r, s, "il n'y a pas d'intitulé");
			continue;
		}
		s->at = s->to = h;
		rewrite_title(r, c, s);
	}
}

static void rewrite(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in)
{
	struct ctg_scope *s = in->v;

	merge(r, in);
	if (in->n > 1) {
		refuse(r, s, "ce qui est remplacé d'un seul tenant doit se "
			"suivre");
	} else if (s->phrase) {
		rewrite_words(r, c, s, s->in);
	} else if (s->at->kind == CTG_HEADING && is_title(c)) {
		rewrite_title(r, c, s);
	} else if (s->at->kind == CTG_CELL) {
		rewrite_words(r, c, s, (struct ctg_stretch){ 0,
			ctg_node_words(r->arena, s->at).n });
	} else if (s->at->kind == CTG_ROW) {
		(void)add_rows(r, c, CTG_OP_REPLACE, s);
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

static void remove_one(struct ctg_reading *r, const struct ctg_scope *s)
{
	struct ctg_str text;
	struct ctg_op *op;

	if (s->phrase || s->at->kind == CTG_CELL) {
		text = ctg_node_words(r->arena, s->at);
		ctg_remove_words(r, s->at, s->phrase ? s->in :
			(struct ctg_stretch){ 0, text.n });
	} else if (s->at->kind == CTG_HEADING) {
		remove_title(r, s);
	} else if (ctg_node_is_annexe(s->at) && s->at == s->to) {
		remove_annexe(r, s->at);
	} else if (s->at->kind == CTG_DOCUMENT || s->at->kind == CTG_PART ||
		   s->at->kind == CTG_NOTE || ctg_node_is_annexe(s->at)) {
		refuse(r, s, "cela ne peut pas être supprimé d'un seul trait");
	} else {
		op = ctg_reading_add(r, s->at->kind == CTG_ROW ? CTG_OP_ROWS :
			CTG_OP_BLOCKS, CTG_OP_REMOVE);
		op->at = s->at;
		op->to = s->to;
	}
}

static void remove_all(struct ctg_reading *r, struct ctg_scopes *in)
{
	merge(r, in);
	for (size_t i = 0; i < in->n; i++)
		remove_one(r, &in->v[i]);
}

/* --- adding --------------------------------------------------------------- */

static struct ctg_op *add_blocks(struct ctg_reading *r,
	const struct ctg_clause *c, struct ctg_node *at,
	enum ctg_op_side side, const struct ctg_node *like)
{
	struct ctg_node *doc = blocks_like(r, c, like);
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
		refuse(r, s, "des phrases tiennent en un alinéa");
		return;
	}
	if (!s->phrase) {
		leaf = next = ctg_leaf_next(s, NULL);
		while (after && (next = ctg_leaf_next(s, next)))
			leaf = next;
	}
	if (!leaf) {
		refuse(r, s, "aucun alinéa ne peut recevoir ces phrases");
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
static void insert(struct ctg_reading *r, const struct ctg_clause *c,
	struct ctg_scopes *in, bool after)
{
	struct ctg_scope *s = in->v;
	struct ctg_node *at;
	struct ctg_op *op;

	merge(r, in);
	at = after ? s->to : s->at;
	if (in->n > 1) {
		refuse(r, s, "une insertion a une seule place");
	} else if (s->phrase) {
		add_phrase(r, c, s, after);
	} else if (at->kind == CTG_ROW) {
		op = add_rows(r, c, CTG_OP_ADD, s);
		if (op) {
			op->at = op->to = at;
			op->side = after ? CTG_OP_AFTER : CTG_OP_BEFORE;
		}
	} else if (at->kind == CTG_HEADING && after &&
		   at->parent->division.heading.word != CTG_PLAIN) {
		add_blocks(r, c, at->parent, CTG_OP_FIRST, at);
	} else if (at->kind == CTG_CELL || at->kind == CTG_DOCUMENT ||
		   at->kind == CTG_NOTE) {
		refuse(r, s, "rien ne peut être inséré à côté");
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
static void append(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scope *named, bool start)
{
	struct ctg_scope s = *named;
	struct ctg_node *like;

	to_blocks(&s);
	if (is_phrase(c) || s.phrase) {
		add_phrase(r, c, &s, !start);
	} else if (s.at->kind == CTG_TABLE && is_table(c)) {
		struct ctg_scope row = { s.at->last, s.at->last, false,
			{ 0, 0 } };
		struct ctg_op *op = add_rows(r, c, CTG_OP_ADD, &row);

		if (op)
			op->side = CTG_OP_AFTER;
	} else if (s.at->kind == CTG_DIVISION || s.at->kind == CTG_PART ||
		   s.at->kind == CTG_DOCUMENT) {
		like = division_below(s.at);
		add_blocks(r, c, s.at, start ? CTG_OP_FIRST : CTG_OP_LAST,
			like ? like : s.at);
	} else if (s.at->kind == CTG_PARA || s.at->kind == CTG_TABLE) {
		add_blocks(r, c, start ? s.at : s.to, start ? CTG_OP_BEFORE :
			CTG_OP_AFTER, s.at);
	} else {
		refuse(r, &s, "cela ne peut pas être complété ainsi");
	}
}

static bool holds_divisions(const struct ctg_clause *c)
{
	return c->has_content && c->content.count[CTG_PIECE_DIVISION] > 0 &&
		c->content.nlabels > 0;
}

/* « il est ajouté un article 5-1 » says no place: its number does. */
static void add_somewhere(struct ctg_reading *r, const struct ctg_clause *c)
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
	if (!holds_divisions(c) || (placed && in.v[0].at->kind !=
	    CTG_DOCUMENT && !ctg_node_is_annexe(in.v[0].at))) {
		for (size_t i = 0; i < in.n; i++)
			append(r, c, &in.v[i], c->where.start ||
				c->target[0].start);
		return;
	}
	if (ctg_place_by_label(&beside, r, c, placed ? in.v[0].at :
	    r->base->developed))
		add_blocks(r, c, beside.at, CTG_OP_AFTER, beside.at);
}

void ctg_read_units(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 };

	if (c->unit && !ctg_content_check(r, c))
		return;
	if (c->doing == CTG_DO_ADD) {
		add_somewhere(r, c);
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
			append(r, c, &in.v[i], false);
		return;
	default:
		insert(r, c, &in, c->doing == CTG_DO_INSERT_AFTER);
	}
}
