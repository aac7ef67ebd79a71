/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io.h"
#include "base/io_draft.h"

#include "base/buf.h"
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/ctg-io.XXXXXX";

static const char *path(const char *name)
{
	return ctg_io_join(&unit_arena, dir, ctg_str_from(name));
}

static void put(const char *name, const char *text)
{
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_io_write(path(name), ctg_str_from(text), &err), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
}

static void check_refused(const char *name, size_t max, enum ctg_code code,
	const char *why)
{
	struct ctg_str s = STR("intact");
	struct ctg_err err;

	CHECK_INT(ctg_io_read(&s, &unit_arena, path(name), max, &err), code);
	CHECK_STR(s, "intact");
	CHECK_STR(ctg_str_from(err.file), path(name));
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(why)))
		CHECK_STR(ctg_str_from(err.msg), why);
}

static void what_is_written_is_read(void)
{
	struct ctg_str s;

	put("convention.md", "---\nctg: 1\n---\n# Préambule\n");
	CHECK_INT(ctg_io_read(&s, &unit_arena, path("convention.md"), 100,
		NULL), CTG_OK);
	CHECK_STR(s, "---\nctg: 1\n---\n# Préambule\n");
	CHECK_INT(s.p[s.n], 0);
	put("vide", "");
	CHECK_INT(ctg_io_read(&s, &unit_arena, path("vide"), 0, NULL), CTG_OK);
	CHECK_INT(s.n, 0);
}

static void replaces_a_file_whole(void)
{
	struct ctg_str *names, s;
	struct stat st;
	size_t n;

	put("remplace", "ancien texte, plus long");
	put("remplace", "nouveau");
	CHECK_INT(ctg_io_read(&s, &unit_arena, path("remplace"), 100, NULL),
		CTG_OK);
	CHECK_STR(s, "nouveau");
	CHECK(stat(path("remplace"), &st) == 0);
	CHECK_INT(st.st_mode & 0777, 0644);
	/* And leaves no temporary file behind. */
	CHECK_INT(ctg_io_list(&names, &n, &unit_arena, dir, NULL), CTG_OK);
	for (size_t i = 0; i < n; i++)
		CHECK(!ctg_str_starts(names[i], STR("remplace")) ||
			names[i].n == 8);
}

static void keeps_modes_and_links(void)
{
	struct stat st;
	struct ctg_str s;

	put("secret", "un");
	CHECK(chmod(path("secret"), 0600) == 0);
	CHECK(symlink("secret", path("vers-secret")) == 0);
	put("vers-secret", "deux");
	CHECK(stat(path("secret"), &st) == 0 && (st.st_mode & 0777) == 0600);
	CHECK(lstat(path("vers-secret"), &st) == 0 && S_ISLNK(st.st_mode));
	CHECK_INT(ctg_io_read(&s, &unit_arena, path("secret"), 9, NULL),
		CTG_OK);
	CHECK_STR(s, "deux");
}

/* « -o /dev/null » by root must not make a file of it. */
static void writes_to_devices(void)
{
	struct stat st;

	CHECK(symlink("/dev/null", path("nul")) == 0);
	put("nul", "perdu");
	CHECK(lstat(path("nul"), &st) == 0 && S_ISLNK(st.st_mode));
	CHECK(stat(path("nul"), &st) == 0 && S_ISCHR(st.st_mode));
}

static void refuses_what_is_no_file(void)
{
	CHECK(mkfifo(path("tube"), 0600) == 0);
	CHECK(mkdir(path("dossier"), 0700) == 0);
	CHECK(symlink("boucle", path("boucle")) == 0);
	put("gros", "0123456789");
	check_refused("absent", 10, CTG_ESYSTEM, "n'existe pas");
	check_refused("tube", 10, CTG_ESYSTEM, "pas un fichier ordinaire");
	check_refused("dossier", 10, CTG_ESYSTEM, "c'est un dossier");
	check_refused("dossier/absent/x", 10, CTG_ESYSTEM, "n'existe pas");
	check_refused("gros/x", 10, CTG_ESYSTEM, "n'est pas un dossier");
	check_refused("boucle", 10, CTG_ESYSTEM, "liens symboliques");
	check_refused("gros", 9, CTG_EINPUT, "trop volumineux");
}

static void cannot_write_where_no_folder_is(void)
{
	struct ctg_err err;

	CHECK_INT(ctg_io_write(path("absent/x"), STR("x"), &err),
		CTG_ESYSTEM);
	CHECK(ctg_str_has(ctg_str_from(err.msg),
		STR("le dossier n'existe pas")));
	CHECK_INT(ctg_io_write(path("dossier"), STR("x"), &err), CTG_ESYSTEM);
	CHECK(ctg_io_is_dir(path("dossier")));
}

static void makes_a_folder(void)
{
	struct ctg_err err;

	CHECK_INT(ctg_io_make_folder(path("fait"), &err), CTG_OK);
	CHECK_INT(ctg_io_make_folder(path("fait"), &err), CTG_OK);
	CHECK_INT(ctg_io_write_soon(path("fait/x"), STR("x"), &err), CTG_OK);
	CHECK_INT(ctg_io_make_folder(path("fait/x"), &err), CTG_ESYSTEM);
	CHECK(ctg_str_has(ctg_str_from(err.msg), STR("porte déjà ce nom")));
	CHECK_INT(ctg_io_make_folder(path("nulle/part"), &err), CTG_ESYSTEM);
	CHECK(ctg_str_has(ctg_str_from(err.msg),
		STR("le dossier n'existe pas")));
}

static void joins(void)
{
	CHECK_STR(ctg_str_from(ctg_io_join(&unit_arena, "", STR("a.md"))),
		"a.md");
	CHECK_STR(ctg_str_from(ctg_io_join(&unit_arena, "b", STR("a.md"))),
		"b/a.md");
	CHECK_STR(ctg_str_from(ctg_io_join(&unit_arena, "b/", STR("a.md"))),
		"b/a.md");
	CHECK_STR(ctg_str_from(ctg_io_join(&unit_arena, "/", STR("a.md"))),
		"/a.md");
}

static void knows_what_lies_inside(void)
{
	const char *in;

	CHECK(mkdir(path("c"), 0700) == 0 && mkdir(path("c/sous"), 0700) == 0);
	CHECK(mkdir(path("c-voisin"), 0700) == 0);
	put("c/annexe.md", "x");
	put("c-voisin/secret", "x");
	CHECK(symlink("/etc/passwd", path("c/lien")) == 0);
	CHECK(symlink("annexe.md", path("c/dedans")) == 0);
	CHECK(symlink("../c-voisin", path("c/voisin")) == 0);
	in = path("c");
	CHECK(ctg_io_is_inside(in, path("c/annexe.md")));
	CHECK(ctg_io_is_inside(in, path("c/dedans")));
	CHECK(ctg_io_is_inside(in, path("c/sous/../annexe.md")));
	CHECK(!ctg_io_is_inside(in, path("c/lien")));
	CHECK(!ctg_io_is_inside(in, path("c/voisin/secret")));
	CHECK(!ctg_io_is_inside(in, path("c-voisin/secret")));
	CHECK(!ctg_io_is_inside(in, path("c/../c-voisin/secret")));
	CHECK(!ctg_io_is_inside(in, path("c/absent")));
	CHECK(!ctg_io_is_inside(in, in));
	CHECK(ctg_io_is_inside("/", path("c/annexe.md")));
	CHECK(ctg_io_is_inside(path("c/"), path("c/annexe.md")));
	CHECK(ctg_io_is_inside(in, path("c//annexe.md")));
	CHECK(ctg_io_is_inside(in, path("c/sous")));
	CHECK(!ctg_io_is_inside(in, path("c/")));
	CHECK(!ctg_io_is_inside(in, path("c/sous/absent")));
	CHECK(!ctg_io_is_inside(in, path("c/annexe.md/rien")));
}

/* From the folder itself: « » and « . » are where we are. */
static void knows_what_lies_inside_here(void)
{
	char back[4096];

	CHECK(getcwd(back, sizeof(back)) && chdir(path("c")) == 0);
	for (const char *const *d = (const char *const[]){ "", ".", NULL }; *d;
	     d++) {
		CHECK(ctg_io_is_inside(*d, "annexe.md"));
		CHECK(ctg_io_is_inside(*d, "dedans"));
		CHECK(!ctg_io_is_inside(*d, "lien"));
		CHECK(!ctg_io_is_inside(*d, "voisin/secret"));
		CHECK(!ctg_io_is_inside(*d, "../c-voisin/secret"));
		CHECK(!ctg_io_is_inside(*d, "/etc/passwd"));
	}
	CHECK(chdir(back) == 0);
}

static void lists_names_in_order(void)
{
	static const char *const want[] = { "10.md", "2.md", "a.md", "é.md" };
	struct ctg_str *names;
	size_t n;

	CHECK(mkdir(path("liste"), 0700) == 0);
	put("liste/a.md", "");
	put("liste/é.md", "");
	put("liste/2.md", "");
	put("liste/10.md", "");
	put("liste/.cache", "");
	CHECK_INT(ctg_io_list(&names, &n, &unit_arena, path("liste"), NULL),
		CTG_OK);
	CHECK_INT(n, 4);
	for (size_t i = 0; i < n && i < 4; i++)
		CHECK_STR(names[i], want[i]);
	CHECK_INT(ctg_io_list(&names, &n, &unit_arena, path("absent"), NULL),
		CTG_ESYSTEM);
}

/* Renamed over it, a file would take the place of a device. */
static void drafts_replace_files_only(void)
{
	struct ctg_io_draft d;
	struct stat st;

	CHECK(mkfifo(path("goulot"), 0600) == 0);
	CHECK_INT(ctg_io_draft_open(&d, &unit_arena, path("goulot"), NULL),
		CTG_ESYSTEM);
	CHECK_INT(ctg_io_draft_open(&d, &unit_arena, dir, NULL),
		CTG_ESYSTEM);
	CHECK(stat(path("goulot"), &st) == 0 && S_ISFIFO(st.st_mode));
}

int main(void)
{
	int status;

	umask(022);
	if (!mkdtemp(dir))
		return 1;
	UNIT(what_is_written_is_read);
	UNIT(replaces_a_file_whole);
	UNIT(keeps_modes_and_links);
	UNIT(writes_to_devices);
	UNIT(drafts_replace_files_only);
	UNIT(refuses_what_is_no_file);
	UNIT(cannot_write_where_no_folder_is);
	UNIT(makes_a_folder);
	UNIT(joins);
	UNIT(knows_what_lies_inside);
	UNIT(knows_what_lies_inside_here);
	UNIT(lists_names_in_order);
	status = system(ctg_strf(&unit_arena, "rm -r %s", dir).p);
	ctg_arena_release(&unit_arena);
	return unit_done() || status != 0;
}
