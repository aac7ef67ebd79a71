/* SPDX-License-Identifier: Apache-2.0 */
/* office.h - loaded texts as office documents.  For use by commands. */
#ifndef CTG_CMD_OFFICE_H
#define CTG_CMD_OFFICE_H

#include "load.h"

#include "diff/diff.h"

enum ctg_office { CTG_OFFICE_ODT, CTG_OFFICE_DOCX, CTG_OFFICE_PDF };

/* « odt »: what a file of this format ends with. */
const char *ctg_office_extension(enum ctg_office format);

/* French typography, on texts that will only be printed: before they are
 * compared, and once. */
void ctg_office_typeset(struct ctg_cmd *c, struct ctg_loaded *l);

/* Gives a loaded text the house style of its documents: the file given, else
 * what the settings of its register say.  Tells when there is none for this
 * format.  Without a reading, of the register around the current folder: read
 * once, l->charte serves any number of texts, in any thread. */
[[nodiscard]] enum ctg_code ctg_office_charte(struct ctg_loaded *l,
	struct ctg_cmd *c, const char *file, enum ctg_office format,
	struct ctg_err *err);

/* The same as a version of the register has it, wherever it is checked out:
 * the same version gives the same look. */
[[nodiscard]] enum ctg_code ctg_office_charte_at(struct ctg_loaded *l,
	struct ctg_cmd *c, const struct ctg_snapshot *at,
	const struct ctg_settings *settings, enum ctg_office format,
	struct ctg_err *err);

/* Whether LibreOffice is there to write a PDF. */
bool ctg_office_has_pdf(struct ctg_arena *a);

/* What the document says of a version. */
struct ctg_imprint;

/* A typeset version as people read and sign it. */
[[nodiscard]] enum ctg_code ctg_office_text(struct ctg_str *out,
	struct ctg_cmd *c, const struct ctg_loaded *l,
	const struct ctg_imprint *imprint, enum ctg_office format,
	struct ctg_err *err);

/* The new version, with what changed since the old as tracked changes; with
 * a first page that lists them, which is not tracked. */
[[nodiscard]] enum ctg_code ctg_office_redline(struct ctg_str *out,
	struct ctg_cmd *c, const struct ctg_diff *d,
	const struct ctg_loaded v[2], enum ctg_office format, bool summary,
	struct ctg_err *err);

/* A sheet of our own words; its version and what else it says of itself are
 * there. */
struct ctg_sheet;
[[nodiscard]] enum ctg_code ctg_office_sheet(struct ctg_str *out,
	struct ctg_cmd *c, const struct ctg_sheet *sheet,
	enum ctg_office format, struct ctg_err *err);

/* Documents in ODT as PDF, all at once. */
[[nodiscard]] enum ctg_code ctg_office_pdf(struct ctg_str *out,
	struct ctg_cmd *c, const struct ctg_str *odt, size_t n,
	struct ctg_err *err);

/* Both versions in two columns, for those who vote. */
[[nodiscard]] enum ctg_code ctg_office_comparison(struct ctg_str *out,
	struct ctg_cmd *c, const struct ctg_diff *d,
	const struct ctg_loaded v[2], enum ctg_office format,
	struct ctg_err *err);

#endif
