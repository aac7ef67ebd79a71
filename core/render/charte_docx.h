/* SPDX-License-Identifier: Apache-2.0 */
/* charte_docx.h - a house style in DOCX, while it is read.  For use by
 * charte*.c only. */
#ifndef CTG_RENDER_CHARTE_DOCX_H
#define CTG_RENDER_CHARTE_DOCX_H

#include "render/charte_copy.h"

/* A style of the house, and the name it gets: ours when it plays the same
 * part, whatever the language of Word. */
struct ctg_charte_id {
	struct ctg_str was, now;
};

struct ctg_charte_word {
	struct ctg_charte_docx *out;
	struct ctg_charte_id *ids;
	size_t n_ids, room_ids;
	/* Of the part that is read. */
	struct { struct ctg_str id, part; } *rels;
	size_t n_rels, room_rels;
	/* Header, footer, and those of the first page. */
	struct ctg_str edges[4];
	bool title_page;
};

extern const struct ctg_charte_space ctg_charte_docx_spaces[];

[[nodiscard]] enum ctg_code ctg_charte_docx_read(struct ctg_charte_docx *out,
	struct ctg_charte_copy *c, struct ctg_err *err);

/* charte_word.c: what is taken of it. */
enum ctg_charte_fate ctg_charte_judge_word(struct ctg_charte_copy *c,
	const char *name);
/* The part that an id leads to; empty when it leads out. */
struct ctg_str ctg_charte_part(const struct ctg_charte_word *w,
	struct ctg_str id);

/* charte_ids.c: its styles and fonts. */
[[nodiscard]] enum ctg_code ctg_charte_word_styles(struct ctg_charte_word *w,
	struct ctg_charte_copy *c, struct ctg_err *err);
/* The new id of a style; empty when there is no such style. */
struct ctg_str ctg_charte_renamed(const struct ctg_charte_word *w,
	struct ctg_str id);

#endif
