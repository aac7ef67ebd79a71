/* SPDX-License-Identifier: Apache-2.0 */
/* charte.h - a house style: an office document whose styles, fonts, pages,
 * headers, footers and logos become those of what we write.
 *
 * It is somebody else's file.  Only what we know how to write is taken from
 * it, element by element: no macro, no link that leads out, no object, no
 * number of its own before our titles, which carry theirs.  What it lacks is
 * filled in from our own styles. */
#ifndef CTG_RENDER_CHARTE_H
#define CTG_RENDER_CHARTE_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

#define CTG_CHARTE_MAX	((size_t)32 << 20)

/* A picture or a font that it needs, under the name it has in ours. */
struct ctg_charte_file {
	struct ctg_str name, type, bytes;
};

struct ctg_charte {
	/* One of them. */
	const struct ctg_charte_odt *odt;
	const struct ctg_charte_docx *docx;
	const struct ctg_charte_file *files;
	size_t n_files;
};

/* From the bytes of a file; its name says which format is expected, and is
 * put into the error. */
[[nodiscard]] enum ctg_code ctg_charte_read(struct ctg_charte *out,
	struct ctg_arena *a, const char *name, struct ctg_str bytes,
	struct ctg_err *err);

/* styles.xml in that house style; ours: the whole file without it. */
[[nodiscard]] enum ctg_code ctg_charte_odt_styles(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err);

/* The same for word/styles.xml and word/fontTable.xml. */
[[nodiscard]] enum ctg_code ctg_charte_docx_styles(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_charte_docx_fonts(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err);

/* A style or a font, by its id. */
struct ctg_charte_style {
	struct ctg_charte_style *next;
	struct ctg_str id, xml;
};

/* Pages and edges of a house style, in twentieths of a point.  The insides of
 * headers and footers point to the files by « rIdCharte-<n> », from 1. */
struct ctg_charte_docx {
	struct ctg_str run_defaults, paragraph_defaults;
	struct ctg_charte_style *styles, **styles_end, *fonts, **fonts_end;
	struct ctg_str theme;		/* what it holds; empty: none */
	struct ctg_str header, footer, first_header, first_footer;
	unsigned width, height, left, right, top, bottom, above, below;
	bool numbered;			/* it has a number of page */
};

/* Of its lines, on a page that may be turned. */
unsigned ctg_charte_docx_line(const struct ctg_charte_docx *d, bool turned);

#endif
