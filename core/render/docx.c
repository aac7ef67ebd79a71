/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

#include "base/zip.h"
#include "render/sheet_keep.h"

#define DRAWING	"http://schemas.openxmlformats.org/drawingml/2006/"

/* --- the text ------------------------------------------------------------ */

static void put_gap(struct ctg_docx *w, bool new_page)
{
	const struct ctg_sheet_para p = { .role = CTG_ROLES };

	w->keep = w->last = false;
	ctg_docx_para(w, &p, new_page, false);
}

/* After a paragraph that may go.  LibreOffice gives what is empty the style
 * of the one that went before it. */
static void put_stop(struct ctg_docx *w)
{
	struct ctg_run space = { .text = STR("\u00a0") };
	const struct ctg_sheet_para p = { .role = CTG_ROLES, .runs = &space };

	w->keep = w->last = false;
	ctg_docx_para(w, &p, false, false);
}

static bool is_title_page(const struct ctg_sheet_block *b)
{
	return b->page == CTG_PAGE_NEXT && ctg_sheet_begins_title(b);
}

/* A section begins with a page that is turned, and with the title page,
 * whose edges are its own. */
static bool turns(const struct ctg_sheet_block *b)
{
	return b && (b->page == CTG_PAGE_PORTRAIT ||
		b->page == CTG_PAGE_LANDSCAPE || is_title_page(b));
}

/* A paragraph that may go cannot carry the end of a section. */
static bool can_end_section(const struct ctg_docx *w,
	const struct ctg_sheet_para *p)
{
	return p && p->mark == CTG_KEPT && p->end == CTG_KEPT &&
		!ctg_docx_was(w, p);
}

/* Two tables side by side would be one, words would touch the table above
 * them; a text ends with a paragraph. */
static bool needs_gap(const struct ctg_sheet_block *b)
{
	return b->table && (!b->next || !b->next->para ||
		b->next->para->role != CTG_ROLE_HEADING);
}

/* The end of a paragraph that goes joins it to the next: not to a table, nor
 * to what ends the text or begins a page, which LibreOffice would forget. */
static bool needs_stop(const struct ctg_sheet_block *b)
{
	return b->para && b->para->mark != CTG_KEPT && (!b->next ||
		b->next->table || b->next->page != CTG_PAGE_SAME);
}

/* A page that comes or goes with its paragraph: LibreOffice leaves it to what
 * the paragraph is joined to, unless the change begins in another one. */
static bool needs_start(const struct ctg_sheet_block *next)
{
	return next && next->para && next->para->mark != CTG_KEPT &&
		next->page != CTG_PAGE_SAME;
}

static void put_start(struct ctg_docx *w, enum ctg_mark mark)
{
	const struct ctg_sheet_para p = { .role = CTG_ROLES, .end = mark };

	w->keep = w->last = false;
	ctg_docx_para(w, &p, false, false);
}

static void put_block(struct ctg_docx *w,
	const struct ctg_sheet_block *before, const struct ctg_sheet_block *b)
{
	bool ends = turns(b->next);
	bool next = b->page == CTG_PAGE_NEXT && !turns(b);
	bool carries = ends && can_end_section(w, b->para) &&
		!needs_start(b->next);

	w->keep = ctg_sheet_keeps(before, b);
	w->last = ctg_sheet_ends_list(b);
	if (b->para) {
		ctg_docx_para(w, b->para, next, carries);
	} else {
		if (next)
			put_gap(w, true);
		ctg_docx_table(w, b->table);
	}
	if (needs_stop(b))
		put_stop(w);
	if (needs_start(b->next))
		put_start(w, b->next->para->mark);
	if (ends && !carries) {
		ctg_docx_move(w, 0, CTG_KEPT);
		ctg_docx_section(w, false);
	} else if (needs_gap(b)) {
		put_gap(w, false);
	}
	if (!ends)
		return;
	w->titled = is_title_page(b->next);
	if (!w->titled)
		w->landscape = b->next->page == CTG_PAGE_LANDSCAPE;
}

static void open_root(struct ctg_docx *w, const char *name)
{
	ctg_xml_begin(&w->x);
	ctg_xml_open(&w->x, name);
	ctg_xml_attr(&w->x, "xmlns:w", CTG_DOCX_W);
	ctg_xml_attr(&w->x, "xmlns:r", CTG_DOCX_R);
	ctg_xml_attr(&w->x, "xmlns:wp", DRAWING "wordprocessingDrawing");
	ctg_xml_attr(&w->x, "xmlns:a", DRAWING "main");
	ctg_xml_attr(&w->x, "xmlns:pic", DRAWING "picture");
}

static struct ctg_str document(struct ctg_docx *w)
{
	struct ctg_buf b = { .arena = w->arena };
	const struct ctg_sheet_block *before = NULL;

	w->x = (struct ctg_xml){ .out = &b };
	open_root(w, "w:document");
	ctg_xml_open(&w->x, "w:body");
	w->titled = w->blocks && ctg_sheet_begins_title(w->blocks);
	for (const struct ctg_sheet_block *k = w->blocks; k; k = k->next) {
		put_block(w, before, k);
		before = k;
	}
	ctg_docx_move(w, 0, CTG_KEPT);
	ctg_docx_section(w, true);
	ctg_xml_close(&w->x);
	ctg_xml_close(&w->x);
	return ctg_buf_str(&b);
}

/* --- notes --------------------------------------------------------------- */

static void put_separator(struct ctg_docx *w, const char *type, int id)
{
	ctg_xml_open(&w->x, "w:footnote");
	ctg_xml_attr(&w->x, "w:type", type);
	ctg_xml_attrf(&w->x, "w:id", "%d", id);
	ctg_xml_open(&w->x, "w:p");
	ctg_xml_open(&w->x, "w:r");
	ctg_xml_empty(&w->x, id < 0 ? "w:separator" :
		"w:continuationSeparator");
	for (int i = 0; i < 3; i++)
		ctg_xml_close(&w->x);
}

static void put_note(struct ctg_docx *w, const struct ctg_sheet_note *n)
{
	const struct ctg_sheet_block *first = ctg_docx_cast_note(w, n), *b;

	ctg_xml_open(&w->x, "w:footnote");
	ctg_xml_attr_num(&w->x, "w:id", ctg_docx_number(w, n));
	for (b = first; b; b = b->next) {
		w->note = b == first;
		ctg_docx_para(w, b->para, false, false);
	}
	ctg_xml_close(&w->x);
}

static void put_notes_of(struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	for (const struct ctg_run *r = p ? p->runs : NULL; r; r = r->next)
		if (r->kind == CTG_RUN_NOTE && !r->again)
			put_note(w, r->note);
}

static void put_notes_in(struct ctg_docx *w, const struct ctg_sheet_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		for (unsigned c = 0; c < t->columns; c++)
			put_notes_of(w, t->rows[i].cells[c].para);
}

static struct ctg_str notes(struct ctg_docx *w)
{
	struct ctg_buf b = { .arena = w->arena };

	w->x = (struct ctg_xml){ .out = &b };
	open_root(w, "w:footnotes");
	w->keep = w->last = false;
	put_separator(w, "separator", -1);
	put_separator(w, "continuationSeparator", 0);
	for (const struct ctg_sheet_block *k = w->blocks; k; k = k->next) {
		if (k->table)
			put_notes_in(w, k->table);
		else
			put_notes_of(w, k->para);
	}
	ctg_docx_move(w, 0, CTG_KEPT);
	ctg_xml_close(&w->x);
	return ctg_buf_str(&b);
}

/* --- the package --------------------------------------------------------- */

static const char *extension(const struct ctg_sheet_image *i)
{
	return ctg_str_starts(i->bytes, STR("\x89PNG")) ? "png" : "jpeg";
}

static struct ctg_str media(struct ctg_docx *w,
	const struct ctg_docx_rel *rel)
{
	return ctg_strf(w->arena, "media/image%u.%s", rel->number,
		extension(rel->image));
}

static void put_rel(struct ctg_docx *w, struct ctg_str id, const char *type,
	struct ctg_str target, bool external)
{
	ctg_xml_open(&w->x, "Relationship");
	ctg_xml_attr_str(&w->x, "Id", id);
	ctg_xml_attrf(&w->x, "Type", "%s/%s", CTG_DOCX_R, type);
	ctg_xml_attr_str(&w->x, "Target", target);
	if (external)
		ctg_xml_attr(&w->x, "TargetMode", "External");
	ctg_xml_close(&w->x);
}

static void put_text_rels(struct ctg_docx *w)
{
	for (const struct ctg_docx_rel *r = w->rels; r; r = r->next)
		put_rel(w, ctg_strf(w->arena, "rId%u", r->number),
			r->image ? "image" : "hyperlink",
			r->image ? media(w, r) : r->link, !r->image);
}

static void begin_rels(struct ctg_docx *w, struct ctg_buf *b)
{
	w->x = (struct ctg_xml){ .out = b };
	ctg_xml_begin(&w->x);
	ctg_xml_open(&w->x, "Relationships");
	ctg_xml_attr(&w->x, "xmlns", "http://schemas.openxmlformats.org/"
		"package/2006/relationships");
}

static struct ctg_str note_rels(struct ctg_docx *w)
{
	struct ctg_buf b = { .arena = w->arena };

	begin_rels(w, &b);
	put_text_rels(w);
	ctg_xml_close(&w->x);
	return ctg_buf_str(&b);
}

static struct ctg_str text_rels(struct ctg_docx *w)
{
	static const char *const parts[][3] = {
		{ "rIdStyles", "styles", "styles.xml" },
		{ "rIdNumbering", "numbering", "numbering.xml" },
		{ "rIdSettings", "settings", "settings.xml" },
		{ "rIdFonts", "fontTable", "fontTable.xml" },
		{ "rIdNotes", "footnotes", "footnotes.xml" },
		{ "rIdHeader", "header", "header.xml" },
		{ "rIdTurnedHeader", "header", "header-turned.xml" },
		{ "rIdFirstHeader", "header", "header-first.xml" },
		{ "rIdFooter", "footer", "footer.xml" },
	};
	struct ctg_buf b = { .arena = w->arena };

	begin_rels(w, &b);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		put_rel(w, ctg_str_from(parts[i][0]), parts[i][1],
			ctg_str_from(parts[i][2]), false);
	ctg_docx_house_rels(w);
	put_text_rels(w);
	ctg_xml_close(&w->x);
	return ctg_buf_str(&b);
}

static size_t count_images(const struct ctg_docx *w)
{
	size_t n = 0;

	for (const struct ctg_docx_rel *r = w->rels; r; r = r->next)
		n += r->image != NULL;
	return n;
}

enum ctg_code ctg_docx_write(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_sheet *sheet, struct ctg_err *err)
{
	struct ctg_docx w = { .arena = a, .sheet = sheet,
		.notes = sheet->notes };
	struct ctg_str text, foot;
	struct ctg_zip_entry *e;
	size_t n = 0, files = 0;
	enum ctg_code code;

	if (sheet->charte && sheet->charte->docx) {
		w.house = sheet->charte->docx;
		files = sheet->charte->n_files;
	}
	w.rels_end = &w.rels;
	w.gone = CTG_NEW_N(a, bool, sheet->moves + 1u);
	w.come = CTG_NEW_N(a, bool, sheet->moves + 1u);
	w.blocks = ctg_docx_cast(&w);
	text = document(&w);
	foot = notes(&w);
	e = CTG_NEW_N(a, struct ctg_zip_entry, 28 + files + count_images(&w));
#define PART(path, content) \
	e[n++] = (struct ctg_zip_entry){ STR(path), content, false }
	PART("[Content_Types].xml", ctg_docx_types());
	PART("_rels/.rels", ctg_docx_package());
	PART("docProps/core.xml", ctg_docx_core(a, &sheet->about));
	PART("docProps/custom.xml", ctg_docx_custom(a, &sheet->about));
	PART("word/document.xml", text);
	PART("word/_rels/document.xml.rels", text_rels(&w));
	PART("word/styles.xml", ctg_docx_styles(a));
	PART("word/numbering.xml", ctg_docx_numbering(a));
	PART("word/settings.xml", ctg_docx_settings());
	PART("word/fontTable.xml", ctg_docx_fonts());
	PART("word/footnotes.xml", foot);
	PART("word/_rels/footnotes.xml.rels", note_rels(&w));
	PART("word/header.xml", ctg_docx_header(a, &sheet->about,
		ctg_docx_line(&w, false)));
	PART("word/header-turned.xml", ctg_docx_header(a, &sheet->about,
		ctg_docx_line(&w, true)));
	PART("word/header-first.xml", ctg_docx_title_header(&sheet->about));
	PART("word/footer.xml", ctg_docx_footer());
#undef PART
	for (const struct ctg_docx_rel *r = w.rels; r; r = r->next)
		if (r->image)
			e[n++] = (struct ctg_zip_entry){ ctg_strf(a,
				"word/%.*s", STR_ARG(media(&w, r))),
				r->image->bytes, true };
	code = ctg_docx_house_parts(&w, e, &n, err);
	return code ? code : ctg_zip_write(out, a, e, n, err);
}
