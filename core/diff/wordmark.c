/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/wordmark.h"

#include "diff/lcs.h"

#define HEAVY		4	/* a word of more than three letters */
#define CHANCE		5	/* times as much, on both sides of it */
#define FAINT		12	/* in all, for what has no such word */
#define PASSES		4

struct side {
	struct ctg_token *v;
	size_t n;
	size_t *to;		/* its place on the other side */
};

static struct ctg_node *copy_leaf(struct ctg_arena *a,
	const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(a, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	c->delta = NULL;
	return c;
}

void ctg_wordmark_copy(struct ctg_arena *a, struct ctg_node *to,
	const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next) {
		struct ctg_node *c = copy_leaf(a, k);

		ctg_node_append(to, c);
		ctg_wordmark_copy(a, c, k);
	}
}

/* --- what is common ------------------------------------------------------ */

static void read_side(struct side *s, struct ctg_words *w,
	struct ctg_block *const blocks[2])
{
	struct ctg_tokens x = ctg_block_tokens(blocks[0], w), y = { 0 };

	if (blocks[1])
		y = ctg_block_tokens(blocks[1], w);
	s->n = x.n + (blocks[1] ? 1 + y.n : 0);
	s->v = x.v;
	s->to = CTG_NEW_N(w->arena, size_t, s->n + 1);
	if (!blocks[1])
		return;
	s->v = CTG_NEW_N(w->arena, struct ctg_token, s->n);
	if (x.n)
		memcpy(s->v, x.v, x.n * sizeof(*x.v));
	s->v[x.n] = (struct ctg_token){ .kind = CTG_TOKEN_END };
	if (y.n)
		memcpy(s->v + x.n + 1, y.v, y.n * sizeof(*y.v));
}

static void invert(struct side *old, struct side *now)
{
	for (size_t i = 0; i < now->n; i++)
		now->to[i] = CTG_NOWHERE;
	for (size_t i = 0; i < old->n; i++)
		if (old->to[i] != CTG_NOWHERE)
			now->to[old->to[i]] = i;
}

static void find_common(struct side *old, struct side *now)
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

static bool changed(const struct side *s, size_t i)
{
	return i < s->n && s->to[i] == CTG_NOWHERE;
}

static bool ends_sentence(const struct ctg_token *t)
{
	return t->kind == CTG_TOKEN_END || (t->kind == CTG_TOKEN_MARK &&
		(ctg_str_eq(t->raw, STR(".")) ||
		 ctg_str_eq(t->raw, STR(";")) ||
		 ctg_str_eq(t->raw, STR("!")) ||
		 ctg_str_eq(t->raw, STR("?"))));
}

/* How naturally words [from, to) stand out: whole sentences first. */
static unsigned natural(const struct side *s, size_t from, size_t to)
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
static void slide(struct side *s, struct side *other, size_t from, size_t to)
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

static void slide_all(struct side *s, struct side *other)
{
	size_t i = 0;

	while (i < s->n) {
		size_t from = i, there;

		if (!changed(s, i)) {
			i++;
			continue;
		}
		while (changed(s, i))
			i++;
		/* Something is replaced: its place is certain. */
		there = from > 0 ? s->to[from - 1] + 1 : 0;
		if (changed(other, there))
			continue;
		slide(s, other, from, i);
	}
}

/* « grand chat » for « petit chien » is one change: the space between tells
 * nothing. */
static void join_over_spaces(struct side *old, struct side *now)
{
	for (size_t i = 1; i + 1 < old->n; i++) {
		size_t k = old->to[i];

		if (k == CTG_NOWHERE || k == 0 || k + 1 >= now->n ||
		    old->v[i].kind != CTG_TOKEN_SPACE)
			continue;
		if (changed(old, i - 1) && changed(old, i + 1) &&
		    changed(now, k - 1) && changed(now, k + 1)) {
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

static size_t weigh(const struct side *s, size_t from, size_t to)
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

static bool next_change(struct change *c, const struct side *old,
	const struct side *now)
{
	size_t i = c->i2, k = c->k2;

	while (i < old->n && k < now->n && !changed(old, i) &&
	       !changed(now, k)) {
		i++;
		k++;
	}
	c->i = i;
	c->k = k;
	while (changed(old, i))
		i++;
	while (changed(now, k))
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

static bool absorb_once(struct side *old, struct side *now)
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

static void absorb(struct side *old, struct side *now)
{
	for (unsigned i = 0; i < PASSES && absorb_once(old, now); i++)
		;
}

/* --- runs ---------------------------------------------------------------- */

struct writer {
	struct ctg_arena *arena;
	bool no_typing;
	struct ctg_node *const *to;
	unsigned at;			/* which of them */
	const struct side *old, *now;
};

static struct ctg_node *wrap(struct ctg_arena *a, struct ctg_node *to,
	enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(a, kind);

	ctg_node_append(to, n);
	return n;
}

static struct ctg_str address_of(const struct ctg_node *leaf)
{
	while (leaf && leaf->kind != CTG_LINK)
		leaf = leaf->parent;
	return leaf ? leaf->text : (struct ctg_str){ 0 };
}

static struct ctg_node *styled(struct writer *w, const struct ctg_token *t,
	struct ctg_delta *delta)
{
	struct ctg_node *to = w->to[w->at], *top = to;

	if (t->style & CTG_STYLE_STRONG)
		to = wrap(w->arena, to, CTG_STRONG);
	if (t->style & CTG_STYLE_EMPH)
		to = wrap(w->arena, to, CTG_EMPH);
	if (t->style >= CTG_STYLE_LINK) {
		to = wrap(w->arena, to, CTG_LINK);
		to->text = address_of(t->leaf);
	}
	if (to != top)
		top->last->delta = delta;
	return to;
}

/* Tokens [from, to) of a side, which have one style and one leaf. */
static void put_leaf(struct writer *w, const struct side *s, size_t from,
	size_t to, struct ctg_delta *delta)
{
	const struct ctg_token *t = &s->v[from], *last = &s->v[to - 1];
	struct ctg_node *parent = styled(w, t, delta), *n;

	if (t->kind == CTG_TOKEN_OBJECT) {
		n = copy_leaf(w->arena, t->leaf);
		ctg_wordmark_copy(w->arena, n, t->leaf);
	} else {
		n = ctg_node_text(w->arena, (struct ctg_str){ t->raw.p,
			(size_t)(last->raw.p - t->raw.p) + last->raw.n });
		/* A whole value keeps its name. */
		if (t->leaf->kind == CTG_TEXT &&
		    ctg_str_eq(t->leaf->text, n->text))
			n->var = t->leaf->var;
	}
	n->delta = delta;
	ctg_node_append(parent, n);
}

static bool same_leaf(const struct ctg_token *x, const struct ctg_token *y)
{
	return x->style == y->style && y->kind != CTG_TOKEN_OBJECT &&
		x->kind != CTG_TOKEN_OBJECT && x->kind != CTG_TOKEN_END &&
		y->kind != CTG_TOKEN_END && x->raw.p + x->raw.n == y->raw.p &&
		(x->leaf == y->leaf || (x->leaf->kind == CTG_TEXT &&
		 y->leaf->kind == CTG_TEXT && !x->leaf->var.n &&
		 !y->leaf->var.n) || x->leaf->kind == CTG_SOFTBREAK ||
		 y->leaf->kind == CTG_SOFTBREAK);
}

static void put(struct writer *w, const struct side *s, size_t from, size_t to,
	struct ctg_delta *delta)
{
	while (from < to) {
		size_t end = from + 1;

		if (s->v[from].kind == CTG_TOKEN_END) {
			w->at = 1;
			from++;
			continue;
		}
		while (end < to && same_leaf(&s->v[end - 1], &s->v[end]))
			end++;
		put_leaf(w, s, from, end, delta);
		from = end;
	}
}

static struct ctg_delta *new_delta(struct writer *w, enum ctg_mark mark,
	enum ctg_nature nature)
{
	struct ctg_delta *d = CTG_NEW(w->arena, struct ctg_delta);

	d->mark = mark;
	d->nature = nature;
	return d;
}

/* Only spaces; the end of an alinéa, which a split or a merge says, is told
 * in *end. */
static bool tells_nothing(const struct side *s, size_t from, size_t to,
	bool *end)
{
	for (; from < to; from++)
		if (s->v[from].kind == CTG_TOKEN_END)
			*end = true;
		else if (s->v[from].kind != CTG_TOKEN_SPACE)
			return false;
	return true;
}

static void put_change(struct writer *w, size_t i, size_t i2, size_t k,
	size_t k2, enum ctg_nature nature)
{
	bool end = false;

	if (nature == CTG_CHANGE_WORDS &&
	    tells_nothing(w->old, i, i2, &end) &&
	    tells_nothing(w->now, k, k2, &end))
		nature = end ? CTG_CHANGE_ALINEA : CTG_CHANGE_TYPING;
	if (nature == CTG_CHANGE_TYPING && w->no_typing) {
		put(w, w->now, k, k2, NULL);
		return;
	}
	if (i < i2)
		put(w, w->old, i, i2, new_delta(w, CTG_DELETED, nature));
	if (k < k2)
		put(w, w->now, k, k2, new_delta(w, CTG_INSERTED, nature));
}

/* How a word that is common differs all the same. */
enum common { COMMON_SAME, COMMON_TYPING, COMMON_FORM };

static enum common compare(const struct writer *w, size_t i, size_t k)
{
	const struct ctg_token *x = &w->old->v[i], *y = &w->now->v[k];

	if (x->style != y->style)
		return COMMON_FORM;
	if (w->no_typing || x->kind == CTG_TOKEN_OBJECT ||
	    ctg_str_eq(x->raw, y->raw))
		return COMMON_SAME;
	return COMMON_TYPING;
}

/* Words that are now in another style were all in one before. */
static bool same_way(const struct writer *w, size_t i, size_t k, size_t i2,
	size_t k2)
{
	enum common how = compare(w, i, k);

	return compare(w, i2, k2) == how && (how != COMMON_FORM ||
		(w->old->v[i].style == w->old->v[i2].style &&
		 w->now->v[k].style == w->now->v[k2].style));
}

static void write_runs(struct writer *w)
{
	size_t i = 0, k = 0, n = w->old->n, m = w->now->n;

	while (i < n || k < m) {
		size_t i2 = i, k2 = k;
		enum common how;

		while (changed(w->old, i2))
			i2++;
		while (changed(w->now, k2))
			k2++;
		if (i2 > i || k2 > k) {
			put_change(w, i, i2, k, k2, CTG_CHANGE_WORDS);
			i = i2;
			k = k2;
			continue;
		}
		how = compare(w, i, k);
		while (i2 < n && k2 < m && !changed(w->old, i2) &&
		       !changed(w->now, k2) && same_way(w, i, k, i2, k2)) {
			i2++;
			k2++;
		}
		if (how == COMMON_SAME)
			put(w, w->now, k, k2, NULL);
		else
			put_change(w, i, i2, k, k2, how == COMMON_FORM ?
				CTG_CHANGE_FORM : CTG_CHANGE_TYPING);
		i = i2;
		k = k2;
	}
}

void ctg_wordmark(struct ctg_words *w, struct ctg_block *const old[2],
	struct ctg_block *const now[2], struct ctg_node *const to[2])
{
	struct side x, y;
	struct writer out = { .arena = w->arena, .to = to, .old = &x,
		.now = &y, .no_typing = w->no_typing };

	read_side(&x, w, old);
	read_side(&y, w, now);
	find_common(&x, &y);
	slide_all(&x, &y);
	slide_all(&y, &x);
	absorb(&x, &y);
	join_over_spaces(&x, &y);
	write_runs(&out);
}
