/* SPDX-License-Identifier: Apache-2.0 */
/* Who recorded what, for any length of history; what a person reads is in
 * tests/cmd/journal. */
#include "gitrepo.h"

#include "store/journal.h"

static struct ctg_diags diags;
static struct ctg_journal journal;
static bool found;

/* « Qui 7 » records a line whose numero is 7. */
#define BASE \
	"git init -q .\n" \
	"mkdir -p conventions/dugny conventions/melun\n" \
	": >ctg.yml\n" \
	"echo texte >conventions/dugny/convention.md\n" \
	"git add . && git commit -qm Registre\n" \
	"ligne() {\n" \
	"	echo \"- {acte: 0, evenement: bilan, date: 2024-01-01, " \
	"numero: n$1}\" >>conventions/dugny/suivi.yml\n" \
	"	git add .\n" \
	"	git -c user.name=\"Qui n$1\" commit -qm \"Ligne $1\"\n" \
	"}\n" \
	"bruit() {\n" \
	"	for i in $(seq \"$1\"); do\n" \
	"		git -c user.name=Bruit commit -q --allow-empty " \
	"-m Bruit\n" \
	"	done\n" \
	"}\n"

static void enter(const char *name, const char *script)
{
	gitrepo_enter(name, script);
	diags = (struct ctg_diags){ .arena = &unit_arena };
	journal = (struct ctg_journal){ 0 };
	CHECK_INT(ctg_journal_read(&journal, &found, &unit_arena, &repo,
		STR("dugny"), &diags, &err), CTG_OK);
}

static void leave(void)
{
	ctg_repo_close(&repo);
}

/* Each of the n events is by the one who wrote it. */
static void check_records(size_t n)
{
	size_t events = 0;

	for (size_t i = 0; i < journal.n; i++) {
		const struct ctg_journal_entry *e = &journal.v[i];

		if (e->act)
			continue;
		events++;
		CHECK_STR(e->record.who, ctg_strf(&unit_arena, "Qui %.*s",
			STR_ARG(e->event->numero)).p);
		CHECK(strlen(e->record.commit) == CTG_OID_HEX);
		CHECK(e->record.when.year >= 2020);
	}
	CHECK_INT(events, n);
}

/* Whatever lies between two lines, and below the first. */
static void finds_each_line(void)
{
	enter("each", BASE
		"for n in 1 2 3 4 5 6 7 8; do\n"
		"	ligne $n\n"
		"	bruit $((n * n % 11))\n"
		"done\n");
	check_records(8);
	leave();
}

static void finds_the_only_commit(void)
{
	enter("only", "git init -q . && mkdir -p conventions/dugny\n"
		": >ctg.yml\n"
		"echo '- {acte: 0, evenement: bilan, date: 2024-01-01, "
		"numero: n1}' >conventions/dugny/suivi.yml\n"
		"git add . && git -c user.name='Qui n1' commit -qm Tout\n");
	check_records(1);
	leave();
}

/* Lines that an act brings, then lines of its own life. */
static void finds_around_acts(void)
{
	enter("acts", BASE
		"ligne 1\n" CLOSE("0")
		"bruit 3\nligne 2\nligne 3\n" CLOSE("1")
		"ligne 4\nbruit 9\nligne 5\nbruit 2\n");
	CHECK_INT(journal.n, 7);
	check_records(5);
	leave();
}

/* Two colleagues' lines joined by a merge, one of which is a merge too. */
static void follows_merges(void)
{
	enter("merges", BASE
		"printf 'suivi.yml merge=union\\n' >.gitattributes\n"
		"git add . && git commit -qm Attributs\n"
		"ligne 1\nbruit 2\n"
		"git switch -qc un && bruit 3 && ligne 2 && bruit 1\n"
		"git switch -qc deux HEAD~4 && ligne 3 && bruit 4\n"
		"git merge -q -m Fusion un && ligne 4 && bruit 2\n"
		"git switch -q main && ligne 5 && bruit 1\n"
		"git -c user.name=Fusion merge -q -m Fusion deux\n"
		"bruit 5 && ligne 6\n");
	check_records(6);
	leave();
}

/* Of a draft: what it adds, not what it began with. */
static void tells_drafts_apart(void)
{
	enter("drafts", BASE
		"ligne 1\n" CLOSE("0")
		"git switch -qc avenant/dugny/1 && bruit 2 && ligne 2\n"
		"git switch -qc avenant/dugny/2 main && ligne 3 && bruit 1\n"
		"git switch -q main && ligne 4\n"
		"git branch autre && git switch -q autre && ligne 5\n");
	check_records(4);
	CHECK_INT(journal.ndrafts, 2);
	for (size_t i = 0; i < journal.n; i++) {
		const struct ctg_journal_entry *e = &journal.v[i];
		struct ctg_str s = e->act ? STR("n0") : e->event->numero;
		char c = s.p[1];

		CHECK_STR(ctg_str_from(e->draft ? e->draft : ""), c == '2' ?
			"avenant/dugny/1" : c == '3' ? "avenant/dugny/2" :
			"");
	}
	leave();
}

static void knows_what_is_not_there(void)
{
	enter("none", BASE "rm -r conventions/dugny\n"
		"git add . && git commit -qm Vide\n");
	CHECK(!found);
	CHECK_INT(journal.n, 0);
	leave();
	enter("unborn", "git init -q . && : >ctg.yml\n");
	CHECK(!found);
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(finds_each_line);
	UNIT(finds_the_only_commit);
	UNIT(finds_around_acts);
	UNIT(follows_merges);
	UNIT(tells_drafts_apart);
	UNIT(knows_what_is_not_there);
	return scratch_close(unit_done());
}
