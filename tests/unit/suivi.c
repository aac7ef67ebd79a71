/* SPDX-License-Identifier: Apache-2.0 */
/* Events in git; what a person types is in tests/cmd/consigner. */
#include "gitrepo.h"

#include "store/change.h"
#include "store/suivi.h"

static struct ctg_diags diags;

#define BASE \
	REGISTER \
	"git switch -qc projet/dugny\n" \
	"mkdir -p conventions/dugny\n" \
	"echo texte >conventions/dugny/convention.md\n" \
	"git add . && git commit -qm Projet\n"

#define LINE	"- {acte: 0, evenement: decision, partie: caf, " \
		"date: 2022-11-15}\n"

static void enter(const char *name, const char *script)
{
	gitrepo_enter(name, script);
	diags = (struct ctg_diags){ .arena = &unit_arena };
}

/* Reading */

static void reads_a_version_and_the_work_tree(void)
{
	struct ctg_snapshot tip;
	struct ctg_suivi s = { 0 };

	enter("read", BASE);
	CHECK_INT(ctg_snapshot_open(&tip, &repo, "refs/heads/projet/dugny",
		&err), CTG_OK);
	CHECK_INT(ctg_suivi_read(&s, &unit_arena, &tip, STR("dugny"), &diags,
		&err), CTG_OK);
	CHECK_INT(s.n, 0);
	CHECK_STR(s.path, "conventions/dugny/suivi.yml");
	CHECK_INT(ctg_suivi_read_work(&s, &unit_arena, &repo, STR("dugny"),
		&diags, &err), CTG_OK);
	CHECK_INT(s.n, 0);
	SH("printf '%s' '" LINE "- x\\n' >conventions/dugny/suivi.yml\n");
	CHECK_INT(ctg_suivi_read_work(&s, &unit_arena, &repo, STR("dugny"),
		&diags, &err), CTG_OK);
	CHECK_INT(s.n, 1);
	CHECK_INT(diags.n, 1);
	CHECK_INT(ctg_suivi_read(&s, &unit_arena, &tip, STR("dugny"), &diags,
		&err), CTG_OK);
	CHECK_INT(s.n, 0);
	CHECK_INT(ctg_suivi_read_work(&s, &unit_arena, &repo, STR("melun"),
		&diags, &err), CTG_OK);
	CHECK_INT(s.n, 0);
	ctg_snapshot_close(&tip);
	ctg_repo_close(&repo);
}

static void reads_nothing_outside(void)
{
	struct ctg_suivi s = { .n = 7 };

	enter("outside", BASE "echo '" LINE "' >../dehors.yml\n"
		"ln -s ../../../dehors.yml conventions/dugny/suivi.yml\n");
	CHECK_INT(ctg_suivi_read_work(&s, &unit_arena, &repo, STR("dugny"),
		&diags, &err), CTG_EINPUT);
	CHECK_INT(s.n, 7);
	SH("ln -sf nulle-part conventions/dugny/suivi.yml\n");
	CHECK_INT(ctg_suivi_read_work(&s, &unit_arena, &repo, STR("dugny"),
		&diags, &err), CTG_EINPUT);
	ctg_repo_close(&repo);
}

/* Which act */

static void find(enum ctg_event_kind kind, long acte, enum ctg_code code,
	unsigned found, const char *branch)
{
	struct ctg_suivi_target t = { .acte = 99, .branch = "" };

	CHECK_INT(ctg_suivi_find(&t, &unit_arena, &repo, STR("dugny"), kind,
		acte, &err), code);
	CHECK_INT(t.acte, code ? 99 : found);
	CHECK_STR(ctg_str_from(t.branch), code ? "" : branch);
	CHECK(!code || err.msg[0]);
}

static void finds_the_act(void)
{
	enter("act", BASE);
	find(CTG_SIGNATURE, -1, CTG_OK, 0, "projet/dugny");
	find(CTG_SIGNATURE, 0, CTG_OK, 0, "projet/dugny");
	find(CTG_SIGNATURE, 1, CTG_EGIT, 0, "");
	find(CTG_BILAN, -1, CTG_EREFUSED, 0, "");
	find(CTG_BILAN, 0, CTG_EREFUSED, 0, "");
	SH("git branch -qf main projet/dugny\n" CLOSE("0"));
	find(CTG_BILAN, -1, CTG_OK, 0, "main");
	find(CTG_RESILIATION, 0, CTG_OK, 0, "main");
	find(CTG_PUBLICATION, -1, CTG_OK, 0, "main");
	find(CTG_SIGNATURE, -1, CTG_EREFUSED, 0, "");
	find(CTG_DELIBERATION, 0, CTG_OK, 0, "main");
	SH("git branch avenant/dugny/1 main\n");
	find(CTG_SIGNATURE, -1, CTG_OK, 1, "avenant/dugny/1");
	find(CTG_TRANSMISSION, 0, CTG_OK, 0, "main");
	find(CTG_BILAN, -1, CTG_OK, 0, "main");
	find(CTG_BILAN, 1, CTG_EREFUSED, 0, "");
	SH("git branch avenant/dugny/3 main\n");
	find(CTG_SIGNATURE, -1, CTG_EUSAGE, 0, "");
	find(CTG_SIGNATURE, 3, CTG_OK, 3, "avenant/dugny/3");
	find(CTG_SIGNATURE, 2, CTG_EGIT, 0, "");
	SH(CLOSE("1"));
	find(CTG_SIGNATURE, -1, CTG_OK, 3, "avenant/dugny/3");
	find(CTG_BILAN, -1, CTG_OK, 1, "main");
	find(CTG_SIGNATURE, 1, CTG_OK, 1, "main");
	ctg_repo_close(&repo);
}

/* Adding */

static struct ctg_snapshot tip;
static struct ctg_suivi now;

static struct ctg_suivi_entry entry(void)
{
	CHECK_INT(ctg_snapshot_open(&tip, &repo, "refs/heads/projet/dugny",
		&err), CTG_OK);
	CHECK_INT(ctg_suivi_read(&now, &unit_arena, &tip, STR("dugny"),
		&diags, &err), CTG_OK);
	return (struct ctg_suivi_entry){
		.tip = &tip, .branch = "projet/dugny", .id = STR("dugny"),
		.event = { .kind = CTG_DECISION, .partie = STR("caf"),
			.date = { 2022, 11, 15 } },
		.message = "Décision\n", .now = 1'668'500'000, .offset = 60,
	};
}

static void adds_below_what_is_there(void)
{
	static const char *const before[] = {
		"", "# suivi\n", "# suivi", LINE, "# suivi\r\n",
	};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		const char *name = ctg_strf(&unit_arena, "below%zu", i).p;
		struct ctg_suivi_entry e;
		struct ctg_suivi after;

		enter(name, BASE);
		if (*before[i])
			SH(ctg_strf(&unit_arena, "printf '%%s' '%s' >"
				"conventions/dugny/suivi.yml\ngit add .\n"
				"git commit -qm Suivi\n", before[i]).p);
		e = entry();
		CHECK_INT(ctg_suivi_add(&e, &now, &err), CTG_OK);
		CHECK_INT(ctg_suivi_read_work(&after, &unit_arena, &repo,
			STR("dugny"), &diags, &err), CTG_OK);
		CHECK_INT(after.n, now.n + 1);
		CHECK(ctg_str_starts(after.text, now.text));
		CHECK(ctg_str_ends(after.text, STR("\n" LINE)) || i == 0);
		CHECK(ctg_str_ends(after.text, STR(LINE)));
		SH("[ -z \"$(git status --porcelain)\" ]\n"
			"git fsck --strict\n");
		ctg_snapshot_close(&tip);
		ctg_repo_close(&repo);
	}
}

/* Somebody else records meanwhile: neither line is lost. */
static void does_not_overwrite_what_came_meanwhile(void)
{
	struct ctg_suivi_entry e;

	enter("meanwhile", BASE);
	e = entry();
	SH("git commit -q --allow-empty -m Autre\n");
	CHECK_INT(ctg_suivi_add(&e, &now, &err), CTG_EREFUSED);
	CHECK(strstr(err.hint, "relancez"));
	SH("[ \"$(git log -1 --format=%s)\" = Autre ]\n"
		"[ -z \"$(git status --porcelain)\" ]\n");
	ctg_snapshot_close(&tip);
	ctg_repo_close(&repo);
}

static void names_a_piece_after_what_it_proves(void)
{
	struct ctg_suivi_entry e;

	enter("piece", BASE);
	e = entry();
	e.piece = STR("%PDF-1.4 a");
	CHECK_INT(ctg_suivi_name_piece(&e, &unit_arena, &err), CTG_OK);
	CHECK_STR(e.event.piece, "pieces/0-decision-caf.pdf");
	CHECK_STR(e.event.sha256, "7ec2f90af905dc8b9bed9d6deaea118d"
		"4a8b168f762a9dae5b0c25dea7e466e1");
	CHECK_INT(ctg_suivi_add(&e, &now, &err), CTG_OK);
	ctg_snapshot_close(&tip);
	e = entry();
	e.piece = STR("%PDF-1.4 a");
	CHECK_INT(ctg_suivi_name_piece(&e, &unit_arena, &err), CTG_OK);
	CHECK_STR(e.event.piece, "pieces/0-decision-caf.pdf");
	e.piece = STR("%PDF-1.4 b");
	CHECK_INT(ctg_suivi_name_piece(&e, &unit_arena, &err), CTG_OK);
	CHECK_STR(e.event.piece, "pieces/0-decision-caf-2.pdf");
	SH("echo mine >conventions/dugny/pieces/0-decision-caf-2.pdf\n");
	CHECK_INT(ctg_suivi_name_piece(&e, &unit_arena, &err), CTG_OK);
	CHECK_STR(e.event.piece, "pieces/0-decision-caf-3.pdf");
	e.event.kind = CTG_BILAN;
	e.event.partie = STR("");
	CHECK_INT(ctg_suivi_name_piece(&e, &unit_arena, &err), CTG_OK);
	CHECK_STR(e.event.piece, "pieces/0-bilan.pdf");
	ctg_snapshot_close(&tip);
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(reads_a_version_and_the_work_tree);
	UNIT(reads_nothing_outside);
	UNIT(finds_the_act);
	UNIT(adds_below_what_is_there);
	UNIT(does_not_overwrite_what_came_meanwhile);
	UNIT(names_a_piece_after_what_it_proves);
	return scratch_close(unit_done());
}
