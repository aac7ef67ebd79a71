/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/change.h"
#include "store/snapshot.h"
#include "store/worktree.h"

#include <git2.h>



#define CLEAN(says)	EXPECT(ctg_worktree_clean(&repo, NULL, &err), says)
#define SWITCH(to, says) \
	EXPECT(ctg_worktree_switch(&repo, to, &err), says)

/* main, and the draft « projet/dugny » that changes, adds and removes. */
static void enter(const char *name)
{
	gitrepo_enter(name, "git init -q; : >ctg.yml\n"
		"mkdir -p conventions/dugny/annexes\n"
		"cd conventions/dugny; printf 'un\\ndeux\\n' >convention.md\n"
		"echo 1 >annexes/1.md; echo 2 >annexes/2.md; cd ../..\n"
		"printf '*.tmp\\n' >.gitignore; printf '*.md text eol=lf\\n' "
		">.gitattributes\n"
		"git add .; git commit -qm Registre\n"
		"git switch -qc projet/dugny; cd conventions/dugny\n"
		"echo autre texte >convention.md; git rm -q annexes/2.md\n"
		"echo 3 >annexes/3.md; mkdir sous; echo s >sous/s.md\n"
		"git add .; git commit -qm Projet; git switch -q main");
}

static void leave(void)
{
	ctg_repo_close(&repo);
	SH("git fsck --strict --no-dangling; git status --porcelain\n"
		"[ -z \"$(git status --porcelain)\" ]\n"
		"git diff-index --quiet --cached HEAD");
}

/* What is not committed */

static void sees_what_is_not_committed(void)
{
	enter("clean");
	CLEAN(ok);
	SH("echo nouveau >inconnu; echo x >a.tmp");
	CLEAN(ok);
	SH("echo x >>conventions/dugny/convention.md");
	CLEAN("n'est pas enregistrée : conventions/dugny/convention.md");
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny/annexes", &err),
		ok);
	EXPECT(ctg_worktree_clean(&repo, "conventions/dug", &err), ok);
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny", &err),
		"convention.md");
	SH("git add .; git rm -qf --cached inconnu");
	CLEAN("convention.md");
	SH("git reset -q --hard; rm conventions/dugny/annexes/1.md ctg.yml");
	CLEAN("ne sont pas enregistrées : conventions/dugny/annexes/1.md, "
		"ctg.yml");
	SH("cd conventions/dugny; rm -r *; rm ../../.git*s");
	CLEAN(".gitattributes, conventions/dugny/annexes/1.md, "
		"conventions/dugny/annexes/2.md et 2 autres");
	SH("git reset -q --hard; rm -f inconnu");
	leave();
}

/* The same files, by another way: to git they are no more where they were. */
static void sees_a_folder_behind_a_link(void)
{
	enter("behind-link");
	SH("sleep 0.02; git update-index --force-write-index\n"
		"mv conventions/dugny ../moved\n"
		"ln -s ../../moved conventions/dugny");
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny", &err),
		"conventions/dugny/convention.md");
	SH("rm conventions/dugny; mv ../moved conventions/dugny");
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny", &err), ok);
	leave();
}

/* Whatever was staged: a file less, or one more. */
static void sees_what_is_only_staged(void)
{
	enter("staged");
	SH("sleep 0.02; git update-index --force-write-index\n"
		"git rm -q --cached conventions/dugny/annexes/1.md");
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny", &err),
		"annexes/1.md");
	SH("git reset -q; echo 9 >conventions/dugny/annexes/9.md; git add .");
	EXPECT(ctg_worktree_clean(&repo, "conventions/dugny", &err),
		"annexes/9.md");
	SH("git reset -q --hard");
	leave();
}

static enum ctg_code may_leave(void)
{
	struct ctg_snapshot from = { 0 }, to = { 0 };
	enum ctg_code code = ctg_snapshot_open(&from, &repo, "HEAD", &err);

	if (!code)
		code = ctg_snapshot_open(&to, &repo, "refs/heads/main", &err);
	if (!code)
		code = ctg_worktree_may_leave(&from, &to,
			ctg_strf(&unit_arena, "%sconventions/dugny",
			repo.prefix).p, &err);
	ctg_snapshot_close(&to);
	ctg_snapshot_close(&from);
	return code;
}

/* Another convention, that both versions have, is nobody's concern. */
static void check_leaving(const char *at)
{
	SH(ctg_strf(&unit_arena, "%s\ngit switch -q main\n"
		"mkdir conventions/tiers conventions/autre modeles\n"
		"for f in conventions/tiers conventions/autre modeles; do "
		"echo x >$f/f.md; done; git add .; git commit -qm x\n"
		"git switch -qc brouillon\n"
		"echo y >conventions/tiers/f.md; git commit -qam y", at).p);
	EXPECT(may_leave(), ok);
	SH(ctg_strf(&unit_arena, "%s\n"
		"echo z >>conventions/autre/f.md; echo z >inconnu", at).p);
	EXPECT(may_leave(), ok);
	SH(ctg_strf(&unit_arena, "%s\ngit add conventions/autre", at).p);
	EXPECT(may_leave(), ok);
	SH(ctg_strf(&unit_arena, "%s\necho z >>modeles/f.md", at).p);
	EXPECT(may_leave(), "modeles/f.md");
	SH(ctg_strf(&unit_arena, "%s\ngit restore modeles\n"
		"echo z >>ctg.yml; git add ctg.yml", at).p);
	EXPECT(may_leave(), "ctg.yml");
	SH(ctg_strf(&unit_arena, "%s\ngit reset -q --hard\n"
		"rm conventions/tiers/f.md", at).p);
	EXPECT(may_leave(), "conventions/tiers/f.md");
	SH(ctg_strf(&unit_arena, "%s\ngit reset -q --hard\n"
		"echo z >>conventions/dugny/convention.md", at).p);
	EXPECT(may_leave(), "conventions/dugny/convention.md");
	SH(ctg_strf(&unit_arena, "%s\ngit reset -q --hard; rm inconnu",
		at).p);
}

static void looks_where_leaving_matters(void)
{
	enter("leave");
	check_leaving(":");
	leave();
}

static void looks_around_a_deep_register(void)
{
	enter("leave-deep");
	ctg_repo_close(&repo);
	SH("mkdir -p a/b; git mv ctg.yml conventions a/b/; echo x >a/c\n"
		"git add .; git commit -qm Profond");
	OPEN("a/b");
	check_leaving("cd a/b");
	SH("echo z >>a/c");
	EXPECT(may_leave(), "a/c");
	SH("git restore a/c; echo z >>.gitignore");
	EXPECT(may_leave(), ".gitignore");
	SH("git restore .gitignore");
	leave();
}

static void has_nothing_to_see_in_a_bare_repository(void)
{
	enter("bare");
	ctg_repo_close(&repo);
	SH("git clone -q --bare . ../bare.git");
	CHECK(chdir("../bare.git") == 0);
	OPEN(".");
	CLEAN(ok);
	SWITCH("projet/dugny", ok);
	ctg_repo_close(&repo);
	SH("[ $(git symbolic-ref HEAD) = refs/heads/main ]");
}

/* Switching */

static void switches_as_git_does(void)
{
	enter("switch");
	SWITCH("projet/dugny", ok);
	SH("[ $(git symbolic-ref --short HEAD) = projet/dugny ]\n"
		"[ -z \"$(git status --porcelain)\" ]\n"
		"cat conventions/dugny/sous/s.md\n"
		"[ ! -e conventions/dugny/annexes/2.md ]\n"
		"git reflog -1 | grep 'moving from main to projet/dugny'");
	SWITCH("projet/dugny", ok);
	SWITCH("main", ok);
	SH("[ ! -e conventions/dugny/sous ]; git switch -q projet/dugny\n"
		"[ -z \"$(git status --porcelain)\" ]; git switch -q -");
	SWITCH("absente", "");
	leave();
}

/* git may write other bytes than it stores, for reasons that stand in many
 * places: the files are always those that git itself writes. */
static void writes_the_bytes_of_git(void)
{
	static const char *const reasons[] = {
		":", "git config core.autocrlf true",
		"git config core.eol crlf\n"
		"echo '*.txt text' >.git/info/attributes",
		"git config core.autocrlf input",
		"git config core.attributesfile attributs",
		"cp attributs .git/info/attributes",
		"mkdir -p \"$HOME/.config/git\"\n"
		"cp attributs \"$HOME/.config/git/attributes\"",
		"cp attributs conventions/dugny/annexes/.gitattributes",
		/* Only the index has it. */
		"cp attributs conventions/.gitattributes\n"
		"git add conventions; rm conventions/.gitattributes",
		"printf '*.md ident\\n' >.git/info/attributes",
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		unsigned before = unit_failures;

		enter(ctg_strf(&unit_arena, "bytes%zu", i).p);
		ctg_repo_close(&repo);
		SH("printf '* text eol=crlf\\n' >attributs");
		SH("git switch -q projet/dugny; echo '$Id$' >sans.txt\n"
			"echo '$Id$' >>conventions/dugny/annexes/3.md\n"
			"git add sans.txt conventions; git commit -qm Texte\n"
			"git switch -q main");
		SH(reasons[i]);
		EXPECT(ctg_repo_open(&repo, &unit_arena, ".", &err), ok);
		SWITCH("projet/dugny", ok);
		SH("rm -rf ../seen; cp -r . ../seen; rm -r ../seen/.git\n"
			"git diff --name-only --diff-filter=d main "
			"projet/dugny >../list\n"
			"xargs rm <../list; xargs git checkout -q -- <../list\n"
			"diff -r --exclude=.git . ../seen; rm -r ../seen");
		if (unit_failures > before)
			printf("# (%s)\n", reasons[i]);
		ctg_repo_close(&repo);
		SH("rm -rf \"$HOME/.config\"");
	}
}

/* What git compares to know that nothing has changed. */
static void knows_files_as_git_does(void)
{
	enter("stat");
	SWITCH("projet/dugny", ok);
	SH("git ls-files --debug >../as-is; git update-index -q "
		"--really-refresh; git ls-files --debug | diff ../as-is -");
	SH("[ $(grep -c 'size: 0' ../as-is) = $(git ls-files -s | "
		"grep -c e69de29b) ]");
	leave();
}

/* The same size, the same date. */
static void reads_what_looks_untouched(void)
{
	enter("same");
	SH("sleep 0.02; touch .git/index; cd conventions/dugny\n"
		"touch -r convention.md date; printf 'UN\\ndeux\\n' "
		">convention.md; touch -r date convention.md; rm date");
	SWITCH("projet/dugny", "serait perdu : conventions/dugny/conv");
	SH("[ \"$(head -n 1 conventions/dugny/convention.md)\" = UN ]\n"
		"git checkout -q .");
	leave();
}

/* What the index would say of a change in the same tick of the clock. */
static void forge_entry(const char *path)
{
	const git_index_entry *old;
	git_index_entry e;
	git_index *index;
	struct stat st;

	CHECK(git_repository_index(&index, repo.git) == 0);
	old = git_index_get_bypath(index, path, 0);
	CHECK(old && lstat(path, &st) == 0);
	e = *old;
	e.flags_extended |= GIT_INDEX_ENTRY_UPTODATE;
	e.ctime = (git_index_time){ (int32_t)st.st_ctim.tv_sec,
		(uint32_t)st.st_ctim.tv_nsec };
	CHECK(git_index_add(index, &e) == 0 && git_index_write(index) == 0);
	git_index_free(index);
}

static void reads_what_is_as_young_as_the_index(void)
{
	enter("young");
	SH("cd conventions/dugny; touch -d 2020-01-01 convention.md\n"
		"git add convention.md; printf 'UN\\ndeux\\n' >convention.md\n"
		"touch -d 2020-01-01 convention.md");
	forge_entry("conventions/dugny/convention.md");
	SH("touch -d 2020-01-01 .git/index");
	SWITCH("projet/dugny", "serait perdu : conventions/dugny/conv");
	SH("git checkout -q .");
	leave();
}

static void goes_nowhere_without_a_head(void)
{
	enter("headless");
	SH("cp .git/index ../before;" BREAK_HEAD);
	SWITCH("projet/dugny", "la branche ouverte");
	SH("cmp .git/index ../before;" MEND_HEAD);
	leave();
}

static void carries_along_what_is_not_in_the_way(void)
{
	enter("carry");
	SH("echo moi >inconnu; echo b >>ctg.yml; git add ctg.yml\n"
		"echo c >>ctg.yml; echo d >>conventions/dugny/annexes/1.md\n"
		"git status --porcelain >../before");
	SWITCH("projet/dugny", ok);
	SH("git status --porcelain | cmp - ../before\n"
		"[ \"$(cat ctg.yml)\" = \"$(printf 'b\\nc')\" ]\n"
		"rm inconnu; git reset -q --hard");
	leave();
}

/* Each is work that nobody else has: switching is refused and nothing at all
 * is different afterwards. */
static void loses_nothing(void)
{
	static const char *const works[] = {
		/* changed, then: staged, staged and undone, removed */
		"echo moi >conventions/dugny/convention.md",
		"echo moi >conventions/dugny/convention.md; git add .",
		"echo moi >conventions/dugny/convention.md; git add .\n"
			"git show HEAD:./conventions/dugny/convention.md "
			">conventions/dugny/convention.md",
		"git rm -q --cached conventions/dugny/convention.md",
		"printf 'un\\n' >conventions/dugny/convention.md",
		"echo moi >conventions/dugny/annexes/2.md",
		/* files and folders that git does not know */
		"echo moi >conventions/dugny/annexes/3.md",
		"echo moi >conventions/dugny/annexes/3.md; git add -N .",
		"echo '*' >>.git/info/exclude\n"
			"echo moi >conventions/dugny/annexes/3.md",
		"mkdir conventions/dugny/annexes/3.md\n"
			"echo moi >conventions/dugny/annexes/3.md/moi",
		"echo moi >conventions/dugny/sous",
		"mkdir conventions/dugny/sous\n"
			"echo moi >conventions/dugny/sous/s.md",
		/* links */
		"ln -s ../../../../ailleurs conventions/dugny/sous\n"
			"mkdir -p ../ailleurs",
		"ln -sf ../../ctg.yml conventions/dugny/convention.md",
		"mv conventions ../conv; ln -s ../conv conventions",
	};

	for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
		enter(ctg_strf(&unit_arena, "lose-%zu", i).p);
		SH(works[i]);
		SH("tar -c --exclude=.git . >../before.tar\n"
			"git ls-files -s >../before");
		EXPECT(ctg_worktree_may_take(&repo, "projet/dugny", NULL, 0,
			&err), "serai");
		EXPECT(ctg_worktree_switch(&repo, "projet/dugny", &err),
			"serai");
		if (unit_failures)
			printf("# in: %s\n", works[i]);
		SH("tar -c --exclude=.git . | cmp - ../before.tar\n"
			"git ls-files -s | cmp - ../before\n"
			"[ $(git symbolic-ref --short HEAD) = main ]");
		ctg_repo_close(&repo);
		SH("rm -rf ../conv ../ailleurs");
	}
}

static void changes_kinds(void)
{
	enter("kinds");
	SH("git switch -q projet/dugny; cd conventions/dugny\n"
		"rm -r annexes; echo fichier >annexes; chmod +x annexes\n"
		"ln -s convention.md lien; rm convention.md\n"
		"mkdir convention.md; echo x >convention.md/x\n"
		"git add .; git commit -qm kinds; git switch -q main");
	SWITCH("projet/dugny", ok);
	SH("[ -z \"$(git status --porcelain)\" ]\n"
		"[ -x conventions/dugny/annexes ]\n"
		"[ -L conventions/dugny/lien ]");
	SWITCH("main", ok);
	leave();
}

/* libgit2's dry run wrote the whole index once for nothing. */
static void looking_writes_nothing(void)
{
	enter("look");
	SH("stat -c '%i %y' .git/index >../before");
	EXPECT(ctg_worktree_may_take(&repo, "projet/dugny", NULL, 0, &err),
		ok);
	SH("stat -c '%i %y' .git/index | cmp - ../before");
	leave();
}

/* A link of the commit that is left; what is behind it has the bytes, or the
 * beginning, of what comes in its place. */
static void writes_through_no_link(void)
{
	enter("through");
	SH("mkdir ../behind; mkdir ../behind/annexes\n"
		"cp conventions/dugny/annexes/* ../behind/annexes\n"
		": >../behind/convention.md; rm -r conventions/dugny\n"
		"ln -s ../../behind conventions/dugny; git add -A .\n"
		"git commit -qm lien; find ../behind -type f >../before");
	EXPECT(ctg_worktree_may_take(&repo, "projet/dugny", NULL, 0, &err),
		ok);
	SWITCH("projet/dugny", ok);
	SH("find ../behind -type f | cmp - ../before\n"
		"[ ! -L conventions/dugny ]");
	SWITCH("main", ok);
	SH("find ../behind -type f | cmp - ../before\n"
		"[ -L conventions/dugny ]; rm -r ../behind");
	leave();
}

/* Killed at any moment, the same command finishes. */
static void finishes_what_was_begun(void)
{
	static const char *const states[] = {
		": >conventions/dugny/convention.md",
		"printf 'autre te' >conventions/dugny/convention.md",
		"echo autre texte >conventions/dugny/convention.md",
		"rm conventions/dugny/annexes/2.md",
		"rm conventions/dugny/convention.md",
		": >conventions/dugny/annexes/3.md",
		"mkdir conventions/dugny/sous",
		"mkdir conventions/dugny/sous; : >conventions/dugny/sous/s.md",
		"git read-tree projet/dugny",
		"git read-tree -u -m projet/dugny",
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		enter(ctg_strf(&unit_arena, "finish-%zu", i).p);
		SH(states[i]);
		SH("ls -lR >../before");
		EXPECT(ctg_worktree_may_take(&repo, "projet/dugny", NULL, 0,
			&err), ok);
		SH("ls -lR | cmp - ../before");
		SWITCH("projet/dugny", ok);
		SH("git diff --exit-code HEAD");
		leave();
		if (unit_failures)
			printf("# in: %s\n", states[i]);
	}
}

static void refuses_a_branch_open_elsewhere(void)
{
	enter("elsewhere");
	SH("git worktree add -q '../autre dossier' projet/dugny");
	SWITCH("projet/dugny", "autre dossier");
	EXPECT(ctg_worktree_elsewhere(&repo, "main", &err), ok);
	ctg_repo_close(&repo);
	CHECK(chdir("../autre dossier") == 0);
	OPEN(".");
	SWITCH("main", "/elsewhere");
	EXPECT(ctg_worktree_elsewhere(&repo, "projet/dugny", &err), ok);
	SH("git switch -q --detach");
	SWITCH("projet/dugny", ok);
	leave();
	CHECK(chdir("../elsewhere") == 0);
	OPEN(".");
	SH("rm -r '../autre dossier'");
	SWITCH("projet/dugny", ok);
	leave();
}

static void leaves_no_commit_behind(void)
{
	enter("detached");
	SH("git switch -q --detach");
	SWITCH("projet/dugny", ok);
	SH("git switch -q --detach main; git commit -q --allow-empty -m moi");
	SWITCH("projet/dugny", "sur aucune branche");
	SH("git branch mon-travail");
	SWITCH("projet/dugny", ok);
	SH("git switch -q --orphan neuve; git status --porcelain");
	SWITCH("main", ok);
	leave();
}

static void leaves_sparse_files_and_submodules_alone(void)
{
	enter("sparse");
	SH("git sparse-checkout set --no-cone '/*' '!/conventions/dugny/'\n"
		"[ ! -e conventions/dugny ]");
	CLEAN(ok);
	SWITCH("projet/dugny", ok);
	SH("[ -z \"$(git status --porcelain)\" ]\n"
		"[ ! -e conventions/dugny/convention.md ]");
	SWITCH("main", ok);
	SH("[ -z \"$(git status --porcelain)\" ]\n"
		"git sparse-checkout disable");
	leave();

	enter("submodule");
	SH("git -c protocol.file.allow=always submodule --quiet add ./ sous\n"
		"git commit -qm sous; echo moi >sous/moi");
	CLEAN(ok);
	SWITCH("projet/dugny", ok);
	SH("[ \"$(cat sous/moi)\" = moi ]");
	SWITCH("main", ok);
	SH("rm sous/moi");
	leave();
}

/* As on a Mac or under Windows: the setting is all that libgit2 looks at. */
static void tells_files_apart_by_their_case(void)
{
	enter("case");
	SH("git switch -q projet/dugny\n"
		"cd conventions/dugny; echo A >A.md; echo a >a.md\n"
		"git add .; git commit -qm A; git switch -q main\n"
		"git config core.ignorecase true");
	ctg_repo_close(&repo);
	OPEN(".");
	SWITCH("projet/dugny", "majuscules");
	SH("[ ! -e conventions/dugny/a.md ]\n"
		"git config core.ignorecase false");
	leave();
}

static void says_that_a_merge_is_not_finished(void)
{
	enter("conflict");
	SH("git switch -q -c autre; echo moi >conventions/dugny/convention.md\n"
		"git commit -qam moi; git merge -q projet/dugny || true");
	SWITCH("main", "conflits");
	SH("git merge --abort; git switch -q main");
	leave();
}

/* Refreshing */

/* As « consigner » and « clore »: the branch moves under the work tree. */
#define MOVE	"git update-ref refs/heads/main projet/dugny\n"

static const char *const dugny[] = { "conventions/dugny" };

static void follows_a_branch_that_moved(void)
{
	enter("follow");
	EXPECT(ctg_worktree_may_refresh(&repo, dugny, 1, &err), ok);
	SH(MOVE "echo moi >>ctg.yml; git add ctg.yml");
	EXPECT(ctg_worktree_refresh(&repo, dugny, 1, &err), ok);
	SH("[ \"$(git status --porcelain)\" = 'M  ctg.yml' ]\n"
		"[ ! -e conventions/dugny/annexes/2.md ]\n"
		"git reset -q --hard");
	EXPECT(ctg_worktree_refresh(&repo, dugny, 1, &err), ok);
	leave();
}

static void follows_only_where_it_is_told(void)
{
	static const char *const one[] = { "conventions/dugny/annexes/3.md",
		"conventions/dugny/annexes/2.md", "absent" };

	enter("only");
	SH(MOVE);
	EXPECT(ctg_worktree_refresh(&repo, one, 3, &err), ok);
	SH("git status --porcelain >got; printf '%s\\n' "
		"'M  conventions/dugny/convention.md' "
		"'D  conventions/dugny/sous/s.md' '?? got' | cmp - got\n"
		"rm got");
	EXPECT(ctg_worktree_refresh(&repo, dugny, 1, &err), ok);
	leave();
}

static void follows_without_losing_anything(void)
{
	static const char *const works[] = {
		"echo moi >conventions/dugny/convention.md",
		"echo moi >conventions/dugny/convention.md; git add .",
		"echo moi >conventions/dugny/annexes/3.md",
		"rm -r conventions/dugny/annexes\n"
			"ln -s . conventions/dugny/annexes",
	};

	for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
		enter(ctg_strf(&unit_arena, "keep-%zu", i).p);
		SH(works[i]);
		if (i != 2)
			EXPECT(ctg_worktree_may_refresh(&repo, dugny, 1,
				&err), "enregistrée");
		SH(MOVE "tar -c --exclude=.git . >../before.tar");
		EXPECT(ctg_worktree_refresh(&repo, dugny, 1, &err), "serai");
		SH("tar -c --exclude=.git . | cmp - ../before.tar");
		ctg_repo_close(&repo);
	}
}

static void finishes_following(void)
{
	static const char *const states[] = {
		": >conventions/dugny/convention.md",
		"printf autre >conventions/dugny/convention.md",
		"rm conventions/dugny/convention.md",
		"echo 3 >conventions/dugny/annexes/3.md",
		"git read-tree -u -m HEAD^ HEAD",
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		enter(ctg_strf(&unit_arena, "following-%zu", i).p);
		SH(MOVE);
		SH(states[i]);
		EXPECT(ctg_worktree_refresh(&repo, dugny, 1, &err), ok);
		leave();
	}
}

static void begins_with_the_first_commit(void)
{
	static const struct ctg_edit e = { "a.md", .text =
		CTG_STR_INIT("texte\n") };
	static const char *const paths[] = { "a.md" };
	struct ctg_commit c = { &repo, NULL, &e, 1, "Un", 0, 0, NULL };
	struct ctg_ref_update v = { "refs/heads/main", "", NULL };
	char id[CTG_OID_HEX + 1];

	gitrepo_enter("first", "git init -q; : >ctg.yml");
	CLEAN(ok);
	EXPECT(ctg_change_commit(id, &c, &err), ok);
	v.to = id;
	EXPECT(ctg_refs_update(&repo, &v, 1, "ctg init", &err), ok);
	EXPECT(ctg_worktree_refresh(&repo, paths, 1, &err), ok);
	SH("cat a.md; rm ctg.yml");
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(sees_what_is_not_committed);
	UNIT(sees_a_folder_behind_a_link);
	UNIT(sees_what_is_only_staged);
	UNIT(looks_where_leaving_matters);
	UNIT(looks_around_a_deep_register);
	UNIT(has_nothing_to_see_in_a_bare_repository);
	UNIT(switches_as_git_does);
	UNIT(writes_the_bytes_of_git);
	UNIT(knows_files_as_git_does);
	UNIT(reads_what_looks_untouched);
	UNIT(reads_what_is_as_young_as_the_index);
	UNIT(goes_nowhere_without_a_head);
	UNIT(carries_along_what_is_not_in_the_way);
	UNIT(loses_nothing);
	UNIT(changes_kinds);
	UNIT(looking_writes_nothing);
	UNIT(writes_through_no_link);
	UNIT(finishes_what_was_begun);
	UNIT(refuses_a_branch_open_elsewhere);
	UNIT(leaves_no_commit_behind);
	UNIT(leaves_sparse_files_and_submodules_alone);
	UNIT(tells_files_apart_by_their_case);
	UNIT(says_that_a_merge_is_not_finished);
	UNIT(follows_a_branch_that_moved);
	UNIT(follows_only_where_it_is_told);
	UNIT(follows_without_losing_anything);
	UNIT(finishes_following);
	UNIT(begins_with_the_first_commit);
	return scratch_close(unit_done());
}
