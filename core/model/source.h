/* SPDX-License-Identifier: Apache-2.0 */
/* source.h - one text file, and the way from a byte to its line.
 *
 * The bytes are kept as they were read: a BOM, "\r\n" and the spelling of
 * letters are never rewritten. */
#ifndef CTG_MODEL_SOURCE_H
#define CTG_MODEL_SOURCE_H

#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"

struct ctg_source {
	struct ctg_str path;	/* as shown to people */
	struct ctg_str text;	/* all bytes */
	size_t *lines;		/* where each line begins */
	size_t nlines;		/* at least 1 */
	size_t *letters;	/* before each chunk; see source.c */
};

/* Refuses bytes that are not UTF-8, and NUL, with their place. */
[[nodiscard]] enum ctg_code ctg_source_init(struct ctg_source *out,
	struct ctg_arena *a, struct ctg_str path, struct ctg_str text,
	struct ctg_err *err);

/* The line of a byte, from 1. */
unsigned ctg_source_line(const struct ctg_source *s, size_t off);
/* Its line and column; off may be the end of the text, and stops there. */
struct ctg_place ctg_source_place(const struct ctg_source *s, size_t off);
/* Where a line (from 1) begins; the end of the text past the last line. */
size_t ctg_source_start(const struct ctg_source *s, size_t line);

#endif
