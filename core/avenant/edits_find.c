/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/edits_find.h"

#include "base/utf8.h"

/* More places than that have no name. */
#define MANY	64

static void read_tokens(struct ctg_leaf *l)
{
	size_t room = 0, at = 0;
	bool space;

	while (at < l->words.n) {
		CTG_MORE(l->arena, l->starts, l->ntokens, room);
		l->starts[l->ntokens++] = at;
		at += ctg_quote_token(ctg_str_skip(l->words, at), &space);
	}
	CTG_MORE(l->arena, l->starts, l->ntokens, room);
	l->starts[l->ntokens] = at;
}

void ctg_leaf_read(struct ctg_leaf *out, struct ctg_arena *a,
	const struct ctg_node *node)
{
	*out = (struct ctg_leaf){ .arena = a, .node = node,
		.words = ctg_node_words(a, node) };
	read_tokens(out);
	out->nphrases = ctg_quote_sentences(&out->phrases, a, out->words);
}

unsigned ctg_leaf_phrase(const struct ctg_leaf *l, struct ctg_stretch s)
{
	for (size_t i = 0; i < l->nphrases; i++)
		if (s.off >= l->phrases[i].off && s.end <= l->phrases[i].end)
			return (unsigned)i + 1;
	return 0;
}

/* The token that holds byte i, or begins there. */
static size_t token_at(const struct ctg_leaf *l, size_t i)
{
	size_t low = 0, high = l->ntokens;

	while (low < high) {
		size_t mid = (low + high + 1) / 2;

		if (l->starts[mid] <= i)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

struct ctg_stretch ctg_leaf_align(const struct ctg_leaf *l,
	struct ctg_stretch s)
{
	size_t first = token_at(l, s.off), last = token_at(l, s.end);

	if (s.off == s.end && l->starts[first] == s.off)
		return s;
	if (l->starts[last] < s.end)
		last++;
	return (struct ctg_stretch){ l->starts[first], l->starts[last] };
}

static bool is_word(const struct ctg_leaf *l, size_t token)
{
	size_t len;
	unsigned c = ctg_utf8_next(ctg_str_skip(l->words, l->starts[token]),
		&len);

	return ctg_utf8_is_letter(c) || (c < 0x80 && ctg_is_digit((char)c));
}

bool ctg_leaf_grow(const struct ctg_leaf *l, struct ctg_stretch *s,
	bool left, struct ctg_stretch within)
{
	size_t i = token_at(l, left ? s->off : s->end);

	if (left) {
		while (i > 0 && l->starts[i - 1] >= within.off)
			if (is_word(l, --i)) {
				s->off = l->starts[i];
				return true;
			}
		return false;
	}
	for (; i < l->ntokens && l->starts[i + 1] <= within.end; i++)
		if (is_word(l, i)) {
			s->end = l->starts[i + 1];
			return true;
		}
	return false;
}

/* Which of those found is s, from 1; 0: none. */
static unsigned find(const struct ctg_leaf *l, struct ctg_stretch within,
	struct ctg_stretch s, unsigned *of)
{
	struct ctg_str quoted = ctg_str_skip(ctg_str_head(l->words, s.end),
		s.off);
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_stretch v[MANY];
	size_t n = ctg_quote_find(v, MANY, &scratch, l->words, within,
		quoted);

	ctg_arena_release(&scratch);
	*of = (unsigned)n;
	for (size_t i = 0; i < n && n <= MANY; i++)
		if (v[i].off == s.off && v[i].end == s.end)
			return (unsigned)i + 1;
	return 0;
}

bool ctg_leaf_is_alone(const struct ctg_leaf *l, struct ctg_stretch s)
{
	unsigned of;

	return find(l, (struct ctg_stretch){ 0, l->words.n }, s, &of) == 1 &&
		of == 1;
}

static bool name_in_phrase(const struct ctg_leaf *l, struct ctg_edit *out,
	struct ctg_stretch s)
{
	unsigned phrase = ctg_leaf_phrase(l, s), of;

	if (phrase == 0 || l->nphrases < 2 ||
	    find(l, l->phrases[phrase - 1], s, &of) == 0 || of != 1)
		return false;
	out->phrase = out->last_phrase = phrase;
	out->phrases = (unsigned)l->nphrases;
	return true;
}

bool ctg_leaf_name(const struct ctg_leaf *l, struct ctg_edit *out,
	struct ctg_stretch s)
{
	struct ctg_stretch all = { 0, l->words.n };
	unsigned nth, of;

	out->quoted = ctg_str_skip(ctg_str_head(l->words, s.end), s.off);
	out->after = ctg_str_skip(l->words, s.end);
	if (ctg_leaf_is_alone(l, s) || name_in_phrase(l, out, s))
		return true;
	nth = find(l, all, s, &of);
	if (nth == 0)
		return false;
	out->nth = nth;
	out->of = of;
	return true;
}
