/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/edits_form.h"

#include "base/utf8.h"
#include "model/french.h"

/* Beyond that many words more, the sentence or the rank tells better. */
#define FEW	4
/* « après le mot : « de » » tells little: words as long as that tell more. */
#define TELLING	4

struct choice {
	const struct ctg_leaf *l;
	const struct ctg_change *c;
	struct ctg_stretch within;
	struct ctg_str old;		/* without the spaces around */
	struct ctg_node *now;		/* the same */
};

static struct ctg_str text(const struct ctg_leaf *l, struct ctg_stretch s)
{
	return ctg_str_skip(ctg_str_head(l->words, s.end), s.off);
}

static bool is_clean(struct ctg_str s)
{
	return s.n > 0 && ctg_french_trim(s).n == s.n &&
		ctg_edits_balanced(s);
}

/* What comes after a printed break could be taken for a line of the act. */
static bool is_clean_now(const struct ctg_leaf *l, const struct ctg_node *now)
{
	struct ctg_str s = ctg_node_words(l->arena, now);

	return is_clean(s) && !ctg_str_has(s, STR("\n"));
}

/* Is the effect of the form that of the change?  Then out is e. */
static bool settle(struct ctg_edit *out, const struct choice *k, size_t off,
	size_t end, struct ctg_node *now, struct ctg_edit e)
{
	struct ctg_change effect = { .off = off, .end = end, .now = now };

	if (!ctg_change_same(k->l, k->c, &effect))
		return false;
	*out = e;
	return true;
}

/* What may be quoted, in the sentence that holds a stretch. */
static struct ctg_stretch phrase_at(const struct choice *k,
	struct ctg_stretch at)
{
	unsigned i = ctg_leaf_phrase(k->l, at);
	struct ctg_stretch s = k->within;

	if (i > 0 && k->l->phrases[i - 1].off > s.off)
		s.off = k->l->phrases[i - 1].off;
	if (i > 0 && k->l->phrases[i - 1].end < s.end)
		s.end = k->l->phrases[i - 1].end;
	return s;
}

/* --- words replaced ------------------------------------------------------- */

/* Words of the leaf as they look, without what is no word. */
static const struct ctg_node *with_look(const struct choice *k,
	struct ctg_stretch s)
{
	struct ctg_node *out = ctg_node_new(k->l->arena, CTG_PARA);
	struct ctg_runs all = { .arena = k->l->arena }, r = all;
	size_t n = 0;

	ctg_runs_read(&all, k->l->node);
	ctg_runs_cut(&r, &all, s.off, s.end);
	for (size_t i = 0; i < r.n; i++)
		if (r.v[i].leaf->kind == CTG_TEXT ||
		    r.v[i].leaf->kind == CTG_SOFTBREAK)
			r.v[n++] = r.v[i];
	r.n = n;
	ctg_runs_write(out, k->l->arena, &r);
	return out;
}

/* The words s, replaced; alone: only if they are found once. */
static bool replace(struct ctg_edit *out, const struct choice *k,
	struct ctg_stretch s, bool alone, size_t *next)
{
	struct ctg_edit e = { .form = CTG_EDIT_REPLACE };
	struct ctg_change wide;

	if (!is_clean(text(k->l, s)) ||
	    (alone && !ctg_leaf_is_alone(k->l, s)))
		return false;
	wide = ctg_change_widen(k->l, k->c, s);
	if (!is_clean_now(k->l, wide.now) || !ctg_leaf_name(k->l, &e, s))
		return false;
	e.now = wide.now;
	e.old = with_look(k, s);
	if (!settle(out, k, s.off, s.end, wide.now, e))
		return false;
	*next = s.end;
	return true;
}

/* s with so many words more on each side; false when there are not. */
static bool grow(const struct choice *k, struct ctg_stretch *s,
	unsigned left, unsigned right)
{
	while (left-- > 0)
		if (!ctg_leaf_grow(k->l, s, true, k->within))
			return false;
	while (right-- > 0)
		if (!ctg_leaf_grow(k->l, s, false, k->within))
			return false;
	return true;
}

/* Brackets open and close in what is quoted. */
static bool has_pairs(struct ctg_str s)
{
	int depth = 0;

	for (size_t i = 0; i < s.n && depth >= 0; i++)
		depth += (s.p[i] == '(') - (s.p[i] == ')');
	return depth == 0;
}

/* A long word, a number, a name. */
static bool tells(struct ctg_str s)
{
	size_t len, n = 0;
	bool name = false;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		unsigned c = ctg_utf8_next(s, &len);
		bool letter = ctg_utf8_is_letter(c);

		name = letter && (n > 0 ? name : ctg_utf8_is_upper(c));
		n = letter ? n + 1 : 0;
		if (n >= TELLING || (name && n == TELLING - 1) ||
		    (c < 0x80 && ctg_is_digit((char)c)))
			return true;
	}
	return false;
}

/* « de la », « un »: what is quoted could be anywhere. */
static bool is_vague(struct ctg_str s)
{
	size_t len;

	return !tells(s) && ctg_utf8_is_letter(ctg_utf8_next(s, &len));
}

/* No « ; » or full stop among the words that were added. */
static bool grew_plainly(const struct choice *k, struct ctg_stretch s)
{
	struct ctg_str left = text(k->l, (struct ctg_stretch){ s.off,
		k->c->off });
	struct ctg_str right = text(k->l, (struct ctg_stretch){ k->c->end,
		s.end });

	if (!has_pairs(text(k->l, s)))
		return false;
	for (const char *sign = ".;:!?"; *sign; sign++)
		if (memchr(left.p, *sign, left.n) ||
		    memchr(right.p, *sign, right.n))
			return false;
	return true;
}

static bool replace_once(struct ctg_edit *out, const struct choice *k,
	bool plainly, bool alone, size_t *next)
{
	bool vague = is_vague(text(k->l, (struct ctg_stretch){ k->c->off,
		k->c->end }));

	for (unsigned more = 0; more <= FEW; more++)
		for (unsigned i = 0; i <= more; i++) {
			struct ctg_stretch s = { k->c->off, k->c->end };
			unsigned right = vague ? more - i : i;

			if (grow(k, &s, more - right, right) &&
			    (!plainly || (grew_plainly(k, s) &&
			    !is_vague(text(k->l, s)))) &&
			    replace(out, k, s, alone, next))
				return true;
		}
	return false;
}

static bool replace_grown(struct ctg_edit *out, const struct choice *k,
	bool alone, size_t *next)
{
	return replace_once(out, k, true, alone, next) ||
		replace_once(out, k, false, alone, next);
}

/* Guillemets that open far away. */
static bool replace_far(struct ctg_edit *out, const struct choice *k,
	size_t *next)
{
	struct ctg_stretch s = { k->c->off, k->c->end };
	bool more = true;

	while (more) {
		more = ctg_leaf_grow(k->l, &s, true, k->within);
		more |= ctg_leaf_grow(k->l, &s, false, k->within);
		if (replace(out, k, s, false, next))
			return true;
	}
	return false;
}

static bool replace_any(struct ctg_edit *out, const struct choice *k,
	size_t *next)
{
	return replace_grown(out, k, false, next) ||
		replace_far(out, k, next);
}

/* --- words that come ------------------------------------------------------ */

/* The words beside a place: a telling one at least, and found once if a few
 * are enough. */
static bool find_anchor(const struct choice *k, struct ctg_stretch *out,
	size_t at, bool left)
{
	struct ctg_stretch s = { at, at }, within = phrase_at(k, s);
	bool found = false, told = false;

	for (unsigned i = 0; i <= FEW &&
	     ctg_leaf_grow(k->l, &s, left, within); i++) {
		bool telling = tells(text(k->l, s)) || i >= FEW / 2;

		if (!is_clean(text(k->l, s)))
			continue;
		if (!found || (telling && !told))
			*out = s;
		found = true;
		told |= telling;
		if (telling && ctg_leaf_is_alone(k->l, s)) {
			*out = s;
			return true;
		}
	}
	return found;
}

static bool after(struct ctg_edit *out, const struct choice *k, size_t *next)
{
	struct ctg_edit e = { .form = CTG_EDIT_AFTER, .now = k->now };
	struct ctg_str head = ctg_french_rtrim(ctg_str_head(k->l->words,
		k->c->off));
	struct ctg_node *now = k->now;
	struct ctg_stretch s;

	if (!find_anchor(k, &s, head.n, true) || !ctg_leaf_name(k->l, &e, s))
		return false;
	if (ctg_quote_needs_space(head, ctg_node_words(k->l->arena, now)))
		now = ctg_change_space(k->l, now, true);
	*next = k->c->end;
	return settle(out, k, head.n, head.n, now, e);
}

static bool before(struct ctg_edit *out, const struct choice *k, size_t *next)
{
	struct ctg_edit e = { .form = CTG_EDIT_BEFORE, .now = k->now };
	struct ctg_str tail = ctg_french_ltrim(ctg_str_skip(k->l->words,
		k->c->end));
	size_t at = k->l->words.n - tail.n;
	struct ctg_node *now = k->now;
	struct ctg_stretch s;

	if (!find_anchor(k, &s, at, false) || !ctg_leaf_name(k->l, &e, s))
		return false;
	if (ctg_quote_needs_space(ctg_node_words(k->l->arena, now), tail))
		now = ctg_change_space(k->l, now, false);
	*next = s.end;
	return settle(out, k, at, at, now, e);
}

static bool ends_with_sign(struct ctg_str s)
{
	size_t len;
	unsigned c = ctg_utf8_last(ctg_french_rtrim(s), &len);

	return c < 0x80 ? c && strchr(".;:,!?", (int)c) : c == 0x2026;
}

/* « complété par les mots : « sauf le mardi » » is read as said of what is
 * before the full stop. */
static bool goes_before_sign(struct ctg_str text, struct ctg_str words)
{
	size_t len;
	unsigned first = ctg_utf8_next(words, &len);

	return ends_with_sign(text) && !ends_with_sign(words) &&
		(first == ',' || (ctg_utf8_is_letter(first) &&
		!ctg_utf8_is_upper(first)));
}

static bool complete(struct ctg_edit *out, const struct choice *k)
{
	struct ctg_edit e = { .form = CTG_EDIT_COMPLETE, .now = k->now };
	struct ctg_str all = k->l->words;
	struct ctg_node *now = k->now;

	struct ctg_str words = ctg_node_words(k->l->arena, now);
	size_t len;

	if (goes_before_sign(all, words)) {
		all = ctg_french_rtrim(all);
		(void)ctg_utf8_last(all, &len);
		all = ctg_french_rtrim(ctg_str_head(all, all.n - len));
	}
	if (k->c->end < all.n && ctg_french_trim(ctg_str_skip(all,
	    k->c->end)).n > 0)
		return false;
	if (ctg_quote_needs_space(all, words))
		now = ctg_change_space(k->l, now, true);
	return settle(out, k, all.n, all.n, now, e);
}

static bool insert(struct ctg_edit *out, const struct choice *k, size_t *next)
{
	return is_clean_now(k->l, k->now) && (complete(out, k) ||
		after(out, k, next) || before(out, k, next));
}

/* --- words that go -------------------------------------------------------- */

static bool remove_words(struct ctg_edit *out, const struct choice *k,
	bool alone, size_t *next)
{
	struct ctg_edit e = { .form = CTG_EDIT_REMOVE };
	size_t off = (size_t)(k->old.p - k->l->words.p);
	struct ctg_stretch s = { off, off + k->old.n }, gone;

	if (!is_clean(k->old) || (alone && !ctg_leaf_is_alone(k->l, s)) ||
	    !ctg_leaf_name(k->l, &e, s))
		return false;
	gone = ctg_quote_removed(k->l->words, s);
	if (gone.off < k->within.off || gone.end > k->within.end)
		return false;
	*next = gone.end;
	return settle(out, k, gone.off, gone.end, NULL, e);
}

/* --- titles --------------------------------------------------------------- */

/* « L'intitulé est ainsi rédigé »: all that follows the label. */
static bool retitle(struct ctg_edit *out, const struct choice *k,
	size_t *next)
{
	const struct ctg_node *n = k->l->node;
	struct ctg_edit e = { .form = CTG_EDIT_TITLE };
	struct ctg_stretch s = { 0, k->l->words.n };
	struct ctg_str title;
	struct ctg_change wide;

	if (n->kind != CTG_HEADING || n->parent->kind != CTG_DIVISION)
		return false;
	title = n->parent->division.heading.title;
	if (!ctg_str_ends(k->l->words, title) || title.n == 0)
		return false;
	s.off = s.end - title.n;
	if (k->c->off < s.off || 2 * (k->c->end - k->c->off) < title.n)
		return false;
	wide = ctg_change_widen(k->l, k->c, s);
	e.now = wide.now;
	*next = s.end;
	return s.off >= k->within.off && s.end == k->within.end &&
		is_clean_now(k->l, wide.now) &&
		settle(out, k, s.off, s.end, wide.now, e);
}

/* --- looks ---------------------------------------------------------------- */

/* The words stay: all of them take a look, or lose it. */
static bool takes_look(const struct choice *k, unsigned look, bool off)
{
	struct ctg_runs all = { .arena = k->l->arena }, old = all, now = all;

	ctg_runs_read(&all, k->l->node);
	ctg_runs_cut(&old, &all, k->c->off, k->c->end);
	ctg_runs_read(&now, k->c->now);
	for (size_t i = 0; i < old.n; i++)
		old.v[i].look = off ? old.v[i].look & ~look :
			old.v[i].look | look;
	return ctg_runs_same(&old, &now);
}

/* Only what no word shows goes: the call of a note after the last one. */
static bool shows_nothing(const struct choice *k)
{
	struct ctg_runs all = { .arena = k->l->arena }, old = all, now = all;

	ctg_runs_read(&all, k->l->node);
	ctg_runs_cut(&old, &all, k->c->off, k->c->end);
	ctg_runs_read(&now, k->c->now);
	return old.n > 0 && ctg_runs_same(&old, &now);
}

static bool relook(struct ctg_edit *out, const struct choice *k, size_t *next)
{
	static const unsigned looks[] = { CTG_RUN_STRONG, CTG_RUN_EMPH };
	struct ctg_stretch s = { k->c->off, k->c->end };
	struct ctg_edit e = { .form = CTG_EDIT_LOOK };

	if (!is_clean(text(k->l, s)) || !ctg_str_eq(text(k->l, s),
	    ctg_node_words(k->l->arena, k->c->now)) ||
	    !ctg_leaf_name(k->l, &e, s))
		return false;
	for (size_t i = 0; i < 4; i++) {
		e.look = looks[i / 2];
		e.off = i % 2;
		if (!takes_look(k, e.look, e.off))
			continue;
		*out = e;
		*next = s.end;
		return true;
	}
	return false;
}

bool ctg_edit_is_quotable(const struct ctg_leaf *l,
	const struct ctg_change *c)
{
	return is_clean(text(l, (struct ctg_stretch){ c->off, c->end })) &&
		is_clean_now(l, c->now);
}

/* --- the choice ----------------------------------------------------------- */

bool ctg_edit_choose(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, struct ctg_stretch within, size_t *next)
{
	struct choice k = { .l = l, .c = c, .within = within };
	struct ctg_stretch s = { c->off, c->end };
	struct choice near;

	k.old = ctg_french_trim(text(l, s));
	k.now = ctg_change_trim(l, c->now);
	near = k;
	near.within = phrase_at(&k, s);
	*next = c->end;
	if (shows_nothing(&k))
		return false;
	if (relook(out, &k, next))
		return true;
	if (retitle(out, &k, next))
		return true;
	*next = c->end;
	if (ctg_edit_phrases(out, l, c))
		return true;
	if (k.old.n == 0 && k.now->first && insert(out, &k, next))
		return true;
	*next = c->end;
	if (k.old.n > 0 && !k.now->first && remove_words(out, &k, true, next))
		return true;
	if (replace_grown(out, &near, true, next))
		return true;
	*next = c->end;
	return (k.old.n > 0 && !k.now->first &&
		remove_words(out, &k, false, next)) ||
		replace_any(out, &near, next) || replace_any(out, &k, next);
}
