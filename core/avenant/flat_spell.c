/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/flat.h"

#include "render/markdown.h"

#include <string.h>

/* The writer of Markdown knows neither variables nor the names of notes: both
 * go through it under a sign that no text may hold, or a number that no text
 * has so many notes to reach. */
#define OPEN		"\ufdd0"
#define CLOSE		"\ufdd1"
#define FIRST_NOTE	1'000'000'000u

struct spelling {
	struct ctg_flat *flat;
	struct ctg_str *names;
	size_t n, room;
};

static size_t add_name(struct spelling *s, struct ctg_str name)
{
	CTG_MORE(s->flat->arena, s->names, s->n, s->room);
	s->names[s->n++] = name;
	return s->n - 1;
}

static void hide(struct spelling *s, struct ctg_node *n)
{
	if (n->kind == CTG_TEXT && n->var.n > 0)
		n->text = ctg_strf(s->flat->arena, OPEN "%zu" CLOSE,
			add_name(s, n->var));
	if (n->kind == CTG_NOTEREF)
		n->note.number = FIRST_NOTE + (unsigned)add_name(s,
			ctg_flat_note(s->flat, n->note.def));
	for (struct ctg_node *c = n->first; c; c = c->next)
		hide(s, c);
}

/* Takes « [^1000000003] » or a hidden variable; SIZE_MAX when none stands
 * there. */
static size_t take_hidden(const struct spelling *s, struct ctg_str *rest,
	bool *note)
{
	struct ctg_str at = *rest;
	size_t i = 0, n = 0;

	*note = ctg_str_cut(&at, STR("[^"));
	if (!*note && !ctg_str_cut(&at, STR(OPEN)))
		return SIZE_MAX;
	for (; n < at.n && n < 10 && ctg_is_digit(at.p[n]); n++)
		i = i * 10 + (size_t)(at.p[n] - '0');
	at = ctg_str_skip(at, n);
	if (n == 0 || !ctg_str_cut(&at, *note ? STR("]") : STR(CLOSE)) ||
	    (*note && i < FIRST_NOTE))
		return SIZE_MAX;
	i -= *note ? FIRST_NOTE : 0;
	if (i >= s->n)
		return SIZE_MAX;
	*rest = at;
	return i;
}

static struct ctg_str reveal(const struct spelling *s, struct ctg_str text)
{
	struct ctg_buf b = { .arena = s->flat->arena };
	bool note;

	if (s->n == 0)
		return text;
	while (text.n > 0) {
		size_t i = take_hidden(s, &text, &note);

		if (i == SIZE_MAX) {
			ctg_buf_putc(&b, text.p[0]);
			text = ctg_str_skip(text, 1);
		} else {
			ctg_buf_printf(&b, note ? "[^%.*s]" : "{{ %.*s }}",
				STR_ARG(s->names[i]));
		}
	}
	return ctg_buf_str(&b);
}

static struct ctg_str write(struct ctg_flat *f, struct ctg_node *document)
{
	struct spelling s = { .flat = f };
	struct ctg_buf b = { .arena = f->arena };

	hide(&s, document);
	ctg_markdown_write(&b, document);
	return reveal(&s, ctg_buf_str(&b));
}

static struct ctg_node *below(struct ctg_flat *f, struct ctg_node *parent,
	enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(f->arena, kind);

	if (parent)
		ctg_node_append(parent, n);
	return n;
}

/* --- words ---------------------------------------------------------------- */

/* Inlines as they nest; what a variable prints in another version is words. */
static void copy_words(struct ctg_flat *f, struct ctg_node *to,
	const struct ctg_node *from, bool values)
{
	for (const struct ctg_node *n = from->first; n; n = n->next) {
		struct ctg_node *copy = below(f, to, n->kind);

		copy->text = n->text;
		if (n->kind == CTG_NOTEREF)
			copy->note = n->note;
		else if (n->kind == CTG_TEXT && values)
			copy->var = n->var;
		copy_words(f, copy, n, values);
	}
}

/* A document that holds one leaf of the kind; *leaf is it. */
static struct ctg_node *around(struct ctg_flat *f, struct ctg_node **leaf,
	enum ctg_kind kind, struct ctg_str label)
{
	struct ctg_node *doc = below(f, NULL, CTG_DOCUMENT), *in = doc;

	if (kind == CTG_HEADING) {
		in = below(f, in, CTG_DIVISION);
		in->division.level = 1;
	} else if (kind == CTG_CELL) {
		in = below(f, below(f, in, CTG_TABLE), CTG_ROW);
	} else if (label.p) {
		in = below(f, below(f, in, CTG_LIST), CTG_ITEM);
		in->text = label;
	}
	*leaf = below(f, in, kind);
	return doc;
}

/* Takes the marks of around() away. */
static struct ctg_str without_marks(struct ctg_flat *f, struct ctg_str s,
	enum ctg_kind kind, struct ctg_str label)
{
	struct ctg_buf b = { .arena = f->arena };
	size_t width = 0;

	if (ctg_str_ends(s, STR("\n")))
		s.n--;
	if (kind == CTG_HEADING)
		return ctg_str_skip(s, 2);
	if (kind == CTG_CELL)
		return ctg_str_skip(ctg_str_head(s, s.n < 4 ? 2 : s.n - 2),
			2);
	if (!label.p)
		return s;
	/* « - a) », then a space: a no-break one after « 7) ». */
	width = 2 + label.n;
	s = ctg_str_skip(s, width);
	if (label.n > 0 && !ctg_str_cut(&s, STR("\u00a0")))
		(void)ctg_str_cut(&s, STR(" "));
	while (s.n > 0) {
		size_t i = ctg_str_find(s, STR("\n")) + 1;

		ctg_buf_add(&b, ctg_str_head(s, i));
		s = ctg_str_skip(s, i);
		(void)ctg_str_cut(&s, STR("  "));
	}
	return ctg_buf_str(&b);
}

struct ctg_str ctg_flat_spell_words(struct ctg_flat *f, enum ctg_kind kind,
	struct ctg_str label, const struct ctg_node *words, bool begin,
	bool end)
{
	struct ctg_node *leaf, *doc = around(f, &leaf, kind, label);
	struct ctg_str s;

	if (!begin)
		ctg_node_append(leaf, ctg_node_text(f->arena, STR("x")));
	copy_words(f, leaf, words, true);
	if (!end)
		ctg_node_append(leaf, ctg_node_text(f->arena, STR("x")));
	s = without_marks(f, write(f, doc), kind, label);
	if (!end)
		s.n--;
	return begin ? s : ctg_str_skip(s, 1);
}

/* --- blocks --------------------------------------------------------------- */

static void copy_row(struct ctg_flat *f, struct ctg_node *table,
	const struct ctg_node *row)
{
	struct ctg_node *r = below(f, table, CTG_ROW);

	r->row.header = row->row.header && table->table.align;
	for (const struct ctg_node *c = row->first; c; c = c->next) {
		struct ctg_node *cell = below(f, r, CTG_CELL);

		/* The owner stays in its table: the writer only asks for its
		 * column. */
		cell->cell = c->cell;
		copy_words(f, cell, c, false);
	}
}

static struct ctg_str spell_table(struct ctg_flat *f,
	const struct ctg_node *n)
{
	struct ctg_node *doc = below(f, NULL, CTG_DOCUMENT);
	struct ctg_node *table = below(f, doc, CTG_TABLE);

	table->table = n->table;
	for (const struct ctg_node *r = n->first; r; r = r->next)
		copy_row(f, table, r);
	return write(f, doc);
}

struct ctg_str ctg_flat_spell_rows(struct ctg_flat *f,
	const struct ctg_node *rows)
{
	struct ctg_node *doc = below(f, NULL, CTG_DOCUMENT);
	struct ctg_node *table = below(f, doc, CTG_TABLE);

	for (const struct ctg_node *r = rows->first; r; r = r->next)
		if (r->kind == CTG_ROW)
			copy_row(f, table, r);
	return write(f, doc);
}

static struct ctg_str spell_heading(struct ctg_flat *f,
	const struct ctg_node *n)
{
	struct ctg_node *doc = below(f, NULL, CTG_DOCUMENT);
	struct ctg_node *division = below(f, doc, CTG_DIVISION);

	division->division.level = n->parent && n->parent->kind ==
		CTG_DIVISION ? n->parent->division.level : 1;
	copy_words(f, below(f, division, CTG_HEADING), n, false);
	return write(f, doc);
}

/* An item of a numbered list has its label in the mark. */
static struct ctg_str label_of(const struct ctg_leaf *leaf)
{
	const struct ctg_flat_item *it = leaf->item;

	if (!it || !it->list || it->opener != leaf)
		return (struct ctg_str){ 0 };
	return it->list->ordered || !it->node->text.p ? STR("") :
		it->node->text;
}

static struct ctg_str spell_para(struct ctg_flat *f,
	const struct ctg_leaf *leaf)
{
	struct ctg_str label = label_of(leaf), s;
	struct ctg_node *words = ctg_node_new(f->arena, CTG_PARA);

	copy_words(f, words, leaf->node, false);
	s = ctg_flat_spell_words(f, CTG_PARA, label, words, true,
		true);
	if (label.n == 0)
		return s;
	return ctg_strf(f->arena, "%.*s%s%.*s", STR_ARG(label),
		ctg_is_digit(label.p[0]) && ctg_str_ends(label, STR(")")) ?
		"\u00a0" : " ", STR_ARG(s));
}

struct ctg_str ctg_flat_spell(struct ctg_flat *f, const struct ctg_leaf *leaf)
{
	struct ctg_str s;

	switch (leaf->kind) {
	case CTG_HEADING:
		s = spell_heading(f, leaf->node);
		break;
	case CTG_TABLE:
		s = spell_table(f, leaf->node);
		break;
	case CTG_BREAK:
		return STR("---");
	case CTG_PART:
		return ctg_strf(f->arena, "{{ %.*s }}",
			STR_ARG(leaf->node->text));
	default:
		s = spell_para(f, leaf);
	}
	return ctg_str_trim(s);
}

struct ctg_str ctg_flat_indent(struct ctg_flat *f, struct ctg_str lines,
	size_t columns)
{
	struct ctg_buf b = { .arena = f->arena };

	while (lines.n > 0) {
		size_t i = ctg_str_find(lines, STR("\n"));

		ctg_buf_add(&b, ctg_str_head(lines, i));
		lines = ctg_str_skip(lines, i);
		if (!ctg_str_cut(&lines, STR("\n")))
			break;
		ctg_buf_add(&b, f->eol);
		for (size_t k = 0; k < columns && lines.n > 0 &&
		     lines.p[0] != '\n'; k++)
			ctg_buf_putc(&b, ' ');
	}
	return ctg_buf_str(&b);
}
