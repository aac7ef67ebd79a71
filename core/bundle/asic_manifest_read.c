/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_manifest.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/xml_read.h"
#include "base/zip.h"

struct reader {
	struct ctg_xml_reader xml;
	struct ctg_arena *arena;
	struct ctg_asic_manifest *out;
	size_t room;
};

static enum ctg_code refuse(struct ctg_err *err, const char *what)
{
	return ctg_fail(err, CTG_EDIGEST, "manifeste de signature refusé : %s",
		what);
}

/* RFC 3986, 2.1: others write « acte%20sign%C3%A9.pdf ».  A name that no line
 * can show is none, here as in containers. */
static bool decode_uri(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_reserve(&b, s.n);
	for (size_t i = 0; i < s.n; i++) {
		int high, low;

		if (s.p[i] != '%') {
			ctg_buf_putc(&b, s.p[i]);
			continue;
		}
		if (s.n - i < 3)
			return false;
		high = ctg_hex_value(s.p[i + 1]);
		low = ctg_hex_value(s.p[i + 2]);
		if (high < 2 || low < 0)
			return false;
		ctg_buf_putc(&b, (char)(high << 4 | low));
		i += 2;
	}
	*out = ctg_buf_str(&b);
	return ctg_zip_is_safe(*out) && ctg_utf8_find_command(*out) == out->n;
}

static enum ctg_code read_uri(struct ctg_str *out, struct reader *r,
	struct ctg_err *err)
{
	const struct ctg_xml_given *g = ctg_xml_find(&r->xml, "", "URI");

	return g && decode_uri(out, r->arena, g->value) ? CTG_OK :
		refuse(err, "un nom de fichier n'y est pas admis");
}

/* The only text of the element just opened. */
static enum ctg_code read_text(struct ctg_str *out, struct reader *r,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = r->arena };
	enum ctg_code code;

	ctg_buf_reserve(&b, 1);
	for (;;) {
		code = ctg_xml_next(&r->xml, err);
		if (code || r->xml.event == CTG_XML_CLOSE)
			break;
		if (r->xml.event != CTG_XML_TEXT)
			return refuse(err, "il n'a pas la forme voulue");
		ctg_buf_add(&b, r->xml.text);
	}
	*out = ctg_str_trim(ctg_buf_str(&b));
	return code;
}

static enum ctg_code read_digest(struct ctg_asic_reference *f,
	struct reader *r, struct ctg_err *err)
{
	struct ctg_str s;
	enum ctg_code code = read_text(&s, r, err);

	if (code)
		return code;
	return ctg_digest_unbase64(&f->digest, r->arena, s) &&
		f->digest.n == ctg_digest_size(f->kind) ? CTG_OK :
		refuse(err, "une empreinte y est illisible");
}

static enum ctg_code read_method(struct ctg_asic_reference *f,
	struct reader *r, struct ctg_err *err)
{
	const struct ctg_xml_given *g = ctg_xml_find(&r->xml, "",
		"Algorithm");

	if (!g || !ctg_digest_find(&f->kind, g->value))
		return refuse(err, "une empreinte y est d'un genre trop "
			"faible ou inconnu (SHA-256, SHA-384 ou SHA-512)");
	return ctg_xml_skip(&r->xml, err);
}

/* The next child of an element; open is false at its end. */
static enum ctg_code next_child(struct reader *r, bool *open,
	struct ctg_err *err)
{
	enum ctg_code code;

	do
		code = ctg_xml_next(&r->xml, err);
	while (!code && r->xml.event == CTG_XML_TEXT &&
		ctg_str_trim(r->xml.text).n == 0);
	if (!code && r->xml.event == CTG_XML_TEXT)
		return refuse(err, "il n'a pas la forme voulue");
	*open = r->xml.event == CTG_XML_OPEN;
	return code;
}

static enum ctg_code expect(struct reader *r, const char *space,
	const char *local, struct ctg_err *err)
{
	bool open;
	enum ctg_code code = next_child(r, &open, err);

	if (code)
		return code;
	return open && ctg_xml_is(&r->xml, space, local) ? CTG_OK :
		refuse(err, "il n'a pas la forme voulue");
}

/* What must be understood is not. */
static enum ctg_code skip_extensions(struct reader *r, struct ctg_err *err)
{
	bool open = true;
	enum ctg_code code = next_child(r, &open, err);

	while (!code && open) {
		const struct ctg_xml_given *g = ctg_xml_find(&r->xml, "",
			"Critical");

		if (!g || !(ctg_str_eq(g->value, STR("false")) ||
		    ctg_str_eq(g->value, STR("0"))))
			return refuse(err, "il a une extension critique, qui "
				"n'est pas comprise");
		code = ctg_xml_skip(&r->xml, err);
		if (!code)
			code = next_child(r, &open, err);
	}
	return code;
}

/* Nothing but extensions until the end of an element. */
static enum ctg_code read_end(struct reader *r, const char *extensions,
	struct ctg_err *err)
{
	bool open;
	enum ctg_code code = next_child(r, &open, err);

	if (!code && open && ctg_xml_is(&r->xml, CTG_ASIC_SPACE, extensions)) {
		code = skip_extensions(r, err);
		if (!code)
			code = next_child(r, &open, err);
	}
	if (code)
		return code;
	return open ? refuse(err, "il n'a pas la forme voulue") : CTG_OK;
}

static enum ctg_code read_file(struct reader *r, struct ctg_err *err)
{
	struct ctg_asic_manifest *m = r->out;
	struct ctg_asic_reference f = { 0 };
	enum ctg_code code = read_uri(&f.name, r, err);

	if (!code && ctg_asic_manifest_find(m, f.name))
		code = refuse(err, "un fichier y est deux fois");
	if (!code && m->n >= CTG_ZIP_ENTRIES)
		code = refuse(err, "plus de 2 048 fichiers");
	if (!code)
		code = expect(r, CTG_DS_SPACE, "DigestMethod", err);
	if (!code)
		code = read_method(&f, r, err);
	if (!code)
		code = expect(r, CTG_DS_SPACE, "DigestValue", err);
	if (!code)
		code = read_digest(&f, r, err);
	if (!code)
		code = read_end(r, "DataObjectReferenceExtensions", err);
	if (code)
		return code;
	CTG_MORE(r->arena, m->files, m->n, r->room);
	m->files[m->n++] = f;
	return CTG_OK;
}

static enum ctg_code read_root(struct reader *r, struct ctg_err *err)
{
	bool open = false;
	enum ctg_code code = expect(r, CTG_ASIC_SPACE, "ASiCManifest", err);

	if (!code)
		code = expect(r, CTG_ASIC_SPACE, "SigReference", err);
	if (!code)
		code = read_uri(&r->out->signature, r, err);
	if (!code)
		code = ctg_xml_skip(&r->xml, err);
	if (!code)
		code = next_child(r, &open, err);
	while (!code && open && ctg_xml_is(&r->xml, CTG_ASIC_SPACE,
	    "DataObjectReference")) {
		code = read_file(r, err);
		if (!code)
			code = next_child(r, &open, err);
	}
	if (!code && open && ctg_xml_is(&r->xml, CTG_ASIC_SPACE,
	    "ASiCManifestExtensions")) {
		code = skip_extensions(r, err);
		if (!code)
			code = next_child(r, &open, err);
	}
	if (code)
		return code;
	return open || r->out->n == 0 ? refuse(err, open ?
		"il n'a pas la forme voulue" : "il ne nomme aucun fichier") :
		ctg_xml_next(&r->xml, err);
}

enum ctg_code ctg_asic_manifest_read(struct ctg_asic_manifest *out,
	struct ctg_arena *a, struct ctg_str xml, struct ctg_err *err)
{
	struct ctg_asic_manifest m = { 0 };
	struct reader *r = CTG_NEW(a, struct reader);
	struct ctg_err why = { 0 };
	enum ctg_code code;

	r->arena = a;
	r->out = &m;
	code = ctg_xml_read(&r->xml, a, xml, &why);
	if (!code)
		code = read_root(r, &why);
	if (code && code != CTG_EDIGEST)
		return refuse(err, why.msg);
	if (code)
		return ctg_fail(err, code, "%s", why.msg);
	*out = m;
	return CTG_OK;
}
