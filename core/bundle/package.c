/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/package.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/xml_read.h"
#include "bundle/container.h"

#define PROPERTIES_MAX	((size_t)1 << 20)
#define META	"urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
#define CUSTOM	"http://schemas.openxmlformats.org/officeDocument/2006/" \
	"custom-properties"

/* The property of that name is about to be read. */
static bool is_commit(struct ctg_xml_reader *r, bool docx)
{
	const struct ctg_xml_given *g;

	if (r->event != CTG_XML_OPEN || !(docx ?
	    ctg_xml_is(r, CUSTOM, "property") :
	    ctg_xml_is(r, META, "user-defined")))
		return false;
	g = ctg_xml_find(r, docx ? "" : META, "name");
	return g && ctg_str_eq(g->value, STR("Commit"));
}

/* The first text in it. */
static enum ctg_code read_property(struct ctg_str *out,
	struct ctg_xml_reader *r, struct ctg_err *err)
{
	unsigned depth = r->depth;
	enum ctg_code code;

	do {
		code = ctg_xml_next(r, err);
		if (code)
			return code;
		if (r->event == CTG_XML_TEXT && ctg_str_trim(r->text).n > 0) {
			*out = ctg_str_trim(r->text);
			return CTG_OK;
		}
	} while (r->depth >= depth && r->event != CTG_XML_END);
	return CTG_OK;
}

static enum ctg_code find_commit(struct ctg_package *p, struct ctg_arena *a,
	struct ctg_str xml, struct ctg_err *err)
{
	struct ctg_xml_reader *r = CTG_NEW(a, struct ctg_xml_reader);
	enum ctg_code code = ctg_xml_read(r, a, xml, err);

	while (!code) {
		code = ctg_xml_next(r, err);
		if (code || r->event == CTG_XML_END)
			break;
		if (is_commit(r, p->docx))
			return read_property(&p->commit, r, err);
	}
	return code;
}

static enum ctg_code read_properties(struct ctg_package *p,
	struct ctg_arena *a, const struct ctg_container *zip,
	struct ctg_err *err)
{
	const struct ctg_container_entry *e = ctg_container_find(zip,
		STR("meta.xml"));
	struct ctg_str xml;
	enum ctg_code code;

	p->docx = ctg_container_find(zip, STR("[Content_Types].xml"));
	if (p->docx)
		e = ctg_container_find(zip, STR("docProps/custom.xml"));
	if (!e)
		return CTG_OK;
	code = ctg_container_read(&xml, a, zip, e, PROPERTIES_MAX, err);
	return code ? code : find_commit(p, a, xml, err);
}

enum ctg_code ctg_package_read(struct ctg_package *out, struct ctg_arena *a,
	const char *path, struct ctg_err *err)
{
	struct ctg_package p = { 0 };
	struct ctg_container zip;
	enum ctg_code code = ctg_container_open(&zip, a, path, err);

	if (code)
		return code;
	code = read_properties(&p, a, &zip, err);
	ctg_container_close(&zip);
	if (!code)
		code = ctg_io_read(&p.bytes, a, path, CTG_PACKAGE_MAX, err);
	if (!code)
		*out = p;
	return code;
}
