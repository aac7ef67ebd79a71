/* SPDX-License-Identifier: Apache-2.0 */
/* Which operations are on words of files, leaf by leaf. */
#include "avenant/applying.h"

#include "avenant/apply_front.h"
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

static size_t collect(struct ctg_work *w, struct entry *v)
{
	const struct ctg_ops *ops = w->p->ops;
	size_t n = 0;

	for (size_t i = 0; i < ops->n; i++) {
		const struct ctg_op *op = &ops->v[i];

		if (ctg_front_takes(op))
			continue;
		if (op->kind == CTG_OP_LABEL)
			op = label_as_words(w, op);
		else if (op->kind != CTG_OP_WORDS)
			continue;
		if (op && !cuts_value(w, op))
			v[n++] = (struct entry){ op, i, 0 };
	}
	return n;
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
	struct entry *v = CTG_NEW_N(w->arena, struct entry, w->p->ops->n);
	size_t n = collect(w, v);

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
