/* SPDX-License-Identifier: Apache-2.0 */
/* sound.h - what must hold of every tree, whatever was parsed.
 *
 * For the fuzzers and the property tests.  Each function says what is wrong,
 * or NULL. */
#ifndef CTG_TESTS_SOUND_H
#define CTG_TESTS_SOUND_H

#include "base/diag.h"
#include "model/address.h"

#include <stdlib.h>
#include <string.h>

/* A part has a place when the text asked for it: « {{ visas }} ». */
static bool sound_is_leaf(const struct ctg_node *n)
{
	return n->kind == CTG_HEADING || n->kind == CTG_PARA ||
		n->kind == CTG_ROW || n->kind == CTG_BREAK ||
		n->kind == CTG_PART;
}

/* A finding that says that something written is not in the tree as such. */
[[maybe_unused]] static bool sound_is_loss(const struct ctg_diags *d)
{
	return ctg_diags_count(d, CTG_ERROR) > 0;
}

[[maybe_unused]] static const char *sound_links(const struct ctg_node *n)
{
	const struct ctg_node *prev = NULL;

	for (const struct ctg_node *c = n->first; c; prev = c, c = c->next) {
		const char *wrong;

		if (c->parent != n)
			return "parent";
		if (c->prev != prev)
			return "previous";
		if (n->kind == CTG_TEXT)
			return "a text holds something";
		if (ctg_kind_is_inline(n->kind) &&
		    !ctg_kind_is_inline(c->kind))
			return "a block inside an inline";
		wrong = sound_links(c);
		if (wrong)
			return wrong;
	}
	return n->last == prev ? NULL : "last";
}

static int sound_by_offset(const void *pa, const void *pb)
{
	const struct ctg_node *a = *(struct ctg_node *const *)pa;
	const struct ctg_node *b = *(struct ctg_node *const *)pb;

	return (a->off > b->off) - (a->off < b->off);
}

/* The leaves of one source, in its order, in the arena. */
static size_t sound_leaves(const struct ctg_node ***out, struct ctg_arena *a,
	const struct ctg_node *root, const struct ctg_source *src)
{
	const struct ctg_node **v;
	size_t n = 0;

	for (const struct ctg_node *c = root; c; c = ctg_node_next(root, c))
		n += sound_is_leaf(c) && c->src == src;
	v = CTG_NEW_N(a, const struct ctg_node *, n);
	n = 0;
	for (const struct ctg_node *c = root; c; c = ctg_node_next(root, c))
		if (sound_is_leaf(c) && c->src == src)
			v[n++] = c;
	if (n > 0)
		qsort(v, n, sizeof(*v), sound_by_offset);
	*out = v;
	return n;
}

static bool sound_is_blank(const struct ctg_source *src, size_t off,
	size_t end)
{
	return ctg_str_trim((struct ctg_str){ src->text.p + off,
		end - off }).n == 0;
}

/* Every byte from `from` on belongs to exactly one leaf; blank lines before
 * the first one go with the front-matter. */
[[maybe_unused]] static const char *sound_partition(struct ctg_arena *a,
	const struct ctg_node *root, const struct ctg_source *src,
	size_t from, bool loss)
{
	const struct ctg_node **v;
	size_t n = sound_leaves(&v, a, root, src);
	size_t first = n ? v[0]->off : src->text.n;

	if (first < from)
		return "the first leaf begins before the text";
	if (!loss && !sound_is_blank(src, from, first))
		return "words before the first leaf";
	for (size_t i = 0; i < n; i++) {
		size_t next = i + 1 < n ? v[i + 1]->off : src->text.n;

		if (v[i]->end != next)
			return "a gap or an overlap between leaves";
		if (v[i]->off >= v[i]->end)
			return "an empty leaf";
	}
	for (const struct ctg_node *c = root; c; c = ctg_node_next(root, c)) {
		const struct ctg_node *p = c->parent;

		if (c->src == src && (c->off > c->end || c->end > src->text.n))
			return "a range out of the source";
		if (!loss && p && p->src == src && c->src == src &&
		    c->kind != CTG_NOTE && p->kind != CTG_DOCUMENT &&
		    (c->off < p->off || c->end > p->end))
			return "a child out of its parent's range";
	}
	return NULL;
}

/* Each TEXT is the bytes it was cut from, in reading order, unless the
 * source spells it with an entity, or it could not be found there (a pipe
 * behind several backslashes in a cell). */
[[maybe_unused]] static const char *sound_texts(const struct ctg_node *root)
{
	const struct ctg_source *src = NULL;
	size_t at = 0;

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n)) {
		struct ctg_str cut;

		if (!ctg_kind_is_inline(n->kind)) {
			src = n->src;
			at = n->off;
			continue;
		}
		if (n->kind != CTG_TEXT || !n->src || n->var.n > 0)
			continue;
		cut = (struct ctg_str){ n->src->text.p + n->off,
			n->end - n->off };
		if (n->src == src && n->off < at)
			return "a text begins before the one that precedes";
		if (!ctg_str_eq(cut, n->text) && cut.n > 0 &&
		    !(cut.n > 1 && cut.p[0] == '&'))
			return "a text is not the bytes it was cut from";
		src = n->src;
		at = n->end;
	}
	return NULL;
}

/* What is printed, the markers of lists included. */
[[maybe_unused]] static struct ctg_str sound_words(struct ctg_arena *a,
	const struct ctg_node *root)
{
	struct ctg_buf b = { .arena = a };

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n)) {
		if (n->kind == CTG_ITEM && n->text.n > 0)
			ctg_buf_printf(&b, "%.*s ", STR_ARG(n->text));
		else if (n->kind == CTG_TEXT)
			ctg_buf_add(&b, n->text);
		else if (n->kind == CTG_SOFTBREAK)
			ctg_buf_putc(&b, ' ');
		else if (n->kind == CTG_LINEBREAK)
			ctg_buf_putc(&b, '\n');
		else if (n->kind == CTG_NOTEREF)
			ctg_buf_printf(&b, "[%u]", n->note.number);
		else if (!ctg_kind_is_inline(n->kind) && b.n > 0 &&
		    b.p[b.n - 1] != '\n' && n->kind != CTG_DIVISION)
			ctg_buf_putc(&b, '\n');
	}
	return ctg_buf_str(&b);
}

/* A node leads to its address, and the address, as it is written, back to
 * the node. */
[[maybe_unused]] static const char *sound_address(struct ctg_arena *a,
	struct ctg_node *doc, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address address, read;
	struct ctg_node *found = NULL;

	ctg_address_of(&address, a, n);
	if (ctg_address_find(&found, doc, &address, NULL) || found != n)
		return "its address leads elsewhere";
	ctg_address_write(&b, &address, CTG_AU);
	if (ctg_address_take(&read, a, ctg_buf_str(&b)) != b.n)
		return "its address does not read back";
	if (ctg_address_find(&found, doc, &read, NULL) || found != n)
		return "its address, read back, leads elsewhere";
	return NULL;
}

#endif
