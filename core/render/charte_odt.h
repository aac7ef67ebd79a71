/* SPDX-License-Identifier: Apache-2.0 */
/* charte_odt.h - what a file styles.xml defines: ours, or that of a house
 * style.  For use by charte*.c only. */
#ifndef CTG_RENDER_CHARTE_ODT_H
#define CTG_RENDER_CHARTE_ODT_H

#include "render/charte_copy.h"

/* A style, a font, a list… */
struct ctg_charte_piece {
	struct ctg_charte_piece *next;
	const char *element;		/* « style:style » */
	struct ctg_str family, name;	/* either may be empty */
	struct ctg_str xml;
};

struct ctg_charte_pieces {
	struct ctg_charte_piece *first, **end;
};

struct ctg_charte_layout {
	struct ctg_charte_layout *next;
	struct ctg_str name;
	struct ctg_str page, turned;	/* style:page-layout-properties */
	struct ctg_str header, footer;	/* style:header-style… */
	/* In hundredths of a millimetre; 0: unknown. */
	unsigned width, height, left, right;
};

enum ctg_charte_edge {
	CTG_CHARTE_HEADER, CTG_CHARTE_HEADER_LEFT, CTG_CHARTE_HEADER_FIRST,
	CTG_CHARTE_FOOTER, CTG_CHARTE_FOOTER_LEFT, CTG_CHARTE_FOOTER_FIRST,
	CTG_CHARTE_EDGES,
};

struct ctg_charte_master {
	struct ctg_charte_master *next;
	struct ctg_str name, layout, drawing;
	struct ctg_str edges[CTG_CHARTE_EDGES];	/* empty: it has none */
};

struct ctg_charte_odt {
	struct ctg_charte_pieces fonts, styles, automatic;
	struct ctg_charte_layout *layouts;
	struct ctg_charte_master *masters;
};

/* house: NULL for a house style; for ours, the one that it fills in. */
[[nodiscard]] enum ctg_code ctg_charte_odt_read(struct ctg_charte_odt *out,
	struct ctg_charte_copy *c, struct ctg_str styles,
	const struct ctg_charte_odt *house, struct ctg_err *err);

extern const struct ctg_charte_space ctg_charte_odt_spaces[];
extern const char *const ctg_charte_edges[CTG_CHARTE_EDGES];

/* charte_tame.c: judges of elements, for struct ctg_charte_copy. */
enum ctg_charte_fate ctg_charte_judge_house(struct ctg_charte_copy *c,
	const char *name);
enum ctg_charte_fate ctg_charte_judge_ours(struct ctg_charte_copy *c,
	const char *name);
/* « 2.54cm » in hundredths of a millimetre; 0: no length. */
unsigned ctg_charte_length(struct ctg_str s);

/* NULL when there is none. */
const struct ctg_charte_master *ctg_charte_master(
	const struct ctg_charte_odt *o, const char *name);
const struct ctg_charte_layout *ctg_charte_layout(
	const struct ctg_charte_odt *o, struct ctg_str name);
/* Of the lines of a page that may be turned, in hundredths of a millimetre. */
unsigned ctg_charte_line(const struct ctg_charte_odt *o, bool turned);

#endif
