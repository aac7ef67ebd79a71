/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_sync.h"

/* --- one value ------------------------------------------------------------ */

/* The key after which a new one comes: the nearest of those that precede it in
 * the format. */
static const struct ctg_yaml *place_for(const struct ctg_yaml *map,
	struct ctg_sync_keys keys, struct ctg_str key)
{
	const struct ctg_yaml *after = NULL, *v;

	for (size_t i = 0; i < keys.n; i++) {
		if (ctg_str_eq(ctg_str_from(keys.v[i]), key))
			break;
		v = ctg_yaml_get(map, ctg_str_from(keys.v[i]));
		after = v ? v : after;
	}
	return after;
}

static void insert_key(struct ctg_sync *x, const struct ctg_yaml *map,
	struct ctg_sync_keys keys, const char *name, struct ctg_yaml *value)
{
	value->key = CTG_NEW(x->arena, struct ctg_yaml);
	value->key->value = ctg_str_from(name);
	ctg_yaml_insert(&x->patch, map, place_for(map, keys,
		value->key->value), value);
}

void ctg_sync_text(struct ctg_sync *x, const struct ctg_yaml *map,
	struct ctg_sync_keys keys, const char *name, struct ctg_str now)
{
	const struct ctg_yaml *v = ctg_yaml_get(map, ctg_str_from(name));
	struct ctg_yaml *made;

	if (v && v->kind == CTG_SCALAR &&
	    ctg_str_eq(ctg_str_trim(v->value), now))
		return;
	if (now.n == 0) {
		if (v)
			ctg_yaml_remove(&x->patch, map, v, v);
		return;
	}
	if (v && v->kind == CTG_SCALAR) {
		ctg_yaml_set(&x->patch, v, now);
		return;
	}
	made = CTG_NEW(x->arena, struct ctg_yaml);
	made->value = now;
	insert_key(x, map, keys, name, made);
}

/* --- lists ---------------------------------------------------------------- */

size_t ctg_sync_count(const struct ctg_yaml *list)
{
	size_t n = 0;

	for (const struct ctg_yaml *v = list->first; v; v = v->next)
		n++;
	return n;
}

const struct ctg_yaml *const *ctg_sync_all(struct ctg_sync *x,
	const struct ctg_yaml *map, const char *key)
{
	const struct ctg_yaml *list = ctg_yaml_get(map, ctg_str_from(key));
	size_t n = list ? ctg_sync_count(list) : 0, i = 0;
	const struct ctg_yaml **v = CTG_NEW_N(x->arena,
		const struct ctg_yaml *, n + 1);

	for (const struct ctg_yaml *k = n ? list->first : NULL; k;
	     k = k->next)
		v[++i] = k;
	return v;
}

/* Runs of items that go. */
static void remove_items(struct ctg_sync *x, const struct ctg_yaml *list,
	const struct ctg_sync_items *c)
{
	bool *stays = CTG_NEW_N(x->arena, bool, ctg_sync_count(list) + 1);
	const struct ctg_yaml *first = NULL, *last = NULL;
	size_t rank = 1;

	for (size_t i = 0; i < c->n; i++)
		stays[c->from[i]] = true;
	for (const struct ctg_yaml *v = list->first; v; v = v->next, rank++) {
		if (!stays[rank]) {
			first = first ? first : v;
			last = v;
			continue;
		}
		if (first)
			ctg_yaml_remove(&x->patch, list, first, last);
		first = NULL;
	}
	if (first)
		ctg_yaml_remove(&x->patch, list, first, last);
}

/* Runs of items that come, after the one that precedes them. */
static void insert_items(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_yaml *list, const struct ctg_sync_items *c)
{
	const struct ctg_yaml *const *all = ctg_sync_all(x, map, c->key);
	const struct ctg_yaml *after = NULL;

	for (size_t i = 0; i < c->n; i++) {
		size_t end = i;

		if (c->from[i]) {
			after = all[c->from[i]];
			continue;
		}
		while (end < c->n && !c->from[end])
			end++;
		for (size_t k = i; k + 1 < end; k++)
			c->made[k]->next = c->made[k + 1];
		ctg_yaml_insert(&x->patch, list, after, c->made[i]);
		i = end - 1;
	}
}

static struct ctg_yaml *whole_list(struct ctg_sync *x,
	const struct ctg_sync_items *c)
{
	struct ctg_yaml *list = CTG_NEW(x->arena, struct ctg_yaml);

	list->kind = CTG_SEQUENCE;
	list->first = c->made[0];
	for (size_t i = 0; i + 1 < c->n; i++)
		c->made[i]->next = c->made[i + 1];
	return list;
}

void ctg_sync_list(struct ctg_sync *x, const struct ctg_yaml *map,
	struct ctg_sync_keys keys, const struct ctg_sync_items *c)
{
	const struct ctg_yaml *list = ctg_yaml_get(map,
		ctg_str_from(c->key));

	if (list && c->n == 0) {
		ctg_yaml_remove(&x->patch, map, list, list);
		return;
	}
	if (c->n == 0)
		return;
	if (!list || !list->first) {
		if (list)
			ctg_yaml_remove(&x->patch, map, list, list);
		insert_key(x, map, keys, c->key, whole_list(x, c));
		return;
	}
	remove_items(x, list, c);
	insert_items(x, map, list, c);
}

struct ctg_sync_items ctg_sync_items(struct ctg_sync *x, const char *key,
	size_t n)
{
	return (struct ctg_sync_items){ key, CTG_NEW_N(x->arena, size_t, n),
		CTG_NEW_N(x->arena, struct ctg_yaml *, n + 1), n };
}

/* --- another order -------------------------------------------------------- */

/* Where each item stands once the others came and went, each new one after the
 * one that precedes it.  False when that is where it belongs. */
static bool find_order(size_t *order, const struct ctg_sync_items *c)
{
	size_t *anchor = order + c->n, last = 0;
	bool moved = false;

	for (size_t i = 0; i < c->n; i++) {
		moved |= c->from[i] > 0 && c->from[i] < last;
		last = c->from[i] > 0 ? c->from[i] : last;
		anchor[i] = last;
	}
	for (size_t i = 0; i < c->n && moved; i++) {
		order[i] = 0;
		for (size_t k = 0; k < c->n; k++)
			order[i] += anchor[k] < anchor[i] ||
				(anchor[k] == anchor[i] && k < i);
	}
	return moved;
}

void ctg_sync_reorder(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_sync_items *c)
{
	size_t *order = CTG_NEW_N(x->arena, size_t, 2 * c->n);
	const struct ctg_yaml *list = ctg_yaml_get(map, ctg_str_from(c->key));

	if (list && find_order(order, c))
		ctg_yaml_reorder(&x->patch, list, order, c->n);
}
