/* SPDX-License-Identifier: Apache-2.0 */
/* markdown.h - Markdown to the tree.
 *
 * cmark-gfm reads the grammar; the words are cut from the source, so that no
 * byte is lost: what our format has no place for (HTML, code, a footnote
 * that is never called…) is reported, never dropped in silence. */
#ifndef CTG_MODEL_MARKDOWN_H
#define CTG_MODEL_MARKDOWN_H

#include "base/diag.h"
#include "base/err.h"
#include "model/tree.h"

#define CTG_MARKDOWN_MAX	((size_t)16 << 20)
#define CTG_MAX_COLUMNS		256
#define CTG_MAX_BLOCKS		100'000
#define CTG_MAX_DEPTH		64

/* Parses src from byte `from`.  Fails when a limit is passed; everything
 * else that is wrong goes to diags and the tree holds what could be read. */
[[nodiscard]] enum ctg_code ctg_markdown_parse(struct ctg_node **out,
	struct ctg_arena *a, const struct ctg_source *src, size_t from,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
