/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io_hidden.h"

#include "base/arena.h"

#include <dirent.h>

void ctg_io_hidden(struct ctg_str **out, size_t *n, struct ctg_arena *a,
	const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	size_t room = 0;

	*out = NULL;
	*n = 0;
	while (d && (e = readdir(d))) {
		struct ctg_str name = ctg_str_from(e->d_name);

		if (name.p[0] != '.' || ctg_str_eq(name, STR(".")) ||
		    ctg_str_eq(name, STR("..")))
			continue;
		CTG_MORE(a, *out, *n, room);
		(*out)[(*n)++] = ctg_str_dup(a, name);
	}
	if (d)
		closedir(d);
}
