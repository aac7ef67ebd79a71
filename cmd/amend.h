/* SPDX-License-Identifier: Apache-2.0 */
/* amend.h - an avenant being written, with its two texts.  For the commands
 * that read or write its act. */
#ifndef CTG_CMD_AMEND_H
#define CTG_CMD_AMEND_H

#include "cmd.h"

#include "avenant/sides.h"
#include "store/amending.h"

struct ctg_amend {
	struct ctg_cmd *c;
	struct ctg_repo repo;
	struct ctg_amending at;
	struct ctg_side before, now;
	const struct ctg_source *act;	/* NULL: no file yet */
};

/* id is NULL for the one that is checked out.  Refuses a draft of which a part
 * cannot be read.  *out must stay where it is; close it in any case. */
[[nodiscard]] enum ctg_code ctg_amend_open(struct ctg_amend *out,
	struct ctg_cmd *c, const char *id, struct ctg_err *err);
void ctg_amend_close(struct ctg_amend *m);

/* A path of the repository, as people type it from where they are. */
const char *ctg_amend_shown(const struct ctg_amend *m, const char *path);

#endif
