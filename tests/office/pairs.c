/* SPDX-License-Identifier: Apache-2.0 */
/* Writes pairs of texts that were edited anyhow, for programs to compare:
 *
 *	pairs COUNT FROM TO FOLDER…
 *
 * TO/<number>/avant and TO/<number>/apres are each a convention, from one of
 * the folders in turn.  A script that leaves a text in error is thrown away,
 * and one that changes nothing.
 * Numbers begin with FROM, and are seeds: the same arguments give the same
 * pairs; their numbers are printed. */
#include "../prop/script.h"

#include "diff/diff.h"

#include <stdlib.h>
#include <sys/stat.h>

#define TRIES	40

/* The text as it is before the edits, or after one more script. */
struct source {
	const char *folder, *to;
	bool edited;
};

static void make_folders(struct ctg_arena *a, struct ctg_str path)
{
	for (size_t i = 1; i < path.n; i++)
		if (path.p[i] == '/')
			(void)mkdir(ctg_strf(a, "%.*s",
				STR_ARG(ctg_str_head(path, i))).p, 0777);
}

static enum ctg_code copy_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct source *s = r->context;
	struct ctg_reader from = *r;
	struct ctg_str text;
	struct ctg_str to = ctg_strf(a, "%s/%.*s", s->to, STR_ARG(name));
	enum ctg_code code;

	from.context = s->folder;
	code = (s->edited ? read_edited : load_read)(&from, &text, a, name,
		err);
	if (code)
		return code;
	make_folders(a, to);
	if (out)
		*out = text;
	return ctg_io_write(to.p, text, err);
}

/* Annexes are read once: what loads is what is written. */
static bool copy(struct ctg_text *out, struct ctg_arena *a,
	const struct source *s)
{
	const struct ctg_reader r = {
		.read = copy_file, .main = STR("convention.md"),
		.context = s, .prefix = STR(""),
	};
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err = { 0 };

	return ctg_text_load(out, a, &r, &diags, &err) == CTG_OK &&
		ctg_diags_count(&diags, CTG_ERROR) == 0;
}

static bool differ(struct ctg_arena *a, const struct ctg_text *old,
	const struct ctg_text *now)
{
	struct ctg_diff d;

	ctg_diff_make(&d, a, &(struct ctg_version_text){ old, NULL },
		&(struct ctg_version_text){ now, NULL }, true);
	return d.n > 0;
}

/* Of every three: from the text, to the text, and between two others. */
static bool write_pair(const char *folder, const char *to, unsigned number)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const struct source old = { folder, ctg_strf(&a, "%s/%u/avant", to,
		number).p, number % 3 != 0 };
	const struct source now = { folder, ctg_strf(&a, "%s/%u/apres", to,
		number).p, number % 3 != 1 };
	struct ctg_text texts[2];
	bool good;

	seed = number;
	good = copy(&texts[0], &a, &old) && copy(&texts[1], &a, &now) &&
		differ(&a, &texts[0], &texts[1]);
	ctg_arena_release(&a);
	return good;
}

int main(int argc, char **argv)
{
	unsigned count = argc > 4 ? (unsigned)atoi(argv[1]) : 0, good = 0;
	unsigned from = argc > 4 ? (unsigned)atoi(argv[2]) : 0;

	for (unsigned i = from; good < count && i - from < count * TRIES; i++)
		if (write_pair(argv[4 + i % (unsigned)(argc - 4)], argv[3],
		    i)) {
			printf("%u\n", i);
			good++;
		}
	return good < count || count == 0;
}
