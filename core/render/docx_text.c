/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

/* --- properties of a paragraph ------------------------------------------- */

static void put_val(struct ctg_docx *w, const char *name, const char *value)
{
	ctg_xml_open(&w->x, name);
	ctg_xml_attr(&w->x, "w:val", value);
	ctg_xml_close(&w->x);
}

/* Lists are lists: the signs come from numbering 1, printed markers are
 * text, in numbering 2 that has none. */
static void put_list(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	if (p->role != CTG_ROLE_ITEM || !p->starts)
		return;
	ctg_xml_open(&w->x, "w:numPr");
	ctg_xml_open(&w->x, "w:ilvl");
	ctg_xml_attr_num(&w->x, "w:val", p->depth > 9 ? 8 : p->depth - 1);
	ctg_xml_close(&w->x);
	put_val(w, "w:numId", p->bullet ? "1" : "2");
	ctg_xml_close(&w->x);
}

/* What goes on in an item is set in like its beginning. */
static void put_indent(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	if (p->role != CTG_ROLE_ITEM || p->starts)
		return;
	ctg_xml_open(&w->x, "w:ind");
	ctg_xml_attr_num(&w->x, "w:left", CTG_DOCX_INDENT * p->depth);
	ctg_xml_close(&w->x);
}

static void put_align(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	if (p->align == CTG_CENTER)
		put_val(w, "w:jc", "center");
	else if (p->align == CTG_RIGHT)
		put_val(w, "w:jc", "right");
	else if (p->align == CTG_LEFT && p->role == CTG_ROLE_BODY)
		put_val(w, "w:jc", "left");
}

static void put_style(struct ctg_docx *w, enum ctg_role role, unsigned level)
{
	put_val(w, "w:pStyle", ctg_docx_style(w->arena, role, level));
}

static bool same_shape(const struct ctg_sheet_para *x,
	const struct ctg_sheet_para *y)
{
	return x->role == y->role && x->level == y->level &&
		x->depth == y->depth && x->starts == y->starts &&
		x->bullet == y->bullet && x->align == y->align;
}

static void put_shape(struct ctg_docx *w, const struct ctg_docx_shape *s)
{
	put_style(w, s->was->role, s->was->level);
	if (s->page)
		ctg_xml_empty(&w->x, "w:pageBreakBefore");
	put_list(w, s->was);
	put_indent(w, s->was);
	put_align(w, s->was);
}

static void put_restyled(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	const struct ctg_docx_shape *s = ctg_docx_was(w, p);

	if (s ? !s->page && same_shape(p, s->was) : !p->restyled ||
	    p->mark != CTG_KEPT)
		return;
	ctg_xml_open(&w->x, "w:pPrChange");
	ctg_docx_signed(w);
	ctg_xml_open(&w->x, "w:pPr");
	if (s)
		put_shape(w, s);
	else
		put_style(w, p->old_role, p->old_level);
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

static void put_end(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	enum ctg_mark mark = p->mark == CTG_KEPT ? p->end : p->mark;

	if (mark == CTG_KEPT)
		return;
	ctg_xml_open(&w->x, "w:rPr");
	ctg_docx_mark(w, mark, w->moving);
	ctg_xml_close(&w->x);
}

static void put_size(struct ctg_docx *w, bool landscape)
{
	ctg_xml_open(&w->x, "w:pgSz");
	ctg_xml_attr(&w->x, "w:w", landscape ? "16838" : "11906");
	ctg_xml_attr(&w->x, "w:h", landscape ? "11906" : "16838");
	if (landscape)
		ctg_xml_attr(&w->x, "w:orient", "landscape");
	ctg_xml_close(&w->x);
	ctg_xml_raw(&w->x, STR("<w:pgMar w:top=\"1417\" w:right=\"1134\" "
		"w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
		"w:footer=\"567\" w:gutter=\"0\"/>"));
}

/* CT_SectPr: the page that ends here. */
static void put_section(struct ctg_docx *w, bool landscape)
{
	ctg_xml_open(&w->x, "w:sectPr");
	if (w->house)
		ctg_docx_house_edges(w);
	ctg_xml_raw(&w->x, landscape ? STR("<w:headerReference "
		"w:type=\"default\" r:id=\"rIdTurnedHeader\"/>") :
		STR("<w:headerReference "
		"w:type=\"default\" r:id=\"rIdHeader\"/>"));
	if (w->titled)
		ctg_xml_raw(&w->x, STR("<w:headerReference "
			"w:type=\"first\" r:id=\"rIdFirstHeader\"/>"));
	ctg_xml_raw(&w->x, STR(
		"<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
		"<w:type w:val=\"nextPage\"/>"));
	if (w->house)
		ctg_docx_house_page(w, landscape);
	else
		put_size(w, landscape);
	/* The title page has neither header nor footer. */
	if (w->titled)
		ctg_xml_empty(&w->x, "w:titlePg");
	w->titled = false;
	ctg_xml_close(&w->x);
}

void ctg_docx_section(struct ctg_docx *w, bool last)
{
	if (last) {
		put_section(w, w->landscape);
		return;
	}
	ctg_xml_open(&w->x, "w:p");
	ctg_xml_open(&w->x, "w:pPr");
	put_val(w, "w:pStyle", "Section");
	put_section(w, w->landscape);
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

/* CT_PPr */
static void put_properties(struct ctg_docx *w,
	const struct ctg_sheet_para *p, bool new_page, bool ends_section)
{
	ctg_xml_open(&w->x, "w:pPr");
	put_style(w, p->role, p->level);
	if (w->keep)
		ctg_xml_empty(&w->x, "w:keepNext");
	if (new_page)
		ctg_xml_empty(&w->x, "w:pageBreakBefore");
	put_list(w, p);
	/* The last of a list leaves the space of a paragraph under it. */
	if (w->last && !w->house)
		ctg_xml_raw(&w->x, STR("<w:spacing w:after=\"125\"/>"));
	put_indent(w, p);
	put_align(w, p);
	put_end(w, p);
	if (ends_section)
		put_section(w, w->landscape);
	put_restyled(w, p);
	ctg_xml_close(&w->x);
}

/* --- entries of the sommaire --------------------------------------------- */

static void put_field(struct ctg_docx *w, const char *type, bool dirty)
{
	ctg_xml_open(&w->x, "w:r");
	ctg_xml_open(&w->x, "w:fldChar");
	ctg_xml_attr(&w->x, "w:fldCharType", type);
	if (dirty)
		ctg_xml_attr(&w->x, "w:dirty", "true");
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

static void put_instruction(struct ctg_docx *w, struct ctg_str s, bool gone)
{
	ctg_xml_open(&w->x, "w:r");
	ctg_xml_open(&w->x, gone ? "w:delInstrText" : "w:instrText");
	ctg_xml_attr(&w->x, "xml:space", "preserve");
	ctg_xml_text(&w->x, s);
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

/* LibreOffice counts; Word does when it is told that what stands here is
 * not up to date. */
static void put_page(struct ctg_docx *w, unsigned bookmark, bool gone)
{
	const unsigned *pages = w->sheet->pages;

	put_field(w, "begin", !pages);
	put_instruction(w, ctg_strf(w->arena, " PAGEREF _Toc%u \\h ",
		bookmark), gone);
	put_field(w, "separate", false);
	ctg_xml_open(&w->x, "w:r");
	ctg_xml_open(&w->x, gone ? "w:delText" : "w:t");
	ctg_xml_attr(&w->x, "xml:space", "preserve");
	ctg_xml_text(&w->x, pages ? ctg_strf(w->arena, "%u",
		pages[bookmark]) : STR(" "));
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
	put_field(w, "end", false);
}

static void put_entry(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	bool marked;

	if (!p->target) {
		ctg_docx_runs(w, p);
		return;
	}
	ctg_xml_open(&w->x, "w:hyperlink");
	ctg_xml_attrf(&w->x, "w:anchor", "_Toc%u", p->target);
	ctg_xml_attr(&w->x, "w:history", "1");
	ctg_docx_runs(w, p);
	marked = ctg_docx_open_mark(w, p->mark, w->moving);
	ctg_xml_raw(&w->x, STR("<w:r><w:tab/></w:r>"));
	put_page(w, p->target, p->mark == CTG_DELETED && !w->moving);
	if (marked)
		ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

/* --- a paragraph --------------------------------------------------------- */

/* A border stands 31 points away at most (ECMA-376-1, 17.3.4), where a
 * signature and a stamp want twice as much: lines, which come and go with the
 * end of the paragraph. */
static void put_room(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	bool marked = ctg_docx_open_mark(w, p->mark ? p->mark : p->end,
		w->moving);

	ctg_xml_raw(&w->x, STR("<w:r><w:br/><w:br/></w:r>"));
	if (marked)
		ctg_xml_close(&w->x);
}

/* Words, with the mark that the sommaire leads to. */
static void put_heading(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	unsigned id;

	if (!p->bookmark) {
		ctg_docx_runs(w, p);
		return;
	}
	id = ++w->ids;
	ctg_xml_open(&w->x, "w:bookmarkStart");
	ctg_xml_attr_num(&w->x, "w:id", id);
	ctg_xml_attrf(&w->x, "w:name", "_Toc%u", p->bookmark);
	ctg_xml_close(&w->x);
	ctg_docx_runs(w, p);
	ctg_xml_open(&w->x, "w:bookmarkEnd");
	ctg_xml_attr_num(&w->x, "w:id", id);
	ctg_xml_close(&w->x);
}

void ctg_docx_para(struct ctg_docx *w, const struct ctg_sheet_para *p,
	bool new_page, bool ends_section)
{
	w->moving = ctg_docx_moves(w, p);
	ctg_docx_whole(w, p->mark, w->moving);
	ctg_docx_move(w, w->moving ? p->move : 0, p->mark);
	ctg_xml_open(&w->x, "w:p");
	put_properties(w, p, new_page, ends_section);
	if (p->role == CTG_ROLE_ENTRY)
		put_entry(w, p);
	else
		put_heading(w, p);
	if (p->role == CTG_ROLE_SIGNATORY)
		put_room(w, p);
	w->moving = false;
	ctg_xml_close(&w->x);
}
