/* SPDX-License-Identifier: Apache-2.0 */
/* The references below a folder.  libgit2 copies all those of the repository
 * before it gives the first one: with the 20,000 tags of a register, that
 * costs more than a commit.  Both of git's places are looked at here, and
 * only for names. */
#include "store/change.h"

#include "base/arena.h"
#include "base/io.h"

#include <git2.h>
#include <stdlib.h>

#define PACKED_MAX	((size_t)1 << 30)
#define MAX_DEPTH	32

struct below {
	struct ctg_arena *arena;
	const char *top;		/* of git's own files, ends with '/' */
	struct ctg_str *v;
	size_t n, room;
	struct ctg_err *err;
};

static void add(struct below *b, struct ctg_str name)
{
	CTG_MORE(b->arena, b->v, b->n, b->room);
	b->v[b->n++] = name;
}

/* A file each.  folder ends with '/'; one that goes away meanwhile had its
 * references packed or deleted. */
static enum ctg_code add_loose(struct below *b, const char *folder,
	unsigned depth)
{
	const char *dir = ctg_strf(b->arena, "%s%s", b->top, folder).p;
	struct ctg_str *names;
	size_t n = 0;
	enum ctg_code code;

	if (depth == MAX_DEPTH || !ctg_io_is_dir(dir))
		return CTG_OK;
	code = ctg_io_list(&names, &n, b->arena, dir, b->err);
	if (code)
		return ctg_io_is_dir(dir) ? code : CTG_OK;
	for (size_t i = 0; i < n && !code; i++) {
		struct ctg_str name = ctg_strf(b->arena, "%s%.*s", folder,
			STR_ARG(names[i]));

		if (ctg_io_is_dir(ctg_io_join(b->arena, b->top, name)))
			code = add_loose(b, ctg_strf(b->arena, "%s/",
				name.p).p, depth + 1);
		else if (!ctg_str_ends(name, STR(".lock")))
			add(b, name);
	}
	return code;
}

/* « <id> <name> », a line each; others begin with '#' or '^'. */
static enum ctg_code add_packed(struct below *b, struct ctg_str folder)
{
	const char *path = ctg_io_join(b->arena, b->top, STR("packed-refs"));
	struct ctg_str mark = ctg_strf(b->arena, " %.*s", STR_ARG(folder));
	struct ctg_str rest;
	enum ctg_code code;

	if (!ctg_io_is_file(path))
		return CTG_OK;
	code = ctg_io_read(&rest, b->arena, path, PACKED_MAX, b->err);
	while (!code && rest.n > 0) {
		const char *at = memmem(rest.p, rest.n, mark.p, mark.n);

		if (!at)
			break;
		rest = ctg_str_skip(rest, (size_t)(at - rest.p) + 1);
		add(b, ctg_str_trim(ctg_str_line(&rest)));
	}
	return code;
}

static int by_name(const void *p, const void *q)
{
	return ctg_str_cmp(*(const struct ctg_str *)p,
		*(const struct ctg_str *)q);
}

/* One that is packed and was changed since is in both places. */
static size_t drop_twins(struct ctg_str *v, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (kept == 0 || !ctg_str_eq(v[kept - 1], v[i]))
			v[kept++] = v[i];
	return kept;
}

enum ctg_code ctg_refs_below(struct ctg_str **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, const char *folder,
	struct ctg_err *err)
{
	struct below b = { .arena = a, .err = err,
		.top = git_repository_commondir(r->git) };
	enum ctg_code code;

	/* In this order: git packs a reference before it removes its file. */
	code = add_loose(&b, folder, 0);
	if (!code)
		code = add_packed(&b, ctg_str_from(folder));
	if (code)
		return code;
	if (b.n > 0)
		qsort(b.v, b.n, sizeof(*b.v), by_name);
	*n = drop_twins(b.v, b.n);
	*out = b.v;
	return CTG_OK;
}
