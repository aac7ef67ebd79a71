/* SPDX-License-Identifier: Apache-2.0 */
/* yaml.h - YAML as a small tree, every value with its place.
 *
 * The subset that people write by hand: one document, no alias, no tag, no
 * merge key, nesting of 16 at most.  Scalars stay text: the reader of a key
 * decides what it should be. */
#ifndef CTG_MODEL_YAML_H
#define CTG_MODEL_YAML_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

#define CTG_YAML_MAX	((size_t)1 << 20)

enum ctg_yaml_kind {
	CTG_SCALAR,
	CTG_SEQUENCE,
	CTG_MAPPING,
};

struct ctg_yaml {
	enum ctg_yaml_kind kind;
	bool quoted;			/* scalar between quotes, or a block */
	bool flow;			/* between « { } » or « [ ] » */
	unsigned line, col;		/* in the file; col in code points */
	/* Bytes [off, end) of the text, quotes and brackets included; a block
	 * ends with its last value. */
	size_t off, end;
	struct ctg_str value;		/* of a scalar */
	struct ctg_yaml *key;		/* of a value in a mapping */
	struct ctg_yaml *first, *next;	/* items, or values in order */
};

/* Parses text; line0 is the line number of its first line in the file, so
 * that places are those of the file.  A byte order mark is left out.
 * Duplicate keys are kept (the reader reports them); an empty text gives an
 * empty scalar; what cannot be read is refused at its first place. */
[[nodiscard]] enum ctg_code ctg_yaml_parse(struct ctg_yaml **out,
	struct ctg_arena *a, struct ctg_str text, struct ctg_str file,
	unsigned line0, struct ctg_err *err);

/* The value of a key in a mapping; NULL when absent. */
struct ctg_yaml *ctg_yaml_get(const struct ctg_yaml *map, struct ctg_str key);

#endif
