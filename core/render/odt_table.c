/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "render/sheet_keep.h"

static const char *cell_style(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	return row->header ? "Cellule-titre" : row->group ? "Cellule-groupe" :
		t->plain ? "Cellule-simple" : "Cellule";
}

static bool has_words(const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row, enum ctg_mark side)
{
	for (unsigned i = 0; i < t->columns; i++) {
		const struct ctg_sheet_para *p = row->cells[i].para;

		for (const struct ctg_run *r = p ? p->runs : NULL; r;
		    r = r->next)
			if (r->mark == CTG_KEPT || r->mark == side)
				return true;
	}
	return false;
}

/* A row without one letter could not be tracked: in each version it has a
 * space. */
static const struct ctg_run *filler_of(const struct ctg_odt *w,
	const struct ctg_sheet_table *t, const struct ctg_sheet_row *row)
{
	static const struct ctg_run fillers[] = {
		{ .text = CTG_STR_INIT("\u00a0"), .mark = CTG_KEPT },
		{ .text = CTG_STR_INIT("\u00a0"), .mark = CTG_DELETED },
		{ .text = CTG_STR_INIT("\u00a0"), .mark = CTG_INSERTED },
	};
	bool old = has_words(t, row, CTG_DELETED);
	bool now = has_words(t, row, CTG_INSERTED);
	enum ctg_mark side = row->mark ? row->mark : w->side;

	if (side != CTG_KEPT)
		return (side == CTG_DELETED ? old : now) ? NULL : &fillers[0];
	return old && now ? NULL : &fillers[now ? CTG_DELETED : old ?
		CTG_INSERTED : CTG_KEPT];
}

static void put_cell_words(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *filler)
{
	if (filler)
		ctg_odt_words(w, p, filler);
	ctg_odt_words(w, p, p->runs);
}

/* The paragraph itself stays: a cell has one. */
static void put_cell_para(struct ctg_odt *w, const struct ctg_sheet_row *row,
	const struct ctg_sheet_para *p, const struct ctg_run *filler)
{
	struct ctg_odt_look look = { .keep = w->keep, .align = p->align };
	enum ctg_mark mark = row->mark ? row->mark : p->mark;
	struct ctg_odt_deletion d;
	unsigned id;

	look.parent = ctg_odt_style(p->role, p->level);
	ctg_odt_open(w, p, &look);
	if (w->side != CTG_KEPT || mark == CTG_KEPT) {
		put_cell_words(w, p, filler);
	} else if (mark == CTG_INSERTED) {
		id = ctg_odt_insertion(w, row->move);
		w->side = CTG_INSERTED;
		put_cell_words(w, p, filler);
		w->side = CTG_KEPT;
		ctg_odt_insertion_end(w, id);
	} else {
		ctg_odt_deletion(w, &d, row->move);
		ctg_odt_open(w, p, &look);
		put_cell_words(w, p, filler);
		ctg_odt_close(w);
		ctg_odt_deletion_end(w, &d);
	}
	ctg_odt_close(w);
}

static void put_cell(struct ctg_odt *w, const struct ctg_sheet_row *row,
	const struct ctg_sheet_cell *c, const char *style,
	const struct ctg_run *filler)
{
	struct ctg_odt_lists lists = { 0 }, *around = w->lists;

	ctg_xml_open(w->x, "table:table-cell");
	ctg_xml_attr(w->x, "table:style-name", style);
	if (c->cols > 1)
		ctg_xml_attr_num(w->x, "table:number-columns-spanned",
			c->cols);
	if (c->rows > 1)
		ctg_xml_attr_num(w->x, "table:number-rows-spanned",
			c->rows);
	ctg_xml_attr(w->x, "office:value-type", "string");
	w->lists = &lists;
	if (c->para)
		put_cell_para(w, row, c->para, filler);
	else
		ctg_xml_empty(w->x, "text:p");
	ctg_odt_lists_end(w);
	w->lists = around;
	ctg_xml_close(w->x);
}

static void put_row(struct ctg_odt *w, const struct ctg_sheet_table *t,
	const struct ctg_sheet_row *row)
{
	bool tracked = row->mark != CTG_KEPT && w->side == CTG_KEPT;
	bool tall = ctg_sheet_row_is_tall(t, row,
		w->columns[w->n_tables - 1].landscape);
	const struct ctg_run *filler = filler_of(w, t, row);

	/* Headings of rows have it from their style. */
	w->keep = !row->header && !row->group && ctg_sheet_row_keeps(t, row);
	if (w->side != CTG_KEPT && row->mark != CTG_KEPT &&
	    row->mark != w->side)
		return;
	ctg_xml_open(w->x, "table:table-row");
	ctg_xml_attr(w->x, "table:style-name", tracked ? tall ?
		"Ligne-haute-suivie" : "Ligne-suivie" : tall ? "Ligne-haute" :
		"Ligne");
	for (unsigned i = 0; i < t->columns; i++) {
		const struct ctg_sheet_cell *c = &row->cells[i];

		if (c->covered) {
			ctg_xml_empty(w->x, "table:covered-table-cell");
			continue;
		}
		put_cell(w, row, c, cell_style(t, row), filler);
		if (c->para)
			filler = NULL;
	}
	ctg_xml_close(w->x);
}

static void add_columns(struct ctg_odt *w, const struct ctg_sheet_table *t)
{
	CTG_MORE(w->arena, w->columns, w->n_tables, w->room_tables);
	w->columns[w->n_tables++] = (struct ctg_odt_columns){ t->widths,
		t->columns, w->master && strcmp(w->master, "Landscape") == 0 };
}

void ctg_odt_table(struct ctg_odt *w, const struct ctg_sheet_table *t,
	struct ctg_odt_look look)
{
	size_t i = 0;

	ctg_odt_lists_end(w);
	add_columns(w, t);
	look.keep = ctg_sheet_table_is_short(t,
		w->columns[w->n_tables - 1].landscape);
	ctg_xml_open(w->x, "table:table");
	ctg_xml_attrf(w->x, "table:name", "Tableau %zu", w->n_tables);
	ctg_xml_attr_str(w->x, "table:style-name",
		ctg_odt_look_name(w, &look));
	for (unsigned k = 0; k < t->columns; k++) {
		ctg_xml_open(w->x, "table:table-column");
		ctg_xml_attrf(w->x, "table:style-name", "T%zu.%u",
			w->n_tables, k + 1);
		ctg_xml_close(w->x);
	}
	if (t->n && t->rows[0].header) {
		ctg_xml_open(w->x, "table:table-header-rows");
		while (i < t->n && t->rows[i].header)
			put_row(w, t, &t->rows[i++]);
		ctg_xml_close(w->x);
	}
	while (i < t->n)
		put_row(w, t, &t->rows[i++]);
	ctg_xml_close(w->x);
}
