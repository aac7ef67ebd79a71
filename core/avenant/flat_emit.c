/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/emission.h"

/* --- the order ------------------------------------------------------------ */

static void queue(struct ctg_emission *e, struct ctg_leaf *leaf)
{
	CTG_MORE(e->flat->arena, e->v, e->n, e->room);
	e->v[e->n++] = leaf;
}

static void queue_moved(struct ctg_emission *e, struct ctg_leaf *leaf);

/* Those that stay where the leaf was, or go with it; both when it stays. */
static void queue_all(struct ctg_emission *e, const struct ctg_leaf *beside,
	struct ctg_leaf *first, bool fixed)
{
	for (struct ctg_leaf *leaf = first; leaf; leaf = leaf->next) {
		if (beside->moved && leaf->fixed != fixed)
			continue;
		if (!leaf->fresh) {
			queue_moved(e, leaf);
			continue;
		}
		leaf->spelled = ctg_flat_spell(e->flat, leaf);
		queue(e, leaf);
	}
}

static void queue_moved(struct ctg_emission *e, struct ctg_leaf *leaf)
{
	queue_all(e, leaf, leaf->before, false);
	queue(e, leaf);
	queue_all(e, leaf, leaf->instead, false);
	queue_all(e, leaf, leaf->after, false);
}

static void queue_leaves(struct ctg_emission *e)
{
	const struct ctg_flat *f = e->flat;

	for (size_t i = 0; i < f->n; i++) {
		struct ctg_leaf *leaf = f->v[i];

		queue_all(e, leaf, leaf->before, true);
		if (!leaf->moved) {
			queue(e, leaf);
			queue_all(e, leaf, leaf->instead, false);
		}
		queue_all(e, leaf, leaf->after, true);
	}
}

/* --- between two leaves --------------------------------------------------- */

/* An item right below the words before it: no blank line is needed. */
static bool may_touch(const struct ctg_emission *e, const struct ctg_path *p,
	size_t depth, const struct ctg_leaf *leaf)
{
	struct ctg_flat_list *list, *before;

	if (!e->last || e->last->kind != CTG_PARA || depth >= p->n ||
	    !p->v[depth]->list || leaf->kind != CTG_PARA)
		return false;
	list = ctg_path_list(p->v[depth]);
	before = ctg_path_open(e, depth);
	if (before)
		return before->tight && list->tight &&
			before->mark == list->mark &&
			ctg_path_is_kind(before, list);
	if (depth == 0 || e->last->item != p->v[depth - 1])
		return false;
	before = ctg_path_list(p->v[depth - 1]);
	return list->tight && (!before || before->tight) &&
		(!list->ordered || list->start == 1);
}

static bool are_neighbours(const struct ctg_leaf *a,
	const struct ctg_leaf *b)
{
	return a && !a->fresh && !b->fresh && b->index == a->index + 1;
}

/* A file without front-matter begins with its first leaf, or a byte order
 * mark. */
static bool is_at_start(const struct ctg_emission *e)
{
	return e->flat->from == 0 && ctg_str_trim(ctg_buf_str(&e->out)).n <=
		(ctg_str_starts(e->flat->src->text, STR("\ufeff")) ? 3 : 0);
}

static void write_gap(struct ctg_emission *e, bool touch,
	const struct ctg_leaf *leaf)
{
	struct ctg_str gap = e->gap;

	e->gap = (struct ctg_str){ 0 };
	if (are_neighbours(e->last, leaf)) {
		ctg_buf_add(&e->out, gap);
		return;
	}
	if (is_at_start(e))
		return;
	if (e->out.n > 0 && e->out.p[e->out.n - 1] != '\n')
		ctg_buf_add(&e->out, e->flat->eol);
	if (touch) {
		e->spare = gap.n > 0 ? gap : e->spare;
	} else {
		if (gap.n == 0)
			gap = e->spare.n > 0 ? e->spare : e->flat->eol;
		ctg_buf_add(&e->out, gap);
		e->spare = (struct ctg_str){ 0 };
	}
}

/* --- a leaf, indented anew ------------------------------------------------ */

static void put_spaces(struct ctg_emission *e, size_t n)
{
	while (n-- > 0)
		ctg_buf_putc(&e->out, ' ');
}

static size_t put_number(struct ctg_emission *e,
	const struct ctg_flat_list *list, unsigned number)
{
	size_t from = e->out.n;

	ctg_buf_printf(&e->out, "%u%c", number, list->mark);
	return e->out.n - from;
}

/* The marks that open items from depth on; the column that words begin at. */
static void put_marks(struct ctg_emission *e, struct ctg_path *p, size_t depth,
	const unsigned *numbers)
{
	size_t column = depth > 0 ? p->v[depth - 1]->at : 0;

	put_spaces(e, column);
	for (size_t i = depth; i < p->n; i++) {
		struct ctg_flat_item *it = p->v[i];
		const struct ctg_flat_list *list = ctg_path_list(it);
		size_t pad = list ? list->pad : 1;

		if (!list) {
			ctg_buf_printf(&e->out, "[^%.*s]: ",
				STR_ARG(it->node->text));
			it->at = column = 4;
			continue;
		}
		put_spaces(e, list->indent);
		column += list->indent;
		if (list->ordered)
			column += put_number(e, list, numbers[i]);
		else
			ctg_buf_putc(&e->out, list->mark);
		column += pad + !list->ordered;
		put_spaces(e, pad);
		it->at = column;
	}
}

/* A line without as many columns of blanks as its lists took. */
static struct ctg_str outdent(struct ctg_emission *e, struct ctg_str line,
	size_t columns)
{
	size_t at = 0;

	while (at < columns && line.n > 0 && (line.p[0] == ' ' ||
	       line.p[0] == '\t')) {
		at += line.p[0] == '\t' ? 4 - at % 4 : 1;
		line = ctg_str_skip(line, 1);
	}
	if (at > columns)
		return ctg_strf(e->flat->arena, "%*s%.*s",
			(int)(at - columns), "", STR_ARG(line));
	return line;
}

static void put_lines(struct ctg_emission *e, const struct ctg_leaf *leaf,
	size_t column)
{
	struct ctg_str s = leaf->spelled;
	size_t old = leaf->item && !leaf->fresh ? leaf->item->column : 0;
	bool first = true;

	if (!leaf->fresh)
		s = ctg_flat_bytes(e->flat, leaf, leaf->words);
	while (s.n > 0) {
		struct ctg_str line = ctg_str_line(&s);

		if (!first) {
			line = outdent(e, line, leaf->kind == CTG_PARA ?
				SIZE_MAX / 2 : old);
			put_spaces(e, line.n > 0 ? column : 0);
		}
		ctg_buf_add(&e->out, line);
		ctg_buf_add(&e->out, e->flat->eol);
		first = false;
	}
}

/* --- a leaf --------------------------------------------------------------- */

static size_t opened_in_source(const struct ctg_leaf *leaf)
{
	size_t n = 0;

	for (const struct ctg_flat_item *it = leaf->item;
	     it && it->opener == leaf; it = it->up)
		n++;
	return n;
}

/* Its bytes say the same where it comes to stand. */
static bool may_copy(const struct ctg_emission *e, const struct ctg_path *p,
	const struct ctg_leaf *leaf, size_t depth, const unsigned *numbers)
{
	const struct ctg_flat_item *it = leaf->item;

	if (leaf->fresh || leaf->relaid ||
	    p->n - depth != opened_in_source(leaf))
		return false;
	for (size_t i = p->n; i-- > 0; it = it->up)
		if (!it || p->v[i] != it || (i < depth &&
		    it->at != it->column) || (i >= depth && it->number &&
		    it->number != numbers[i]))
			return false;
	if (it)
		return false;
	/* It would be read as a part of the item before. */
	return are_neighbours(e->last, leaf) || depth >= e->open.n ||
		leaf->lead < e->open.v[depth]->at;
}

static void open_items(struct ctg_emission *e, struct ctg_path *p, size_t depth,
	bool copied)
{
	ctg_path_close(e, depth);
	for (size_t i = depth; i < p->n; i++) {
		p->v[i]->state = CTG_FLAT_OPEN;
		if (copied)
			p->v[i]->at = p->v[i]->column;
		e->open.v[e->open.n++] = p->v[i];
	}
}

static void emit_leaf(struct ctg_emission *e, const struct ctg_leaf *leaf)
{
	unsigned numbers[CTG_DEEPEST];
	struct ctg_path p;
	size_t depth;
	bool copied;

	depth = ctg_path_find(e, &p, leaf);
	ctg_path_number(e, &p, depth, numbers);
	copied = may_copy(e, &p, leaf, depth, numbers);
	write_gap(e, may_touch(e, &p, depth, leaf), leaf);
	if (copied) {
		ctg_buf_add(&e->out, ctg_flat_bytes(e->flat, leaf,
			leaf->off));
	} else {
		put_marks(e, &p, depth, numbers);
		put_lines(e, leaf, p.n > 0 ? p.v[p.n - 1]->at : 0);
	}
	open_items(e, &p, depth, copied);
}

/* What precedes the first leaf, or is none. */
static void emit_hole(struct ctg_emission *e, const struct ctg_leaf *leaf)
{
	if (leaf->end == leaf->off)
		return;
	if (e->last)
		write_gap(e, false, leaf);
	ctg_path_close(e, 0);
	ctg_buf_add(&e->out, ctg_flat_bytes(e->flat, leaf, leaf->off));
}

static void emit(struct ctg_emission *e, const struct ctg_leaf *leaf)
{
	if (leaf->gone) {
		if (leaf->end > leaf->rest)
			e->spare = ctg_str_head(ctg_str_skip(
				e->flat->src->text, leaf->rest),
				leaf->end - leaf->rest);
		return;
	}
	if (leaf->kind == CTG_DOCUMENT)
		emit_hole(e, leaf);
	else
		emit_leaf(e, leaf);
	e->last = leaf;
	if (!leaf->fresh)
		e->gap = ctg_str_head(ctg_str_skip(e->flat->src->text,
			leaf->rest), leaf->end - leaf->rest);
}

struct ctg_str ctg_flat_emit(struct ctg_flat *f)
{
	struct ctg_emission e = { .flat = f, .out = { .arena = f->arena } };

	queue_leaves(&e);
	ctg_flat_drop_notes(f);
	for (e.at = 0; e.at < e.n; e.at++)
		emit(&e, e.v[e.at]);
	if (e.last == f->v[f->n - 1])
		ctg_buf_add(&e.out, e.gap);
	ctg_flat_add_notes(f, &e.out);
	return ctg_buf_str(&e.out);
}
