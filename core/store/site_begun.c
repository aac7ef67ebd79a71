/* SPDX-License-Identifier: Apache-2.0 */
/* A repository that was begun: killed, git_repository_init leaves a folder
 * without its HEAD, which it writes last, and that nobody can use. */
#include "store/site.h"

#include "base/arena.h"
#include "base/io.h"

bool ctg_site_is_probe(struct ctg_str name)
{
	return ctg_str_cut(&name, STR("_git2_")) && name.n == 16;
}

/* Whether a folder holds nothing but these names, which end with NULL. */
static bool holds_only(struct ctg_arena *a, const char *dir,
	const char *const *allowed)
{
	struct ctg_str *names;
	size_t n, k;

	if (!ctg_io_is_dir(dir))
		return true;
	if (ctg_io_list(&names, &n, a, dir, NULL))
		return false;
	for (size_t i = 0; i < n; i++) {
		for (k = 0; allowed[k]; k++)
			if (ctg_str_eq(names[i], ctg_str_from(allowed[k])))
				break;
		if (!allowed[k] && !ctg_site_is_probe(names[i]))
			return false;
	}
	return true;
}

bool ctg_site_is_begun(struct ctg_arena *a, const char *git)
{
	static const struct {
		const char *folder, *names[9];
	} all[] = {
		{ "", { "objects", "refs", "hooks", "info", "description",
			"config", "config.lock", "HEAD.lock" } },
		{ "objects", { "info", "pack" } },
		{ "objects/info", { NULL } },
		{ "objects/pack", { NULL } },
		{ "refs", { "heads", "tags" } },
		{ "refs/heads", { NULL } },
		{ "refs/tags", { NULL } },
		{ "hooks", { "README.sample" } },
		{ "info", { "exclude" } },
	};
	bool begun = ctg_io_is_dir(git);

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && begun; i++)
		begun = holds_only(a, ctg_io_join(a, git,
			ctg_str_from(all[i].folder)), all[i].names);
	return begun;
}
