/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a body: a sound tree or a refusal; and what the writer makes
 * of a sound tree reads back as the same text. */
#include "model/markdown.h"

#include "base/arena.h"
#include "render/dump.h"
#include "render/markdown.h"

#include "../sound.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void require(const char *wrong)
{
	if (wrong)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(!wrong);
}

static struct ctg_node *parse(struct ctg_arena *a, struct ctg_diags *diags,
	struct ctg_str text)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_node *doc;
	struct ctg_err err;

	if (ctg_source_init(src, a, STR("x"), text, &err) ||
	    ctg_markdown_parse(&doc, a, src, 0, diags, &err)) {
		assert(err.code == CTG_EINPUT && err.msg[0]);
		return NULL;
	}
	return doc;
}

static struct ctg_str write(struct ctg_arena *a, const struct ctg_node *doc)
{
	struct ctg_buf b = { .arena = a };

	ctg_markdown_write(&b, doc);
	return ctg_buf_str(&b);
}

static void check_tree(struct ctg_arena *a, const struct ctg_node *doc,
	bool loss)
{
	struct ctg_buf b = { .arena = a };

	require(sound_links(doc));
	require(sound_partition(a, doc, doc->src, doc->off, loss));
	if (!loss)
		require(sound_texts(doc));
	ctg_tree_dump(&b, doc);
	(void)ctg_node_words(a, doc);
}

static void show(const char *title, struct ctg_str s)
{
	fprintf(stderr, "--- %s\n%.*s\n", title, STR_ARG(s));
}

/* Markdown has no way to write all of these. */
static bool has_touching_emphasis(const struct ctg_node *doc)
{
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		for (const struct ctg_node *c = n->first; c; c = c->next)
			if ((c->kind == CTG_EMPH || c->kind == CTG_STRONG) &&
			    (n->kind == CTG_EMPH || n->kind == CTG_STRONG ||
			    (c->next && (c->next->kind == CTG_EMPH ||
			    c->next->kind == CTG_STRONG))))
				return true;
	return false;
}

/* Reading may join what the writer cannot keep apart, so the words are
 * compared with the first text, the marks with the second. */
static void check_writer(struct ctg_arena *a, const struct ctg_node *doc)
{
	struct ctg_diags diags = { .arena = a };
	struct ctg_str once = write(a, doc), twice;
	struct ctg_str words = sound_words(a, doc), again;
	struct ctg_node *back = parse(a, &diags, once);

	if (!back)
		return;
	check_tree(a, back, sound_is_loss(&diags));
	again = sound_words(a, back);
	twice = write(a, back);
	/* What an entity hides may be a mark at the edge of an emphasis. */
	if (ctg_str_has(doc->src->text, STR("&")))
		twice = once;
	if (!ctg_str_eq(words, again) || !ctg_str_eq(once, twice)) {
		show("words", words);
		show("read back", again);
		show("written", once);
		show("written again", twice);
	}
	assert(ctg_str_eq(words, again));
	assert(ctg_str_eq(once, twice));
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_diags diags = { .arena = &a };
	struct ctg_str text = { (const char *)p, n };
	struct ctg_node *doc = parse(&a, &diags, text);

	if (doc) {
		check_tree(&a, doc, sound_is_loss(&diags));
		if (!sound_is_loss(&diags) && !has_touching_emphasis(doc))
			check_writer(&a, doc);
	}
	ctg_arena_release(&a);
	return 0;
}
