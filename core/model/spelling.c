/* SPDX-License-Identifier: Apache-2.0 */
#include "model/spelling.h"

#include "base/utf8.h"

/* Length of the entity « &name; » at the start of s; 0 when there is none. */
static size_t entity_length(struct ctg_str s)
{
	size_t i = 1;

	if (s.n < 3 || s.p[0] != '&')
		return 0;
	i += s.p[1] == '#';
	while (i < s.n && i < 34 && (ctg_is_alpha(s.p[i]) ||
	       ctg_is_digit(s.p[i])))
		i++;
	return i > 1 && i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

/* ASCII punctuation, as CommonMark understands it. */
static bool is_mark(char c)
{
	return c > ' ' && c < 0x7f && !ctg_is_alpha(c) && !ctg_is_digit(c);
}

struct ctg_spelling ctg_spelling_next(struct ctg_str s, struct ctg_str lit)
{
	size_t entity = entity_length(s), escaped = 0, len;

	(void)ctg_utf8_next(lit, &len);
	if (entity > 0 && !ctg_str_starts(lit, ctg_str_head(s, entity)))
		return (struct ctg_spelling){ entity, len, true };
	/* A backslash before a mark is not read; before a letter it is. */
	if (s.n > 1 && s.p[0] == '\\' && is_mark(s.p[1]))
		escaped = 1;
	if (s.n > escaped && s.p[escaped] == lit.p[0])
		return (struct ctg_spelling){ escaped + 1, 1, false };
	return (struct ctg_spelling){ 0 };
}

bool ctg_spelling_reads(struct ctg_str s, struct ctg_str lit)
{
	while (lit.n > 0) {
		struct ctg_spelling step = ctg_spelling_next(s, lit);

		if (step.source == 0)
			return false;
		s = ctg_str_skip(s, step.source);
		lit = ctg_str_skip(lit, step.literal);
	}
	return true;
}
