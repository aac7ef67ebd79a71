/* SPDX-License-Identifier: Apache-2.0 */
#include "model/marker.h"

#include <string.h>

static bool is_blank(struct ctg_str s)
{
	return s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t' ||
		ctg_str_starts(s, STR("\u00a0")) ||
		ctg_str_starts(s, STR("\u202f")));
}

static size_t take_bullet(struct ctg_str s)
{
	static const char *const bullets[] = {
		"–", "—", "•", "✓", "✔", "→", "▪", "➢", "➔", "☐", "☑", "☒",
	};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (ctg_str_starts(s, ctg_str_from(bullets[i])))
			return strlen(bullets[i]);
	return 0;
}

static size_t count_digits(struct ctg_str s)
{
	size_t n = 0;

	while (n < s.n && ctg_is_digit(s.p[n]))
		n++;
	return n;
}

static size_t count_roman(struct ctg_str s, const char *digits)
{
	size_t n = 0;

	while (n < s.n && n < 6 && strchr(digits, s.p[n]))
		n++;
	return n;
}

/* « 2° », with the ring or the masculine ordinal sign. */
static size_t take_degree(struct ctg_str s)
{
	size_t n = count_digits(s);
	struct ctg_str rest = ctg_str_skip(s, n);

	if (n == 0 || n > 3)
		return 0;
	if (ctg_str_starts(rest, STR("°")) || ctg_str_starts(rest, STR("º")))
		return n + 2;
	return 0;
}

static bool closes(struct ctg_str s, size_t n, const char *signs)
{
	return n > 0 && n < s.n && strchr(signs, s.p[n]);
}

/* « a) », « a. », « I. », « i) », « A) », « 1) ».  A capital before a full
 * stop is an initial (« M. ») unless it is a Roman numeral. */
static size_t take_numbered(struct ctg_str s)
{
	size_t n;

	if (s.n > 1 && s.p[0] >= 'a' && s.p[0] <= 'z' && closes(s, 1, ")."))
		return 2;
	if (s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' && closes(s, 1, ")"))
		return 2;
	n = count_roman(s, "IVX");
	if (closes(s, n, ".)"))
		return n + 1;
	n = count_roman(s, "ivx");
	if (closes(s, n, ".)"))
		return n + 1;
	n = count_digits(s);
	return n <= 3 && closes(s, n, ")") ? n + 1 : 0;
}

size_t ctg_marker_take(struct ctg_str s)
{
	size_t n = take_bullet(s);

	if (n == 0)
		n = take_degree(s);
	if (n == 0)
		n = take_numbered(s);
	return n > 0 && is_blank(ctg_str_skip(s, n)) ? n : 0;
}

size_t ctg_marker_wrapped(struct ctg_str s)
{
	size_t n = ctg_marker_take(s);

	if (n > 0)
		return n;
	n = count_digits(s);
	if (n <= 2 && closes(s, n, ".") && is_blank(ctg_str_skip(s, n + 1)))
		return n + 1;
	return 0;
}
