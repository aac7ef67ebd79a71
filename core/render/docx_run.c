/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

/* --- what a run holds ---------------------------------------------------- */

static void put_properties(struct ctg_docx *w, const struct ctg_run *r)
{
	const char *style = r->kind == CTG_RUN_NOTE ? "FootnoteReference" :
		r->link.n ? "Hyperlink" : NULL;

	if (!style && !r->bold && !r->italic && !r->raised && !r->struck &&
	    !r->underlined)
		return;
	ctg_xml_open(&w->x, "w:rPr");
	if (style) {
		ctg_xml_open(&w->x, "w:rStyle");
		ctg_xml_attr(&w->x, "w:val", style);
		ctg_xml_close(&w->x);
	}
	if (r->bold)
		ctg_xml_empty(&w->x, "w:b");
	if (r->italic)
		ctg_xml_empty(&w->x, "w:i");
	if (r->struck)
		ctg_xml_empty(&w->x, "w:strike");
	if (r->underlined)
		ctg_xml_raw(&w->x, STR("<w:u w:val=\"single\"/>"));
	if (r->raised) {
		ctg_xml_open(&w->x, "w:vertAlign");
		ctg_xml_attr(&w->x, "w:val", "superscript");
		ctg_xml_close(&w->x);
	}
	ctg_xml_close(&w->x);
}

static void put_text(struct ctg_docx *w, const struct ctg_run *r)
{
	bool gone = r->mark == CTG_DELETED && !w->moving;

	ctg_xml_open(&w->x, gone ? "w:delText" : "w:t");
	ctg_xml_attr(&w->x, "xml:space", "preserve");
	ctg_xml_text(&w->x, r->text);
	ctg_xml_close(&w->x);
}

static void put_break(struct ctg_docx *w, const struct ctg_run *r)
{
	(void)r;
	ctg_xml_empty(&w->x, "w:br");
}

static void put_tab(struct ctg_docx *w, const struct ctg_run *r)
{
	(void)r;
	ctg_xml_empty(&w->x, "w:tab");
}

/* A note has one call; the others say its number, in words of ours. */
static void put_note(struct ctg_docx *w, const struct ctg_run *r)
{
	bool gone = r->mark == CTG_DELETED;

	if (r->again) {
		ctg_xml_open(&w->x, gone && !w->moving ? "w:delText" : "w:t");
		ctg_xml_text(&w->x, ctg_strf(w->arena, "%u", gone ?
			r->note->old : r->note->now));
	} else {
		ctg_xml_open(&w->x, "w:footnoteReference");
		ctg_xml_attr_num(&w->x, "w:id", ctg_docx_number(w, r->note));
	}
	ctg_xml_close(&w->x);
}

static unsigned relate(struct ctg_docx *w, struct ctg_str link,
	const struct ctg_sheet_image *image)
{
	struct ctg_docx_rel *rel;

	for (rel = w->rels; rel; rel = rel->next)
		if (rel->image == image && ctg_str_eq(rel->link, link))
			return rel->number;
	rel = CTG_NEW(w->arena, struct ctg_docx_rel);
	rel->number = ++w->nrels;
	rel->link = link;
	rel->image = image;
	*w->rels_end = rel;
	w->rels_end = &rel->next;
	return rel->number;
}

/* English Metric Units: 360,000 in a centimetre. */
static unsigned emu(unsigned tenths_of_mm)
{
	return tenths_of_mm * 3600;
}

static void put_size(struct ctg_docx *w, const char *name,
	const struct ctg_sheet_image *i)
{
	ctg_xml_open(&w->x, name);
	ctg_xml_attr_num(&w->x, "cx", emu(i->width));
	ctg_xml_attr_num(&w->x, "cy", emu(i->height));
	ctg_xml_close(&w->x);
}

static void put_names(struct ctg_docx *w, const char *element,
	const struct ctg_sheet_image *i)
{
	ctg_xml_open(&w->x, element);
	ctg_xml_attr_num(&w->x, "id", w->ids);
	ctg_xml_attrf(&w->x, "name", "Image %u", w->ids);
	ctg_xml_attr_str(&w->x, "descr", i->alt);
	ctg_xml_close(&w->x);
}

static void put_picture(struct ctg_docx *w, const struct ctg_sheet_image *i)
{
	ctg_xml_open(&w->x, "pic:pic");
	ctg_xml_open(&w->x, "pic:nvPicPr");
	put_names(w, "pic:cNvPr", i);
	ctg_xml_empty(&w->x, "pic:cNvPicPr");
	ctg_xml_close(&w->x);
	ctg_xml_open(&w->x, "pic:blipFill");
	ctg_xml_open(&w->x, "a:blip");
	ctg_xml_attrf(&w->x, "r:embed", "rId%u",
		relate(w, (struct ctg_str){ 0 }, i));
	ctg_xml_close(&w->x);
	ctg_xml_raw(&w->x, STR("<a:stretch><a:fillRect/></a:stretch>"));
	ctg_xml_close(&w->x);
	ctg_xml_open(&w->x, "pic:spPr");
	ctg_xml_open(&w->x, "a:xfrm");
	ctg_xml_raw(&w->x, STR("<a:off x=\"0\" y=\"0\"/>"));
	put_size(w, "a:ext", i);
	ctg_xml_close(&w->x);
	ctg_xml_raw(&w->x, STR("<a:prstGeom prst=\"rect\"><a:avLst/>"
		"</a:prstGeom>"));
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
}

static void put_image(struct ctg_docx *w, const struct ctg_run *r)
{
	w->ids++;
	ctg_xml_open(&w->x, "w:drawing");
	ctg_xml_open(&w->x, "wp:inline");
	put_size(w, "wp:extent", r->image);
	put_names(w, "wp:docPr", r->image);
	ctg_xml_open(&w->x, "a:graphic");
	ctg_xml_open(&w->x, "a:graphicData");
	ctg_xml_attr(&w->x, "uri",
		"http://schemas.openxmlformats.org/drawingml/2006/picture");
	put_picture(w, r->image);
	for (int i = 0; i < 4; i++)
		ctg_xml_close(&w->x);
}

static void (*const acts[])(struct ctg_docx *, const struct ctg_run *) = {
	[CTG_RUN_TEXT] = put_text,
	[CTG_RUN_BREAK] = put_break,
	[CTG_RUN_TAB] = put_tab,
	[CTG_RUN_NOTE] = put_note,
	[CTG_RUN_IMAGE] = put_image,
};

/* --- a paragraph of them ------------------------------------------------- */

static void put_run(struct ctg_docx *w, const struct ctg_run *r)
{
	ctg_xml_open(&w->x, "w:r");
	put_properties(w, r);
	acts[r->kind](w, r);
	ctg_xml_close(&w->x);
}

/* Called again, and of another number since notes before it came or went. */
static bool is_renumbered(const struct ctg_run *r)
{
	return r->kind == CTG_RUN_NOTE && r->again && r->mark == CTG_KEPT &&
		r->note->old != r->note->now;
}

static bool same_edit(const struct ctg_run *x, const struct ctg_run *y)
{
	return y && !is_renumbered(y) && x->mark == y->mark &&
		x->change == y->change &&
		ctg_str_eq(x->link, y->link);
}

static void put_number(struct ctg_docx *w, const struct ctg_run *r,
	enum ctg_mark mark)
{
	struct ctg_run number = *r;

	number.mark = mark;
	(void)ctg_docx_open_mark(w, mark, false);
	put_run(w, &number);
	ctg_xml_close(&w->x);
}

/* The runs of one edit, under one mark; gives the last of them. */
static const struct ctg_run *put_edit(struct ctg_docx *w,
	const struct ctg_run *r)
{
	bool linked = r->link.n > 0, marked;

	if (is_renumbered(r)) {
		put_number(w, r, CTG_DELETED);
		put_number(w, r, CTG_INSERTED);
		return r;
	}
	if (linked) {
		ctg_xml_open(&w->x, "w:hyperlink");
		ctg_xml_attrf(&w->x, "r:id", "rId%u",
			relate(w, r->link, NULL));
	}
	marked = ctg_docx_open_mark(w, r->mark, w->moving);
	put_run(w, r);
	for (; same_edit(r, r->next); r = r->next)
		put_run(w, r->next);
	if (marked)
		ctg_xml_close(&w->x);
	if (linked)
		ctg_xml_close(&w->x);
	return r;
}

void ctg_docx_runs(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	if (w->note)
		ctg_xml_raw(&w->x, STR("<w:r><w:rPr><w:rStyle "
			"w:val=\"FootnoteReference\"/></w:rPr>"
			"<w:footnoteRef/></w:r><w:r><w:tab/></w:r>"));
	w->note = false;
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		r = put_edit(w, r);
}
