/* SPDX-License-Identifier: Apache-2.0 */
#include "model/french.h"

#include "base/utf8.h"

/* The letters that French writes with a sign, by what remains of them
 * without it.  Superscript letters count: « 1ᵉʳ ». */
static const struct {
	char base;
	const unsigned short signs[6];
} accented[] = {
	{ 'a', { 0xe0, 0xe2, 0xe4, 0xe1 } },
	{ 'c', { 0xe7 } },
	{ 'e', { 0xe8, 0xe9, 0xea, 0xeb, 0x1d49 } },
	{ 'i', { 0xee, 0xef } },
	{ 'o', { 0xf4, 0xf6 } },
	{ 'r', { 0x2b3 } },
	{ 'u', { 0xf9, 0xfb, 0xfc } },
	{ '\'', { 0x2019, 0x2018, 0x2bc, 0x2032 } },
	{ '-', { 0x2010, 0x2011 } },
};

static unsigned bare(unsigned c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	c = ctg_utf8_lower(c);
	for (size_t i = 0; i < sizeof(accented) / sizeof(*accented); i++)
		for (size_t j = 0; accented[i].signs[j]; j++)
			if (accented[i].signs[j] == c)
				return (unsigned char)accented[i].base;
	return c;
}

/* Accents written as marks of their own, after the letter. */
static void skip_marks(struct ctg_str *s)
{
	size_t len;
	unsigned c = ctg_utf8_next(*s, &len);

	while (len > 0 && c >= 0x300 && c <= 0x36f) {
		*s = ctg_str_skip(*s, len);
		c = ctg_utf8_next(*s, &len);
	}
}

bool ctg_french_spaces(struct ctg_str *s)
{
	size_t before = s->n, len;

	while (s->n > 0 && ctg_utf8_is_space(ctg_utf8_next(*s, &len)))
		*s = ctg_str_skip(*s, len);
	return s->n < before;
}

struct ctg_str ctg_french_trim(struct ctg_str s)
{
	size_t len;

	(void)ctg_french_spaces(&s);
	while (s.n > 0 && ctg_utf8_is_space(ctg_utf8_last(s, &len)))
		s.n -= len;
	return s;
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
		if (bare(ctg_utf8_next(at, &len)) != (unsigned char)*words)
			return false;
		at = ctg_str_skip(at, len);
		skip_marks(&at);
	}
	if (words[-1] != '\'' && !ctg_french_word_ends(at))
		return false;
	*s = at;
	return true;
}
