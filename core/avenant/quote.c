/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/quote.h"

#include "base/utf8.h"
#include "diff/token.h"

/* --- words found again ---------------------------------------------------- */

static unsigned peek(struct ctg_str s)
{
	size_t len;

	return s.n ? ctg_utf8_next(s, &len) : 0;
}

static bool is_alnum(unsigned c)
{
	return (c < 0x80 && ctg_is_digit((char)c)) || ctg_utf8_is_letter(c);
}

size_t ctg_quote_token(struct ctg_str s, bool *space)
{
	size_t len, n = 0;
	unsigned c;

	*space = ctg_utf8_is_space(peek(s));
	if (!*space && is_alnum(peek(s)))
		return ctg_token_word(s);
	do {
		c = ctg_utf8_next(ctg_str_skip(s, n), &len);
		if (ctg_utf8_is_space(c) != *space)
			break;
		n += len;
	} while (*space && n < s.n);
	return n;
}

static bool is_ascii(struct ctg_str s)
{
	return s.n > 0 && (ctg_is_alpha(s.p[0]) || ctg_is_digit(s.p[0]));
}

static bool same_token(struct ctg_arena *scratch, struct ctg_str x,
	struct ctg_str y)
{
	/* Nearly always the first letter says no. */
	if (is_ascii(x) && is_ascii(y) && x.p[0] != y.p[0])
		return false;
	return ctg_str_eq(x, y) || ctg_str_eq(ctg_utf8_fold(scratch, x),
		ctg_utf8_fold(scratch, y));
}

/* How much of s, from its start, says the words; 0 when it does not. */
static size_t match(struct ctg_arena *scratch, struct ctg_str s,
	struct ctg_str words)
{
	size_t at = 0;

	while (words.n > 0) {
		struct ctg_str rest = ctg_str_skip(s, at);
		bool space, here;
		size_t n = ctg_quote_token(words, &space), m;

		if (rest.n == 0)
			return 0;
		m = ctg_quote_token(rest, &here);
		if (here != space || (!space && !same_token(scratch,
		    ctg_str_head(words, n), ctg_str_head(rest, m))))
			return 0;
		words = ctg_str_skip(words, n);
		at += m;
	}
	return at;
}

size_t ctg_quote_find(struct ctg_stretch *out, size_t room,
	struct ctg_arena *scratch, struct ctg_str text,
	struct ctg_stretch within, struct ctg_str quoted)
{
	size_t found = 0, next = 0;
	bool space;

	/* Tokens are those of the whole text: one that begins before the
	 * stretch is not looked into. */
	for (size_t at = 0; at < within.end && quoted.n > 0;
	     at += ctg_quote_token(ctg_str_skip(text, at), &space)) {
		size_t n;

		if (at < within.off || at < next)
			continue;
		n = match(scratch, ctg_str_skip(ctg_str_head(text,
			within.end), at), quoted);
		if (n == 0)
			continue;
		if (found < room)
			out[found] = (struct ctg_stretch){ at, at + n };
		found++;
		next = at + n;
	}
	return found;
}

/* --- sentences ------------------------------------------------------------ */

/* « M. », « art. », « A. » end no sentence. */
static bool is_short(struct ctg_str before)
{
	static const struct ctg_str list[] = {
		CTG_STR_INIT("MM"), CTG_STR_INIT("Mme"), CTG_STR_INIT("Mmes"),
		CTG_STR_INIT("Mlle"), CTG_STR_INIT("art"), CTG_STR_INIT("al"),
		CTG_STR_INIT("cf"), CTG_STR_INIT("Cf"), CTG_STR_INIT("St"),
		CTG_STR_INIT("Ste"), CTG_STR_INIT("tél"), CTG_STR_INIT("Tél"),
	};
	size_t i = before.n;
	struct ctg_str word;

	while (i > 0 && (ctg_is_alpha(before.p[i - 1]) ||
	       (unsigned char)before.p[i - 1] >= 0x80))
		i--;
	word = ctg_str_skip(before, i);
	/* « A. », « 10 h. 30 » */
	if (word.n == 1)
		return (word.p[0] >= 'A' && word.p[0] <= 'Z') ||
			word.p[0] == 'h';
	for (size_t k = 0; k < sizeof(list) / sizeof(list[0]); k++)
		if (ctg_str_eq(word, list[k]))
			return true;
	return false;
}

static size_t skip_spaces(struct ctg_str s, size_t i)
{
	size_t len;

	while (i < s.n && ctg_utf8_is_space(ctg_utf8_next(ctg_str_skip(s, i),
	       &len)))
		i += len;
	return i;
}

/* What closes after a full stop: « ) », « » » with its space. */
static size_t skip_closing(struct ctg_str s, size_t i)
{
	for (;;) {
		size_t k = skip_spaces(s, i), len;
		unsigned c = peek(ctg_str_skip(s, k));

		if (c != 0xbb && (k > i || (c != ')' && c != ']' &&
		    c != '"' && c != 0x201d)))
			return i;
		ctg_utf8_next(ctg_str_skip(s, k), &len);
		i = k + len;
	}
}

static bool starts(struct ctg_str s)
{
	unsigned c = peek(s);

	return ctg_utf8_is_upper(c) || c == 0xab || c == 0x201c || c == '"' ||
		(c < 0x80 && ctg_is_digit((char)c));
}

/* Where the sentence that begins at i ends, without the spaces after it. */
static size_t sentence_end(struct ctg_str s, size_t i)
{
	size_t len;

	for (; i < s.n; i += len) {
		unsigned c = ctg_utf8_next(ctg_str_skip(s, i), &len);
		size_t end, next;

		if (c != '.' && c != '!' && c != '?' && c != 0x2026)
			continue;
		if (c == '.' && is_short(ctg_str_head(s, i)))
			continue;
		end = skip_closing(s, i + len);
		next = skip_spaces(s, end);
		if (next == s.n)
			return end;
		if (next > end && starts(ctg_str_skip(s, next)) &&
		    !(c == '.' && i > 0 && ctg_is_digit(s.p[i - 1]) &&
		      ctg_is_digit(s.p[next])))
			return end;
	}
	return s.n;
}

size_t ctg_quote_sentences(struct ctg_stretch **out, struct ctg_arena *a,
	struct ctg_str text)
{
	size_t room = 4, n = 0, i = skip_spaces(text, 0);
	struct ctg_stretch *v = CTG_NEW_N(a, struct ctg_stretch, room);

	while (i < text.n) {
		if (n == room) {
			struct ctg_stretch *old = v;

			room *= 2;
			v = CTG_NEW_N(a, struct ctg_stretch, room);
			memcpy(v, old, n * sizeof(*v));
		}
		v[n].off = i;
		v[n].end = sentence_end(text, i);
		i = skip_spaces(text, v[n].end);
		n++;
	}
	*out = v;
	return n;
}

/* --- spaces --------------------------------------------------------------- */

static size_t spaces_before(struct ctg_str s, size_t i)
{
	while (i > 0) {
		size_t len;
		unsigned c = ctg_utf8_last(ctg_str_head(s, i), &len);

		if (!ctg_utf8_is_space(c))
			break;
		i -= len;
	}
	return i;
}

/* Signs that no space comes before. */
static bool leans_back(unsigned c)
{
	return c == ',' || c == '.' || c == ')' || c == ']' || c == 0x2026;
}

struct ctg_stretch ctg_quote_removed(struct ctg_str text,
	struct ctg_stretch words)
{
	size_t before = spaces_before(text, words.off);
	size_t after = skip_spaces(text, words.end);

	if (before == 0 || after == text.n)
		return (struct ctg_stretch){ before, after };
	if (before < words.off && after == words.end &&
	    leans_back(peek(ctg_str_skip(text, after))))
		return (struct ctg_stretch){ before, words.end };
	if (before < words.off && after > words.end)
		return (struct ctg_stretch){ words.off, after };
	return words;
}

bool ctg_quote_needs_space(struct ctg_str before, struct ctg_str after)
{
	size_t len;
	unsigned c, d;

	if (before.n == 0 || after.n == 0)
		return false;
	c = ctg_utf8_last(before, &len);
	d = peek(after);
	return !ctg_utf8_is_space(c) && !ctg_utf8_is_space(d) && c != '(' &&
		c != '[' && c != '\'' && c != 0x2019 && !leans_back(d);
}
