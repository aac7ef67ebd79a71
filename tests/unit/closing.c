/* SPDX-License-Identifier: Apache-2.0 */
/* Acts that are closed; what a person types is in tests/cmd/clore. */
#include "gitrepo.h"

#include "store/closing.h"

static struct ctg_diags diags;
static struct ctg_closing closing;
static struct ctg_lack *lacks;
static size_t nlacks;

static const struct ctg_date today = { 2026, 1, 1 };

#define EVENTS(n, year) \
	"- {acte: " n ", evenement: decision, partie: caf, date: " year \
	"-01-10}\n" \
	"- {acte: " n ", evenement: decision, partie: msa, date: " year \
	"-01-11}\n" \
	"- {acte: " n ", evenement: signature, partie: caf, date: " year \
	"-02-10}\n" \
	"- {acte: " n ", evenement: signature, partie: msa, date: " year \
	"-02-09}\n"

#define BASE \
	REGISTER \
	"git switch -qc projet/dugny\n" \
	"mkdir -p conventions/dugny/avenants conventions/dugny/pieces\n" \
	"cat >conventions/dugny/convention.md <<'FIN'\n" \
	"---\nctg: 1\ntitre: Convention territoriale globale\n" \
	"parties:\n" \
	"  - {id: caf, nom: Caf, designation: la Caf, type: caf,\n" \
	"     representants: [{nom: Anne LE GALL, qualite: directrice}]}\n" \
	"  - {id: msa, nom: MSA, designation: la MSA, type: msa,\n" \
	"     representants: [{nom: Paul ROUX, qualite: directeur}]}\n" \
	"periode: {debut: signature, fin: 2027-12-31}\nlieu: Dugny\n---\n" \
	"\n# Article 1er - Objet\n\nUn projet.\nFIN\n" \
	"printf '%s' '" EVENTS("0", "2023") "' >conventions/dugny/" \
	"suivi.yml\n" \
	"git add . && git commit -qm Projet\n"

/* An avenant, not signed. */
#define DRAFT \
	"git switch -qc avenant/dugny/1 main\n" \
	"mkdir -p conventions/dugny/avenants conventions/dugny/pieces\n" \
	"printf -- '---\\nctg: 1\\navenant: 1\\ntitre: Avenant\\n" \
	"base: 0\\neffet: 2024-07-01\\nmotif: Autre\\n---\\n\\n# Article " \
	"1er - Objet\\n\\nUn projet.\\n' >conventions/dugny/avenants/1.md\n" \
	"git add . && git commit -qm Avenant\n"

#define SIGN \
	"printf '%s' '" EVENTS("1", "2024") "' >>conventions/dugny/" \
	"suivi.yml\n" \
	"git commit -qam Suivi\n"

static enum ctg_code open_act(long acte)
{
	err = (struct ctg_err){ 0 };
	diags = (struct ctg_diags){ .arena = &unit_arena };
	OPEN(".");
	return ctg_closing_open(&closing, &unit_arena, &repo, STR("dugny"),
		acte, &err);
}

static void judge(void)
{
	CHECK_INT(ctg_closing_judge(&closing, &lacks, &nlacks, today, &diags,
		&err), CTG_OK);
}

static enum ctg_code run(void)
{
	return ctg_closing_run(&closing, 1'767'225'600, 60, &diags, &err);
}

static void leave(void)
{
	ctg_closing_close(&closing);
	ctg_repo_close(&repo);
}

static void close_act(void)
{
	CHECK_INT(open_act(-1), CTG_OK);
	judge();
	CHECK_INT(nlacks, 0);
	CHECK_INT(diags.n, 0);
	CHECK_INT(run(), CTG_OK);
	CHECK_STR(ctg_str_from(err.msg), "");
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	leave();
	/* The index is the one that git makes of nothing. */
	SH("[ -z \"$(git --no-optional-locks status --porcelain -uno)\" ]\n"
		"git fsck --strict --no-dangling\n"
		"git ls-files -s --debug >../ours; git write-tree >>../ours\n"
		"cp -p .git/index ../index; rm .git/index\n"
		"git read-tree HEAD; git update-index -q --refresh\n"
		"git ls-files -s --debug >../theirs\n"
		"git write-tree >>../theirs; diff ../theirs ../ours\n"
		"mv ../index .git/index");
}

/* The message: one line a party, the day of the last signature. */
static void says_it_all(void)
{
	scratch_enter("message");
	SH(BASE);
	CHECK_INT(open_act(-1), CTG_OK);
	judge();
	CHECK_STR(ctg_str_from(closing.message),
		"Clôture de la convention dugny\n\n"
		"Convention: dugny\nActe: 0\nEffet: 2023-02-10\n"
		"Deliberation: caf 2023-01-10\n"
		"Deliberation: msa 2023-01-11\n"
		"Signature: caf 2023-02-10\nSignature: msa 2023-02-09\n");
	CHECK_INT(run(), CTG_OK);
	CHECK_INT(closing.state, CTG_CLOSING_DONE);
	leave();
	SH("git log -1 --format=%B main >../a\n"
		"git tag -l --format='%(contents)' acte/dugny/0 >../b\n"
		"cmp ../a ../b\n"
		"[ \"$(git rev-parse main^)\" = \"$(git merge-base main "
		"projet/dugny)\" ]\n"
		"git diff --quiet main projet/dugny\n"
		"[ \"$(git symbolic-ref --short HEAD)\" = main ]\n"
		"[ -z \"$(git status --porcelain)\" ]\ngit fsck --strict\n");
}

/* A date of effect of its own; each missing step, once. */
static void lists_what_is_missing(void)
{
	static const struct {
		const char *party;
		enum ctg_event_kind kind;
	} want[] = {
		{ "caf", CTG_DECISION }, { "caf", CTG_SIGNATURE },
		{ "msa", CTG_DECISION }, { "msa", CTG_SIGNATURE },
	};

	scratch_enter("missing");
	SH(BASE);
	close_act();
	SH(DRAFT);
	CHECK_INT(open_act(1), CTG_OK);
	judge();
	CHECK_INT(nlacks, 4);
	for (size_t i = 0; i < 4 && i < nlacks; i++) {
		CHECK_STR(lacks[i].party->id.s, want[i].party);
		CHECK_INT(lacks[i].kind, want[i].kind);
	}
	CHECK(!closing.message);
	leave();
	SH(SIGN);
	CHECK_INT(open_act(1), CTG_OK);
	judge();
	CHECK_INT(nlacks, 0);
	CHECK_INT(closing.effect.month, 7);
	leave();
}

/* Lines and pieces of both branches, whatever their ends look like. */
static void joins_events(void)
{
	static const char *const ends[] = { "\\n", "", "\\n\\n", "\\r\\n" };
	const char *line = "- {acte: 0, evenement: bilan, date: 2024-01-20}";

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		scratch_enter(ctg_strf(&unit_arena, "join%zu", i).p);
		SH(BASE);
		close_act();
		SH(DRAFT SIGN
			"echo x >conventions/dugny/pieces/1.pdf\n"
			"git add . && git commit -qm Pièce\n");
		SH(ctg_strf(&unit_arena, "git switch -q main\n"
			"mkdir -p conventions/dugny/pieces\n"
			"echo y >conventions/dugny/pieces/0.pdf\n"
			"printf -- '%s%s' >>conventions/dugny/suivi.yml\n"
			"git add . && git commit -qm Bilan\n"
			"cp conventions/dugny/suivi.yml ../avant%zu\n",
			line, ends[i], i).p);
		close_act();
		SH(ctg_strf(&unit_arena, "cd conventions/dugny\n"
			"head -c $(wc -c <../../../avant%zu) suivi.yml | "
			"cmp - ../../../avant%zu\n"
			"[ $(grep -c acte: suivi.yml) = 9 ]\n"
			"[ $(grep -c bilan suivi.yml) = 1 ]\n"
			"[ $(ls pieces | wc -l) = 2 ]\n"
			"[ -z \"$(git status --porcelain)\" ]\n", i, i).p);
	}
}

static void refuses_another_piece_of_the_name(void)
{
	scratch_enter("piece");
	SH(BASE);
	close_act();
	SH(DRAFT SIGN "echo x >conventions/dugny/pieces/1.pdf\n"
		"git add . && git commit -qm Pièce\ngit switch -q main\n"
		"mkdir -p conventions/dugny/pieces\n"
		"echo y >conventions/dugny/pieces/1.pdf\n"
		"git add . && git commit -qm Autre\n"
		"git rev-parse main >../avant\n");
	CHECK_INT(open_act(1), CTG_OK);
	judge();
	CHECK_INT(run(), CTG_EREFUSED);
	CHECK_STR(ctg_str_from(err.file), "conventions/dugny/pieces/1.pdf");
	leave();
	SH("git rev-parse main | cmp - ../avant\n[ $(git tag | wc -l) = 1 ]\n");
}

/* The guard has the last word: here, a piece that is no file. */
static void obeys_the_guard(void)
{
	scratch_enter("guard");
	SH(BASE "ln -s /etc/passwd conventions/dugny/pieces/0.pdf\n"
		"git add . && git commit -qm Piège\n");
	CHECK_INT(open_act(-1), CTG_OK);
	judge();
	CHECK_INT(run(), CTG_EREFUSED);
	CHECK(ctg_diags_count(&diags, CTG_ERROR) > 0);
	CHECK_INT(closing.state, CTG_CLOSING_OPEN);
	leave();
	SH("[ -z \"$(git tag)\" ]\n[ $(git rev-list --count main) = 1 ]\n");
}

/* Somebody else closes or records between our reading and our writing. */
static void gives_way_to_another(void)
{
	scratch_enter("race");
	SH(BASE);
	CHECK_INT(open_act(-1), CTG_OK);
	judge();
	SH("git branch -f main $(git commit-tree -p main -m Autre "
		"main^{tree})\ngit rev-parse main >../avant\n");
	CHECK_INT(run(), CTG_EREFUSED);
	leave();
	SH("git rev-parse main | cmp - ../avant\n[ -z \"$(git tag)\" ]\n");
	close_act();
}

/* What was added to the draft meanwhile is kept with it. */
static void keeps_late_work(void)
{
	scratch_enter("late");
	SH(BASE "git switch -q main\necho 'brouillons: supprimer' >ctg.yml\n"
		"git commit -qam Réglages\n");
	CHECK_INT(open_act(-1), CTG_OK);
	judge();
	SH("git branch -f projet/dugny $(git commit-tree -p projet/dugny "
		"-m Suite projet/dugny^{tree})\n");
	CHECK_INT(run(), CTG_OK);
	CHECK(!closing.deleted);
	leave();
	SH("git rev-parse -q --verify projet/dugny\n");
	CHECK_INT(open_act(-1), CTG_OK);
	CHECK_INT(closing.state, CTG_CLOSING_DONE);
	CHECK_INT(run(), CTG_OK);
	CHECK(closing.deleted);
	leave();
	SH("[ \"$(git branch --format='%(refname:short)')\" = main ]\n");
}

/* Only the commit that brought the act speaks for it. */
static void finds_what_lost_its_tag(void)
{
	scratch_enter("untagged");
	SH(BASE);
	close_act();
	SH("git rev-parse main >../acte\ngit tag -d acte/dugny/0\n"
		"git commit -q --allow-empty -m Suite\n"
		"git branch -qD projet/dugny\n");
	CHECK_INT(open_act(-1), CTG_OK);
	CHECK_INT(closing.state, CTG_CLOSING_UNTAGGED);
	CHECK_INT(run(), CTG_OK);
	leave();
	SH("git rev-parse acte/dugny/0^{} | cmp - ../acte\n");
	/* Not an act of ours: a folder without one. */
	scratch_enter("folder");
	SH(BASE "git branch -f main projet/dugny\n");
	CHECK_INT(open_act(-1), CTG_EREFUSED);
	leave();
}

static void refuses_strangers(void)
{
	scratch_enter("strangers");
	SH(BASE "git switch -q --orphan autre\n"
		": >ctg.yml\ngit add . && git commit -qm Autre\n"
		"git branch -qf projet/dugny\n");
	CHECK_INT(open_act(-1), CTG_EREFUSED);
	CHECK(ctg_str_has(ctg_str_from(err.msg), STR("en commun")));
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(says_it_all);
	UNIT(lists_what_is_missing);
	UNIT(joins_events);
	UNIT(refuses_another_piece_of_the_name);
	UNIT(obeys_the_guard);
	UNIT(gives_way_to_another);
	UNIT(keeps_late_work);
	UNIT(finds_what_lost_its_tag);
	UNIT(refuses_strangers);
	return scratch_close(unit_done());
}
