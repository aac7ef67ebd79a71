/* SPDX-License-Identifier: Apache-2.0 */
/* T509: characters that print nothing.  What is not seen must not hide: they
 * part « article » from its number, or a word from itself, for every rule and
 * for the comparison of two texts. */
#include "base/utf8.h"
#include "check/checks.h"

/* Nobody mends more at a time; this bounds the work on hostile texts. */
#define MAX_FINDINGS	20

/* What chooses between the two drawings of a sign: « ☑ » in black or in
 * colour. */
static bool is_drawing(unsigned c, struct ctg_str before)
{
	size_t len;

	return (c == 0xfe0e || c == 0xfe0f) &&
		ctg_utf8_last(before, &len) >= 0x2190;
}

static void check_block(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	struct ctg_str s = b->words;
	unsigned findings = 0;
	size_t i = 0, len;

	while (findings < MAX_FINDINGS) {
		unsigned hidden;

		i += ctg_utf8_find_hidden(ctg_str_skip(s, i));
		if (i == s.n)
			return;
		hidden = ctg_utf8_next(ctg_str_skip(s, i), &len);
		if (!is_drawing(hidden, ctg_str_head(s, i)) &&
		    !ctg_check_is_printed(b, i)) {
			ctg_check_at(c, "T509", b, i,
				"caractère invisible (U+%04X)", hidden);
			findings++;
		}
		i += len;
	}
}

void ctg_check_hidden(const struct ctg_checker *c)
{
	for (size_t i = 0; i < c->nblocks; i++)
		if (c->blocks[i].node->src)
			check_block(c, &c->blocks[i]);
	for (size_t i = 0; i < c->nvalues; i++)
		check_block(c, &c->values[i]);
}
