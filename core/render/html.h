/* SPDX-License-Identifier: Apache-2.0 */
/* html.h - what changed as one page that needs nothing else.
 *
 * Everything that comes from a text is escaped, and a policy in the page
 * forbids any script, style or image but its own.  Nothing is told by
 * colour alone: what is new is underlined and has a sign, what is gone is
 * struck through, and both are spoken. */
#ifndef CTG_RENDER_HTML_H
#define CTG_RENDER_HTML_H

#include "base/buf.h"
#include "diff/diff.h"

struct ctg_html_page {
	struct ctg_str title;		/* of the convention */
	struct ctg_str old, now;	/* the names of the versions */
	/* What the page looks like, and its keyboard; trusted. */
	struct ctg_str css, script;
};
void ctg_html_diff(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_html_page *page);

#endif
