/* SPDX-License-Identifier: Apache-2.0 */
/* load.h - the conventions that the property tests are given.
 *
 * A property is a function that returns NULL, or says what is wrong.  Each
 * program runs its own over the folders of its arguments, one test each. */
#ifndef CTG_TESTS_LOAD_H
#define CTG_TESTS_LOAD_H

#include "base/io.h"
#include "model/text.h"

#include "../sound.h"

#include <stdio.h>

struct loaded {
	struct ctg_arena *arena;
	const char *folder;
	struct ctg_text text;
	struct ctg_diags diags;
};

typedef const char *property(struct loaded *l);

static enum ctg_code load_read(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const char *path = ctg_io_join(a, r->context, name);
	struct ctg_str ignored;

	return ctg_io_read(out ? out : &ignored, a, path,
		(size_t)16 << 20, err);
}

static bool load(struct loaded *l, const char *folder)
{
	const struct ctg_reader r = {
		.read = load_read, .main = STR("convention.md"),
		.context = folder, .prefix = STR(""),
	};
	struct ctg_err err = { 0 };

	l->folder = folder;
	l->diags.arena = l->arena;
	if (ctg_text_load(&l->text, l->arena, &r, &l->diags, &err) == CTG_OK)
		return true;
	printf("# %s:%u: %s\n", err.file, err.line, err.msg);
	return false;
}

[[maybe_unused]] static int load_main(int argc, char **argv,
	const char *name, property *check)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct loaded l = { .arena = &a };
		const char *wrong = load(&l, argv[i]) ? check(&l) :
			"does not load";

		if (wrong)
			printf("# %s\n", wrong);
		printf("%s - %s: %s\n", wrong ? "not ok" : "ok", name,
			argv[i]);
		failed |= wrong != NULL;
		ctg_arena_release(&a);
	}
	return failed;
}

#endif
