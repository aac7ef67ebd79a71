/* SPDX-License-Identifier: Apache-2.0 */
/* signers.h - who decides on an act and signs it: all the parties, those of
 * the text that it makes and those of the text that it amends.
 *
 * A party that an avenant takes out of the convention is bound by it only if
 * it signs it too (article 1193 of the code civil); otherwise the others
 * could agree on its leaving without it. */
#ifndef CTG_STORE_SIGNERS_H
#define CTG_STORE_SIGNERS_H

#include "model/convention.h"
#include "store/snapshot.h"

/* The front-matter of a version, whose parties are then those that sign what
 * makes it of the version before; before may be NULL, or without this
 * convention.  What is wrong with the front-matter is for others to say. */
[[nodiscard]] enum ctg_code ctg_signers_read(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	const struct ctg_snapshot *before, struct ctg_str id,
	struct ctg_err *err);

/* The same for a front-matter that was read: adds those that leave, last. */
[[nodiscard]] enum ctg_code ctg_signers_add(struct ctg_convention *c,
	struct ctg_arena *a, const struct ctg_snapshot *before,
	struct ctg_str id, struct ctg_err *err);

/* Of an act that is closed, by this commit: adds those of its text and of the
 * one that it amended, wherever they are now.  In a shallow clone, what is
 * not there adds nobody. */
[[nodiscard]] enum ctg_code ctg_signers_add_act(struct ctg_convention *c,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	const char *commit, struct ctg_err *err);

#endif
