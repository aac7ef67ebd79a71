/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/flat.h"

#define DEEPEST	128

/* Items, from the outside in. */
struct path {
	struct ctg_flat_item *v[DEEPEST];
	size_t n;
};

struct emission {
	struct ctg_flat *flat;
	struct ctg_buf out;
	struct ctg_leaf **v;		/* those that stay or come, in order */
	size_t n, room, at;
	struct path open;
	const struct ctg_leaf *last;
	/* Blank lines not yet written, and the last ones left out. */
	struct ctg_str gap, spare;
};

/* --- the order ------------------------------------------------------------ */

static void queue(struct emission *e, struct ctg_leaf *leaf)
{
	CTG_MORE(e->flat->arena, e->v, e->n, e->room);
	e->v[e->n++] = leaf;
}

static void queue_all(struct emission *e, struct ctg_leaf *first)
{
	for (struct ctg_leaf *leaf = first; leaf; leaf = leaf->next) {
		leaf->spelled = ctg_flat_spell(e->flat, leaf);
		queue(e, leaf);
	}
}

static void queue_leaves(struct emission *e)
{
	const struct ctg_flat *f = e->flat;

	for (size_t i = 0; i < f->n; i++) {
		queue_all(e, f->v[i]->before);
		queue(e, f->v[i]);
		queue_all(e, f->v[i]->instead);
		queue_all(e, f->v[i]->after);
	}
}

/* --- where a leaf stands -------------------------------------------------- */

static struct ctg_flat_list *real(struct ctg_flat_list *list)
{
	while (list && list->same)
		list = list->same;
	return list;
}

static bool is_kind(const struct ctg_flat_list *x,
	const struct ctg_flat_list *y)
{
	return x && y && x->ordered == y->ordered &&
		(!x->ordered || x->mark == y->mark);
}

static struct ctg_flat_list *list_at(const struct emission *e, size_t depth)
{
	return depth < e->open.n ? real(e->open.v[depth]->list) : NULL;
}

static void close_from(struct emission *e, size_t depth)
{
	while (e->open.n > depth) {
		struct ctg_flat_item *it = e->open.v[--e->open.n];

		if (it->state == CTG_FLAT_OPEN)
			it->state = CTG_FLAT_CLOSED;
	}
}

/* The item open at a depth that the leaves of one which is no more go to. */
static struct ctg_flat_item *heir(const struct emission *e,
	const struct path *p, bool along, const struct ctg_flat_item *item)
{
	struct ctg_flat_item *it;

	if (!along || p->n >= e->open.n)
		return NULL;
	it = e->open.v[p->n];
	/* One without words of its own comes as the level of those below. */
	return it->list && (!item->opener || real(it->list) ==
		real(item->list)) ? it : NULL;
}

static bool opens(const struct ctg_flat_item *item,
	const struct ctg_leaf *leaf)
{
	return item->state == CTG_FLAT_WAITS &&
		(item->opener == leaf || leaf->item == item);
}

/* One step in: an item that is open, or that the leaf opens; of one that is
 * no more, because its words went or something came between, what takes its
 * place. */
static void step(const struct emission *e, struct path *p, bool *along,
	struct ctg_flat_item *item, const struct ctg_leaf *leaf)
{
	while (item && p->n < DEEPEST) {
		bool open = *along && p->n < e->open.n &&
			e->open.v[p->n] == item;

		if (open || opens(item, leaf)) {
			*along = open;
			p->v[p->n++] = item;
			return;
		}
		if (item->state != CTG_FLAT_GONE) {
			item->state = CTG_FLAT_GONE;
			item->instead = heir(e, p, *along, item);
		}
		item = item->instead;
	}
}

static void find_path(const struct emission *e, struct path *p,
	const struct ctg_leaf *leaf)
{
	struct ctg_flat_item *items[DEEPEST];
	bool along = true;
	size_t n = 0;

	for (struct ctg_flat_item *it = leaf->item; it && n < DEEPEST;
	     it = it->up)
		items[n++] = it;
	p->n = 0;
	while (n > 0)
		step(e, p, &along, items[--n], leaf);
}

static size_t common(const struct emission *e, const struct path *p)
{
	size_t i = 0;

	while (i < p->n && i < e->open.n && p->v[i] == e->open.v[i])
		i++;
	return i;
}

/* --- lists that come ------------------------------------------------------ */

/* The list of the base that follows at the same depth, with nothing else
 * between. */
static struct ctg_flat_list *following(const struct emission *e, size_t depth,
	const struct ctg_flat_list *list)
{
	for (size_t i = e->at + 1; i < e->n; i++) {
		struct ctg_flat_item *v[DEEPEST];
		size_t n = 0;

		if (e->v[i]->gone)
			continue;
		for (struct ctg_flat_item *it = e->v[i]->item;
		     it && n < DEEPEST; it = it->up)
			v[n++] = it;
		if (n <= depth)
			return NULL;
		if (v[n - 1 - depth]->list == list)
			continue;
		return v[n - 1 - depth]->list;
	}
	return NULL;
}

/* A list that comes goes on the one before it, or is gone on by the one after;
 * else it is one of its own, under another bullet than the one before. */
static void settle(const struct emission *e, struct ctg_flat_list *list,
	size_t depth, size_t beside)
{
	struct ctg_flat_list *before = list_at(e, beside);
	struct ctg_flat_list *after;

	if (list->settled || !list->by)
		return;
	list->settled = true;
	if (is_kind(before, list) && before->by != list->by) {
		list->same = before;
		return;
	}
	after = following(e, depth, list);
	if (is_kind(after, list) && !after->begun && !after->by) {
		list->same = after;
		return;
	}
	if (before && !list->ordered && !before->ordered &&
	    before->mark == list->mark)
		list->mark = list->mark == '-' ? '*' : '-';
}

/* The number that a list begins with when this item is its first: that which
 * was quoted, if it comes. */
static unsigned first_number(const struct ctg_flat_list *list,
	const struct ctg_flat_item *item)
{
	const struct ctg_node *said = item->node->parent;

	return item->opener && item->opener->fresh && said ?
		said->list.start : list->start;
}

/* The number that the next item takes. */
static unsigned next_number(const struct emission *e,
	struct ctg_flat_list *list, const struct ctg_flat_item *item,
	size_t beside)
{
	struct ctg_flat_list *before = list_at(e, beside);

	if (!list->begun && before != list && is_kind(before, list))
		list->next = before->next;
	else if (!list->begun)
		list->next = first_number(list, item);
	list->begun = true;
	return list->next++;
}

/* --- between two leaves --------------------------------------------------- */

/* An item right below the words before it: no blank line is needed. */
static bool may_touch(const struct emission *e, const struct path *p,
	const struct ctg_leaf *leaf)
{
	size_t depth = common(e, p);
	struct ctg_flat_list *list, *before;

	if (!e->last || e->last->kind != CTG_PARA || depth >= p->n ||
	    !p->v[depth]->list || leaf->kind != CTG_PARA)
		return false;
	list = real(p->v[depth]->list);
	before = list_at(e, depth);
	if (before)
		return before->mark == list->mark && is_kind(before, list) &&
			before->tight && list->tight;
	if (depth == 0 || e->last->item != p->v[depth - 1])
		return false;
	before = real(p->v[depth - 1]->list);
	return list->tight && (!before || before->tight) &&
		(!list->ordered || list->start == 1);
}

static bool are_neighbours(const struct ctg_leaf *a,
	const struct ctg_leaf *b)
{
	return a && !a->fresh && !b->fresh && b->index == a->index + 1;
}

static void write_gap(struct emission *e, bool touch,
	const struct ctg_leaf *leaf)
{
	struct ctg_str gap = e->gap;

	if (e->out.n > 0 && e->out.p[e->out.n - 1] != '\n')
		ctg_buf_add(&e->out, e->flat->eol);
	if (are_neighbours(e->last, leaf)) {
		ctg_buf_add(&e->out, gap);
	} else if (touch) {
		e->spare = gap.n > 0 ? gap : e->spare;
	} else if (e->out.n > 0 || e->flat->from > 0) {
		if (gap.n == 0)
			gap = e->spare.n > 0 ? e->spare : e->flat->eol;
		ctg_buf_add(&e->out, gap);
		e->spare = (struct ctg_str){ 0 };
	}
	e->gap = (struct ctg_str){ 0 };
}

/* --- a leaf, indented anew ------------------------------------------------ */

static void put_spaces(struct emission *e, size_t n)
{
	while (n-- > 0)
		ctg_buf_putc(&e->out, ' ');
}

static size_t put_number(struct emission *e, const struct ctg_flat_list *list,
	unsigned number)
{
	size_t from = e->out.n;

	ctg_buf_printf(&e->out, "%u%c", number, list->mark);
	return e->out.n - from;
}

/* The marks that open items from depth on; the column that words begin at. */
static void put_marks(struct emission *e, struct path *p, size_t depth,
	const unsigned *numbers)
{
	size_t column = depth > 0 ? p->v[depth - 1]->at : 0;

	put_spaces(e, column);
	for (size_t i = depth; i < p->n; i++) {
		struct ctg_flat_item *it = p->v[i];
		const struct ctg_flat_list *list = real(it->list);
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
static struct ctg_str outdent(struct emission *e, struct ctg_str line,
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

static void put_lines(struct emission *e, const struct ctg_leaf *leaf,
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
static bool may_copy(const struct emission *e, const struct path *p,
	const struct ctg_leaf *leaf, size_t depth, const unsigned *numbers)
{
	const struct ctg_flat_item *it = leaf->item;

	if (leaf->fresh || p->n - depth != opened_in_source(leaf))
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

static void open_items(struct emission *e, struct path *p, size_t depth,
	bool copied)
{
	close_from(e, depth);
	for (size_t i = depth; i < p->n; i++) {
		p->v[i]->state = CTG_FLAT_OPEN;
		if (copied)
			p->v[i]->at = p->v[i]->column;
		e->open.v[e->open.n++] = p->v[i];
	}
}

static void emit_leaf(struct emission *e, const struct ctg_leaf *leaf)
{
	unsigned numbers[DEEPEST];
	struct path p;
	size_t depth;
	bool copied;

	find_path(e, &p, leaf);
	depth = common(e, &p);
	for (size_t i = depth; i < p.n; i++) {
		if (p.v[i]->list) {
			size_t beside = i == depth ? i : SIZE_MAX;

			settle(e, p.v[i]->list, i, beside);
			numbers[i] = next_number(e, real(p.v[i]->list),
				p.v[i], beside);
		}
	}
	copied = may_copy(e, &p, leaf, depth, numbers);
	write_gap(e, may_touch(e, &p, leaf), leaf);
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
static void emit_hole(struct emission *e, const struct ctg_leaf *leaf)
{
	if (leaf->end == leaf->off)
		return;
	if (e->last)
		write_gap(e, false, leaf);
	close_from(e, 0);
	ctg_buf_add(&e->out, ctg_flat_bytes(e->flat, leaf, leaf->off));
}

static void emit(struct emission *e, const struct ctg_leaf *leaf)
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
	struct emission e = { .flat = f, .out = { .arena = f->arena } };

	queue_leaves(&e);
	ctg_flat_drop_notes(f);
	for (e.at = 0; e.at < e.n; e.at++)
		emit(&e, e.v[e.at]);
	if (e.last == f->v[f->n - 1])
		ctg_buf_add(&e.out, e.gap);
	ctg_flat_add_notes(f, &e.out);
	return ctg_buf_str(&e.out);
}
