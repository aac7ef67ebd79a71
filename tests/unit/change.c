/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/change.h"

#include <git2.h>

static struct ctg_snapshot base;


/* A register with one convention, opened. */
static void enter(const char *name)
{
	gitrepo_enter(name, "git init -q; mkdir -p conventions/dugny/annexes\n"
		": >ctg.yml\necho texte >conventions/dugny/convention.md\n"
		"echo un >conventions/dugny/annexes/1.md\n"
		"echo autre >conventions/dugny-2.md\n"
		"git add .; git commit -qm Registre");
	EXPECT(ctg_snapshot_open(&base, &repo, "HEAD", &err), ok);
}

static void leave(void)
{
	ctg_snapshot_close(&base);
	ctg_repo_close(&repo);
	SH("git fsck --strict --no-dangling\n"
		"[ -z \"$(find .git -name '*.lock' -o -name 'ctg-*')\" ]");
}

static struct ctg_commit change(const struct ctg_edit *v, size_t n)
{
	return (struct ctg_commit){ &repo, &base, v, n,
		"Clôture\n\nConvention: dugny\nActe: 1\n", 1'741'773'600,
		60, NULL };
}

static const char *commit(const struct ctg_edit *v, size_t n)
{
	struct ctg_commit c = change(v, n);
	char *id = CTG_NEW_N(&unit_arena, char, CTG_OID_HEX + 1);

	EXPECT(ctg_change_commit(id, &c, &err), ok);
	return id;
}

/* The same work done with git on the work tree gives the same tree. */
static void check_tree(const char *id, const char *script, int line)
{
	scratch_sh(ctg_strf(&unit_arena, "%s\ngit add -A .\n"
		"test $(git write-tree) = $(git rev-parse %s^{tree}) || "
		"{ git ls-tree -rt %s; git ls-tree -rt $(git write-tree); "
		"false; }\ngit reset -q --hard", script, id, id).p,
		__FILE__, line);
}
#define CHECK_TREE(id, script)	check_tree(id, script, __LINE__)

#define COUNT(v)	(sizeof(v) / sizeof((v)[0]))
#define TEXT(t)		.text = CTG_STR_INIT(t)

static void writes_the_trees_that_git_writes(void)
{
	static const struct ctg_edit more[] = {
		{ "conventions/dugny/suivi.yml", TEXT("- {}\n") },
		{ "conventions/dugny/annexes/2.md", TEXT("deux\n") },
		{ "conventions/nouvelle/a/b/c.md", TEXT("c\n") },
		{ "outil", TEXT("#!/bin/sh\n"), .executable = true },
		{ "ctg.yml", TEXT("") },
	};
	static const struct ctg_edit less[] = {
		{ "conventions/dugny/annexes/1.md", .remove = true },
		{ "conventions/dugny-2.md", .remove = true },
		{ "conventions/absente/x.md", .remove = true },
	};
	static const struct ctg_edit swap[] = {
		{ "conventions/dugny-2.md/dedans", TEXT("x\n") },
		{ "conventions/dugny", .remove = true },
		{ "conventions/dugny/convention.md", TEXT("y\n") },
		{ "ctg.yml", TEXT("premier\n") },
		{ "ctg.yml", TEXT("dernier\n") },
	};

	enter("trees");
	CHECK_TREE(commit(NULL, 0), "");
	CHECK_TREE(commit(more, COUNT(more)), "cd conventions\n"
		"echo '- {}' >dugny/suivi.yml; echo deux >dugny/annexes/2.md\n"
		"mkdir -p nouvelle/a/b; echo c >nouvelle/a/b/c.md; cd ..\n"
		"echo '#!/bin/sh' >outil; chmod +x outil");
	CHECK_TREE(commit(less, COUNT(less)),
		"rm -r conventions/dugny/annexes conventions/dugny-2.md");
	CHECK_TREE(commit(swap, COUNT(swap)), "cd conventions\n"
		"rm -r dugny dugny-2.md; mkdir dugny dugny-2.md\n"
		"echo x >dugny-2.md/dedans; echo y >dugny/convention.md\n"
		"cd ..; echo dernier >ctg.yml");
	leave();
}

/* What « clore » does: the draft's folder, and one file joined. */
static void takes_a_folder_from_another_commit(void)
{
	struct ctg_snapshot draft;
	const struct ctg_edit edits[] = {
		{ "conventions/dugny/suivi.yml", TEXT("joint\n") },
		{ "conventions/dugny", .from = &draft },
		{ "conventions/absente", .from = &draft },
		{ "conventions/dugny-2.md", .from = &draft },
	};

	enter("from");
	SH("git switch -qc brouillon; cd conventions\n"
		"git rm -q dugny-2.md dugny/annexes/1.md\n"
		"echo b >dugny/suivi.yml; echo neuf >dugny/convention.md\n"
		"mkdir autre; echo a >autre/b\n"
		"git add .; git commit -qm b; git switch -q main");
	EXPECT(ctg_snapshot_open(&draft, &repo, "refs/heads/brouillon", &err),
		ok);
	CHECK_TREE(commit(edits, COUNT(edits)), "cd conventions\n"
		"rm -r dugny dugny-2.md; mkdir dugny\n"
		"echo neuf >dugny/convention.md; echo joint >dugny/suivi.yml");
	ctg_snapshot_close(&draft);
	leave();
}

static void refuses_names_that_git_refuses(void)
{
	static const char *const names[] = { "a/.git/config", "../x", "a//b",
		"/a", "a/", "", ".", "conventions/.GIT/x" };
	static const struct ctg_edit both[] = {
		{ "a", TEXT("x") }, { "a/b", TEXT("y") },
	};
	char id[CTG_OID_HEX + 1] = "-";
	struct ctg_commit c;

	enter("names");
	for (size_t i = 0; i < COUNT(names); i++) {
		struct ctg_edit e = { names[i], .text = STR("x") };

		c = change(&e, 1);
		EXPECT(ctg_change_commit(id, &c, &err), "enregistrement");
	}
	c = change(both, 2);
	EXPECT(ctg_change_commit(id, &c, &err), "enregistrement");
	CHECK_STR(ctg_str_from(id), "-");
	leave();
}

static void writes_a_commit_that_git_reads(void)
{
	static const struct ctg_edit e = { "a", TEXT("b\n") };
	struct ctg_commit c = change(&e, 1);
	char id[CTG_OID_HEX + 1];

	enter("commit");
	SH(ctg_strf(&unit_arena, "c=%s\n"
		"[ \"$(git log -1 --format='%%an %%ae %%ad' $c)\" = "
		"'Claire Duval cd@exemple.fr Wed Mar 12 11:00:00 2025 +0100' ]"
		"\n[ \"$(git log -1 --format='%%cn %%cI' $c)\" = "
		"'Claire Duval 2025-03-12T11:00:00+01:00' ]\n"
		"[ \"$(git log -1 --format='%%s|%%(trailers:key=Acte)' $c)\" "
		"= 'Clôture|Acte: 1' ]\n"
		"[ $(git rev-parse $c^) = $(git rev-parse HEAD) ]\n"
		"git cat-file commit $c | tail -c 8 >got\n"
		"echo 'Acte: 1' | cmp - got", commit(&e, 1)).p);
	c.base = NULL;
	EXPECT(ctg_change_commit(id, &c, &err), ok);
	SH(ctg_strf(&unit_arena, "! git rev-parse -q --verify %s^\n"
		"[ $(git ls-tree --name-only %s) = a ]", id, id).p);
	leave();
}

static void writes_a_tag_that_git_reads(void)
{
	struct ctg_commit c = change(NULL, 0);
	char id[CTG_OID_HEX + 1];

	enter("tag");
	c.offset = -210;
	EXPECT(ctg_change_tag(id, &c, base.commit, "acte/dugny/1", &err), ok);
	SH(ctg_strf(&unit_arena, "git update-ref refs/tags/acte/dugny/1 %s\n"
		"git for-each-ref --format='%%(objecttype) %%(*objecttype) "
		"%%(tag) %%(taggername) %%(taggerdate:iso-strict) "
		"%%(contents:subject) %%(contents:trailers:key=Convention)' "
		"refs/tags >got\ncat got\nprintf '%%s\\n' 'tag commit "
		"acte/dugny/1 Claire Duval 2025-03-12T06:30:00-03:30 Clôture "
		"Convention: dugny' '' | cmp - got", id).p);
	leave();
}

static void needs_a_name(void)
{
	struct ctg_commit c = change(NULL, 0);
	char id[CTG_OID_HEX + 1];

	enter("identity");
	SH("git config --global --unset user.email");
	EXPECT(ctg_change_commit(id, &c, &err), "git ne connaît pas");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("user.email")));
	leave();
}

/* References */

static enum ctg_code update(const struct ctg_ref_update *v, size_t n)
{
	return ctg_refs_update(&repo, v, n, "ctg clore", &err);
}

static void moves_references_together(void)
{
	struct ctg_ref_update v[4];
	char got[CTG_OID_HEX + 1];
	const char *to;

	enter("refs");
	to = commit(NULL, 0);
	SH("git branch avenant/dugny/1; git branch avenant/dugny/2\n"
		"git pack-refs --all; git branch -f avenant/dugny/2 HEAD");
	v[0] = (struct ctg_ref_update){ "refs/tags/acte/dugny/1", "", to };
	v[1] = (struct ctg_ref_update){ "refs/heads/main", base.commit, to };
	v[2] = (struct ctg_ref_update){ "refs/heads/avenant/dugny/1",
		base.commit, "" };
	v[3] = (struct ctg_ref_update){ "refs/heads/avenant/dugny/2",
		base.commit, "" };
	EXPECT(update(v, 4), ok);
	SH(ctg_strf(&unit_arena, "[ $(git rev-parse main) = %s ]\n"
		"[ $(git rev-parse acte/dugny/1) = %s ]\n"
		"[ $(git for-each-ref | wc -l) = 2 ]\n"
		"git reflog -1 main | grep 'ctg clore'\n"
		"git reflog -1 HEAD | grep 'ctg clore'\n"
		"[ ! -e .git/logs/refs/heads/avenant/dugny/1 ]", to, to).p);
	CHECK(ctg_refs_get(got, &repo, "refs/heads/main"));
	CHECK_STR(ctg_str_from(got), to);
	CHECK(!ctg_refs_get(got, &repo, "refs/heads/avenant/dugny/1"));
	leave();
}

/* Each refusal leaves every reference as it was. */
static void moves_all_or_none(void)
{
	const char *to, *other;
	struct ctg_ref_update v[2];

	enter("none");
	to = commit(NULL, 0);
	v[0] = (struct ctg_ref_update){ "refs/heads/neuve", "", to };
	SH("git for-each-ref >../before");
	v[1] = (struct ctg_ref_update){ "refs/heads/main", to, base.commit };
	EXPECT(update(v, 2), "la branche « main » a changé entre-temps");
	v[1] = (struct ctg_ref_update){ "refs/heads/absente", to, to };
	EXPECT(update(v, 2), "« absente » a disparu entre-temps");
	v[1] = (struct ctg_ref_update){ "refs/heads/main", "", to };
	EXPECT(update(v, 2), "« main » existe déjà");
	v[1] = (struct ctg_ref_update){ "refs/heads/main/sous", "", to };
	EXPECT(update(v, 2), "");
	SH("git for-each-ref | cmp - ../before; git branch a/b\n"
		"git for-each-ref >../before");
	v[1] = (struct ctg_ref_update){ "refs/heads/a", "", to };
	EXPECT(update(v, 2), "");
	SH("git pack-refs --all --prune");
	EXPECT(update(v, 2), "la branche « a/b » existe");
	v[1] = (struct ctg_ref_update){ "refs/heads/main/sous", "", to };
	EXPECT(update(v, 2), "la branche « main » existe");
	SH("git symbolic-ref refs/heads/alias refs/heads/main");
	other = base.commit;
	v[1] = (struct ctg_ref_update){ "refs/heads/alias", other, to };
	EXPECT(update(v, 2), "renvoi");
	SH("git symbolic-ref -d refs/heads/alias\n"
		"git for-each-ref | cmp - ../before");
	leave();
}

/* The names below a folder, in one line. */
static struct ctg_str below(const char *folder)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_str *v;
	size_t n = 0;

	EXPECT(ctg_refs_below(&v, &n, &unit_arena, &repo, folder, &err), ok);
	for (size_t i = 0; i < n; i++)
		ctg_buf_printf(&b, "%.*s ", STR_ARG(v[i]));
	return ctg_buf_str(&b);
}

/* As git lists them, whether they are packed, loose or both. */
static void lists_what_is_below_a_folder(void)
{
	const char *folder = "refs/heads/avenant/dugny/";

	enter("below");
	CHECK_STR(below(folder), "");
	SH("git branch avenant/dugny/2; git branch avenant/dugny/10\n"
		"git branch avenant/dugny-2/1; git branch avenant/dugn/1\n"
		"git branch x/refs/heads/avenant/dugny/4\n"
		"git tag -a -m x acte/dugny/0");
	CHECK_STR(below(folder), "refs/heads/avenant/dugny/10 "
		"refs/heads/avenant/dugny/2 ");
	SH("git pack-refs --all --prune; git branch -D avenant/dugny/10\n"
		"echo x >x; git add x; git commit -qm x\n"
		"git branch -f avenant/dugny/2; git branch avenant/dugny/1/a\n"
		"mkdir -p .git/refs/heads/avenant/dugny/vide\n"
		"touch .git/refs/heads/avenant/dugny/3.lock");
	CHECK_STR(below(folder), "refs/heads/avenant/dugny/1/a "
		"refs/heads/avenant/dugny/2 ");
	CHECK_STR(below("refs/tags/acte/"), "refs/tags/acte/dugny/0 ");
	SH("rm .git/refs/heads/avenant/dugny/3.lock");
	leave();
	/* From a work tree beside it, too. */
	SH("git worktree add -q ../below-2 -b autre");
	CHECK(chdir("../below-2") == 0);
	OPEN(".");
	CHECK_STR(below(folder), "refs/heads/avenant/dugny/1/a "
		"refs/heads/avenant/dugny/2 ");
	ctg_repo_close(&repo);
}

static void names_the_lock_in_the_way(void)
{
	struct ctg_ref_update v = { .name = "refs/heads/main" };

	enter("lock");
	v.from = base.commit;
	v.to = commit(NULL, 0);
	SH(": >.git/refs/heads/main.lock");
	EXPECT(update(&v, 1), "la branche « main » est verrouillée");
	CHECK(ctg_str_has(ctg_str_from(err.hint),
		STR(".git/refs/heads/main.lock")));
	SH("rm .git/refs/heads/main.lock");
	EXPECT(update(&v, 1), ok);
	leave();
}

static void undoes_what_it_began(void)
{
	struct ctg_ref_update v[2] = {
		{ "refs/heads/neuve", "", NULL },
		{ "refs/tags/t", "", NULL },
	};

	enter("undo");
	v[0].to = v[1].to = commit(NULL, 0);
	/* Not a target that can be written. */
	v[1].to = "xyz";
	EXPECT(update(v, 2), "");
	SH("[ $(git for-each-ref | wc -l) = 1 ]");
	leave();
}

/* Signatures */

static bool have(const char *program)
{
	return system(ctg_strf(&unit_arena, "command -v %s >/dev/null",
		program).p) == 0;
}

/* Commits and tags now; git verifies both. */
static void check_signed(void)
{
	static const struct ctg_edit e = { "é", TEXT("à\n") };
	struct ctg_commit c = change(&e, 1);
	char id[CTG_OID_HEX + 1] = "", tag[CTG_OID_HEX + 1] = "";

	EXPECT(ctg_change_commit(id, &c, &err), ok);
	EXPECT(ctg_change_tag(tag, &c, id, "acte/dugny/1", &err), ok);
	SH(ctg_strf(&unit_arena, "git verify-commit %s; git verify-tag %s\n"
		"[ $(git log -1 --format=%%G? %s) = G ]\n"
		"[ $(git log -1 --format=%%s %s) = Clôture ]\n"
		"git update-ref refs/tags/acte/dugny/1 %s\n"
		"git tag -v acte/dugny/1", id, tag, id, id, tag).p);
}


static void signs_with_gnupg(void)
{
	if (!have("gpg")) {
		printf("# skipped: no gpg\n");
		return;
	}
	enter("gpg");
	setenv("GNUPGHOME", ctg_strf(&unit_arena, "%s/gnupg",
		getenv("HOME")).p, 1);
	SH("mkdir -m 700 $GNUPGHOME\ngpg --batch --quiet --passphrase '' "
		"--quick-generate-key 'Claire Duval <cd@exemple.fr>' ed25519\n"
		"git config commit.gpgSign true\n"
		"git config tag.gpgSign true");
	check_signed();
	SH("git config user.signingKey cd@exemple.fr\n"
		"git config gpg.format openpgp; git config gpg.program gpg\n"
		"git config --unset tag.gpgSign\n"
		"git config tag.forceSignAnnotated true");
	check_signed();
	leave();
}

static void says_why_gnupg_did_not(void)
{
	struct ctg_commit c = change(NULL, 0);
	char id[CTG_OID_HEX + 1];

	if (!have("gpg"))
		return;
	enter("gpg-fails");
	SH("git config commit.gpgSign true\n"
		"git config user.signingKey nobody@exemple.fr");
	EXPECT(ctg_change_commit(id, &c, &err), "gpg répond «");
	SH("git config gpg.program absent-de-la-machine");
	EXPECT(ctg_change_commit(id, &c, &err), "programme introuvable");
	SH("git config gpg.program false");
	EXPECT(ctg_change_commit(id, &c, &err), "code 1");
	/* Success without a signature is none. */
	SH("printf '#!/bin/sh\necho SIGNATURE\n' >faux; chmod +x faux\n"
		"git config gpg.program ./faux");
	EXPECT(ctg_change_commit(id, &c, &err), "s'est arrêté");
	SH("git config gpg.program true");
	EXPECT(ctg_change_commit(id, &c, &err), "s'est arrêté");
	SH("git config gpg.format x400");
	EXPECT(ctg_change_commit(id, &c, &err), "x400");
	SH("git config commit.gpgSign peut-être");
	EXPECT(ctg_change_commit(id, &c, &err), "commit.gpgsign");
	leave();
	SH("GNUPGHOME=$HOME/gnupg gpgconf --kill all");
	unsetenv("GNUPGHOME");
}

static void signs_with_ssh(void)
{
	if (!have("ssh-keygen")) {
		printf("# skipped: no ssh-keygen\n");
		return;
	}
	enter("ssh");
	SH("mkdir -p $HOME/.ssh\n"
		"ssh-keygen -q -t ed25519 -N '' -f $HOME/.ssh/cle\n"
		"echo \"cd@exemple.fr $(cat $HOME/.ssh/cle.pub)\" >$HOME/ok\n"
		"git config gpg.ssh.allowedSignersFile $HOME/ok\n"
		"git config commit.gpgSign true; git config tag.gpgSign true\n"
		"git config gpg.format ssh\n"
		"git config user.signingKey '~/.ssh/cle.pub'");
	check_signed();
	SH("git config user.signingKey $HOME/.ssh/cle");
	check_signed();
	SH("cp $HOME/.ssh/cle* .; git config user.signingKey cle");
	check_signed();
	leave();
}

/* A key in the configuration itself: its other half is in an agent. */
static void signs_with_a_literal_key(void)
{
	const char *sock = ctg_strf(&unit_arena, "%s/agent", scratch).p;

	if (!have("ssh-agent") || !have("ssh-keygen"))
		return;
	enter("ssh-literal");
	setenv("SSH_AUTH_SOCK", sock, 1);
	SH("ssh-agent -a $SSH_AUTH_SOCK >$HOME/agent; . $HOME/agent\n"
		"ssh-add -q $HOME/.ssh/cle\n"
		"git config gpg.ssh.allowedSignersFile $HOME/ok\n"
		"git config commit.gpgSign true; git config tag.gpgSign true\n"
		"git config gpg.format ssh\n"
		"git config user.signingKey "
		"\"key::$(cat $HOME/.ssh/cle.pub)\"");
	check_signed();
	SH("git config user.signingKey \"$(cat $HOME/.ssh/cle.pub)\"");
	check_signed();
	SH("git config --unset user.signingKey\n"
		"git config gpg.ssh.defaultKeyCommand 'ssh-add -L'");
	check_signed();
	SH(". $HOME/agent; kill $SSH_AGENT_PID");
	unsetenv("SSH_AUTH_SOCK");
	leave();
}

static void says_why_ssh_did_not(void)
{
	struct ctg_commit c = change(NULL, 0);
	char id[CTG_OID_HEX + 1];

	if (!have("ssh-keygen"))
		return;
	enter("ssh-fails");
	SH("git config commit.gpgSign true; git config gpg.format ssh");
	EXPECT(ctg_change_commit(id, &c, &err), "user.signingKey");
	SH("git config user.signingKey /absente");
	EXPECT(ctg_change_commit(id, &c, &err), "ssh-keygen répond «");
	SH("git config gpg.ssh.program absent-de-la-machine");
	EXPECT(ctg_change_commit(id, &c, &err), "programme introuvable");
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(writes_the_trees_that_git_writes);
	UNIT(takes_a_folder_from_another_commit);
	UNIT(refuses_names_that_git_refuses);
	UNIT(writes_a_commit_that_git_reads);
	UNIT(writes_a_tag_that_git_reads);
	UNIT(needs_a_name);
	UNIT(moves_references_together);
	UNIT(moves_all_or_none);
	UNIT(lists_what_is_below_a_folder);
	UNIT(names_the_lock_in_the_way);
	UNIT(undoes_what_it_began);
	UNIT(signs_with_gnupg);
	UNIT(says_why_gnupg_did_not);
	UNIT(signs_with_ssh);
	UNIT(signs_with_a_literal_key);
	UNIT(says_why_ssh_did_not);
	return scratch_close(unit_done());
}
