/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "render/change_words.h"

#include <stdint.h>
#include <stdlib.h>

/* A change at its node, or a note by its definition. */
struct entry {
	const struct ctg_node *node;
	unsigned number;
};

struct ctg_html_index {
	struct entry *changes, *notes;
	size_t nchanges, nnotes;
	unsigned most;		/* the last number */
	bool *listed;		/* the number is in the table */
	bool *shown[3];		/* by view: it has its badge */
	bool *called;		/* by note */
};

static int by_node(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	uintptr_t x = (uintptr_t)a->node, y = (uintptr_t)b->node;

	if (x != y)
		return x < y ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

/* The first of those of a node; end when there is none. */
static const struct entry *find(const struct entry *v, size_t n,
	const struct ctg_node *node)
{
	size_t from = 0, to = n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if ((uintptr_t)v[middle].node < (uintptr_t)node)
			from = middle + 1;
		else
			to = middle;
	}
	return from < n && v[from].node == node ? v + from : NULL;
}

static void index_changes(struct ctg_html_index *x, struct ctg_arena *a,
	const struct ctg_diff *d)
{
	x->changes = CTG_NEW_N(a, struct entry, d->n + 1);
	x->most = d->n ? d->changes[d->n - 1].number : 0;
	x->listed = CTG_NEW_N(a, bool, x->most + 1);
	for (size_t i = 0; i < d->n; i++) {
		x->listed[d->changes[i].number] = true;
		if (d->changes[i].at)
			x->changes[x->nchanges++] = (struct entry){
				d->changes[i].at, d->changes[i].number };
	}
	qsort(x->changes, x->nchanges, sizeof(*x->changes), by_node);
	for (int v = 0; v < 3; v++)
		x->shown[v] = CTG_NEW_N(a, bool, x->most + 1);
}

/* A note is known by its definition in the tree and in each version. */
static void index_notes(struct ctg_html_index *x, struct ctg_arena *a,
	const struct ctg_node *tree)
{
	unsigned number = 0;
	size_t n = 0;

	for (const struct ctg_node *k = tree->first; k; k = k->next)
		n += k->kind == CTG_NOTE;
	x->notes = CTG_NEW_N(a, struct entry, 3 * n + 1);
	x->called = CTG_NEW_N(a, bool, n + 1);
	for (const struct ctg_node *k = tree->first; k; k = k->next) {
		if (k->kind != CTG_NOTE)
			continue;
		x->notes[x->nnotes++] = (struct entry){ k, ++number };
		if (k->delta && k->delta->before)
			x->notes[x->nnotes++] = (struct entry){
				k->delta->before, number };
		if (k->delta && k->delta->after)
			x->notes[x->nnotes++] = (struct entry){
				k->delta->after, number };
	}
	qsort(x->notes, x->nnotes, sizeof(*x->notes), by_node);
}

struct ctg_html_index *ctg_html_index(struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_node *tree)
{
	static const struct ctg_diff none;
	struct ctg_html_index *x = CTG_NEW(a, struct ctg_html_index);

	index_changes(x, a, d ? d : &none);
	index_notes(x, a, tree);
	return x;
}

/* --- badges -------------------------------------------------------------- */

static void write_badge(struct ctg_html *w, struct ctg_buf *b, unsigned number)
{
	const struct ctg_html_index *x = w->index;

	if (number > x->most || !x->listed[number] || w->echo ||
	    x->shown[w->view][number])
		return;
	x->shown[w->view][number] = true;
	ctg_buf_puts(b, "<a class=\"xn\" ");
	if (w->ids)
		ctg_buf_printf(b, "id=\"c%u\" ", number);
	else
		ctg_buf_printf(b, "data-c=\"%u\" ", number);
	ctg_buf_printf(b, "href=\"#t%u\"><span class=\"xv\">changement "
		"</span>%u</a>", number, number);
}

void ctg_html_badge(struct ctg_html *w, unsigned number)
{
	write_badge(w, w->out, number);
}

static bool is_carried(const struct ctg_node *n, unsigned number)
{
	for (n = n->first; n; n = n->next)
		if (n->delta && n->delta->change == number)
			return true;
	return false;
}

/* Both ends of a move lead to each other. */
static void announce_move(struct ctg_html *w, const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	const struct ctg_node *there = d->mark == CTG_DELETED ? d->after :
		d->before;
	struct ctg_buf *b = &w->pending;

	if (w->echo || d->change > w->index->most ||
	    !w->index->listed[d->change])
		return;
	ctg_buf_puts(b, "<span class=\"xm\"");
	if (d->mark == CTG_DELETED && w->ids)
		ctg_buf_printf(b, " id=\"f%u\"", d->change);
	if (d->mark == CTG_DELETED)
		ctg_buf_printf(b, ">Déplacé (n°\u00a0%u), voir\u00a0: "
			"<a href=\"#c%u\">", d->change, d->change);
	else
		ctg_buf_printf(b, ">Déplacé depuis\u00a0: "
			"<a href=\"#f%u\">", d->change);
	ctg_html_french(b, ctg_change_place(b->arena, there));
	ctg_buf_puts(b, "</a></span> ");
}

void ctg_html_announce(struct ctg_html *w, const struct ctg_node *n)
{
	const struct ctg_html_index *x = w->index;
	const struct entry *e = find(x->changes, x->nchanges, n);

	for (; e && e < x->changes + x->nchanges && e->node == n; e++)
		if (!is_carried(n, e->number))
			write_badge(w, &w->pending, e->number);
	if (n->delta && n->delta->twin)
		announce_move(w, n);
}

/* --- notes --------------------------------------------------------------- */

unsigned ctg_html_note(const struct ctg_html *w, const struct ctg_node *def)
{
	const struct entry *e = find(w->index->notes, w->index->nnotes, def);

	return e ? e->number : 0;
}

bool ctg_html_first_call(const struct ctg_html *w, unsigned note)
{
	bool first = !w->index->called[note];

	w->index->called[note] = true;
	return first;
}
