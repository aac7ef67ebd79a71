/* SPDX-License-Identifier: Apache-2.0 */
#include "render/node_map.h"

#include <stdint.h>
#include <stdlib.h>

void ctg_node_map_add(struct ctg_node_map *map, const struct ctg_node *node,
	unsigned number)
{
	CTG_MORE(map->arena, map->v, map->n, map->room);
	map->v[map->n++] = (struct ctg_node_number){ node, number };
}

void ctg_node_map_add_versions(struct ctg_node_map *map,
	const struct ctg_node *node, unsigned number)
{
	const struct ctg_delta *d = node->delta;

	ctg_node_map_add(map, node, number);
	if (d && d->before && d->mark != CTG_INSERTED)
		ctg_node_map_add(map, d->before, number);
	if (d && d->after && d->mark != CTG_DELETED)
		ctg_node_map_add(map, d->after, number);
}

static int by_node(const void *pa, const void *pb)
{
	const struct ctg_node_number *a = pa, *b = pb;
	uintptr_t x = (uintptr_t)a->node, y = (uintptr_t)b->node;

	if (x != y)
		return x < y ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

void ctg_node_map_sort(struct ctg_node_map *map)
{
	if (map->n)
		qsort(map->v, map->n, sizeof(*map->v), by_node);
}

const struct ctg_node_number *ctg_node_map_first(
	const struct ctg_node_map *map, const struct ctg_node *node)
{
	size_t from = 0, to = map->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if ((uintptr_t)map->v[middle].node < (uintptr_t)node)
			from = middle + 1;
		else
			to = middle;
	}
	return from < map->n && map->v[from].node == node ? map->v + from :
		NULL;
}

unsigned ctg_node_map_find(const struct ctg_node_map *map,
	const struct ctg_node *node)
{
	const struct ctg_node_number *found = ctg_node_map_first(map, node);

	return found ? found->number : 0;
}
