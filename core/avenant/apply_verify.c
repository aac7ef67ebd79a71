/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/applying.h"

#include "avenant/runs.h"
#include "model/markdown.h"

/* --- variables ------------------------------------------------------------ */

/* « {{ name }} » without its spaces, where it is a variable. */
static struct ctg_str tighten(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	bool escaped = false;

	while (s.n > 0) {
		size_t n = ctg_str_find(s, STR("}}"));
		struct ctg_str name = ctg_str_head(s, n);

		if (!escaped && n < s.n && ctg_str_cut(&name, STR("{{"))) {
			ctg_buf_printf(&b, "{{%.*s}}",
				STR_ARG(ctg_str_trim(name)));
			s = ctg_str_skip(s, n + 2);
			continue;
		}
		escaped = !escaped && s.p[0] == '\\';
		ctg_buf_putc(&b, s.p[0]);
		s = ctg_str_skip(s, 1);
	}
	return ctg_buf_str(&b);
}

static void name_values(struct ctg_runs *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].var.n > 0) {
			r->v[i].text = ctg_strf(r->arena, "{{%.*s}}",
				STR_ARG(r->v[i].var));
			r->v[i].var = (struct ctg_str){ 0 };
		}
}

/* --- notes ---------------------------------------------------------------- */

static void define_notes(struct ctg_buf *b, struct ctg_flat *f,
	const struct ctg_node *becomes)
{
	for (const struct ctg_node *n = becomes; n;
	     n = ctg_node_next(becomes, n))
		if (n->kind == CTG_NOTEREF)
			ctg_buf_printf(b, "\n\n[^%.*s]: x\n",
				STR_ARG(ctg_flat_note(f, n->note.def)));
}

/* The calls that were read have the notes of those that are wanted. */
static void name_notes(struct ctg_flat *f, struct ctg_node *read,
	const struct ctg_node *becomes)
{
	for (struct ctg_node *n = read; n; n = ctg_node_next(read, n)) {
		if (n->kind != CTG_NOTEREF)
			continue;
		n->note.def = NULL;
		for (const struct ctg_node *m = becomes; m;
		     m = ctg_node_next(becomes, m))
			if (m->kind == CTG_NOTEREF && ctg_str_eq(n->text,
			    ctg_flat_note(f, m->note.def)))
				n->note.def = m->note.def;
	}
}

/* --- the leaf alone ------------------------------------------------------- */

static void add_lines(struct ctg_buf *b, struct ctg_str s, const char *indent)
{
	bool first = true;

	while (s.n > 0) {
		struct ctg_str line = ctg_str_line(&s);

		if (!first) {
			while (line.n > 0 && (line.p[0] == ' ' ||
			       line.p[0] == '\t'))
				line = ctg_str_skip(line, 1);
			ctg_buf_puts(b, indent);
		}
		ctg_buf_add(b, line);
		ctg_buf_putc(b, '\n');
		first = false;
	}
}

static const struct ctg_flat_item *opened(const struct ctg_leaf *leaf)
{
	const struct ctg_flat_item *it = leaf->item;

	return it && it->list && it->opener == leaf ? it : NULL;
}

static struct ctg_str alone(struct ctg_flat *f, const struct ctg_leaf *leaf,
	const struct ctg_node *was, struct ctg_str bytes)
{
	struct ctg_buf b = { .arena = f->arena };
	const struct ctg_flat_item *it = opened(leaf);

	if (was->kind == CTG_CELL) {
		ctg_buf_puts(&b, "|x|\n|---|\n|");
		ctg_buf_add(&b, bytes);
		ctg_buf_puts(&b, "|\n");
	} else if (it && was->kind == CTG_PARA) {
		ctg_buf_puts(&b, it->list->ordered ? "1. " : "- ");
		add_lines(&b, bytes, "   ");
	} else {
		add_lines(&b, bytes, "");
	}
	return ctg_buf_str(&b);
}

/* The leaf that was read, when there is but one. */
static struct ctg_node *only_leaf(struct ctg_node *doc, enum ctg_kind kind)
{
	struct ctg_node *found = NULL;

	for (struct ctg_node *n = doc->first; n; n = ctg_node_next(doc, n)) {
		bool header = kind == CTG_CELL && n->parent->row.header;

		while (n && n->kind == CTG_NOTE)
			n = ctg_node_after(doc, n);
		if (!n)
			break;
		if (n->kind != CTG_PARA && n->kind != CTG_HEADING &&
		    n->kind != CTG_CELL && n->kind != CTG_BREAK)
			continue;
		if (n->kind == CTG_CELL && header)
			continue;
		if (found || n->kind != kind)
			return NULL;
		found = n;
	}
	return found;
}

static bool same_label(const struct ctg_node *was, const struct ctg_node *n)
{
	const struct ctg_node *x = was->parent, *y = n->parent;

	if (!x || x->kind != CTG_ITEM || was->prev)
		return !y || y->kind != CTG_ITEM;
	return y && y->kind == CTG_ITEM && (x->parent->list.ordered ||
		ctg_str_eq(x->text, y->text));
}

bool ctg_apply_reads(struct ctg_flat *f, const struct ctg_leaf *leaf,
	const struct ctg_node *was, const struct ctg_node *becomes,
	struct ctg_str bytes, bool cleanly)
{
	struct ctg_runs got = { .arena = f->arena }, want = got;
	struct ctg_diags diags = { .arena = f->arena };
	struct ctg_buf b = { .arena = f->arena };
	struct ctg_source src;
	struct ctg_node *doc, *n;

	ctg_buf_add(&b, tighten(f->arena, alone(f, leaf, was, bytes)));
	define_notes(&b, f, becomes);
	if (ctg_source_init(&src, f->arena, STR(""), ctg_buf_str(&b), NULL) ||
	    ctg_markdown_parse(&doc, f->arena, &src, 0, &diags, NULL))
		return false;
	n = only_leaf(doc, was->kind);
	if (!n || (cleanly && diags.n > 0) ||
	    (was->kind == CTG_PARA && !same_label(was, n)))
		return false;
	name_notes(f, n, becomes);
	ctg_runs_read(&got, n);
	ctg_runs_read(&want, becomes);
	name_values(&want);
	return ctg_runs_same(&got, &want);
}
