/* SPDX-License-Identifier: Apache-2.0 */
/* S116, and S109 for what was to be a table: marks that Markdown did not take
 * for marks.  They would be printed and signed. */
#include "check/checks.h"

#include "base/utf8.h"

#include <string.h>

/* The bytes of the source from byte i of a block's words on; empty when no
 * source spells them, or when a backslash wants them printed. */
static struct ctg_str written(const struct ctg_block *b, size_t i)
{
	size_t within;
	const struct ctg_node *n = ctg_check_text(b, i, &within);
	struct ctg_str none = { 0 }, source;
	size_t off;

	if (!n || !n->src || n->var.n > 0 || n->end - n->off != n->text.n)
		return none;
	off = n->off + within;
	source = ctg_str_head(n->src->text, n->end);
	if (off > 0 && source.p[off - 1] == '\\')
		return none;
	return ctg_str_skip(source, off);
}

/* « **Objectif :**développer »: two stars before a word, which open nothing.
 * « Montant (**) », « ** sous réserve » are calls and notes. */
static bool opens_word(struct ctg_str s, size_t i, size_t stars)
{
	struct ctg_str after = ctg_str_skip(s, i + stars);
	size_t len;

	if (stars < 2 || stars > 3 || after.n == 0 || (i > 0 &&
	    ctg_utf8_is_letter(ctg_utf8_last(ctg_str_head(s, i), &len))))
		return false;
	return ctg_is_digit(after.p[0]) ||
		ctg_str_starts(after, STR("«")) ||
		ctg_utf8_is_letter(ctg_utf8_next(after, &len));
}

/* Nobody prints more stars in an alinéa; this bounds the work on hostile
 * texts. */
#define MOST_LOOKS	100

static void check_stars(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	struct ctg_str s = b->words;
	size_t looks = 0;

	for (size_t i = ctg_str_find(s, STR("**")), stars; i < s.n;
	     i += ctg_str_find(ctg_str_skip(s, i), STR("**"))) {
		for (stars = 0; i + stars < s.n && s.p[i + stars] == '*';)
			stars++;
		if (opens_word(s, i, stars) && looks++ < MOST_LOOKS &&
		    ctg_str_starts(written(b, i), STR("**"))) {
			ctg_check_at(c, "S116", b, i, "«\u00a0%.*s\u00a0» "
				"s'imprime tel quel", (int)stars, s.p + i);
			return;
		}
		i += stars;
	}
}

static void check_link(const struct ctg_checker *c, const struct ctg_block *b)
{
	size_t i = ctg_str_find(b->words, STR("]("));

	if (i < b->words.n && ctg_str_starts(written(b, i), STR("](")))
		ctg_check_at(c, "S116", b, i, "ce lien, ou cette image, "
			"s'imprime tel quel");
}

/* Two lines that begin with a bar. */
static bool looks_like_table(const struct ctg_node *para)
{
	struct ctg_str s = ctg_str_skip(ctg_str_head(para->src->text,
		para->end), para->off);
	size_t bars = 0;

	/* The mark of a list item may stand before it. */
	s = ctg_str_skip(s, ctg_str_find(s, STR("|")));
	while (s.n > 0 && bars < 2) {
		if (!ctg_str_starts(ctg_str_trim(ctg_str_line(&s)), STR("|")))
			return false;
		bars++;
	}
	return bars == 2;
}

static void check_table(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	if (b->node->kind == CTG_PARA && b->words.n > 0 &&
	    b->words.p[0] == '|' && looks_like_table(b->node))
		ctg_check_at(c, "S109", b, 0, "ces lignes ne forment pas un "
			"tableau\u00a0: la deuxième doit être "
			"«\u00a0|---|---|\u00a0», d'autant de cellules que la "
			"première");
}

void ctg_check_marks(const struct ctg_checker *c)
{
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_block *b = &c->blocks[i];

		if (!b->node->src)
			continue;
		check_stars(c, b);
		check_link(c, b);
		check_table(c, b);
	}
}
