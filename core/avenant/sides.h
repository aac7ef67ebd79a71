/* SPDX-License-Identifier: Apache-2.0 */
/* sides.h - one version of a text, with the files it was read from. */
#ifndef CTG_AVENANT_SIDES_H
#define CTG_AVENANT_SIDES_H

#include "diff/diff.h"

struct ctg_side {
	struct ctg_version_text text;
	const struct ctg_reader *files;
};

/* Everything, digests of pieces included.  What is wrong with the text goes to
 * diags; a piece that is not there has no digest. */
[[nodiscard]] enum ctg_code ctg_side_load(struct ctg_side *out,
	struct ctg_arena *a, const struct ctg_reader *files,
	struct ctg_diags *diags, struct ctg_err *err);

/* The digest of a piece, empty when it is not there. */
[[nodiscard]] enum ctg_code ctg_side_digest(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_reader *r, struct ctg_str name,
	struct ctg_err *err);

#endif
