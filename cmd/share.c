/* SPDX-License-Identifier: Apache-2.0 */
#include "share.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <limits.h>
#include <stdlib.h>

#ifndef CTG_SHARE
#define CTG_SHARE "/usr/local/share/ctg"
#endif

/* The variants of the build are one folder deeper (build/clang/san). */
#define MAX_UP	3

/* « /a/b/c » becomes « /a/b ». */
static struct ctg_str parent(struct ctg_str path)
{
	while (path.n > 0 && path.p[path.n - 1] != '/')
		path.n--;
	path.n -= path.n > 0;
	return path;
}

static const char *inside(struct ctg_arena *a, struct ctg_str dir,
	const char *rest, const char *name)
{
	const char *path = ctg_strf(a, "%.*s%s/%s", STR_ARG(dir), rest,
		name).p;

	return ctg_io_is_dir(path) ? path : NULL;
}

static const char *in_tree(struct ctg_arena *a, struct ctg_str dir,
	const char *name)
{
	for (int i = 0; i < MAX_UP; i++) {
		dir = parent(dir);
		if (ctg_io_is_file(ctg_strf(a, "%.*s/core/LAYERS",
		    STR_ARG(dir)).p))
			return inside(a, dir, "", name);
	}
	return NULL;
}

const char *ctg_share_find(struct ctg_arena *a, const char *name)
{
	char exe[PATH_MAX];
	const char *found = NULL;
	struct ctg_str dir;

	if (realpath("/proc/self/exe", exe)) {
		dir = parent(ctg_str_from(exe));
		found = in_tree(a, dir, name);
		if (!found)
			found = inside(a, parent(dir), "/share/ctg", name);
	}
	return found ? found : inside(a, STR(CTG_SHARE), "", name);
}
