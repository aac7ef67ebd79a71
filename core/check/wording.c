/* SPDX-License-Identifier: Apache-2.0 */
#include "check/wording.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"

#include <stdint.h>
#include <string.h>

static inline bool is_word(char c)
{
	return ctg_is_alpha(c) || ctg_is_digit(c);
}

static bool word_ends(struct ctg_str s)
{
	size_t len;

	return !is_word(ctg_french_plain(s, &len));
}

static size_t spaces(struct ctg_str s)
{
	return s.n - ctg_french_ltrim(s).n;
}

/* One pattern, which ends at '|' or at NUL. */
static size_t take_one(struct ctg_str s, const char *pattern)
{
	size_t n = 0, len;

	for (; *pattern && *pattern != '|'; pattern++) {
		struct ctg_str rest = ctg_str_skip(s, n);

		if (*pattern == ' ') {
			len = spaces(rest);
			if (len == 0)
				return 0;
		} else if (*pattern == '*') {
			len = 0;
			while (!word_ends(ctg_str_skip(rest, len))) {
				size_t one;

				ctg_french_plain(ctg_str_skip(rest, len), &one);
				len += one;
			}
		} else if (ctg_french_plain(rest, &len) != *pattern) {
			return 0;
		}
		n += len;
	}
	if (is_word(pattern[-1]) && !word_ends(ctg_str_skip(s, n)))
		return 0;
	return n;
}

size_t ctg_wording_take(struct ctg_str s, const char *patterns)
{
	size_t len;
	char first = ctg_french_plain(s, &len);

	while (s.n > 0) {
		size_t n = first == *patterns ? take_one(s, patterns) : 0;

		if (n > 0)
			return n;
		patterns = strchr(patterns, '|');
		if (!patterns)
			return 0;
		patterns++;
	}
	return 0;
}

bool ctg_wording_starts(struct ctg_str s, size_t i)
{
	size_t len;

	if (i == 0)
		return true;
	if ((unsigned char)s.p[i - 1] < 0x80)
		return !is_word(s.p[i - 1]);
	return !ctg_utf8_is_letter(ctg_utf8_last(ctg_str_head(s, i), &len));
}

/* The first characters of the patterns, one bit each. */
static uint64_t firsts_of(const char *patterns)
{
	uint64_t bits = 0;

	while (patterns) {
		bits |= UINT64_C(1) << (*patterns & 0x3f);
		patterns = strchr(patterns, '|');
		if (patterns)
			patterns++;
	}
	return bits;
}

/* Past the word at byte i, or past the one character that is none. */
static size_t next_word(struct ctg_str s, size_t i)
{
	size_t len;

	while (i < s.n && is_word(ctg_french_plain(ctg_str_skip(s, i), &len)))
		i += len;
	ctg_french_plain(ctg_str_skip(s, i), &len);
	return i + len;
}

size_t ctg_wording_find(struct ctg_str s, const char *patterns, size_t *len)
{
	uint64_t firsts = firsts_of(patterns);

	for (size_t i = 0; i < s.n; i = next_word(s, i)) {
		struct ctg_str rest = ctg_str_skip(s, i);
		char c = ctg_french_plain(rest, len);

		*len = firsts >> (c & 0x3f) & 1 ?
			ctg_wording_take(rest, patterns) : 0;
		if (*len > 0)
			return i;
	}
	*len = 0;
	return s.n;
}

bool ctg_wording_has(struct ctg_str s, const char *patterns)
{
	size_t len;

	return ctg_wording_find(s, patterns, &len) < s.n;
}

/* No pattern of ours is longer. */
#define LONGEST_WORDS	8

bool ctg_wording_ends(struct ctg_str s, const char *patterns)
{
	uint64_t firsts = firsts_of(patterns);
	unsigned words = 0;
	size_t i, len;

	s = ctg_french_rtrim(s);
	for (i = s.n; i > 0 && words < LONGEST_WORDS;) {
		struct ctg_str rest;

		do {
			i--;
		} while (i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80);
		if (i > 0 && ctg_is_alpha(s.p[i]) &&
		    ctg_is_alpha(s.p[i - 1]))
			continue;
		rest = ctg_str_skip(s, i);
		if (is_word(ctg_french_plain(rest, &len)) &&
		    !ctg_wording_starts(s, i))
			continue;
		if (firsts >> (ctg_french_plain(rest, &len) & 0x3f) & 1 &&
		    ctg_wording_take(rest, patterns) == rest.n)
			return true;
		words += is_word(ctg_french_plain(rest, &len));
	}
	return false;
}

const char *ctg_wording_pattern(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	size_t len;

	s = ctg_french_rtrim(ctg_french_ltrim(s));
	while (s.n > 0) {
		char c = ctg_french_plain(s, &len);

		if (c == 0 || c == '*' || c == '|')
			return NULL;
		if (c != ' ' || b.p[b.n - 1] != ' ')
			ctg_buf_putc(&b, c);
		s = ctg_str_skip(s, len);
	}
	return b.n > 0 ? b.p : NULL;
}

bool ctg_wording_same(struct ctg_str a, struct ctg_str b)
{
	size_t la, lb;

	a = ctg_french_ltrim(a);
	b = ctg_french_ltrim(b);
	while (a.n > 0 && b.n > 0) {
		char ca = ctg_french_plain(a, &la);
		char cb = ctg_french_plain(b, &lb);

		if (ca != cb || (ca == 0 && !ctg_str_eq(ctg_str_head(a, la),
		    ctg_str_head(b, lb))))
			return false;
		la = ca == ' ' ? spaces(a) : la;
		lb = cb == ' ' ? spaces(b) : lb;
		a = ctg_str_skip(a, la);
		b = ctg_str_skip(b, lb);
	}
	return ctg_french_ltrim(a).n == 0 && ctg_french_ltrim(b).n == 0;
}

/* The full stop that ends head is that of a short form. */
static bool is_short_form(struct ctg_str head)
{
	size_t n = head.n;

	while (n > 0 && ctg_is_alpha(head.p[n - 1]))
		n--;
	head = ctg_str_skip(head, n);
	return head.n == 1 || (head.n > 0 && ctg_wording_take(head,
		"art|cf|al|mm|mme|dr|st|bd|av|pp|no") == head.n);
}

bool ctg_wording_is_end(struct ctg_str text, size_t i)
{
	struct ctg_str after = ctg_str_skip(text, i + 1), next;
	size_t len;
	unsigned c;

	switch (text.p[i]) {
	case ';': case '\n':
		return true;
	case '.': case '!': case '?':
		break;
	default:
		return false;
	}
	next = ctg_french_ltrim(after);
	if (next.n == 0)
		return true;
	c = ctg_utf8_next(next, &len);
	if (next.n == after.n || !(ctg_utf8_is_upper(c) || c == 0xab))
		return false;
	return text.p[i] != '.' || !is_short_form(ctg_str_head(text, i));
}

/* A sentence is not looked for farther than this, so that a text without a
 * full stop costs no more than another. */
#define FAR	1024

static bool is_inside(struct ctg_str text, size_t i)
{
	return i < text.n && ((unsigned char)text.p[i] & 0xc0) == 0x80;
}

struct ctg_str ctg_wording_sentence(struct ctg_str text, size_t i)
{
	size_t from = i, to = i;

	while (from > 0 && i - from < FAR &&
	       !ctg_wording_is_end(text, from - 1))
		from--;
	while (to < text.n && to - i < FAR && !ctg_wording_is_end(text, to))
		to++;
	while (is_inside(text, from))
		from++;
	while (is_inside(text, to))
		to--;
	return ctg_str_head(ctg_str_skip(text, from), to - from);
}
