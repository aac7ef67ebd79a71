/* SPDX-License-Identifier: Apache-2.0 */
/* front_apply.h - the steps of apply_front.c.  For use by it and by
 * front_match.c, front_part.c, front_visa.c, front_joined.c, front_check.c. */
#ifndef CTG_AVENANT_FRONT_APPLY_H
#define CTG_AVENANT_FRONT_APPLY_H

#include "avenant/apply.h"
#include "avenant/front_want.h"

/* The operations on the words of one leaf, in the order of its bytes. */
struct ctg_front_leaf {
	const struct ctg_node *leaf;
	const struct ctg_op **v;
	size_t n;
};

/* --- front_match.c -------------------------------------------------------- */

/* A value that words of a leaf print, and what they print afterwards. */
struct ctg_front_value {
	struct ctg_str var, now;
};

/* The values that an operation on words changes: *n is 0 when the words are
 * not just theirs, or could be cut in two ways. */
struct ctg_front_value *ctg_front_match(struct ctg_arena *a,
	const struct ctg_op *op, size_t *n);
/* The generated part that holds a node; NULL in the body. */
const struct ctg_node *ctg_front_part(const struct ctg_node *n);
/* The rank of an annexe, from 0, in the texts and in the front-matter. */
size_t ctg_front_annexe(const struct ctg_node *annexe);
/* The name of the first value that a leaf prints; empty when none. */
struct ctg_str ctg_front_var(const struct ctg_node *leaf);
/* The rank of the party in a name « parties.caf.nom »; n of them when there is
 * none. */
size_t ctg_front_party(const struct ctg_convention *c, struct ctg_str var);

/* --- front_part.c, front_visa.c ------------------------------------------- */

void ctg_front_do_leaf(struct ctg_wanted *w, const struct ctg_front_leaf *l);
void ctg_front_do_blocks(struct ctg_wanted *w, const struct ctg_op *op);
void ctg_front_do_visa(struct ctg_wanted *w, const struct ctg_front_leaf *l);
void ctg_front_do_visas(struct ctg_wanted *w, const struct ctg_op *op);
/* « Vu le code… », all of them. */
bool ctg_front_are_visas(const struct ctg_node *blocks);

/* --- front_joined.c ------------------------------------------------------- */

void ctg_front_do_annexe(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_op *op);
/* Once all is finished: no two annexes have one file. */
void ctg_front_name_files(struct ctg_wanted *w);
/* Then the files of the annexes that came and went. */
[[nodiscard]] enum ctg_code ctg_front_files(struct ctg_files *out,
	struct ctg_wanted *w, const struct ctg_applying *p,
	struct ctg_err *err);
void ctg_front_add_file(struct ctg_files *out, struct ctg_str name,
	struct ctg_str text);

/* --- front_check.c -------------------------------------------------------- */

/* Does this front-matter say what is wanted? */
[[nodiscard]] enum ctg_code ctg_front_check(const struct ctg_wanted *w,
	struct ctg_str front, struct ctg_err *err);

#endif
