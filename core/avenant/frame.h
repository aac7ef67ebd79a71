/* SPDX-License-Identifier: Apache-2.0 */
/* frame.h - all that an act says around its amending articles.
 *
 * Who signs, what is amended and since when, from which day; the keys of the
 * front-matter.  An act that exists keeps the values of its front-matter and
 * the sentences that a person wrote: only the comparution, the amending
 * articles and the signatures, which follow from the text, are made again. */
#ifndef CTG_AVENANT_FRAME_H
#define CTG_AVENANT_FRAME_H

#include "avenant/write.h"
#include "model/amendment.h"
#include "model/event.h"

struct ctg_frame {
	const struct ctg_text *base, *target;
	/* Of the convention: days of signature, decisions on this act. */
	const struct ctg_event *events;
	size_t nevents;
	/* The avenants before this one, as they were closed. */
	const unsigned *earlier;
	size_t nearlier;
	enum ctg_act_style style;
	/* From ctg_frame_read(). */
	struct ctg_arena *arena;
	struct ctg_amendment front;
	struct ctg_str yaml;		/* without its fences */
	struct ctg_str recital;		/* what a person made of it; empty when
					 * it is as we write it */
	struct ctg_frame_section *sections;
	size_t nsections;
	struct ctg_str notes;		/* those that the sentences call */
	/* Headings that a person gave to amending articles. */
	struct ctg_act_title *titles;
	size_t ntitles, titles_room;
	/* Sentences that she put in them. */
	struct ctg_act_own *own;
	size_t nown, own_room;
};

/* Reads what the act says so far: at least its front-matter.  base is already
 * there. */
[[nodiscard]] enum ctg_code ctg_frame_read(struct ctg_frame *f,
	struct ctg_arena *a, const struct ctg_source *act,
	struct ctg_err *err);

/* The whole act; ops are told at which line each is said. */
void ctg_frame_write(struct ctg_buf *b, const struct ctg_frame *f,
	struct ctg_ops *ops);

#endif
