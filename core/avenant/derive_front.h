/* SPDX-License-Identifier: Apache-2.0 */
/* derive_front.h - what changed in the front-matter, as operations.
 *
 * A value is amended once, where it belongs: parties in the comparution, the
 * place in the closing, an annexe at its heading.  What the body prints by a
 * variable is amended there, and is not told here; what is printed nowhere
 * needs no act. */
#ifndef CTG_AVENANT_DERIVE_FRONT_H
#define CTG_AVENANT_DERIVE_FRONT_H

#include "avenant/operation.h"
#include "diff/diff.h"

/* Adds to out, which holds the operations of the body if they are known: a
 * value that they change is not told again.  The annexes that come and go are
 * here, with all they hold; of those that stay, only the number, the title,
 * the orientation and the file when it is a piece.  CTG_EREFUSED for what no
 * act can state. */
[[nodiscard]] enum ctg_code ctg_derive_front(struct ctg_ops *out,
	const struct ctg_diff *diff, const struct ctg_version_text *old,
	const struct ctg_version_text *now, struct ctg_err *err);

#endif
