/* SPDX-License-Identifier: Apache-2.0 */
/* text.h - a whole convention: front-matter, body, annexes, developed.
 *
 * Where the files come from (a folder, a git tree, a test) is the reader's
 * business. */
#ifndef CTG_MODEL_TEXT_H
#define CTG_MODEL_TEXT_H

#include "model/convention.h"
#include "model/tree.h"

/* Gives the bytes of a file named relative to the convention's folder. */
struct ctg_reader {
	/* CTG_OK, or why not; a missing or forbidden file is CTG_EINPUT.
	 * With out NULL, only tells whether the file could be read. */
	enum ctg_code (*read)(const struct ctg_reader *r, struct ctg_str *out,
		struct ctg_arena *a, struct ctg_str name, struct ctg_err *err);
	/* The names in a folder; *n is left at 0 when there is none.  NULL
	 * when the reader cannot tell. */
	void (*list)(const struct ctg_reader *r, struct ctg_str **out,
		size_t *n, struct ctg_arena *a, struct ctg_str folder);
	struct ctg_str main;	/* "convention.md" */
	const void *context;
	struct ctg_str prefix;	/* put before names in messages */
};

struct ctg_text {
	struct ctg_convention convention;
	struct ctg_node *body;		/* as written, divisions nested */
	struct ctg_node **annexes;	/* convention.annexes[i]; NULL when it
					 * is a piece, or unreadable */
	struct ctg_node *developed;	/* what people sign */
};

/* Loads everything.  What is wrong with the text goes to diags; fails on what
 * cannot be read at all. */
[[nodiscard]] enum ctg_code ctg_text_load(struct ctg_text *out,
	struct ctg_arena *a, const struct ctg_reader *r,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
