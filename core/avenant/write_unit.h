/* SPDX-License-Identifier: Apache-2.0 */
/* write_unit.h - what one article of an act amends.  For use by write*.c and
 * frame*.c only. */
#ifndef CTG_AVENANT_WRITE_UNIT_H
#define CTG_AVENANT_WRITE_UNIT_H

#include "avenant/operation.h"

/* The article of the base, the annexe, the part… that holds it. */
const struct ctg_node *ctg_write_unit(const struct ctg_op *op);
/* Of the front-matter: another says it. */
bool ctg_write_is_front(const struct ctg_op *op);
/* An article that comes or goes as a whole, outside the annexes; that comes
 * beside another. */
bool ctg_write_is_alone(const struct ctg_op *op);

bool ctg_write_is_added(const struct ctg_op *op);

/* How many of n operations, in the order of the text, the next article of the
 * act says. */
size_t ctg_article_extent(struct ctg_op *const *ops, size_t n);

#endif
