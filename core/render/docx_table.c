/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

#include "render/sheet_keep.h"

unsigned ctg_docx_line(const struct ctg_docx *w, bool landscape)
{
	return w->house ? ctg_charte_docx_line(w->house, landscape) :
		landscape ? CTG_DOCX_LANDSCAPE : CTG_DOCX_PORTRAIT;
}

static unsigned width_of(const struct ctg_docx *w, unsigned thousandths)
{
	return ctg_docx_line(w, w->landscape) * thousandths / 1000;
}

static void put_grid(struct ctg_docx *w, const struct ctg_sheet_table *t)
{
	ctg_xml_open(&w->x, "w:tblPr");
	ctg_xml_raw(&w->x, STR("<w:tblStyle w:val=\"Tableau\"/>"
		"<w:tblW w:w=\"5000\" w:type=\"pct\"/>"
		"<w:tblLayout w:type=\"fixed\"/>"
		"<w:tblLook w:val=\"0020\" w:firstRow=\"1\"/>"));
	ctg_xml_close(&w->x);
	ctg_xml_open(&w->x, "w:tblGrid");
	for (unsigned i = 0; i < t->columns; i++) {
		ctg_xml_open(&w->x, "w:gridCol");
		ctg_xml_attr_num(&w->x, "w:w", width_of(w, t->widths[i]));
		ctg_xml_close(&w->x);
	}
	ctg_xml_close(&w->x);
}

/* CT_TrPr */
static void put_row_properties(struct ctg_docx *w,
	const struct ctg_sheet_table *t, const struct ctg_sheet_row *r)
{
	bool whole = r->header ||
		!ctg_sheet_row_is_tall(t, r, w->landscape);

	if (!whole && r->mark == CTG_KEPT)
		return;
	ctg_xml_open(&w->x, "w:trPr");
	if (whole)
		ctg_xml_empty(&w->x, "w:cantSplit");
	if (r->header)
		ctg_xml_empty(&w->x, "w:tblHeader");
	ctg_docx_mark(w, r->mark, false);
	ctg_xml_close(&w->x);
}

/* Whether the cell that stands at a column goes on from the row above. */
static bool goes_on(const struct ctg_sheet_table *t, size_t row,
	unsigned column)
{
	for (size_t i = row; i-- > 0;) {
		const struct ctg_sheet_cell *c = &t->rows[i].cells[column];

		if (!c->covered)
			return c->rows > row - i;
	}
	return false;
}

static unsigned cols_above(const struct ctg_sheet_table *t, size_t row,
	unsigned column)
{
	while (row > 0 && t->rows[row].cells[column].covered)
		row--;
	return t->rows[row].cells[column].cols;
}

/* CT_TcPr */
static void open_cell(struct ctg_docx *w, const struct ctg_sheet_table *t,
	unsigned column, unsigned cols, const char *merge, const char *fill)
{
	unsigned width = 0;

	for (unsigned i = column; i < column + cols; i++)
		width += width_of(w, t->widths[i]);
	ctg_xml_open(&w->x, "w:tc");
	ctg_xml_open(&w->x, "w:tcPr");
	ctg_xml_open(&w->x, "w:tcW");
	ctg_xml_attr_num(&w->x, "w:w", width);
	ctg_xml_attr(&w->x, "w:type", "dxa");
	ctg_xml_close(&w->x);
	if (cols > 1) {
		ctg_xml_open(&w->x, "w:gridSpan");
		ctg_xml_attr_num(&w->x, "w:val", cols);
		ctg_xml_close(&w->x);
	}
	if (merge) {
		ctg_xml_open(&w->x, "w:vMerge");
		ctg_xml_attr(&w->x, "w:val", merge);
		ctg_xml_close(&w->x);
	}
	if (fill) {
		ctg_xml_raw(&w->x, STR("<w:shd w:val=\"clear\" "
			"w:color=\"auto\" w:fill=\""));
		ctg_xml_raw(&w->x, ctg_str_from(fill));
		ctg_xml_raw(&w->x, STR("\"/>"));
	}
	ctg_xml_close(&w->x);
}

/* Every cell has a paragraph, even one that continues another. */
static void put_empty(struct ctg_docx *w, const struct ctg_sheet_row *r)
{
	const struct ctg_sheet_para p = { .role = CTG_ROLE_CELL,
		.mark = r->mark };

	ctg_docx_para(w, &p, false, false);
}

static unsigned put_cell(struct ctg_docx *w, const struct ctg_sheet_table *t,
	size_t row, unsigned column)
{
	const struct ctg_sheet_row *r = &t->rows[row];
	const struct ctg_sheet_cell *c = &r->cells[column];
	const char *fill = t->plain ? NULL : r->header ? "E3E8EF" :
		r->group ? "F2F4F7" : NULL;
	unsigned cols = c->cols;

	if (c->covered) {
		if (!goes_on(t, row, column))
			return 1;	/* of the cell to the left */
		cols = cols_above(t, row, column);
		open_cell(w, t, column, cols, "continue", fill);
		put_empty(w, r);
	} else {
		open_cell(w, t, column, cols, c->rows > 1 ? "restart" : NULL,
			fill);
		if (c->para)
			ctg_docx_para(w, c->para, false, false);
		else
			put_empty(w, r);
	}
	ctg_xml_close(&w->x);
	return cols;
}

void ctg_docx_table(struct ctg_docx *w, const struct ctg_sheet_table *t)
{
	bool whole = ctg_sheet_table_is_short(t, w->landscape);

	ctg_docx_move(w, 0, CTG_KEPT);
	ctg_docx_whole(w, CTG_KEPT, false);
	ctg_xml_open(&w->x, "w:tbl");
	put_grid(w, t);
	for (size_t i = 0; i < t->n; i++) {
		w->keep = i + 1 < t->n && (whole ||
			ctg_sheet_row_keeps(t, &t->rows[i]));
		ctg_xml_open(&w->x, "w:tr");
		ctg_docx_whole(w, CTG_KEPT, false);
		put_row_properties(w, t, &t->rows[i]);
		for (unsigned c = 0; c < t->columns;)
			c += put_cell(w, t, i, c);
		ctg_xml_close(&w->x);
	}
	ctg_xml_close(&w->x);
}
