/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/draft.h"

static struct ctg_snapshot base;


/* A register with a convention; nothing of it is signed. */
static void enter(const char *name)
{
	gitrepo_enter(name, "git init -q; : >ctg.yml; "
		"mkdir -p conventions/dugny\n"
		"echo texte >conventions/dugny/convention.md\n"
		"git add .; git commit -qm Registre");
	EXPECT(ctg_draft_base(&base, &unit_arena, &repo, &err), ok);
}

static void leave(void)
{
	ctg_snapshot_close(&base);
	ctg_repo_close(&repo);
	SH("git fsck --strict --no-dangling\n"
		"[ -z \"$(git status --porcelain)\" ]\n"
		"[ -z \"$(find .git -name '*.lock')\" ]");
}

#define MESSAGE	"Projet de convention nangis (modèle commune)"

static enum ctg_code begin(const char *branch)
{
	static const struct ctg_edit edits[] = {
		{ .path = "conventions/nangis/convention.md",
		  .text = CTG_STR_INIT("un\ndeux\n") },
		{ .path = "conventions/nangis/annexes/1.md",
		  .text = CTG_STR_INIT("trois\n") },
	};
	const struct ctg_commit c = { &repo, &base, edits, 2, MESSAGE,
		1'741'773'600, 60, NULL };
	char commit[CTG_OID_HEX + 1], tip[CTG_OID_HEX + 1];
	enum ctg_code code = ctg_draft_begin(commit, &c, branch,
		"ctg nouveau", &err);

	if (!code)
		CHECK(ctg_refs_get(tip, &repo, ctg_strf(&unit_arena,
			"refs/heads/%s", branch).p) &&
			strcmp(tip, commit) == 0);
	return code;
}

static enum ctg_draft_state look(const char *branch)
{
	enum ctg_draft_state state = (enum ctg_draft_state)77;

	EXPECT(ctg_draft_look(&state, &unit_arena, &repo, branch, MESSAGE,
		&err), ok);
	return state;
}

/* Beginning */

static void begins_a_draft_as_git_would(void)
{
	enter("begin");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_NONE);
	EXPECT(begin("projet/nangis"), ok);
	SH("[ $(git symbolic-ref HEAD) = refs/heads/projet/nangis ]\n"
		"[ \"$(cat conventions/nangis/convention.md)\" = "
		"\"$(printf 'un\\ndeux')\" ]\n"
		"[ \"$(git log --format=%s main..)\" = '" MESSAGE "' ]\n"
		"[ $(git rev-parse HEAD^) = $(git rev-parse main) ]\n"
		"git reflog projet/nangis | grep 'ctg nouveau'");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_OPEN);
	leave();
}

static void begins_from_the_branch_in_force(void)
{
	enter("elsewhere");
	SH("git switch -qc travail; echo a >>conventions/dugny/convention.md\n"
		"git commit -qam Ailleurs; echo n >inconnu");
	EXPECT(begin("projet/nangis"), ok);
	SH("[ $(git rev-parse HEAD^) = $(git rev-parse main) ]\n"
		"[ \"$(cat conventions/dugny/convention.md)\" = texte ]\n"
		"[ \"$(cat inconnu)\" = n ]; rm inconnu");
	leave();
}

static void leaves_nothing_behind_when_it_refuses(void)
{
	static const struct {
		const char *before, *says, *after;
	} cases[] = {
		{ "echo a >>ctg.yml", "n'est pas enregistrée : ctg.yml",
			"git checkout -q ctg.yml" },
		{ "echo a >>ctg.yml; git add .", "ctg.yml",
			"git reset -q --hard" },
		{ "mkdir conventions/nangis\n"
			"echo moi >conventions/nangis/convention.md",
			"conventions/nangis/convention.md",
			"[ $(cat conventions/nangis/convention.md) = moi ]\n"
			"rm -r conventions/nangis" },
		{ "git branch projet", "l'une sous l'autre",
			"git branch -qd projet" },
		{ "git config user.name ''", "votre nom",
			"git config --unset user.name" },
		{ "git switch -q --detach; git commit -q --allow-empty -m x",
			"HEAD détachée", "git switch -q main" },
		{ "mkdir .git/refs/heads/projet\n"
			": >.git/refs/heads/projet/nangis.lock",
			"verrouillée", "rm -r .git/refs/heads/projet" },
	};

	enter("refuse");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		SH(cases[i].before);
		SH("git for-each-ref >../refs; git status --porcelain "
			">../status; git symbolic-ref -q HEAD >../head || :");
		EXPECT(begin("projet/nangis"), cases[i].says);
		CHECK(err.hint[0]);
		SH("git for-each-ref | cmp - ../refs\n"
			"git status --porcelain | cmp - ../status\n"
			"{ git symbolic-ref -q HEAD || :; } | cmp - ../head");
		SH(cases[i].after);
	}
	EXPECT(begin("projet/nangis"), ok);
	leave();
}

static void says_how_to_make_a_register(void)
{
	gitrepo_enter("unborn", "git init -q; : >ctg.yml");
	EXPECT(ctg_draft_base(&base, &unit_arena, &repo, &err), "main");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("ctg init")));
	ctg_repo_close(&repo);
	SH("git add .; git commit -qm R; git clone -q . ../clone; cd ../clone\n"
		"git switch -qc autre; git branch -qD main");
	CHECK(chdir("../clone") == 0);
	OPEN(".");
	EXPECT(ctg_draft_base(&base, &unit_arena, &repo, &err), "main");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("git switch main")));
	ctg_repo_close(&repo);
}

/* After a crash */

/* The branch is there, the work tree as far as each script took it. */
static void finishes_what_a_crash_left(void)
{
	static const char *const crashes[] = {
		":",
		"mkdir -p conventions/nangis/annexes",
		"mkdir -p conventions/nangis/annexes\n"
			"printf 'un\\nde' >conventions/nangis/convention.md",
		"git checkout -q projet/nangis -- conventions/nangis\n"
			"git reset -q",
		"git checkout -q projet/nangis -- conventions/nangis",
	};
	char commit[CTG_OID_HEX + 1];

	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++) {
		enter(ctg_strf(&unit_arena, "crash%zu", i).p);
		EXPECT(begin("projet/nangis"), ok);
		SH("git symbolic-ref HEAD refs/heads/main; git reset -q "
			"--hard; git clean -qdf; rm .git/logs/HEAD");
		SH(crashes[i]);
		CHECK_INT(look("projet/nangis"), CTG_DRAFT_UNFINISHED);
		EXPECT(ctg_draft_finish(commit, &repo, "projet/nangis",
			&err), ok);
		CHECK_INT(look("projet/nangis"), CTG_DRAFT_OPEN);
		SH("[ $(git symbolic-ref HEAD) = refs/heads/projet/nangis ]\n"
			"cd conventions/nangis/annexes\n"
			"[ \"$(cat 1.md)\" = trois ]");
		leave();
	}
}

static void takes_nothing_else_for_unfinished(void)
{
	enter("finished");
	EXPECT(begin("projet/nangis"), ok);
	SH("git switch -q main");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_OPEN);
	SH("rm .git/logs/HEAD");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_UNFINISHED);
	/* the disk was full when HEAD was to be written */
	SH("git reflog -1 main --format=%H | { read -r id; echo \"$id $id c "
		"<c@exemple.fr> 1700000000 +0000\tcheckout: moving from main "
		"to projet/nangis\"; } >.git/logs/HEAD");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_UNFINISHED);
	SH("git branch projet/autre projet/nangis; git worktree add -q ../wt "
		"projet/nangis; cd ../wt; echo a >>ctg.yml\n"
		"git commit -qam 'autre chose'");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_OPEN);
	SH("cd ../wt; git commit -q --amend -m '" MESSAGE "'");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_UNFINISHED);
	SH("git worktree remove ../wt; git branch -q projet/vide main");
	CHECK_INT(look("projet/vide"), CTG_DRAFT_OPEN);
	leave();
}

/* Then the draft could be the one that the person works on. */
static void does_not_guess_without_a_head(void)
{
	enum ctg_draft_state state = CTG_DRAFT_NONE;

	enter("headless");
	SH("git branch projet/nangis $(git commit-tree -p HEAD -m '" MESSAGE
		"' HEAD^{tree})");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_UNFINISHED);
	SH(BREAK_HEAD);
	EXPECT(ctg_draft_look(&state, &unit_arena, &repo, "projet/nangis",
		MESSAGE, &err), "la branche ouverte");
	CHECK_INT(state, CTG_DRAFT_NONE);
	SH(MEND_HEAD);
	leave();
}

static void knows_what_is_on_a_server(void)
{
	enter("server");
	SH("git update-ref refs/remotes/origin/projet/nangis HEAD");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_REMOTE);
	CHECK_INT(look("projet/nang"), CTG_DRAFT_NONE);
	CHECK_INT(look("projet/gis"), CTG_DRAFT_NONE);
	SH("git update-ref -d refs/remotes/origin/projet/nangis\n"
		"git update-ref refs/remotes/le/serveur/projet/nangis HEAD");
	CHECK_INT(look("projet/nangis"), CTG_DRAFT_REMOTE);
	SH("git update-ref -d refs/remotes/le/serveur/projet/nangis");
	leave();
}

/* Names and numbers */

static void checks_ids(void)
{
	enter("ids");
	EXPECT(ctg_draft_check_id(&unit_arena, &base, STR("nangis"), &err),
		ok);
	EXPECT(ctg_draft_check_id(&unit_arena, &base, STR("dug"), &err), ok);
	EXPECT(ctg_draft_check_id(&unit_arena, &base, STR("dugny"), &err),
		"conventions/dugny existe déjà");
	ctg_snapshot_close(&base);
	SH("mkdir conventions/Nangis-2; echo a >conventions/Nangis-2/c\n"
		"git add .; git commit -qm N");
	EXPECT(ctg_draft_base(&base, &unit_arena, &repo, &err), ok);
	EXPECT(ctg_draft_check_id(&unit_arena, &base, STR("nangis-2"), &err),
		"conventions/Nangis-2 existe déjà");
	leave();
	CHECK_STR(ctg_str_from(ctg_draft_branch(&unit_arena, STR("a"), 0)),
		"projet/a");
	CHECK_STR(ctg_str_from(ctg_draft_branch(&unit_arena, STR("a"), 12)),
		"avenant/a/12");
}

static void numbers_above_all_others(void)
{
	static const struct {
		const char *ref;
		unsigned next;
	} cases[] = {
		{ "refs/heads/avenant/dugny-2/7", 2 },
		{ "refs/heads/avenant/dugny/autre", 2 },
		{ "refs/heads/avenant/dugny/03", 2 },
		{ "refs/heads/autre/avenant/dugny/5", 2 },
		{ "refs/heads/avenant/dugny/1", 2 },
		{ "refs/heads/avenant/dugny/2", 3 },
		{ "refs/heads/avenant/dugny/10", 11 },
		{ "refs/remotes/origin/avenant/dugny/11", 12 },
		{ "refs/remotes/ici/avenant/dugny/9", 12 },
		{ "refs/heads/avenant/dugny/99999", 12 },
	};
	unsigned n = 77;

	enter("numbers");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		SH(ctg_strf(&unit_arena, "git update-ref %s HEAD",
			cases[i].ref).p);
		EXPECT(ctg_draft_number(&n, &unit_arena, &repo, STR("dugny"),
			1, &err), ok);
		CHECK_INT(n, cases[i].next);
	}
	EXPECT(ctg_draft_number(&n, &unit_arena, &repo, STR("dugny"), 39,
		&err), ok);
	CHECK_INT(n, 40);
	SH("git update-ref refs/heads/avenant/dugny/9999 HEAD");
	EXPECT(ctg_draft_number(&n, &unit_arena, &repo, STR("dugny"), 1,
		&err), "9999 est pris");
	CHECK_INT(n, 40);
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(begins_a_draft_as_git_would);
	UNIT(begins_from_the_branch_in_force);
	UNIT(leaves_nothing_behind_when_it_refuses);
	UNIT(says_how_to_make_a_register);
	UNIT(finishes_what_a_crash_left);
	UNIT(takes_nothing_else_for_unfinished);
	UNIT(does_not_guess_without_a_head);
	UNIT(knows_what_is_on_a_server);
	UNIT(checks_ids);
	UNIT(numbers_above_all_others);
	return scratch_close(unit_done());
}
