/* SPDX-License-Identifier: Apache-2.0 */
/* Words and sentences of the texts themselves: what is written into one was
 * written by the same hand, and shares its vocabulary. */
#include "truth.h"

#include "base/utf8.h"

static bool is_plain(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("*_[]<>|\\`{}&#~$", s.p[i]))
			return false;
	return true;
}

static void add_sentence(struct pool *p, struct ctg_str s)
{
	if (p->nsentences < ALL_OF(p->sentences) && s.n > 30 && s.n < 400 &&
	    s.p[s.n - 1] == '.' && s.p[0] >= 'A' && s.p[0] <= 'Z' &&
	    is_plain(s))
		p->sentences[p->nsentences++] = s;
}

static void add_text(struct pool *p, struct ctg_str s)
{
	struct ctg_str rest = s;
	size_t i;

	while (rest.n > 0) {
		i = ctg_str_find(rest, STR(". "));
		add_sentence(p, ctg_str_head(rest, i + 1));
		rest = ctg_str_skip(rest, i + 2);
	}
	while (s.n > 0 && p->nwords < ALL_OF(p->words)) {
		struct ctg_str w = ctg_str_split(&s, ' ');

		for (i = 0; i < w.n && (ctg_is_alpha(w.p[i]) ||
		     (unsigned char)w.p[i] == 0xc3 ||
		     ((unsigned char)w.p[i] & 0xc0) == 0x80); i++)
			;
		if (i == w.n && w.n > 2)
			p->words[p->nwords++] = w;
	}
}

void pool_add(struct pool *p, const struct ctg_node *text)
{
	for (const struct ctg_node *n = text; n; n = ctg_node_next(text, n))
		if (n->kind == CTG_PARA && n->src && n->first &&
		    n->first == n->last && n->first->kind == CTG_TEXT &&
		    n->first->var.n == 0)
			add_text(p, n->first->text);
}
