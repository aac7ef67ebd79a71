/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as YAML: a tree whose places are in the text, or a refusal. */
#include "model/yaml.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static unsigned count_lines(struct ctg_str s)
{
	unsigned n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static void check(const struct ctg_yaml *n, unsigned lines, unsigned depth)
{
	assert(depth <= 17);
	assert(n->line >= 1 && n->line <= lines && n->col >= 1);
	assert(ctg_utf8_valid(n->value) == n->value.n);
	assert(n->kind != CTG_SCALAR || !n->first);
	for (const struct ctg_yaml *v = n->first; v; v = v->next) {
		assert((n->kind == CTG_MAPPING) == (v->key != NULL));
		if (v->key)
			check(v->key, lines, depth + 1);
		check(v, lines, depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str text = { (const char *)p, n };
	struct ctg_yaml *root = NULL;
	struct ctg_err err;

	if (ctg_yaml_parse(&root, &a, text, STR("x"), 1, &err) == CTG_OK)
		check(root, count_lines(text), 1);
	else
		assert(err.code == CTG_EINPUT && err.msg[0] && err.hint[0] &&
			err.line >= 1 && err.line <= count_lines(text) &&
			ctg_utf8_valid(ctg_str_from(err.msg)) ==
			ctg_str_from(err.msg).n);
	ctg_arena_release(&a);
	return 0;
}
