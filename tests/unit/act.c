/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "base/date.h"
#include "store/act.h"

static const struct ctg_date today = { 2026, 6, 1 };

/* What ctg leaves behind for an act, made with git alone: the text says which
 * act wrote it, the commit is one of main, the tag repeats its trailers. */
#define TOOLS \
	"texte() {\n" \
	"	mkdir -p conventions/$1; printf '%s' \"$2\" " \
	">conventions/$1/convention.md\n" \
	"	git add .\n" \
	"}\n" \
	"clore() { # id acte effet [date]\n" \
	"	texte $1 \"texte de l'acte $2\"\n" \
	"	printf '%s\\n' \"Clôture de l'acte $2 de $1\" '' " \
	"\"Convention: $1\" \"Acte: $2\" \"Effet: $3\" " \
	"'Deliberation: commune 2022-11-20 2022-112' " \
	"'Signature: commune 2022-12-15' 'Signature: caf 2022-12-20' " \
	">.git/message\n" \
	"	GIT_AUTHOR_DATE=\"${4-2022-12-21T10:00:00Z}\" " \
	"GIT_COMMITTER_DATE=\"${4-2022-12-21T10:00:00Z}\" sh -c \"" \
	"git commit -q -F .git/message && " \
	"git tag -F .git/message -a acte/$1/$2\"\n" \
	"}\n" \
	"etiquette() { # nom, lignes\n" \
	"	nom=$1; shift; printf '%s\\n' Titre '' \"$@\" >.git/message\n" \
	"	git tag -f -F .git/message -a $nom >/dev/null\n" \
	"}\n"

static void open_after(const char *name, const char *script)
{
	gitrepo_enter(name, ctg_strf(&unit_arena, "%s%s", TOOLS REGISTER,
		script).p);
}

static void then(const char *script)
{
	SH(ctg_strf(&unit_arena, "%s%s", TOOLS, script).p);
}

static size_t read_acts(struct ctg_act **acts, const char *id)
{
	size_t n = 0;

	CHECK_INT(ctg_acts_read(acts, &n, &unit_arena, &repo,
		ctg_str_from(id), &err), CTG_OK);
	return n;
}

/* Acts */

static void reads_acts_as_git_shows_them(void)
{
	struct ctg_act *acts;

	open_after("read", "clore dugny 0 2023-01-01\n"
		"clore dugny-2 0 2024-01-01\n"
		"clore dugny 1 2024-03-01 2023-12-31T23:30:00-05:00\n"
		"git tag acte/dugny/notes; git tag acte/dugny/01\n"
		"git tag acte/dugny/1/x 2>/dev/null || true");
	CHECK_INT(read_acts(&acts, "dugny"), 2);
	CHECK_INT(acts[0].number, 0);
	CHECK_INT(acts[1].number, 1);
	CHECK_STR(ctg_str_from(acts[0].commit),
		gitrepo_line("git rev-parse HEAD~2"));
	CHECK_STR(ctg_str_from(acts[1].commit),
		gitrepo_line("git rev-parse HEAD"));
	CHECK_STR(acts[1].title, "Clôture de l'acte 1 de dugny");
	CHECK_STR(acts[1].trailers, "Convention: dugny\nActe: 1\n"
		"Effet: 2024-03-01\n"
		"Deliberation: commune 2022-11-20 2022-112\n"
		"Signature: commune 2022-12-15\n"
		"Signature: caf 2022-12-20\n");
	CHECK_STR(acts[1].author, "Claire Duval");
	CHECK(ctg_date_cmp(acts[1].effect, unit_day("2024-03-01")) == 0);
	CHECK(ctg_date_cmp(acts[1].signature, unit_day("2022-12-20")) == 0);
	/* The day it was where the act was closed. */
	CHECK(ctg_date_cmp(acts[1].closed, unit_day("2023-12-31")) == 0);
	CHECK_INT(read_acts(&acts, "dugny-2"), 1);
	CHECK_INT(read_acts(&acts, "absente"), 0);
	ctg_repo_close(&repo);
}

/* Packed, as after git gc or a clone, and by the dozen. */
static void reads_many_packed_acts(void)
{
	struct ctg_act *acts;

	open_after("packed", "for n in 0 1 2 3 4 5 6 7 8 9 10 11 12; do "
		"clore dugny $n 2023-01-01; done\n"
		"git gc -q; test ! -e .git/refs/tags/acte/dugny/3");
	CHECK_INT(read_acts(&acts, "dugny"), 13);
	for (unsigned i = 0; i < 13; i++)
		CHECK_INT(acts[i].number, i);
	then("clore dugny 13 2023-02-01");
	CHECK_INT(read_acts(&acts, "dugny"), 14);
	ctg_repo_close(&repo);
}

static void reads_signed_tags(void)
{
	struct ctg_act *acts;

	open_after("signed", "clore dugny 0 2023-01-01\n"
		"ssh-keygen -q -t ed25519 -N '' -f .git/cle\n"
		"git config gpg.format ssh\n"
		"git config user.signingKey \"$PWD/.git/cle.pub\"\n"
		"git config tag.gpgSign true; clore dugny 1 2024-01-01\n"
		"git cat-file tag acte/dugny/1 | grep -q 'SSH SIGNATURE'");
	CHECK_INT(read_acts(&acts, "dugny"), 2);
	CHECK(ctg_str_ends(acts[1].trailers,
		STR("Signature: caf 2022-12-20\n")));
	CHECK(ctg_date_cmp(acts[1].effect, unit_day("2024-01-01")) == 0);
	ctg_repo_close(&repo);
}

static void refuses_what_no_one_closed(void)
{
	static const struct {
		const char *script, *says;
	} cases[] = {
		{ "git tag -d acte/dugny/0",
			"manque l'étiquette acte/dugny/0" },
		{ "etiquette acte/dugny/2 'Convention: dugny' 'Acte: 2' "
			"'Effet: 2025-01-01'; git tag -d acte/dugny/1",
			"manque l'étiquette acte/dugny/1" },
		{ "etiquette acte/dugny/3 'Convention: dugny' 'Acte: 3' "
			"'Effet: 2025-01-01'",
			"manque l'étiquette acte/dugny/2" },
		{ "etiquette acte/dugny/3 'Convention: dugny' 'Acte: 3' "
			"'Base: 0' 'Effet: 2025-01-01'",
			"qu'un autre acte suit déjà" },
		{ "etiquette acte/dugny/3 'Convention: dugny' 'Acte: 3' "
			"'Base: trois' 'Effet: 2025-01-01'",
			"numéro de version illisible" },
		{ "git tag -f acte/dugny/1 HEAD", "pas de message" },
		{ "git tag -fm x acte/dugny/1 HEAD:conventions 2>/dev/null",
			"ne désigne pas une version" },
		{ "git tag -fm x acte/dugny/1", "« Convention: »" },
		{ "git tag -f acte/dugny/1 acte/rouen/0",
			"de la convention « rouen »" },
		{ "git tag -f acte/dugny/1 acte/dugny/0",
			"de l'acte « 0 »" },
		{ "etiquette acte/dugny/1 'Convention: dugny' 'Acte: 1'",
			"« Effet: »" },
		{ "etiquette acte/dugny/1 'Convention: dugny' 'Acte: 1' "
			"'Effet: signature'", "date d'effet illisible" },
		{ "etiquette acte/dugny/1 'Convention: dugny' 'Acte: 1' "
			"'Effet: 2024-02-30'", "date d'effet illisible" },
		{ "etiquette acte/dugny/1 'Convention: dugny' 'Acte: 1' "
			"'Effet: 2024-01-01' 'Effet: 2025-01-01'",
			"deux dates d'effet" },
		{ "etiquette acte/dugny/1 'Convention: dugny' 'Acte: 1' "
			"'Effet: 2024-01-01' 'Signature: caf demain'",
			"date de signature illisible" },
		/* As a loss of power can leave it. */
		{ "git tag -d acte/dugny/1; : >.git/refs/tags/acte/dugny/1",
			"lecture d'une étiquette" },
	};

	open_after("refuse", "clore dugny 0 2023-01-01\n"
		"clore dugny 1 2024-01-01; clore rouen 0 2023-01-01");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_act *acts = NULL;
		size_t n = 77;

		/* As they were. */
		then("git tag -d acte/dugny/2 acte/dugny/3 || true\n"
			"for n in 0 1; do git log -1 --format=%B "
			"HEAD~$((2 - n)) >.git/message\n"
			"git tag -f -F .git/message -a acte/dugny/$n "
			"HEAD~$((2 - n)); done");
		CHECK_INT(read_acts(&acts, "dugny"), 2);
		then(cases[i].script);
		acts = NULL;
		CHECK_INT(ctg_acts_read(&acts, &n, &unit_arena, &repo,
			STR("dugny"), &err), CTG_EGIT);
		CHECK(acts == NULL && n == 77);
		if (!ctg_str_has(ctg_str_from(err.msg),
		    ctg_str_from(cases[i].says)))
			CHECK_STR(ctg_str_from(err.msg), cases[i].says);
		CHECK(err.hint[0]);
	}
	ctg_repo_close(&repo);
}

static void finds_the_act_of_a_day(void)
{
	/* Effects of acts 0, 1, 2…; which one counts on a day; -1: none. */
	static const struct {
		const char *effects[4];
		const char *day;
		int act;
		const char *taken;
	} cases[] = {
		{ { "2023-01-01" }, "2022-12-31", -1, "0" },
		{ { "2023-01-01" }, "2023-01-01", 0, NULL },
		{ { "2023-01-01" }, "2039-01-01", 0, NULL },
		{ { "2023-01-01", "2024-01-01" }, "2023-12-31", 0, "10" },
		{ { "2023-01-01", "2024-01-01" }, "2024-01-01", 1, "11" },
		/* Written on act 1, act 2 takes effect before it. */
		{ { "2023-01-01", "2025-01-01", "2024-01-01" },
			"2024-06-01", 2, "101" },
		{ { "2023-01-01", "2025-01-01", "2024-01-01" },
			"2025-06-01", 2, "111" },
		{ { "2023-01-01", "2024-01-01", "2024-01-01" },
			"2024-01-01", 2, NULL },
		/* As if it had been signed at once. */
		{ { "2023-01-01", "2023-01-01" }, "2023-01-01", 1, NULL },
		/* No one may go back before the beginning. */
		{ { "2023-01-01", "2022-01-01" }, "2022-06-01", -1, NULL },
		{ { "2023-01-01", "2022-01-01" }, "2023-01-01", 1, NULL },
		{ { NULL }, "2023-01-01", -1, NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_act acts[4] = { 0 };
		const struct ctg_act *got;
		bool taken[4];
		size_t n;

		for (n = 0; n < 4 && cases[i].effects[n]; n++)
			acts[n].effect = unit_day(cases[i].effects[n]);
		got = ctg_acts_on(taken, acts, n, unit_day(cases[i].day));
		CHECK_INT(got ? got - acts : -1, cases[i].act);
		for (size_t k = 0; k < n && cases[i].taken; k++)
			CHECK_INT(taken[k], cases[i].taken[k] == '1');
	}
}

/* Drafts */

static void lists_them_all(void)
{
	static const struct {
		const char *id;
		unsigned number;
	} want[] = {
		{ "dugny", 2 }, { "dugny", 10 }, { "dugny-2", 7 },
		{ "rouen", 0 }, { "x", 0 },
	};
	struct ctg_draft *v;
	size_t n;

	CHECK_INT(ctg_drafts_list(&v, &n, &unit_arena, &repo, &err), CTG_OK);
	CHECK_INT(n, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < n && i < sizeof(want) / sizeof(want[0]); i++) {
		CHECK_STR(v[i].id, want[i].id);
		CHECK_INT(v[i].number, want[i].number);
	}
}

static void reads_open_drafts(void)
{
	unsigned *v;
	size_t n;
	bool projet;

	open_after("drafts", "git branch projet/rouen; git branch projet/x\n"
		"clore dugny 0 2023-01-01; clore dugny 1 2023-01-01\n"
		"git branch projet/dugny; git branch avenant/dugny/1\n"
		"git branch avenant/dugny/10; git branch avenant/dugny/2\n"
		"git branch avenant/dugny/essai; git branch avenant/dugny/03\n"
		"git branch avenant/dugny-2/7; git branch projet/Essai\n"
		"git branch avenant/dugny-2/a/b; git pack-refs --all");
	CHECK_INT(ctg_drafts_read(&v, &n, &projet, &unit_arena, &repo,
		STR("dugny"), &err), CTG_OK);
	CHECK(!projet);
	CHECK_INT(n, 2);
	if (n == 2) {
		CHECK_INT(v[0], 2);
		CHECK_INT(v[1], 10);
	}
	CHECK_INT(ctg_drafts_read(&v, &n, &projet, &unit_arena, &repo,
		STR("rouen"), &err), CTG_OK);
	CHECK(projet);
	CHECK_INT(n, 0);
	CHECK_INT(ctg_drafts_read(&v, &n, &projet, &unit_arena, &repo,
		STR("absente"), &err), CTG_OK);
	CHECK(!projet && n == 0);
	lists_them_all();
	ctg_repo_close(&repo);
}

/* Versions */

static enum ctg_code find(struct ctg_version *v, const char *id,
	const char *version)
{
	memset(&err, 0, sizeof(err));
	return ctg_version_find(v, &unit_arena, &repo, ctg_str_from(id),
		ctg_str_from(version), today, &err);
}

static void check_version(const char *id, const char *version,
	const char *rev, const char *label)
{
	struct ctg_version v = { 0 };

	CHECK_INT(find(&v, id, version), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	CHECK_STR(v.label, label);
	CHECK(v.work == (rev == NULL));
	CHECK_STR(ctg_str_from(v.rev), rev ? gitrepo_line(ctg_strf(&unit_arena,
		"git rev-parse '%s^{commit}'", rev).p) : "");
}

static void check_none(const char *id, const char *version,
	enum ctg_code code, const char *says)
{
	struct ctg_version v = { .label = STR("untouched") };

	CHECK_INT(find(&v, id, version), code);
	CHECK_STR(v.label, "untouched");
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(says)))
		CHECK_STR(ctg_str_from(err.msg), says);
}

static void finds_versions(void)
{
	open_after("versions", "clore dugny 0 2023-01-01\n"
		"clore dugny 1 2024-03-01; clore dugny 2 2027-01-01\n"
		"git switch -qc projet/rouen; texte rouen projet\n"
		"git commit -qm Projet; git switch -q main\n"
		"git branch avenant/dugny/3");
	check_version("dugny", "0", "acte/dugny/0", "@0");
	check_version("dugny", "2", "acte/dugny/2", "@2");
	check_version("dugny", "", "acte/dugny/1", "@1");
	check_version("dugny", "2023-01-01", "acte/dugny/0", "@0");
	check_version("dugny", "2024-02-29", "acte/dugny/0", "@0");
	check_version("dugny", "2024-03-01", "acte/dugny/1", "@1");
	check_version("dugny", "2028-01-01", "acte/dugny/2", "@2");
	check_version("dugny", "courant", NULL, "@courant");
	check_version("dugny", "brouillon", "avenant/dugny/3", "@brouillon");
	check_version("dugny", "avenant/dugny/3", "avenant/dugny/3",
		"@avenant/dugny/3");
	check_version("dugny", "main~1", "main~1", "@main~1");
	check_version("dugny", "HEAD", "HEAD", "@HEAD");
	check_version("dugny", "acte/dugny/0", "acte/dugny/0",
		"@acte/dugny/0");
	check_version("dugny", "main@{0}", "main", "@main@{0}");
	check_version("rouen", "", "projet/rouen", "@brouillon");
	check_version("rouen", "brouillon", "projet/rouen", "@brouillon");
	ctg_repo_close(&repo);
}

static void says_why_there_is_none(void)
{
	open_after("none", "clore dugny 0 2023-01-01; texte rouen x\n"
		"clore lyon 0 2023-01-01; clore lyon 1 2024-01-01\n"
		"git branch avenant/lyon/2; git branch avenant/lyon/3\n"
		"git branch avenant/lyon/10");
	check_none("dugny", "1", CTG_EGIT, "n'a pas de version 1");
	check_none("dugny", "9999", CTG_EGIT, "n'a pas de version 9999");
	check_none("dugny", "12345", CTG_EGIT, "version inconnue");
	check_none("dugny", "2022-12-31", CTG_EREFUSED,
		"depuis le 1er janvier 2023");
	check_none("dugny", "2023-02-29", CTG_EUSAGE, "n'existe pas");
	check_none("dugny", "brouillon", CTG_EGIT, "pas de brouillon");
	check_none("dugny", "n'importe quoi", CTG_EGIT, "version inconnue");
	check_none("dugny", "HEAD:ctg.yml", CTG_EGIT, "version inconnue");
	check_none("dugny", "HEAD^{tree}", CTG_EGIT, "version inconnue");
	check_none("lyon", "brouillon", CTG_EGIT, "2, 3 et 10");
	check_none("rouen", "0", CTG_EGIT, "pas encore de version signée");
	check_none("rouen", "2024-01-01", CTG_EGIT,
		"pas encore de version signée");
	check_none("absente", "0", CTG_ESYSTEM, "convention inconnue");
	check_none("absente", "2024-01-01", CTG_ESYSTEM,
		"convention inconnue");
	check_none("absente", "brouillon", CTG_ESYSTEM,
		"convention inconnue");
	check_none("absente", "", CTG_ESYSTEM, "convention inconnue");
	check_version("rouen", "", NULL, "@courant");
	/* Of several drafts, the one that is checked out. */
	then("git switch -q avenant/lyon/3");
	check_version("lyon", "brouillon", "avenant/lyon/3", "@brouillon");
	SH(BREAK_HEAD);
	check_none("lyon", "brouillon", CTG_EGIT, "la branche ouverte");
	SH(MEND_HEAD);
	ctg_repo_close(&repo);
}

/* Before its first day a signed text is still the text. */
static void finds_what_is_to_come(void)
{
	open_after("to-come", "clore dugny 0 2027-01-01");
	check_version("dugny", "", "acte/dugny/0", "@0");
	check_none("dugny", "2026-06-01", CTG_EREFUSED, "1er janvier 2027");
	ctg_repo_close(&repo);
}

static void a_server_has_no_current_text(void)
{
	open_after("served", "clore dugny 0 2023-01-01\n"
		"git clone -q --bare . ../served.git");
	ctg_repo_close(&repo);
	OPEN("../served.git");
	check_none("dugny", "courant", CTG_EGIT, "pas de dossier de travail");
	check_version("dugny", "0", "acte/dugny/0", "@0");
	check_version("dugny", "", "acte/dugny/0", "@0");
	ctg_repo_close(&repo);
}

/* Point in time: three avenants, the third signed in 2025 with effect in
 * July 2024.  Each day from start to end has the right text. */
static void gives_the_text_of_each_day(void)
{
	static const struct {
		const char *from, *text;
	} periods[] = {
		{ "2023-01-01", "texte de l'acte 0" },
		{ "2024-03-01", "texte de l'acte 1" },
		{ "2024-07-01", "texte de l'acte 3" },
	};
	const long end = ctg_date_number(unit_day("2027-12-31"));
	size_t k = 0;

	open_after("each-day", "clore dugny 0 2023-01-01\n"
		"clore dugny 1 2024-03-01; clore dugny 2 2025-01-01\n"
		"clore dugny 3 2024-07-01; git rm -rq conventions/dugny\n"
		"git commit -qm 'Rien ici'");
	for (long d = ctg_date_number(unit_day("2023-01-01")); d <= end; d++) {
		struct ctg_date on = ctg_date_from_number(d);
		struct ctg_snapshot s;
		struct ctg_version v;
		struct ctg_str text = { 0 };

		if (k + 1 < 3 && ctg_date_cmp(unit_day(periods[k + 1].from),
		    on) <= 0)
			k++;
		CHECK_INT(find(&v, "dugny", ctg_strf(&unit_arena,
			"%04u-%02u-%02u", on.year, on.month, on.day).p),
			CTG_OK);
		CHECK_INT(ctg_snapshot_open(&s, &repo, v.rev, &err), CTG_OK);
		CHECK_INT(ctg_snapshot_read(&text, &unit_arena, &s,
			"conventions/dugny/convention.md", &err), CTG_OK);
		CHECK_STR(text, periods[k].text);
		ctg_snapshot_close(&s);
	}
	CHECK_INT(k, 2);
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(reads_acts_as_git_shows_them);
	UNIT(reads_many_packed_acts);
	UNIT(reads_signed_tags);
	UNIT(refuses_what_no_one_closed);
	UNIT(finds_the_act_of_a_day);
	UNIT(reads_open_drafts);
	UNIT(finds_versions);
	UNIT(says_why_there_is_none);
	UNIT(finds_what_is_to_come);
	UNIT(a_server_has_no_current_text);
	UNIT(gives_the_text_of_each_day);
	return scratch_close(unit_done());
}
