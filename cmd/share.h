/* SPDX-License-Identifier: Apache-2.0 */
/* share.h - the files that come with the program: hooks, templates. */
#ifndef CTG_CMD_SHARE_H
#define CTG_CMD_SHARE_H

struct ctg_arena;

/* The folder « hooks » or « templates »: that of the source tree when run from
 * its build folder, else the one installed with the program.  NULL when
 * there is none. */
const char *ctg_share_find(struct ctg_arena *a, const char *name);

#endif
