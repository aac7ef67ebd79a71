/* SPDX-License-Identifier: Apache-2.0 */
/* front.h - the front-matter of a file: what stands between its first line,
 * « --- », and the next line that says the same. */
#ifndef CTG_MODEL_FRONT_H
#define CTG_MODEL_FRONT_H

#include "base/err.h"
#include "model/source.h"

struct ctg_arena;
struct ctg_key_table;
struct ctg_keys;
struct ctg_yaml;

struct ctg_front {
	struct ctg_str yaml;	/* without the two fences */
	unsigned line;		/* where it begins in the file */
	size_t body;		/* byte where the Markdown begins */
};

/* A byte order mark may precede, blanks may follow the fences.  Fails when
 * there is no front-matter, or no end to it. */
[[nodiscard]] enum ctg_code ctg_front_find(struct ctg_front *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_err *err);

/* Reads its keys into *to; *body is where the Markdown begins.  Fails on what
 * cannot be read at all: no front-matter, a fault of YAML, a newer format,
 * whose keys may mean something else. */
[[nodiscard]] enum ctg_code ctg_front_read(void *to, size_t *body,
	const struct ctg_keys *k, const struct ctg_key_table *table,
	const struct ctg_source *src, struct ctg_err *err);
/* Reads the key « ctg », the format, for those tables. */
void ctg_front_format(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v);

/* How many bytes it takes with its fences; all of them when it has no end.
 * For whoever needs nothing of what follows. */
size_t ctg_front_length(struct ctg_str text);

#endif
