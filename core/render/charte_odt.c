/* SPDX-License-Identifier: Apache-2.0 */
#include "render/charte_odt.h"

#include "base/arena.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define ODF(name)	"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"

const struct ctg_charte_space ctg_charte_odt_spaces[] = {
	{ "office", ODF("office") }, { "style", ODF("style") },
	{ "text", ODF("text") }, { "table", ODF("table") },
	{ "draw", ODF("drawing") }, { "fo", ODF("xsl-fo-compatible") },
	{ "svg", ODF("svg-compatible") }, { "number", ODF("datastyle") },
	{ "xlink", "http://www.w3.org/1999/xlink" },
	{ "dc", "http://purl.org/dc/elements/1.1/" },
	{ NULL, NULL },
};

const char *const ctg_charte_edges[] = {
	"style:header", "style:header-left", "style:header-first",
	"style:footer", "style:footer-left", "style:footer-first",
};

/* --- the file ------------------------------------------------------------- */

static enum ctg_code read_piece(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_pieces *to = v;
	const char *element = ctg_charte_name(c, c->r.name);
	struct ctg_charte_piece *p;
	enum ctg_code code;

	if (!element)
		return ctg_xml_skip(&c->r, err);
	p = CTG_NEW(c->arena, struct ctg_charte_piece);
	p->element = element;
	p->family = ctg_charte_value(c, "style:family");
	p->name = ctg_charte_value(c, "style:name");
	if (!p->name.n)
		p->name = ctg_charte_value(c, "draw:name");
	code = ctg_charte_whole(c, &p->xml, err);
	if (!code && p->xml.n) {
		*to->end = p;
		to->end = &p->next;
	}
	return code;
}

static void measure(struct ctg_charte_layout *l, struct ctg_charte_copy *c)
{
	struct ctg_str all = ctg_charte_value(c, "fo:margin");
	const struct { const char *name; unsigned *to; } sides[] = {
		{ "fo:margin-left", &l->left },
		{ "fo:margin-right", &l->right },
	};

	l->width = ctg_charte_length(ctg_charte_value(c, "fo:page-width"));
	l->height = ctg_charte_length(ctg_charte_value(c, "fo:page-height"));
	for (size_t i = 0; i < COUNT(sides); i++) {
		struct ctg_str side = ctg_charte_value(c, sides[i].name);

		*sides[i].to = ctg_charte_length(side.n ? side : all);
	}
}

static void turn(struct ctg_charte_copy *c)
{
	struct ctg_xml_given *width = ctg_charte_given(c, "fo:page-width");
	struct ctg_xml_given *height = ctg_charte_given(c, "fo:page-height");
	struct ctg_xml_given *way = ctg_charte_given(c,
		"style:print-orientation");
	struct ctg_str was;

	if (width && height) {
		was = width->value;
		width->value = height->value;
		height->value = was;
	}
	if (way)
		way->value = STR("landscape");
}

static enum ctg_code read_page(struct ctg_charte_layout *l,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	struct ctg_xml_reader *again = CTG_NEW(c->arena,
		struct ctg_xml_reader);
	enum ctg_code code;

	*again = c->r;
	measure(l, c);
	code = ctg_charte_whole(c, &l->page, err);
	if (code)
		return code;
	c->r = *again;
	if (l->width < l->height)
		turn(c);
	return ctg_charte_whole(c, &l->turned, err);
}

static enum ctg_code read_of_layout(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_layout *l = v;
	const char *name = ctg_charte_name(c, c->r.name);

	if (name && strcmp(name, "style:page-layout-properties") == 0)
		return read_page(l, c, err);
	if (name && strcmp(name, "style:header-style") == 0)
		return ctg_charte_whole(c, &l->header, err);
	if (name && strcmp(name, "style:footer-style") == 0)
		return ctg_charte_whole(c, &l->footer, err);
	return ctg_xml_skip(&c->r, err);
}

static enum ctg_code read_automatic(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_odt *o = v;
	struct ctg_charte_layout *l;

	if (!ctg_xml_is(&c->r, ODF("style"), "page-layout"))
		return read_piece(c, &o->automatic, err);
	l = CTG_NEW(c->arena, struct ctg_charte_layout);
	l->name = ctg_charte_value(c, "style:name");
	l->next = o->layouts;
	o->layouts = l;
	return ctg_charte_each(c, read_of_layout, l, err);
}

static enum ctg_code read_edge(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_master *m = v;
	const char *name = ctg_charte_name(c, c->r.name);

	if (name && !ctg_str_eq(ctg_charte_value(c, "style:display"),
	    STR("false")))
		for (size_t i = 0; i < CTG_CHARTE_EDGES; i++)
			if (strcmp(name, ctg_charte_edges[i]) == 0)
				return ctg_charte_inside(c, &m->edges[i], err);
	return ctg_xml_skip(&c->r, err);
}

static enum ctg_code read_master(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_odt *o = v;
	struct ctg_charte_master *m;

	if (!ctg_xml_is(&c->r, ODF("style"), "master-page"))
		return ctg_xml_skip(&c->r, err);
	m = CTG_NEW(c->arena, struct ctg_charte_master);
	m->name = ctg_charte_value(c, "style:name");
	m->layout = ctg_charte_value(c, "style:page-layout-name");
	m->drawing = ctg_charte_value(c, "draw:style-name");
	m->next = o->masters;
	o->masters = m;
	return ctg_charte_each(c, read_edge, m, err);
}

static enum ctg_code read_part(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_odt *o = v;

	if (ctg_xml_is(&c->r, ODF("office"), "font-face-decls"))
		return ctg_charte_each(c, read_piece, &o->fonts, err);
	if (ctg_xml_is(&c->r, ODF("office"), "styles"))
		return ctg_charte_each(c, read_piece, &o->styles, err);
	if (ctg_xml_is(&c->r, ODF("office"), "automatic-styles"))
		return ctg_charte_each(c, read_automatic, o, err);
	if (ctg_xml_is(&c->r, ODF("office"), "master-styles"))
		return ctg_charte_each(c, read_master, o, err);
	return ctg_xml_skip(&c->r, err);
}

enum ctg_code ctg_charte_odt_read(struct ctg_charte_odt *out,
	struct ctg_charte_copy *c, struct ctg_str styles,
	const struct ctg_charte_odt *house, struct ctg_err *err)
{
	enum ctg_code code = ctg_xml_read(&c->r, c->arena, styles, err);

	c->spaces = ctg_charte_odt_spaces;
	c->judge = house ? ctg_charte_judge_ours : ctg_charte_judge_house;
	c->context = house;
	*out = (struct ctg_charte_odt){ .layouts = NULL };
	out->fonts.end = &out->fonts.first;
	out->styles.end = &out->styles.first;
	out->automatic.end = &out->automatic.first;
	if (!code)
		code = ctg_xml_next(&c->r, err);
	if (!code && !ctg_xml_is(&c->r, ODF("office"), "document-styles"))
		return ctg_fail(err, CTG_EINPUT,
			"styles.xml n'est pas un fichier de styles");
	if (!code)
		code = ctg_charte_each(c, read_part, out, err);
	return code ? code : ctg_xml_next(&c->r, err);
}

const struct ctg_charte_master *ctg_charte_master(
	const struct ctg_charte_odt *o, const char *name)
{
	const struct ctg_charte_master *m = o->masters;

	while (m && !ctg_str_eq(m->name, ctg_str_from(name)))
		m = m->next;
	return m;
}

const struct ctg_charte_layout *ctg_charte_layout(
	const struct ctg_charte_odt *o, struct ctg_str name)
{
	const struct ctg_charte_layout *l = o->layouts;

	while (l && !ctg_str_eq(l->name, name))
		l = l->next;
	return l;
}

unsigned ctg_charte_line(const struct ctg_charte_odt *o, bool turned)
{
	const struct ctg_charte_master *m = ctg_charte_master(o, "Landscape");
	const struct ctg_charte_layout *l;
	bool own = turned && m;
	unsigned side, margins;

	if (!own)
		m = ctg_charte_master(o, "Standard");
	l = m ? ctg_charte_layout(o, m->layout) : NULL;
	if (!l)
		return turned ? 25'700 : 17'000;
	side = l->width;
	if (turned && !own && l->height > side)
		side = l->height;
	margins = l->left + l->right;
	return side > margins + 3'000 ? side - margins : turned ? 25'700 :
		17'000;
}
