/* SPDX-License-Identifier: Apache-2.0 */
/* part.h - the generated parts of the texte développé.  For use by
 * template.c, by avenant/front_line.c, which reads them back, and by
 * avenant/frame_recital.c.
 *
 * A part is made of the values of the front-matter and of fixed words; each
 * value keeps its name.  NULL when a convention has nothing to say there. */
#ifndef CTG_MODEL_PART_H
#define CTG_MODEL_PART_H

#include "model/text.h"

struct ctg_node *ctg_part_title(struct ctg_arena *a,
	const struct ctg_text *t);
struct ctg_node *ctg_part_comparution(struct ctg_arena *a,
	const struct ctg_text *t);
struct ctg_node *ctg_part_visas(struct ctg_arena *a, const struct ctg_text *t);
struct ctg_node *ctg_part_closing(struct ctg_arena *a,
	const struct ctg_text *t);
struct ctg_node *ctg_part_signatures(struct ctg_arena *a,
	const struct ctg_text *t);
/* Reads the headings of a document that is otherwise complete. */
struct ctg_node *ctg_part_sommaire(struct ctg_arena *a,
	const struct ctg_node *document);
/* The division of annexe i, with its heading alone. */
struct ctg_node *ctg_part_annexe(struct ctg_arena *a,
	const struct ctg_text *t, size_t i);

#endif
