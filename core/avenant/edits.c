/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/edits_form.h"

#include "base/date.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/label.h"

/* Changes that so many words keep apart are told one by one. */
#define APART	3

bool ctg_edits_balanced(struct ctg_str words)
{
	unsigned depth = 0;

	while (words.n > 0)
		if (ctg_str_cut(&words, STR("«")))
			depth++;
		else if (!ctg_str_cut(&words, STR("»")))
			words = ctg_str_skip(words, 1);
		else if (depth-- == 0)
			return false;
	return depth == 0;
}

/* --- what changes --------------------------------------------------------- */

/* « 19 » that « % » or « euros » follow is said with them. */
static size_t after_unit(const struct ctg_leaf *l, const struct ctg_change *c)
{
	static const char *const units[] = { "euros", "euro" };
	struct ctg_str now = ctg_node_words(l->arena, c->now);
	struct ctg_str s = ctg_str_skip(l->words, c->end);

	if (c->off == c->end || !ctg_is_digit(l->words.p[c->end - 1]) ||
	    now.n == 0 || !ctg_is_digit(now.p[now.n - 1]))
		return c->end;
	(void)ctg_french_spaces(&s);
	if (ctg_str_cut(&s, STR("%")) || ctg_str_cut(&s, STR("€")))
		return l->words.n - s.n;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (ctg_french_cut(&s, units[i]))
			return l->words.n - s.n;
	return c->end;
}

/* « annexe 4 » is one reference, « 15 juillet 2012 » one date: where what holds
 * the change begins. */
static struct ctg_stretch with_group(const struct ctg_leaf *l,
	struct ctg_stretch s)
{
	for (size_t i = 0; i < l->ntokens && l->starts[i] < s.off; i++) {
		struct ctg_str at = ctg_str_skip(l->words, l->starts[i]);
		struct ctg_date date;
		struct ctg_label label;
		enum ctg_word word;
		bool plural;
		size_t n = ctg_date_read_french(&date, at), end;

		end = l->starts[i] + n;
		if (n > 0 && end >= s.end && end > s.off)
			return (struct ctg_stretch){ l->starts[i], end };
		n = ctg_word_take(&word, &plural, at);
		at = ctg_str_skip(at, n);
		if (n == 0 || plural || !ctg_french_spaces(&at))
			continue;
		end = l->words.n - at.n + ctg_label_take(&label, at);
		if (s.off == l->words.n - at.n && end == s.end)
			return (struct ctg_stretch){ l->starts[i], end };
	}
	return s;
}

static struct ctg_change whole_tokens(const struct ctg_leaf *l,
	struct ctg_change c)
{
	struct ctg_stretch s = { c.off, c.end };

	c = ctg_change_widen(l, &c, ctg_leaf_align(l, s));
	s = (struct ctg_stretch){ c.off, after_unit(l, &c) };
	if (c.off < c.end)
		s = with_group(l, s);
	return ctg_change_widen(l, &c, s);
}

static bool is_word(unsigned c)
{
	return ctg_utf8_is_letter(c) || (c < 0x80 && ctg_is_digit((char)c));
}

/* Words apart by spaces. */
static size_t count_words(const struct ctg_leaf *l, size_t off, size_t end)
{
	struct ctg_str s = ctg_str_skip(ctg_str_head(l->words, end), off);
	size_t len, n = 0;
	bool inside = false;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		unsigned c = ctg_utf8_next(s, &len);

		n += is_word(c) && !inside;
		inside = is_word(c) || (inside && !ctg_utf8_is_space(c));
	}
	return n;
}

/* All that a value prints: it is said by itself, so that the value changes. */
static bool is_value(const struct ctg_leaf *l, const struct ctg_change *c)
{
	struct ctg_runs r = { .arena = l->arena };
	size_t at = 0;

	ctg_runs_read(&r, l->node);
	for (size_t i = 0; i < r.n; at += r.v[i++].text.n)
		if (at == c->off && at + r.v[i].text.n == c->end &&
		    ctg_run_is_solid(l->node, r.v[i].var))
			return true;
	return false;
}

static bool are_values(const struct ctg_leaf *l, const struct ctg_change *x,
	const struct ctg_change *y)
{
	return is_value(l, x) || is_value(l, y);
}

/* The operations, as changes of whole tokens; those that nothing but signs
 * keeps apart are one. */
static size_t read_changes(struct ctg_change *v, const struct ctg_leaf *l,
	struct ctg_op *const *ops, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		struct ctg_change c = { ops[i]->off, ops[i]->end,
			ctg_node_new(l->arena, CTG_PARA), 1 };
		struct ctg_runs r = { .arena = l->arena };

		if (ops[i]->now)
			ctg_runs_read(&r, ops[i]->now);
		ctg_runs_write(c.now, l->arena, &r);
		c = whole_tokens(l, c);
		if (count > 0 && !are_values(l, &v[count - 1], &c) &&
		    (c.off <= v[count - 1].end ||
		    count_words(l, v[count - 1].end, c.off) == 0))
			v[count - 1] = ctg_change_join(l, &v[count - 1], &c);
		else
			v[count++] = c;
	}
	return count;
}

/* --- how they are said ---------------------------------------------------- */

static struct ctg_node *splice_all(const struct ctg_leaf *l,
	const struct ctg_change *v, size_t n)
{
	struct ctg_node *out = (struct ctg_node *)l->node;

	while (n-- > 0)
		out = ctg_runs_splice(l->arena, out, v[n].off, v[n].end,
			v[n].now);
	return out;
}

/* Changes i and its neighbour become one that is said together. */
static size_t unite(const struct ctg_leaf *l, struct ctg_change *v, size_t n,
	size_t i)
{
	if (i > 0)
		i--;
	v[i] = ctg_change_join(l, &v[i], &v[i + 1]);
	for (i++; i + 1 < n; i++)
		v[i] = v[i + 1];
	return n - 1;
}

/* A word or two of the same sentence, its end apart. */
static bool is_near(const struct ctg_leaf *l, const struct ctg_change *x,
	const struct ctg_change *y)
{
	unsigned phrase = ctg_leaf_phrase(l, (struct ctg_stretch){ x->off,
		y->end });

	return phrase > 0 && y->off < l->phrases[phrase - 1].end &&
		!are_values(l, x, y) && count_words(l, x->end, y->off) < APART;
}

/* Changes side by side are told as one: crumbs are hard to follow. */
static size_t join_near(const struct ctg_leaf *l, struct ctg_change *v,
	size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (count > 0 && is_near(l, &v[count - 1], &v[i]))
			v[count - 1] = ctg_change_join(l, &v[count - 1],
				&v[i]);
		else
			v[count++] = v[i];
	return count;
}

/* Says each without touching the next; the first that cannot be said, or n. */
static size_t choose(struct ctg_edits *out, const struct ctg_leaf *l,
	const struct ctg_change *v, size_t n)
{
	size_t low = 0;

	for (size_t i = 0; i < n; i++) {
		size_t high = i + 1 < n ? v[i + 1].off : l->words.n;

		out->v[i] = (struct ctg_edit){ 0 };
		if (!ctg_edit_choose(&out->v[i], l, &v[i],
		    (struct ctg_stretch){ low, high }, &low))
			return i;
		out->v[i].nops = v[i].nops;
	}
	out->n = n;
	return n;
}

static struct ctg_node *words_at(const struct ctg_leaf *l,
	struct ctg_stretch s)
{
	struct ctg_node *out = ctg_node_new(l->arena, CTG_PARA);
	struct ctg_runs all = { .arena = l->arena }, r = all;

	ctg_runs_read(&all, l->node);
	ctg_runs_cut(&r, &all, s.off, s.end);
	ctg_runs_write(out, l->arena, &r);
	return out;
}

static bool same_look(const struct ctg_leaf *l, struct ctg_stretch s,
	const struct ctg_node *like)
{
	struct ctg_runs r = { .arena = l->arena }, k = r;

	ctg_runs_read(&r, words_at(l, s));
	ctg_runs_read(&k, like);
	return ctg_runs_same(&r, &k);
}

/* All the places of some words, and nothing else, become the same: « (deux
 * fois) ». */
static bool choose_times(struct ctg_edits *out, const struct ctg_leaf *l,
	const struct ctg_change *v, size_t n)
{
	struct ctg_runs first = { .arena = l->arena };
	struct ctg_str old = ctg_str_skip(ctg_str_head(l->words, v[0].end),
		v[0].off);
	struct ctg_edit e = { .form = CTG_EDIT_REPLACE, .now = v[0].now,
		.times = (unsigned)n };

	ctg_runs_read(&first, v[0].now);
	for (size_t i = 0; i < n && n > 1; i++) {
		struct ctg_runs now = { .arena = l->arena };
		struct ctg_stretch s = { v[i].off, v[i].end };
		struct ctg_edit one = { 0 };

		ctg_runs_read(&now, v[i].now);
		if (i == 0)
			e.old = words_at(l, s);
		if (!same_look(l, s, e.old) ||
		    !ctg_edit_is_quotable(l, &v[i]) ||
		    !ctg_leaf_name(l, &one, s) || one.phrase || one.of != n ||
		    !ctg_str_eq(one.quoted, old) ||
		    !ctg_runs_same(&first, &now))
			return false;
		e.quoted = one.quoted;
		e.after = one.after;
		e.nops += v[i].nops;
	}
	out->v[0] = e;
	out->n = 1;
	return n > 1;
}

void ctg_edits_choose(struct ctg_edits *out, struct ctg_arena *a,
	struct ctg_op *const *ops, size_t n)
{
	struct ctg_change *v = CTG_NEW_N(a, struct ctg_change, n);
	struct ctg_leaf l;
	size_t bad;

	ctg_leaf_read(&l, a, ops[0]->at);
	n = read_changes(v, &l, ops, n);
	*out = (struct ctg_edits){ .leaf = ops[0]->at,
		.v = CTG_NEW_N(a, struct ctg_edit, n) };
	out->now = splice_all(&l, v, n);
	if (choose_times(out, &l, v, n))
		return;
	n = join_near(&l, v, n);
	while ((bad = choose(out, &l, v, n)) < n && n > 1)
		n = unite(&l, v, n, bad);
	out->whole = bad < n;
}

static bool is_placeless(const struct ctg_edit *e)
{
	return (e->form == CTG_EDIT_REPLACE || e->form == CTG_EDIT_REMOVE) &&
		e->phrase == 0 && e->nth == 0 && e->times == 0;
}

static bool alike_before(struct ctg_arena *a, const struct ctg_edit *x,
	const struct ctg_edit *y)
{
	struct ctg_runs r = { .arena = a }, s = r;

	if (!x->old || !y->old)
		return x->old == y->old;
	ctg_runs_read(&r, x->old);
	ctg_runs_read(&s, y->old);
	return ctg_runs_same(&r, &s);
}

bool ctg_edits_alike(struct ctg_arena *a, const struct ctg_edit *x,
	const struct ctg_edit *y)
{
	struct ctg_runs r = { .arena = a }, s = r;

	if (!is_placeless(x) || !is_placeless(y) || x->form != y->form ||
	    !ctg_str_eq(x->quoted, y->quoted))
		return false;
	if (x->form == CTG_EDIT_REMOVE)
		return true;
	ctg_runs_read(&r, x->now);
	ctg_runs_read(&s, y->now);
	return ctg_runs_same(&r, &s) && alike_before(a, x, y);
}
