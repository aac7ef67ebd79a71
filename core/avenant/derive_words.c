/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a leaf that changed, as few and as readable as can be. */
#include "avenant/deriving.h"

#include "avenant/quote.h"
#include "avenant/runs.h"
#include "base/utf8.h"
#include "diff/token.h"

#include <stdlib.h>

/* Beyond, the alinéa reads better whole; so does a line that is made of
 * values, sooner. */
#define EDITS_MAX	8
#define EDITS_OF_VALUES	3
/* Changes are one when no more words stand between; when they are many, a
 * few more. */
#define GAP		1
#define GAP_OF_MANY	3
#define MANY		3

/* A run of the marked leaf, and where it stands in each version. */
struct piece {
	struct ctg_run run;
	enum ctg_mark mark;
	size_t old, now;		/* where it begins */
	bool value;			/* in one that changes as a whole */
	bool edited;
	bool note;			/* told of the note */
};

struct edit {
	size_t from, to;		/* pieces */
};

/* Where pieces of one version end, rising. */
struct cuts {
	size_t *v;
	size_t n;
};

struct leaf {
	struct ctg_arena *arena;
	const struct ctg_match *match;
	struct ctg_runs base, target;
	struct ctg_stretch *sentences;
	size_t nsentences;
	struct cuts cuts[2];		/* of the base, of the target */
	struct piece *v;
	size_t n, room;
	size_t old, now;		/* lengths */
	struct edit *edits;
	size_t nedits;
	size_t nnotes;			/* that come or go by themselves */
};

/* The call of a note that both versions have is that of the other one,
 * whatever the note now says: that is told of the note. */
static void take_note(const struct ctg_deriving *d, struct ctg_run *run)
{
	const struct ctg_match *m = run->leaf->kind == CTG_NOTEREF ?
		ctg_deriving_find(d, run->leaf->note.def) : NULL;
	struct ctg_node *call;

	if (!m)
		return;
	call = ctg_node_new(d->arena, CTG_NOTEREF);
	call->note.def = (struct ctg_node *)m->now;
	run->leaf = call;
}

bool ctg_leaf_same(const struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_runs r = { .arena = d->arena }, s = { .arena = d->arena };

	ctg_runs_read(&r, x);
	ctg_runs_read(&s, y);
	for (size_t i = 0; i < r.n; i++)
		take_note(d, &r.v[i]);
	return ctg_runs_same(&r, &s);
}

/* --- pieces --------------------------------------------------------------- */

static void add(struct leaf *l, struct ctg_run run, enum ctg_mark mark)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = (struct piece){ .run = run, .mark = mark,
		.old = l->old, .now = l->now };
	if (mark != CTG_INSERTED)
		l->old += run.text.n;
	if (mark != CTG_DELETED)
		l->now += run.text.n;
}

static enum ctg_mark mark_of(const struct ctg_node *n,
	const struct ctg_node *leaf)
{
	for (; n != leaf; n = n->parent)
		if (n->delta && n->delta->mark != CTG_KEPT)
			return n->delta->mark;
	return CTG_KEPT;
}

/* --- where values and sentences end -------------------------------------- */

static bool in_value(const struct ctg_node *leaf, const struct ctg_runs *r,
	size_t at)
{
	size_t end = 0;

	for (size_t i = 0; i < r->n; i++) {
		end += r->v[i].text.n;
		if (end > at)
			return ctg_run_is_solid(leaf, r->v[i].var);
	}
	return false;
}

static int by_place(const void *p, const void *q)
{
	const size_t *x = p, *y = q;

	return *x < *y ? -1 : *x > *y;
}

static void find_cuts(struct leaf *l, struct cuts *c,
	const struct ctg_node *leaf, const struct ctg_runs *r,
	const struct ctg_stretch *sentences, size_t n)
{
	size_t end = 0;

	c->v = CTG_NEW_N(l->arena, size_t, 2 * (r->n + n) + 1);
	for (size_t i = 0; i < r->n; i++) {
		if (ctg_run_is_solid(leaf, r->v[i].var)) {
			c->v[c->n++] = end;
			c->v[c->n++] = end + r->v[i].text.n;
		}
		end += r->v[i].text.n;
	}
	for (size_t i = 0; i < n; i++) {
		c->v[c->n++] = sentences[i].off;
		c->v[c->n++] = sentences[i].end;
	}
	qsort(c->v, c->n, sizeof(*c->v), by_place);
}

/* How much of n bytes goes before the next cut. */
static size_t up_to_cut(const struct cuts *c, size_t at, size_t n)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i] > at)
			return c->v[i] - at < n ? c->v[i] - at : n;
	return n;
}

static void add_run(struct leaf *l, struct ctg_run run, enum ctg_mark mark)
{
	struct ctg_str rest = run.text;

	if (rest.n == 0 || run.leaf->kind != CTG_TEXT) {
		add(l, run, mark);
		return;
	}
	while (rest.n > 0) {
		size_t n = rest.n;

		if (mark != CTG_INSERTED)
			n = up_to_cut(&l->cuts[0], l->old, n);
		if (mark != CTG_DELETED)
			n = up_to_cut(&l->cuts[1], l->now, n);
		run.text = ctg_str_head(rest, n);
		add(l, run, mark);
		rest = ctg_str_skip(rest, n);
	}
}

static void read_pieces(struct leaf *l)
{
	struct ctg_runs marked = { .arena = l->arena };

	l->base.arena = l->target.arena = l->arena;
	ctg_runs_read(&marked, l->match->marked);
	ctg_runs_read(&l->base, l->match->old);
	ctg_runs_read(&l->target, l->match->now);
	l->nsentences = ctg_quote_sentences(&l->sentences, l->arena,
		ctg_runs_words(l->arena, &l->base));
	find_cuts(l, &l->cuts[0], l->match->old, &l->base, l->sentences,
		l->nsentences);
	find_cuts(l, &l->cuts[1], l->match->now, &l->target, NULL, 0);
	for (size_t i = 0; i < marked.n; i++)
		add_run(l, marked.v[i], mark_of(marked.v[i].leaf,
			l->match->marked));
}

/* --- edits ---------------------------------------------------------------- */

static void mark_edited(struct leaf *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct piece *p = &l->v[i];

		p->edited = p->mark != CTG_KEPT && !p->note;
		p->value = p->run.text.n > 0 && ((p->mark != CTG_INSERTED &&
			in_value(l->match->old, &l->base,
			p->old)) ||
			(p->mark != CTG_DELETED &&
			in_value(l->match->now, &l->target,
			p->now)));
	}
}

/* Whether a note of one version is called once, and is not in the other. */
static bool is_lone_note(const struct ctg_deriving *d,
	const struct ctg_node *root, const struct ctg_node *def)
{
	size_t calls = 0;

	for (size_t i = 0; i < d->n; i++)
		if (d->matches[i].old == def || d->matches[i].now == def)
			return false;
	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		calls += n->kind == CTG_NOTEREF && n->note.def == def;
	return calls == 1;
}

/* It can be quoted in a sentence. */
static bool is_short_note(const struct ctg_node *def)
{
	const struct ctg_node *p = def->first;

	if (!p || p->next || p->kind != CTG_PARA || !p->first)
		return false;
	for (const struct ctg_node *n = p->first; n; n = ctg_node_next(p, n))
		if (n->kind != CTG_TEXT && n->kind != CTG_SOFTBREAK &&
		    n->kind != CTG_STRONG && n->kind != CTG_EMPH &&
		    n->kind != CTG_LINK)
			return false;
	return true;
}

static bool is_kept(const struct leaf *l, size_t i)
{
	return i >= l->n || l->v[i].mark == CTG_KEPT;
}

/* One that comes is told after words that stay, one that goes beside some. */
static bool stands_by(const struct leaf *l, size_t i)
{
	if (l->v[i].mark == CTG_DELETED)
		return is_kept(l, i - 1) || is_kept(l, i + 1);
	return is_kept(l, i - 1) && (i + 1 == l->n ||
		l->v[i + 1].mark != CTG_INSERTED);
}

/* Calls of notes that come or go by themselves: the note is told, not the
 * words around. */
static void find_notes(const struct ctg_deriving *d, struct leaf *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct piece *p = &l->v[i];
		const struct ctg_node *def = p->run.leaf->kind ==
			CTG_NOTEREF ? p->run.leaf->note.def : NULL;
		bool comes = p->mark == CTG_INSERTED;
		const struct ctg_text *in = comes ? d->now->text :
			d->old->text;

		if (!def || p->mark == CTG_KEPT || i == 0 ||
		    !stands_by(l, i) ||
		    !is_lone_note(d, in->developed, def) ||
		    (comes && !is_short_note(def)))
			continue;
		p->note = true;
		l->nnotes++;
	}
}

static void emit_notes(struct ctg_deriving *d, const struct leaf *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct piece *p = &l->v[i];
		const struct ctg_node *def = p->run.leaf->note.def;
		struct ctg_op *op;

		if (!p->note)
			continue;
		op = ctg_ops_add(d->out, CTG_OP_NOTE, p->mark ==
			CTG_INSERTED ? CTG_OP_ADD : CTG_OP_REMOVE);
		op->at = op->to = p->mark == CTG_INSERTED ? l->match->old :
			def;
		op->by = l->match->old;
		op->off = op->end = p->old;
		op->now = p->mark == CTG_INSERTED ? def : NULL;
	}
}

/* What a value prints changes as a whole. */
static void widen_values(struct leaf *l)
{
	for (size_t i = 0, end; i < l->n; i = end + 1) {
		bool changes = false;

		for (end = i; end < l->n && l->v[end].value; end++)
			changes = changes || l->v[end].edited;
		for (size_t k = i; changes && k < end; k++)
			l->v[k].edited = true;
	}
}

/* A sentence of which more than half becomes something else is said whole. */
static void widen_sentences(struct leaf *l)
{
	for (size_t s = 0; l->nsentences > 1 && s < l->nsentences; s++) {
		struct ctg_stretch x = l->sentences[s];
		size_t gone = 0, come = 0;

		for (size_t i = 0; i < l->n; i++) {
			const struct piece *p = &l->v[i];

			if (p->old < x.off || p->old >= x.end)
				continue;
			gone += p->mark == CTG_DELETED ? p->run.text.n : 0;
			come += p->mark == CTG_INSERTED ? p->run.text.n : 0;
		}
		if (2 * gone <= x.end - x.off || come == 0)
			continue;
		for (size_t i = 0; i < l->n; i++)
			if (l->v[i].mark != CTG_INSERTED &&
			    l->v[i].old >= x.off && l->v[i].old < x.end)
				l->v[i].edited = true;
	}
}

static bool is_edited(const struct piece *p)
{
	return p->edited;
}

static size_t count_words(struct ctg_str s)
{
	size_t n = 0, len;

	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);
		bool word = ctg_utf8_is_letter(c) ||
			ctg_is_digit((char)(c < 0x80 ? c : ' '));

		n += word;
		s = ctg_str_skip(s, word ? ctg_token_word(s) : len);
	}
	return n;
}

/* « de », « et la », a comma between two changes are part of one. */
static bool is_short(const struct leaf *l, size_t from, size_t to,
	size_t gap)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++) {
		if (l->v[i].note)
			return false;
		words += count_words(l->v[i].run.text);
	}
	return words <= gap;
}

static void find_edits(struct leaf *l, size_t gap)
{
	size_t i = 0;

	l->edits = CTG_NEW_N(l->arena, struct edit, l->n + 1);
	l->nedits = 0;
	while (i < l->n) {
		struct edit *last = l->nedits ? &l->edits[l->nedits - 1] :
			NULL;
		size_t from = i;
		bool value = l->v[i].value;

		if (!is_edited(&l->v[i])) {
			i++;
			continue;
		}
		while (i < l->n && is_edited(&l->v[i]) &&
		       l->v[i].value == value)
			i++;
		if (last && !value && !l->v[last->from].value &&
		    is_short(l, last->to, from, gap))
			last->to = i;
		else
			l->edits[l->nedits++] = (struct edit){ from, i };
	}
}

static size_t cut_length(const struct leaf *l, const struct edit *e, bool old)
{
	const struct piece *p = &l->v[e->from];
	size_t n = 0;

	for (; p < &l->v[e->to]; p++)
		if (p->mark != (old ? CTG_INSERTED : CTG_DELETED))
			n += p->run.text.n;
	return n;
}

/* A call of a note, an image that goes: nothing quotes it. */
static bool loses_object(const struct leaf *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].mark == CTG_DELETED && l->v[i].run.text.n == 0 &&
		    !l->v[i].note)
			return true;
	return false;
}

/* A value that changed is said where the text prints it, so that it is the
 * value that changes. */
static bool has_value(const struct leaf *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].value && is_edited(&l->v[i]))
			return true;
	return false;
}

/* The value that a run of the base prints, where the target prints it. */
static struct ctg_str value_now(const struct leaf *l, size_t run)
{
	struct ctg_str var = l->base.v[run].var;
	size_t nth = 0;

	for (size_t i = 0; i < run; i++)
		nth += ctg_str_eq(l->base.v[i].var, var);
	for (size_t i = 0; i < l->target.n; i++)
		if (ctg_str_eq(l->target.v[i].var, var) && nth-- == 0)
			return l->target.v[i].text;
	return (struct ctg_str){ 0 };
}

static struct ctg_str words_now(const struct leaf *l, const struct edit *e)
{
	struct ctg_buf b = { .arena = l->arena };

	for (size_t i = e->from; i < e->to; i++)
		if (l->v[i].mark != CTG_DELETED)
			ctg_buf_add(&b, l->v[i].run.text);
	return ctg_buf_str(&b);
}

/* What becomes of a value is not what the words beside it say: another value
 * is printed there, or the comparison took one for the other. */
static bool mistakes_values(const struct leaf *l)
{
	size_t at = 0;

	for (size_t i = 0; i < l->base.n; at += l->base.v[i++].text.n)
		for (size_t k = 0; k < l->nedits; k++) {
			const struct edit *e = &l->edits[k];

			if (l->v[e->from].old == at && l->v[e->from].value &&
			    l->v[e->from].mark != CTG_INSERTED &&
			    !ctg_str_eq(value_now(l, i), words_now(l, e)))
				return true;
		}
	return false;
}

static bool is_too_much(const struct leaf *l)
{
	size_t gone = 0, come = 0;

	if (has_value(l))
		return false;

	for (size_t i = 0; i < l->nedits; i++) {
		gone += cut_length(l, &l->edits[i], true);
		come += cut_length(l, &l->edits[i], false);
	}
	if (l->nedits > (l->match->old->src ? EDITS_MAX : EDITS_OF_VALUES))
		return true;
	/* What is only added, or only taken away, is said shortly. */
	if (l->nedits == 1 && (gone == 0 || come == 0))
		return gone == l->old;
	return 2 * gone > l->old && l->old > 40;
}

/* --- operations ----------------------------------------------------------- */

static void emit(struct ctg_deriving *d, struct leaf *l,
	const struct edit *e)
{
	struct ctg_runs now = { .arena = d->arena };
	struct ctg_node *para = ctg_node_new(d->arena, CTG_PARA);
	struct ctg_op *op;
	size_t off = l->v[e->from].old, end = off + cut_length(l, e, true);

	for (size_t i = e->from; i < e->to; i++) {
		struct ctg_runs one = { d->arena, &l->v[i].run, 1, 1 };

		if (l->v[i].mark == CTG_DELETED)
			continue;
		l->v[i].run.var = (struct ctg_str){ 0 };
		ctg_runs_cut(&now, &one, 0, SIZE_MAX);
	}
	ctg_runs_write(para, d->arena, &now);
	op = ctg_ops_add(d->out, CTG_OP_WORDS, !now.n ? CTG_OP_REMOVE :
		off == end ? CTG_OP_ADD : CTG_OP_REPLACE);
	op->at = op->to = l->match->old;
	op->off = off;
	op->end = end;
	op->now = now.n ? para : NULL;
}

/* What adds no words is put with the word before, which an act can quote. */
static bool reaches_words(struct leaf *l, struct edit *e)
{
	struct ctg_str words = { 0 };

	for (size_t i = e->from; i < e->to; i++)
		if (l->v[i].run.text.n > 0)
			words = l->v[i].run.text;
	return ctg_str_trim(words).n > 0;
}

bool ctg_derive_words(struct ctg_deriving *d, const struct ctg_match *m)
{
	struct leaf l = { .arena = d->arena, .match = m };

	if (!m->marked)
		return false;
	read_pieces(&l);
	find_notes(d, &l);
	mark_edited(&l);
	widen_values(&l);
	widen_sentences(&l);
	find_edits(&l, GAP);
	if (l.nedits >= MANY)
		find_edits(&l, GAP_OF_MANY);
	/* One that was split, or merged, is marked in two leaves. */
	if (l.old != ctg_node_words(d->arena, m->old).n ||
	    l.now != ctg_node_words(d->arena, m->now).n)
		return false;
	if (l.nedits + l.nnotes == 0 || loses_object(&l) ||
	    mistakes_values(&l) || is_too_much(&l))
		return false;
	for (size_t i = 0; i < l.nedits; i++)
		if (!reaches_words(&l, &l.edits[i]))
			return false;
	for (size_t i = 0; i < l.nedits; i++)
		emit(d, &l, &l.edits[i]);
	emit_notes(d, &l);
	return true;
}

void ctg_derive_leaf(struct ctg_deriving *d, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_op *op = ctg_ops_add(d->out, CTG_OP_WORDS,
		CTG_OP_REPLACE);
	struct ctg_node *now = ctg_deriving_copy(d->arena, y);

	now->kind = CTG_PARA;
	op->at = op->to = x;
	op->end = ctg_node_words(d->arena, x).n;
	op->now = now;
	if (!now->first)
		op->how = CTG_OP_REMOVE;
	else if (op->end == 0)
		op->how = CTG_OP_ADD;
}
