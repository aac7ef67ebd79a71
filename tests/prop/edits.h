/* SPDX-License-Identifier: Apache-2.0 */
/* edits.h - texts that were edited anyhow: words, lines and blocks added,
 * taken away, exchanged, cut in two.  A seed makes one script. */
#ifndef CTG_TESTS_EDITS_H
#define CTG_TESTS_EDITS_H

#include "edit.h"

#include "../boiler.h"

#include <stdlib.h>

#define EDITS	12

/* --- edits of the source, line by line --- */

/* Where a word begins in a line, or its length. */
static size_t a_space(struct ctg_str s)
{
	size_t i = chance(s.n);

	while (i < s.n && s.p[i] != ' ')
		i++;
	return i;
}

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

static enum ctg_code read_edited(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	enum ctg_code code = load_read(r, out, a, name, err);

	if (code == CTG_OK && out && ctg_str_ends(name, STR(".md")))
		*out = edit_text(a, *out, EDITS);
	return code;
}

/* The text that is edited: from a folder, or given. */
static enum ctg_code read_given(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_str *given = r->context;

	if (!ctg_str_eq(name, r->main))
		return ctg_fail(err, CTG_EINPUT, "absent");
	if (out)
		*out = edit_text(a, *given, EDITS);
	return CTG_OK;
}

/* --- pairs of texts --- */

/* NULL, or what is wrong with what is made of two texts. */
typedef const char *edits_property(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y);

static edits_property *edits_pair;
static unsigned edits_scripts;

static const char *edits_check(struct loaded *l, const struct ctg_reader *r)
{
	const char *wrong = edits_pair(l, &l->text, &l->text);

	for (unsigned i = 0; i < edits_scripts && !wrong; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct loaded once = { .arena = &a, .text = l->text };
		struct ctg_diags diags = { .arena = &a };
		struct ctg_text text, other;
		struct ctg_err err = { 0 };

		seed = i;
		if (ctg_text_load(&text, &a, r, &diags, &err) == CTG_OK &&
		    ctg_text_load(&other, &a, r, &diags, &err) == CTG_OK) {
			wrong = edits_pair(&once, &l->text, &text);
			if (!wrong)
				wrong = edits_pair(&once, &text, &l->text);
			if (!wrong)
				wrong = edits_pair(&once, &text, &other);
		}
		if (wrong)
			printf("# script %u\n", i);
		ctg_arena_release(&a);
	}
	return wrong;
}

static const char *edits_folder(struct loaded *l)
{
	const struct ctg_reader r = {
		.read = read_edited, .main = STR("convention.md"),
		.context = l->folder, .prefix = STR(""),
	};

	return edits_check(l, &r);
}

static int edits_boiler(const char *name, unsigned which)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str given = boiler_text(&a, which);
	const struct ctg_reader r = {
		.read = read_given, .main = STR("convention.md"),
		.context = &given, .prefix = STR(""),
	};
	struct loaded l = { .arena = &a };
	struct ctg_diags diags = { .arena = &a };
	struct ctg_err err = { 0 };
	const char *wrong = "does not load";

	if (ctg_text_load(&l.text, &a, &r, &diags, &err) == CTG_OK)
		wrong = edits_check(&l, &r);
	if (wrong)
		printf("# %s\n", wrong);
	printf("%s - %s: %s\n", wrong ? "not ok" : "ok", name,
		boiler_names[which]);
	ctg_arena_release(&a);
	return wrong != NULL;
}

/* Over the folders of the arguments, and over texts that repeat
 * themselves. */
static int edits_main(int argc, char **argv, const char *name,
	unsigned scripts, edits_property *pair)
{
	int failed;

	edits_scripts = scripts;
	edits_pair = pair;
	failed = load_main(argc, argv, name, edits_folder);
	for (unsigned i = 0; i < BOILERS; i++)
		failed |= edits_boiler(name, i);
	return failed;
}

#endif
