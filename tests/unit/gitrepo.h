/* SPDX-License-Identifier: Apache-2.0 */
/* gitrepo.h - a register in git, opened, for the tests of store.
 *
 * A script makes it with git alone, as ctg would have. */
#ifndef CTG_TESTS_GITREPO_H
#define CTG_TESTS_GITREPO_H

#include "scratch.h"

#include "store/repo.h"

static struct ctg_repo repo;
static struct ctg_err err;

/* A register without any convention. */
#define REGISTER \
	"git init -q; : >ctg.yml; git add .; git commit -qm Registre\n"

/* An act of « dugny », as « clore » leaves it. */
#define CLOSE(n) \
	"printf 'Clôture\\n\\nConvention: dugny\\nActe: " n "\\n" \
	"Effet: 2023-01-01\\n' >../message\n" \
	"git tag -a -F ../message acte/dugny/" n " main\n"

/* As a disk that fails leaves it. */
#define BREAK_HEAD	"mv .git/HEAD .git/HEAD-kept; echo x >.git/HEAD"
#define MEND_HEAD	"mv .git/HEAD-kept .git/HEAD"

/* EXPECT(call, ok), or what the message of its refusal has in it. */
#define EXPECT(call, says) \
	gitrepo_expect(call, says, __FILE__, __LINE__)

[[maybe_unused]] static const char ok[] = "";

static void gitrepo_expect(enum ctg_code code, const char *says,
	const char *file, int line)
{
	if (code == CTG_OK && says == ok)
		return;
	if (code != CTG_OK && says != ok && ctg_str_has(
	    ctg_str_from(err.msg), ctg_str_from(says)))
		return;
	unit_failures++;
	printf("# %s:%d: %d, %s\n# (%s)\n", file, line, code,
		code ? err.msg : "done", err.hint);
}

#define OPEN(dir)	EXPECT(ctg_repo_open(&repo, &unit_arena, dir, &err), ok)

/* In a new folder, what the script makes, opened. */
[[maybe_unused]] static void gitrepo_enter(const char *name,
	const char *script)
{
	scratch_enter(name);
	SH(script);
	err = (struct ctg_err){ 0 };
	OPEN(".");
}

/* The first line of what a command prints. */
[[maybe_unused]] static const char *gitrepo_line(const char *command)
{
	char line[256] = "";
	FILE *f = popen(command, "r");

	if (f && !fgets(line, sizeof(line), f))
		line[0] = '\0';
	if (f)
		pclose(f);
	line[strcspn(line, "\n")] = '\0';
	return ctg_str_c(&unit_arena, ctg_str_from(line));
}

#endif
