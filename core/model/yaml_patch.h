/* SPDX-License-Identifier: Apache-2.0 */
/* yaml_patch.h - a YAML text changed here and there.
 *
 * What is not changed keeps its bytes: comments, order, quotes; what comes is
 * written as what stands beside it.  All places are those of the text as it
 * was read; a value inside what goes must not be changed too. */
#ifndef CTG_MODEL_YAML_PATCH_H
#define CTG_MODEL_YAML_PATCH_H

#include "base/arena.h"
#include "model/yaml.h"

/* Start with { .arena = a, .text = what ctg_yaml_parse() was given }. */
struct ctg_yaml_patch {
	struct ctg_arena *arena;
	struct ctg_str text;
	struct ctg_yaml_edit {
		size_t off, end;
		struct ctg_str now;
	} *v;
	size_t n, room;
};

/* Another text in a scalar, between the same quotes if it had any. */
void ctg_yaml_set(struct ctg_yaml_patch *p, const struct ctg_yaml *scalar,
	struct ctg_str value);
/* Values made by hand (yaml_write.h), now and those that follow it, put into
 * a list or a mapping after one of its own; before all when it is NULL. */
void ctg_yaml_insert(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *after, const struct ctg_yaml *now);
/* Takes out first to last, with their lines. */
void ctg_yaml_remove(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *first, const struct ctg_yaml *last);

/* A list whose n items come in another order: order[i] is the rank that the
 * one that comes i-th had. */
void ctg_yaml_reorder(struct ctg_yaml_patch *p, const struct ctg_yaml *list,
	const size_t *order, size_t n);

struct ctg_str ctg_yaml_patched(const struct ctg_yaml_patch *p);

#endif
