/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

static bool is_other_side(const struct ctg_odt *w, enum ctg_mark mark)
{
	return w->side != CTG_KEPT && mark != CTG_KEPT && mark != w->side;
}

/* --- items ---------------------------------------------------------------- */

/* Came or went as a whole. */
static enum ctg_mark mark_of(const struct ctg_sheet_block *b)
{
	const struct ctg_sheet_table *t = b->table;

	if (b->para)
		return b->para->mark;
	for (size_t i = 1; i < t->n; i++)
		if (t->rows[i].mark != t->rows[0].mark)
			return CTG_KEPT;
	return t->n ? t->rows[0].mark : CTG_KEPT;
}

static struct ctg_odt_item item_of(struct ctg_odt *w,
	const struct ctg_sheet_block *b)
{
	const char *master = w->master;
	struct ctg_odt_item it = { .para = b->para, .table = b->table };

	it.mark = mark_of(b);
	it.look = ctg_odt_look(w, b);
	/* The pages of what went say nothing of those that follow. */
	if (it.mark == CTG_DELETED && w->side == CTG_KEPT && master)
		w->master = master;
	if (b->para) {
		it.change = b->para->change;
		it.move = b->para->move;
	} else if (b->table->n) {
		it.change = b->table->rows[0].change;
		it.move = b->table->rows[0].move;
	}
	if (w->side != CTG_KEPT)
		it.mark = CTG_KEPT;
	return it;
}

static bool is_entry(const struct ctg_sheet_block *b)
{
	return b->para && b->para->role == CTG_ROLE_ENTRY;
}

/* Around entries stands a sommaire; a new one, or one that went, is plain
 * paragraphs: its frame would remain. */
static void frame_entries(struct ctg_odt_item *frame,
	struct ctg_odt_item *end)
{
	for (struct ctg_odt_item *it = frame + 1; it < end; it++)
		if (it->mark == CTG_KEPT)
			frame->entries = (size_t)(end - frame) - 1;
}

/* In one version or the other. */
static bool ends_with_table(const struct ctg_odt_item *v, size_t n)
{
	for (size_t i = n; i > 0 && !v[i - 1].entries; i--) {
		if (v[i - 1].table)
			return true;
		if (v[i - 1].mark == CTG_KEPT)
			return false;
	}
	return false;
}

/* No text ends with a table: LibreOffice would add a line of its own, which
 * no change could take back. */
static size_t add_end(struct ctg_odt_item *v, size_t n)
{
	if (!ends_with_table(v, n))
		return n;
	if (v[n - 1].table)
		v[n - 1].look.last = true;
	v[n++] = ctg_odt_after_table;
	return n;
}

static size_t count(const struct ctg_sheet_block *b)
{
	size_t n = 0;

	for (; b; b = b->next)
		n++;
	return n;
}

void ctg_odt_blocks(struct ctg_odt *w, const struct ctg_sheet_block *b)
{
	/* each with a frame, and the end */
	struct ctg_odt_item *v = CTG_NEW_N(w->arena, struct ctg_odt_item,
		2 * count(b) + 1);
	size_t n = 0, frame;

	while (b) {
		if (is_other_side(w, mark_of(b))) {
			b = b->next;
			continue;
		}
		if (!is_entry(b)) {
			v[n++] = item_of(w, b);
			b = b->next;
			continue;
		}
		frame = n++;
		for (; b && is_entry(b); b = b->next)
			if (!is_other_side(w, mark_of(b)))
				v[n++] = item_of(w, b);
		frame_entries(&v[frame], &v[n]);
		if (!v[frame].entries) {
			n--;
			memmove(v + frame, v + frame + 1,
				(n - frame) * sizeof(*v));
		}
	}
	ctg_odt_flow(w, v, add_end(v, n));
}

/* --- one after the other -------------------------------------------------- */

void ctg_odt_finish(struct ctg_odt *w, struct ctg_odt_place *at)
{
	if (at->open)
		ctg_odt_close(w);
	at->open = NULL;
	at->end = CTG_KEPT;
}

/* Those that went from here; they stood before this one.  The element is that
 * of the first of them, the last thing lost an empty one of this: so
 * LibreOffice gives each its style back, and its list. */
static void put_lost(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it, const struct ctg_odt_look *look)
{
	struct ctg_odt_deletion d;

	ctg_odt_deletion(w, &d, at->lost->move);
	for (size_t i = 0; i < at->n_lost; i++)
		ctg_odt_item(w, &at->lost[i]);
	w->unlisted = at->lost->para->role == CTG_ROLE_ITEM;
	ctg_odt_shell(w, it->para, look);
	w->unlisted = false;
	ctg_odt_deletion_end(w, &d);
	at->n_lost = 0;
}

/* The page begins with what was lost: LibreOffice forgets one that begins
 * behind it. */
static void begin_page(struct ctg_odt_look *lost, struct ctg_odt_look *it)
{
	if (lost->page || lost->master)
		return;
	lost->page = it->page;
	lost->master = it->master;
	it->page = false;
	it->master = NULL;
}

void ctg_odt_begin(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	const struct ctg_odt_item *shape;
	struct ctg_odt_look look, rest = it->look;

	ctg_odt_finish(w, at);
	shape = at->n_lost ? at->lost : it;
	look = shape->look;
	if (at->n_lost)
		begin_page(&look, &rest);
	ctg_odt_open(w, shape->para, &look);
	if (at->insertion)
		ctg_odt_insertion_end(w, at->insertion);
	at->insertion = 0;
	if (at->n_lost)
		put_lost(w, at, it, &rest);
	ctg_odt_bookmark(w, it->para);
	at->open = it;
	at->before = it->para;
}

/* Two paragraphs became one. */
static void put_joined(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	struct ctg_odt_deletion d;

	ctg_odt_deletion(w, &d, 0);
	ctg_odt_shell(w, at->open->para, &at->open->look);
	w->unlisted = at->before->role == CTG_ROLE_ITEM;
	ctg_odt_shell(w, it->para, &it->look);
	w->unlisted = false;
	ctg_odt_deletion_end(w, &d);
	ctg_odt_bookmark(w, it->para);
}

/* One was cut in two. */
static void put_cut(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	at->insertion = ctg_odt_insertion(w, 0);
	ctg_odt_begin(w, at, it);
}

/* With its words, unless the style is all that changed and says it. */
static void put_kept(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	bool tracked = w->side == CTG_KEPT;

	if (at->open && tracked && at->end == CTG_DELETED)
		put_joined(w, at, it);
	else if (at->open && tracked && at->end == CTG_INSERTED)
		put_cut(w, at, it);
	else if (at->open && tracked && it->para->restyled && !at->insertion)
		ctg_odt_restyled(w, at, it);
	else if (!at->open || !is_other_side(w, at->end))
		ctg_odt_begin(w, at, it);
	if (!at->told)
		ctg_odt_words(w, it->para, it->para->runs);
	at->told = false;
	at->end = it->para->end;
}

void ctg_odt_flow(struct ctg_odt *w, const struct ctg_odt_item *v, size_t n)
{
	struct ctg_odt_place at = { .open = NULL };
	size_t i = 0, end;

	while (i < n) {
		end = i + 1;
		if (v[i].mark != CTG_KEPT) {
			while (end < n && v[end].mark != CTG_KEPT &&
			    (v[end].para || v[end].table))
				end++;
			ctg_odt_gap(w, &at, v + i, end - i, end < n &&
				v[end].para);
		} else if (v[i].para) {
			put_kept(w, &at, &v[i]);
		} else {
			ctg_odt_finish(w, &at);
			end += v[i].entries;
			if (v[i].table)
				ctg_odt_item(w, &v[i]);
			else
				ctg_odt_toc(w, v + i + 1, v[i].entries);
		}
		i = end;
	}
	ctg_odt_finish(w, &at);
	ctg_odt_lists_end(w);
}
