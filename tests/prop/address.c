/* SPDX-License-Identifier: Apache-2.0 */
/* Address → node → address is the identity on every block and image of the
 * developed text; no two have the same address. */
#include "load.h"

static bool has_address(const struct ctg_node *n)
{
	return !ctg_kind_is_inline(n->kind) || n->kind == CTG_IMAGE;
}

static int by_words(const void *pa, const void *pb)
{
	return ctg_str_cmp(*(const struct ctg_str *)pa,
		*(const struct ctg_str *)pb);
}

static struct ctg_str written(struct loaded *l, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = l->arena };
	struct ctg_address address;

	ctg_address_of(&address, l->arena, n);
	ctg_address_write(&b, &address, CTG_LE);
	return ctg_buf_str(&b);
}

static const char *check_unique(struct loaded *l, size_t count)
{
	struct ctg_node *doc = l->text.developed;
	struct ctg_str *v = CTG_NEW_N(l->arena, struct ctg_str, count);
	size_t i = 0;

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (has_address(n))
			v[i++] = written(l, n);
	qsort(v, count, sizeof(*v), by_words);
	for (i = 1; i < count; i++)
		if (ctg_str_eq(v[i - 1], v[i])) {
			printf("# %.*s\n", STR_ARG(v[i]));
			return "two nodes have one address";
		}
	return NULL;
}

static const char *check(struct loaded *l)
{
	struct ctg_node *doc = l->text.developed;
	size_t count = 0;

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n)) {
		const char *wrong;

		if (!has_address(n))
			continue;
		count++;
		wrong = sound_address(l->arena, doc, n);
		if (wrong) {
			printf("# %s, line %u: %.*s\n", ctg_kind_name(n->kind),
				ctg_node_start(n).line, STR_ARG(written(l,
				n)));
			return wrong;
		}
	}
	return check_unique(l, count);
}

int main(int argc, char **argv)
{
	return load_main(argc, argv, "address", check);
}
