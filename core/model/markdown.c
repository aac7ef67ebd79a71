/* SPDX-License-Identifier: Apache-2.0 */
#include "model/markdown.h"

#include "model/cmark_heap.h"
#include "model/french.h"
#include "model/marker.h"
#include "model/parsing.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>
#include <threads.h>

struct ctg_place ctg_parsing_at(const struct ctg_parsing *p, size_t off)
{
	return ctg_source_place(p->src, off);
}

static bool is_type(cmark_node *n, const char *name)
{
	return n && strcmp(cmark_node_get_type_string(n), name) == 0;
}

static struct ctg_node *add_block(struct ctg_parsing *p, struct ctg_node *to,
	enum ctg_kind kind, cmark_node *from)
{
	struct ctg_node *n = ctg_node_new(p->arena, kind);

	n->src = p->src;
	n->off = ctg_extent_start(p, from);
	n->end = ctg_extent_end(p, from);
	/* A marker may stand alone on its line. */
	if (!to->first && (to->kind == CTG_LIST || to->kind == CTG_ITEM ||
	    to->kind == CTG_NOTE))
		n->off = to->off;
	ctg_node_append(to, n);
	p->blocks++;
	return n;
}

static void refuse(struct ctg_parsing *p, cmark_node *n, const char *rule,
	const char *what)
{
	ctg_rule_report(p->diags, rule, ctg_parsing_at(p,
		ctg_extent_start(p, n)), "%s", what);
}

static void read_children(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from);

/* A line of a paragraph that looks like the next item: the writer forgot the
 * blank line, and « 2° second » would be glued to the alinéa before. */
static void check_wrapped(struct ctg_parsing *p, const struct ctg_node *para)
{
	size_t line = ctg_source_line(p->src, para->off) + 1;
	size_t off;

	for (; (off = ctg_source_start(p->src, line)) < para->end; line++) {
		struct ctg_str s = ctg_str_trim(ctg_str_head(ctg_str_skip(
			p->src->text, off), para->end - off));
		size_t n = ctg_marker_wrapped(s);

		if (n > 0)
			ctg_rule_report(p->diags, "S110", ctg_parsing_at(p,
				(size_t)(s.p - p->src->text.p)),
				"«\u00a0%.*s\u00a0» commence une ligne au "
				"milieu d'un alinéa",
				(int)n, s.p);
	}
}

static void read_paragraph(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from)
{
	struct ctg_node *n = add_block(p, to, CTG_PARA, from);

	ctg_inline_read(p, n, from, n->off, n->end);
	check_wrapped(p, n);
}

/* The document is flat in cmark: a heading closes the divisions of its level
 * and deeper, and opens its own. */
static struct ctg_node *enclosing(struct ctg_parsing *p, unsigned level)
{
	struct ctg_node *at = p->document;

	while (at->last && at->last->kind == CTG_DIVISION &&
	       at->last->division.level < level)
		at = at->last;
	return at;
}

static void read_heading(struct ctg_parsing *p, cmark_node *from)
{
	unsigned level = (unsigned)cmark_node_get_heading_level(from);
	struct ctg_node *div = add_block(p, enclosing(p, level),
		CTG_DIVISION, from);
	struct ctg_node *h = add_block(p, div, CTG_HEADING, from);
	struct ctg_str line = ctg_str_trim(ctg_str_head(ctg_str_skip(
		p->src->text, h->off), h->end - h->off));

	div->division.level = level;
	if (!ctg_str_starts(line, STR("#")))
		refuse(p, from, "S111",
			"titre souligné (la ligne de «\u00a0=\u00a0» ou de "
			"«\u00a0-\u00a0» sous un texte en fait un titre)");
	ctg_inline_read(p, h, from, h->off, h->end);
	if (!h->first)
		refuse(p, from, "S111", "titre vide");
	ctg_heading_read(&div->division.heading,
		ctg_node_words(p->arena, h));
}

/* The number as written at the start of an item of an ordered list. */
static struct ctg_str written_number(const struct ctg_parsing *p,
	cmark_node *item)
{
	int col = cmark_node_get_start_column(item);
	struct ctg_str s = ctg_str_skip(p->src->text,
		ctg_extent_start(p, item) + (col > 0 ? (size_t)col - 1 : 0));
	size_t n = 0;

	while (n < s.n && n < 9 && ctg_is_digit(s.p[n]))
		n++;
	return ctg_str_head(s, n);
}

/* No word from n on. */
static bool is_blank(const struct ctg_node *n)
{
	for (; n; n = n->next)
		if (n->kind != CTG_SOFTBREAK && (n->kind != CTG_TEXT ||
		    ctg_french_trim(n->text).n > 0))
			return false;
	return true;
}

/* A no-break space: it would be taken with the marker. */
static bool starts_blank(const struct ctg_node *n)
{
	return n->kind == CTG_TEXT &&
		ctg_french_ltrim(n->text).n < n->text.n;
}

/* « - a) » whose words stand on the next line. */
static void take_lone_marker(struct ctg_parsing *p, struct ctg_node *item,
	struct ctg_node *t)
{
	struct ctg_node *line_end = t->next;
	struct ctg_str s;

	if (!line_end || line_end->kind != CTG_SOFTBREAK ||
	    is_blank(line_end->next) || starts_blank(line_end->next))
		return;
	s = ctg_strf(p->arena, "%.*s ", STR_ARG(t->text));
	if (ctg_marker_take(s) != t->text.n)
		return;
	item->text = t->text;
	ctg_node_unlink(t);
	ctg_node_unlink(line_end);
}

/* « - a) Développer » : the printed label becomes the marker. */
static void take_marker(struct ctg_parsing *p, struct ctg_node *item)
{
	struct ctg_node *para = item->first;
	struct ctg_node *t = para ? para->first : NULL;
	struct ctg_node words;
	struct ctg_str rest;
	size_t n;

	if (!t || para->kind != CTG_PARA || t->kind != CTG_TEXT)
		return;
	n = ctg_marker_take(t->text);
	if (n == 0) {
		take_lone_marker(p, item, t);
		return;
	}
	words = *t;
	words.text = ctg_str_skip(t->text, n);
	if (is_blank(&words))
		return;
	rest = words.text;
	while (rest.n > 0 && ctg_is_space(rest.p[0]))
		rest = ctg_str_skip(rest, 1);
	if (!ctg_str_cut(&rest, STR("\u00a0")))
		(void)ctg_str_cut(&rest, STR("\u202f"));
	item->text = ctg_str_head(t->text, n);
	if (t->end - t->off == t->text.n)
		t->off += t->text.n - rest.n;
	t->text = rest;
	if (t->text.n == 0)
		ctg_node_unlink(t);
}

/* « 3. » after « 1. », « 01. »: cmark counts by itself. */
static void check_number(struct ctg_parsing *p, const struct ctg_node *item,
	struct ctg_str written)
{
	struct ctg_str printed = ctg_str_head(item->text, item->text.n - 1);

	if (!ctg_str_eq(written, printed))
		ctg_rule_report(p->diags, "S112", ctg_parsing_at(p,
			item->off), "«\u00a0%.*s%c\u00a0» sera imprimé "
			"«\u00a0%.*s\u00a0»", STR_ARG(written),
			item->text.p[printed.n], STR_ARG(item->text));
}

static void read_item(struct ctg_parsing *p, struct ctg_node *list,
	cmark_node *from, unsigned number)
{
	struct ctg_node *item = add_block(p, list, CTG_ITEM, from);

	if (is_type(from, "tasklist"))
		refuse(p, from, "S111", "case à cocher «\u00a0[ ]\u00a0»");
	read_children(p, item, from);
	if (!item->first || item->first->kind != CTG_PARA)
		refuse(p, from, "S113", "élément de liste sans texte");
	if (!list->list.ordered) {
		take_marker(p, item);
		return;
	}
	item->text = ctg_strf(p->arena, "%u%c", number,
		list->list.delimiter);
	check_number(p, item, written_number(p, from));
}

/* Two numbered lists that nothing printed parts would be read as one. */
static bool goes_on(const struct ctg_node *list)
{
	const struct ctg_node *before = list->prev;

	return before && before->kind == CTG_LIST && list->list.ordered &&
		before->list.ordered &&
		before->list.delimiter == list->list.delimiter;
}

static void read_list(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from)
{
	struct ctg_node *list = add_block(p, to, CTG_LIST, from);
	int start = cmark_node_get_list_start(from);
	unsigned number;

	list->list.ordered = cmark_node_get_list_type(from) ==
		CMARK_ORDERED_LIST;
	list->list.delimiter = cmark_node_get_list_delim(from) ==
		CMARK_PAREN_DELIM ? ')' : '.';
	number = list->list.start = start > 0 ? (unsigned)start : 0;
	if (goes_on(list))
		refuse(p, from, "S111", "liste numérotée coupée en deux par "
			"la définition d'une note");
	for (cmark_node *i = cmark_node_first_child(from); i;
	     i = cmark_node_next(i))
		read_item(p, list, i, number++);
}

static void read_code(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from)
{
	struct ctg_node *n = add_block(p, to, CTG_PARA, from);

	refuse(p, from, "S111", "bloc de code (quatre espaces en début de "
		"ligne, ou des accents graves)");
	ctg_node_append(n, ctg_node_text(p->arena, ctg_str_dup(p->arena,
		ctg_str_trim(ctg_str_from(cmark_node_get_literal(from))))));
}

static void read_block(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from)
{
	cmark_node_type type = cmark_node_get_type(from);

	if (type == CMARK_NODE_PARAGRAPH) {
		read_paragraph(p, to, from);
	} else if (type == CMARK_NODE_HEADING) {
		if (to->kind != CTG_ITEM && to->kind != CTG_NOTE) {
			read_heading(p, from);
			return;
		}
		refuse(p, from, "S111", "titre dans une liste ou une note");
		read_paragraph(p, to, from);
	} else if (type == CMARK_NODE_LIST) {
		read_list(p, to, from);
	} else if (type == CMARK_NODE_THEMATIC_BREAK) {
		add_block(p, to, CTG_BREAK, from);
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		refuse(p, from, "S106", "bloc HTML");
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		read_code(p, to, from);
	} else if (type == CMARK_NODE_BLOCK_QUOTE) {
		refuse(p, from, "S111", "citation «\u00a0>\u00a0»");
		read_children(p, to, from);
	} else if (is_type(from, "table")) {
		ctg_grid_read(p, add_block(p, to, CTG_TABLE, from), from);
	}
}

static void read_children(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from)
{
	if (++p->depth > CTG_MAX_DEPTH) {
		p->too_deep = true;
	} else {
		for (cmark_node *n = cmark_node_first_child(from); n;
		     n = cmark_node_next(n))
			read_block(p, to, n);
	}
	p->depth--;
}

/* cmark moves the notes to the end, in the order of their first call; they
 * are made before the text, so that a call finds its note. */
static void collect_notes(struct ctg_parsing *p, cmark_node *root)
{
	size_t n = 0;

	for (cmark_node *c = cmark_node_last_child(root); c &&
	     cmark_node_get_type(c) == CMARK_NODE_FOOTNOTE_DEFINITION;
	     c = cmark_node_previous(c))
		n++;
	p->notes = CTG_NEW_N(p->arena, struct ctg_node *, n);
	p->nnotes = n;
	for (cmark_node *c = cmark_node_last_child(root); n > 0;
	     c = cmark_node_previous(c)) {
		struct ctg_node *note = ctg_node_new(p->arena, CTG_NOTE);
		struct ctg_str s;

		note->src = p->src;
		note->off = ctg_extent_start(p, c);
		note->end = ctg_extent_end(p, c);
		s = ctg_str_skip(p->src->text, note->off);
		s = ctg_str_skip(s, ctg_str_find(s, STR("[^")) + 2);
		note->text = ctg_str_head(s, ctg_str_find(s, STR("]")));
		note->note.def = note;
		p->notes[--n] = note;
	}
}

static void read_notes(struct ctg_parsing *p, cmark_node *root)
{
	cmark_node *c = cmark_node_last_child(root);

	p->in_note = true;
	for (size_t i = p->nnotes; i-- > 0; c = cmark_node_previous(c)) {
		read_children(p, p->notes[i], c);
		/* A definition inside it went elsewhere, or nowhere. */
		if (!p->notes[i]->first)
			refuse(p, c, "S108", "note sans texte");
	}
	p->in_note = false;
	for (size_t i = 0; i < p->nnotes; i++)
		ctg_node_append(p->document, p->notes[i]);
}

static void read_body(struct ctg_parsing *p, cmark_node *root)
{
	for (cmark_node *n = cmark_node_first_child(root); n &&
	     cmark_node_get_type(n) != CMARK_NODE_FOOTNOTE_DEFINITION;
	     n = cmark_node_next(n))
		read_block(p, enclosing(p, 7), n);
}

static enum ctg_code check_limits(const struct ctg_parsing *p,
	struct ctg_err *err)
{
	if (p->too_deep)
		(void)ctg_fail(err, CTG_EINPUT, "texte trop imbriqué "
			"(%d niveaux au plus)", CTG_MAX_DEPTH);
	else if (p->blocks > CTG_MAX_BLOCKS)
		(void)ctg_fail(err, CTG_EINPUT, "trop de blocs de texte "
			"(%d au plus)", CTG_MAX_BLOCKS);
	else
		return CTG_OK;
	ctg_err_at(err, p->src->path.p, 0, 0);
	return CTG_EINPUT;
}

/* cmark keeps its list of extensions in a global, made once. */
static once_flag registered = ONCE_FLAG_INIT;

/* Looking for notes, cmark walks through all that it made.  It takes « [\^ »
 * for a call too, and any entity that stands for the sign. */
static bool may_have_notes(struct ctg_str text)
{
	return ctg_str_has(text, STR("[^")) ||
		ctg_str_has(text, STR("[\\^")) ||
		ctg_str_has(text, STR("[&"));
}

/* No extension that adds a special character: cmark-gfm keeps those in a
 * global table that threads would fight over. */
static cmark_node *parse(struct ctg_str text, cmark_mem *mem)
{
	static const char *const names[] = { "table", "tasklist" };
	cmark_parser *parser = cmark_parser_new_with_mem(
		may_have_notes(text) ? CMARK_OPT_FOOTNOTES :
		CMARK_OPT_DEFAULT, mem);
	cmark_node *root;

	for (size_t i = 0; i < 2; i++)
		cmark_parser_attach_syntax_extension(parser,
			cmark_find_syntax_extension(names[i]));
	cmark_parser_feed(parser, text.p, text.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

enum ctg_code ctg_markdown_parse(struct ctg_node **out, struct ctg_arena *a,
	const struct ctg_source *src, size_t from, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_parsing p = { .arena = a, .src = src, .diags = diags };
	struct ctg_cmark_heap heap = CTG_CMARK_HEAP_INIT;
	enum ctg_code code = ctg_prescan(src, from, err);
	cmark_node *root;

	if (code)
		return code;
	call_once(&registered, cmark_gfm_core_extensions_ensure_registered);
	if (from == 0 && ctg_str_starts(src->text, STR("\ufeff")))
		from = 3;
	p.line0 = ctg_source_line(src, from) - 1;
	p.document = ctg_node_new(a, CTG_DOCUMENT);
	p.document->src = src;
	p.document->off = from;
	p.document->end = src->text.n;
	root = parse(ctg_str_skip(src->text, from),
		ctg_cmark_heap_open(&heap));
	collect_notes(&p, root);
	read_body(&p, root);
	read_notes(&p, root);
	cmark_node_free(root);
	ctg_cmark_heap_close(&heap);
	code = check_limits(&p, err);
	if (code)
		return code;
	ctg_lost_report(&p, from);
	ctg_extent_share(&p);
	ctg_tree_number(p.document);
	*out = p.document;
	return CTG_OK;
}
