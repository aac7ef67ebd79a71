/* SPDX-License-Identifier: Apache-2.0 */
/* register.h - where the register stands in its repository.  For use by
 * repo.c and the guard only, but for ctg_register_is_around.
 *
 * In a work tree, the nearest folder above that has a ctg.yml.  Without one
 * (a server's repository, a hook run from elsewhere), the only ctg.yml of
 * the last commit; when there are several, git's setting ctg.registre says
 * which folder it is. */
#ifndef CTG_STORE_REGISTER_H
#define CTG_STORE_REGISTER_H

#include "store/repo.h"
#include "store/snapshot.h"

#define CTG_SETTINGS_FILE	"ctg.yml"

/* Fills prefix and settings of a repository that is open.  dir NULL: as a
 * hook of git, from the current folder.  A server's repository that is still
 * empty has the settings of none; so has, for a hook, one that is not yet a
 * register. */
[[nodiscard]] enum ctg_code ctg_register_find(struct ctg_repo *r,
	struct ctg_arena *a, const char *dir, struct ctg_err *err);

/* The same from one commit, which no reference may name yet. */
[[nodiscard]] enum ctg_code ctg_register_find_in(struct ctg_repo *r,
	bool *found, struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_err *err);

/* Before any repository is open, which takes longer than a document: false
 * when no work tree around the folder can be that of a register. */
bool ctg_register_is_around(const char *dir);

#endif
