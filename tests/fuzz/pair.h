/* SPDX-License-Identifier: Apache-2.0 */
/* pair.h - a fuzzer of two bodies, cut at a line « %%% »: it has check(),
 * which is given both, each way round, and one with itself. */
#ifndef CTG_FUZZ_PAIR_H
#define CTG_FUZZ_PAIR_H

#include "model/markdown.h"
#include "model/text.h"

#include <stdint.h>

static void check(struct ctg_arena *a, struct ctg_text *x,
	struct ctg_text *y);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static struct ctg_text *parse(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_text *t = CTG_NEW(a, struct ctg_text);
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err;

	if (ctg_source_init(src, a, STR("x"), s, &err) ||
	    ctg_markdown_parse(&t->developed, a, src, 0, &diags, &err))
		return NULL;
	ctg_tree_number(t->developed);
	return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_str s = { (const char *)p, n };
	size_t cut = ctg_str_find(s, STR("\n%%%\n"));
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_text *x = parse(&a, ctg_str_head(s, cut + 1));
	struct ctg_text *y = parse(&a, ctg_str_skip(s, cut + 5));

	if (x && y) {
		check(&a, x, y);
		check(&a, y, x);
		check(&a, x, x);
	}
	ctg_arena_release(&a);
	return 0;
}

#endif
