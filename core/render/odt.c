/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "base/zip.h"

#define MIME	"application/vnd.oasis.opendocument.text"
#define NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:"

static bool is_png(const struct ctg_sheet_image *image)
{
	return ctg_str_starts(image->bytes, STR("\x89PNG"));
}

struct ctg_str ctg_odt_image_name(struct ctg_arena *a,
	const struct ctg_sheet_image *image, size_t number)
{
	return ctg_strf(a, "Pictures/%zu.%s", number,
		is_png(image) ? "png" : "jpg");
}

void ctg_odt_root(struct ctg_xml *x, const char *name)
{
	static const struct { const char *name, *uri; } all[] = {
		{ "xmlns:office", NAMESPACE "office:1.0" },
		{ "xmlns:style", NAMESPACE "style:1.0" },
		{ "xmlns:text", NAMESPACE "text:1.0" },
		{ "xmlns:table", NAMESPACE "table:1.0" },
		{ "xmlns:draw", NAMESPACE "drawing:1.0" },
		{ "xmlns:fo", NAMESPACE "xsl-fo-compatible:1.0" },
		{ "xmlns:svg", NAMESPACE "svg-compatible:1.0" },
		{ "xmlns:xlink", "http://www.w3.org/1999/xlink" },
		{ "xmlns:meta", NAMESPACE "meta:1.0" },
		{ "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
		{ "xmlns:loext", "urn:org:documentfoundation:names:"
			"experimental:office:xmlns:loext:1.0" },
	};

	ctg_xml_begin(x);
	ctg_xml_open(x, name);
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		ctg_xml_attr(x, all[i].name, all[i].uri);
	ctg_xml_attr(x, "office:version", "1.3");
}

/* --- meta.xml ------------------------------------------------------------- */

static void leaf(struct ctg_xml *x, const char *name, struct ctg_str text)
{
	if (text.n)
		ctg_xml_leaf(x, name, text);
}

static void user_defined(struct ctg_xml *x, const char *name,
	struct ctg_str text)
{
	if (!text.n)
		return;
	ctg_xml_open(x, "meta:user-defined");
	ctg_xml_attr(x, "meta:name", name);
	ctg_xml_attr(x, "meta:value-type", "string");
	ctg_xml_text(x, text);
	ctg_xml_close(x);
}

static struct ctg_str meta(struct ctg_arena *a,
	const struct ctg_sheet_about *about)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_odt_root(&x, "office:document-meta");
	ctg_xml_open(&x, "office:meta");
	leaf(&x, "meta:generator", about->generator);
	leaf(&x, "dc:title", about->title);
	leaf(&x, "dc:subject", about->subject);
	ctg_xml_leaf(&x, "dc:language", STR("fr-FR"));
	user_defined(&x, "Version", about->version);
	user_defined(&x, "Commit", about->commit);
	ctg_xml_close(&x);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

/* --- META-INF/manifest.xml ------------------------------------------------ */

static void file_entry(struct ctg_xml *x, struct ctg_str path,
	const char *type)
{
	ctg_xml_open(x, "manifest:file-entry");
	ctg_xml_attr_str(x, "manifest:full-path", path);
	if (path.n == 1)
		ctg_xml_attr(x, "manifest:version", "1.3");
	ctg_xml_attr(x, "manifest:media-type", type);
	ctg_xml_close(x);
}

static struct ctg_str manifest(struct ctg_odt *w)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "manifest:manifest");
	ctg_xml_attr(&x, "xmlns:manifest", NAMESPACE "manifest:1.0");
	ctg_xml_attr(&x, "manifest:version", "1.3");
	file_entry(&x, STR("/"), MIME);
	file_entry(&x, STR("content.xml"), "text/xml");
	file_entry(&x, STR("styles.xml"), "text/xml");
	file_entry(&x, STR("meta.xml"), "text/xml");
	file_entry(&x, STR("settings.xml"), "text/xml");
	for (size_t i = 0; i < w->n_images; i++)
		file_entry(&x, ctg_odt_image_name(w->arena, w->images[i],
			i + 1), is_png(w->images[i]) ? "image/png" :
			"image/jpeg");
	for (size_t i = 0; i < w->charte.n_files; i++)
		file_entry(&x, w->charte.files[i].name,
			w->charte.files[i].type.p);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

/* --- content.xml ---------------------------------------------------------- */

static struct ctg_str body(struct ctg_odt *w)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_xml x = { .out = &b };
	struct ctg_odt_lists lists = { 0 };

	w->x = &x;
	w->lists = &lists;
	w->changes.out = &w->tracked;
	w->tracked.arena = w->arena;
	ctg_odt_blocks(w, w->sheet->blocks);
	return b.n ? ctg_buf_str(&b) : STR("<text:p/>");
}

static struct ctg_str content(struct ctg_odt *w)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_xml x = { .out = &b };
	struct ctg_str text = body(w);

	ctg_odt_root(&x, "office:document-content");
	ctg_odt_automatic(w, &x);
	ctg_xml_open(&x, "office:body");
	ctg_xml_open(&x, "office:text");
	if (w->n_changes) {
		ctg_xml_open(&x, "text:tracked-changes");
		ctg_xml_raw(&x, ctg_buf_str(&w->tracked));
		ctg_xml_close(&x);
	}
	ctg_xml_raw(&x, text);
	ctg_xml_close(&x);
	ctg_xml_close(&x);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

static enum ctg_code styles(struct ctg_str *out, struct ctg_odt *w,
	struct ctg_err *err)
{
	struct ctg_str ours = ctg_odt_styles(w->arena, &w->sheet->about);

	if (w->charte.odt)
		return ctg_charte_odt_styles(out, w->arena, &w->charte, ours,
			err);
	*out = ours;
	return CTG_OK;
}

enum ctg_code ctg_odt_write(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_sheet *sheet, struct ctg_err *err)
{
	struct ctg_odt w = { .arena = a, .sheet = sheet };
	struct ctg_str text = content(&w), look;
	struct ctg_zip_entry *e;
	size_t n = 0;
	enum ctg_code code;

	if (sheet->charte && sheet->charte->odt)
		w.charte = *sheet->charte;
	code = styles(&look, &w, err);
	if (code)
		return code;
	e = CTG_NEW_N(a, struct ctg_zip_entry, 6 + w.n_images +
		w.charte.n_files);
	e[n++] = (struct ctg_zip_entry){ STR("mimetype"), STR(MIME), true };
	e[n++] = (struct ctg_zip_entry){ STR("META-INF/manifest.xml"),
		manifest(&w), false };
	e[n++] = (struct ctg_zip_entry){ STR("content.xml"), text, false };
	e[n++] = (struct ctg_zip_entry){ STR("styles.xml"),
		look, false };
	e[n++] = (struct ctg_zip_entry){ STR("meta.xml"),
		meta(a, &sheet->about), false };
	e[n++] = (struct ctg_zip_entry){ STR("settings.xml"),
		ctg_odt_settings(), true };
	for (size_t i = 0; i < w.n_images; i++)
		e[n++] = (struct ctg_zip_entry){ ctg_odt_image_name(a,
			w.images[i], i + 1), w.images[i]->bytes, true };
	for (size_t i = 0; i < w.charte.n_files; i++)
		e[n++] = (struct ctg_zip_entry){ w.charte.files[i].name,
			w.charte.files[i].bytes, true };
	return ctg_zip_write(out, a, e, n, err);
}
