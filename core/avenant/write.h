/* SPDX-License-Identifier: Apache-2.0 */
/* write.h - operations in French.
 *
 * The articles of an act that amend, as Markdown: grouped by article of the
 * base, in its order, numbered from the article first. */
#ifndef CTG_AVENANT_WRITE_H
#define CTG_AVENANT_WRITE_H

#include "avenant/operation.h"

enum ctg_act_style { CTG_STYLE_ETAT, CTG_STYLE_INTEGRAL };

/* What an article of the act is to be called: all that follows « # Article 3 »
 * on its line. */
struct ctg_act_title {
	const struct ctg_node *unit;	/* what it amends, in the base */
	bool added;			/* it puts something beside it */
	struct ctg_str title;
};

/* Sentences of a person in such an article, which say no change: they stay in
 * it. */
struct ctg_act_own {
	const struct ctg_node *unit;	/* NULL: nobody knows */
	bool added;
	struct ctg_str words;		/* Markdown */
	bool put;			/* they were written */
};

struct ctg_writing {
	const struct ctg_text *base;
	struct ctg_ops *ops;	/* told at which line each is said */
	enum ctg_act_style style;
	unsigned first;		/* number of the first article */
	/* Where the definitions of notes go, numbered after so many; NULL:
	 * after the articles. */
	struct ctg_buf *notes;
	unsigned notes_before;
	const struct ctg_act_title *titles;
	size_t ntitles;
	struct ctg_act_own *own;
	size_t nown;
};

/* *after is the number that the next article has. */
void ctg_act_write(struct ctg_buf *b, unsigned *after,
	const struct ctg_writing *w);

#endif
