/* SPDX-License-Identifier: Apache-2.0 */
/* yaml_write.h - values as people write them in YAML.
 *
 * Bare where that reads back as the same text, for us and for other programs;
 * between quotes elsewhere. */
#ifndef CTG_MODEL_YAML_WRITE_H
#define CTG_MODEL_YAML_WRITE_H

#include "base/buf.h"
#include "model/yaml.h"

/* « "…" » */
void ctg_yaml_quote(struct ctg_buf *b, struct ctg_str s);
/* flow: between « { } » or « [ ] ». */
void ctg_yaml_write_text(struct ctg_buf *b, struct ctg_str s, bool flow);
/* Whether s, bare, reads as itself. */
bool ctg_yaml_is_bare(struct ctg_arena *a, struct ctg_str s, bool flow);

/* Adds a value made by hand (kind, value, key, first, next), its first line
 * where b stands and the others at the column indent.  like is one beside it:
 * what it writes in brackets is written in brackets; NULL: groups of texts
 * are.  No line end comes after it. */
void ctg_yaml_write(struct ctg_buf *b, const struct ctg_yaml *value,
	const struct ctg_yaml *like, bool flow, size_t indent);
/* The same after its dash or its key, in the lines of a list or a mapping. */
void ctg_yaml_write_entry(struct ctg_buf *b, const struct ctg_yaml *value,
	const struct ctg_yaml *like, size_t indent);

#endif
