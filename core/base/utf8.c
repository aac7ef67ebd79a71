/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/eight.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Length of the valid sequence that starts s, 0 when it is not one.
 * Table 3-7 of the Unicode standard: no overlong form, no surrogate. */
static size_t sequence(const unsigned char *p, size_t n)
{
	size_t len;

	if (p[0] < 0x80)
		return p[0] != 0;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (n < len)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return len;
}

/* True when none of eight bytes is NUL or past ASCII. */
static bool are_plain(uint64_t w)
{
	return ((w | (w - CTG_EIGHT(1))) & CTG_EIGHT_HIGH) == 0;
}

size_t ctg_utf8_valid(struct ctg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, len;

	while (i < s.n) {
		if (s.n - i >= 8 && are_plain(ctg_eight(p + i))) {
			i += 8;
			continue;
		}
		len = sequence(p + i, s.n - i);
		if (len == 0)
			return i;
		i += len;
	}
	return s.n;
}

unsigned ctg_utf8_next(struct ctg_str s, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n == 0) {
		*len = 0;
		return 0;
	}
	*len = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (*len > s.n) {
		*len = 1;
		return 0xfffd;
	}
	switch (*len) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
			(p[2] & 0x3fu);
	default:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
			(p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
	}
}

unsigned ctg_utf8_last(struct ctg_str s, size_t *len)
{
	size_t i = s.n;
	unsigned c;

	if (s.n == 0) {
		*len = 0;
		return 0;
	}
	do {
		i--;
	} while (i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80);
	c = ctg_utf8_next(ctg_str_skip(s, i), len);
	*len = s.n - i;
	return c;
}

/* Every byte but those that go on with a letter (10xxxxxx). */
size_t ctg_utf8_count(struct ctg_str s)
{
	size_t n = s.n, i = 0;

	for (; s.n - i >= 8; i += 8) {
		uint64_t w = ctg_eight(s.p + i);

		w = (w >> 7) & ~(w >> 6) & CTG_EIGHT(1);
		n -= w * CTG_EIGHT(1) >> 56;
	}
	for (; i < s.n; i++)
		n -= ((unsigned char)s.p[i] & 0xc0) == 0x80;
	return n;
}

size_t ctg_utf8_width(struct ctg_str s)
{
	size_t width = 0, len;

	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);
		int w = utf8proc_charwidth((utf8proc_int32_t)c);

		width += w > 0 ? (size_t)w : 0;
		s = ctg_str_skip(s, len);
	}
	return width;
}

bool ctg_utf8_is_letter(unsigned c)
{
	if (c < 0x80)
		return ctg_is_alpha((char)c);
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

bool ctg_utf8_is_space(unsigned c)
{
	if (c < 0x80)
		return ctg_is_space((char)c);
	return c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a) ||
		c == 0x3000 || c == 0x205f || c == 0x1680;
}

bool ctg_utf8_is_turn(unsigned c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool ctg_utf8_is_command(unsigned c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
		(c >= 0x7f && c <= 0x9f) || c == 0x61c || c == 0x2028 ||
		c == 0x2029 || c == 0xfffe || c == 0xffff ||
		(c >= 0xe0000 && c <= 0xe007f) || ctg_utf8_is_turn(c);
}

bool ctg_utf8_is_hidden(unsigned c)
{
	return c == 0xad || c == 0x34f || c == 0x115f || c == 0x1160 ||
		c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) ||
		(c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2065) ||
		(c >= 0x206a && c <= 0x206f) || c == 0x2800 || c == 0x3164 ||
		(c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0xffa0 ||
		(c >= 0xfff0 && c <= 0xfffb) || (c >= 0xe0080 && c <= 0xe0fff);
}

/* True when eight bytes are ASCII that prints. */
static bool are_printed(uint64_t w)
{
	return !(w & CTG_EIGHT_HIGH) && !ctg_eight_below(w, ' ') &&
		!ctg_eight_zero(w ^ CTG_EIGHT(0x7f));
}

/* The first character that is such; most letters are told by their first
 * byte. */
static size_t find(struct ctg_str s, bool (*is_such)(unsigned))
{
	static const bool suspect[256] = {
		[0 ... ' ' - 1] = true, [0x7f] = true, [0xc2] = true,
		[0xcd] = true, [0xd8] = true, [0xe1 ... 0xe3] = true,
		[0xef] = true, [0xf3] = true,
	};
	size_t i = 0, len;

	while (i < s.n) {
		size_t end = i + 8 <= s.n ? i + 8 : s.n;

		if (end == i + 8 && are_printed(ctg_eight(s.p + i))) {
			i = end;
			continue;
		}
		for (; i < end; i++)
			if (suspect[(unsigned char)s.p[i]] &&
			    is_such(ctg_utf8_next(ctg_str_skip(s, i), &len)))
				return i;
	}
	return s.n;
}

size_t ctg_utf8_find_command(struct ctg_str s)
{
	return find(s, ctg_utf8_is_command);
}

size_t ctg_utf8_find_hidden(struct ctg_str s)
{
	return find(s, ctg_utf8_is_hidden);
}

bool ctg_utf8_is_upper(unsigned c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

unsigned ctg_utf8_lower(unsigned c)
{
	return (unsigned)utf8proc_tolower((utf8proc_int32_t)c);
}

static bool is_ascii(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static struct ctg_str map(struct ctg_arena *a, struct ctg_str s,
	utf8proc_option_t options)
{
	utf8proc_uint8_t *to = NULL;
	utf8proc_ssize_t n;
	struct ctg_str out = s;

	n = utf8proc_map((const utf8proc_uint8_t *)s.p,
		(utf8proc_ssize_t)s.n, &to, options);
	if (n >= 0)
		out = ctg_str_dup(a, (struct ctg_str){ (char *)to, (size_t)n });
	free(to);
	return out;
}

struct ctg_str ctg_utf8_nfc(struct ctg_arena *a, struct ctg_str s)
{
	if (is_ascii(s))
		return s;
	return map(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* The one ASCII character that stands for c when texts are compared. */
static char folded(unsigned c)
{
	if (ctg_utf8_is_space(c))
		return ' ';
	switch (c) {
	case 0x2018: case 0x2019: case 0x02bc: case 0x2032:
		return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2212:
		return '-';
	default:
		return 0;
	}
}

/* Spaces run together, and vanish inside guillemets and before the high
 * punctuation, where French writes them or not. */
static bool space_counts(struct ctg_str before, struct ctg_str after)
{
	static const char none_before[] = " ;:!?%\"";

	if (before.n == 0 || after.n == 0)
		return false;
	if (before.p[before.n - 1] == '"')
		return false;
	return !strchr(none_before, after.p[0]);
}

struct ctg_str ctg_utf8_fold(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf flat = { .arena = a }, out = { .arena = a };
	size_t len;

	s = ctg_utf8_nfc(a, s);
	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);
		char f = folded(c);

		if (c == 0x2026)
			ctg_buf_puts(&flat, "...");
		else if (f)
			ctg_buf_putc(&flat, f);
		else
			ctg_buf_add(&flat, ctg_str_head(s, len));
		s = ctg_str_skip(s, len);
	}
	s = ctg_buf_str(&flat);
	while (s.n > 0) {
		if (s.p[0] != ' ' || space_counts(ctg_buf_str(&out),
		    ctg_str_skip(s, 1)))
			ctg_buf_putc(&out, s.p[0]);
		s = ctg_str_skip(s, 1);
	}
	s = ctg_buf_str(&out);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

struct ctg_str ctg_utf8_plain(struct ctg_arena *a, struct ctg_str s)
{
	s = map(a, ctg_utf8_fold(a, s), UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
		UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
	return s;
}
