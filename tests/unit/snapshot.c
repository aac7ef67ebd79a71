/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "model/text.h"
#include "render/dump.h"
#include "store/folder.h"
#include "store/snapshot.h"


/* Opens the register of the current folder, after a script. */
static void open_after(const char *name, const char *script)
{
	gitrepo_enter(name, ctg_strf(&unit_arena, "git init -q; echo >ctg.yml\n"
		"mkdir -p conventions/dugny/annexes; cd conventions/dugny\n"
		"printf 'version 0' >convention.md\n"
		"printf 'annexe' >annexes/1.md; cd ../..; git add .\n"
		"git commit -qm zéro; git tag -am zéro acte/dugny/0\n%s",
		script).p);
}

static struct ctg_snapshot at(const char *rev)
{
	struct ctg_snapshot s = { 0 };

	CHECK_INT(ctg_snapshot_open(&s, &repo, rev, &err), CTG_OK);
	return s;
}

static void check_text(const struct ctg_snapshot *s, const char *path,
	const char *want)
{
	struct ctg_str text = STR("untouched");

	CHECK_INT(ctg_snapshot_read(&text, &unit_arena, s, path, &err),
		CTG_OK);
	CHECK_STR(text, want);
}

static void reads_each_version(void)
{
	static const char *const names[] = {
		"HEAD", "refs/heads/main", "refs/tags/acte/dugny/0",
	};
	struct ctg_snapshot s;
	const char *path = "conventions/dugny/convention.md";

	open_after("versions", "printf 'version 1' "
		">conventions/dugny/convention.md; git commit -qam un\n"
		"printf 'pas encore' >conventions/dugny/convention.md");
	for (size_t i = 0; i < 3; i++) {
		s = at(names[i]);
		CHECK_STR(ctg_str_from(s.commit), gitrepo_line(ctg_strf(
			&unit_arena, "git rev-parse '%s^{commit}'",
			names[i]).p));
		check_text(&s, path, i < 2 ? "version 1" : "version 0");
		ctg_snapshot_close(&s);
	}
	/* The id of a commit, and that of the object of a tag. */
	s = at(gitrepo_line("git rev-parse HEAD~1"));
	check_text(&s, path, "version 0");
	ctg_snapshot_close(&s);
	s = at(gitrepo_line("git rev-parse acte/dugny/0"));
	check_text(&s, path, "version 0");
	ctg_snapshot_close(&s);
	ctg_repo_close(&repo);
}

static void refuses_what_is_not_a_version(void)
{
	struct ctg_snapshot s = { .repo = NULL };
	const char *const names[] = {
		"main", "acte/dugny/0", "refs/heads/absente", "", "HEAD~1",
		"refs/heads/..", "-", "@",
		"0123456789012345678901234567890123456789", NULL,
	};
	const char *tree;

	open_after("not", ":");
	for (size_t i = 0; names[i]; i++) {
		CHECK_INT(ctg_snapshot_open(&s, &repo, names[i], &err),
			CTG_EGIT);
		CHECK(s.repo == NULL && s.tree == NULL);
	}
	tree = gitrepo_line("git rev-parse 'HEAD^{tree}'");
	CHECK_INT(strlen(tree), CTG_OID_HEX);
	CHECK_INT(ctg_snapshot_open(&s, &repo, tree, &err), CTG_EGIT);
	ctg_repo_close(&repo);
}

static void refuses_what_is_not_a_file(void)
{
	static const char *const paths[] = {
		"absent", "conventions", "conventions/dugny/lien.md",
		"conventions/dugny/ailleurs/passwd", "sous-module", "",
		"conventions/dugny/convention.md/x", "/ctg.yml",
		"conventions//dugny/convention.md", "../ctg.yml",
		"conventions/dugny/enorme.md",
	};
	struct ctg_snapshot s;
	struct ctg_str text = STR("untouched");

	open_after("files", "ln -s /etc/passwd conventions/dugny/lien.md\n"
		"ln -s /etc conventions/dugny/ailleurs\n"
		"head -c 16777217 /dev/zero >conventions/dugny/enorme.md\n"
		"head -c 16777216 /dev/zero >conventions/dugny/grand.md\n"
		"git init -q sous-module; git -C sous-module commit -qm x "
		"--allow-empty; git add . 2>/dev/null; git commit -qm liens");
	s = at("HEAD");
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		CHECK_INT(ctg_snapshot_read(&text, &unit_arena, &s, paths[i],
			&err), CTG_EINPUT);
		CHECK_STR(text, "untouched");
		CHECK_STR(ctg_str_from(err.file), paths[i]);
	}
	CHECK_INT(ctg_snapshot_read(&text, &unit_arena, &s,
		"conventions/dugny/grand.md", &err), CTG_OK);
	CHECK_INT(text.n, 16777216);
	ctg_snapshot_close(&s);
	ctg_repo_close(&repo);
}

static void lists_and_compares(void)
{
	struct ctg_snapshot x, y;
	struct ctg_str *names;
	size_t n;

	open_after("list", "cd conventions/dugny\n"
		"printf 'version 1' >convention.md; mkdir avenants\n"
		"printf acte >avenants/1.md; chmod +x annexes/1.md\n"
		"git add .; git commit -qm un\n"
		"ln -sf annexe annexes/1.md; git commit -qam lien");
	x = at("refs/tags/acte/dugny/0");
	y = at("HEAD");
	ctg_snapshot_list(&names, &n, &unit_arena, &y, "conventions/dugny");
	CHECK_INT(n, 3);
	if (n == 3) {
		CHECK_STR(names[0], "annexes");
		CHECK_STR(names[1], "avenants");
		CHECK_STR(names[2], "convention.md");
	}
	ctg_snapshot_list(&names, &n, &unit_arena, &y, "");
	CHECK_INT(n, 2);
	ctg_snapshot_list(&names, &n, &unit_arena, &y, "absent");
	CHECK_INT(n, 0);
	ctg_snapshot_list(&names, &n, &unit_arena, &y, "ctg.yml");
	CHECK_INT(n, 0);
	CHECK(ctg_snapshot_has(&y, ""));
	CHECK(ctg_snapshot_has(&y, "conventions/dugny/avenants/1.md"));
	CHECK(!ctg_snapshot_has(&x, "conventions/dugny/avenants/1.md"));
	CHECK(ctg_snapshot_same(&x, &y, "ctg.yml"));
	CHECK(ctg_snapshot_same(&x, &y, "absent"));
	CHECK(ctg_snapshot_same(&x, &x, ""));
	CHECK(!ctg_snapshot_same(&x, &y, ""));
	CHECK(!ctg_snapshot_same(&x, &y, "conventions/dugny"));
	CHECK(!ctg_snapshot_same(&x, &y, "conventions/dugny/avenants"));
	/* The same bytes, once a file, once a link. */
	CHECK(!ctg_snapshot_same(&x, &y, "conventions/dugny/annexes/1.md"));
	ctg_snapshot_close(&x);
	ctg_snapshot_close(&y);
	ctg_repo_close(&repo);
}

/* A broken object is neither there nor missing. */
static void never_takes_broken_for_equal(void)
{
	struct ctg_snapshot s;

	open_after("broken", "f=$(git rev-parse HEAD:conventions/dugny | "
		"sed 's|^..|.git/objects/&/|')\n"
		"chmod +w $f; printf x >$f");
	s = at("HEAD");
	CHECK(!ctg_snapshot_same(&s, &s, "conventions/dugny/absent"));
	CHECK_INT(ctg_snapshot_read(&(struct ctg_str){ 0 }, &unit_arena, &s,
		"conventions/dugny/convention.md", &err), CTG_EGIT);
	ctg_snapshot_close(&s);
	ctg_repo_close(&repo);
}

static void reads_a_convention(void)
{
	static const struct {
		const char *name;
		enum ctg_code code;
	} cases[] = {
		{ "convention.md", CTG_OK },
		{ "annexes/1.md", CTG_OK },
		{ "./annexes//1.md", CTG_OK },
		{ "annexes/../convention.md", CTG_OK },
		{ "annexes", CTG_EINPUT },
		{ "../../ctg.yml", CTG_EINPUT },
		{ "annexes/../../../ctg.yml", CTG_EINPUT },
		{ "/etc/passwd", CTG_EINPUT },
		{ "", CTG_EINPUT },
		{ ".", CTG_EINPUT },
		{ "absent.md", CTG_EINPUT },
	};
	struct ctg_snapshot s;
	struct ctg_reader r;

	open_after("reader", "rm -r conventions");
	s = at("HEAD");
	ctg_snapshot_reader(&r, &unit_arena, &s, STR("dugny"));
	CHECK_STR(r.main, "convention.md");
	CHECK_STR(r.prefix, "conventions/dugny/");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_str name = ctg_str_from(cases[i].name);
		struct ctg_str text = STR("untouched");

		CHECK_INT(r.read(&r, &text, &unit_arena, name, &err),
			cases[i].code);
		CHECK(ctg_str_eq(text, STR("untouched")) ==
			(cases[i].code != CTG_OK));
		CHECK_INT(r.read(&r, NULL, &unit_arena, name, &err),
			cases[i].code);
	}
	ctg_snapshot_close(&s);
	ctg_repo_close(&repo);
}

static void reads_a_front_matter(void)
{
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_convention c = { .nparties = 7 };
	struct ctg_snapshot s;

	open_after("front", "printf -- '---\nctg: 1\ntitre: Ctg\nlieux: x\n"
		"---\n\n# Article 1er\n' >conventions/dugny/convention.md\n"
		"mkdir conventions/rouen; git commit -qam un\n"
		"printf -- '---\nctg: 1\n---\n\\377' "
		">conventions/rouen/convention.md; git add .\n"
		"git commit -qm deux; rm -r conventions");
	s = at("HEAD");
	CHECK_INT(ctg_snapshot_front(&c, &unit_arena, &s, STR("rouen"),
		&diags, &err), CTG_EINPUT);
	CHECK_INT(ctg_snapshot_front(&c, &unit_arena, &s, STR("absente"),
		&diags, &err), CTG_EINPUT);
	CHECK_INT(c.nparties, 7);
	CHECK_INT(diags.n, 0);
	CHECK_INT(ctg_snapshot_front(&c, &unit_arena, &s, STR("dugny"),
		&diags, &err), CTG_OK);
	CHECK_STR(c.titre.s, "Ctg");
	ctg_diags_sort(&diags);
	CHECK(diags.n > 0);
	if (diags.n > 0)
		CHECK_STR(diags.v[0].at.file,
			"conventions/dugny/convention.md");
	ctg_snapshot_close(&s);
	ctg_repo_close(&repo);
}

/* Every file of the examples reads the same from git as from its folder,
 * from a deep register as well. */
static void reads_the_examples(void)
{
	static const char *const ids[] = {
		"bas-rhin", "dugny-2023", "rouen-2019",
		"seine-et-marne-2021", "seine-saint-denis-2013",
	};
	const char *here = getenv("CTG_TOP");

	scratch_enter("examples");
	SH("git init -q; mkdir -p a/b/conventions; echo >a/b/ctg.yml\n"
		"cp -R \"$CTG_TOP\"/examples/*-* a/b/conventions/\n"
		"git add .; git commit -qm Exemples; git gc -q");
	CHECK(here && chdir("a/b") == 0);
	OPEN(".");
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct ctg_diags d = { .arena = &unit_arena };
		struct ctg_diags e = { .arena = &unit_arena };
		struct ctg_snapshot s = at("HEAD");
		struct ctg_folder f;
		struct ctg_reader from_git, from_folder;
		struct ctg_text x, y;
		struct ctg_buf in_git = { .arena = &unit_arena };
		struct ctg_buf in_folder = { .arena = &unit_arena };

		ctg_snapshot_reader(&from_git, &unit_arena, &s,
			ctg_str_from(ids[i]));
		CHECK_INT(ctg_folder_find(&f, &unit_arena, ids[i], &err),
			CTG_OK);
		ctg_folder_reader(&from_folder, &unit_arena, &f);
		CHECK_INT(ctg_text_load(&x, &unit_arena, &from_git, &d, &err),
			CTG_OK);
		CHECK_INT(ctg_text_load(&y, &unit_arena, &from_folder, &e,
			&err), CTG_OK);
		ctg_tree_dump(&in_git, x.developed);
		ctg_tree_dump(&in_folder, y.developed);
		CHECK(in_git.n > 1000);
		CHECK(ctg_str_eq(ctg_buf_str(&in_git),
			ctg_buf_str(&in_folder)));
		CHECK_INT(d.n, e.n);
		ctg_snapshot_close(&s);
	}
	ctg_repo_close(&repo);
}

int main(void)
{
	char top[4096];

	if (getcwd(top, sizeof(top)))
		setenv("CTG_TOP", top, 1);
	scratch_open();
	UNIT(reads_each_version);
	UNIT(refuses_what_is_not_a_version);
	UNIT(refuses_what_is_not_a_file);
	UNIT(lists_and_compares);
	UNIT(never_takes_broken_for_equal);
	UNIT(reads_a_convention);
	UNIT(reads_a_front_matter);
	UNIT(reads_the_examples);
	return scratch_close(unit_done());
}
