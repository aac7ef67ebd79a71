/* SPDX-License-Identifier: Apache-2.0 */
#include "scratch.h"

#include "store/shelf.h"

static struct ctg_err err;
static struct ctg_template *templates;
static size_t ntemplates;

/* « registre/modeles » and « programme ». */
static void enter(const char *name)
{
	scratch_enter(name);
	SH("for m in registre/modeles/b programme/a programme/b programme/c\n"
		"do mkdir -p $m/annexes; echo \"titre: $m\" >$m/modele.yml\n"
		"echo texte >$m/convention.md; echo un >$m/annexes/1.md\n"
		"done; mkdir registre/modeles/vide; echo >registre/modeles/x");
}

static enum ctg_code list(void)
{
	static const struct ctg_shelf s = {
		.own = "registre/modeles", .top = "registre",
		.shared = "programme",
	};

	templates = NULL;
	ntemplates = 77;
	return ctg_shelf_list(&templates, &ntemplates, &unit_arena, &s,
		&err);
}

static void lists_the_organisation_s_own_first(void)
{
	static const struct {
		const char *name, *titre;
		bool own;
	} want[] = {
		{ "b", "registre/modeles/b", true },
		{ "a", "programme/a", false },
		{ "c", "programme/c", false },
	};

	enter("list");
	CHECK_INT(list(), CTG_OK);
	CHECK_INT(ntemplates, 3);
	for (size_t i = 0; i < 3 && i < ntemplates; i++) {
		struct ctg_diags diags = { .arena = &unit_arena };
		struct ctg_scaffold s;

		CHECK_STR(templates[i].name, want[i].name);
		CHECK_INT(templates[i].own, want[i].own);
		CHECK_INT(ctg_shelf_scaffold(&s, &unit_arena, &templates[i],
			&diags, &err), CTG_OK);
		CHECK_STR(s.titre.s, want[i].titre);
	}
	SH("rm -r registre programme");
	CHECK_INT(list(), CTG_OK);
	CHECK_INT(ntemplates, 0);
}

static enum ctg_code files(struct ctg_template_file **v, size_t *n)
{
	*n = 77;
	CHECK_INT(list(), CTG_OK);
	return ctg_shelf_files(v, n, &unit_arena, &templates[0], &err);
}

static void gives_the_files_as_they_are(void)
{
	static const char *const names[] = {
		"annexes/1.md", "annexes/sous/2.md", "convention.md",
		"images/l.png",
	};
	struct ctg_template_file *v;
	size_t n;

	enter("files");
	SH("cd registre/modeles/b; mkdir images annexes/sous .git\n"
		"printf '\\211PNG\\0[[x]]' >images/l.png\n"
		"echo d >annexes/sous/2.md; echo non >.cache; echo >.git/a");
	CHECK_INT(files(&v, &n), CTG_OK);
	CHECK_INT(n, 4);
	for (size_t i = 0; i < 4 && i < n; i++)
		CHECK_STR(v[i].name, names[i]);
	CHECK(v[3].bytes.n == 10 && memcmp(v[3].bytes.p, "\211PNG\0[[x]]",
		10) == 0);
}

static void refuses_what_no_template_has(void)
{
	static const struct {
		const char *script;
		enum ctg_code code;
	} cases[] = {
		{ "rm convention.md", CTG_EINPUT },
		{ "echo '- {}' >suivi.yml", CTG_EINPUT },
		{ "mkdir avenants; echo >avenants/1.md", CTG_EINPUT },
		{ "ln -s /etc/passwd annexes/2.md", CTG_EINPUT },
		{ "ln -s /etc annexes/etc", CTG_EINPUT },
		{ "ln -s ../../ctg.yml annexes/2.md; echo >../../ctg.yml",
			CTG_EINPUT },
		{ "ln -s . boucle", CTG_EINPUT },
		{ "ln -s nulle-part annexes/2.md", CTG_EINPUT },
		{ "mkfifo annexes/tube", CTG_EINPUT },
		{ "truncate -s 17M annexes/2.md", CTG_EINPUT },
		{ "mkdir -p a/b/c/d/e/f/g/h/i/j; echo >a/b/c/d/e/f/g/h/i/j/k",
			CTG_EINPUT },
		{ "cd annexes; for i in $(seq 1001); do echo >$i; done",
			CTG_EINPUT },
	};
	struct ctg_template_file *v;
	size_t n;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enter(ctg_strf(&unit_arena, "refuse%zu", i).p);
		SH(ctg_strf(&unit_arena, "cd registre/modeles/b\n%s",
			cases[i].script).p);
		err = (struct ctg_err){ 0 };
		CHECK_INT(files(&v, &n), cases[i].code);
		CHECK_INT(n, 77);
		CHECK(err.msg[0] && err.file[0]);
	}
}

/* A folder that is somewhere else is not looked into. */
static void does_not_leave_the_register(void)
{
	enter("leave");
	SH("mkdir dehors; mv registre/modeles/b dehors/b\n"
		"ln -s ../../dehors/b registre/modeles/b");
	CHECK_INT(list(), CTG_OK);
	CHECK_INT(ntemplates, 3);
	CHECK(ntemplates == 3 && !templates[0].own && !templates[1].own);
}

int main(void)
{
	scratch_open();
	UNIT(lists_the_organisation_s_own_first);
	UNIT(gives_the_files_as_they_are);
	UNIT(refuses_what_no_template_has);
	UNIT(does_not_leave_the_register);
	return scratch_close(unit_done());
}
