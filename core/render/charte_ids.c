/* SPDX-License-Identifier: Apache-2.0 */
/* Styles and fonts of a house style in DOCX, and ours where it has none.
 *
 * Word translates the ids of its styles (« Titre1 ») but not their names
 * (« heading 1 »): it is by its name that a style of the house is ours. */
#include "render/charte_docx.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "render/docx_writer.h"

#define W(c, name)	ctg_xml_is(&(c)->r, CTG_DOCX_W, name)

/* --- ids ------------------------------------------------------------------ */

struct names {
	struct ctg_charte_id *v;	/* was: the id; now: the name */
	size_t n, room;
};

static enum ctg_code read_name(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_str *name = v;

	if (W(c, "name"))
		*name = ctg_utf8_plain(c->arena, ctg_charte_value(c, "w:val"));
	return ctg_xml_skip(&c->r, err);
}

static enum ctg_code read_id(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct names *to = v;
	struct ctg_str id = ctg_charte_value(c, "w:styleId");

	if (!W(c, "style") || !id.n || ctg_str_eq(ctg_charte_value(c,
	    "w:type"), STR("numbering")))
		return ctg_xml_skip(&c->r, err);
	CTG_MORE(c->arena, to->v, to->n, to->room);
	to->v[to->n].was = id;
	return ctg_charte_each(c, read_name, &to->v[to->n++].now, err);
}

static enum ctg_code read_ids(struct names *out, struct ctg_charte_copy *c,
	struct ctg_str styles, struct ctg_err *err)
{
	enum ctg_code code = ctg_xml_read(&c->r, c->arena, styles, err);

	if (!code)
		code = ctg_xml_next(&c->r, err);
	return code ? code : ctg_charte_each(c, read_id, out, err);
}

static bool is_taken(const struct ctg_charte_word *w, struct ctg_str id)
{
	for (size_t i = 0; i < w->n_ids; i++)
		if (ctg_str_eq(w->ids[i].now, id))
			return true;
	return false;
}

/* Ours by its name; else its own, unless that is one of ours. */
static struct ctg_str new_id(const struct ctg_charte_word *w,
	struct ctg_arena *a, const struct names *ours,
	const struct ctg_charte_id *style)
{
	bool clash = is_taken(w, style->was);

	for (size_t i = 0; i < ours->n; i++) {
		if (ctg_str_eq(ours->v[i].now, style->now) &&
		    !is_taken(w, ours->v[i].was))
			return ours->v[i].was;
		clash |= ctg_str_eq(ours->v[i].was, style->was);
	}
	return clash ? ctg_strf(a, "Charte%zu", w->n_ids + 1) : style->was;
}

static enum ctg_code map_ids(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_str styles, struct ctg_err *err)
{
	struct names ours = { 0 }, house = { 0 };
	enum ctg_code code = read_ids(&ours, c, ctg_docx_styles(c->arena),
		err);

	if (!code)
		code = read_ids(&house, c, styles, err);
	for (size_t i = 0; i < house.n && !code; i++) {
		struct ctg_str now = new_id(w, c->arena, &ours, &house.v[i]);

		CTG_MORE(c->arena, w->ids, w->n_ids, w->room_ids);
		w->ids[w->n_ids++] = (struct ctg_charte_id){ house.v[i].was,
			now };
	}
	return code;
}

struct ctg_str ctg_charte_renamed(const struct ctg_charte_word *w,
	struct ctg_str id)
{
	for (size_t i = 0; i < w->n_ids; i++)
		if (ctg_str_eq(w->ids[i].was, id))
			return w->ids[i].now;
	return STR("");
}

/* --- reading -------------------------------------------------------------- */

static enum ctg_code keep(struct ctg_charte_style ***end,
	struct ctg_charte_copy *c, struct ctg_str id, struct ctg_err *err)
{
	struct ctg_charte_style *s = CTG_NEW(c->arena,
		struct ctg_charte_style);
	enum ctg_code code;

	s->id = id;
	code = ctg_charte_whole(c, &s->xml, err);
	if (!code && s->xml.n && id.n) {
		**end = s;
		*end = &s->next;
	}
	return code;
}

static enum ctg_code read_default(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_docx *d = v;

	if (W(c, "rPrDefault"))
		return ctg_charte_whole(c, &d->run_defaults, err);
	if (W(c, "pPrDefault"))
		return ctg_charte_whole(c, &d->paragraph_defaults, err);
	return ctg_xml_skip(&c->r, err);
}

/* The one that is meant when none is named must say so. */
static void mark_default(struct ctg_charte_copy *c, struct ctg_str id)
{
	static const char *const all[] = { "Normal", "DefaultParagraphFont",
		"TableNormal" };
	bool is = false;

	ctg_charte_forget(ctg_charte_given(c, "w:default"));
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		is |= ctg_str_eq(id, ctg_str_from(all[i]));
	if (is && c->r.n < CTG_XML_GIVEN)
		c->r.given[c->r.n++] = (struct ctg_xml_given){
			{ STR(CTG_DOCX_W), STR("default") }, STR("1") };
}

static enum ctg_code read_style(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_docx *d = v;
	const struct ctg_charte_word *w = c->judge == ctg_charte_judge_word ?
		c->context : NULL;
	struct ctg_str id;

	if (W(c, "docDefaults"))
		return ctg_charte_each(c, read_default, d, err);
	if (!W(c, "style"))
		return ctg_xml_skip(&c->r, err);
	id = ctg_charte_value(c, "w:styleId");
	if (w)
		id = ctg_charte_renamed(w, id);
	mark_default(c, id);
	return keep(&d->styles_end, c, id, err);
}

static enum ctg_code read_font(struct ctg_charte_copy *c, void *v,
	struct ctg_err *err)
{
	struct ctg_charte_docx *d = v;

	return keep(&d->fonts_end, c, ctg_charte_value(c, "w:name"), err);
}

static enum ctg_code read_all(struct ctg_charte_docx *d,
	struct ctg_charte_copy *c, struct ctg_str part,
	enum ctg_code (*read)(struct ctg_charte_copy *c, void *to,
	struct ctg_err *err), struct ctg_err *err)
{
	enum ctg_code code = ctg_xml_read(&c->r, c->arena, part, err);

	if (!code)
		code = ctg_xml_next(&c->r, err);
	return code ? code : ctg_charte_each(c, read, d, err);
}

enum ctg_code ctg_charte_word_styles(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	const struct ctg_zip_entry *styles = ctg_zip_find(c->entries, c->n,
		"word/styles.xml");
	const struct ctg_zip_entry *fonts = ctg_zip_find(c->entries, c->n,
		"word/fontTable.xml");
	enum ctg_code code;

	if (!styles)
		return ctg_fail(err, CTG_EINPUT, "word/styles.xml y manque");
	code = map_ids(w, c, styles->bytes, err);
	if (!code)
		code = read_all(w->out, c, styles->bytes, read_style, err);
	if (!code && fonts)
		code = read_all(w->out, c, fonts->bytes, read_font, err);
	return code;
}

/* --- ours, where it has none ---------------------------------------------- */

/* A stop at the end of our line, which has 17 cm. */
static enum ctg_charte_fate judge_ours(struct ctg_charte_copy *c,
	const char *name)
{
	const struct ctg_charte_docx *house = c->context;
	struct ctg_xml_given *at = ctg_charte_given(c, "w:pos");

	if (strcmp(name, "w:tab") == 0 && at &&
	    ctg_str_eq(at->value, STR("9638")))
		at->value = ctg_strf(c->arena, "%u",
			ctg_charte_docx_line(house, false));
	return CTG_CHARTE_KEEP;
}

static void put_all(struct ctg_xml *x, const struct ctg_charte_style *house,
	const struct ctg_charte_style *ours)
{
	for (const struct ctg_charte_style *s = house; s; s = s->next)
		ctg_xml_raw(x, s->xml);
	for (; ours; ours = ours->next) {
		const struct ctg_charte_style *s = house;

		while (s && !ctg_str_eq(s->id, ours->id))
			s = s->next;
		if (!s)
			ctg_xml_raw(x, ours->xml);
	}
}

static enum ctg_code read_ours(struct ctg_charte_docx *mine,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, bool fonts, struct ctg_err *err)
{
	struct ctg_charte_copy *c = CTG_NEW(a, struct ctg_charte_copy);

	*c = (struct ctg_charte_copy){ .arena = a, .judge = judge_ours,
		.spaces = ctg_charte_docx_spaces, .context = charte->docx };
	*mine = (struct ctg_charte_docx){ .styles = NULL };
	mine->styles_end = &mine->styles;
	mine->fonts_end = &mine->fonts;
	return read_all(mine, c, ours, fonts ? read_font : read_style, err);
}

static void open_root(struct ctg_xml *x, const char *name)
{
	ctg_xml_begin(x);
	ctg_xml_open(x, name);
	ctg_xml_attr(x, "xmlns:w", CTG_DOCX_W);
}

/* Paragraphs that nothing parts would be hard to read. */
static struct ctg_str paragraph_defaults(const struct ctg_charte_docx *house,
	const struct ctg_charte_docx *ours)
{
	return ctg_str_has(house->paragraph_defaults, STR("<w:spacing")) ?
		house->paragraph_defaults : ours->paragraph_defaults;
}

enum ctg_code ctg_charte_docx_styles(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err)
{
	const struct ctg_charte_docx *house = charte->docx;
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };
	struct ctg_charte_docx mine;
	enum ctg_code code = read_ours(&mine, a, charte, ours, false, err);

	if (code)
		return code;
	open_root(&x, "w:styles");
	ctg_xml_open(&x, "w:docDefaults");
	ctg_xml_raw(&x, house->run_defaults.n ? house->run_defaults :
		mine.run_defaults);
	ctg_xml_raw(&x, paragraph_defaults(house, &mine));
	ctg_xml_close(&x);
	put_all(&x, house->styles, mine.styles);
	ctg_xml_close(&x);
	*out = ctg_buf_str(&b);
	return CTG_OK;
}

enum ctg_code ctg_charte_docx_fonts(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };
	struct ctg_charte_docx mine;
	enum ctg_code code = read_ours(&mine, a, charte, ours, true, err);

	if (code)
		return code;
	open_root(&x, "w:fonts");
	put_all(&x, charte->docx->fonts, mine.fonts);
	ctg_xml_close(&x);
	*out = ctg_buf_str(&b);
	return CTG_OK;
}

unsigned ctg_charte_docx_line(const struct ctg_charte_docx *d, bool turned)
{
	unsigned side = turned ? d->height : d->width;
	unsigned margins = d->left + d->right;

	return side > margins + 1'700 ? side - margins : 1'700;
}
