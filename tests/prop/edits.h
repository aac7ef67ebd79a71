/* SPDX-License-Identifier: Apache-2.0 */
/* edits.h - a property of texts that were edited anyhow, two by two. */
#ifndef CTG_TESTS_EDITS_H
#define CTG_TESTS_EDITS_H

#include "script.h"

#include "../boiler.h"

#include <stdlib.h>

/* The text that is edited: from a folder, or given. */
static enum ctg_code read_given(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_str *given = r->context;

	if (!ctg_str_eq(name, r->main))
		return ctg_fail(err, CTG_EINPUT, "absent");
	if (out)
		*out = edit_text(a, *given);
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
