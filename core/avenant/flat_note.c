/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/flat.h"

#include "avenant/operation.h"
#include "render/markdown.h"

/* --- names ---------------------------------------------------------------- */

static const struct ctg_node *as_it_becomes(const struct ctg_leaf *leaf,
	const struct ctg_node *n)
{
	for (const struct ctg_edit *e = leaf->edits; e; e = e->next)
		if (e->was == n)
			return e->becomes;
	return n;
}

/* A note in Markdown, as it becomes: what it says, look included. */
static struct ctg_str content(struct ctg_flat *f, const struct ctg_node *def)
{
	struct ctg_node *doc = ctg_node_new(f->arena, CTG_DOCUMENT);
	struct ctg_buf b = { .arena = f->arena };

	for (const struct ctg_node *n = def->first; n; n = n->next) {
		const struct ctg_leaf *leaf = ctg_flat_find(f, n);
		struct ctg_node *block = ctg_node_new(f->arena, n->kind);

		/* What it holds is only looked at. */
		*block = leaf ? *as_it_becomes(leaf, n) : *n;
		ctg_node_append(doc, block);
	}
	ctg_markdown_write(&b, doc);
	return ctg_buf_str(&b);
}

static bool is_here(const struct ctg_flat *f, const struct ctg_node *n)
{
	return n->kind == CTG_NOTE && n->src == f->src;
}

/* Case does not tell names apart. */
static bool is_taken(struct ctg_flat *f, struct ctg_str name)
{
	struct ctg_str mark = ctg_strf(f->arena, "[^%.*s]", STR_ARG(name));

	if (!f->lowered.p)
		f->lowered = ctg_str_lower(f->arena, f->src->text);
	for (size_t i = 0; i < f->n_names; i++)
		if (ctg_str_eq(f->names[i].name, name))
			return true;
	return name.n == 0 || ctg_str_has(f->lowered, mark);
}

static bool is_plain(struct ctg_str name)
{
	size_t i = 0;

	while (i < name.n && (ctg_is_digit(name.p[i]) || name.p[i] == '-' ||
	       (name.p[i] >= 'a' && name.p[i] <= 'z')))
		i++;
	return i > 0 && i == name.n && i <= 40;
}

static struct ctg_str free_name(struct ctg_flat *f,
	struct ctg_str wanted)
{
	struct ctg_str name = wanted;

	if (!is_plain(wanted))
		name = STR("1");
	for (unsigned i = 1; is_taken(f, name); i++)
		name = ctg_strf(f->arena, "%u", i);
	return name;
}

static struct ctg_str add_name(struct ctg_flat *f, const struct ctg_node *def,
	struct ctg_str name, bool added)
{
	CTG_MORE(f->arena, f->names, f->n_names, f->names_room);
	f->names[f->n_names++] = (struct ctg_flat_name){ def, name, added };
	return name;
}

static bool is_taken_note(const struct ctg_flat *f, struct ctg_str name)
{
	for (size_t i = 0; i < f->n_names; i++)
		if (ctg_str_eq(f->names[i].name, name))
			return true;
	return false;
}

static bool is_leaving(const struct ctg_flat *f, const struct ctg_node *call)
{
	const struct ctg_node *n = call;
	const struct ctg_leaf *leaf;

	for (size_t i = 0; i < f->n_leaving; i++)
		if (f->leaving[i] == call)
			return true;
	while (n && n->kind != CTG_PARA && n->kind != CTG_HEADING &&
	       n->kind != CTG_TABLE)
		n = n->parent;
	leaf = n ? ctg_flat_find(f, n) : NULL;
	return leaf && leaf->gone;
}

/* A note that the act quotes again is that of the base when its call goes, or
 * when several calls share it; one that stays is another, though it says the
 * same. */
static bool may_be_quoted(const struct ctg_flat *f,
	const struct ctg_node *note)
{
	const struct ctg_node *doc = f->document;
	size_t calls = 0, leaving = 0;

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (n->kind == CTG_NOTEREF && n->note.def == note) {
			calls++;
			leaving += is_leaving(f, n);
		}
	return calls != 1 || leaving == 1;
}

/* One of the file that says the same; NULL when none does. */
static const struct ctg_node *find_same(struct ctg_flat *f,
	struct ctg_str said)
{
	for (const struct ctg_node *n = f->document->last;
	     n && n->kind == CTG_NOTE; n = n->prev)
		if (is_here(f, n) && !is_taken_note(f, n->text) &&
		    ctg_str_eq(content(f, n), said) && may_be_quoted(f, n))
			return n;
	return NULL;
}

struct ctg_str ctg_flat_note(struct ctg_flat *f, const struct ctg_node *def)
{
	const struct ctg_node *same;

	if (!def)
		return STR("?");
	for (size_t i = 0; i < f->n_names; i++)
		if (f->names[i].def == def)
			return f->names[i].name;
	if (is_here(f, def))
		return add_name(f, def, def->text, false);
	/* One without a name is a new one, whatever it says. */
	same = def->text.n > 0 ? find_same(f, content(f, def)) : NULL;
	if (same)
		return add_name(f, def, same->text, false);
	return add_name(f, def, free_name(f, def->text), true);
}

/* --- definitions that stay ------------------------------------------------ */

struct calls {
	struct ctg_flat *flat;
	const struct ctg_node **v;	/* definitions, of the file */
	size_t n, room;
};

static void add_call(struct calls *c, const struct ctg_node *def)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i] == def)
			return;
	CTG_MORE(c->flat->arena, c->v, c->n, c->room);
	c->v[c->n++] = def;
}

/* The definition that a leaf is in; or NULL. */
static const struct ctg_node *note_of(const struct ctg_leaf *leaf)
{
	const struct ctg_flat_item *it = leaf->item;

	while (it && it->up)
		it = it->up;
	return it && !it->list ? it->node : NULL;
}

/* A note that calls itself is not called for that. */
static void look_for_calls(struct calls *c, const struct ctg_leaf *leaf,
	const struct ctg_node *n)
{
	n = as_it_becomes(leaf, n);
	if (!n)
		return;
	if (n->kind == CTG_NOTEREF && n->note.def &&
	    n->note.def != note_of(leaf))
		add_call(c, n->note.def);
	for (const struct ctg_node *k = n->first; k; k = k->next)
		look_for_calls(c, leaf, k);
}

static bool is_called(const struct calls *c, const struct ctg_node *def)
{
	const struct ctg_flat *f = c->flat;

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i] == def)
			return true;
	/* By what comes. */
	for (size_t i = 0; i < f->n_names; i++)
		if (ctg_str_eq(f->names[i].name, def->text))
			return true;
	return false;
}

void ctg_flat_drop_notes(struct ctg_flat *f)
{
	static const struct ctg_op uncalled = { 0 };
	struct calls c = { .flat = f };

	for (size_t i = 1; i < f->n; i++)
		if (!f->v[i]->gone && f->v[i]->node &&
		    f->v[i]->kind != CTG_PART)
			look_for_calls(&c, f->v[i], f->v[i]->node);
	for (size_t i = 1; i < f->n; i++) {
		const struct ctg_node *note = note_of(f->v[i]);

		if (note && !is_called(&c, note))
			f->v[i]->gone = &uncalled;
	}
}

/* --- those that come ------------------------------------------------------ */

void ctg_flat_add_notes(struct ctg_flat *f, struct ctg_buf *out)
{
	for (size_t i = 0; i < f->n_names; i++) {
		struct ctg_str said;

		if (!f->names[i].added)
			continue;
		said = ctg_str_trim(content(f, f->names[i].def));
		ctg_buf_add(out, f->eol);
		ctg_buf_printf(out, "[^%.*s]: ", STR_ARG(f->names[i].name));
		ctg_buf_add(out, ctg_flat_indent(f, said, 4));
		ctg_buf_add(out, f->eol);
	}
}
