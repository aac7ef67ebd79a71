/* SPDX-License-Identifier: Apache-2.0 */
/* redline.h - what changed, for reading on a terminal: one division after
 * the other, each changed passage with its address.
 *
 * Nothing is told by colour alone: what is gone stands in « [-…-] », what is
 * new in « {+…+} ». */
#ifndef CTG_RENDER_REDLINE_H
#define CTG_RENDER_REDLINE_H

#include "render/term.h"
#include "diff/diff.h"

void ctg_redline_write(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_term_style *style);

#endif
