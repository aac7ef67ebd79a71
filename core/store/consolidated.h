/* SPDX-License-Identifier: Apache-2.0 */
/* consolidated.h - the text that some of the acts of a convention give.
 *
 * An act is signed on the text that those closed before it gave, and may take
 * effect before one of them does: on that day the text in force is in no
 * commit.  It is made from what each act changes of the text that it amends. */
#ifndef CTG_STORE_CONSOLIDATED_H
#define CTG_STORE_CONSOLIDATED_H

#include "model/text.h"
#include "store/act.h"

struct ctg_consolidated {
	struct ctg_reader reader;
	struct ctg_snapshot *snapshots;	/* that it reads from */
	size_t n;
};

/* taken: which of the acts (as ctg_acts_read gives them), the first at least.
 * CTG_EREFUSED when one of them changes what one that is left out wrote.
 * Close it in any case. */
[[nodiscard]] enum ctg_code ctg_consolidated_open(
	struct ctg_consolidated *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id,
	const struct ctg_act *acts, const bool *taken, size_t n,
	struct ctg_err *err);
void ctg_consolidated_close(struct ctg_consolidated *c);

#endif
