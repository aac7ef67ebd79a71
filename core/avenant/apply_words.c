/* SPDX-License-Identifier: Apache-2.0 */
/* Which operations are on words of files, leaf by leaf. */
#include "avenant/applying.h"

#include "avenant/apply_front.h"
#include "avenant/quote.h"
#include "avenant/runs.h"
#include "model/rules.h"

#include <stdlib.h>

/* --- what variables print ------------------------------------------------- */

/* Words that are a part of what a value prints: the rest of it would stay in
 * the text, and the value itself in the front-matter. */
static bool cuts_value(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_runs r = { .arena = w->arena };
	size_t at = 0;

	ctg_runs_read(&r, op->at);
	for (size_t i = 0; i < r.n; i++) {
		size_t next = at + r.v[i].text.n;
		bool head = op->off > at && op->off < next;
		bool tail = op->end > at && op->end < next;

		if ((head || tail) && r.v[i].var.n > 0 &&
		    !ctg_apply_is_counted(r.v[i].var)) {
			ctg_rule_report(w->diags, "A720", ctg_op_place(op),
				"ces mots ne sont qu'une partie de "
				"«\u00a0%.*s\u00a0», la valeur de «\u00a0%.*s"
				"\u00a0» dans l'en-tête",
				STR_ARG(r.v[i].text), STR_ARG(r.v[i].var));
			return true;
		}
		at = next;
	}
	return false;
}

/* --- all leaves ----------------------------------------------------------- */

/* Words of the label of a heading, or all before its title. */
static const struct ctg_op *label_as_words(struct ctg_work *w,
	const struct ctg_op *op)
{
	const struct ctg_node *h = ctg_node_heading(op->at);
	struct ctg_op *words = CTG_NEW(w->arena, struct ctg_op);
	struct ctg_str text, now;
	struct ctg_heading read;
	enum ctg_word word;
	bool plural;

	if (!h || !op->now) {
		ctg_apply_refuse(w, op, "cette division n'a pas de numéro");
		return NULL;
	}
	text = ctg_node_words(w->arena, h);
	now = ctg_node_words(w->arena, op->now);
	ctg_heading_read(&read, text);
	if (!read.printed.p || read.printed.n == 0) {
		ctg_apply_refuse(w, op, "cette division n'a pas de numéro");
		return NULL;
	}
	*words = *op;
	words->kind = CTG_OP_WORDS;
	words->at = h;
	words->off = (size_t)(read.printed.p - text.p);
	words->end = words->off + read.printed.n;
	if (ctg_word_take(&word, &plural, now) > 0)
		words->off = 0;
	return words;
}

struct entry {
	const struct ctg_op *op;
	size_t rank, group;	/* in the act: its own, of the first on the
				 * same leaf */
};

struct entries {
	struct ctg_arena *arena;
	struct entry *v;
	size_t n, room;
};

static int by_leaf(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	uintptr_t x = (uintptr_t)a->op->at, y = (uintptr_t)b->op->at;

	if (x != y)
		return x < y ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static int by_words(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->op->off != b->op->off)
		return a->op->off < b->op->off ? -1 : 1;
	/* What is put in at a place comes before what is replaced there. */
	if ((a->op->end > a->op->off) != (b->op->end > b->op->off))
		return a->op->end > a->op->off ? 1 : -1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static void add(struct entries *l, const struct ctg_op *op, size_t rank)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = (struct entry){ op, rank, 0 };
}

/* --- values that stay ----------------------------------------------------- */

/* One place of the words; false when they stand there twice, or not. */
static bool find_once(struct ctg_stretch *out, struct ctg_arena *a,
	struct ctg_str text, size_t off, size_t end, struct ctg_str words)
{
	return ctg_quote_find(out, 1, a, text,
		(struct ctg_stretch){ off, end }, words) == 1;
}

/* Words that are put around a value that prints the same before and after:
 * it stays, and they are put on both sides of it. */
struct around {
	struct ctg_stretch was, is;	/* of the value, in both */
};

static bool same_look(struct ctg_arena *a, const struct ctg_runs *x,
	struct ctg_stretch s, const struct ctg_runs *y, struct ctg_stretch t)
{
	struct ctg_runs p = { .arena = a }, q = { .arena = a };

	ctg_runs_cut(&p, x, s.off, s.end);
	ctg_runs_cut(&q, y, t.off, t.end);
	return ctg_runs_same(&p, &q);
}

static bool has_objects(const struct ctg_runs *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].text.n == 0)
			return true;
	return false;
}

static bool find_kept(struct around *out, struct ctg_arena *a,
	const struct ctg_op *op, const struct ctg_runs *now)
{
	struct ctg_runs old = { .arena = a };
	struct ctg_str was = ctg_node_words(a, op->at);
	struct ctg_str is = ctg_runs_words(a, now);
	size_t at = 0, next;

	ctg_runs_read(&old, op->at);
	for (size_t i = 0; i < old.n; i++, at = next) {
		const struct ctg_run *r = &old.v[i];
		struct ctg_stretch s;

		next = at + r->text.n;
		if (r->var.n == 0 || at < op->off || next > op->end ||
		    !find_once(&s, a, was, op->off, op->end, r->text) ||
		    !find_once(&out->is, a, is, 0, is.n, r->text))
			continue;
		out->was = (struct ctg_stretch){ at, next };
		if (same_look(a, &old, out->was, now, out->is))
			return true;
	}
	return false;
}

static const struct ctg_op *piece(struct ctg_arena *a,
	const struct ctg_op *op, struct ctg_stretch was,
	const struct ctg_runs *now, struct ctg_stretch is)
{
	struct ctg_op *out = CTG_NEW(a, struct ctg_op);
	struct ctg_node *words = ctg_node_new(a, CTG_PARA);
	struct ctg_runs r = { .arena = a };

	ctg_runs_cut(&r, now, is.off, is.end);
	ctg_runs_write(words, a, &r);
	*out = *op;
	out->off = was.off;
	out->end = was.end;
	out->now = words;
	return out;
}

static void add_around(struct entries *l, const struct ctg_op *op,
	size_t rank)
{
	struct ctg_runs now = { .arena = l->arena };
	struct around k;

	if (op->off == op->end && !op->now)
		return;
	if (op->now)
		ctg_runs_read(&now, op->now);
	if (op->off == op->end || has_objects(&now) ||
	    !find_kept(&k, l->arena, op, &now)) {
		add(l, op, rank);
		return;
	}
	add_around(l, piece(l->arena, op, (struct ctg_stretch){ op->off,
		k.was.off }, &now, (struct ctg_stretch){ 0, k.is.off }),
		rank);
	add_around(l, piece(l->arena, op, (struct ctg_stretch){ k.was.end,
		op->end }, &now, (struct ctg_stretch){ k.is.end, SIZE_MAX }),
		rank);
}

/* A date, a préavis among other words: deadlines are counted from the value,
 * which would stay as it was. */
static bool hides_value(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_str now = op->now ? ctg_node_words(w->arena, op->now) :
		STR("");
	struct ctg_runs r = { .arena = w->arena };
	size_t at = 0, next;

	ctg_runs_read(&r, op->at);
	for (size_t i = 0; i < r.n; i++, at = next) {
		const struct ctg_run *run = &r.v[i];

		next = at + run->text.n;
		if (!ctg_str_starts(run->var, STR("periode.")) ||
		    at < op->off || next > op->end ||
		    next - at == op->end - op->off ||
		    ctg_str_has(now, run->text))
			continue;
		ctg_rule_report(w->diags, "A720", ctg_op_place(op),
			"«\u00a0%.*s\u00a0» est la valeur de «\u00a0%.*s"
			"\u00a0» dans l'en-tête : dites à part ce qu'elle "
			"devient", STR_ARG(run->text), STR_ARG(run->var));
		return true;
	}
	return false;
}

static bool calls(struct ctg_arena *a, const struct ctg_node *now,
	const struct ctg_node *note)
{
	for (const struct ctg_node *n = now; n; n = ctg_node_next(now, n))
		if (n->kind == CTG_NOTEREF && n->note.def &&
		    ctg_str_eq(ctg_node_words(a, n->note.def),
		    ctg_node_words(a, note)))
			return true;
	return false;
}

/* Words on both sides of the call of a note take it away, and nobody reads
 * it.  Who rewrites all the alinéa says so. */
static bool loses_note(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_runs r = { .arena = w->arena };
	size_t at = 0;
	bool lost = false;

	ctg_runs_read(&r, op->at);
	for (size_t i = 0; i < r.n; at += r.v[i++].text.n)
		lost = lost || (r.v[i].leaf->kind == CTG_NOTEREF &&
			at > op->off && at < op->end && r.v[i].leaf->note.def
			&& !calls(w->arena, op->now, r.v[i].leaf->note.def));
	if (!lost || (op->off == 0 && op->end == at))
		return false;
	ctg_apply_refuse(w, op, "ces mots sont de part et d'autre de l'appel "
		"d'une note, dont l'acte ne dit rien : récrivez l'alinéa "
		"entier");
	return true;
}

/* The leaf of the files that a call stands in. */
static const struct ctg_node *leaf_of(const struct ctg_node *n)
{
	while (n && !ctg_op_is_leaf(n))
		n = n->parent;
	return n;
}

static size_t place_of(struct ctg_arena *a, const struct ctg_node *leaf,
	const struct ctg_node *call)
{
	struct ctg_runs r = { .arena = a };
	size_t at = 0;

	ctg_runs_read(&r, leaf);
	for (size_t i = 0; i < r.n && r.v[i].leaf != call; i++)
		at += r.v[i].text.n;
	return at;
}

/* A note goes with all its calls; its definition, because nothing calls it. */
static void drop_note(struct ctg_work *w, struct entries *l,
	const struct ctg_op *op, size_t rank)
{
	const struct ctg_node *doc = w->p->base->developed;

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n)) {
		const struct ctg_node *leaf;
		struct ctg_op *call;

		if (n->kind != CTG_NOTEREF || n->note.def != op->at)
			continue;
		leaf = leaf_of(n);
		call = CTG_NEW(w->arena, struct ctg_op);
		*call = *op;
		call->kind = CTG_OP_WORDS;
		call->at = call->to = leaf;
		call->call = n;
		call->off = call->end = place_of(w->arena, leaf, n);
		add(l, call, rank);
	}
}

static void add_note(struct ctg_work *w, struct entries *l,
	const struct ctg_op *op, size_t rank)
{
	struct ctg_op *words = CTG_NEW(w->arena, struct ctg_op);
	struct ctg_node *para = ctg_node_new(w->arena, CTG_PARA);
	struct ctg_node *call = ctg_node_new(w->arena, CTG_NOTEREF);

	call->note.def = (struct ctg_node *)op->now;
	ctg_node_append(para, call);
	*words = *op;
	words->kind = CTG_OP_WORDS;
	words->now = para;
	add(l, words, rank);
}

/* Calls among the words of an operation go with them. */
static void note_leaving(struct ctg_work *w, const struct ctg_op *op)
{
	struct ctg_flat *f = ctg_work_file(w, op->at);
	struct ctg_runs r = { .arena = w->arena };
	size_t at = 0, all = ctg_node_words(w->arena, op->at).n;
	bool whole = op->off == 0 && op->end == all;

	ctg_runs_read(&r, op->at);
	for (size_t i = 0; i < r.n && f; at += r.v[i++].text.n) {
		if (r.v[i].leaf->kind != CTG_NOTEREF ||
		    (r.v[i].leaf != op->call && !whole &&
		    (at <= op->off || at >= op->end)))
			continue;
		CTG_MORE(f->arena, f->leaving, f->n_leaving, f->leaving_room);
		f->leaving[f->n_leaving++] = r.v[i].leaf;
	}
}

static void collect(struct ctg_work *w, struct entries *l)
{
	const struct ctg_ops *ops = w->p->ops;

	for (size_t i = 0; i < ops->n; i++) {
		const struct ctg_op *op = &ops->v[i];

		if (ctg_front_takes(op))
			continue;
		if (op->kind == CTG_OP_NOTE && op->how == CTG_OP_ADD)
			add_note(w, l, op, i);
		else if (op->kind == CTG_OP_NOTE)
			drop_note(w, l, op, i);
		if (op->kind == CTG_OP_LABEL)
			op = label_as_words(w, op);
		else if (op->kind != CTG_OP_WORDS)
			continue;
		if (op && !cuts_value(w, op) && !hides_value(w, op) &&
		    !loses_note(w, op))
			add_around(l, op, i);
	}
}

static void sort(struct entry *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_leaf);
	for (size_t i = 0; i < n; i++)
		v[i].group = i > 0 && v[i - 1].op->at == v[i].op->at ?
			v[i - 1].group : v[i].rank;
	qsort(v, n, sizeof(*v), by_words);
}

void ctg_apply_words(struct ctg_work *w)
{
	struct entries l = { .arena = w->arena };
	struct entry *v;
	size_t n;

	collect(w, &l);
	v = l.v;
	n = l.n;
	for (size_t i = 0; i < n; i++)
		note_leaving(w, v[i].op);
	if (n > 0)
		sort(v, n);
	for (size_t i = 0, end; i < n; i = end) {
		const struct ctg_op **ops;

		for (end = i; end < n && v[end].group == v[i].group; end++)
			continue;
		ops = CTG_NEW_N(w->arena, const struct ctg_op *, end - i);
		for (size_t k = i; k < end; k++)
			ops[k - i] = v[k].op;
		ctg_apply_edit(w, ops, end - i);
	}
}
