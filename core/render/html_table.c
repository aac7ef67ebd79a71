/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

struct grid {
	const struct ctg_node *table;
};

/* A cell, and the one of the table whose place it takes: another, when the
 * row came from elsewhere and was edited. */
struct spot {
	const struct ctg_node *cell, *place;
	bool header, group;
};

static bool covered_from_above(const struct ctg_html *w,
	const struct ctg_node *row)
{
	for (const struct ctg_node *c = row->first; c; c = c->next) {
		const struct ctg_node *from = ctg_html_from(w, c);

		if (ctg_html_has(w, c) && from->cell.owner &&
		    from->cell.owner->parent != from->parent)
			return true;
	}
	return false;
}

static const char *align_of(const struct grid *g, const struct ctg_node *cell)
{
	if (!g->table->table.align ||
	    cell->cell.column >= g->table->table.columns)
		return NULL;
	switch (g->table->table.align[cell->cell.column]) {
	case CTG_CENTER:
		return "center";
	case CTG_RIGHT:
		return "right";
	default:
		return NULL;
	}
}

static const char *scope_of(const struct spot *s)
{
	return !s->header ? "rowgroup" : s->place->cell.cols > 1 ?
		"colgroup" : "col";
}

static void open_cell(struct ctg_html *w, const struct grid *g,
	const struct spot *s, bool heads)
{
	const char *align = align_of(g, s->place);
	const char *mark = w->at.moved || w->at.mark == CTG_KEPT ? NULL :
		w->at.mark == CTG_DELETED ? "gone" : "new";

	ctg_html_raw(w, heads ? "<th" : "<td");
	if (heads)
		ctg_buf_printf(w->out, " scope=\"%s\"", scope_of(s));
	if (align || mark)
		ctg_buf_printf(w->out, " class=\"%s%s%s\"",
			align ? align : "", align && mark ? " " : "",
			mark ? mark : "");
	if (s->place->cell.cols > 1)
		ctg_buf_printf(w->out, " colspan=\"%u\"",
			s->place->cell.cols);
	if (s->place->cell.rows > 1)
		ctg_buf_printf(w->out, " rowspan=\"%u\"",
			s->place->cell.rows);
	ctg_buf_putc(w->out, '>');
}

static void put_cell(struct ctg_html *w, const struct grid *g,
	const struct spot *s)
{
	struct ctg_html_around at = w->at;
	const struct ctg_node *n;
	bool heads;

	if (!ctg_html_has(w, s->cell))
		return;
	if (s->place->cell.owner) {
		ctg_html_announce(w, s->cell);
		return;
	}
	n = ctg_html_enter(w, s->cell);
	heads = (s->header || s->group) && n->first;
	open_cell(w, g, s, heads);
	if (n->first)
		ctg_html_words(w, n);
	else
		ctg_html_flush(w);
	ctg_html_raw(w, heads ? "</th>" : "</td>");
	w->at = at;
}

/* In a row that came from elsewhere, the cell that stands for this one. */
static const struct ctg_node *edited_cell(const struct ctg_node *row,
	const struct ctg_node *cell)
{
	for (const struct ctg_node *c = row->first; c; c = c->next)
		if (cell->delta && cell->delta->after &&
		    c->delta->after == cell->delta->after)
			return c;
	return cell;
}

/* What such a row lost stands in its old place. */
static void announce_lost(struct ctg_html *w, const struct ctg_node *row)
{
	for (const struct ctg_node *c = row->first; c; c = c->next)
		if (c->delta->mark == CTG_DELETED)
			ctg_html_announce(w, c);
}

static void put_row(struct ctg_html *w, const struct grid *g,
	const struct ctg_node *row)
{
	struct ctg_html_around at = w->at;
	struct spot s = { .header = row->row.header, .group = row->row.group };
	const struct ctg_node *from = ctg_html_enter(w, row);

	ctg_buf_printf(w->out, "<tr%s>", s.group ? " class=\"group\"" : "");
	if (from != row)
		announce_lost(w, from);
	for (const struct ctg_node *c = row->first; c; c = c->next) {
		s.cell = from != row ? edited_cell(from, c) : c;
		s.place = ctg_html_from(w, c);
		put_cell(w, g, &s);
	}
	ctg_html_raw(w, "</tr>\n");
	w->at = at;
}

/* A new part of the table, unless a cell goes on into it: HTML would cut
 * it there. */
static void put_part(struct ctg_html *w, const struct ctg_node *row,
	const char **part)
{
	bool header = row->row.header;
	const char *want = header ? "thead" : "tbody";

	if (*part && (covered_from_above(w, row) ||
	    (!row->row.group && strcmp(*part, want) == 0)))
		return;
	if (*part)
		ctg_buf_printf(w->out, "</%s>\n", *part);
	/* After the body, a header would be out of place. */
	if (*part && header && strcmp(*part, "tbody") == 0)
		want = "tbody";
	ctg_buf_printf(w->out, "<%s>\n", want);
	*part = want;
}

void ctg_html_table(struct ctg_html *w, const struct ctg_node *table)
{
	struct grid g = { .table = ctg_html_from(w, table) };
	const char *part = NULL;

	ctg_buf_printf(w->out, "<div class=\"scroll\"%s>\n<table>\n",
		w->echo ? "" : " role=\"group\" tabindex=\"0\" "
		"aria-label=\"Tableau\"");
	for (const struct ctg_node *r = table->first; r; r = r->next) {
		if (!ctg_html_has(w, r))
			continue;
		put_part(w, r, &part);
		put_row(w, &g, r);
	}
	if (part)
		ctg_buf_printf(w->out, "</%s>\n", part);
	ctg_html_raw(w, "</table>\n</div>\n");
}
