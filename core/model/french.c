/* SPDX-License-Identifier: Apache-2.0 */
#include "model/french.h"

#include "base/utf8.h"

/* U+00C0 to U+00FF without their accents; '.' where there is no letter. */
static const char bare[] =
	"aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy";

/* The plain character that stands for c, past ASCII; 0 for what has none. */
static char plain(unsigned c)
{
	if (c >= 0xc0 && c <= 0xff)
		return bare[c - 0xc0];
	if (ctg_utf8_is_space(c))
		return ' ';
	switch (c) {
	case 0x2018: case 0x2019: case 0x2bc: case 0x2032:
		return '\'';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2212:
		return '-';
	case 0x152: case 0x153:
		return '0';	/* œ: part of a word, in none of ours */
	case 0x1d49:
		return 'e';	/* « 2ᵉ », « 1ᵉʳ » */
	case 0x2b3:
		return 'r';
	case 0xb0:
		return 'o';
	default:
		return 0;
	}
}

/* Accents written as marks of their own at the start of s, U+0300 to
 * U+036F. */
static size_t marks(struct ctg_str s)
{
	size_t n = 0;

	while (n + 1 < s.n && ((unsigned char)s.p[n] == 0xcc ||
	       ((unsigned char)s.p[n] == 0xcd &&
	       (unsigned char)s.p[n + 1] < 0xb0)))
		n += 2;
	return n;
}

char ctg_french_plain_far(struct ctg_str s, size_t *len)
{
	unsigned c = ctg_utf8_next(s, len);
	size_t one;

	*len += marks(ctg_str_skip(s, *len));
	return s.n > 0 && (unsigned char)s.p[0] < 0x80 ?
		ctg_french_plain(ctg_str_head(s, 1), &one) : plain(c);
}

bool ctg_french_spaces(struct ctg_str *s)
{
	size_t before = s->n, len;

	while (s->n > 0 && ctg_utf8_is_space(ctg_utf8_next(*s, &len)))
		*s = ctg_str_skip(*s, len);
	return s->n < before;
}

struct ctg_str ctg_french_ltrim(struct ctg_str s)
{
	(void)ctg_french_spaces(&s);
	return s;
}

struct ctg_str ctg_french_rtrim(struct ctg_str s)
{
	size_t len;

	while (s.n > 0 && ctg_utf8_is_space(ctg_utf8_last(s, &len)))
		s.n -= len;
	return s;
}

struct ctg_str ctg_french_trim(struct ctg_str s)
{
	return ctg_french_rtrim(ctg_french_ltrim(s));
}

bool ctg_french_word_ends(struct ctg_str s)
{
	size_t len;
	unsigned c = ctg_utf8_next(s, &len);

	return len == 0 || !(ctg_utf8_is_letter(c) ||
		(c < 0x80 && ctg_is_digit((char)c)));
}

bool ctg_french_cut(struct ctg_str *s, const char *words)
{
	struct ctg_str at = *s;
	size_t len;

	/* Nearly always the first letter says no. */
	if (s->n > 0 && ctg_is_alpha(s->p[0]) && ctg_is_alpha(*words) &&
	    (s->p[0] | 0x20) != *words)
		return false;
	for (; *words; words++) {
		if (*words == ' ') {
			if (!ctg_french_spaces(&at))
				return false;
			continue;
		}
		if (ctg_french_plain(at, &len) != *words)
			return false;
		at = ctg_str_skip(at, len);
	}
	if (words[-1] != '\'' && !ctg_french_word_ends(at))
		return false;
	*s = at;
	return true;
}
