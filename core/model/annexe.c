/* SPDX-License-Identifier: Apache-2.0 */
#include "model/annexe.h"

#include "base/arena.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static void read_orientation(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const names[] = { "portrait", "paysage" };
	bool *paysage = to;

	*paysage = ctg_keys_choose(k, v, names, COUNT(names)) == 1;
}

static const struct ctg_key annexe_keys[] = {
	CTG_KEY_TEXT(struct ctg_annexe, numero, true),
	CTG_KEY_TEXT(struct ctg_annexe, titre, true),
	CTG_KEY_TEXT(struct ctg_annexe, fichier, true),
	{ CTG_STR_INIT("orientation"), read_orientation,
	  offsetof(struct ctg_annexe, paysage), false },
};
static const struct ctg_key_table annexe_table = {
	"de cette annexe", annexe_keys, COUNT(annexe_keys),
};

void ctg_annexe_read_list(const struct ctg_keys *k,
	struct ctg_annexe **annexes, size_t *n, const struct ctg_yaml *list)
{
	struct ctg_annexe *v;
	size_t found = 0;

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	v = CTG_NEW_N(k->arena, struct ctg_annexe, ctg_keys_count(list));
	for (const struct ctg_yaml *i = list->first; i; i = i->next) {
		v[found].line = i->line;
		found += ctg_keys_read(k, &annexe_table, &v[found], i);
	}
	*annexes = v;
	*n = found;
}
