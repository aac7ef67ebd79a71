/* SPDX-License-Identifier: Apache-2.0 */
#include "store/imprint.h"

#include "gitrepo.h"

/* Signed alike, one after the other: as many as libgit2 is opened anew for. */
static const char three[] =
	REGISTER
	"for id in a b c d e f g h; do\n"
	"mkdir -p conventions/$id/annexes\n"
	"for f in convention annexes/1; do\n"
	"	echo texte >conventions/$id/$f.md; done\n"
	"git add .; git commit -qm $id\n"
	"printf 'Clôture\\n\\nConvention: %s\\nActe: 0\\n"
	"Effet: 2023-01-01\\n' $id >../message\n"
	"git tag -a -F ../message acte/$id/0 main; done\n";

static struct ctg_imprinter by;

/* « projet », or « version 0 » */
static void check_version(const char *id, const char *version)
{
	struct ctg_imprint i = { 0 };
	struct ctg_reading r;

	EXPECT(ctg_reading_open(&r, &unit_arena, id,
		(struct ctg_date){ 2024, 1, 1 }, &err), ok);
	EXPECT(ctg_imprint_by(&by, &i, &unit_arena, &r, &err), ok);
	CHECK_STR(i.version, version);
	CHECK_INT(i.draft, ctg_str_eq(i.version, STR("projet")));
	CHECK_INT(i.commit.n, i.draft ? 0 : CTG_OID_HEX);
	CHECK_STR(i.author, "Claire Duval");
	ctg_reading_close(&r);
}

static void end(void)
{
	ctg_imprinter_close(&by);
	ctg_repo_close(&repo);
}

static void tells_signed_texts_from_touched_ones(void)
{
	gitrepo_enter("signed", three);
	SH("echo autre >>conventions/b/annexes/1.md\n"
		"rm conventions/d/annexes/1.md\n"
		"echo autre >conventions/e/convention.md; git add .\n"
		"echo note >conventions/g/note.txt; touch conventions/g/*.md");
	check_version("a", "version 0");
	check_version("b", "projet");
	check_version("c", "version 0");
	check_version("d", "projet");
	check_version("e", "projet");
	check_version("f", "version 0");
	check_version("g", "version 0");
	end();
}

/* The list of what was touched is made once; people do not stop. */
static void sees_what_is_touched_meanwhile(void)
{
	gitrepo_enter("meanwhile", three);
	check_version("a", "version 0");
	check_version("b", "version 0");
	SH("echo suite >conventions/c/convention.md\n"
		"rm conventions/d/annexes/1.md\n"
		"echo autre >conventions/e/convention.md\n"
		"git commit -qm e conventions/e");
	check_version("c", "projet");
	check_version("d", "projet");
	check_version("e", "projet");
	check_version("f", "version 0");
	end();
}

static void is_a_draft_out_of_git(void)
{
	scratch_enter("nowhere");
	SH("mkdir -p conventions/a; echo texte >conventions/a/convention.md");
	for (int i = 0; i < 3; i++) {
		struct ctg_imprint im = { 0 };
		struct ctg_reading r;

		EXPECT(ctg_reading_open(&r, &unit_arena, "a",
			(struct ctg_date){ 2024, 1, 1 }, &err), ok);
		EXPECT(ctg_imprint_by(&by, &im, &unit_arena, &r, &err), ok);
		CHECK_STR(im.version, "projet");
		CHECK_INT(im.commit.n, 0);
		ctg_reading_close(&r);
	}
	ctg_imprinter_close(&by);
}

int main(void)
{
	scratch_open();
	UNIT(tells_signed_texts_from_touched_ones);
	UNIT(sees_what_is_touched_meanwhile);
	UNIT(is_a_draft_out_of_git);
	return scratch_close(unit_done());
}
