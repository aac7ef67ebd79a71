/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/flat.h"

#include <stdlib.h>
#include <string.h>

static char at(const struct ctg_flat *f, size_t i, size_t end)
{
	return i < end ? f->src->text.p[i] : '\n';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_eol(char c)
{
	return c == '\n' || c == '\r';
}

/* Moves past blanks, up to a column. */
static void skip_blanks(const struct ctg_flat *f, size_t *i, size_t end,
	size_t *column, size_t upto)
{
	while (*column < upto && is_blank(at(f, *i, end))) {
		*column += f->src->text.p[*i] == '\t' ? 4 - *column % 4 : 1;
		++*i;
	}
}

/* --- the marks before a leaf ---------------------------------------------- */

/* Moves past « - », « 12. », « [^name]: ». */
static void skip_mark(const struct ctg_flat *f, struct ctg_flat_item *item,
	size_t *i, size_t end)
{
	struct ctg_str s = ctg_str_head(ctg_str_skip(f->src->text, *i),
		end - *i);
	size_t n = 0;

	if (!item->list) {
		n = ctg_str_find(s, STR("]:"));
		*i += n < s.n ? n + 2 : 0;
		return;
	}
	if (!item->list->ordered) {
		*i += s.n > 0 && strchr("-+*", s.p[0]);
		return;
	}
	while (n < s.n && n < 9 && ctg_is_digit(s.p[n]))
		item->number = item->number * 10 + (unsigned)(s.p[n++] - '0');
	*i += n + (n < s.n && (s.p[n] == '.' || s.p[n] == ')'));
}

/* The number that is printed may not be the one that is written: then it is
 * left as it is. */
static void keep_number(struct ctg_flat_item *item)
{
	unsigned printed = 0;
	struct ctg_str s = item->node->text;

	for (size_t i = 0; i < s.n && i < 9 && ctg_is_digit(s.p[i]); i++)
		printed = printed * 10 + (unsigned)(s.p[i] - '0');
	if (printed != item->number)
		item->number = 0;
}

static void look_at_mark(struct ctg_flat_item *item, char mark, size_t indent,
	size_t pad)
{
	struct ctg_flat_list *list = item->list;

	if (list->settled)
		return;
	list->settled = true;
	list->mark = list->ordered ? list->mark : mark;
	list->indent = indent;
	list->pad = pad;
}

/* An item that this leaf opens: its mark stands at byte *i. */
static void open_item(const struct ctg_flat *f, struct ctg_flat_item *item,
	size_t *i, size_t end, size_t *column)
{
	size_t from = *column, start, blanks;
	char mark;

	skip_blanks(f, i, end, column, SIZE_MAX);
	start = *i;
	mark = at(f, start, end);
	from = *column - from;
	skip_mark(f, item, i, end);
	*column += *i - start;
	blanks = *column;
	skip_blanks(f, i, end, column, SIZE_MAX);
	if (is_eol(at(f, *i, end)) || *column - blanks > 4)
		*column = blanks + 1;
	blanks = *column - blanks;
	item->column = item->list ? *column : 4;
	if (item->list) {
		look_at_mark(item, mark, from, blanks ? blanks : 1);
		if (item->list->ordered)
			keep_number(item);
	}
}

static void skip_marks(const struct ctg_flat *f, struct ctg_leaf *leaf,
	struct ctg_flat_item *item, size_t *i, size_t *column)
{
	if (!item)
		return;
	skip_marks(f, leaf, item->up, i, column);
	if (item->opener == leaf)
		open_item(f, item, i, leaf->end, column);
	else
		skip_blanks(f, i, leaf->end, column, item->column);
}

static void measure(const struct ctg_flat *f, struct ctg_leaf *leaf)
{
	size_t i = leaf->off, column = 0;

	skip_blanks(f, &i, leaf->end, &column, SIZE_MAX);
	leaf->lead = column;
	i = leaf->off;
	column = 0;
	skip_marks(f, leaf, leaf->item, &i, &column);
	while (i < leaf->end && ctg_is_space(f->src->text.p[i]))
		i++;
	leaf->words = i;
	leaf->rest = leaf->end;
	if (leaf->kind == CTG_DOCUMENT)
		i = leaf->off;
	while (leaf->rest > i && ctg_is_space(f->src->text.p[leaf->rest - 1]))
		leaf->rest--;
	while (leaf->rest > i && leaf->rest < leaf->end &&
	       f->src->text.p[leaf->rest++] != '\n')
		continue;
}

/* --- the leaves of a file ------------------------------------------------- */

static struct ctg_leaf *add_leaf(struct ctg_flat *f, enum ctg_kind kind,
	size_t off, size_t end)
{
	struct ctg_leaf *leaf = CTG_NEW(f->arena, struct ctg_leaf);

	leaf->kind = kind;
	leaf->off = leaf->words = off;
	leaf->rest = leaf->end = end;
	CTG_MORE(f->arena, f->v, f->n, f->room);
	f->v[f->n++] = leaf;
	return leaf;
}

static void lay(struct ctg_flat *f, const struct ctg_node *n,
	struct ctg_flat_item *item);

static void lay_below(struct ctg_flat *f, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	for (const struct ctg_node *c = n->first; c; c = c->next)
		lay(f, c, item);
}

static struct ctg_flat_item *new_item(struct ctg_flat *f,
	const struct ctg_node *n, struct ctg_flat_item *up,
	struct ctg_flat_list *list)
{
	struct ctg_flat_item *item = CTG_NEW(f->arena, struct ctg_flat_item);

	item->up = up;
	item->list = list;
	item->node = n;
	return item;
}

static void lay_list(struct ctg_flat *f, const struct ctg_node *n,
	struct ctg_flat_item *up)
{
	struct ctg_flat_list *list = CTG_NEW(f->arena, struct ctg_flat_list);

	list->ordered = n->list.ordered;
	list->mark = n->list.delimiter;
	list->start = n->list.start;
	list->tight = true;
	for (const struct ctg_node *c = n->first; c; c = c->next)
		lay_below(f, c, new_item(f, c, up, list));
}

static void lay_leaf(struct ctg_flat *f, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	struct ctg_leaf *leaf = add_leaf(f, n->kind, n->off, n->end);

	leaf->node = n;
	leaf->item = item;
	for (; item && !item->opener; item = item->up)
		item->opener = leaf;
}

static void lay(struct ctg_flat *f, const struct ctg_node *n,
	struct ctg_flat_item *item)
{
	bool here = n->src == f->src;

	if (n->kind == CTG_DIVISION || n->kind == CTG_DOCUMENT)
		lay_below(f, n, item);
	else if (here && n->kind == CTG_NOTE)
		lay_below(f, n, new_item(f, n, NULL, NULL));
	else if (here && n->kind == CTG_LIST)
		lay_list(f, n, item);
	else if (here && (n->kind == CTG_HEADING || n->kind == CTG_PARA ||
	    n->kind == CTG_TABLE || n->kind == CTG_BREAK ||
	    n->kind == CTG_PART))
		lay_leaf(f, n, item);
}

static int by_offset(const void *pa, const void *pb)
{
	const struct ctg_leaf *a = *(struct ctg_leaf *const *)pa;
	const struct ctg_leaf *b = *(struct ctg_leaf *const *)pb;

	return (a->off > b->off) - (a->off < b->off);
}

static void sort(struct ctg_flat *f)
{
	if (f->n > 0)
		qsort(f->v, f->n, sizeof(*f->v), by_offset);
}

/* What no leaf has: before the first one, and « {{ visas }} » without visas. */
static void fill_holes(struct ctg_flat *f)
{
	size_t n = f->n, end = f->from;

	sort(f);
	for (size_t i = 0; i < n; i++) {
		if (f->v[i]->off > end || i == 0)
			add_leaf(f, CTG_DOCUMENT, end, f->v[i]->off);
		end = f->v[i]->end;
	}
	if (n == 0 || end < f->src->text.n)
		add_leaf(f, CTG_DOCUMENT, end, f->src->text.n);
	/* An empty one comes first. */
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i]->off == f->from && f->v[i]->kind == CTG_DOCUMENT) {
			struct ctg_leaf *first = f->v[i];

			memmove(f->v + 1, f->v, i * sizeof(*f->v));
			f->v[0] = first;
			break;
		}
	qsort(f->v + 1, f->n - 1, sizeof(*f->v), by_offset);
}

/* Blank lines before an item other than the first: the list is loose. */
static void look_at_gap(const struct ctg_flat *f, size_t i)
{
	const struct ctg_leaf *leaf = f->v[i], *before = f->v[i - 1];

	for (struct ctg_flat_item *it = leaf->item; it && it->opener == leaf;
	     it = it->up)
		if (it->list && it->node->prev && before->rest < before->end)
			it->list->tight = false;
}

static void find_habits(struct ctg_flat *f)
{
	size_t i = f->from + ctg_str_find(ctg_str_skip(f->src->text, f->from),
		STR("\n"));
	size_t stars = 0, dashes = 0;

	f->eol = i < f->src->text.n && i > 0 &&
		f->src->text.p[i - 1] == '\r' ? STR("\r\n") : STR("\n");
	for (size_t k = 1; k < f->n; k++) {
		const struct ctg_flat_item *it = f->v[k]->item;

		if (it && it->list && it->opener == f->v[k]) {
			stars += it->list->mark == '*';
			dashes += it->list->mark == '-';
		}
	}
	f->bullet = stars > dashes ? '*' : '-';
}

struct ctg_flat *ctg_flat_lay(struct ctg_arena *a,
	const struct ctg_node *document, const struct ctg_source *src,
	size_t from)
{
	struct ctg_flat *f = CTG_NEW(a, struct ctg_flat);

	f->arena = a;
	f->src = src;
	f->document = document;
	f->from = from;
	lay(f, document, NULL);
	fill_holes(f);
	for (size_t i = 0; i < f->n; i++) {
		f->v[i]->index = i;
		measure(f, f->v[i]);
		if (i > 0)
			look_at_gap(f, i);
	}
	find_habits(f);
	return f;
}

struct ctg_leaf *ctg_flat_find(const struct ctg_flat *f,
	const struct ctg_node *n)
{
	size_t low = 1, high = f->n;

	while (n && (n->kind == CTG_CELL || n->kind == CTG_ROW))
		n = n->parent;
	while (n && low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->v[mid]->off < n->off)
			low = mid + 1;
		else
			high = mid;
	}
	for (; n && low < f->n && f->v[low]->off == n->off; low++)
		if (f->v[low]->node == n)
			return f->v[low];
	return NULL;
}

bool ctg_flat_in_note(const struct ctg_leaf *leaf)
{
	const struct ctg_flat_item *it = leaf->item;

	while (it && it->up)
		it = it->up;
	return it && !it->list;
}

/* --- patches -------------------------------------------------------------- */

/* In order of their place; at one place, what is put in comes first, in the
 * order of the operations. */
static bool comes_before(const struct ctg_patch *x, const struct ctg_patch *y)
{
	if (x->off != y->off)
		return x->off < y->off;
	return x->end == x->off || y->end > y->off;
}

void ctg_flat_patch(struct ctg_flat *f, struct ctg_leaf *leaf, size_t off,
	size_t end, struct ctg_str text)
{
	struct ctg_patch p = { off, end, text };
	size_t i = leaf->n_patches;

	CTG_MORE(f->arena, leaf->patches, leaf->n_patches, leaf->patch_room);
	for (; i > 0 && !comes_before(&leaf->patches[i - 1], &p); i--)
		leaf->patches[i] = leaf->patches[i - 1];
	leaf->patches[i] = p;
	leaf->n_patches++;
	f->changed = true;
}

struct ctg_str ctg_flat_bytes(const struct ctg_flat *f,
	const struct ctg_leaf *leaf, size_t from)
{
	struct ctg_buf b = { .arena = f->arena };
	size_t off = from;

	if (leaf->n_patches == 0)
		return ctg_str_head(ctg_str_skip(f->src->text, off),
			leaf->rest - off);
	for (size_t i = 0; i < leaf->n_patches; i++) {
		const struct ctg_patch *p = &leaf->patches[i];

		if (p->off < off)
			continue;
		ctg_buf_add(&b, ctg_str_head(ctg_str_skip(f->src->text, off),
			p->off - off));
		ctg_buf_add(&b, p->text);
		off = p->end;
	}
	if (off < leaf->rest)
		ctg_buf_add(&b, ctg_str_head(ctg_str_skip(f->src->text, off),
			leaf->rest - off));
	return ctg_buf_str(&b);
}
