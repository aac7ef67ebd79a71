/* SPDX-License-Identifier: Apache-2.0 */
/* pdf.h - a document as PDF, by LibreOffice.
 *
 * Tagged, PDF/A-2b.  LibreOffice says that all went well when it could not
 * read a file, so what it wrote is looked at. */
#ifndef CTG_RENDER_PDF_H
#define CTG_RENDER_PDF_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

struct ctg_pdf_how {
	const char *program;	/* « soffice » */
	const char *folder;	/* for its files, gone afterwards: « /tmp » */
	unsigned seconds;	/* it may hang */
};

/* extension: « odt » or « docx », what the document is. */
[[nodiscard]] enum ctg_code ctg_pdf_make(struct ctg_str *out,
	struct ctg_arena *a, struct ctg_str document, const char *extension,
	const struct ctg_pdf_how *how, struct ctg_err *err);
/* Several at once, which takes little longer than one: it is the start of the
 * program that takes time. */
[[nodiscard]] enum ctg_code ctg_pdf_make_all(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_str *documents, size_t n,
	const char *extension, const struct ctg_pdf_how *how,
	struct ctg_err *err);

#endif
