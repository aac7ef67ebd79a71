/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a convention, and again as each of its annexes: what develops
 * is sound, the rules run, what is written reads back, and every block has
 * its address. */
#include "check/check.h"
#include "model/text.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "render/dump.h"
#include "render/markdown.h"

#include "../sound.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>

#define ADDRESSES	200	/* tried in a text; more takes too long */

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static enum ctg_code read_input(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_str *input = r->context;

	(void)a;
	if (!ctg_str_ends(name, STR(".md")))
		return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
	if (out)
		*out = *input;
	return CTG_OK;
}

static void require(const char *wrong, const struct ctg_node *n)
{
	if (wrong)
		fprintf(stderr, "unsound: %s (%s, line %u)\n", wrong,
			ctg_kind_name(n->kind), ctg_node_start(n).line);
	assert(!wrong);
}

static void check_addresses(struct ctg_arena *a, struct ctg_node *doc)
{
	size_t count = 0, step;

	for (struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		count++;
	step = count / ADDRESSES + 1;
	for (struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if ((!ctg_kind_is_inline(n->kind) || n->kind == CTG_IMAGE) &&
		    count++ % step == 0)
			require(sound_address(a, doc, n), n);
}

static void check(struct ctg_arena *a, struct ctg_text *t,
	struct ctg_diags *diags)
{
	const struct ctg_check how = { .today = { 2026, 3, 1 } };
	struct ctg_buf dump = { .arena = a }, once = { .arena = a };

	require(sound_links(t->developed), t->developed);
	ctg_tree_dump(&dump, t->developed);
	ctg_markdown_write(&once, t->developed);
	assert(ctg_utf8_valid(ctg_buf_str(&once)) == once.n);
	check_addresses(a, t->developed);
	ctg_check_run(t, &how, a, diags);
	for (size_t i = 0; i < diags->n; i++)
		assert(diags->v[i].message.n > 0 &&
			ctg_utf8_valid(diags->v[i].message) ==
			diags->v[i].message.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_diags diags = { .arena = &a };
	struct ctg_str input = { (const char *)p, n };
	const struct ctg_reader r = {
		.read = read_input, .main = STR("convention.md"),
		.context = &input, .prefix = STR(""),
	};
	struct ctg_text t;
	struct ctg_err err = { 0 };

	if (ctg_text_load(&t, &a, &r, &diags, &err) == CTG_OK)
		check(&a, &t, &diags);
	else
		assert(err.code == CTG_EINPUT && err.msg[0]);
	ctg_arena_release(&a);
	return 0;
}
