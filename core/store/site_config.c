/* SPDX-License-Identifier: Apache-2.0 */
/* How git shows the texts of this copy.  Only a copy where ctg was set up is
 * told to call it, and goes on without it should it be gone: elsewhere git
 * does as it always does with Markdown. */
#include "store/site.h"

#include <git2.h>

static const struct {
	const char *key, *value;
} settings[] = {
	{ "diff.markdown.textconv", "f() { ctg hook textconv \"$1\" "
	  "2>/dev/null || cat \"$1\"; }; f" },
	{ "diff.markdown.xfuncname", "^#+ .*" },
	/* « 12 000 » is a word, a comma another one. */
	{ "diff.markdown.wordregex", "[0-9]+([., ][0-9]+)*|"
	  "([^[:space:][:punct:]]|[-'])+|[^[:space:]]" },
};

#define SETTINGS	(sizeof(settings) / sizeof(settings[0]))

/* What a person chose stays, wherever it is written. */
static bool is_set(git_config *config, const char *key)
{
	git_config_entry *entry = NULL;
	int error = git_config_get_entry(&entry, config, key);

	git_config_entry_free(entry);
	return error == 0;
}

static int set_missing(struct ctg_site *s, git_config *config, bool *made)
{
	git_config *local;
	int error = git_config_open_level(&local, config,
		GIT_CONFIG_LEVEL_LOCAL);

	if (error)
		return error;
	for (size_t i = 0; i < SETTINGS && !error; i++) {
		if (is_set(config, settings[i].key))
			continue;
		*made = true;
		if (!s->plan->simulate)
			error = git_config_set_string(local, settings[i].key,
				settings[i].value);
	}
	git_config_free(local);
	return error;
}

enum ctg_code ctg_site_config(struct ctg_site *s, struct ctg_err *err)
{
	git_config *config = NULL;
	bool made = !s->repo.git;
	int error = 0;

	if (s->repo.git) {
		error = git_repository_config(&config, s->repo.git);
		if (!error)
			error = set_missing(s, config, &made);
		git_config_free(config);
	}
	if (error)
		return ctg_repo_fail(err, "réglage de git diff");
	if (made)
		ctg_site_note(s, CTG_CONFIG_MADE, "git diff", NULL);
	return CTG_OK;
}
