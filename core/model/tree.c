/* SPDX-License-Identifier: Apache-2.0 */
#include "model/tree.h"

bool ctg_kind_is_inline(enum ctg_kind k)
{
	return k >= CTG_TEXT;
}

const char *ctg_kind_name(enum ctg_kind k)
{
	static const char *const names[CTG_KINDS] = {
		[CTG_DOCUMENT] = "document", [CTG_PART] = "partie",
		[CTG_DIVISION] = "division", [CTG_HEADING] = "intitulé",
		[CTG_PARA] = "alinéa", [CTG_LIST] = "liste",
		[CTG_ITEM] = "élément", [CTG_TABLE] = "tableau",
		[CTG_ROW] = "ligne", [CTG_CELL] = "cellule",
		[CTG_BREAK] = "saut-de-page", [CTG_NOTE] = "note",
		[CTG_TEXT] = "texte", [CTG_SOFTBREAK] = "fin-de-ligne",
		[CTG_LINEBREAK] = "retour", [CTG_EMPH] = "italique",
		[CTG_STRONG] = "gras", [CTG_LINK] = "lien",
		[CTG_IMAGE] = "image", [CTG_NOTEREF] = "appel",
	};

	return names[k];
}

struct ctg_node *ctg_node_new(struct ctg_arena *a, enum ctg_kind kind)
{
	struct ctg_node *n = CTG_NEW(a, struct ctg_node);

	n->kind = kind;
	return n;
}

struct ctg_node *ctg_node_text(struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_node *n = ctg_node_new(a, CTG_TEXT);

	n->text = text;
	return n;
}

void ctg_node_append(struct ctg_node *parent, struct ctg_node *child)
{
	child->parent = parent;
	child->next = NULL;
	child->prev = parent->last;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void ctg_node_insert_before(struct ctg_node *place, struct ctg_node *n)
{
	n->parent = place->parent;
	n->prev = place->prev;
	n->next = place;
	if (place->prev)
		place->prev->next = n;
	else
		place->parent->first = n;
	place->prev = n;
}

void ctg_node_unlink(struct ctg_node *n)
{
	if (n->prev)
		n->prev->next = n->next;
	else if (n->parent)
		n->parent->first = n->next;
	if (n->next)
		n->next->prev = n->prev;
	else if (n->parent)
		n->parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

struct ctg_node *ctg_node_after(const struct ctg_node *root,
	const struct ctg_node *n)
{
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

struct ctg_node *ctg_node_next(const struct ctg_node *root,
	const struct ctg_node *n)
{
	return n->first ? n->first : ctg_node_after(root, n);
}

static bool is_section(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION || n->kind == CTG_PART ||
		n->kind == CTG_NOTE || n->kind == CTG_DOCUMENT;
}

struct ctg_node *ctg_node_section(const struct ctg_node *n)
{
	struct ctg_node *p = n->parent;

	while (p && !is_section(p))
		p = p->parent;
	return p;
}

struct ctg_node *ctg_node_unit(const struct ctg_node *n)
{
	struct ctg_node *p = ctg_node_section(n);

	while (p && p->kind == CTG_DIVISION &&
	       p->division.heading.word == CTG_PLAIN)
		p = ctg_node_section(p);
	return p;
}

struct ctg_node *ctg_node_heading(const struct ctg_node *division)
{
	struct ctg_node *h = division->first;

	return division->kind == CTG_DIVISION && h && h->kind == CTG_HEADING ?
		h : NULL;
}

bool ctg_node_is_labelled(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION &&
		n->division.heading.word != CTG_PLAIN;
}

bool ctg_node_is_annexe(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION && n->parent &&
		n->parent->kind == CTG_DOCUMENT && !n->src;
}

/* Plain text.  One walk writes it (ctg_node_plain) and one reads it back to
 * find a byte (ctg_node_place): both go through emit, so they agree. */

struct plain {
	struct ctg_buf *out;		/* NULL when only looking */
	size_t at;			/* bytes emitted so far */
	size_t want;			/* byte looked for */
	const struct ctg_node *hit;	/* the node that gave it */
	size_t within;			/* and where in it */
	bool pending;			/* a block ended: '\n' is due */
};

static void emit(struct plain *p, const struct ctg_node *n, struct ctg_str s)
{
	if (p->out)
		ctg_buf_add(p->out, s);
	else if (!p->hit && p->want >= p->at && p->want < p->at + s.n) {
		p->hit = n;
		p->within = p->want - p->at;
	}
	p->at += s.n;
}

static void plain_walk(struct plain *p, const struct ctg_node *n)
{
	if (p->pending && (n->kind == CTG_TEXT || n->kind == CTG_LINEBREAK)) {
		p->pending = false;
		emit(p, n, STR("\n"));
	}
	switch (n->kind) {
	case CTG_TEXT:
		emit(p, n, n->text);
		return;
	case CTG_SOFTBREAK:
		emit(p, n, STR(" "));
		return;
	case CTG_LINEBREAK:
		emit(p, n, STR("\n"));
		return;
	case CTG_NOTEREF:
		return;
	default:
		for (const struct ctg_node *c = n->first; c; c = c->next)
			plain_walk(p, c);
		if (!ctg_kind_is_inline(n->kind) && p->at > 0)
			p->pending = true;
	}
}

void ctg_node_plain(struct ctg_buf *b, const struct ctg_node *n)
{
	struct plain p = { .out = b };

	plain_walk(&p, n);
}

struct ctg_str ctg_node_words(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = a };

	if (n->first && n->first == n->last && n->first->kind == CTG_TEXT)
		return n->first->text;
	ctg_node_plain(&b, n);
	return ctg_buf_str(&b);
}

bool ctg_node_place(struct ctg_place *out, const struct ctg_node *n, size_t i)
{
	struct plain p = { .want = i };

	plain_walk(&p, n);
	if (!p.hit || !p.hit->src)
		return false;
	/* A variable's text is not the source's: its place is its « {{ ». */
	if (p.hit->kind != CTG_TEXT || p.hit->end - p.hit->off !=
	    p.hit->text.n)
		p.within = 0;
	*out = ctg_source_place(p.hit->src, p.hit->off + p.within);
	return true;
}

struct ctg_place ctg_node_start(const struct ctg_node *n)
{
	if (n->src)
		return ctg_source_place(n->src, n->off);
	return (struct ctg_place){ 0 };
}

/* Numbering: an alinéa counts in its unit and under its heading, so both
 * counters travel down the tree. */

struct counters {
	unsigned *unit, *section;
	unsigned *notes;
};

static void number_notes(struct ctg_node *call, unsigned *count)
{
	struct ctg_node *def = call->note.def;

	if (!def)
		return;
	if (def->note.number == 0)
		def->note.number = ++*count;
	call->note.number = def->note.number;
}

static void number_walk(struct ctg_node *n, struct counters c)
{
	unsigned unit = 0, section = 0;

	if (is_section(n)) {
		c.section = &section;
		if (n->kind != CTG_DIVISION ||
		    n->division.heading.word != CTG_PLAIN)
			c.unit = &unit;
	}
	if (n->kind == CTG_PARA) {
		n->para.alinea = ++*c.unit;
		n->para.local = ++*c.section;
	} else if (n->kind == CTG_NOTEREF) {
		number_notes(n, c.notes);
	}
	for (struct ctg_node *child = n->first; child; child = child->next)
		if (child->kind != CTG_TEXT)
			number_walk(child, c);
}

void ctg_tree_number(struct ctg_node *document)
{
	unsigned none = 0, notes = 0;

	for (struct ctg_node *n = document->first; n; n = n->next)
		if (n->kind == CTG_NOTE)
			n->note.number = 0;
	number_walk(document, (struct counters){ &none, &none, &notes });
}
