/* SPDX-License-Identifier: Apache-2.0 */
/* near.h - a convention that the repository does not have. */
#ifndef CTG_CMD_NEAR_H
#define CTG_CMD_NEAR_H

#include "store/repo.h"

/* Refuses a word that cannot be the id of a convention. */
[[nodiscard]] enum ctg_code ctg_near_check(const char *typed,
	struct ctg_err *err);
/* « convention inconnue », with the nearest name of those that the branch in
 * force or a draft has; CTG_EREFUSED when there is no such branch yet. */
[[nodiscard]] enum ctg_code ctg_near_unknown(struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, struct ctg_err *err);

/* After a command failed to find an act: the same, when it is CTG_EGIT and
 * nothing at all of the convention is here; else code and err as they are. */
[[nodiscard]] enum ctg_code ctg_near_explain(enum ctg_code code,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err);

#endif
