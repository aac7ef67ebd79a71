/* SPDX-License-Identifier: Apache-2.0 */
/* Two bodies, cut at a line « %%% »: random operations put pieces of the second
 * into the first.  What comes out is UTF-8 that reads; new words alone change
 * the words of their leaf, and nothing else. */
#include "avenant/apply.h"

#include "avenant/runs.h"
#include "base/utf8.h"

#include "../sound.h"
#include "pair.h"

#include <assert.h>
#include <stdio.h>

static uint64_t seed;

static size_t chance(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return n ? (size_t)(seed >> 33) % n : 0;
}

static enum ctg_code read_nothing(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	(void)r;
	(void)out;
	(void)a;
	(void)name;
	return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
}

/* --- operations ----------------------------------------------------------- */

static const struct ctg_node *any_node(const struct ctg_node *root, bool leaf)
{
	const struct ctg_node *found = NULL;
	size_t n = 0;

	for (const struct ctg_node *k = root->first; k;
	     k = ctg_node_next(root, k))
		if (!ctg_kind_is_inline(k->kind) &&
		    ctg_op_is_leaf(k) >= leaf && chance(++n) == 0)
			found = k;
	return found;
}

static struct ctg_node *copy(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(a, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	for (const struct ctg_node *k = n->first; k; k = k->next)
		ctg_node_append(c, copy(a, k));
	return c;
}

/* Some blocks of the text, one after the other. */
static struct ctg_node *some_blocks(struct ctg_arena *a,
	const struct ctg_node *root)
{
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);

	for (const struct ctg_node *k = root->first; k; k = k->next)
		if (k->kind != CTG_NOTE && chance(3) > 0)
			ctg_node_append(doc, copy(a, k));
	return doc;
}

static size_t letter(struct ctg_str s, size_t i)
{
	while (i > 0 && i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
		i--;
	return i;
}

static void add_words(struct ctg_ops *ops, const struct ctg_text *x,
	const struct ctg_text *y)
{
	const struct ctg_node *leaf = any_node(x->developed, true);
	struct ctg_str words;
	struct ctg_op *op;

	if (!leaf || (leaf->kind == CTG_CELL && leaf->cell.owner))
		return;
	words = ctg_node_words(ops->arena, leaf);
	op = ctg_ops_add(ops, CTG_OP_WORDS, CTG_OP_REPLACE);
	op->at = op->to = leaf;
	op->off = letter(words, chance(words.n + 1));
	op->end = letter(words, op->off + chance(words.n - op->off + 1));
	op->now = chance(4) ? any_node(y->developed, true) : NULL;
}

static void add_blocks(struct ctg_ops *ops, const struct ctg_text *x,
	const struct ctg_text *y)
{
	const struct ctg_node *at = any_node(x->developed, false);
	struct ctg_op *op;

	if (!at || at->kind == CTG_ROW || at->kind == CTG_CELL)
		return;
	op = ctg_ops_add(ops, CTG_OP_BLOCKS, (enum ctg_op_how)chance(3));
	op->at = op->to = at;
	op->side = (enum ctg_op_side)chance(at->kind == CTG_DIVISION ? 4 : 2);
	if (op->how != CTG_OP_REMOVE)
		op->now = some_blocks(ops->arena, y->developed);
}

static const struct ctg_node *any_row(const struct ctg_node *root)
{
	const struct ctg_node *found = NULL;
	size_t n = 0;

	for (const struct ctg_node *k = root->first; k;
	     k = ctg_node_next(root, k))
		if (k->kind == CTG_ROW && chance(++n) == 0)
			found = k;
	return found;
}

static void add_rows(struct ctg_ops *ops, const struct ctg_text *x,
	const struct ctg_text *y)
{
	const struct ctg_node *at = any_row(x->developed);
	const struct ctg_node *row = any_row(y->developed);
	struct ctg_node *table = ctg_node_new(ops->arena, CTG_TABLE);
	struct ctg_op *op;

	if (!at)
		return;
	op = ctg_ops_add(ops, CTG_OP_ROWS, (enum ctg_op_how)chance(3));
	op->at = op->to = at;
	op->side = (enum ctg_op_side)chance(2);
	for (; row && op->how != CTG_OP_REMOVE; row = row->next)
		ctg_node_append(table, copy(ops->arena, row));
	op->now = table->first ? table : NULL;
}

/* --- what must hold ------------------------------------------------------- */

static void require(bool good, const char *wrong)
{
	if (!good)
		fprintf(stderr, "unsound: %s\n", wrong);
	assert(good);
}

/* The words of each leaf; of `but`, those that it becomes. */
static struct ctg_str words_of(struct ctg_arena *a, const struct ctg_node *n,
	const struct ctg_node *but, const struct ctg_node *becomes)
{
	struct ctg_buf b = { .arena = a };

	for (const struct ctg_node *k = n; k; k = ctg_node_next(n, k)) {
		if (!ctg_op_is_leaf(k))
			continue;
		ctg_buf_add(&b, ctg_node_words(a, k == but ? becomes : k));
		ctg_buf_puts(&b, "¶\n");
	}
	return ctg_buf_str(&b);
}

static bool has(const struct ctg_node *n, enum ctg_kind kind)
{
	for (const struct ctg_node *k = n; k; k = ctg_node_next(n, k))
		if (k->kind == kind)
			return true;
	return false;
}

static void check_words(struct ctg_arena *a, const struct ctg_text *x,
	const struct ctg_text *now, const struct ctg_op *op)
{
	const struct ctg_node *becomes = ctg_runs_splice(a, op->at, op->off,
		op->end, op->now);
	struct ctg_str want = words_of(a, x->developed, op->at, becomes);
	struct ctg_str is = words_of(a, now->developed, NULL, NULL);

	if (!ctg_str_eq(want, is))
		fprintf(stderr, "--- is\n%.*s--- want\n%.*s", STR_ARG(is),
			STR_ARG(want));
	require(ctg_str_eq(want, is), "other words than wanted");
}

static void apply(struct ctg_arena *a, struct ctg_text *x,
	const struct ctg_ops *ops, bool sound)
{
	const struct ctg_reader r = { .read = read_nothing,
		.main = STR("convention.md"), .prefix = STR("") };
	const struct ctg_applying p = { x, &r, NULL, ops };
	struct ctg_files files = { .arena = a };
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err;
	struct ctg_text *now;

	require(!ctg_apply(&files, &p, &diags, &err), "it fails");
	require(files.n == 0 || diags.n == 0, "done though refused");
	if (files.n == 0)
		return;
	require(ctg_utf8_valid(files.v[0].text) == files.v[0].text.n,
		"half a letter");
	now = parse(a, files.v[0].text);
	if (!now)
		return;
	require(!sound_links(now->developed), "the links");
	if (sound && ops->n == 1 && ops->v[0].kind == CTG_OP_WORDS &&
	    !has(x->developed, CTG_NOTE) && (!ops->v[0].now ||
	    !has(ops->v[0].now, CTG_NOTEREF)))
		check_words(a, x, now, &ops->v[0]);
}

static bool is_sound(struct ctg_arena *a, const struct ctg_text *t)
{
	struct ctg_diags diags = { .arena = a };
	struct ctg_node *doc;

	return !ctg_markdown_parse(&doc, a, t->developed->src, 0, &diags,
		NULL) && diags.n == 0;
}

static void check(struct ctg_arena *a, struct ctg_text *x, struct ctg_text *y)
{
	static void (*const kinds[])(struct ctg_ops *, const struct ctg_text *,
		const struct ctg_text *) = { add_words, add_blocks, add_rows };
	bool sound = is_sound(a, x) && is_sound(a, y);

	x->convention.src = x->developed->src;
	x->body = x->developed;
	seed = ctg_str_hash(x->developed->src->text);
	for (unsigned i = 0; i < 8; i++) {
		struct ctg_ops ops = { .arena = a };

		for (size_t k = i < 4 ? 1 : 1 + chance(6); k > 0; k--)
			kinds[i < 2 ? 0 : chance(3)](&ops, x, y);
		apply(a, x, &ops, sound);
	}
}
