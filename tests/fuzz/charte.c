/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever a house style holds, what we write in it is XML.  The first byte
 * says its format; the rest is its styles. */
#include "base/arena.h"
#include "base/xml_read.h"
#include "base/zip.h"
#include "render/docx_writer.h"
#include "render/odt_writer.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#define ODT	"application/vnd.oasis.opendocument.text"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void is_xml(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_xml_reader r;
	enum ctg_code code = ctg_xml_read(&r, a, s, NULL);

	while (!code && r.event != CTG_XML_END)
		code = ctg_xml_next(&r, NULL);
	if (code)
		abort();
}

static enum ctg_code styles_of(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_charte *charte)
{
	const struct ctg_sheet_about about = { .draft = true };

	return charte->odt ? ctg_charte_odt_styles(out, a, charte,
		ctg_odt_styles(a, &about), NULL) :
		ctg_charte_docx_styles(out, a, charte, ctg_docx_styles(a),
		NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str styles = { (const char *)p + 1, n ? n - 1 : 0 }, zip;
	const struct ctg_zip_entry odt[] = {
		{ STR("mimetype"), STR(ODT), true },
		{ STR("styles.xml"), styles, true },
		{ STR("Pictures/a.png"), STR("\x89PNG"), true },
	};
	const struct ctg_zip_entry docx[] = {
		{ STR("word/document.xml"), styles, true },
		{ STR("word/styles.xml"), styles, true },
		{ STR("word/theme/theme1.xml"), styles, true },
	};
	struct ctg_charte charte;
	enum ctg_code code;

	if (n == 0)
		return 0;
	code = ctg_zip_write(&zip, &a, p[0] & 1 ? odt : docx, 3, NULL);
	assert(!code);
	code = ctg_charte_read(&charte, &a, "x", zip, NULL);
	if (!code)
		code = styles_of(&styles, &a, &charte);
	if (!code)
		is_xml(&a, styles);
	ctg_arena_release(&a);
	return 0;
}
