/* SPDX-License-Identifier: Apache-2.0 */
/* A DOCX in a house style (charte.h): its pages, its headers and footers with
 * ours, and the parts that it brings. */
#include "render/docx_writer.h"

#include "render/charte_docx.h"

#define WORD	"application/vnd.openxmlformats-officedocument." \
		"wordprocessingml."
#define HEAD	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/" \
		"package/2006/relationships\">"
#define OVERRIDE(name, type) \
	"<Override PartName=\"/word/" name "\" ContentType=\"" type "+xml\"/>"
#define RELATION(id, type, target) \
	"<Relationship Id=\"" id "\" Type=\"" CTG_DOCX_R "/" type "\" " \
	"Target=\"" target "\"/>"

void ctg_docx_house_edges(struct ctg_docx *w)
{
	if (w->titled)
		ctg_xml_raw(&w->x, STR("<w:footerReference "
			"w:type=\"first\" r:id=\"rIdFirstFooter\"/>"));
}

void ctg_docx_house_page(struct ctg_docx *w, bool landscape)
{
	const struct ctg_charte_docx *d = w->house;

	ctg_xml_raw(&w->x, ctg_strf(w->arena, "<w:pgSz w:w=\"%u\" "
		"w:h=\"%u\"%s/><w:pgMar w:top=\"%u\" w:right=\"%u\" "
		"w:bottom=\"%u\" w:left=\"%u\" w:header=\"%u\" "
		"w:footer=\"%u\" w:gutter=\"0\"/>",
		landscape ? d->height : d->width,
		landscape ? d->width : d->height,
		landscape ? " w:orient=\"landscape\"" : "", d->top, d->right,
		d->bottom, d->left, d->above, d->below));
}

void ctg_docx_house_rels(struct ctg_docx *w)
{
	if (!w->house)
		return;
	ctg_xml_raw(&w->x, STR(
		RELATION("rIdFirstFooter", "footer", "footer-first.xml")));
	if (w->house->theme.n)
		ctg_xml_raw(&w->x, STR(RELATION("rIdTheme", "theme",
			"theme.xml")));
}

/* --- headers and footers -------------------------------------------------- */

/* What the root of a part holds; empty for none. */
static struct ctg_str inside(struct ctg_str part, const char *root)
{
	size_t at = ctg_str_find(part, ctg_str_from(root));
	struct ctg_str s = ctg_str_skip(part, at);
	size_t from = ctg_str_find(s, STR(">")) + 1;

	for (at = s.n; at > from && s.p[at - 1] != '<'; at--)
		;
	return at > from ? ctg_str_skip(ctg_str_head(s, at - 1), from) :
		STR("");
}

/* The house first, then our line; a part ends with a paragraph. */
static struct ctg_str edge(struct ctg_arena *a, const char *root,
	struct ctg_str house, struct ctg_str ours)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, root);
	for (const struct ctg_charte_space *s = ctg_charte_docx_spaces;
	     s->prefix; s++)
		ctg_xml_attr(&x, ctg_strf(a, "xmlns:%s", s->prefix).p,
			s->address);
	ctg_xml_raw(&x, house);
	ctg_xml_raw(&x, ours);
	if (!ours.n && !ctg_str_ends(house, STR("</w:p>")))
		ctg_xml_empty(&x, "w:p");
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

/* Every part may point to every file. */
static struct ctg_str file_rels(struct ctg_docx *w)
{
	const struct ctg_charte *charte = w->sheet->charte;
	struct ctg_buf b = { .arena = w->arena };

	ctg_buf_puts(&b, HEAD RELATIONS);
	for (size_t i = 0; i < charte->n_files; i++)
		ctg_buf_printf(&b, "<Relationship Id=\"rIdCharte-%zu\" "
			"Type=\"" CTG_DOCX_R "/image\" Target=\"%.*s\"/>",
			i + 1, STR_ARG(charte->files[i].name));
	ctg_buf_puts(&b, "</Relationships>");
	return ctg_buf_str(&b);
}

static struct ctg_str theme(struct ctg_docx *w)
{
	return ctg_strf(w->arena, HEAD "<a:theme xmlns:a=\"http://schemas."
		"openxmlformats.org/drawingml/2006/main\" name=\"Charte\">"
		"%.*s</a:theme>", STR_ARG(w->house->theme));
}

static struct ctg_str types(struct ctg_docx *w, struct ctg_str ours)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_str end = STR("</Types>");

	ctg_buf_add(&b, ctg_str_head(ours, ours.n - end.n));
	ctg_buf_puts(&b, "<Default Extension=\"gif\" "
		"ContentType=\"image/gif\"/>"
		"<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>"
		"<Default Extension=\"wmf\" ContentType=\"image/x-wmf\"/>"
		OVERRIDE("footer-first.xml", WORD "footer"));
	if (w->house->theme.n)
		ctg_buf_puts(&b, OVERRIDE("theme.xml", "application/"
			"vnd.openxmlformats-officedocument.theme"));
	ctg_buf_add(&b, end);
	return ctg_buf_str(&b);
}

/* --- the package ---------------------------------------------------------- */

static enum ctg_code change(struct ctg_docx *w, struct ctg_zip_entry *e,
	struct ctg_err *err)
{
	const struct ctg_charte_docx *d = w->house;
	struct ctg_str *s = &e->bytes;

	if (ctg_str_eq(e->name, STR("word/styles.xml")))
		return ctg_charte_docx_styles(s, w->arena, w->sheet->charte,
			*s, err);
	if (ctg_str_eq(e->name, STR("word/fontTable.xml")))
		return ctg_charte_docx_fonts(s, w->arena, w->sheet->charte,
			*s, err);
	if (ctg_str_eq(e->name, STR("[Content_Types].xml")))
		*s = types(w, *s);
	else if (ctg_str_eq(e->name, STR("word/header.xml")))
		*s = edge(w->arena, "w:hdr", d->header, inside(*s, "<w:hdr"));
	else if (ctg_str_eq(e->name, STR("word/header-turned.xml")))
		*s = edge(w->arena, "w:hdr", d->header, inside(*s, "<w:hdr"));
	else if (ctg_str_eq(e->name, STR("word/header-first.xml")))
		*s = edge(w->arena, "w:hdr", d->first_header,
			inside(*s, "<w:hdr"));
	else if (ctg_str_eq(e->name, STR("word/footer.xml")))
		*s = edge(w->arena, "w:ftr", d->footer, d->numbered ? STR("") :
			inside(*s, "<w:ftr"));
	return CTG_OK;
}

enum ctg_code ctg_docx_house_parts(struct ctg_docx *w,
	struct ctg_zip_entry *e, size_t *n, struct ctg_err *err)
{
	static const char *const edges[] = { "header", "footer",
		"header-turned", "header-first", "footer-first" };
	const struct ctg_charte *charte = w->sheet->charte;
	enum ctg_code code = CTG_OK;

	if (!w->house)
		return CTG_OK;
	for (size_t i = 0; i < *n && !code; i++)
		code = change(w, &e[i], err);
	e[(*n)++] = (struct ctg_zip_entry){ STR("word/footer-first.xml"),
		edge(w->arena, "w:ftr", w->house->first_footer, STR("")),
		false };
	for (size_t i = 0; i < 5 && charte->n_files; i++)
		e[(*n)++] = (struct ctg_zip_entry){ ctg_strf(w->arena,
			"word/_rels/%s.xml.rels", edges[i]), file_rels(w),
			false };
	if (w->house->theme.n)
		e[(*n)++] = (struct ctg_zip_entry){ STR("word/theme.xml"),
			theme(w), false };
	for (size_t i = 0; i < charte->n_files; i++)
		e[(*n)++] = (struct ctg_zip_entry){ ctg_strf(w->arena,
			"word/%.*s", STR_ARG(charte->files[i].name)),
			charte->files[i].bytes, true };
	return code;
}
