/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/differ.h"
#include "store/snapshot.h"


static void enter(const char *name)
{
	gitrepo_enter(name, "git init -q; : >ctg.yml; mkdir -p a/b/c d\n"
		"echo 1 >a/b/c/f; echo 2 >a/g; echo 3 >d/e; echo 4 >a.b\n"
		"git add .; git commit -qm x; git tag avant");
}

/* NULL: nothing at all. */
static enum ctg_code differ(struct ctg_differ *out, const char *before,
	const char *after)
{
	struct ctg_snapshot x = { 0 }, y = { 0 };
	enum ctg_code code = CTG_OK;

	if (before)
		code = ctg_snapshot_open(&x, &repo, before, &err);
	if (!code && after)
		code = ctg_snapshot_open(&y, &repo, after, &err);
	if (!code)
		code = ctg_differ_find(out, &unit_arena, &repo, x.tree,
			y.tree, &err);
	ctg_snapshot_close(&y);
	ctg_snapshot_close(&x);
	return code;
}

static void expect(const char *before, const char *after, const char *git)
{
	struct ctg_differ d = { 0 };
	FILE *f = fopen("../ours", "w");

	CHECK_INT(differ(&d, before, after), CTG_OK);
	for (size_t i = 0; f && i < d.n; i++)
		fprintf(f, "%s\n", d.paths[i]);
	CHECK(f && fclose(f) == 0);
	SH(ctg_strf(&unit_arena, "%s | LC_ALL=C sort -u >../theirs\n"
		"diff ../theirs ../ours", git).p);
}

static void check_both_ways(const char *script)
{
	SH(ctg_strf(&unit_arena, "git reset -q --hard avant; git clean -qfd\n"
		"%s\ngit add -A; git commit -qm y; git tag -f apres\n"
		"[ -n \"$(git diff-tree -r avant apres)\" ]", script).p);
	expect("refs/tags/avant", "refs/tags/apres",
		"git diff-tree -r --name-only avant apres");
	expect("refs/tags/apres", "refs/tags/avant",
		"git diff-tree -r --name-only avant apres");
}

static void finds_what_git_finds(void)
{
	enter("differ");
	expect("refs/tags/avant", "refs/tags/avant", ":");
	expect(NULL, "refs/tags/avant", "git ls-tree -r --name-only avant");
	expect("refs/tags/avant", NULL, "git ls-tree -r --name-only avant");
	check_both_ways("echo x >a/b/c/f; rm d/e; echo n >new; mkdir z; "
		"echo z >z/z");
	check_both_ways("chmod +x a/g");
	check_both_ways("rm a/g; ln -s b a/g");
	check_both_ways("printf 2 >a/g; ln -s g a/h");
	check_both_ways("rm a.b; mkdir -p a.b/c; echo x >a.b/c/d");
	check_both_ways("git rm -q -r a/b; echo x >a/b; echo y >a/bb");
	check_both_ways("git update-index --add --cacheinfo 160000,"
		"$(git rev-parse HEAD),d/sub; mkdir -p d/sub; cd d/sub; "
		"git init -q; git commit -q --allow-empty -m s; cd ../..");
	ctg_repo_close(&repo);
}

/* Their objects are away, and nobody asks for them. */
static void does_not_open_what_is_the_same(void)
{
	struct ctg_differ d = { 0 };

	enter("same");
	SH("echo x >d/e; git add .; git commit -qm y; git tag apres\n"
		"id=$(git rev-parse avant:a/b)\n"
		"rm -f .git/objects/$(echo $id | cut -c1-2)/"
		"$(echo $id | cut -c3-)");
	CHECK_INT(differ(&d, "refs/tags/avant", "refs/tags/apres"), CTG_OK);
	CHECK_INT(d.n, 1);
	CHECK(d.n == 1 && strcmp(d.paths[0], "d/e") == 0);
	CHECK_INT(differ(&d, NULL, "refs/tags/apres"), CTG_EGIT);
	CHECK_INT(d.n, 1);
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(finds_what_git_finds);
	UNIT(does_not_open_what_is_the_same);
	return scratch_close(unit_done());
}
