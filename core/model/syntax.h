/* SPDX-License-Identifier: Apache-2.0 */
/* syntax.h - why libyaml stopped, said in French.
 *
 * libyaml tells what its grammar wanted; people need to know which line to
 * touch and how.  For use by yaml.c only. */
#ifndef CTG_MODEL_SYNTAX_H
#define CTG_MODEL_SYNTAX_H

#include "base/err.h"
#include "model/source.h"

#include <yaml.h>

/* The place of a mark within src.  libyaml puts the end of the stream on a
 * line of its own, which may not exist. */
struct ctg_place ctg_syntax_place(const struct ctg_source *src,
	yaml_mark_t m);

/* To be called when yaml_parser_parse() fails; src is the text that was
 * parsed.  Fills err, its place within src, and returns its code. */
[[nodiscard]] enum ctg_code ctg_syntax_fail(struct ctg_arena *a,
	const yaml_parser_t *parser, const struct ctg_source *src,
	struct ctg_err *err);

#endif
