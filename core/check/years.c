/* SPDX-License-Identifier: Apache-2.0 */
#include "check/years.h"

#include "check/wording.h"
#include "model/french.h"

bool ctg_years_in_number(struct ctg_str s, size_t i)
{
	return i > 0 && (ctg_is_digit(s.p[i - 1]) || s.p[i - 1] == '/' ||
		s.p[i - 1] == '.' || ctg_is_alpha(s.p[i - 1]));
}

static unsigned year_at(struct ctg_str s)
{
	unsigned v = 0;

	if (s.n < 4 || (s.n > 4 && (ctg_is_digit(s.p[4]))))
		return 0;
	for (size_t j = 0; j < 4; j++) {
		if (!ctg_is_digit(s.p[j]))
			return 0;
		v = v * 10 + (unsigned)(s.p[j] - '0');
	}
	return v >= 1990 && v < 2100 ? v : 0;
}

bool ctg_years_find(struct ctg_years *out, struct ctg_str s, size_t i)
{
	for (; i + 9 <= s.n; i++) {
		struct ctg_str t = ctg_str_skip(s, i);
		unsigned first = year_at(t), last;
		size_t n;

		if (!first || ctg_years_in_number(s, i))
			continue;
		t = ctg_french_ltrim(ctg_str_skip(t, 4));
		n = ctg_wording_take(t, "-|/|a");
		t = ctg_french_ltrim(ctg_str_skip(t, n));
		last = n ? year_at(t) : 0;
		if (last <= first)
			continue;
		*out = (struct ctg_years){ first, last, i, s.n - t.n };
		return true;
	}
	return false;
}

/* « 2023, 2024 et 2025 » at byte i: years that follow each other, all of
 * them. */
static bool read_list(struct ctg_years *out, struct ctg_str s, size_t i)
{
	struct ctg_str t = ctg_str_skip(s, i);
	struct ctg_years y = { .first_off = i };
	unsigned year = ctg_years_in_number(s, i) ? 0 : year_at(t);
	size_t n;

	for (; year && (!y.first || year == y.last + 1); year = year_at(t)) {
		y.first = y.first ? y.first : year;
		y.last = year;
		y.last_off = s.n - t.n;
		t = ctg_french_ltrim(ctg_str_skip(t, 4));
		n = ctg_wording_take(t, ", et|,|et");
		if (n == 0)
			break;
		t = ctg_french_ltrim(ctg_str_skip(t, n));
	}
	*out = y;
	return y.last > y.first && (!year || year == y.last);
}

bool ctg_years_next(struct ctg_years *out, struct ctg_str s, size_t i)
{
	struct ctg_years pair = { .first_off = s.n };
	bool found = ctg_years_find(&pair, s, i);

	for (; i < pair.first_off; i++)
		if (ctg_is_digit(s.p[i]) && read_list(out, s, i))
			return true;
	*out = pair;
	return found;
}
