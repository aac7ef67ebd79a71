/* SPDX-License-Identifier: Apache-2.0 */
/* Where the words that an act quotes stand in the base: as often as it says,
 * or else it is refused. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

static bool is_quotable(const struct ctg_node *n)
{
	return ctg_op_is_leaf(n) &&
		!(n->kind == CTG_CELL && n->cell.owner) &&
		!(n->kind == CTG_PARA && n->para.target);
}

struct ctg_node *ctg_leaf_next(const struct ctg_scope *s,
	const struct ctg_node *n)
{
	const struct ctg_node *top = s->at;
	struct ctg_node *at, *stop;

	while (top->parent)
		top = top->parent;
	stop = ctg_node_after(top, s->to);
	at = n ? ctg_node_after(top, n) : s->at;
	while (at && at != stop && !is_quotable(at))
		at = at->kind == CTG_CELL || ctg_kind_is_inline(at->kind) ?
			ctg_node_after(top, at) : ctg_node_next(top, at);
	return at == stop ? NULL : at;
}

static void find_in(struct ctg_hits *out, const struct ctg_scope *s,
	struct ctg_str words)
{
	struct ctg_arena *a = out->arena;
	struct ctg_node *n = ctg_leaf_next(s, NULL);

	for (; n; n = ctg_leaf_next(s, n)) {
		struct ctg_str text = ctg_node_words(a, n);
		struct ctg_stretch in = { 0, text.n }, *v;
		size_t found;

		if (s->phrase)
			in = s->in;
		found = ctg_quote_find(NULL, 0, a, text, in, words);
		v = CTG_NEW_N(a, struct ctg_stretch, found + 1);
		(void)ctg_quote_find(v, found, a, text, in, words);
		for (size_t i = 0; i < found; i++) {
			CTG_MORE(a, out->v, out->n, out->room);
			out->v[out->n++] = (struct ctg_hit){ n, v[i] };
		}
	}
}

/* « l'alinéa : « A » » is one whole. */
static void keep_whole(struct ctg_hits *h)
{
	size_t kept = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct ctg_str text = ctg_french_trim(ctg_node_words(h->arena,
			h->v[i].leaf));

		if (h->v[i].s.end - h->v[i].s.off >= text.n)
			h->v[kept++] = h->v[i];
	}
	h->n = kept;
}

/* « à la fin du premier alinéa, le signe : « . » » is the one there. */
static void keep_edge(struct ctg_hits *h, const struct ctg_scope *s,
	const struct ctg_reaches *where)
{
	size_t kept = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct ctg_hit *hit = &h->v[i];
		struct ctg_str text = ctg_node_words(h->arena, hit->leaf);
		size_t end = s->phrase ? s->in.end : ctg_french_rtrim(text).n;

		if ((!where->end || hit->s.end >= end) &&
		    (!where->start || hit->s.off <= (s->phrase ?
		    s->in.off : 0)))
			h->v[kept++] = *hit;
	}
	h->n = kept;
}

/* --- what cannot be found ------------------------------------------------- */

static struct ctg_str names(struct ctg_arena *a, const struct ctg_scopes *in)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < in->n && i < 3; i++) {
		ctg_buf_puts(&b, i ? ", " : "");
		ctg_buf_add(&b, ctg_scope_name(a, &in->v[i]));
	}
	return ctg_buf_str(&b);
}

static struct ctg_str shortened(struct ctg_arena *a, struct ctg_str s)
{
	size_t n = 0, len;

	if (s.n <= 160)
		return s;
	while (n < 150) {
		(void)ctg_utf8_next(ctg_str_skip(s, n), &len);
		n += len;
	}
	return ctg_strf(a, "%.*s…", STR_ARG(ctg_str_head(s, n)));
}

static void report_missing(struct ctg_reading *r, const struct ctg_scopes *in,
	struct ctg_str words)
{
	struct ctg_str near = ctg_nearest(r->arena, in, words);

	if (near.n > 0)
		ctg_reading_report(r, "A704", "citation introuvable\u00a0: "
			"«\u00a0%.*s\u00a0» n'est pas dans %.*s\u202f; le "
			"texte le plus proche est «\u00a0%.*s\u00a0»",
			STR_ARG(shortened(r->arena, words)),
			STR_ARG(names(r->arena, in)),
			STR_ARG(shortened(r->arena, near)));
	else
		ctg_reading_report(r, "A704", "citation introuvable\u00a0: "
			"«\u00a0%.*s\u00a0» n'est pas dans %.*s",
			STR_ARG(shortened(r->arena, words)),
			STR_ARG(names(r->arena, in)));
}

static void report_several(struct ctg_reading *r, const struct ctg_hits *h,
	struct ctg_str words)
{
	struct ctg_buf b = { .arena = r->arena };

	for (size_t i = 0; i < h->n && i < 4; i++) {
		struct ctg_scope s = { h->v[i].leaf, h->v[i].leaf, false,
			{ 0, 0 } };

		ctg_buf_puts(&b, i ? "\u202f; " : "");
		ctg_buf_add(&b, ctg_scope_name(r->arena, &s));
	}
	if (h->n > 4)
		ctg_buf_puts(&b, "\u202f; …");
	ctg_reading_report(r, "A705", "citation ambiguë\u00a0: "
		"«\u00a0%.*s\u00a0» s'y trouve %zu fois\u00a0: %.*s",
		STR_ARG(shortened(r->arena, words)), h->n,
		STR_ARG(ctg_buf_str(&b)));
}

/* --- which of them -------------------------------------------------------- */

static void pick(struct ctg_hits *h, size_t i)
{
	h->v[0] = h->v[i];
	h->n = 1;
}

/* Keeps the ones that are meant; false when that is not certain. */
static bool choose(struct ctg_reading *r, struct ctg_hits *h,
	const struct ctg_times *t, const struct ctg_scopes *in,
	struct ctg_str words)
{
	if (h->n == 0) {
		report_missing(r, in, words);
		return false;
	}
	if (t->all)
		return true;
	if (t->last || (t->rank > 0 && t->rank <= h->n)) {
		pick(h, t->last ? h->n - 1 : t->rank - 1);
		return true;
	}
	if (t->rank == 0 && (t->count ? t->count : 1) == h->n)
		return true;
	if (t->rank > 0 || t->count > 0) {
		ctg_reading_report(r, "A704", "citation introuvable\u00a0: "
			"«\u00a0%.*s\u00a0» est %zu fois dans %.*s",
			STR_ARG(shortened(r->arena, words)), h->n,
			STR_ARG(names(r->arena, in)));
		return false;
	}
	report_several(r, h, words);
	return false;
}

static bool is_said(const struct ctg_times *t)
{
	return t->count || t->rank || t->last || t->all;
}

/* « (deux fois) » stands anywhere in the sentence. */
static const struct ctg_times *times_of(const struct ctg_clause *c,
	const struct ctg_term *t)
{
	return is_said(&t->times) ? &t->times : c->nterms > 1 &&
		is_said(&c->term[1].times) ? &c->term[1].times : &c->times;
}

bool ctg_hits_find(struct ctg_hits *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_term *t,
	const struct ctg_cited *cited, const struct ctg_scopes *in)
{
	for (size_t i = 0; i < in->n; i++) {
		struct ctg_scopes one = { NULL, &in->v[i], 1, 1 };
		struct ctg_hits h = { .arena = r->arena };

		find_in(&h, &in->v[i], cited->words);
		if (t->noun == CTG_NOUN_ALINEA)
			keep_whole(&h);
		keep_edge(&h, &in->v[i], &c->where);
		if (!choose(r, &h, times_of(c, t), &one, cited->words))
			return false;
		for (size_t k = 0; k < h.n; k++) {
			CTG_MORE(out->arena, out->v, out->n, out->room);
			out->v[out->n++] = h.v[k];
		}
	}
	return true;
}
