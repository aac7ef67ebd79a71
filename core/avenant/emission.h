/* SPDX-License-Identifier: Apache-2.0 */
/* emission.h - a file being written, leaf after leaf.  For use by flat_emit.c
 * and flat_path.c only. */
#ifndef CTG_AVENANT_EMISSION_H
#define CTG_AVENANT_EMISSION_H

#include "avenant/flat.h"

#define CTG_DEEPEST	128

/* Items, from the outside in. */
struct ctg_path {
	struct ctg_flat_item *v[CTG_DEEPEST];
	size_t n;
};

struct ctg_emission {
	struct ctg_flat *flat;
	struct ctg_buf out;
	struct ctg_leaf **v;		/* those that stay or come, in order */
	size_t n, room, at;
	struct ctg_path open;
	const struct ctg_leaf *last;
	/* Blank lines not yet written, and the last ones left out. */
	struct ctg_str gap, spare;
};

/* The list that another goes on, once that is settled. */
struct ctg_flat_list *ctg_path_list(const struct ctg_flat_item *item);
/* Two lists that would be read as one, but for their bullets. */
bool ctg_path_is_kind(const struct ctg_flat_list *x,
	const struct ctg_flat_list *y);
/* The list that is open at a depth; NULL when none is. */
struct ctg_flat_list *ctg_path_open(const struct ctg_emission *e,
	size_t depth);
/* The items that a leaf stands in, where it comes to stand; how many of them
 * are open already. */
size_t ctg_path_find(const struct ctg_emission *e, struct ctg_path *p,
	const struct ctg_leaf *leaf);
/* Settles the lists of the items that a leaf opens, from depth on, and gives
 * each item its number. */
void ctg_path_number(const struct ctg_emission *e, const struct ctg_path *p,
	size_t depth, unsigned *numbers);
void ctg_path_close(struct ctg_emission *e, size_t depth);

#endif
