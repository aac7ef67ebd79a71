/* SPDX-License-Identifier: Apache-2.0 */
/* fronting.h - what derive_front.c, derive_party.c, derive_visa.c and
 * derive_joined.c share. */
#ifndef CTG_AVENANT_FRONTING_H
#define CTG_AVENANT_FRONTING_H

#include "avenant/deriving.h"

struct ctg_fronting {
	struct ctg_deriving d;		/* its matches are those of the texts */
	const struct ctg_convention *x, *y;
	size_t body;			/* how many operations the body has */
};

/* A generated part of a developed text; NULL when it has none. */
const struct ctg_node *ctg_fronting_part(const struct ctg_text *t,
	const char *name);
/* The leaf below n that prints a value; NULL when none does. */
const struct ctg_node *ctg_fronting_leaf(const struct ctg_node *n,
	struct ctg_str var);
/* What makes a leaf of the base print these words. */
void ctg_fronting_words(struct ctg_fronting *f, const struct ctg_node *leaf,
	struct ctg_str now);
/* An operation on blocks; now is what they become, in a document. */
struct ctg_op *ctg_fronting_blocks(struct ctg_fronting *f,
	enum ctg_op_how how, const struct ctg_node *at,
	const struct ctg_node *now);
/* at: where the act says it, among the others. */
void ctg_fronting_value(struct ctg_fronting *f, const struct ctg_node *at,
	struct ctg_str key, struct ctg_str value);
/* A copy of a block, alone in a document. */
struct ctg_node *ctg_fronting_document(struct ctg_arena *a,
	const struct ctg_node *block);

void ctg_fronting_parties(struct ctg_fronting *f);
void ctg_fronting_visas(struct ctg_fronting *f);
void ctg_fronting_annexes(struct ctg_fronting *f);

#endif
