/* SPDX-License-Identifier: Apache-2.0 */
/* Words that an act quotes: found in the base, and changed. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

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
static void replace_blocks(struct ctg_reading *r, const struct ctg_hit *h,
	const struct ctg_cited *now)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_BLOCKS, now ?
		CTG_OP_REPLACE : CTG_OP_REMOVE);

	op->at = op->to = h->leaf;
	op->now = now ? ctg_cited_blocks(r->arena, now) : NULL;
}

static bool is_whole(struct ctg_arena *a, const struct ctg_hit *h)
{
	return h->s.off == 0 && h->s.end == ctg_node_words(a, h->leaf).n &&
		h->leaf->kind == CTG_PARA;
}

static bool is_sign(unsigned c)
{
	return c < 0x80 ? c && strchr(".;:,!?", (int)c) : c == 0x2026;
}

static bool is_lone_sign(struct ctg_str s)
{
	size_t len;

	return s.n > 0 && is_sign(ctg_utf8_next(s, &len)) && len == s.n;
}

/* A full stop that becomes « ; » takes a space before it. */
static bool parts_sign(struct ctg_arena *a, const struct ctg_hit *h,
	struct ctg_str now)
{
	struct ctg_str text = ctg_node_words(a, h->leaf);
	struct ctg_str old = ctg_str_skip(ctg_str_head(text, h->s.end),
		h->s.off), before = ctg_str_head(text, h->s.off);

	return is_lone_sign(old) && is_lone_sign(now) &&
		!ctg_quote_needs_space(before, old) &&
		ctg_quote_needs_space(before, now);
}

/* « sont mis en caractères gras » */
static void change_look(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_hit *h)
{
	unsigned look = c->doing == CTG_DO_STRONG || c->doing == CTG_DO_WEAK ?
		CTG_RUN_STRONG : CTG_RUN_EMPH;
	bool on = c->doing == CTG_DO_STRONG || c->doing == CTG_DO_EMPH;
	struct ctg_runs all = { .arena = r->arena }, runs = all;
	struct ctg_node *now = ctg_node_new(r->arena, CTG_PARA);

	ctg_runs_read(&all, h->leaf);
	ctg_runs_cut(&runs, &all, h->s.off, h->s.end);
	for (size_t i = 0; i < runs.n; i++)
		runs.v[i].look = on ? runs.v[i].look | look :
			runs.v[i].look & ~look;
	ctg_runs_write(now, r->arena, &runs);
	ctg_put_words(r, CTG_OP_REPLACE, h->leaf, h->s)->now = now;
}

/* A note of its own, whatever others say. */
static void add_note(struct ctg_reading *r, const struct ctg_hit *h,
	const struct ctg_cited *said)
{
	struct ctg_node *note = ctg_node_new(r->arena, CTG_NOTE);
	struct ctg_node *para = ctg_cited_inlines(r->arena, said, false,
		false);
	struct ctg_op *op;

	if (said->blocks && !ctg_cited_alone(said)) {
		ctg_reading_report(r, "A706", "une note tient en un alinéa");
		return;
	}
	ctg_node_append(note, para);
	op = ctg_reading_add(r, CTG_OP_NOTE, CTG_OP_ADD);
	op->at = op->to = op->by = h->leaf;
	op->off = op->end = h->s.end;
	op->now = note;
}

static bool is_plain(struct ctg_reading *r, const struct ctg_node *words)
{
	struct ctg_runs runs = { .arena = r->arena };

	ctg_runs_read(&runs, words);
	return !ctg_runs_have_look(&runs);
}

/* Words that are quoted without their look, and become others so quoted,
 * leave it to them: bold, a link. */
static struct ctg_node *keep_look(struct ctg_reading *r,
	const struct ctg_hit *h, const struct ctg_cited *old,
	struct ctg_node *now)
{
	struct ctg_runs all = { .arena = r->arena }, was = all, is = all;
	struct ctg_node *out = ctg_node_new(r->arena, now->kind);

	ctg_runs_read(&all, h->leaf);
	ctg_runs_cut(&was, &all, h->s.off, h->s.end);
	if (!old || !ctg_runs_one_look(&was) || !ctg_runs_have_look(&was) ||
	    !is_plain(r, now) || !is_plain(r, ctg_cited_inlines(r->arena, old,
	    false, false)))
		return now;
	ctg_runs_read(&is, now);
	for (size_t i = 0; i < is.n; i++) {
		is.v[i].look = was.v[0].look;
		is.v[i].link = was.v[0].link;
	}
	ctg_runs_write(out, r->arena, &is);
	return out;
}

static void change(struct ctg_reading *r, const struct ctg_clause *c,
	const struct ctg_hit *h, const struct ctg_cited *old,
	const struct ctg_cited *now)
{
	switch (c->doing) {
	case CTG_DO_NOTE:
		add_note(r, h, c->unit);
		return;
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
	case CTG_DO_STRONG:
	case CTG_DO_EMPH:
	case CTG_DO_WEAK:
	case CTG_DO_ROMAN:
		change_look(r, c, h);
		return;
	default:
		if (now->blocks && !ctg_cited_alone(now))
			replace_blocks(r, h, now);
		else
			ctg_put_words(r, CTG_OP_REPLACE, h->leaf, h->s)->now =
				keep_look(r, h, old, ctg_cited_inlines(
				r->arena, now, parts_sign(r->arena, h,
				now->words), false));
	}
}

static bool may_change(struct ctg_reading *r, const struct ctg_hit *h,
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
		struct ctg_hits h = { .arena = r->arena };

		if (old->v[i]->blocks && !ctg_cited_alone(old->v[i]) &&
		    (c->doing == CTG_DO_REPLACE ||
		    c->doing == CTG_DO_DELETE)) {
			ctg_read_passage(r, old->v[i], with, in);
			continue;
		}
		if (!ctg_hits_find(&h, r, c, old, old->v[i], in))
			continue;
		for (size_t k = 0; k < h.n; k++)
			if (may_change(r, &h.v[k], with))
				change(r, c, &h.v[k], old->v[i], with);
	}
}

/* --- at the end ----------------------------------------------------------- */

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

		if (c->where.start && leaf && leaf->kind == CTG_HEADING &&
		    leaf != s->at)
			leaf = ctg_leaf_next(s, leaf);
		while (!c->where.start && (next = ctg_leaf_next(s, next)))
			leaf = next;
		/* Which cell, nobody says. */
		if (!leaf || (now->blocks && !ctg_cited_alone(now)) ||
		    (leaf->kind == CTG_CELL && leaf != s->at)) {
			ctg_reading_report(r, "A706", "ces mots ne peuvent "
				"pas compléter %.*s", STR_ARG(ctg_scope_name(
				r->arena, s)));
			continue;
		}
		if (c->where.start) {
			ctg_add_words(r, leaf, s->phrase ? s->in.off : 0, now,
				false);
			continue;
		}
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
