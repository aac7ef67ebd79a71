/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/roster.h"

static struct ctg_roster all;

static void open_after(const char *name, const char *dir, const char *script)
{
	scratch_enter(name);
	SH(ctg_strf(&unit_arena, REGISTER
		"texte() { mkdir -p conventions/$1; "
		": >conventions/$1/convention.md; }\n"
		"etiquette() { git tag -a -m Acte acte/$1; }\n%s",
		script).p);
	OPEN(dir);
	CHECK_INT(ctg_roster_read(&all, &unit_arena, &repo, &err), CTG_OK);
}

/* « dugny: 0 1, 2 3~, dossier; … »: acts, drafts (~ on a server), folders. */
static struct ctg_str shown(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < all.n; i++) {
		const struct ctg_roster_entry *e = &all.v[i];

		ctg_buf_printf(&b, "%s%.*s:", i ? "; " : "", STR_ARG(e->id));
		for (size_t k = 0; k < e->nacts; k++)
			ctg_buf_printf(&b, " %u", e->acts[k].number);
		ctg_buf_puts(&b, ",");
		for (size_t k = 0; k < e->ndrafts; k++)
			ctg_buf_printf(&b, " %u%s", e->drafts[k].number,
				e->drafts[k].remote ? "~" : "");
		if (e->folder[0])
			ctg_buf_puts(&b, ", dossier");
		if (e->work)
			ctg_buf_puts(&b, ", travail");
	}
	return b.n ? ctg_buf_str(&b) : STR("");
}

static void nothing_is_nothing(void)
{
	open_after("nothing", ".", "");
	CHECK_STR(shown(), "");
	CHECK(!ctg_roster_find(&all, STR("dugny")));
	ctg_repo_close(&repo);
	open_after("unborn", ".", "git update-ref -d HEAD");
	CHECK_STR(shown(), "");
	CHECK_STR(ctg_str_from(all.tip), "");
	ctg_repo_close(&repo);
}

#define SCRIPT \
	"texte dugny; texte evry; texte seule; mkdir conventions/notes\n" \
	": >conventions/notes/x; : >conventions/fichier; texte Majuscule\n" \
	"git add .; git commit -qm Textes\n" \
	"for n in 0 1 2 3 4 5 6 7 8 9 10; do etiquette dugny/$n; done\n" \
	"etiquette evry/0; etiquette evry/2; etiquette evry/01\n" \
	"etiquette evry/x; etiquette evry/3/y; etiquette Evry/0\n" \
	"for b in projet/evry avenant/evry/1 avenant/evry/2 avenant/evry/11 " \
	"avenant/dugny/11 projet/neuve avenant/evry/0 avenant/evry/03 " \
	"avenant/evry projet/a/b autre/projet/perdue; do " \
	"git update-ref refs/heads/$b HEAD || true; done\n" \
	"texte neuve; texte travail\n"

static void gathers_by_convention(void)
{
	const struct ctg_roster_entry *e;

	open_after("gather", ".", SCRIPT);
	CHECK_STR(shown(), "dugny: 0 1 2 3 4 5 6 7 8 9 10, 11, dossier; "
		"evry: 0 2, 1 11, dossier; neuve:, 0; seule:,, dossier; "
		"travail:,, travail");
	e = ctg_roster_find(&all, STR("evry"));
	CHECK(e && strcmp(e->drafts[0].branch, "avenant/evry/1") == 0);
	CHECK(!ctg_roster_find(&all, STR("Evry")));
	ctg_repo_close(&repo);
	/* The same once packed, and partly loose again. */
	SH("git pack-refs --all; git tag -f -a -m Autre acte/dugny/3");
	OPEN(".");
	CHECK_INT(ctg_roster_read(&all, &unit_arena, &repo, &err), CTG_OK);
	CHECK_STR(shown(), "dugny: 0 1 2 3 4 5 6 7 8 9 10, 11, dossier; "
		"evry: 0 2, 1 11, dossier; neuve:, 0; seule:,, dossier; "
		"travail:,, travail");
	ctg_repo_close(&repo);
}

static void knows_what_a_server_has(void)
{
	open_after("remote", ".", "git update-ref refs/heads/projet/ici HEAD\n"
		"git update-ref refs/remotes/origin/projet/ici HEAD\n"
		"git update-ref refs/remotes/origin/avenant/dugny/2 HEAD\n"
		"git update-ref refs/remotes/autre/avenant/dugny/2 HEAD\n"
		"git update-ref refs/remotes/a/b/avenant/dugny/3 HEAD\n"
		"git update-ref refs/remotes/origin/avenant/dugny/1 HEAD\n"
		"etiquette dugny/0; etiquette dugny/1\n"
		"git update-ref refs/remotes/origin/main HEAD\n"
		"git symbolic-ref refs/remotes/origin/HEAD "
		"refs/remotes/origin/main");
	CHECK_STR(shown(), "dugny: 0 1, 2~ 3~; ici:, 0");
	ctg_repo_close(&repo);
}

/* A register deep in a larger repository, whose branch is not main. */
static void looks_into_the_register_only(void)
{
	open_after("deep", "pays/registre", "texte ailleurs\n"
		"mkdir -p pays/registre; cd pays/registre\n"
		"echo 'branche: vigueur' >ctg.yml; texte dugny; git add .\n"
		"git commit -qm Textes; git branch vigueur; git rm -qr .\n"
		"git commit -qm Vide; mkdir -p pays; git switch -q vigueur");
	CHECK_STR(shown(), "dugny:,, dossier");
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(nothing_is_nothing);
	UNIT(gathers_by_convention);
	UNIT(knows_what_a_server_has);
	UNIT(looks_into_the_register_only);
	return scratch_close(unit_done());
}
