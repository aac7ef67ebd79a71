/* SPDX-License-Identifier: Apache-2.0 */
/* apply_front.h - operations done to the front-matter of a convention.
 *
 * Generated parts print values, and so may the body: an operation on their
 * words is one on the value behind.  What is printed is read back (a date in
 * letters, a whole comparution); what cannot be is refused with the place of
 * the value.  The rest of the front-matter keeps its bytes. */
#ifndef CTG_AVENANT_APPLY_FRONT_H
#define CTG_AVENANT_APPLY_FRONT_H

#include "avenant/apply.h"

/* Whether an operation changes a value of the front-matter: parties, values
 * and annexes; the labels and the titles of annexes; what is in a generated
 * part; words of the body that a variable prints. */
bool ctg_front_takes(const struct ctg_op *op);

/* Does the n operations of p->ops that ctg_front_takes().  out gets what the
 * file p->files->main is before its body (bytes [0, body)), when it changes,
 * and the annexes that come (their text as it was joined) and go. */
[[nodiscard]] enum ctg_code ctg_apply_front(struct ctg_files *out,
	const struct ctg_applying *p, const struct ctg_op *const *ops,
	size_t n, struct ctg_diags *diags, struct ctg_err *err);

#endif
