/* SPDX-License-Identifier: Apache-2.0 */
/* scratch.h - temporary folders and the git command, for the tests of store.
 *
 * Everything lives below one folder with a home of its own: the
 * configuration of whoever runs the tests is never read. */
#ifndef CTG_TESTS_SCRATCH_H
#define CTG_TESTS_SCRATCH_H

#include "unit.h"

#include "base/buf.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch[] = "/tmp/ctg-unit-XXXXXX";

/* Runs a script of sh that must succeed; quiet unless it fails. */
#define SH(script)	scratch_sh(script, __FILE__, __LINE__)

static void scratch_sh(const char *script, const char *file, int line)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str all = ctg_strf(&a, "set -e\n{\n%s\n} >%s/log 2>&1\n",
		script, scratch);

	if (system(all.p) != 0) {
		unit_failures++;
		printf("# %s:%d: the script fails:\n", file, line);
		fflush(stdout);
		if (system(ctg_strf(&a, "sed 's/^/#   /' %s/log",
		    scratch).p) != 0)
			printf("#   (no log)\n");
	}
	ctg_arena_release(&a);
}

static void scratch_config(const char *path)
{
	FILE *f = fopen(path, "w");

	if (!f)
		exit(1);
	fputs("[user]\n\tname = Claire Duval\n\temail = cd@exemple.fr\n"
		"[init]\n\tdefaultBranch = main\n[advice]\n"
		"\tdetachedHead = false\n[gc]\n\tauto = 0\n", f);
	fclose(f);
}

static void scratch_open(void)
{
	static const char *const unwanted[] = {
		"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
		"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES",
		"XDG_CONFIG_HOME",
	};
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *home, *config;

	if (!mkdtemp(scratch))
		exit(1);
	for (size_t i = 0; i < sizeof(unwanted) / sizeof(unwanted[0]); i++)
		unsetenv(unwanted[i]);
	home = ctg_strf(&a, "%s/home", scratch).p;
	config = ctg_strf(&a, "%s/.gitconfig", home).p;
	if (mkdir(home, 0777) < 0)
		exit(1);
	scratch_config(config);
	setenv("HOME", home, 1);
	setenv("GIT_CONFIG_GLOBAL", config, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	ctg_arena_release(&a);
}

/* Moves to a new folder; the home comes back as it was. */
static void scratch_enter(const char *name)
{
	const char *dir = ctg_strf(&unit_arena, "%s/%s", scratch, name).p;

	scratch_config(getenv("GIT_CONFIG_GLOBAL"));
	CHECK(mkdir(dir, 0777) == 0 && chdir(dir) == 0);
}

static int scratch_close(int failed)
{
	struct ctg_arena a = CTG_ARENA_INIT;

	if (chdir("/") < 0 || system(ctg_strf(&a,
	    "chmod -R u+w %s; rm -rf %s", scratch, scratch).p) != 0)
		failed = 1;
	ctg_arena_release(&a);
	ctg_arena_release(&unit_arena);
	return failed;
}

#endif
