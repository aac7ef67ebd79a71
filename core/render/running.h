/* SPDX-License-Identifier: Apache-2.0 */
/* running.h - the line that runs above the pages: the title to the left, the
 * version to the right.
 *
 * It is one line: a second would stand under the first on every page, and
 * the version with it.  What is too long is cut after a word. */
#ifndef CTG_RENDER_RUNNING_H
#define CTG_RENDER_RUNNING_H

#include "render/sheet.h"

struct ctg_running {
	struct ctg_str title, version;
};

/* line: its width, in twentieths of a point. */
struct ctg_running ctg_running(struct ctg_arena *a,
	const struct ctg_sheet_about *about, unsigned line);

#endif
