/* SPDX-License-Identifier: Apache-2.0 */
#include "render/charte_docx.h"

#include "base/arena.h"
#include "render/docx_writer.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define DRAWING	"http://schemas.openxmlformats.org/drawingml/2006/"
#define W(c, name)	ctg_xml_is(&(c)->r, CTG_DOCX_W, name)

const struct ctg_charte_space ctg_charte_docx_spaces[] = {
	{ "w", CTG_DOCX_W }, { "r", CTG_DOCX_R },
	{ "wp", DRAWING "wordprocessingDrawing" }, { "a", DRAWING "main" },
	{ "pic", DRAWING "picture" }, { "v", "urn:schemas-microsoft-com:vml" },
	{ "o", "urn:schemas-microsoft-com:office:office" },
	{ "w10", "urn:schemas-microsoft-com:office:word" },
	{ "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006" },
	{ NULL, NULL },
};

static enum ctg_code begin(struct ctg_charte_copy *c, const char *part,
	struct ctg_err *err)
{
	const struct ctg_zip_entry *e = ctg_zip_find(c->entries, c->n, part);
	enum ctg_code code;

	if (!e)
		return ctg_fail(err, CTG_EINPUT, "%s y manque", part);
	code = ctg_xml_read(&c->r, c->arena, e->bytes, err);
	return code ? code : ctg_xml_next(&c->r, err);
}

/* --- relations ------------------------------------------------------------ */

static enum ctg_code read_relation(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_word *w = v;
	const struct ctg_xml_given *id = ctg_xml_find(&c->r, "", "Id");
	const struct ctg_xml_given *to = ctg_xml_find(&c->r, "", "Target");
	struct ctg_str target = to ? to->value : STR("");

	if (id && to && !ctg_xml_find(&c->r, "", "TargetMode")) {
		CTG_MORE(c->arena, w->rels, w->n_rels, w->room_rels);
		w->rels[w->n_rels].id = id->value;
		w->rels[w->n_rels++].part = ctg_str_cut(&target, STR("/")) ?
			target : ctg_strf(c->arena, "word/%.*s",
			STR_ARG(target));
	}
	return ctg_xml_skip(&c->r, err);
}

/* Those of word/<name>; it may have none. */
static enum ctg_code read_relations(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_str part, struct ctg_err *err)
{
	const char *path;
	enum ctg_code code;

	w->n_rels = 0;
	(void)ctg_str_cut(&part, STR("word/"));
	path = ctg_strf(c->arena, "word/_rels/%.*s.rels", STR_ARG(part)).p;
	if (!ctg_zip_find(c->entries, c->n, path))
		return CTG_OK;
	code = begin(c, path, err);
	return code ? code : ctg_charte_each(c, read_relation, w, err);
}

struct ctg_str ctg_charte_part(const struct ctg_charte_word *w,
	struct ctg_str id)
{
	for (size_t i = 0; i < w->n_rels; i++)
		if (ctg_str_eq(w->rels[i].id, id))
			return w->rels[i].part;
	return STR("");
}

/* --- pages ---------------------------------------------------------------- */

static void number(unsigned *to, struct ctg_charte_copy *c, const char *name)
{
	struct ctg_str s = ctg_charte_value(c, name);
	unsigned n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!ctg_is_digit(s.p[i]) || n > 31'680)
			return;
		n = n * 10 + (unsigned)(s.p[i] - '0');
	}
	if (s.n && n <= 31'680)
		*to = n;
}

static void read_edge_of(struct ctg_charte_word *w, struct ctg_charte_copy *c,
	bool header)
{
	bool first = ctg_str_eq(ctg_charte_value(c, "w:type"), STR("first"));

	if (first || ctg_str_eq(ctg_charte_value(c, "w:type"),
	    STR("default")))
		w->edges[first * 2 + !header] = ctg_charte_part(w,
			ctg_charte_value(c, "r:id"));
}

static enum ctg_code read_section(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_word *w = v;
	struct ctg_charte_docx *d = w->out;

	if (W(c, "headerReference") || W(c, "footerReference"))
		read_edge_of(w, c, W(c, "headerReference"));
	if (W(c, "titlePg"))
		w->title_page = true;
	if (W(c, "pgSz")) {
		number(&d->width, c, "w:w");
		number(&d->height, c, "w:h");
	}
	if (W(c, "pgMar")) {
		number(&d->left, c, "w:left");
		number(&d->right, c, "w:right");
		number(&d->top, c, "w:top");
		number(&d->bottom, c, "w:bottom");
		number(&d->above, c, "w:header");
		number(&d->below, c, "w:footer");
	}
	return ctg_xml_skip(&c->r, err);
}

/* The last section is that of the document. */
static enum ctg_code read_sections(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	unsigned turned;
	enum ctg_code code = begin(c, "word/document.xml", err);

	while (!code && c->r.event != CTG_XML_END) {
		if (c->r.event == CTG_XML_OPEN && W(c, "sectPr")) {
			w->title_page = false;
			code = ctg_charte_each(c, read_section, w, err);
		}
		if (!code)
			code = ctg_xml_next(&c->r, err);
	}
	if (!code && w->out->width > w->out->height) {
		turned = w->out->width;
		w->out->width = w->out->height;
		w->out->height = turned;
	}
	return code;
}

static enum ctg_code read_edge(struct ctg_str *out,
	struct ctg_charte_word *w, struct ctg_charte_copy *c,
	struct ctg_str part, struct ctg_err *err)
{
	enum ctg_code code;

	if (!part.n)
		return CTG_OK;
	code = read_relations(w, c, part, err);
	if (!code)
		code = begin(c, ctg_str_c(c->arena, part), err);
	if (!code)
		code = ctg_charte_inside(c, out, err);
	if (!code && (ctg_str_has(*out, STR(" PAGE ")) ||
	    ctg_str_has(*out, STR(">PAGE"))))
		w->out->numbered = true;
	return code;
}

static enum ctg_code read_edges(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	struct ctg_charte_docx *d = w->out;
	struct ctg_str *const to[] = { &d->header, &d->footer,
		&d->first_header, &d->first_footer };
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < COUNT(to) && !code; i++)
		code = read_edge(to[i], w, c, w->edges[i < 2 ||
			w->title_page ? i : i - 2], err);
	return code;
}

/* --- the rest ------------------------------------------------------------- */

/* The names of fonts and colours that its styles refer to. */
static enum ctg_code read_theme(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	enum ctg_code code;

	if (!ctg_zip_find(c->entries, c->n, "word/theme/theme1.xml"))
		return CTG_OK;
	w->n_rels = 0;
	code = begin(c, "word/theme/theme1.xml", err);
	return code ? code : ctg_charte_inside(c, &w->out->theme, err);
}

enum ctg_code ctg_charte_docx_read(struct ctg_charte_docx *out,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	struct ctg_charte_word *w = CTG_NEW(c->arena, struct ctg_charte_word);
	enum ctg_code code;

	*out = (struct ctg_charte_docx){ .width = 11'906, .height = 16'838,
		.left = 1'134, .right = 1'134, .top = 1'417, .bottom = 1'134,
		.above = 567, .below = 567 };
	out->styles_end = &out->styles;
	out->fonts_end = &out->fonts;
	w->out = out;
	c->spaces = ctg_charte_docx_spaces;
	c->judge = ctg_charte_judge_word;
	c->context = w;
	c->bare = true;
	code = ctg_charte_word_styles(w, c, err);
	if (!code)
		code = read_relations(w, c, STR("document.xml"), err);
	if (!code)
		code = read_sections(w, c, err);
	if (!code)
		code = read_edges(w, c, err);
	if (!code)
		code = read_theme(w, c, err);
	return code;
}
