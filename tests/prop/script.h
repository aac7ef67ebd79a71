/* SPDX-License-Identifier: Apache-2.0 */
/* script.h - a script of edits of a source, as people make them: words, lines
 * and blocks added, taken away, exchanged, cut in two.  A seed makes one. */
#ifndef CTG_TESTS_SCRIPT_H
#define CTG_TESTS_SCRIPT_H

#include "edit.h"

static void edit_words(struct lines *l, size_t at)
{
	struct ctg_str s = l->v[at];
	size_t i = a_space(s);
	struct ctg_str from = ctg_str_head(s, i), rest = ctg_str_skip(s, i);
	static const char *const words[] = { " nouveau", " et la Caf",
		" **gras**", "\xc2\xa0;", " « mot »", ". Phrase ajoutée ici.",
		" le", " 1 584 705" };

	switch (chance(4)) {
	case 0:		/* a word more */
		l->v[at] = ctg_strf(l->arena, "%.*s%s%.*s", STR_ARG(from),
			words[chance(8)], STR_ARG(rest));
		break;
	case 1:		/* less */
		i = ctg_str_find(ctg_str_skip(rest, 1), STR(" "));
		l->v[at] = ctg_strf(l->arena, "%.*s%.*s", STR_ARG(from),
			STR_ARG(ctg_str_skip(rest, i + 1)));
		break;
	case 2:		/* other spaces */
		if (rest.n)
			l->v[at] = ctg_strf(l->arena, "%.*s\xc2\xa0%.*s",
				STR_ARG(from), STR_ARG(ctg_str_skip(rest, 1)));
		break;
	default:	/* cut in two */
		if (!rest.n)
			break;
		l->v[at] = from;
		insert_line(l, at + 1, STR(""));
		insert_line(l, at + 2, ctg_str_skip(rest, 1));
	}
}

static void edit_once(struct lines *l)
{
	size_t at = any_line(l), to = any_line(l);
	struct ctg_str s = l->v[at];

	switch (chance(7)) {
	case 0:
		remove_line(l, at);
		break;
	case 1:
		insert_line(l, to, s);
		break;
	case 2:
		remove_line(l, at);
		insert_line(l, to < l->n ? to : l->n, s);
		break;
	case 3:
		l->v[at] = l->v[to];
		l->v[to] = s;
		break;
	default:
		edit_words(l, at);
	}
}

#endif
