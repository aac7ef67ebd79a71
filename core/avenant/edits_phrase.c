/* SPDX-License-Identifier: Apache-2.0 */
/* A change that is one of whole sentences. */
#include "avenant/edits_form.h"

#include "base/utf8.h"
#include "model/french.h"

/* « La Caf paie. », « (Voir l'annexe.) » */
static bool ends_sentence(struct ctg_str s)
{
	for (;;) {
		size_t len;
		unsigned c = ctg_utf8_last(s, &len);

		if (c == '.' || c == '!' || c == '?' || c == 0x2026)
			return true;
		if (c != ')' && c != 0xbb && !ctg_utf8_is_space(c))
			return false;
		s.n -= len;
		if (s.n == 0)
			return false;
	}
}

static bool is_sentence(struct ctg_str s)
{
	size_t len;
	unsigned c = ctg_utf8_next(s, &len);

	return s.n > 0 && ends_sentence(s) && ctg_edits_balanced(s) &&
		(ctg_utf8_is_upper(c) || c == 0xab);
}

static struct ctg_str text(const struct ctg_leaf *l, size_t off, size_t end)
{
	return ctg_str_skip(ctg_str_head(l->words, end), off);
}

/* Says true, and fills out, when the effect of the form is that of c. */
static bool settle(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, const struct ctg_change *effect,
	struct ctg_edit e)
{
	if (!ctg_change_same(l, c, effect))
		return false;
	e.phrases = (unsigned)l->nphrases;
	*out = e;
	return true;
}

/* --- one comes ------------------------------------------------------------ */

static bool after(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, const struct ctg_node *now, size_t i)
{
	bool last = i == l->nphrases;
	size_t at = last ? l->words.n : l->phrases[i - 1].end;
	struct ctg_str before = text(l, 0, at);
	struct ctg_change effect = { .off = at, .end = at,
		.now = (struct ctg_node *)now };
	struct ctg_edit e = { .now = now, .phrase = (unsigned)i,
		.last_phrase = (unsigned)i, .form = last ?
		CTG_EDIT_PHRASE_COMPLETE : CTG_EDIT_PHRASE_AFTER };

	if (!ends_sentence(before))
		return false;
	if (ctg_quote_needs_space(before, ctg_node_words(l->arena, now)))
		effect.now = ctg_change_space(l, now, true);
	return settle(out, l, c, &effect, e);
}

static bool before_first(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, const struct ctg_node *now)
{
	size_t at = l->phrases[0].off;
	struct ctg_change effect = { .off = at, .end = at,
		.now = (struct ctg_node *)now };
	struct ctg_edit e = { .now = now, .phrase = 1, .last_phrase = 1,
		.form = CTG_EDIT_PHRASE_BEFORE };

	if (ctg_quote_needs_space(ctg_node_words(l->arena, now),
	    text(l, at, l->words.n)))
		effect.now = ctg_change_space(l, now, false);
	return settle(out, l, c, &effect, e);
}

static bool insert(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, const struct ctg_node *now)
{
	if (c->end <= l->phrases[0].off)
		return before_first(out, l, c, now);
	for (size_t i = l->nphrases; i > 0; i--)
		if (l->phrases[i - 1].end <= c->off && (i == l->nphrases ||
		    c->end <= l->phrases[i].off))
			return after(out, l, c, now, i);
	return false;
}

/* --- some change or go ---------------------------------------------------- */

/* The sentences, from first to last, that the words fill exactly. */
static bool fills(const struct ctg_leaf *l, struct ctg_stretch s,
	struct ctg_edit *e)
{
	for (size_t i = 0; i < l->nphrases; i++) {
		if (l->phrases[i].off == s.off)
			e->phrase = (unsigned)i + 1;
		if (l->phrases[i].end == s.end)
			e->last_phrase = (unsigned)i + 1;
	}
	return e->phrase > 0 && e->last_phrase >= e->phrase &&
		!(e->phrase == 1 && e->last_phrase == l->nphrases);
}

static bool replace(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c, const struct ctg_node *now)
{
	struct ctg_str old = text(l, c->off, c->end);
	struct ctg_str s = ctg_french_ltrim(old);
	size_t off = c->off + old.n - s.n;
	struct ctg_stretch inside = { off, off + ctg_french_rtrim(s).n };
	struct ctg_edit e = { .form = CTG_EDIT_PHRASE_REPLACE, .now = now };
	struct ctg_change effect = { .off = inside.off, .end = inside.end,
		.now = (struct ctg_node *)now };

	if (!fills(l, inside, &e))
		return false;
	if (!now) {
		inside = ctg_quote_removed(l->words, inside);
		effect.off = inside.off;
		effect.end = inside.end;
		e.form = CTG_EDIT_PHRASE_REMOVE;
	}
	return settle(out, l, c, &effect, e);
}

bool ctg_edit_phrases(struct ctg_edit *out, const struct ctg_leaf *l,
	const struct ctg_change *c)
{
	struct ctg_node *now = ctg_change_trim(l, c->now);
	struct ctg_str old = ctg_french_trim(text(l, c->off, c->end));

	if (l->nphrases == 0 || l->node->kind == CTG_HEADING ||
	    (now->first && !is_sentence(ctg_node_words(l->arena, now))))
		return false;
	if (old.n == 0)
		return now->first && insert(out, l, c, now);
	return replace(out, l, c, now->first ? now : NULL);
}
