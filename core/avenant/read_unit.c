/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks quoted in an act, as those of a text again. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"
#include "model/marker.h"

struct maker {
	struct ctg_arena *arena;
	unsigned above;			/* level of the act's article */
	const struct ctg_node *last;	/* the leaf that closes */
	bool each;			/* all do */
};

static bool cut_open(struct ctg_str *s)
{
	return ctg_str_cut(s, STR("«")) || ctg_str_cut(s, STR("“")) ||
		ctg_str_cut(s, STR("\""));
}

static bool cut_close(struct ctg_str *s)
{
	static const struct ctg_str marks[] = {
		CTG_STR_INIT("»"), CTG_STR_INIT("”"), CTG_STR_INIT("\""),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (ctg_str_ends(*s, marks[i])) {
			s->n -= marks[i].n;
			return true;
		}
	return false;
}

/* Without the sign that belongs to the sentence of the act. */
static struct ctg_str without_sign(struct ctg_str s)
{
	s = ctg_french_rtrim(s);
	while (s.n > 0 && strchr(";.,", s.p[s.n - 1]))
		s = ctg_french_rtrim(ctg_str_head(s, s.n - 1));
	return s;
}

bool ctg_unit_opens(struct ctg_str words)
{
	struct ctg_str s = ctg_french_ltrim(words);

	return cut_open(&s);
}

bool ctg_unit_closes(struct ctg_str words)
{
	struct ctg_str s = without_sign(words);

	return cut_close(&s);
}

static size_t one_space(struct ctg_str s)
{
	size_t len;

	return s.n > 0 && ctg_utf8_is_space(ctg_utf8_next(s, &len)) ? len : 0;
}

/* The bytes of words between the guillemets that open it and, for the last
 * leaf, that close all. */
static struct ctg_stretch inside(struct ctg_str words, bool last)
{
	struct ctg_stretch in = { 0, words.n };
	struct ctg_str s = ctg_french_ltrim(words);
	size_t len;

	if (cut_open(&s))
		in.off = words.n - s.n + one_space(s);
	if (!last)
		return in;
	s = without_sign(words);
	if (!cut_close(&s))
		return in;
	in.end = s.n;
	if (s.n > 0 && ctg_utf8_is_space(ctg_utf8_last(s, &len)))
		in.end -= len;
	if (in.end < in.off)
		in.end = in.off;
	return in;
}

static struct ctg_node *new_like(struct maker *m, const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(m->arena, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = NULL;
	return c;
}

static void strip(struct ctg_node *to, struct maker *m,
	const struct ctg_node *leaf, size_t skipped)
{
	struct ctg_runs all = { .arena = m->arena }, in = all;
	struct ctg_str words = ctg_node_words(m->arena, leaf);
	struct ctg_stretch s = inside(words, m->each || leaf == m->last);

	ctg_runs_read(&all, leaf);
	ctg_cited_cut(&in, &all, words, (struct ctg_stretch){
		s.off + skipped, s.end });
	ctg_runs_write(to, m->arena, &in);
}

/* The label that is printed at the start of an item, with its space; see
 * markdown.c. */
static size_t take_label(struct ctg_str *label, struct ctg_str words)
{
	size_t n = ctg_marker_take(words);
	struct ctg_str rest = ctg_str_skip(words, n);

	if (n == 0)
		return 0;
	*label = ctg_str_head(words, n);
	while (rest.n > 0 && ctg_is_space(rest.p[0]))
		rest = ctg_str_skip(rest, 1);
	if (!ctg_str_cut(&rest, STR("\u00a0")))
		(void)ctg_str_cut(&rest, STR("\u202f"));
	return rest.n > 0 ? words.n - rest.n : 0;
}

static struct ctg_node *copy_leaf(struct maker *m,
	const struct ctg_node *leaf, struct ctg_node *item)
{
	struct ctg_node *c = new_like(m, leaf);
	struct ctg_str words = ctg_node_words(m->arena, leaf);
	struct ctg_stretch in = inside(words, m->each || leaf == m->last);
	size_t skipped = 0;

	if (item && !item->first && !item->parent->list.ordered &&
	    ctg_unit_opens(words))
		skipped = take_label(&item->text, ctg_str_skip(ctg_str_head(
			words, in.end), in.off));
	strip(c, m, leaf, skipped);
	return c;
}

static void copy_into(struct maker *m, struct ctg_node *to,
	const struct ctg_node *n);

/* Cells that another covers point to the copy of that one. */
static void copy_rows(struct maker *m, struct ctg_node *to,
	const struct ctg_node *table)
{
	struct ctg_node *old = ctg_node_next(table, table), *now;

	for (const struct ctg_node *r = table->first; r; r = r->next)
		copy_into(m, to, r);
	now = ctg_node_next(to, to);
	for (; old && now; old = ctg_node_next(table, old),
	     now = ctg_node_next(to, now))
		if (old->kind == CTG_CELL && old->cell.owner) {
			struct ctg_node *o = (struct ctg_node *)table->first;
			struct ctg_node *p = to->first;

			while (o && o != old->cell.owner) {
				o = ctg_node_next(table, o);
				p = ctg_node_next(to, p);
			}
			now->cell.owner = o ? p : NULL;
		}
}

static void copy_into(struct maker *m, struct ctg_node *to,
	const struct ctg_node *n)
{
	struct ctg_node *c;

	if (n->kind == CTG_PARA) {
		ctg_node_append(to, copy_leaf(m, n, to->kind == CTG_ITEM ?
			to : NULL));
		return;
	}
	c = new_like(m, n);
	ctg_node_append(to, c);
	if (n->kind == CTG_TABLE)
		copy_rows(m, c, n);
	else
		for (const struct ctg_node *k = n->first; k; k = k->next)
			copy_into(m, c, k);
}

static struct ctg_node *add_division(struct maker *m, struct ctg_node *doc,
	const struct ctg_node *heading, unsigned level)
{
	struct ctg_node *at = doc, *d = ctg_node_new(m->arena, CTG_DIVISION);
	struct ctg_node *h = copy_leaf(m, heading, NULL);

	d->division.level = level > m->above ? level - m->above : 1;
	while (at->last && at->last->kind == CTG_DIVISION &&
	       at->last->division.level < d->division.level)
		at = at->last;
	ctg_node_append(at, d);
	ctg_node_append(d, h);
	ctg_heading_read(&d->division.heading, ctg_node_words(m->arena, h));
	return d;
}

/* « alone before a table, or » after one. */
static bool is_lone_mark(struct ctg_str words)
{
	struct ctg_str s = ctg_french_trim(words);
	bool opens = cut_open(&s) && s.n == 0;

	s = without_sign(ctg_french_ltrim(words));
	return opens || (cut_close(&s) && s.n == 0);
}

/* --- who closes ----------------------------------------------------------- */

/* Each alinéa of its own, as people do, or the last alone, as we do. */
struct closing {
	struct ctg_arena *arena;
	const struct ctg_node *last;
	int depth;			/* of guillemets in what is quoted */
	size_t shut, open;
};

static int depth_of(struct ctg_str s)
{
	int depth = 0;

	for (; s.n > 0; s = ctg_str_skip(s, 1)) {
		depth += ctg_str_starts(s, STR("«")) ||
			ctg_str_starts(s, STR("“"));
		depth -= ctg_str_starts(s, STR("»")) ||
			ctg_str_starts(s, STR("”"));
	}
	return depth;
}

static void note_leaf(struct closing *c, const struct ctg_node *leaf)
{
	struct ctg_str words = ctg_node_words(c->arena, leaf);
	int depth = depth_of(words);

	if (leaf == c->last || is_lone_mark(words))
		return;
	/* What another alinéa of the text opened is closed by it. */
	if (ctg_unit_opens(words) && ctg_unit_closes(words) && depth == 0 &&
	    c->depth == 0) {
		c->shut++;
		return;
	}
	c->open++;
	c->depth += depth - ctg_unit_opens(words);
	if (c->depth < 0)
		c->depth = 0;
}

static struct closing closing_of(struct ctg_arena *a,
	const struct ctg_quoted_block *v, size_t n,
	const struct ctg_node *last)
{
	struct closing c = { .arena = a, .last = last };

	for (size_t i = 0; i < n; i++) {
		const struct ctg_node *b = v[i].node, *k = b;

		if (b->kind == CTG_TABLE)
			continue;
		for (; k; k = ctg_node_next(b, k))
			if (ctg_op_is_leaf(k))
				note_leaf(&c, k);
	}
	return c;
}

/* A line of the paragraph opens what it does not close, or opens after all was
 * closed: the next alinéa, without the empty line before it. */
static bool is_run_on(struct ctg_arena *a, const struct ctg_node *leaf)
{
	struct ctg_str words = ctg_node_words(a, leaf);
	bool fresh = false, opens = false;
	int depth = 0;

	if (!ctg_unit_opens(words))
		return false;
	for (const struct ctg_node *k = leaf->first; k;
	     k = ctg_node_next(leaf, k)) {
		if (k->kind == CTG_SOFTBREAK || k->kind == CTG_LINEBREAK)
			fresh = true;
		if (k->kind != CTG_TEXT || k->text.n == 0)
			continue;
		if (fresh && ctg_unit_opens(k->text)) {
			if (depth <= 0)
				return true;
			opens = true;
		}
		fresh = false;
		depth += depth_of(k->text);
	}
	return opens && depth > (ctg_unit_closes(words) ? 0 : 1);
}

bool ctg_unit_runs_on(struct ctg_arena *a, const struct ctg_node *block)
{
	if (block->kind == CTG_TABLE)
		return false;
	for (const struct ctg_node *k = block; k; k = ctg_node_next(block, k))
		if (ctg_op_is_leaf(k) && is_run_on(a, k))
			return true;
	return false;
}

static const struct ctg_node *last_leaf(const struct ctg_node *n)
{
	while (n && !ctg_op_is_leaf(n))
		n = n->last;
	return n;
}

struct ctg_node *ctg_unit_make(struct ctg_arena *a,
	const struct ctg_quoted_block *v, size_t n, unsigned above,
	bool *doubtful)
{
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT), *at = doc;
	struct maker m = { .arena = a, .above = above };
	struct closing c;

	m.last = n > 0 && v[n - 1].node->kind != CTG_TABLE ?
		last_leaf(v[n - 1].node) : NULL;
	c = closing_of(a, v, n, m.last);
	m.each = c.shut > 0 && c.open == 0;
	*doubtful = c.shut > 0 && c.open > 0;
	for (size_t i = 0; i < n; i++) {
		const struct ctg_node *b = v[i].node;

		if (b->kind == CTG_HEADING)
			at = add_division(&m, doc, b, v[i].level);
		else if (b->kind != CTG_PARA ||
			 !is_lone_mark(ctg_node_words(a, b)))
			copy_into(&m, at, b);
	}
	ctg_tree_number(doc);
	return doc;
}

void ctg_unit_shift(struct ctg_node *document, int by)
{
	for (struct ctg_node *n = document; n;
	     n = ctg_node_next(document, n))
		if (n->kind == CTG_DIVISION)
			n->division.level = (unsigned)(by +
				(int)n->division.level < 1 ? 1 :
				by + (int)n->division.level);
}
