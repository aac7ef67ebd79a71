/* SPDX-License-Identifier: Apache-2.0 */

#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

static size_t count(struct ctg_str s, const char *of)
{
	size_t n = 0;

	while (n < s.n && strchr(of, s.p[n]))
		n++;
	return n;
}

/* « ) », « . », « ° », « - » after a number, and then a space. */
static size_t closing(struct ctg_str s, bool degree)
{
	static const char *const signs[] = { ")", ".", "-", "–", "/" };
	struct ctg_str at = s;

	(void)ctg_french_spaces(&at);
	if (degree && (ctg_str_cut(&at, STR("°")) ||
	    ctg_str_cut(&at, STR("º"))))
		return s.n - at.n;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		struct ctg_str after = at;

		if (ctg_str_cut(&after, ctg_str_from(signs[i])) &&
		    (after.n == 0 || ctg_french_ltrim(after).n < after.n))
			return s.n - after.n;
	}
	return 0;
}

static size_t take_bullet(struct ctg_str s)
{
	static const char *const bullets[] = { "-", "–", "—", "•", "*" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (ctg_str_cut(&s, ctg_str_from(bullets[i])) &&
		    ctg_french_spaces(&s))
			return strlen(bullets[i]);
	return 0;
}

static size_t take_number(enum ctg_marked *out, struct ctg_str s)
{
	static const struct {
		const char *letters;
		size_t min, max;
		enum ctg_marked marked;
	} kinds[] = {
		{ "0123456789", 1, 2, CTG_MARKED_DIGIT },
		{ "IVX", 1, 5, CTG_MARKED_ROMAN },
		{ "ivx", 2, 5, CTG_MARKED_SMALL },
		{ "abcdefghijklmnopqrstuvwxyz", 1, 1, CTG_MARKED_LETTER },
		{ "ABCDEFGHIJK", 1, 1, CTG_MARKED_LETTER },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t n = count(s, kinds[i].letters), end;

		if (n < kinds[i].min || n > kinds[i].max)
			continue;
		end = closing(ctg_str_skip(s, n), true);
		if (end == 0)
			continue;
		*out = kinds[i].marked;
		return n + end;
	}
	return 0;
}

size_t ctg_marker_skip(enum ctg_marked *out, struct ctg_str words)
{
	struct ctg_str s = ctg_french_ltrim(words);
	size_t n = take_bullet(s);

	if (n > 0)
		*out = CTG_MARKED_DASH;
	else
		n = take_number(out, s);
	if (n == 0)
		return 0;
	s = ctg_french_ltrim(ctg_str_skip(s, n));
	/* « I. – » */
	s = ctg_french_ltrim(ctg_str_skip(s, take_bullet(s)));
	return words.n - s.n;
}
