/* SPDX-License-Identifier: Apache-2.0 */
/* node_map.h - numbers of nodes: of a change, of a note, of a heading.
 *
 * Start with { .arena = a }, add all, sort once, then look up. */
#ifndef CTG_RENDER_NODE_MAP_H
#define CTG_RENDER_NODE_MAP_H

#include "diff/diff.h"

/* A node may have several numbers. */
struct ctg_node_number {
	const struct ctg_node *node;
	unsigned number;
};

struct ctg_node_map {
	struct ctg_arena *arena;
	struct ctg_node_number *v;	/* once sorted: by node, by number */
	size_t n, room;
};

void ctg_node_map_add(struct ctg_node_map *map, const struct ctg_node *node,
	unsigned number);
/* A node of a marked tree, and what it is in each version that has it there:
 * both ends of a move know both versions. */
void ctg_node_map_add_versions(struct ctg_node_map *map,
	const struct ctg_node *node, unsigned number);
void ctg_node_map_sort(struct ctg_node_map *map);
/* The first of those of a node, in v; NULL when it has none. */
const struct ctg_node_number *ctg_node_map_first(
	const struct ctg_node_map *map, const struct ctg_node *node);
/* Its number; 0 when it has none. */
unsigned ctg_node_map_find(const struct ctg_node_map *map,
	const struct ctg_node *node);

#endif
