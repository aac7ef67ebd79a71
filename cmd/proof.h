/* SPDX-License-Identifier: Apache-2.0 */
/* proof.h - whether the act that is being written states exactly what changes.
 * For the commands that judge a draft in the work tree. */
#ifndef CTG_CMD_PROOF_H
#define CTG_CMD_PROOF_H

#include "base/diag.h"
#include "store/folder.h"

/* The convention that the avenant checked out around dir amends; empty when
 * none is: another branch, no register in git. */
[[nodiscard]] enum ctg_code ctg_proof_head(struct ctg_str *out,
	struct ctg_arena *a, const char *dir, struct ctg_err *err);

/* What the act of the folder does not state exactly (rules A7xx), against the
 * text in force.  Nothing to say unless its avenant is checked out there. */
[[nodiscard]] enum ctg_code ctg_proof_check(struct ctg_diags *diags,
	struct ctg_arena *a, const struct ctg_folder *f, struct ctg_err *err);

#endif
