/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

/* Where both versions are drawn in one table, spans may no longer fit: a
 * cell that does not cover all that it should is then a plain one. */
struct fit {
	const struct ctg_node *owner;
	bool whole;
};

struct grid {
	const struct ctg_node *table;
	struct fit *fits;	/* the last owner met, by column */
};

static const struct ctg_node *below(const struct ctg_node *row,
	unsigned column)
{
	const struct ctg_node *c = row ? row->first : NULL;

	while (c && c->cell.column < column)
		c = c->next;
	return c;
}

static bool covers_all(const struct ctg_node *owner)
{
	const struct ctg_node *row = owner->parent;

	for (unsigned r = 0; r < owner->cell.rows; r++, row = row->next) {
		const struct ctg_node *c = below(row, owner->cell.column);

		for (unsigned k = 0; k < owner->cell.cols; k++) {
			if (!c || (c != owner && (c->first ||
			    c->cell.owner != owner)))
				return false;
			c = c->next;
		}
	}
	return true;
}

static bool fits(const struct grid *g, const struct ctg_node *owner)
{
	struct fit *f = &g->fits[owner->cell.column];

	if (!owner->delta || (owner->cell.cols <= 1 && owner->cell.rows <= 1))
		return true;
	if (f->owner != owner)
		*f = (struct fit){ owner, covers_all(owner) };
	return f->whole;
}

/* Of a version, the spans are those of its own table. */
static bool is_covered(const struct ctg_html *w, const struct grid *g,
	const struct ctg_node *cell)
{
	const struct ctg_node *owner = ctg_html_from(w, cell)->cell.owner;

	return owner && fits(g, owner);
}

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

static void open_cell(struct ctg_html *w, const struct grid *g,
	const struct ctg_node *n, const char *tag, const char *scope)
{
	const struct ctg_node *from = ctg_html_from(w, n);
	const char *align = align_of(g, n);
	const char *mark = w->at.moved || w->at.mark == CTG_KEPT ? NULL :
		w->at.mark == CTG_DELETED ? "gone" : "new";

	ctg_buf_printf(w->out, "<%s", tag);
	if (scope)
		ctg_buf_printf(w->out, " scope=\"%s\"", scope);
	if (align || mark)
		ctg_buf_printf(w->out, " class=\"%s%s%s\"",
			align ? align : "", align && mark ? " " : "",
			mark ? mark : "");
	if (fits(g, from) && from->cell.cols > 1)
		ctg_buf_printf(w->out, " colspan=\"%u\"", from->cell.cols);
	if (fits(g, from) && from->cell.rows > 1)
		ctg_buf_printf(w->out, " rowspan=\"%u\"", from->cell.rows);
	ctg_buf_putc(w->out, '>');
}

static void put_cell(struct ctg_html *w, const struct grid *g,
	const struct ctg_node *n, bool header, bool group)
{
	const char *tag = (header || group) && n->first ? "th" : "td";
	struct ctg_html_around at = w->at;

	if (!ctg_html_has(w, n))
		return;
	if (is_covered(w, g, n)) {
		ctg_html_announce(w, n);
		return;
	}
	n = ctg_html_enter(w, n);
	open_cell(w, g, n, tag, tag[1] == 'd' ? NULL :
		header ? n->cell.cols > 1 ? "colgroup" : "col" : "rowgroup");
	if (n->first)
		ctg_html_words(w, n);
	else
		ctg_html_flush(w);
	ctg_buf_printf(w->out, "</%s>", tag);
	w->at = at;
}

static void put_row(struct ctg_html *w, const struct grid *g,
	const struct ctg_node *n)
{
	struct ctg_html_around at = w->at;
	bool header = n->row.header;
	bool group = n->row.group;

	n = ctg_html_enter(w, n);
	ctg_buf_printf(w->out, "<tr%s>", group ? " class=\"group\"" : "");
	for (const struct ctg_node *c = n->first; c; c = c->next)
		put_cell(w, g, c, header, group);
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
	unsigned columns = g.table->table.columns;

	if (table->table.columns > columns)
		columns = table->table.columns;
	g.fits = CTG_NEW_N(w->out->arena, struct fit, columns + 1);
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
