/* SPDX-License-Identifier: Apache-2.0 */
/* io_hidden.h - what people do not see of a folder. */
#ifndef CTG_BASE_IO_HIDDEN_H
#define CTG_BASE_IO_HIDDEN_H

#include "base/str.h"

struct ctg_arena;

/* The names that io.h leaves out: they begin with a dot, as those that systems
 * leave behind (« .DS_Store », « .~lock.acte.odt# »).  Not sorted; none of a
 * folder that cannot be read. */
void ctg_io_hidden(struct ctg_str **out, size_t *n, struct ctg_arena *a,
	const char *dir);

#endif
