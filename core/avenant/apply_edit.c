/* SPDX-License-Identifier: Apache-2.0 */
/* The words of one leaf: put in its bytes where they stand, so that the lines
 * and marks around stay; else all written again. */
#include "avenant/applying.h"

#include "avenant/runs.h"

/* Operations on one leaf, in order of its words. */
struct editing {
	struct ctg_work *work;
	struct ctg_flat *flat;
	struct ctg_leaf *leaf;		/* of the file; for a cell, its table */
	const struct ctg_node *was, *becomes;
	const struct ctg_op *const *ops;
	size_t n;
	struct ctg_runs runs;		/* of was */
	struct ctg_str label;		/* of the item that it opens */
	size_t start, end;		/* bytes of its words */
	struct ctg_patch *patches;
	size_t n_patches;
};

/* --- from words to bytes -------------------------------------------------- */

/* Its words are bytes of the source, one for one. */
static bool is_exact(const struct ctg_node *n)
{
	return n->kind == CTG_TEXT && n->var.n == 0 &&
		n->end - n->off == n->text.n;
}

static size_t starts_at(const struct ctg_node *n)
{
	const char *text = n->src->text.p;

	return n->kind == CTG_TEXT && n->off > 0 && text[n->off - 1] == '\\' &&
		is_exact(n) ? n->off - 1 : n->off;
}

/* Where byte i of a run stands; SIZE_MAX when it is no place to cut. */
static size_t byte_of(const struct ctg_run *r, size_t i)
{
	const struct ctg_node *n = r->leaf;

	if (!n->src || (i > 0 && i < r->text.n && !is_exact(n)))
		return SIZE_MAX;
	if (i == 0)
		return starts_at(n);
	return i < r->text.n ? n->off + i : n->end;
}

/* The run that has byte i of the words, i taken from its start; n when none
 * has. */
static size_t run_at(const struct ctg_runs *r, size_t *i)
{
	size_t k = 0;

	while (k < r->n && *i >= r->v[k].text.n)
		*i -= r->v[k++].text.n;
	return k;
}

/* What new words are put in, and have no need to say again. */
static bool strip_look(struct ctg_runs *r, const struct ctg_node *in)
{
	unsigned look = 0;

	for (; in && ctg_kind_is_inline(in->kind); in = in->parent) {
		if (in->kind == CTG_LINK)
			return false;
		look |= in->kind == CTG_STRONG ? CTG_RUN_STRONG :
			in->kind == CTG_EMPH ? CTG_RUN_EMPH : 0;
	}
	for (size_t i = 0; i < r->n; i++) {
		if ((r->v[i].look & look) != look)
			return false;
		r->v[i].look &= ~look;
		r->v[i].var = (struct ctg_str){ 0 };
	}
	return true;
}

/* The bytes [off, end), in the words below `in`, become those of now. */
static bool put(struct editing *e, const struct ctg_op *op,
	const struct ctg_node *in, size_t off, size_t end)
{
	struct ctg_arena *a = e->work->arena;
	struct ctg_node *words = ctg_node_new(a, e->was->kind);
	struct ctg_runs r = { .arena = a };
	struct ctg_str s = STR("");

	if (off > end || off == SIZE_MAX || end == SIZE_MAX)
		return false;
	if (op->now)
		ctg_runs_read(&r, op->now);
	if (!strip_look(&r, in))
		return false;
	ctg_runs_write(words, a, &r);
	if (words->first)
		s = ctg_flat_spell_words(e->flat, e->was->kind, e->label,
			words, off == e->start, end == e->end);
	s = ctg_flat_indent(e->flat, s, e->leaf->item ?
		e->leaf->item->column : 0);
	e->patches[e->n_patches++] = (struct ctg_patch){ off, end, s };
	return true;
}

/* Words between two others of the same look, on one level of marks. */
static bool replace(struct editing *e, const struct ctg_op *op)
{
	size_t i = op->off, j = op->end - 1;
	size_t first = run_at(&e->runs, &i), last = run_at(&e->runs, &j);
	const struct ctg_run *a = &e->runs.v[first], *b = &e->runs.v[last];
	size_t end;

	if (first == e->runs.n || last == e->runs.n ||
	    a->leaf->parent != b->leaf->parent)
		return false;
	end = byte_of(b, j + 1);
	/* The indentation of the next line goes with the line end. */
	if (b->leaf->kind == CTG_SOFTBREAK && last + 1 < e->runs.n)
		end = byte_of(b + 1, 0);
	return put(e, op, a->leaf->parent, byte_of(a, i), end);
}

/* After the words before, or before those after. */
static bool insert(struct editing *e, const struct ctg_op *op, bool after)
{
	const struct ctg_runs *r = &e->runs;
	size_t k = 0, at = 0, i;

	while (k < r->n && at + r->v[k].text.n <= op->off)
		at += r->v[k++].text.n;
	i = op->off - at;
	if (i > 0 && k < r->n)
		return put(e, op, r->v[k].leaf->parent, byte_of(&r->v[k], i),
			byte_of(&r->v[k], i));
	if (after && k > 0 && r->v[k - 1].leaf->kind != CTG_SOFTBREAK)
		return put(e, op, r->v[k - 1].leaf->parent,
			byte_of(&r->v[k - 1], r->v[k - 1].text.n ?
			r->v[k - 1].text.n : 1),
			byte_of(&r->v[k - 1], r->v[k - 1].text.n ?
			r->v[k - 1].text.n : 1));
	if (k < r->n)
		return put(e, op, r->v[k].leaf->parent, byte_of(&r->v[k], 0),
			byte_of(&r->v[k], 0));
	return false;
}

/* --- the whole leaf ------------------------------------------------------- */

static struct ctg_str patched(const struct editing *e, size_t off,
	size_t end)
{
	struct ctg_leaf copy = { .rest = end };
	struct ctg_flat f = *e->flat;

	for (size_t i = 0; i < e->n_patches; i++)
		ctg_flat_patch(&f, &copy, e->patches[i].off,
			e->patches[i].end, e->patches[i].text);
	return ctg_flat_bytes(&f, &copy, off);
}

/* Do the patches give what the leaf becomes? */
static bool reads(const struct editing *e, bool cleanly)
{
	size_t off = e->leaf->words, end = e->leaf->rest;

	if (e->was->kind == CTG_CELL) {
		off = e->was->off;
		end = e->was->end;
	}
	return ctg_apply_reads(e->flat, e->leaf, e->was, e->becomes,
		patched(e, off, end), cleanly);
}

static void drop_call(struct editing *e, const struct ctg_node *call)
{
	e->patches[e->n_patches++] = (struct ctg_patch){ call->off, call->end,
		STR("") };
}

static bool splice(struct editing *e, bool after)
{
	e->n_patches = 0;
	for (size_t i = 0; i < e->n; i++) {
		const struct ctg_op *op = e->ops[i];

		if (op->call)
			drop_call(e, op->call);
		else if (op->off < op->end ? !replace(e, op) :
		    !insert(e, op, after))
			return false;
	}
	return reads(e, true);
}

static bool rewrite(struct editing *e)
{
	struct ctg_str s = ctg_flat_spell_words(e->flat, e->was->kind,
		e->label, e->becomes, true, true);

	if (!e->was->first)
		s = ctg_strf(e->work->arena, " %.*s ", STR_ARG(s));
	s = ctg_flat_indent(e->flat, s, e->leaf->item ?
		e->leaf->item->column : 0);
	e->patches[0] = (struct ctg_patch){ e->start, e->end, s };
	e->n_patches = 1;
	return reads(e, false);
}

/* --- one leaf ------------------------------------------------------------- */

static void find_words(struct editing *e)
{
	const struct ctg_node *n = e->was->first, *last = NULL;

	/* The box of a task is in no file as it reads. */
	while (n && !n->src)
		n = n->next;
	for (const struct ctg_node *k = n; k; k = k->next)
		last = k->src ? k : last;
	if (n) {
		e->start = starts_at(n);
		e->end = last->end;
	} else if (e->was->kind == CTG_CELL) {
		e->start = e->was->off;
		e->end = e->was->end;
	} else {
		e->start = e->leaf->words;
		while (e->start < e->flat->src->text.n &&
		       e->flat->src->text.p[e->start] == '#')
			e->start++;
		e->end = e->start;
	}
}

static void find_label(struct editing *e)
{
	const struct ctg_flat_item *it = e->leaf->item;

	if (e->was->kind == CTG_PARA && it && it->list &&
	    it->opener == e->leaf)
		e->label = it->list->ordered || !it->node->text.p ?
			STR("") : it->node->text;
}

static void keep_edit(struct editing *e)
{
	struct ctg_edit *edit = CTG_NEW(e->work->arena, struct ctg_edit);

	edit->was = e->was;
	edit->becomes = e->becomes;
	edit->next = e->leaf->edits;
	e->leaf->edits = edit;
	for (size_t i = 0; i < e->n_patches; i++)
		ctg_flat_patch(e->flat, e->leaf, e->patches[i].off,
			e->patches[i].end, e->patches[i].text);
}

/* The leaf without the calls that go. */
static const struct ctg_node *without_calls(struct ctg_arena *a,
	const struct ctg_node *was, const struct ctg_op *const *ops, size_t n)
{
	struct ctg_runs r = { .arena = a };
	struct ctg_node *out = ctg_node_new(a, was->kind);
	size_t kept = 0;

	ctg_runs_read(&r, was);
	for (size_t i = 0; i < r.n; i++) {
		bool goes = false;

		for (size_t k = 0; k < n; k++)
			goes = goes || ops[k]->call == r.v[i].leaf;
		if (!goes)
			r.v[kept++] = r.v[i];
	}
	if (kept == r.n)
		return was;
	r.n = kept;
	ctg_runs_write(out, a, &r);
	return out;
}

static const struct ctg_node *spliced(struct ctg_arena *a,
	const struct ctg_node *was, const struct ctg_op *const *ops, size_t n)
{
	const struct ctg_node *out = without_calls(a, was, ops, n);

	while (n-- > 0) {
		struct ctg_runs r = { .arena = a };
		struct ctg_node *now = ctg_node_new(a, CTG_PARA);

		if (ops[n]->now)
			ctg_runs_read(&r, ops[n]->now);
		for (size_t i = 0; i < r.n; i++)
			r.v[i].var = (struct ctg_str){ 0 };
		ctg_runs_write(now, a, &r);
		out = ctg_runs_splice(a, out, ops[n]->off, ops[n]->end, now);
	}
	return out;
}

/* Code, which the format refuses, has no bytes of its own. */
static bool has_bytes(const struct editing *e)
{
	if (!e->flat || !e->leaf || !e->was->src)
		return false;
	for (size_t i = 0; i < e->runs.n; i++)
		if (e->runs.v[i].leaf->src != e->was->src)
			return false;
	return true;
}

void ctg_apply_edit(struct ctg_work *w, const struct ctg_op *const *ops,
	size_t n)
{
	struct ctg_arena *a = w->arena;
	struct editing edit = { .work = w, .was = ops[0]->at, .ops = ops,
		.n = n, .runs = { .arena = a } }, *e = &edit;

	e->flat = ctg_work_file(w, e->was);
	e->leaf = e->flat ? ctg_flat_find(e->flat, e->was) : NULL;
	ctg_runs_read(&e->runs, e->was);
	if (!has_bytes(e)) {
		ctg_apply_refuse(w, ops[0], "ces mots ne sont pas dans les "
			"fichiers de la convention");
		return;
	}
	e->becomes = spliced(a, e->was, ops, n);
	e->patches = CTG_NEW_N(a, struct ctg_patch, n + 1);
	find_words(e);
	find_label(e);
	if (splice(e, true) || splice(e, false) || rewrite(e))
		keep_edit(e);
	else
		ctg_apply_refuse(w, ops[0], e->becomes->first ?
			"le Markdown ne sait pas écrire ces mots à cet "
			"endroit" : "il ne resterait aucun mot\u00a0: dites "
			"que l'alinéa est supprimé");
}
