/* SPDX-License-Identifier: Apache-2.0 */
/* framing.h - what the files frame*.c share. */
#ifndef CTG_AVENANT_FRAMING_H
#define CTG_AVENANT_FRAMING_H

#include "avenant/frame.h"
#include "model/address.h"

enum ctg_frame_role {
	CTG_FRAME_OWN,		/* a person's */
	CTG_FRAME_OBJECT,	/* « Objet », as we write it */
	CTG_FRAME_AMENDING,
	CTG_FRAME_EFFECT,	/* « Date d'effet », as we write it */
	CTG_FRAME_REST,		/* « Autres stipulations », as we write it */
};

/* An article of an act that exists. */
struct ctg_frame_section {
	enum ctg_frame_role role;
	struct ctg_str head;	/* its line */
	struct ctg_str title;	/* after « # Article 3 », its sign included;
				 * p is NULL for another heading */
	struct ctg_str text;	/* what follows */
	size_t own;		/* AMENDING: sentences of hers, from 1 */
};

/* frame_cut.c: the next block of a text, without the blank lines around. */
struct ctg_str ctg_frame_block(struct ctg_str *s);

/* frame_said.c: among the articles that are not known by their heading, those
 * that only amend. */
void ctg_frame_find_said(struct ctg_frame *f, const struct ctg_source *act);

/* frame_recital.c: what is amended, by whom, why. */
void ctg_frame_comparution(struct ctg_buf *b, const struct ctg_frame *f);
void ctg_frame_recital(struct ctg_buf *b, const struct ctg_frame *f);
void ctg_frame_signatures(struct ctg_buf *b, const struct ctg_frame *f);
/* « la convention territoriale globale 2019-2022 » */
struct ctg_str ctg_frame_title(const struct ctg_frame *f);

/* frame_front.c: the front-matter, with the parties and the annexes. */
void ctg_frame_front(struct ctg_buf *b, const struct ctg_frame *f,
	const struct ctg_ops *ops);

/* frame_article.c: the articles that we write around. */
void ctg_frame_heading(struct ctg_buf *b, unsigned number,
	struct ctg_str title);
void ctg_frame_object(struct ctg_buf *b, const struct ctg_frame *f);
void ctg_frame_effect(struct ctg_buf *b, const struct ctg_frame *f);
void ctg_frame_rest(struct ctg_buf *b, const struct ctg_frame *f);
/* A paragraph; its words are those of a text, not Markdown. */
[[gnu::format(printf, 2, 3)]]
void ctg_frame_para(struct ctg_buf *b, const char *fmt, ...);

#endif
