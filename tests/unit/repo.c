/* SPDX-License-Identifier: Apache-2.0 */
#include "scratch.h"

#include "store/register.h"

#include <git2.h>

static struct ctg_err err;

/* A register at the top of a repository, with one commit. */
static void make_register(const char *name)
{
	scratch_enter(name);
	SH("git init -q; echo 'branche: main' >ctg.yml\n"
		"mkdir -p conventions/dugny/annexes\n"
		"echo texte >conventions/dugny/convention.md\n"
		"git add .; git commit -qm 'Registre'");
}

static enum ctg_code open_at(struct ctg_repo *r, const char *dir)
{
	memset(&err, 0, sizeof(err));
	return ctg_repo_open(r, &unit_arena, dir, &err);
}

static void check_fails(const char *dir, enum ctg_code code,
	const char *says)
{
	struct ctg_repo r = { .prefix = "untouched" };

	CHECK_INT(open_at(&r, dir), code);
	CHECK_STR(ctg_str_from(r.prefix), "untouched");
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(says)))
		CHECK_STR(ctg_str_from(err.msg), says);
	CHECK(err.hint[0] != '\0');
}

static void check_prefix(const char *dir, const char *prefix)
{
	struct ctg_repo r;

	CHECK_INT(open_at(&r, dir), CTG_OK);
	if (err.code) {
		CHECK_STR(ctg_str_from(err.msg), "");
		return;
	}
	CHECK_STR(ctg_str_from(r.prefix), prefix);
	ctg_repo_close(&r);
	CHECK(r.git == NULL);
	ctg_repo_close(&r);
}

static void opens_from_anywhere_inside(void)
{
	struct ctg_repo r;
	const char *head;

	make_register("inside");
	check_prefix(".", "");
	check_prefix("conventions/dugny", "");
	CHECK(chdir("conventions/dugny/annexes") == 0);
	check_prefix(".", "");
	check_prefix("../..", "");
	CHECK_INT(open_at(&r, "."), CTG_OK);
	head = ctg_repo_head(&r, &unit_arena);
	CHECK(head && strcmp(head, "main") == 0);
	CHECK_STR(ctg_str_from(ctg_repo_folder(&r, &unit_arena,
		STR("dugny"))), "conventions/dugny");
	CHECK(r.work && r.work[strlen(r.work) - 1] == '/');
	CHECK_STR(r.settings.branch, "main");
	ctg_repo_close(&r);
}

static void finds_a_register_deep_in_another_repository(void)
{
	struct ctg_repo r;

	scratch_enter("deep");
	SH("git init -q; mkdir -p service/juridique/conventions/dugny lib\n"
		"echo 'branche: vigueur' >service/juridique/ctg.yml\n"
		"echo texte "
		">service/juridique/conventions/dugny/convention.md\n"
		"git add .; git commit -qm 'Tout'");
	check_prefix("service/juridique", "service/juridique/");
	check_prefix("service/juridique/conventions/dugny",
		"service/juridique/");
	check_fails(".", CTG_ESYSTEM, "n'a pas de registre");
	check_fails("lib", CTG_ESYSTEM, "n'a pas de registre");
	check_fails("service", CTG_ESYSTEM, "n'a pas de registre");
	CHECK_INT(open_at(&r, "service/juridique"), CTG_OK);
	CHECK_STR(r.settings.branch, "vigueur");
	CHECK_STR(ctg_str_from(ctg_repo_folder(&r, &unit_arena,
		STR("dugny"))), "service/juridique/conventions/dugny");
	ctg_repo_close(&r);
}

/* Asked before git is: whoever is told no will not look further. */
static void tells_whether_one_is_around(void)
{
	make_register("around");
	SH("mkdir -p ../none/deep; ln -s $PWD/conventions ../none/link");
	CHECK(ctg_register_is_around("."));
	CHECK(ctg_register_is_around("conventions/dugny/annexes"));
	CHECK(ctg_register_is_around("../none/link/dugny"));
	CHECK(!ctg_register_is_around("../none/deep"));
	CHECK(!ctg_register_is_around("absent"));
	CHECK(!ctg_register_is_around("/"));
}

/* A hook runs at the top, wherever the register is. */
static void hooks_find_it_from_the_top(void)
{
	scratch_enter("hook");
	SH("git init -q; mkdir -p a/b; echo >a/b/ctg.yml; echo >lisez-moi\n"
		"git add .; git commit -qm 'Tout'; mkdir dehors");
	check_prefix(NULL, "a/b/");
	SH("mkdir c; echo >c/ctg.yml; git add .; git commit -qm 'Deux'");
	check_fails(NULL, CTG_EGIT, "2 registres");
	SH("git config ctg.registre c");
	check_prefix(NULL, "c/");
	SH("git config ctg.registre ../../etc");
	check_fails(NULL, CTG_ESYSTEM, "n'a pas de registre");
	SH("git config ctg.registre a/b");
	CHECK(chdir("dehors") == 0);
	CHECK(setenv("GIT_DIR", "../.git", 1) == 0);
	check_prefix(NULL, "a/b/");
	CHECK(unsetenv("GIT_DIR") == 0);
}

static void opens_a_server(void)
{
	struct ctg_repo r;

	make_register("source");
	scratch_enter("server");
	SH("git init -q --bare vide.git\n"
		"git clone -q --bare ../source plein.git\n"
		"git init -q --bare -b master autre.git\n"
		"git -C ../source push -q ../server/autre.git main");
	check_prefix("vide.git", "");
	check_prefix("plein.git", "");
	check_prefix("autre.git", "");
	SH("git -C ../source rm -q ctg.yml\n"
		"git -C ../source commit -qm 'Plus de registre'\n"
		"git -C ../source push -q ../server/plein.git main");
	check_fails("plein.git", CTG_ESYSTEM, "n'a pas de registre");
	CHECK_INT(open_at(&r, "autre.git"), CTG_OK);
	CHECK(r.work == NULL);
	CHECK(ctg_repo_head(&r, &unit_arena) == NULL);
	ctg_repo_close(&r);
}

static void refuses_a_planted_server(void)
{
	make_register("planted");
	SH("git clone -q --bare . conventions/dugny/annexes/piege");
	check_fails("conventions/dugny/annexes/piege", CTG_EREFUSED,
		"rangé dans un autre dépôt");
}

static void says_when_there_is_nothing(void)
{
	scratch_enter("nothing");
	check_fails(".", CTG_EGIT, "pas de dépôt git");
	SH("git init -q");
	check_fails(".", CTG_ESYSTEM, "n'a pas de registre");
}

static void refuses_bad_settings(void)
{
	make_register("settings");
	SH("echo 'branch: x' >ctg.yml");
	check_fails(".", CTG_EINPUT, "clé inconnue");
	CHECK_INT(err.line, 1);
	SH("printf 'branche: [\\n' >ctg.yml");
	CHECK_INT(open_at(&(struct ctg_repo){ 0 }, "."), CTG_EINPUT);
	SH("echo 'branche: ailleurs' >../secret; ln -sf ../secret ctg.yml");
	CHECK_INT(open_at(&(struct ctg_repo){ 0 }, "."), CTG_EINPUT);
	SH("rm ctg.yml; mkfifo ctg.yml");
	CHECK_INT(open_at(&(struct ctg_repo){ 0 }, "."), CTG_ESYSTEM);
	SH("rm ctg.yml; head -c 2000000 /dev/zero | tr '\\0' '#' >ctg.yml");
	CHECK_INT(open_at(&(struct ctg_repo){ 0 }, "."), CTG_EINPUT);
}

static void refuses_what_belongs_to_others(void)
{
	make_register("owner");
	if (geteuid() != 0)
		return;
	SH("chown -R 65534 .");
	check_fails(".", CTG_EGIT, "appartient à un autre utilisateur");
	SH("git config --global --add safe.directory \"$PWD\"");
	check_prefix(".", "");
}

static void knows_the_branch(void)
{
	struct ctg_repo r;
	const char *head;

	scratch_enter("head");
	SH("git init -q; echo >ctg.yml");
	CHECK_INT(open_at(&r, "."), CTG_OK);
	head = ctg_repo_head(&r, &unit_arena);
	CHECK(head && strcmp(head, "main") == 0);
	SH("git add .; git commit -qm 'Registre'\n"
		"git switch -qc avenant/dugny/1");
	head = ctg_repo_head(&r, &unit_arena);
	CHECK(head && strcmp(head, "avenant/dugny/1") == 0);
	SH("git switch -q --detach");
	CHECK(ctg_repo_head(&r, &unit_arena) == NULL);
	ctg_repo_close(&r);
}

static void check_writable(enum ctg_code code, const char *says)
{
	struct ctg_repo r;

	memset(&err, 0, sizeof(err));
	CHECK_INT(open_at(&r, "."), CTG_OK);
	CHECK_INT(ctg_repo_writable(&r, &err), code);
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(says)))
		CHECK_STR(ctg_str_from(err.msg), says);
	CHECK((err.hint[0] != '\0') == (code != CTG_OK));
	ctg_repo_close(&r);
}

static void refuses_to_write_amid_something(void)
{
	static const struct {
		const char *begin, *end, *says;
	} cases[] = {
		{ "! git merge b", "git merge --abort", "fusion" },
		{ "! git cherry-pick b", "git cherry-pick --abort",
			"git cherry-pick" },
		{ "! git revert HEAD~1", "git revert --abort", "git revert" },
		{ "! git rebase b", "git rebase --abort", "git rebase" },
		{ "git bisect start", "git bisect reset", "git bisect" },
		{ "git format-patch -q -1 b; ! git am 0001*",
			"git am --abort", "git am" },
	};

	make_register("amid");
	SH("echo un >f; git add f; git commit -qm un\n"
		"git switch -qc b; echo b >f; git commit -qam b\n"
		"git switch -q main; echo deux >f; git commit -qam deux\n"
		"echo trois >f; git commit -qam trois");
	check_writable(CTG_OK, "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		SH(cases[i].begin);
		check_writable(CTG_EREFUSED, cases[i].says);
		SH(cases[i].end);
		check_writable(CTG_OK, "");
	}
}

static void refuses_to_write_in_half_a_clone(void)
{
	make_register("whole");
	SH("git commit -qm Suite --allow-empty");
	scratch_enter("half");
	SH("git clone -q --depth 1 file://\"$PWD\"/../whole .");
	check_writable(CTG_EREFUSED, "qu'une partie de l'historique");
	SH("git fetch -q --unshallow");
	check_writable(CTG_OK, "");
}

static void wants_a_name_and_an_address(void)
{
	make_register("name");
	SH("git config --global --unset user.name");
	check_writable(CTG_EREFUSED, "votre nom");
	SH("git config --global user.name '  '");
	check_writable(CTG_EREFUSED, "votre nom");
	SH("git config user.name 'Claire Duval'");
	check_writable(CTG_OK, "");
	SH("git config --global --unset user.email");
	check_writable(CTG_EREFUSED, "votre adresse");
}

/* What libgit2 says when the world is against it. */
static void tells_reasons_in_french(void)
{
	static const struct {
		const char *english, *french;
		enum ctg_code code;
	} cases[] = {
		{ "failed to write: No space left on device", "disque plein",
			CTG_ESYSTEM },
		{ "failed to lock file 'x.lock' for writing: ",
			"une autre commande git", CTG_EGIT },
		{ "object not found - no match for id (0a1b)",
			"il manque un objet", CTG_EGIT },
		{ "unsupported extension name extensions.objectformat",
			"d'un format que ctg ne lit pas", CTG_EGIT },
		{ "anything else", "anything else", CTG_EGIT },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		git_libgit2_init();
		git_error_set_str(GIT_ERROR_ODB, cases[i].english);
		CHECK_INT(ctg_repo_fail(&err, "clôture"), cases[i].code);
		CHECK(ctg_str_starts(ctg_str_from(err.msg),
			STR("clôture\u00a0: ")));
		CHECK(ctg_str_has(ctg_str_from(err.msg),
			ctg_str_from(cases[i].french)));
		git_libgit2_shutdown();
	}
}

int main(void)
{
	scratch_open();
	UNIT(opens_from_anywhere_inside);
	UNIT(finds_a_register_deep_in_another_repository);
	UNIT(tells_whether_one_is_around);
	UNIT(hooks_find_it_from_the_top);
	UNIT(opens_a_server);
	UNIT(refuses_a_planted_server);
	UNIT(says_when_there_is_nothing);
	UNIT(refuses_bad_settings);
	UNIT(refuses_what_belongs_to_others);
	UNIT(knows_the_branch);
	UNIT(refuses_to_write_amid_something);
	UNIT(refuses_to_write_in_half_a_clone);
	UNIT(wants_a_name_and_an_address);
	UNIT(tells_reasons_in_french);
	return scratch_close(unit_done());
}
