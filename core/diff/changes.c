/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/changes.h"

#include "base/buf.h"
#include "base/utf8.h"

const char *ctg_nature_name(enum ctg_nature n)
{
	static const char *const names[CTG_CHANGES] = {
		[CTG_CHANGE_WORDS] = "mots", [CTG_CHANGE_ALINEA] = "alinea",
		[CTG_CHANGE_ARTICLE] = "article",
		[CTG_CHANGE_TITLE] = "intitule",
		[CTG_CHANGE_TABLE] = "tableau",
		[CTG_CHANGE_ANNEXE] = "annexe",
		[CTG_CHANGE_PARTY] = "partie", [CTG_CHANGE_NOTE] = "note",
		[CTG_CHANGE_MOVE] = "deplacement",
		[CTG_CHANGE_NUMBER] = "renumerotation",
		[CTG_CHANGE_TYPING] = "typographique",
		[CTG_CHANGE_FORM] = "forme", [CTG_CHANGE_PERIOD] = "duree",
		[CTG_CHANGE_DATA] = "donnee",
	};

	return names[n];
}

const char *ctg_operation_name(enum ctg_operation o)
{
	static const char *const names[] = {
		[CTG_REPLACED] = "remplacement", [CTG_ADDED] = "insertion",
		[CTG_REMOVED] = "suppression", [CTG_SPLIT] = "scission",
		[CTG_MERGED] = "fusion",
	};

	return names[o];
}

enum ctg_mark ctg_node_mark(const struct ctg_node *n)
{
	for (; n; n = n->parent)
		if (n->delta && n->delta->mark != CTG_KEPT &&
		    !n->delta->joined)
			return n->delta->mark;
	return CTG_KEPT;
}

struct ctg_change *ctg_changes_add(struct ctg_changes *l,
	enum ctg_nature nature, enum ctg_operation operation)
{
	struct ctg_change *c;

	CTG_MORE(l->arena, l->v, l->n, l->room);
	c = &l->v[l->n++];
	c->number = (unsigned)l->n;
	c->nature = nature;
	c->operation = operation;
	return c;
}

struct ctg_change *ctg_changes_at(struct ctg_changes *l, struct ctg_node *n,
	enum ctg_nature nature, enum ctg_operation operation)
{
	struct ctg_change *c = ctg_changes_add(l, nature, operation);

	c->at = n;
	c->before = n->delta->before;
	c->after = n->delta->after;
	n->delta->change = c->number;
	return c;
}

bool ctg_changes_same(struct ctg_arena *a, struct ctg_str x, struct ctg_str y)
{
	return ctg_str_eq(x, y) ||
		ctg_str_eq(ctg_utf8_fold(a, x), ctg_utf8_fold(a, y));
}

static struct ctg_str words(struct ctg_changes *l, const struct ctg_node *n)
{
	return n ? ctg_node_words(l->arena, n) : (struct ctg_str){ 0 };
}

/* --- words --------------------------------------------------------------- */

static void add_words(struct ctg_buf *b, const struct ctg_node *n)
{
	struct ctg_node alone = *n;

	if (n->kind == CTG_IMAGE || n->kind == CTG_NOTEREF) {
		ctg_buf_puts(b, n->kind == CTG_IMAGE ? "[image]" : "[note]");
		return;
	}
	alone.next = NULL;
	ctg_node_plain(b, &alone);
}

static enum ctg_nature nature_of(const struct ctg_node *leaf,
	enum ctg_nature n)
{
	if (n != CTG_CHANGE_WORDS)
		return n;
	if (leaf->kind == CTG_CELL)
		return CTG_CHANGE_TABLE;
	if (leaf->kind == CTG_HEADING)
		return CTG_CHANGE_TITLE;
	for (const struct ctg_node *p = leaf; p; p = p->parent)
		if (p->kind == CTG_NOTE)
			return CTG_CHANGE_NOTE;
	return n;
}

static bool is_run(const struct ctg_node *n)
{
	return n && n->delta && n->delta->mark != CTG_KEPT;
}

/* A run is what goes away and what comes, side by side. */
static void add_run(struct ctg_changes *l, const struct ctg_node *leaf,
	struct ctg_node *from, struct ctg_node *end, unsigned number)
{
	struct ctg_buf old = { .arena = l->arena }, now = old;
	struct ctg_change *c;

	for (struct ctg_node *n = from; n != end; n = n->next)
		add_words(n->delta->mark == CTG_DELETED ? &old : &now, n);
	if (number == 0) {
		c = ctg_changes_add(l, nature_of(leaf, from->delta->nature),
			old.n == 0 ? CTG_ADDED : now.n == 0 ? CTG_REMOVED :
			CTG_REPLACED);
		c->at = leaf;
		c->before = leaf->delta->before;
		c->after = leaf->delta->after;
		c->old = ctg_buf_str(&old);
		c->now = ctg_buf_str(&now);
		if (c->nature == CTG_CHANGE_FORM)
			c->said = ctg_changes_form(l->arena, from, end);
		number = c->number;
	}
	for (struct ctg_node *n = from; n != end; n = n->next)
		n->delta->change = number;
}

/* number: that of the change which explains them all, if one does. */
static void add_runs(struct ctg_changes *l, struct ctg_node *leaf,
	unsigned number)
{
	struct ctg_node *n = leaf->first, *end;

	while (n) {
		bool went = false;

		if (!is_run(n)) {
			n = n->next;
			continue;
		}
		for (end = n; is_run(end) && end->delta->nature ==
		     n->delta->nature; end = end->next) {
			/* What goes away after something came is another. */
			if (end->delta->mark == CTG_INSERTED)
				went = true;
			else if (went)
				break;
		}
		if (n->delta->nature != CTG_CHANGE_ALINEA)
			add_run(l, leaf, n, end, number);
		n = end;
	}
}

/* --- blocks -------------------------------------------------------------- */

static void walk(struct ctg_changes *l, struct ctg_node *n);

static void walk_kids(struct ctg_changes *l, struct ctg_node *n)
{
	for (struct ctg_node *k = n->first; k; k = k->next)
		walk(l, k);
}

static bool is_annexe(const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;

	return ctg_node_is_annexe(d->after ? d->after : d->before);
}

static enum ctg_nature block_nature(const struct ctg_node *n)
{
	switch (n->kind) {
	case CTG_DIVISION:
		return is_annexe(n) ? CTG_CHANGE_ANNEXE : CTG_CHANGE_ARTICLE;
	case CTG_TABLE:
	case CTG_ROW:
	case CTG_CELL:
		return CTG_CHANGE_TABLE;
	case CTG_NOTE:
		return CTG_CHANGE_NOTE;
	case CTG_HEADING:
		return CTG_CHANGE_TITLE;
	case CTG_BREAK:
		return CTG_CHANGE_FORM;
	default:
		return CTG_CHANGE_ALINEA;
	}
}

/* What was moved into a block that is new stands in the list too. */
static void walk_moved(struct ctg_changes *l, struct ctg_node *n)
{
	for (struct ctg_node *k = n->first; k; k = k->next)
		if (k->delta && k->delta->twin)
			walk(l, k);
		else
			walk_moved(l, k);
}

static void add_move(struct ctg_changes *l, struct ctg_node *n)
{
	struct ctg_change *c;

	if (n->delta->mark == CTG_DELETED)
		return;
	c = ctg_changes_at(l, n, CTG_CHANGE_MOVE, CTG_REPLACED);
	c->old = words(l, n->delta->before);
	c->now = words(l, n->delta->after);
	n->delta->twin->delta->change = c->number;
	ctg_changes_of_piece(l, n);
	if (n->delta->edited)
		walk(l, n->delta->edited);
}

static void add_block(struct ctg_changes *l, struct ctg_node *n)
{
	bool gone = n->delta->mark == CTG_DELETED;
	struct ctg_change *c;

	if (n->delta->twin) {
		add_move(l, n);
		return;
	}
	if (n->kind == CTG_LIST || n->kind == CTG_ITEM) {
		walk_kids(l, n);
		return;
	}
	c = ctg_changes_at(l, n, block_nature(n),
		gone ? CTG_REMOVED : CTG_ADDED);
	if (gone)
		c->old = words(l, n->delta->before);
	else
		c->now = words(l, n->delta->after);
	ctg_changes_name_piece(l, c);
	walk_moved(l, n);
}

static struct ctg_str both(struct ctg_changes *l, const struct ctg_node *x,
	const struct ctg_node *y)
{
	return y ? ctg_strf(l->arena, "%.*s\n%.*s", STR_ARG(words(l, x)),
		STR_ARG(words(l, y))) : words(l, x);
}

/* A block that was cut in two, or that two became. */
static void add_joined(struct ctg_changes *l, struct ctg_node *n)
{
	struct ctg_change *c = ctg_changes_at(l, n, CTG_CHANGE_ALINEA,
		n->delta->mark == CTG_INSERTED ? CTG_SPLIT : CTG_MERGED);

	c->old = both(l, n->prev->delta->before, c->before);
	c->now = both(l, n->prev->delta->after, c->after);
	/* The block that it was cut from, or that it went into. */
	if (!c->before)
		c->before = n->prev->delta->before;
	if (!c->after)
		c->after = n->prev->delta->after;
	add_runs(l, n, 0);
}

static void walk_heading(struct ctg_changes *l, struct ctg_node *n)
{
	const struct ctg_node *x = n->delta->before->parent;
	const struct ctg_node *y = n->delta->after->parent;
	const struct ctg_heading *was, *is;
	struct ctg_change *c;

	if (x->kind != CTG_DIVISION || y->kind != CTG_DIVISION) {
		add_runs(l, n, 0);
		return;
	}
	was = &x->division.heading;
	is = &y->division.heading;
	if (was->word == is->word && (is->word == CTG_PLAIN ||
	    ctg_label_cmp(was->label, is->label) == 0)) {
		add_runs(l, n, 0);
		return;
	}
	c = ctg_changes_at(l, n, CTG_CHANGE_NUMBER, CTG_REPLACED);
	c->old = words(l, n->delta->before);
	c->now = words(l, n->delta->after);
	if (!ctg_changes_same(l->arena, was->title, is->title)) {
		c = ctg_changes_at(l, n, CTG_CHANGE_TITLE, CTG_REPLACED);
		c->old = was->title;
		c->now = is->title;
	}
	add_runs(l, n, c->number);
}

/* Title page, comparution, sommaire, signatures: what changed them is said by
 * meaning.c, or elsewhere in the text. */
static bool is_consequence(const struct ctg_node *n)
{
	return n->kind == CTG_PART &&
		!ctg_str_eq(n->text, STR("visas")) &&
		!ctg_str_eq(n->text, STR("cloture"));
}

/* Of the rows that both versions have: the others are told themselves. */
static struct ctg_str column(struct ctg_changes *l,
	const struct ctg_node *table, const struct ctg_node *head, bool old)
{
	struct ctg_buf b = { .arena = l->arena };

	for (const struct ctg_node *r = table->first; r; r = r->next) {
		const struct ctg_node *c = r->first, *h = head;
		struct ctg_str s;

		for (; h->prev && c; h = h->prev)
			c = c->next;
		if (!c || r->delta->mark != CTG_KEPT)
			continue;
		s = words(l, old ? c->delta->before : c->delta->after);
		if (s.n > 0)
			ctg_buf_printf(&b, "%s%.*s", b.n ? "\n" : "",
				STR_ARG(s));
	}
	return b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
}

/* A column that came or went is one change, not one a cell. */
static void walk_columns(struct ctg_changes *l, struct ctg_node *table)
{
	struct ctg_node *head = table->first;

	while (head && head->delta->mark != CTG_KEPT)
		head = head->next;
	for (struct ctg_node *c = head ? head->first : NULL; c; c = c->next) {
		struct ctg_change *change;

		if (c->delta->mark == CTG_KEPT)
			continue;
		change = ctg_changes_at(l, c, CTG_CHANGE_TABLE,
			c->delta->mark == CTG_DELETED ? CTG_REMOVED :
			CTG_ADDED);
		change->old = column(l, table, c, true);
		change->now = column(l, table, c, false);
		change->said = STR("colonne");
	}
}

static void walk_row(struct ctg_changes *l, struct ctg_node *row)
{
	for (struct ctg_node *c = row->first; c; c = c->next)
		if (c->delta->mark == CTG_KEPT)
			walk(l, c);
}

static void walk(struct ctg_changes *l, struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;

	if (!d || (is_consequence(n) && !d->twin))
		return;
	if (d->joined) {
		add_joined(l, n);
		return;
	}
	if (d->mark != CTG_KEPT) {
		add_block(l, n);
		return;
	}
	ctg_changes_of_shape(l, n);
	switch (n->kind) {
	case CTG_HEADING:
		walk_heading(l, n);
		return;
	case CTG_PARA:
	case CTG_CELL:
		add_runs(l, n, 0);
		return;
	case CTG_TABLE:
		walk_columns(l, n);
		walk_kids(l, n);
		return;
	case CTG_ROW:
		walk_row(l, n);
		return;
	case CTG_DIVISION:
		ctg_changes_of_piece(l, n);
		walk_kids(l, n);
		return;
	default:
		walk_kids(l, n);
	}
}

void ctg_changes_of_tree(struct ctg_changes *l, struct ctg_node *tree)
{
	walk(l, tree);
}
