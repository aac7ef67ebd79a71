/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/runs.h"

static void add(struct ctg_runs *r, const struct ctg_run *run)
{
	CTG_MORE(r->arena, r->v, r->n, r->room);
	r->v[r->n++] = *run;
}

/* --- from inlines --------------------------------------------------------- */

static void collect(struct ctg_runs *r, const struct ctg_node *n,
	struct ctg_run how)
{
	how.leaf = n;
	switch (n->kind) {
	case CTG_TEXT:
		how.text = n->text;
		how.var = n->var;
		if (n->text.n > 0)
			add(r, &how);
		return;
	case CTG_SOFTBREAK:
		how.text = STR(" ");
		add(r, &how);
		return;
	case CTG_LINEBREAK:
		how.text = STR("\n");
		add(r, &how);
		return;
	case CTG_NOTEREF:
		add(r, &how);
		return;
	case CTG_IMAGE:
		how.text = ctg_node_words(r->arena, n);
		add(r, &how);
		return;
	case CTG_STRONG:
		how.look |= CTG_RUN_STRONG;
		break;
	case CTG_EMPH:
		how.look |= CTG_RUN_EMPH;
		break;
	case CTG_LINK:
		how.link = n->text.p ? n->text : STR("");
		break;
	default:
		break;
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		collect(r, k, how);
}

void ctg_runs_read(struct ctg_runs *out, const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next)
		collect(out, k, (struct ctg_run){ 0 });
}

/* --- pieces --------------------------------------------------------------- */

/* A piece of a value is words like others. */
static void add_piece(struct ctg_runs *out, const struct ctg_run *run,
	size_t from, size_t to)
{
	struct ctg_run piece = *run;

	if (from > 0 || to < run->text.n) {
		piece.text = ctg_str_skip(ctg_str_head(run->text, to), from);
		piece.var = (struct ctg_str){ 0 };
	}
	add(out, &piece);
}

void ctg_runs_cut(struct ctg_runs *out, const struct ctg_runs *from,
	size_t off, size_t end)
{
	size_t at = 0;

	for (size_t i = 0; i < from->n; i++) {
		const struct ctg_run *run = &from->v[i];
		size_t next = at + run->text.n;
		bool empty = run->text.n == 0;

		if (empty ? (at > off && at < end) || (off == 0 &&
		    end == SIZE_MAX) : next > off && at < end)
			add_piece(out, run, off > at ? off - at : 0,
				(end < next ? end : next) - at);
		at = next;
	}
}

bool ctg_run_is_solid(const struct ctg_node *leaf, struct ctg_str var)
{
	return var.n > 0 && (leaf->src ||
		ctg_str_starts(var, STR("periode.")) ||
		ctg_str_eq(var, STR("exemplaires")) ||
		ctg_str_ends(var, STR(".nombre")));
}

struct ctg_str ctg_runs_words(struct ctg_arena *a, const struct ctg_runs *r)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < r->n; i++)
		ctg_buf_add(&b, r->v[i].text);
	return ctg_buf_str(&b);
}

/* --- to inlines ----------------------------------------------------------- */

static bool same_look(const struct ctg_run *x, const struct ctg_run *y)
{
	return x->look == y->look && (x->link.p == NULL) == (y->link.p == NULL)
		&& ctg_str_eq(x->link, y->link);
}

static bool is_text(const struct ctg_run *r)
{
	return r->leaf->kind == CTG_TEXT || r->leaf->kind == CTG_SOFTBREAK;
}

bool ctg_runs_one_look(const struct ctg_runs *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (!is_text(&r->v[i]) || !same_look(&r->v[0], &r->v[i]))
			return false;
	return r->n > 0;
}

bool ctg_runs_have_look(const struct ctg_runs *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].look || r->v[i].link.p)
			return true;
	return false;
}

static struct ctg_node *wrap(struct ctg_node *to, struct ctg_arena *a,
	enum ctg_kind kind, bool wanted, bool same)
{
	struct ctg_node *n;

	if (!wanted)
		return to;
	if (same && to->last && to->last->kind == kind)
		return to->last;
	n = ctg_node_new(a, kind);
	ctg_node_append(to, n);
	return n;
}

/* Where a run goes: in the marks that the one before left open, if it is in
 * them too. */
static struct ctg_node *place(struct ctg_node *to, struct ctg_arena *a,
	const struct ctg_run *run, const struct ctg_run *before)
{
	bool strong = run->look & CTG_RUN_STRONG;
	bool emph = run->look & CTG_RUN_EMPH;
	bool same = before && (before->link.p != NULL) ==
		(run->link.p != NULL) && ctg_str_eq(before->link, run->link);

	to = wrap(to, a, CTG_LINK, run->link.p, same);
	if (run->link.p)
		to->text = run->link;
	same = same && (before->look & CTG_RUN_STRONG) ==
		(run->look & CTG_RUN_STRONG);
	to = wrap(to, a, CTG_STRONG, strong, same);
	same = same && (before->look & CTG_RUN_EMPH) ==
		(run->look & CTG_RUN_EMPH);
	return wrap(to, a, CTG_EMPH, emph, same);
}

static void copy_below(struct ctg_node *to, struct ctg_arena *a,
	const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next) {
		struct ctg_node *c = ctg_node_new(a, k->kind);

		c->text = k->text;
		ctg_node_append(to, c);
		copy_below(c, a, k);
	}
}

static struct ctg_node *copy_object(struct ctg_arena *a,
	const struct ctg_node *leaf)
{
	struct ctg_node *n = ctg_node_new(a, leaf->kind);

	n->text = leaf->text;
	if (leaf->kind == CTG_NOTEREF)
		n->note = leaf->note;
	else
		copy_below(n, a, leaf);
	return n;
}

/* The texts from i that print as one; where they end. */
static size_t put_text(struct ctg_node *to, struct ctg_arena *a,
	const struct ctg_runs *r, size_t i)
{
	const struct ctg_run *first = &r->v[i];
	struct ctg_node *n = ctg_node_text(a, first->text);
	struct ctg_buf b = { .arena = a };

	ctg_node_append(to, n);
	n->var = first->var;
	if (first->var.n > 0)
		return i + 1;
	for (; i < r->n && is_text(&r->v[i]) && r->v[i].var.n == 0 &&
	     same_look(first, &r->v[i]); i++)
		ctg_buf_add(&b, r->v[i].text);
	n->text = ctg_buf_str(&b);
	return i;
}

void ctg_runs_write(struct ctg_node *to, struct ctg_arena *a,
	const struct ctg_runs *r)
{
	for (size_t i = 0; i < r->n;) {
		const struct ctg_run *run = &r->v[i];
		struct ctg_node *in = place(to, a, run, i > 0 ? run - 1 :
			NULL);

		if (is_text(run)) {
			i = put_text(in, a, r, i);
			continue;
		}
		ctg_node_append(in, copy_object(a, run->leaf));
		i++;
	}
}

struct ctg_node *ctg_runs_splice(struct ctg_arena *a,
	const struct ctg_node *leaf, size_t off, size_t end,
	const struct ctg_node *now)
{
	struct ctg_runs old = { .arena = a }, all = { .arena = a };
	struct ctg_node *out = ctg_node_new(a, leaf->kind);
	size_t at = 0, i = 0;

	ctg_runs_read(&old, leaf);
	/* What has no width stays on the side of the words that it follows. */
	for (; i < old.n && at + old.v[i].text.n <= off; i++) {
		add(&all, &old.v[i]);
		at += old.v[i].text.n;
	}
	if (i < old.n && at < off)
		add_piece(&all, &old.v[i], 0, off - at);
	if (now)
		ctg_runs_read(&all, now);
	for (; i < old.n; i++) {
		size_t next = at + old.v[i].text.n;

		if (next > end || (old.v[i].text.n == 0 && at >= end))
			add_piece(&all, &old.v[i], end > at ? end - at : 0,
				old.v[i].text.n);
		at = next;
	}
	ctg_runs_write(out, a, &all);
	return out;
}

/* --- comparing ------------------------------------------------------------ */

static bool same_runs(const struct ctg_runs *x, const struct ctg_runs *y,
	bool in_note);

/* Calls in a note, which the format refuses, are told by their names: a note
 * may call itself. */
static bool same_note(struct ctg_arena *a, const struct ctg_node *x,
	const struct ctg_node *y, bool in_note)
{
	const struct ctg_node *p, *q;

	if (!x || !y || x == y)
		return x == y;
	if (in_note)
		return ctg_str_eq(x->text, y->text);
	for (p = x->first, q = y->first; p && q; p = p->next, q = q->next) {
		struct ctg_runs r = { .arena = a }, s = { .arena = a };

		ctg_runs_read(&r, p);
		ctg_runs_read(&s, q);
		if (p->kind != q->kind || !same_runs(&r, &s, true))
			return false;
	}
	return !p && !q;
}

static bool same_object(struct ctg_arena *a, const struct ctg_run *x,
	const struct ctg_run *y, bool in_note)
{
	if (is_text(x) || is_text(y))
		return is_text(x) && is_text(y);
	if (x->leaf->kind != y->leaf->kind ||
	    !ctg_str_eq(x->text, y->text))
		return false;
	switch (x->leaf->kind) {
	case CTG_NOTEREF:
		return same_note(a, x->leaf->note.def, y->leaf->note.def,
			in_note);
	case CTG_IMAGE:
		return ctg_str_eq(x->leaf->text, y->leaf->text);
	default:
		return true;
	}
}

static bool same_runs(const struct ctg_runs *x, const struct ctg_runs *y,
	bool in_note)
{
	size_t i = 0, j = 0, p = 0, q = 0;	/* runs, bytes in them */

	while (i < x->n && j < y->n) {
		const struct ctg_run *r = &x->v[i], *s = &y->v[j];
		size_t n = r->text.n - p < s->text.n - q ? r->text.n - p :
			s->text.n - q;

		if (!same_look(r, s) || !same_object(x->arena, r, s,
		    in_note) ||
		    (n > 0 && memcmp(r->text.p + p, s->text.p + q, n) != 0))
			return false;
		p += n;
		q += n;
		i += p == r->text.n;
		j += q == s->text.n;
		p = p == r->text.n ? 0 : p;
		q = q == s->text.n ? 0 : q;
	}
	return i == x->n && j == y->n;
}

bool ctg_runs_same(const struct ctg_runs *x, const struct ctg_runs *y)
{
	return same_runs(x, y, false);
}
