/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/io.h"
#include "store/folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each test starts in an empty folder of its own. */
static char top[] = "/tmp/ctg-folder-XXXXXX";

static void enter_fresh(const char *name)
{
	const char *dir = ctg_io_join(&unit_arena, top, ctg_str_from(name));

	CHECK(mkdir(dir, 0777) == 0 && chdir(dir) == 0);
}

static void make_file(const char *path, const char *text)
{
	for (const char *p = path; *p; p++)
		if (*p == '/' && p > path)
			(void)mkdir(ctg_strf(&unit_arena, "%.*s",
				(int)(p - path), path).p, 0777);
	CHECK_INT(ctg_io_write(path, ctg_str_from(text), NULL), CTG_OK);
}

static enum ctg_code find(struct ctg_folder *f, const char *operand)
{
	struct ctg_err err;

	return ctg_folder_find(f, &unit_arena, operand, &err);
}

static void reads_operands(void)
{
	static const struct {
		const char *text, *what, *version;
	} cases[] = {
		{ "dugny-2023", "dugny-2023", NULL },
		{ "dugny-2023@2", "dugny-2023", "2" },
		{ "dugny-2023@2025-01-31", "dugny-2023", "2025-01-31" },
		{ "dugny-2023@origin/main@{1}", "dugny-2023",
			"origin/main@{1}" },
		{ "dugny-2023@", "dugny-2023", "" },
		{ "./dugny@2", "./dugny@2", NULL },
		{ "a/b@2/c.md", "a/b@2/c.md", NULL },
		{ "Dugny@2", "Dugny@2", NULL },
		{ "@2", "@2", NULL },
		{ "-dugny@2", "-dugny@2", NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_operand op = ctg_operand_read(
			ctg_str_from(cases[i].text));

		CHECK_STR(op.what, cases[i].what);
		CHECK((op.version.p != NULL) == (cases[i].version != NULL));
		if (op.version.p && cases[i].version)
			CHECK_STR(op.version, cases[i].version);
	}
}

static void finds_by_id_folder_and_file(void)
{
	static const char *const operands[] = {
		"rouen", "rouen@courant", "conventions/rouen",
		"conventions/rouen/", "conventions/rouen/convention.md",
		"./conventions/rouen",
	};
	struct ctg_folder f;

	enter_fresh("find");
	make_file("conventions/rouen/convention.md", "texte");
	for (size_t i = 0; i < sizeof(operands) / sizeof(operands[0]); i++) {
		struct ctg_reader r;
		struct ctg_str text;

		CHECK_INT(find(&f, operands[i]), CTG_OK);
		ctg_folder_reader(&r, &unit_arena, &f);
		CHECK_INT(r.read(&r, &text, &unit_arena, r.main, NULL),
			CTG_OK);
		CHECK_STR(text, "texte");
	}
	CHECK_INT(find(&f, "rouen@1"), CTG_EGIT);
	CHECK_INT(find(&f, "dugny"), CTG_ESYSTEM);
	CHECK_INT(find(&f, "conventions"), CTG_ESYSTEM);
	CHECK_INT(find(&f, "rouen/nulle-part"), CTG_ESYSTEM);
}

static void finds_the_register_from_below(void)
{
	struct ctg_folder f;
	const char *reg = NULL;

	enter_fresh("below");
	make_file("conventions/rouen/convention.md", "texte");
	CHECK(mkdir("conventions/rouen/annexes", 0777) == 0);
	CHECK(chdir("conventions/rouen/annexes") == 0);
	CHECK_INT(ctg_folder_register(&reg, &unit_arena, NULL), CTG_OK);
	CHECK_STR(ctg_str_from(reg), "../../..");
	CHECK_INT(find(&f, "rouen"), CTG_OK);
	CHECK_STR(ctg_str_from(f.path), "../../../conventions/rouen");
}

static void prefix_is_ready_for_messages(void)
{
	static const struct {
		const char *operand, *prefix, *main;
	} cases[] = {
		{ "a", "a/", "convention.md" },
		{ "a///", "a/", "convention.md" },
		{ ".", "", "convention.md" },
		{ "a/projet.md", "a/", "projet.md" },
		{ "convention.md", "", "convention.md" },
	};
	struct ctg_folder f;
	struct ctg_reader r;

	enter_fresh("prefix");
	make_file("convention.md", "texte");
	make_file("a/convention.md", "texte");
	make_file("a/projet.md", "texte");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(find(&f, cases[i].operand), CTG_OK);
		ctg_folder_reader(&r, &unit_arena, &f);
		CHECK_STR(r.prefix, cases[i].prefix);
		CHECK_STR(r.main, cases[i].main);
	}
}

static void never_leaves_the_folder(void)
{
	static const struct {
		const char *name;
		enum ctg_code code;
	} cases[] = {
		{ "convention.md", CTG_OK },
		{ "annexes/1.md", CTG_OK },
		{ "annexes/../images/logo.png", CTG_OK },
		{ "./annexes//1.md", CTG_OK },
		{ "dedans.md", CTG_OK },
		{ "../secret.md", CTG_EINPUT },
		{ "annexes/../../secret.md", CTG_EINPUT },
		{ "../c/convention.md", CTG_EINPUT },
		{ "/etc/passwd", CTG_EINPUT },
		{ "dehors.md", CTG_EINPUT },
		{ "sortie/secret.md", CTG_EINPUT },
		{ "boucle", CTG_EINPUT },
		{ "absent.md", CTG_EINPUT },
		{ "annexes", CTG_EINPUT },
		{ "", CTG_EINPUT },
		{ ".", CTG_EINPUT },
	};
	struct ctg_folder f;
	struct ctg_reader r;

	enter_fresh("leave");
	make_file("secret.md", "secret");
	make_file("c/convention.md", "texte");
	make_file("c/annexes/1.md", "texte");
	make_file("c/images/logo.png", "texte");
	CHECK(symlink("annexes/1.md", "c/dedans.md") == 0);
	CHECK(symlink("../secret.md", "c/dehors.md") == 0);
	CHECK(symlink("..", "c/sortie") == 0);
	CHECK(symlink("boucle", "c/boucle") == 0);
	CHECK_INT(find(&f, "./c"), CTG_OK);
	ctg_folder_reader(&r, &unit_arena, &f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_str text = STR("untouched");
		struct ctg_err err;
		struct ctg_str name = ctg_str_from(cases[i].name);

		CHECK_INT(r.read(&r, &text, &unit_arena, name, &err),
			cases[i].code);
		CHECK_STR(text, cases[i].code ? "untouched" : "texte");
		CHECK_INT(r.read(&r, NULL, &unit_arena, name, &err),
			cases[i].code);
	}
}

/* A convention of the register that is itself a link to elsewhere. */
static void register_does_not_follow_links_out(void)
{
	struct ctg_folder f;
	struct ctg_reader r;
	struct ctg_str text;

	enter_fresh("link");
	make_file("ailleurs/convention.md", "secret");
	make_file("reg/conventions/vraie/convention.md", "texte");
	CHECK(symlink("../../ailleurs", "reg/conventions/fausse") == 0);
	CHECK(chdir("reg") == 0);
	CHECK_INT(find(&f, "fausse@courant"), CTG_OK);
	ctg_folder_reader(&r, &unit_arena, &f);
	CHECK_INT(r.read(&r, &text, &unit_arena, r.main, NULL), CTG_EINPUT);
}

static void refuses_large_files(void)
{
	struct ctg_folder f;
	struct ctg_reader r;
	struct ctg_str text;

	enter_fresh("large");
	make_file("c/convention.md", "texte");
	CHECK(truncate("c/convention.md", (off_t)CTG_FILE_MAX + 1) == 0);
	CHECK_INT(find(&f, "./c"), CTG_OK);
	ctg_folder_reader(&r, &unit_arena, &f);
	CHECK_INT(r.read(&r, &text, &unit_arena, r.main, NULL), CTG_EINPUT);
}

static void lists_a_register(void)
{
	struct ctg_folder *v;
	size_t n = 0;

	enter_fresh("list");
	make_file("conventions/rouen/convention.md", "texte");
	make_file("conventions/dugny/convention.md", "texte");
	make_file("conventions/vide/notes.md", "texte");
	make_file("conventions/LISEZMOI", "texte");
	CHECK_INT(ctg_folder_list(&v, &n, &unit_arena, NULL), CTG_OK);
	CHECK_INT(n, 2);
	if (n == 2) {
		CHECK_STR(v[0].id, "dugny");
		CHECK_STR(v[1].id, "rouen");
	}
}

int main(void)
{
	int failed;

	if (!mkdtemp(top))
		return 1;
	UNIT(reads_operands);
	UNIT(finds_by_id_folder_and_file);
	UNIT(finds_the_register_from_below);
	UNIT(prefix_is_ready_for_messages);
	UNIT(never_leaves_the_folder);
	UNIT(register_does_not_follow_links_out);
	UNIT(refuses_large_files);
	UNIT(lists_a_register);
	failed = unit_done();
	if (chdir("/") == 0 && system(ctg_strf(&unit_arena, "rm -rf %s",
	    top).p) != 0)
		failed = 1;
	ctg_arena_release(&unit_arena);
	return failed;
}
