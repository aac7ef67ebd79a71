/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/wordpair.h"

#define HEAVY		4	/* a word of more than three letters */
#define CHANCE		5	/* times as much, on both sides of it */
#define FAINT		12	/* in all, for what has no such word */
#define PASSES		4

/* --- what is common ------------------------------------------------------ */

static void invert(struct ctg_word_side *old, struct ctg_word_side *now)
{
	for (size_t i = 0; i < now->n; i++)
		now->to[i] = CTG_NOWHERE;
	for (size_t i = 0; i < old->n; i++)
		if (old->to[i] != CTG_NOWHERE)
			now->to[old->to[i]] = i;
}

static void find_common(struct ctg_word_side *old, struct ctg_word_side *now)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	uint64_t *x = CTG_NEW_N(&scratch, uint64_t, old->n + now->n + 1);
	uint64_t *y = x + old->n;

	for (size_t i = 0; i < old->n; i++)
		x[i] = old->v[i].id;
	/* The end of an alinéa is never common: it is on one side only. */
	for (size_t i = 0; i < now->n; i++)
		y[i] = now->v[i].id;
	ctg_lcs(old->to, &scratch, x, old->n, y, now->n);
	invert(old, now);
	ctg_arena_release(&scratch);
}

/* --- the same changes, where a reader expects them ----------------------- */

static bool ends_sentence(const struct ctg_token *t)
{
	return t->kind == CTG_TOKEN_END || (t->kind == CTG_TOKEN_MARK &&
		(ctg_str_eq(t->raw, STR(".")) ||
		 ctg_str_eq(t->raw, STR(";")) ||
		 ctg_str_eq(t->raw, STR("!")) ||
		 ctg_str_eq(t->raw, STR("?"))));
}

/* How naturally words [from, to) stand out: whole sentences first. */
static unsigned natural(const struct ctg_word_side *s, size_t from, size_t to)
{
	bool space = s->v[from].kind == CTG_TOKEN_SPACE;

	if (from == 0 || to == s->n)
		return 4;
	if (space && ends_sentence(&s->v[from - 1]))
		return 3;
	if (from > 1 && s->v[from - 1].kind == CTG_TOKEN_SPACE &&
	    ends_sentence(&s->v[from - 2]))
		return 2;
	return space;
}

/* Words [from, to) of s are on no other side, and nothing is missing there:
 * « a b [a b] c » may as well be « a [b a] b c ». */
static void slide(struct ctg_word_side *s, struct ctg_word_side *other,
	size_t from, size_t to)
{
	size_t start = from, best, end;
	unsigned most;

	while (start > 0 && s->to[start - 1] != CTG_NOWHERE &&
	       s->v[start - 1].id == s->v[start - 1 + to - from].id)
		start--;
	best = from;
	most = natural(s, from, to);
	for (end = start; end + to - from <= s->n; end++) {
		unsigned score = natural(s, end, end + to - from);

		if (score > most) {
			most = score;
			best = end;
		}
		if (end + to - from == s->n ||
		    s->v[end].id != s->v[end + to - from].id ||
		    (end >= from && s->to[end + to - from] == CTG_NOWHERE))
			break;
	}
	while (best < from) {
		size_t there = s->to[from - 1];

		from--;
		to--;
		s->to[to] = there;
		other->to[there] = to;
		s->to[from] = CTG_NOWHERE;
	}
	while (best > from) {
		size_t there = s->to[to];

		s->to[from] = there;
		other->to[there] = from;
		s->to[to] = CTG_NOWHERE;
		from++;
		to++;
	}
}

static void slide_all(struct ctg_word_side *s, struct ctg_word_side *other)
{
	size_t i = 0;

	while (i < s->n) {
		size_t from = i, there;

		if (!ctg_word_changed(s, i)) {
			i++;
			continue;
		}
		while (ctg_word_changed(s, i))
			i++;
		/* Something is replaced: its place is certain. */
		there = from > 0 ? s->to[from - 1] + 1 : 0;
		if (ctg_word_changed(other, there))
			continue;
		slide(s, other, from, i);
	}
}

/* « grand chat » for « petit chien » is one change: the space between tells
 * nothing. */
static void join_over_spaces(struct ctg_word_side *old,
	struct ctg_word_side *now)
{
	for (size_t i = 1; i + 1 < old->n; i++) {
		size_t k = old->to[i];

		if (k == CTG_NOWHERE || k == 0 || k + 1 >= now->n ||
		    old->v[i].kind != CTG_TOKEN_SPACE)
			continue;
		if (ctg_word_changed(old, i - 1) &&
		    ctg_word_changed(old, i + 1) &&
		    ctg_word_changed(now, k - 1) &&
		    ctg_word_changed(now, k + 1)) {
			old->to[i] = CTG_NOWHERE;
			now->to[k] = CTG_NOWHERE;
		}
	}
}

/* --- a passage that was rewritten --------------------------------------- */

/* « de », « la », a comma: found in any two sentences. */
static unsigned weight_of(const struct ctg_token *t)
{
	switch (t->kind) {
	case CTG_TOKEN_SPACE:
		return 0;
	case CTG_TOKEN_WORD:
		return t->raw.n > 3 || ctg_is_digit(t->raw.p[0]) ? HEAVY : 1;
	case CTG_TOKEN_MARK:
		return 1;
	default:
		return 16 * HEAVY;
	}
}

static size_t weigh(const struct ctg_word_side *s, size_t from, size_t to)
{
	size_t sum = 0;

	for (; from < to; from++)
		sum += weight_of(&s->v[from]);
	return sum;
}

/* What differs, up to the next words that are common. */
struct change {
	size_t i, i2, k, k2;
	size_t old, now;	/* weights */
};

static bool next_change(struct change *c, const struct ctg_word_side *old,
	const struct ctg_word_side *now)
{
	size_t i = c->i2, k = c->k2;

	while (i < old->n && k < now->n && !ctg_word_changed(old, i) &&
	       !ctg_word_changed(now, k)) {
		i++;
		k++;
	}
	c->i = i;
	c->k = k;
	while (ctg_word_changed(old, i))
		i++;
	while (ctg_word_changed(now, k))
		k++;
	c->i2 = i;
	c->k2 = k;
	c->old = weigh(old, c->i, i);
	c->now = weigh(now, c->k, k);
	return c->i < i || c->k < k;
}

/* What is common between two changes is so by chance: they are one.  Words
 * that only came, or only went away, on both sides of it are two. */
static bool by_chance(const struct change *x, const struct change *y,
	size_t common)
{
	size_t before = x->old + x->now, after = y->old + y->now;
	size_t least = before < after ? before : after;

	if ((x->old == 0 && y->old == 0) || (x->now == 0 && y->now == 0))
		return false;
	return CHANCE * common <= least ||
		(common < HEAVY && FAINT * common <= before + after);
}

static bool absorb_once(struct ctg_word_side *old, struct ctg_word_side *now)
{
	struct change last = { 0 }, c = { 0 };
	bool any = false, first = true;

	for (; next_change(&c, old, now); first = false, last = c) {
		if (first || !by_chance(&last, &c, weigh(old, last.i2, c.i)))
			continue;
		for (size_t i = last.i2; i < c.i; i++)
			old->to[i] = CTG_NOWHERE;
		for (size_t k = last.k2; k < c.k; k++)
			now->to[k] = CTG_NOWHERE;
		c.old = weigh(old, c.i = last.i, c.i2);
		c.now = weigh(now, c.k = last.k, c.k2);
		any = true;
	}
	return any;
}

static void absorb(struct ctg_word_side *old, struct ctg_word_side *now)
{
	for (unsigned i = 0; i < PASSES && absorb_once(old, now); i++)
		;
}

void ctg_words_pair(struct ctg_word_side *old, struct ctg_word_side *now)
{
	find_common(old, now);
	slide_all(old, now);
	slide_all(now, old);
	absorb(old, now);
	join_over_spaces(old, now);
}
