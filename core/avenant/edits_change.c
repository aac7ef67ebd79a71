/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/edits_form.h"

#include "base/utf8.h"
#include "model/french.h"

static void add_run(struct ctg_runs *out, struct ctg_run *run, size_t off,
	size_t end)
{
	struct ctg_runs one = { .arena = out->arena, .v = run, .n = 1 };

	if (run->text.n == 0)
		ctg_runs_cut(out, &one, 0, SIZE_MAX);
	else
		ctg_runs_cut(out, &one, off, end);
}

/* What has no width goes with the words before it (ctg_runs_splice): right of
 * a change that replaces words, it is after them. */
static void add_context(struct ctg_runs *out, const struct ctg_leaf *l,
	size_t off, size_t end, bool at_off, bool at_end)
{
	struct ctg_runs all = { .arena = l->arena };
	size_t at = 0;

	ctg_runs_read(&all, l->node);
	for (size_t i = 0; i < all.n; i++) {
		size_t n = all.v[i].text.n, next = at + n;
		bool empty = n == 0;

		if (empty ? (at > off || (at_off && at == off)) &&
		    (at < end || (at_end && at == end)) :
		    next > off && at < end)
			add_run(out, &all.v[i], off > at ? off - at : 0,
				(end < next ? end : next) - at);
		at = next;
	}
}

struct ctg_change ctg_change_join(const struct ctg_leaf *l,
	const struct ctg_change *x, const struct ctg_change *y)
{
	struct ctg_change c = { x->off, y->end,
		ctg_node_new(l->arena, CTG_PARA), x->nops + y->nops };
	struct ctg_runs r = { .arena = l->arena };

	ctg_runs_read(&r, x->now);
	add_context(&r, l, x->end, y->off, x->off != x->end, true);
	ctg_runs_read(&r, y->now);
	ctg_runs_write(c.now, l->arena, &r);
	return c;
}

struct ctg_change ctg_change_widen(const struct ctg_leaf *l,
	const struct ctg_change *c, struct ctg_stretch s)
{
	struct ctg_change out = { s.off, s.end, NULL, c->nops };
	struct ctg_runs r = { .arena = l->arena };

	if (s.off == c->off && s.end == c->end)
		return *c;
	out.now = ctg_node_new(l->arena, CTG_PARA);
	if (s.off < c->off)
		add_context(&r, l, s.off, c->off, false, true);
	ctg_runs_read(&r, c->now);
	if (s.end > c->end)
		add_context(&r, l, c->end, s.end, c->off != c->end, false);
	ctg_runs_write(out.now, l->arena, &r);
	return out;
}

struct ctg_node *ctg_change_trim(const struct ctg_leaf *l,
	const struct ctg_node *now)
{
	struct ctg_node *out = ctg_node_new(l->arena, CTG_PARA);
	struct ctg_runs all = { .arena = l->arena }, r = all;
	struct ctg_str s, left;
	size_t off;

	ctg_runs_read(&all, now);
	s = ctg_runs_words(l->arena, &all);
	left = ctg_french_ltrim(s);
	off = s.n - left.n;
	left = ctg_french_rtrim(left);
	if (left.n == s.n)
		r = all;
	else
		ctg_runs_cut(&r, &all, off, off + left.n);
	ctg_runs_write(out, l->arena, &r);
	return out;
}

struct ctg_node *ctg_change_space(const struct ctg_leaf *l,
	const struct ctg_node *now, bool before)
{
	struct ctg_node *out = ctg_node_new(l->arena, CTG_PARA);
	struct ctg_node *space = ctg_node_text(l->arena, STR(" "));
	struct ctg_node *text = ctg_node_new(l->arena, CTG_PARA);
	struct ctg_runs r = { .arena = l->arena };

	ctg_node_append(text, space);
	if (before)
		ctg_runs_read(&r, text);
	ctg_runs_read(&r, now);
	if (!before)
		ctg_runs_read(&r, text);
	ctg_runs_write(out, l->arena, &r);
	return out;
}

bool ctg_change_same(const struct ctg_leaf *l, const struct ctg_change *x,
	const struct ctg_change *y)
{
	struct ctg_runs r = { .arena = l->arena }, s = r;

	ctg_runs_read(&r, ctg_runs_splice(l->arena, l->node, x->off, x->end,
		x->now));
	ctg_runs_read(&s, ctg_runs_splice(l->arena, l->node, y->off, y->end,
		y->now));
	return ctg_runs_same(&r, &s);
}
