/* SPDX-License-Identifier: Apache-2.0 */
/* Words that an act quotes: found in the base, and changed. */
#include "avenant/reading.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

struct hit {
	struct ctg_node *leaf;
	struct ctg_stretch s;
	size_t scope;
};

struct hits {
	struct ctg_arena *arena;
	struct hit *v;
	size_t n, room;
};

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

static void find_in(struct hits *out, const struct ctg_scope *s, size_t scope,
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
			out->v[out->n++] = (struct hit){ n, v[i], scope };
		}
	}
}

/* « l'alinéa : « A » » is one whole. */
static void keep_whole(struct hits *h)
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

static void report_several(struct ctg_reading *r, const struct hits *h,
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

static void pick(struct hits *h, size_t i)
{
	h->v[0] = h->v[i];
	h->n = 1;
}

/* Keeps the ones that are meant; false when that is not certain. */
static bool choose(struct ctg_reading *r, struct hits *h,
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

static bool find(struct hits *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_term *t,
	const struct ctg_cited *cited, const struct ctg_scopes *in)
{
	for (size_t i = 0; i < in->n; i++) {
		struct ctg_scopes one = { NULL, &in->v[i], 1, 1 };
		struct hits h = { .arena = r->arena };

		find_in(&h, &in->v[i], i, cited->words);
		if (t->noun == CTG_NOUN_ALINEA)
			keep_whole(&h);
		if (!choose(r, &h, times_of(c, t), &one, cited->words))
			return false;
		for (size_t k = 0; k < h.n; k++) {
			CTG_MORE(out->arena, out->v, out->n, out->room);
			out->v[out->n++] = h.v[k];
		}
	}
	return true;
}

/* --- operations ----------------------------------------------------------- */

struct ctg_op *ctg_put_words(struct ctg_reading *r, enum ctg_op_how how,
	struct ctg_node *leaf, struct ctg_stretch s)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_WORDS, how);

	op->at = op->to = leaf;
	op->off = s.off;
	op->end = s.end;
	return op;
}

void ctg_add_words(struct ctg_reading *r, struct ctg_node *leaf, size_t at,
	const struct ctg_cited *c, bool after)
{
	struct ctg_str text = ctg_node_words(r->arena, leaf);
	struct ctg_op *op = ctg_put_words(r, CTG_OP_ADD, leaf,
		(struct ctg_stretch){ at, at });

	op->now = ctg_cited_inlines(r->arena, c,
		after && ctg_quote_needs_space(ctg_str_head(text, at),
			c->words),
		!after && ctg_quote_needs_space(c->words,
			ctg_str_skip(text, at)));
}

void ctg_remove_words(struct ctg_reading *r, struct ctg_node *leaf,
	struct ctg_stretch s)
{
	struct ctg_str text = ctg_node_words(r->arena, leaf);
	struct ctg_scope all = { .at = leaf, .to = leaf };

	s = ctg_quote_removed(text, s);
	if (s.off == 0 && s.end == text.n && leaf->kind != CTG_CELL)
		ctg_reading_report(r, "A706", "il ne resterait rien\u00a0: "
			"dites que %.*s est supprimé", STR_ARG(ctg_scope_name(
			r->arena, &all)));
	else
		ctg_put_words(r, CTG_OP_REMOVE, leaf, s);
}

/* Several alinéas of the base, quoted whole, become others. */
static void replace_blocks(struct ctg_reading *r, const struct hit *h,
	const struct ctg_cited *now)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_BLOCKS, now ?
		CTG_OP_REPLACE : CTG_OP_REMOVE);

	op->at = op->to = h->leaf;
	op->now = now ? ctg_cited_blocks(r->arena, now) : NULL;
}

static bool is_whole(struct ctg_arena *a, const struct hit *h)
{
	return h->s.off == 0 && h->s.end == ctg_node_words(a, h->leaf).n &&
		h->leaf->kind == CTG_PARA;
}

static void change(struct ctg_reading *r, const struct ctg_clause *c,
	const struct hit *h, const struct ctg_cited *now)
{
	switch (c->doing) {
	case CTG_DO_AFTER:
		ctg_add_words(r, h->leaf, h->s.end, now, true);
		return;
	case CTG_DO_BEFORE:
		ctg_add_words(r, h->leaf, h->s.off, now, false);
		return;
	case CTG_DO_DELETE:
		if (c->term[0].noun == CTG_NOUN_ALINEA && is_whole(r->arena,
		    h))
			replace_blocks(r, h, NULL);
		else
			ctg_remove_words(r, h->leaf, h->s);
		return;
	default:
		if (now->blocks && !ctg_cited_alone(now))
			replace_blocks(r, h, now);
		else
			ctg_put_words(r, CTG_OP_REPLACE, h->leaf, h->s)->now =
				ctg_cited_inlines(r->arena, now, false, false);
	}
}

static bool may_change(struct ctg_reading *r, const struct hit *h,
	const struct ctg_cited *now)
{
	if (!now || !now->blocks || ctg_cited_alone(now) ||
	    is_whole(r->arena, h))
		return true;
	ctg_reading_report(r, "A706", "plusieurs alinéas ne peuvent pas "
		"prendre la place de quelques mots d'un autre");
	return false;
}

/* The words quoted first, once for each place; the new ones are one for all,
 * or one for each. */
static void change_terms(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scopes *in)
{
	const struct ctg_term *old = &c->term[0], *now = &c->term[1];

	if (c->doing == CTG_DO_EACH && old->n != now->n) {
		ctg_reading_report(r, "A707", "%zu textes à remplacer, %zu "
			"pour prendre leur place", old->n, now->n);
		return;
	}
	for (size_t i = 0; i < old->n; i++) {
		const struct ctg_cited *with = c->doing == CTG_DO_EACH ?
			now->v[i] : c->nterms > 1 ? now->v[0] : NULL;
		struct hits h = { .arena = r->arena };

		if (!find(&h, r, c, old, old->v[i], in))
			continue;
		for (size_t k = 0; k < h.n; k++)
			if (may_change(r, &h.v[k], with))
				change(r, c, &h.v[k], with);
	}
}

/* --- at the end ----------------------------------------------------------- */

static bool is_sign(unsigned c)
{
	return c < 0x80 ? c && strchr(".;:,!?", (int)c) : c == 0x2026;
}

static bool ends_with_sign(struct ctg_str s)
{
	size_t len;

	s = ctg_french_rtrim(s);
	return s.n > 0 && is_sign(ctg_utf8_last(s, &len));
}

/* « complété par les mots : « , sauf le mardi » » comes before the full
 * stop; see forms of the writer. */
static size_t end_of(struct ctg_str text, struct ctg_str words)
{
	size_t len, end = ctg_french_rtrim(text).n;
	unsigned first = ctg_utf8_next(ctg_french_ltrim(words), &len);

	if (!ends_with_sign(text) || ends_with_sign(words) ||
	    !(first == ',' || (ctg_utf8_is_letter(first) &&
	    !ctg_utf8_is_upper(first))))
		return text.n;
	(void)ctg_utf8_last(ctg_str_head(text, end), &len);
	return ctg_french_rtrim(ctg_str_head(text, end - len)).n;
}

static void complete(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_scopes *in)
{
	const struct ctg_cited *now = c->term[0].v[0];

	if (!c->term[0].named && ends_with_sign(now->words)) {
		ctg_reading_report(r, "A703", "cible non résolue\u00a0: "
			"l'acte ne dit pas s'il ajoute des mots, une phrase "
			"ou un alinéa");
		return;
	}
	for (size_t i = 0; i < in->n; i++) {
		const struct ctg_scope *s = &in->v[i];
		struct ctg_node *leaf = ctg_leaf_next(s, NULL), *next = leaf;
		struct ctg_str text;

		if (!leaf || (now->blocks && !ctg_cited_alone(now))) {
			ctg_reading_report(r, "A706", "ces mots ne peuvent "
				"pas compléter %.*s", STR_ARG(ctg_scope_name(
				r->arena, s)));
			continue;
		}
		if (c->where.start) {
			if (leaf->kind == CTG_HEADING && leaf != s->at)
				leaf = ctg_leaf_next(s, leaf);
			if (leaf)
				ctg_add_words(r, leaf, s->phrase ? s->in.off :
					0, now, false);
			continue;
		}
		while ((next = ctg_leaf_next(s, next)))
			leaf = next;
		text = ctg_node_words(r->arena, leaf);
		if (s->phrase)
			text = ctg_str_head(text, s->in.end);
		ctg_add_words(r, leaf, end_of(text, now->words), now, true);
	}
}

void ctg_read_words(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 };
	bool apart = c->doing != CTG_DO_COMPLETE && c->term[0].where.n > 0;

	if (!ctg_clause_scopes(&in, r, c, apart ? &c->term[0].where :
	    &c->target[0]))
		return;
	if (c->doing == CTG_DO_COMPLETE)
		complete(r, c, &in);
	else
		change_terms(r, c, &in);
}
