/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/status_cache.h"

static struct ctg_roster all;

#define TOOLS \
	"texte() { mkdir -p conventions/$1\n" \
	"	printf '%s\\n' --- 'ctg: 1' \"titre: Convention de $1\" " \
	"'parties:' " \
	"'  - {id: caf, nom: Caf, designation: la Caf, type: caf, " \
	"representants: [{nom: A, qualite: b}]}' " \
	"'  - {id: msa, nom: MSA, designation: la MSA, type: msa, " \
	"representants: [{nom: A, qualite: b}]}' " \
	"\"periode: {debut: $2, fin: $3, preavis: 6 mois}\" --- '' " \
	"'# Article 1er - Objet' '' 'Texte.' " \
	">conventions/$1/convention.md; }\n" \
	"clos() { printf '%s\\n' Clôture '' \"Convention: $1\" \"Acte: $2\" " \
	"\"Effet: $3\" >.git/message; git add .\n" \
	"	git commit -qF .git/message\n" \
	"	git tag -aF .git/message acte/$1/$2; }\n" \
	"evenement() { printf '%s\\n' \"- {acte: $2, evenement: $3, " \
	"date: $4}\" >>conventions/$1/suivi.yml; }\n"

static void open_after(const char *name, const char *script)
{
	gitrepo_enter(name, ctg_strf(&unit_arena, "%s%s", TOOLS REGISTER,
		script).p);
	CHECK_INT(ctg_roster_read(&all, &unit_arena, &repo, &err), CTG_OK);
}

static void reopen(const char *script)
{
	ctg_repo_close(&repo);
	SH(ctg_strf(&unit_arena, "%s%s", TOOLS, script).p);
	OPEN(".");
	CHECK_INT(ctg_roster_read(&all, &unit_arena, &repo, &err), CTG_OK);
}

static struct ctg_status look(size_t i, const char *iso)
{
	struct ctg_status_reader r;
	struct ctg_status s = { 0 };

	CHECK_INT(ctg_status_open(&r, &repo, &all, unit_day(iso),
		unit_day("2026-06-01"), false, &err), CTG_OK);
	ctg_status_read(&s, &unit_arena, &r, &all.v[i]);
	ctg_status_close(&r);
	return s;
}

static const char *iso(struct ctg_date d)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_date_write_iso(&b, d);
	return b.p;
}

/* « en vigueur 1, 2023-01-01 à 2024-02-29 » */
static struct ctg_str shown(const struct ctg_status *s)
{
	if (s->why)
		return ctg_str_from(s->why->msg);
	return ctg_strf(&unit_arena, "%s %s%u, %s à %s",
		ctg_state_name(s->state), s->in_force ? "" : "sans ",
		s->version, iso(s->from), iso(s->until));
}

#define LIFE \
	"texte dugny 2023-01-01 2026-12-31; clos dugny 0 2023-01-01\n" \
	"mkdir conventions/dugny/avenants\n" \
	": >conventions/dugny/avenants/1.md\n" \
	"texte dugny 2023-01-01 2027-12-31; evenement dugny 0 bilan " \
	"2023-05-05; clos dugny 1 2024-03-01\n"

static void tells_the_state_and_how_long_it_lasts(void)
{
	static const struct {
		const char *day, *says;
	} cases[] = {
		{ "2022-12-31", "à venir sans 0, 0001-01-01 à 2022-12-31" },
		{ "2023-01-01", "en vigueur 0, 2023-01-01 à 2023-05-04" },
		{ "2023-05-05", "en vigueur 0, 2023-05-05 à 2024-02-29" },
		{ "2024-03-01", "en vigueur 1, 2024-03-01 à 2027-12-31" },
		{ "2027-12-31", "en vigueur 1, 2024-03-01 à 2027-12-31" },
		{ "2028-01-01", "échue 1, 2028-01-01 à 9999-12-31" },
	};

	open_after("life", LIFE);
	CHECK_INT(all.n, 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_status s = look(0, cases[i].day);

		CHECK_STR(shown(&s), cases[i].says);
	}
	reopen("evenement dugny 1 resiliation 2026-04-30; git add .\n"
		"git commit -qm Résiliation");
	CHECK_STR(shown(&(struct ctg_status[]){ look(0, "2026-04-30") }[0]),
		"résiliée 1, 2026-04-30 à 2027-12-31");
	CHECK_STR(shown(&(struct ctg_status[]){ look(0, "2026-04-29") }[0]),
		"en vigueur 1, 2024-03-01 à 2026-04-29");
	ctg_repo_close(&repo);
}

/* The text of the day, not the latest. */
static void takes_the_period_of_the_version_in_force(void)
{
	struct ctg_status s;

	open_after("period", LIFE);
	s = look(0, "2024-02-29");
	CHECK_STR(ctg_str_from(iso(s.end)), "2026-12-31");
	CHECK_STR(ctg_str_from(iso(s.notice)), "2026-06-30");
	CHECK_INT(s.nlater, 1);
	CHECK_STR(ctg_str_from(iso(s.later[0].effect)), "2024-03-01");
	s = look(0, "2024-03-01");
	CHECK_STR(ctg_str_from(iso(s.end)), "2027-12-31");
	CHECK_INT(s.nlater, 0);
	ctg_repo_close(&repo);
}

static bool recall(struct ctg_status *s, size_t i, const char *stamp,
	const char *iso_day)
{
	struct ctg_status_cache cache;

	ctg_status_cache_open(&cache, &unit_arena, &repo, stamp);
	return ctg_status_cache_find(s, &unit_arena, &cache, &all.v[i],
		unit_day(iso_day));
}

static void remember(const char *iso_day)
{
	struct ctg_status_cache cache;
	struct ctg_status *v = CTG_NEW_N(&unit_arena, struct ctg_status,
		all.n);

	for (size_t i = 0; i < all.n; i++)
		v[i] = look(i, iso_day);
	ctg_status_cache_open(&cache, &unit_arena, &repo, "1");
	ctg_status_cache_write(&cache, &all, v);
}

static void remembers_while_nothing_moves(void)
{
	struct ctg_status s, read;

	open_after("cache", LIFE "texte evry 2023-01-01 2026-12-31\n"
		"clos evry 0 2023-01-01; git branch avenant/evry/1");
	CHECK(!recall(&s, 0, "1", "2026-06-01"));
	remember("2026-06-01");
	CHECK(recall(&s, 0, "1", "2026-06-01"));
	read = look(0, "2026-06-01");
	CHECK_STR(shown(&s), shown(&read).p);
	CHECK_STR(s.titre, "Convention de dugny");
	CHECK(ctg_date_cmp(s.end, read.end) == 0);
	CHECK(ctg_date_cmp(s.notice, read.notice) == 0);
	CHECK(ctg_date_cmp(s.effect, read.effect) == 0);
	CHECK_INT(s.errors, read.errors);
	/* Only on the days for which it holds, and for the same judge. */
	CHECK(recall(&s, 0, "1", "2027-12-31"));
	CHECK(!recall(&s, 0, "1", "2028-01-01"));
	CHECK(recall(&s, 0, "1", "2024-03-01"));
	CHECK(!recall(&s, 0, "1", "2024-02-29"));
	CHECK(!recall(&s, 0, "2", "2026-06-01"));
	/* A draft was not written for it: it cannot be read. */
	CHECK(!recall(&s, 1, "1", "2026-06-01"));
	reopen("evenement dugny 1 bilan 2025-01-01; git add .\n"
		"git commit -qm Bilan");
	CHECK(!recall(&s, 0, "1", "2026-06-01"));
	remember("2026-06-01");
	CHECK(recall(&s, 0, "1", "2026-06-01"));
	reopen("git tag -f -aF .git/message acte/dugny/1 HEAD");
	CHECK(!recall(&s, 0, "1", "2026-06-01"));
	ctg_repo_close(&repo);
}

/* A draft is judged every day. */
static void remembers_drafts_for_a_day(void)
{
	struct ctg_status s;

	open_after("drafts", "git switch -qc projet/dugny\n"
		"texte dugny 2027-01-01 2030-12-31; git add .\n"
		"git commit -qm Projet");
	remember("2026-06-01");
	CHECK(recall(&s, 0, "1", "2026-06-01"));
	CHECK_INT(s.ndrafts, 1);
	CHECK_INT(s.state, CTG_PROJET);
	CHECK(!recall(&s, 0, "1", "2026-06-02"));
	reopen("git commit -q --allow-empty -m Rien");
	CHECK(!recall(&s, 0, "1", "2026-06-01"));
	ctg_repo_close(&repo);
}

int main(void)
{
	scratch_open();
	UNIT(tells_the_state_and_how_long_it_lasts);
	UNIT(takes_the_period_of_the_version_in_force);
	UNIT(remembers_while_nothing_moves);
	UNIT(remembers_drafts_for_a_day);
	return scratch_close(unit_done());
}
