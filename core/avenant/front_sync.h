/* SPDX-License-Identifier: Apache-2.0 */
/* front_sync.h - one key, one list of a front-matter made to say what is
 * wanted.  For use by front_write.c only. */
#ifndef CTG_AVENANT_FRONT_SYNC_H
#define CTG_AVENANT_FRONT_SYNC_H

#include "avenant/front_want.h"
#include "model/yaml_patch.h"

struct ctg_sync {
	struct ctg_arena *arena;
	const struct ctg_wanted *w;
	struct ctg_yaml_patch patch;
	struct ctg_yaml *root;
};

/* The keys of a group, in the order of the format. */
struct ctg_sync_keys {
	const char *const *v;
	size_t n;
};
#define CTG_SYNC_KEYS(t) \
	((struct ctg_sync_keys){ t, sizeof(t) / sizeof(*(t)) })

/* The text of a key; none: the key goes. */
void ctg_sync_text(struct ctg_sync *x, const struct ctg_yaml *map,
	struct ctg_sync_keys keys, const char *name, struct ctg_str now);

/* A list that changes: from[i] is the rank in the base of the item that comes
 * i-th, from 1, or 0; made[i] what it is written as when it is new. */
struct ctg_sync_items {
	const char *key;
	size_t *from;
	struct ctg_yaml **made;
	size_t n;
};

struct ctg_sync_items ctg_sync_items(struct ctg_sync *x, const char *key,
	size_t n);
/* What comes and goes; then, on the text that this gives, their order. */
void ctg_sync_list(struct ctg_sync *x, const struct ctg_yaml *map,
	struct ctg_sync_keys keys, const struct ctg_sync_items *c);
void ctg_sync_reorder(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_sync_items *c);

size_t ctg_sync_count(const struct ctg_yaml *list);
/* The items of a list, the first at 1. */
const struct ctg_yaml *const *ctg_sync_all(struct ctg_sync *x,
	const struct ctg_yaml *map, const char *key);

#endif
