/* SPDX-License-Identifier: Apache-2.0 */
/* The guard as core calls it.  What git does with it, refusal by refusal, is
 * tried for real in tests/server. */
#include "gitrepo.h"

#include "base/date.h"
#include "store/change.h"
#include "store/guard.h"

static struct ctg_diags diags;

/* A small register: « dugny », signed and amended once, « rouen », signed. */
#define TOOLS \
	"export GIT_AUTHOR_DATE=2025-06-02T10:00:00Z\n" \
	"export GIT_COMMITTER_DATE=2025-06-02T10:00:00Z\n" \
	"texte() {\n" \
	"	mkdir -p conventions/$1/annexes\n" \
	"	printf '%s\\n' --- 'ctg: 1' 'titre: Convention' parties: " \
	"'- {id: caf, nom: Caf de Seine, designation: la Caf, type: caf," \
	" representants: [{nom: Anne MARTIN, qualite: directrice}]}' " \
	"'- {id: commune, nom: Commune, designation: la commune," \
	" type: commune, representants: [{nom: Luc PETIT, qualite: maire}]}' " \
	"'periode: {debut: 2023-01-01, fin: 2027-12-31}' 'lieu: Dugny' " \
	"--- '# Article 1er' '' \"$2\" >conventions/$1/convention.md\n" \
	"	echo Diagnostic >conventions/$1/annexes/1.md\n" \
	"}\n" \
	"avenant() {\n" \
	"	mkdir -p conventions/$1/avenants\n" \
	"	printf '%s\\n' --- 'ctg: 1' \"avenant: $2\" 'titre: Avenant' " \
	"\"base: $(($2 - 1))\" 'effet: signature' --- '# Article 1er' '' " \
	"\"Le premier alinéa de l'article 1er est ainsi rédigé :\" '' " \
	"\"« $(tail -n 1 conventions/$1/convention.md) »\" " \
	">conventions/$1/avenants/$2.md\n" \
	"}\n" \
	"faits() {\n" \
	"	printf '%s}\\n' " \
	"\"- {acte: $2, evenement: decision, partie: caf," \
	" date: 2022-11-10\" " \
	"\"- {acte: $2, evenement: deliberation, partie: commune," \
	" date: 2022-11-20, numero: n° 12\" " \
	"\"- {acte: $2, evenement: signature, partie: commune," \
	" date: 2022-12-15\" " \
	"\"- {acte: $2, evenement: signature, partie: caf," \
	" date: 2022-12-20\" >>conventions/$1/suivi.yml\n" \
	"}\n" \
	"message() {\n" \
	"	[ $2 = 0 ] && set -- $1 0 2023-01-01 ||\n" \
	"		set -- $1 $2 2022-12-20\n" \
	"	printf '%s\\n' \"Clôture de $1\" '' \"Convention: $1\" " \
	"\"Acte: $2\" \"Effet: $3\" 'Deliberation: caf 2022-11-10' " \
	"'Deliberation: commune 2022-11-20 n° 12' " \
	"'Signature: caf 2022-12-20' 'Signature: commune 2022-12-15' " \
	">.git/message\n" \
	"}\n" \
	"acte() {\n" \
	"	texte $1 \"Acte $2.\"; [ $2 = 0 ] || avenant $1 $2\n" \
	"	faits $1 $2; message $1 $2; git add .\n" \
	"}\n" \
	"clore() {\n" \
	"	acte $1 $2; git commit -q -F .git/message\n" \
	"	git tag -F .git/message -a acte/$1/$2\n" \
	"}\n" \
	"bilan() {\n" \
	"	echo \"- {acte: 0, evenement: bilan, date: $2}\" " \
	">>conventions/$1/suivi.yml\n" \
	"}\n"

static void then(const char *script)
{
	SH(ctg_strf(&unit_arena, "%s%s", TOOLS, script).p);
}

static void open_after(const char *name, const char *script)
{
	gitrepo_enter(name, ctg_strf(&unit_arena, "%s%s%s", TOOLS REGISTER,
		"clore dugny 0; clore rouen 0; clore dugny 1\n"
		"git branch avant\n", script).p);
}

/* The id that a reference or an expression names; "" for none. */
static const char *id(const char *rev)
{
	return *rev ? gitrepo_line(ctg_strf(&unit_arena,
		"git rev-parse -q --verify '%s'", rev).p) : "";
}

static void reset(void)
{
	diags = (struct ctg_diags){ .arena = &unit_arena };
	memset(&err, 0, sizeof(err));
}

/* « L851 L857 »: the rules that spoke, each once, in order of place. */
static struct ctg_str rules(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < diags.n; i++)
		if (b.n == 0 || !ctg_str_has(ctg_buf_str(&b),
		    ctg_str_from(diags.v[i].rule)))
			ctg_buf_printf(&b, "%s%s", b.n ? " " : "",
				diags.v[i].rule);
	return b.n ? ctg_buf_str(&b) : STR("");
}

/* main goes from « avant » to a revision, with a tag or without. */
static enum ctg_code push(const char *to, const char *tag)
{
	struct ctg_move moves[2] = {
		{ "refs/heads/main", id("avant"), id(to) },
	};

	reset();
	if (tag)
		moves[1] = (struct ctg_move){ ctg_strf(&unit_arena,
			"refs/tags/%s", tag).p, "", id(tag) };
	return ctg_guard_moves(&diags, &unit_arena, &repo, moves,
		tag ? 2 : 1, &err);
}

/* Moves */

/* Before anything has a name: as « clore » asks. */
static void judges_objects_that_nothing_names(void)
{
	struct ctg_move moves[2] = {
		{ .ref = "refs/heads/main" },
		{ .ref = "refs/tags/acte/dugny/2" },
	};

	open_after("unnamed", "clore dugny 2");
	moves[0].from = id("main~1");
	moves[0].to = id("main");
	moves[1].from = "";
	moves[1].to = id("acte/dugny/2");
	then("git update-ref -d refs/tags/acte/dugny/2\n"
		"git reset -q --hard HEAD~1");
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves, 2, &err),
		CTG_OK);
	CHECK_STR(rules(), "");
	/* Either one without the other is not an act. */
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves, 1, &err),
		CTG_OK);
	CHECK_STR(rules(), "L857");
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves + 1, 1,
		&err), CTG_OK);
	CHECK_STR(rules(), "L857");
	/* Once the branch has it, a tag that a crash left out can come. */
	then(ctg_strf(&unit_arena, "git reset -q --hard %s",
		moves[0].to).p);
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves + 1, 1,
		&err), CTG_OK);
	CHECK_STR(rules(), "");
	ctg_repo_close(&repo);
}

static void says_where_and_what_to_do(void)
{
	open_after("says", "texte dugny Faux; bilan rouen 2024-01-01\n"
		"git commit -qam Faux");
	CHECK_INT(push("main", NULL), CTG_OK);
	CHECK_INT(diags.n, 1);
	CHECK_INT(err.code, CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	if (diags.n == 1) {
		const struct ctg_diag *d = &diags.v[0];

		CHECK_STR(ctg_str_from(d->rule), "L851");
		CHECK_INT(d->level, CTG_ERROR);
		CHECK_STR(d->at.file, "conventions/dugny/convention.md");
		CHECK(ctg_str_has(d->message, ctg_strf(&unit_arena,
			"(commit %.7s)", id("main"))));
		CHECK(ctg_str_has(d->remedy,
			STR("ctg avenant ouvrir dugny")));
	}
	ctg_repo_close(&repo);
}

/* An event of dugny, recorded some days after the acts were closed. */
#define LATE(event) "export GIT_COMMITTER_DATE=2025-07-01T10:00:00Z\n" \
	"echo '- {acte: " event "}' >>%s/suivi.yml"

/* Every file of a signed convention, touched in every way. */
static void freezes_each_file(void)
{
	static const struct {
		const char *script;
		const char *says;
	} cases[] = {
		{ "echo x >>%s/convention.md", "L851" },
		{ "chmod +x %s/convention.md", "L851" },
		{ "git rm -q %s/convention.md", "L851" },
		{ "git mv %s/convention.md conventions/x.md", "L851" },
		{ "echo x >>%s/annexes/1.md", "L851" },
		{ "git rm -q %s/annexes/1.md", "L851" },
		{ "git mv %s/annexes/1.md conventions/dugny/annexes/2.md",
			"L851" },
		{ "echo x >%s/annexes/2.md", "L851" },
		{ "mkdir %s/images; echo x >conventions/dugny/images/x.png",
			"L851" },
		{ "echo x >%s/note.txt", "L851" },
		{ "echo x >%s/.gitattributes", "L851" },
		{ "echo x >>%s/avenants/1.md", "L851" },
		{ "git rm -q %s/avenants/1.md", "L851" },
		{ "avenant dugny 2 # %s", "L851" },
		{ "git rm -rq %s", "L851" },
		{ "git mv %s conventions/autre", "L852 L851" },
		{ "cp -R %s conventions/autre", "L852" },
		{ "sed -i 1d %s/suivi.yml", "L856" },
		{ "sed -i '1{h;d};2G' %s/suivi.yml", "L856" },
		{ "git rm -q %s/suivi.yml", "L856" },
		{ "rm %s/suivi.yml; mkdir conventions/dugny/suivi.yml\n"
			"echo x >conventions/dugny/suivi.yml/x", "L856 L851" },
		{ "echo '- {acte: 1}' >>%s/suivi.yml", "L811" },
		{ "printf '\\377\\n' >>%s/suivi.yml", "L811" },
		/* Act 1 was closed on 2025-06-02. */
		{ LATE("1, evenement: signature, partie: caf, "
			"date: 2022-12-19"), "L860" },
		{ LATE("0, evenement: decision, partie: caf, "
			"date: 2022-11-09"), "L860" },
		{ LATE("1, evenement: deliberation, partie: commune, "
			"date: 2022-11-19, numero: n° 11"), "L860" },
		{ LATE("1, evenement: signature, partie: caf, "
			"date: 2025-06-03, malgre: oubli"), "L860" },
		/* Act 2 is only a draft, where that belongs. */
		{ LATE("2, evenement: decision, partie: caf, "
			"date: 2022-12-19"), "L861" },
		{ LATE("2, evenement: deliberation, partie: commune, "
			"date: 2022-12-19, numero: n° 13"), "L861" },
		{ "faits dugny 2 # %s", "L861" },
		{ LATE("2, evenement: bilan, date: 2025-06-20"), "L861" },
		{ "rm %s/annexes/1.md; ln -s 2.md "
			"conventions/dugny/annexes/1.md", "L851 L859" },
		{ "mkdir %s/pieces; echo x >conventions/dugny/pieces/aux.pdf",
			"L859" },
		{ "mkdir %s/pieces; echo x >'conventions/dugny/pieces/a:b'",
			"L859" },
		{ "mkdir %s/pieces; echo x >'conventions/dugny/pieces/a.'",
			"L859" },
		{ "mkdir -p %s/pieces/nul\n"
			"echo x >conventions/dugny/pieces/nul/x.pdf", "L859" },
		{ "cp -R %s conventions/con", "L852 L859" },
		/* What is free. */
		{ "bilan dugny 2024-01-01 # %s", "" },
		{ LATE("1, evenement: signature, partie: caf, "
			"date: 2022-12-19, malgre: oubli"), "" },
		{ LATE("0, evenement: decision, partie: caf, "
			"date: 2025-06-02, malgre: oubli"), "" },
		{ LATE("1, evenement: notification, partie: caf, "
			"date: 2025-06-20"), "" },
		{ "echo '# note' >>%s/suivi.yml", "" },
		{ "mkdir %s/pieces; echo x >conventions/dugny/pieces/x.pdf",
			"" },
		{ "echo x >conventions/README.md # %s", "" },
		{ "mkdir modeles; echo x >modeles/x # %s", "" },
	};

	open_after("frozen", "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_buf script = { .arena = &unit_arena };
		struct ctg_str before = ctg_str_from(cases[i].script);
		size_t at = ctg_str_find(before, STR("%s"));

		ctg_buf_add(&script, ctg_str_head(before, at));
		ctg_buf_puts(&script, "conventions/dugny");
		ctg_buf_add(&script, ctg_str_skip(before, at + 2));
		then(ctg_strf(&unit_arena, "git reset -q --hard avant\n"
			"git clean -fdq\n%.*s\ngit add -A\ngit commit -qm x",
			STR_ARG(ctg_buf_str(&script))).p);
		CHECK_INT(push("main", NULL), CTG_OK);
		if (!ctg_str_eq(rules(), ctg_str_from(cases[i].says)))
			printf("# case: %s\n", cases[i].script);
		CHECK_STR(rules(), cases[i].says);
	}
	ctg_repo_close(&repo);
}

/* Those of before the rule stay, and others may come beside them. */
static void spares_names_that_are_there(void)
{
	open_after("spared", "mkdir conventions/dugny/pieces\n"
		"echo x >conventions/dugny/pieces/aux.pdf\n"
		"git add .; git commit -qm x; git branch -f avant\n"
		"echo x >conventions/dugny/pieces/d.pdf\n"
		"git add .; git commit -qm x");
	CHECK_INT(push("main", NULL), CTG_OK);
	CHECK_STR(rules(), "");
	then("echo x >conventions/dugny/pieces/nul\n"
		"git add .; git commit -qm x");
	CHECK_INT(push("main", NULL), CTG_OK);
	CHECK_STR(rules(), "L859");
	CHECK_INT(diags.n, 1);
	ctg_repo_close(&repo);
}

/* The lines of suivi.yml that union merges, and a person's editor, give. */
static void lets_events_grow_only(void)
{
	static const struct {
		const char *before, *after;
		const char *says;
	} cases[] = {
		{ "ab", "abc", "" }, { "ab", "acb", "" }, { "ab", "cab", "" },
		{ "ab", "ab\n\nc", "" }, { "ab", "abab", "" },
		{ "ab", "ba", "L856" }, { "ab", "a", "L856" },
		{ "ab", "b", "L856" }, { "ab", "cb", "L856" },
		{ "aba", "ba", "L856" }, { "aba", "abca", "" },
		{ "ab", "", "L856" }, { "", "ab", "" },
	};
	/* Three bilans, one a letter. */
	static const char *const days[] = { "01", "02", "03" };

	open_after("grow", "git rm -q --cached conventions/rouen/suivi.yml\n"
		"printf '' >conventions/rouen/suivi.yml; git add .\n"
		"git commit -qm x; git branch -f vide");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_buf script = { .arena = &unit_arena };
		const char *const texts[] = { cases[i].before,
			cases[i].after };

		ctg_buf_puts(&script, "git reset -q --hard vide\n");
		for (int k = 0; k < 2; k++) {
			ctg_buf_puts(&script,
				": >conventions/rouen/suivi.yml\n");
			for (const char *p = texts[k]; *p; p++)
				if (*p == '\n')
					ctg_buf_puts(&script, "echo >>"
						"conventions/rouen/suivi.yml"
						"\n");
				else
					ctg_buf_printf(&script,
						"bilan rouen 2024-01-%s\n",
						days[*p - 'a']);
			ctg_buf_printf(&script, "git add .; git commit "
				"--allow-empty -qm x\n%s", k == 0 ?
				"git branch -f avant\n" : "");
		}
		then(script.p);
		CHECK_INT(push("main", NULL), CTG_OK);
		if (!ctg_str_eq(rules(), ctg_str_from(cases[i].says)))
			printf("# case: %s to %s\n", cases[i].before,
				cases[i].after);
		CHECK_STR(rules(), cases[i].says);
	}
	ctg_repo_close(&repo);
}

/* The commit that closes an act, less one thing. */
static void wants_whole_acts(void)
{
	static const struct {
		const char *script;	/* after « acte dugny 2 » */
		const char *says;
	} cases[] = {
		{ ":", "" },
		{ "sed -i /Convention/d .git/message", "L857 L851" },
		{ "sed -i /Acte/d .git/message", "L857 L853" },
		{ "sed -i /Effet/d .git/message", "L857 L853" },
		{ "sed -i '/Signature: caf/d' .git/message", "L853" },
		{ "sed -i 's/Acte: 2/Acte: 02/' .git/message", "L857 L853" },
		{ "sed -i 's/Convention: dugny/Convention: rouen/' "
			".git/message", "L857 L851 L853 L854" },
		{ "sed -i 's/n° 12$//' .git/message", "" },
		{ "sed -i 's/n° 12$/n° 13/' .git/message", "L853" },
		{ "sed -i 's/: caf 2022-12-20/: caf/' .git/message",
			"L857 L853" },
		{ "echo 'Signature: commune 2022-12-16' >>.git/message",
			"L853" },
		{ "printf 'Signed-off-by: X <x@y>\\n' >>.git/message", "" },
		{ "git rm -qf conventions/dugny/avenants/2.md", "L853" },
		{ "sed -i 's/base: 1/base: 0/' conventions/dugny/avenants/2.md",
			"L853" },
		{ "sed -i 's/avenant: 2/avenant: 3/' "
			"conventions/dugny/avenants/2.md", "L853" },
		{ "sed -i 's/effet: .*/effet: 2024-01-01/' "
			"conventions/dugny/avenants/2.md", "L853" },
		{ "sed -i '/acte: 2.*signature.*caf/d' "
			"conventions/dugny/suivi.yml", "L853 L854" },
		{ "sed -i '/acte: 2.*decision/d' conventions/dugny/suivi.yml",
			"L853 L854 L801" },
		{ "sed -i '/acte: 1.*decision/d' conventions/dugny/suivi.yml",
			"L856" },
		{ "echo x >>conventions/rouen/annexes/1.md", "L851" },
		{ "bilan rouen 2024-01-01", "" },
		{ "echo x >>conventions/dugny/annexes/1.md", "" },
		{ "git rm -qf conventions/dugny/annexes/1.md", "" },
		{ "echo x >>conventions/dugny/avenants/1.md", "L855" },
		{ "avenant dugny 3", "L853" },
		{ "faits dugny 3", "L861" },
		{ "git rm -rqf conventions/dugny", "L851" },
	};

	open_after("whole", "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		then(ctg_strf(&unit_arena, "git reset -q --hard avant\n"
			"git clean -fdq; git tag -d acte/dugny/2 || :\n"
			"acte dugny 2; %s; git add -A\n"
			"git commit -qF .git/message\n"
			"git tag -F .git/message -a acte/dugny/2",
			cases[i].script).p);
		CHECK_INT(push("main", "acte/dugny/2"), CTG_OK);
		if (!ctg_str_eq(rules(), ctg_str_from(cases[i].says)))
			printf("# case: %s\n", cases[i].script);
		CHECK_STR(rules(), cases[i].says);
	}
	ctg_repo_close(&repo);
}

/* Everything that the push does not bring could be lost: nobody looks. */
static void reads_only_what_changes(void)
{
	open_after("cost", "bilan rouen 2024-01-01; git commit -qam Bilan\n"
		"git branch -f avant; clore dugny 2\n"
		"for o in $(git rev-parse avant:conventions/rouen "
		"avant:conventions/rouen/convention.md avant~1 avant~2 "
		"avant~1^{tree} avant:conventions/dugny/annexes); do\n"
		"rm -f .git/objects/$(echo $o | cut -c1-2)/"
		"$(echo $o | cut -c3-); done\n"
		"! git cat-file -e avant~1; ! git fsck");
	CHECK_INT(push("main", "acte/dugny/2"), CTG_OK);
	CHECK_STR(rules(), "");
	CHECK_STR(ctg_str_from(err.msg), "");
	ctg_repo_close(&repo);
}

static void tells_what_it_cannot_read(void)
{
	open_after("missing", "clore dugny 2\n"
		"o=$(git rev-parse main:conventions/dugny)\n"
		"rm -f .git/objects/$(echo $o | cut -c1-2)/"
		"$(echo $o | cut -c3-)");
	CHECK_INT(push("main", "acte/dugny/2"), CTG_EGIT);
	CHECK(err.msg[0]);
	ctg_repo_close(&repo);

	open_after("shallow", "clore dugny 2; clore rouen 1\n"
		"git clone -q --depth 1 file://$PWD ../shallow.copy");
	ctg_repo_close(&repo);
	CHECK(chdir("../shallow.copy") == 0);
	OPEN(".");
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo,
		&(struct ctg_move){ "refs/heads/main", "", id("main") }, 1,
		&err), CTG_EGIT);
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("--unshallow")));
	ctg_repo_close(&repo);
}

static void keeps_branch_and_tags(void)
{
	static const struct {
		const char *ref, *from, *to, *says;
	} cases[] = {
		{ "refs/heads/main", "main", "", "L858" },
		{ "refs/heads/main", "main", "main~1", "L858" },
		{ "refs/heads/main", "main", "autre", "L858" },
		{ "refs/heads/main", "main", "envers", "L858" },
		{ "refs/heads/main", "main", "main", "" },
		{ "refs/heads/main", "", "main", "" },
		{ "refs/heads/autre", "autre", "", "" },
		{ "refs/heads/autre", "autre", "main~1", "" },
		{ "refs/heads/mai", "", "autre", "" },
		{ "refs/heads/main2", "", "autre", "" },
		{ "refs/notes/main", "main", "autre", "" },
		{ "refs/replace/main", "", "main", "L858" },
		{ "refs/replace/main", "autre", "main", "L858" },
		{ "refs/replace/main", "main", "", "" },
		{ "refs/tags/main", "", "autre", "L858" },
		{ "refs/tags/main", "autre", "", "" },
		{ "refs/tags/main2", "", "autre", "" },
		{ "refs/heads/Main", "", "main", "L858" },
		{ "refs/heads/MAIN", "autre", "", "" },
		{ "refs/tags/Acte/dugny/1", "", "acte/dugny/1", "L858" },
		{ "refs/tags/Actes", "", "main", "" },
		{ "refs/tags/acte/dugny/1", "acte/dugny/1", "", "L857" },
		{ "refs/tags/acte/dugny/1", "acte/dugny/1", "acte/dugny/0",
			"L857" },
		{ "refs/tags/acte/dugny/1", "acte/dugny/1", "acte/dugny/1",
			"" },
		{ "refs/tags/acte/dugny/1", "", "acte/dugny/1", "" },
		{ "refs/tags/acte/dugny/1", "", "acte/dugny/0", "L857" },
		{ "refs/tags/acte/dugny/1", "", "main", "L857" },
		{ "refs/tags/acte/dugny/2", "", "acte/dugny/1", "L857" },
		{ "refs/tags/acte/rouen/1", "", "acte/dugny/1", "L857" },
		{ "refs/tags/acte", "", "acte/dugny/1", "L857" },
		{ "refs/tags/acte/dugny", "", "acte/dugny/1", "L857" },
		{ "refs/tags/acte/dugny/1/2", "", "acte/dugny/1", "L857" },
		{ "refs/tags/acte/dugny/01", "", "acte/dugny/1", "L857" },
		{ "refs/tags/actes", "", "main", "" },
		{ "refs/tags/v1", "acte/dugny/1", "", "" },
	};

	open_after("kept", "git switch -q -c envers main~1\n"
		"bilan rouen 2024-01-01; git commit -qam Bilan\n"
		"git merge -q --no-ff -m Envers main\n"
		"git switch -q --orphan autre\n"
		"git commit -q --allow-empty -m Autre; git switch -q main");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct ctg_move m = { cases[i].ref, id(cases[i].from),
			id(cases[i].to) };

		reset();
		CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, &m, 1,
			&err), CTG_OK);
		if (!ctg_str_eq(rules(), ctg_str_from(cases[i].says)))
			printf("# case: %s %s %s\n", cases[i].ref,
				cases[i].from, cases[i].to);
		CHECK_STR(rules(), cases[i].says);
	}
	ctg_repo_close(&repo);
}

/* A whole register comes with its tags, in whatever order. */
static void takes_many_at_once(void)
{
	struct ctg_move moves[24];
	size_t n = 0;

	open_after("many", "for i in 1 2 3 4 5 6 7 8 9 10; do clore c$i 0\n"
		"clore c$i 1; done");
	for (int i = 10; i > 0; i--)
		for (int k = 0; k < 2; k++) {
			const char *tag = ctg_strf(&unit_arena,
				"refs/tags/acte/c%d/%d", i, k).p;

			moves[n++] = (struct ctg_move){ tag, "", id(tag) };
		}
	moves[n++] = (struct ctg_move){ "refs/heads/main", id("avant"),
		id("main") };
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves, n, &err),
		CTG_OK);
	CHECK_STR(rules(), "");
	/* Two tags changed for each other. */
	moves[3].to = moves[5].to;
	then("git update-ref -d refs/tags/acte/c9/1");
	reset();
	CHECK_INT(ctg_guard_moves(&diags, &unit_arena, &repo, moves, n, &err),
		CTG_OK);
	CHECK_STR(rules(), "L857");
	CHECK_INT(diags.n, 1);
	ctg_repo_close(&repo);
}

/* The index */

static void check_index(const char *script, const char *message,
	const char *says)
{
	then(ctg_strf(&unit_arena, "git reset -q --hard; git clean -fdq\n"
		"%s\ngit add -A", script).p);
	ctg_repo_close(&repo);
	OPEN(".");
	reset();
	CHECK_INT(ctg_guard_index(&diags, &unit_arena, &repo, message, &err),
		CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	if (!ctg_str_eq(rules(), ctg_str_from(says)))
		printf("# case: %s\n", script);
	CHECK_STR(rules(), says);
}

static void judges_the_index(void)
{
	const char *message = "Clôture\n\nConvention: dugny\nActe: 2\n"
		"Effet: 2022-12-20\nDeliberation: caf 2022-11-10\n"
		"Deliberation: commune 2022-11-20 n° 12\n"
		"Signature: caf 2022-12-20\nSignature: commune 2022-12-15\n";

	open_after("index", "");
	check_index("texte dugny Faux", NULL, "L851");
	check_index("texte dugny Faux", "Correction\n", "L851");
	check_index("texte bondy Neuf", NULL, "L852");
	check_index("sed -i 1d conventions/dugny/suivi.yml", NULL, "L856");
	check_index("echo 'branche: x' >ctg.yml", NULL, "L850");
	check_index("bilan dugny 2024-01-01", NULL, "");
	check_index(":", NULL, "");
	/* An act: it is ready, and then its message must say so. */
	check_index("acte dugny 2", NULL, "");
	check_index("acte dugny 2", message, "");
	check_index("acte dugny 2", "Clôture\n", "L851");
	check_index("acte dugny 2\n"
		"sed -i '/acte: 2.*caf/d' conventions/dugny/suivi.yml", NULL,
		"L851");
	check_index("acte dugny 3", NULL, "L851");
	check_index("acte bondy 0", NULL, "");
	/* Elsewhere, everything is free. */
	then("git switch -q -c avenant/dugny/2");
	check_index("texte dugny Faux; git rm -qf ctg.yml\n"
		"git checkout -q HEAD ctg.yml", NULL, "");
	then("git reset -q --hard; git switch -q --detach");
	check_index("texte dugny Faux", NULL, "");
	ctg_repo_close(&repo);
}

/* It could be the branch in force. */
static void lets_nothing_through_without_a_head(void)
{
	open_after("headless", "texte dugny Faux; git add -A\n" BREAK_HEAD);
	reset();
	EXPECT(ctg_guard_index(&diags, &unit_arena, &repo, NULL, &err),
		"la branche ouverte");
	ctg_repo_close(&repo);
}

/* A first commit, a register that is not at the top. */
static void judges_the_first_commit(void)
{
	scratch_enter("first");
	then("git init -q; mkdir -p a/b; : >a/b/ctg.yml; git add .");
	CHECK(chdir("a/b") == 0);
	OPEN(".");
	reset();
	CHECK_INT(ctg_guard_index(&diags, &unit_arena, &repo, NULL, &err),
		CTG_OK);
	CHECK_STR(rules(), "");
	then("mkdir .git; texte dugny Un; git add .; rmdir .git");
	ctg_repo_close(&repo);
	OPEN(".");
	reset();
	CHECK_INT(ctg_guard_index(&diags, &unit_arena, &repo, NULL, &err),
		CTG_OK);
	CHECK_STR(rules(), "L852");
	CHECK(diags.n == 1 && ctg_str_eq(diags.v[0].at.file,
		STR("a/b/conventions/dugny")));
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(judges_objects_that_nothing_names);
	UNIT(says_where_and_what_to_do);
	UNIT(freezes_each_file);
	UNIT(spares_names_that_are_there);
	UNIT(lets_events_grow_only);
	UNIT(wants_whole_acts);
	UNIT(reads_only_what_changes);
	UNIT(tells_what_it_cannot_read);
	UNIT(keeps_branch_and_tags);
	UNIT(takes_many_at_once);
	UNIT(judges_the_index);
	UNIT(lets_nothing_through_without_a_head);
	UNIT(judges_the_first_commit);
	return scratch_close(unit_done());
}
