/* SPDX-License-Identifier: Apache-2.0 */
/* The extension « TREE »: which tree each folder of the index is.  With it
 * « git status » and « git commit » look at no folder that has not changed.
 *
 * Of each folder, before those in it: its name and a NUL, how many entries
 * are below it (-1: not known), how many folders are in it, and, when it is
 * known, the id of its tree. */
#include "store/index.h"

#include "base/buf.h"

#define MAX_DEPTH	1'024

struct trees {
	struct ctg_buf out, above;	/* above: « conventions/dugny/ » */
	struct ctg_str rest;
	const struct ctg_index_edit *edits;
	size_t n;
	unsigned depth;
};

/* Edits are sorted: those below a folder are the first not before it. */
static bool has_edits(const struct trees *t)
{
	struct ctg_str folder = ctg_buf_str(&t->above);
	size_t low = 0, high = t->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ctg_str_cmp(ctg_str_from(t->edits[middle].entry.path),
		    folder) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->n && ctg_str_starts(
		ctg_str_from(t->edits[low].entry.path), folder);
}

/* « 12 » or « -1 » before the mark; -2 for anything else. */
static long take_number(struct ctg_str *s, char mark)
{
	struct ctg_str word = ctg_str_split(s, mark);
	long n = 0;

	if (ctg_str_eq(word, STR("-1")))
		return -1;
	if (word.n == 0 || word.n > 9)
		return -2;
	for (size_t i = 0; i < word.n; i++) {
		if (!ctg_is_digit(word.p[i]))
			return -2;
		n = 10 * n + (word.p[i] - '0');
	}
	return n;
}

static void add_unknown(struct trees *t, struct ctg_str name, long folders)
{
	ctg_buf_add(&t->out, name);
	ctg_buf_putc(&t->out, '\0');
	ctg_buf_printf(&t->out, "-1 %ld\n", folders);
}

static bool take_folder(struct trees *t, bool edited)
{
	const char *begin = t->rest.p;
	struct ctg_str name = ctg_str_split(&t->rest, '\0');
	long entries = take_number(&t->rest, ' ');
	long folders = take_number(&t->rest, '\n');
	size_t above = t->above.n, id = entries < 0 ? 0 : GIT_OID_RAWSZ;
	bool fine = entries > -2 && folders >= 0 && t->rest.n >= id &&
		t->depth < MAX_DEPTH;

	if (!fine)
		return false;
	t->rest = ctg_str_skip(t->rest, id);
	if (edited) {
		ctg_buf_add(&t->above, name);
		if (name.n > 0)
			ctg_buf_putc(&t->above, '/');
		edited = has_edits(t);
	}
	if (edited)
		add_unknown(t, name, folders);
	else
		ctg_buf_add(&t->out, (struct ctg_str){ begin,
			(size_t)(t->rest.p - begin) });
	t->depth++;
	for (long i = 0; i < folders && fine; i++)
		fine = take_folder(t, edited);
	t->depth--;
	t->above.n = above;
	return fine;
}

struct ctg_str ctg_index_trees(struct ctg_arena *a, struct ctg_str content,
	const struct ctg_index_edit *edits, size_t n)
{
	struct trees t = {
		.out = { .arena = a }, .above = { .arena = a },
		.rest = content, .edits = edits, .n = n,
	};

	ctg_buf_puts(&t.above, "");
	return take_folder(&t, n > 0) && t.rest.n == 0 ?
		ctg_buf_str(&t.out) : STR("");
}
