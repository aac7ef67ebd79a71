/* SPDX-License-Identifier: Apache-2.0 */
/* Visas: their value is Markdown, without « Vu » and the last sign. */
#include "avenant/front_apply.h"

#include "avenant/front_line.h"
#include "avenant/runs.h"
#include "base/buf.h"
#include "model/french.h"
#include "render/markdown.h"

/* A variable of the visa stays one: a word of ours holds its place. */
#define HOLDER	"ctgvaleur%zufin"

struct holders {
	struct ctg_str *vars;
	size_t n;
};

static void hold(struct ctg_arena *a, struct ctg_runs *r, struct holders *h)
{
	h->vars = CTG_NEW_N(a, struct ctg_str, r->n);
	for (size_t i = 0; i < r->n; i++) {
		struct ctg_run *run = &r->v[i];

		if (run->var.n > 0 && !ctg_str_starts(run->var,
		    STR("visas."))) {
			h->vars[h->n] = run->var;
			run->text = ctg_strf(a, HOLDER, h->n++);
		}
		run->var = (struct ctg_str){ 0 };
	}
}

static struct ctg_str release(struct ctg_arena *a, struct ctg_str s,
	const struct holders *h)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < h->n; i++) {
		struct ctg_str mark = ctg_strf(a, HOLDER, i);
		size_t at = ctg_str_find(s, mark);

		ctg_buf_add(&b, ctg_str_head(s, at));
		ctg_buf_printf(&b, "{{ %.*s }}", STR_ARG(h->vars[i]));
		s = ctg_str_skip(s, at + mark.n);
	}
	ctg_buf_add(&b, s);
	return ctg_buf_str(&b);
}

/* The value that prints this alinéa. */
static struct ctg_str value_of(struct ctg_arena *a,
	const struct ctg_node *para)
{
	struct ctg_str words = ctg_node_words(a, para);
	struct ctg_str kept = ctg_line_cut_visa(words);
	size_t off = (size_t)(kept.p - words.p);
	struct ctg_runs all = { .arena = a }, r = { .arena = a };
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);
	struct ctg_node *p = ctg_node_new(a, CTG_PARA);
	struct ctg_buf b = { .arena = a };
	struct holders h = { 0 };

	ctg_runs_read(&all, para);
	ctg_runs_cut(&r, &all, off, off + kept.n);
	hold(a, &r, &h);
	ctg_node_append(doc, p);
	ctg_runs_write(p, a, &r);
	ctg_markdown_write(&b, doc);
	return release(a, ctg_str_trim(ctg_buf_str(&b)), &h);
}

static size_t rank_of(const struct ctg_node *para)
{
	size_t i = 0;

	while ((para = para->prev))
		i++;
	return i;
}

void ctg_front_do_visa(struct ctg_wanted *w, const struct ctg_front_leaf *l)
{
	const struct ctg_node *leaf = l->leaf;
	size_t i = rank_of(leaf);

	/* From the end, for the bytes are those of the base. */
	for (size_t k = l->n; k-- > 0;)
		leaf = ctg_runs_splice(w->arena, leaf, l->v[k]->off,
			l->v[k]->end, l->v[k]->now);
	(void)ctg_want_set(w, &w->c.visas[i], value_of(w->arena, leaf),
		ctg_strf(w->arena, "visas (n° %zu)", i + 1));
}

bool ctg_front_are_visas(const struct ctg_node *blocks)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	bool all = blocks && blocks->first;

	for (const struct ctg_node *n = all ? blocks->first : NULL; n && all;
	     n = n->next) {
		struct ctg_str s = ctg_node_words(&a, n);

		s = ctg_french_ltrim(s);
		all = n->kind == CTG_PARA && ctg_french_cut(&s, "vu");
	}
	ctg_arena_release(&a);
	return all;
}

static void add_all(struct ctg_wanted *w, const struct ctg_node *from,
	size_t gap, bool before)
{
	for (; from; from = from->next) {
		struct ctg_value *v = CTG_NEW(w->arena, struct ctg_value);

		v->s = value_of(w->arena, from);
		v->col = 1;
		ctg_want_add(w, &w->visas, gap, before, v);
	}
}

/* Those that are replaced keep their place in the list, as far as there are
 * others. */
static void replace(struct ctg_wanted *w, size_t from, size_t to,
	const struct ctg_node *now)
{
	for (; from <= to; from++) {
		if (!now) {
			ctg_want_remove(&w->visas, from);
			continue;
		}
		(void)ctg_want_set(w, &w->c.visas[from],
			value_of(w->arena, now), ctg_strf(w->arena,
			"visas (n° %zu)", from + 1));
		now = now->next;
	}
	add_all(w, now, to + 1, false);
}

void ctg_front_do_visas(struct ctg_wanted *w, const struct ctg_op *op)
{
	const struct ctg_node *now = op->now ? op->now->first : NULL;
	size_t n = w->base->convention.nvisas;
	bool inside = op->at->kind == CTG_PARA;
	size_t from = inside ? rank_of(op->at) : 0;
	size_t to = inside && op->to ? rank_of(op->to) : inside ? from : n - 1;

	for (const struct ctg_node *k = now; k; k = k->next)
		if (k->kind != CTG_PARA) {
			(void)ctg_want_refuse(w, "A747", "un visa est un "
				"alinéa, sans liste ni tableau");
			return;
		}
	if (op->how != CTG_OP_ADD)
		replace(w, from, to, op->how == CTG_OP_REMOVE ? NULL : now);
	else if (!inside)
		add_all(w, now, op->side == CTG_OP_FIRST ? 0 : n, false);
	else
		add_all(w, now, op->side == CTG_OP_BEFORE ? from : to + 1,
			op->side == CTG_OP_BEFORE);
}
