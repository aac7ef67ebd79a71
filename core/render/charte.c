/* SPDX-License-Identifier: Apache-2.0 */
#include "render/charte_docx.h"
#include "render/charte_odt.h"

#include "base/arena.h"

#define ODT	"application/vnd.oasis.opendocument.text"

enum kind { NEITHER, IS_ODT, IS_DOCX };

static enum kind kind_of(const struct ctg_charte_copy *c)
{
	const struct ctg_zip_entry *mime = ctg_zip_find(c->entries, c->n,
		"mimetype");

	if (mime)
		return ctg_str_eq(mime->bytes, STR(ODT)) ||
			ctg_str_eq(mime->bytes, STR(ODT "-template")) ?
			IS_ODT : NEITHER;
	return ctg_zip_find(c->entries, c->n, "word/document.xml") ?
		IS_DOCX : NEITHER;
}

static enum kind kind_said(struct ctg_str name)
{
	static const struct { struct ctg_str end; enum kind kind; } ends[] = {
		{ CTG_STR_INIT(".odt"), IS_ODT }, { CTG_STR_INIT(".ott"),
		IS_ODT }, { CTG_STR_INIT(".docx"), IS_DOCX },
		{ CTG_STR_INIT(".dotx"), IS_DOCX },
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (ctg_str_ends(name, ends[i].end))
			return ends[i].kind;
	return NEITHER;
}

static enum ctg_code read_odt(struct ctg_charte *out,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	struct ctg_charte_odt *o = CTG_NEW(c->arena, struct ctg_charte_odt);
	const struct ctg_zip_entry *styles = ctg_zip_find(c->entries, c->n,
		"styles.xml");
	enum ctg_code code;

	if (!styles)
		return ctg_fail(err, CTG_EINPUT, "styles.xml y manque");
	code = ctg_charte_odt_read(o, c, styles->bytes, NULL, err);
	out->odt = o;
	return code;
}

static enum ctg_code read_docx(struct ctg_charte *out,
	struct ctg_charte_copy *c, struct ctg_err *err)
{
	struct ctg_charte_docx *d = CTG_NEW(c->arena, struct ctg_charte_docx);
	enum ctg_code code = ctg_charte_docx_read(d, c, err);

	out->docx = d;
	return code;
}

static enum ctg_code read(struct ctg_charte *out, struct ctg_charte_copy *c,
	const char *name, struct ctg_str bytes, struct ctg_err *err)
{
	enum kind said = kind_said(ctg_str_from(name)), is;
	struct ctg_zip_entry *entries;
	enum ctg_code code = ctg_zip_read(&entries, &c->n, c->arena, bytes,
		err);

	if (code)
		return code;
	c->entries = entries;
	is = kind_of(c);
	if (is == NEITHER)
		return ctg_fail(err, CTG_EINPUT,
			"ce n'est ni un texte ODT, ni un texte DOCX");
	if (said != NEITHER && said != is)
		return ctg_fail(err, CTG_EINPUT, "son nom dit %s, et c'est un "
			"texte %s", said == IS_ODT ? "ODT" : "DOCX",
			is == IS_ODT ? "ODT" : "DOCX");
	if (is == IS_DOCX)
		return read_docx(out, c, err);
	return read_odt(out, c, err);
}

enum ctg_code ctg_charte_read(struct ctg_charte *out, struct ctg_arena *a,
	const char *name, struct ctg_str bytes, struct ctg_err *err)
{
	struct ctg_charte_copy *c = CTG_NEW(a, struct ctg_charte_copy);
	struct ctg_charte charte = { .odt = NULL };
	struct ctg_err why = { 0 };
	enum ctg_code code;

	c->arena = a;
	code = read(&charte, c, name, bytes, &why);
	if (code) {
		code = ctg_fail(err, code, "charte illisible\u00a0: %s",
			why.msg);
		ctg_err_at(err, name, 0, 0);
		return code;
	}
	charte.files = c->files;
	charte.n_files = c->n_files;
	*out = charte;
	return CTG_OK;
}
