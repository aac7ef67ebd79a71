/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "render/change_words.h"
#include "render/node_map.h"

struct ctg_html_index {
	struct ctg_node_map changes, notes;
	unsigned most;		/* the last number */
	bool *listed;		/* the number is in the table */
	bool *shown[3];		/* by view: it has its badge */
	bool *called;		/* by note */
};

static void index_changes(struct ctg_html_index *x, struct ctg_arena *a,
	const struct ctg_diff *d)
{
	x->changes.arena = a;
	x->most = d->n ? d->changes[d->n - 1].number : 0;
	x->listed = CTG_NEW_N(a, bool, x->most + 1);
	for (size_t i = 0; i < d->n; i++) {
		x->listed[d->changes[i].number] = true;
		if (d->changes[i].at)
			ctg_node_map_add(&x->changes, d->changes[i].at,
				d->changes[i].number);
	}
	ctg_node_map_sort(&x->changes);
	for (int v = 0; v < 3; v++)
		x->shown[v] = CTG_NEW_N(a, bool, x->most + 1);
}

/* A note is known by its definition in the tree and in each version. */
static void index_notes(struct ctg_html_index *x, struct ctg_arena *a,
	const struct ctg_node *tree)
{
	unsigned n = 0;

	x->notes.arena = a;
	for (const struct ctg_node *k = tree->first; k; k = k->next)
		if (k->kind == CTG_NOTE)
			ctg_node_map_add_versions(&x->notes, k, ++n);
	ctg_node_map_sort(&x->notes);
	x->called = CTG_NEW_N(a, bool, n + 1);
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
	const struct ctg_node_number *e = ctg_node_map_first(&x->changes, n);

	for (; e && e < x->changes.v + x->changes.n && e->node == n; e++)
		if (!is_carried(n, e->number))
			write_badge(w, &w->pending, e->number);
	if (n->delta && n->delta->twin)
		announce_move(w, n);
}

/* --- notes --------------------------------------------------------------- */

unsigned ctg_html_note(const struct ctg_html *w, const struct ctg_node *def)
{
	return ctg_node_map_find(&w->index->notes, def);
}

bool ctg_html_first_call(const struct ctg_html *w, unsigned note)
{
	bool first = !w->index->called[note];

	w->index->called[note] = true;
	return first;
}
