/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/metadata.h"

#include "base/json_read.h"
#include "base/utf8.h"

#include "unit.h"

static void slugs(void)
{
	static const struct {
		const char *from, *to;
		size_t most;
	} cases[] = {
		{ "Plan d'actions : l'été 2024", "plan-d-actions-l-ete-2024",
			60 },
		{ "  Œuvres / n° 2 – ÉCOLES !", "oeuvres-n-2-ecoles", 60 },
		{ "2a", "2a", 60 },
		{ "5 bis", "5-bis", 60 },
		{ "???", "", 60 },
		{ "", "", 60 },
		{ "../../etc/passwd", "etc-passwd", 60 },
		{ "un deux trois", "un-deux", 8 },
		{ "un deux trois", "un-deux", 7 },
		{ "un deux trois", "un-deux-t", 9 },
		{ "un deux", "un", 3 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_str s = ctg_metadata_slug(&unit_arena,
			ctg_str_from(cases[i].from), cases[i].most);

		CHECK_STR(s, cases[i].to);
		CHECK(s.n == 0 || ctg_manifest_is_name(s));
	}
}

/* A liasse of which only the parties matter. */
static struct ctg_liasse of_parties(size_t n, const char *nom)
{
	struct ctg_liasse l = { .arena = &unit_arena, .id = STR("dugny") };

	l.signers.parties = CTG_NEW_N(&unit_arena, struct ctg_party, n);
	l.signers.nparties = n;
	for (size_t i = 0; i < n; i++)
		l.signers.parties[i].nom.s = ctg_str_from(nom);
	return l;
}

static void objects(void)
{
	struct ctg_liasse l = of_parties(3, "Caf");
	struct ctg_str s;

	CHECK_STR(ctg_metadata_object(&l, STR("Avenant n° 1")),
		"Avenant n° 1 – Caf, Caf et Caf");
	/* « é » counts once */
	l = of_parties(20, "Communauté de communes de l'été très étendu");
	s = ctg_metadata_object(&l, STR("Convention"));
	CHECK(ctg_utf8_count(s) <= CTG_METADATA_OBJECT);
	CHECK(ctg_utf8_count(s) > CTG_METADATA_OBJECT - 20);
	CHECK(ctg_str_ends(s, STR("…")));
	CHECK(ctg_utf8_valid(s) == s.n);
}

/* As long as may be, and one letter more. */
static void objects_of_one_word(void)
{
	struct ctg_liasse l = of_parties(0, "");
	char word[CTG_METADATA_OBJECT + 1];
	struct ctg_str s = { word, sizeof(word) - 1 };

	memset(word, 'a', sizeof(word));
	CHECK(ctg_str_eq(ctg_metadata_object(&l, s), s));
	s.n++;
	s = ctg_metadata_object(&l, s);
	CHECK_INT(ctg_utf8_count(s), CTG_METADATA_OBJECT);
	CHECK(ctg_str_ends(s, STR("a…")));
}

static void originals(void)
{
	struct ctg_liasse l = of_parties(3, "Caf");

	CHECK_INT(ctg_metadata_originals(&l), 3);
	l.signers.exemplaires = 5;
	CHECK_INT(ctg_metadata_originals(&l), 5);
}

static void natures(void)
{
	struct ctg_event events[] = {
		{ .kind = CTG_TRANSMISSION, .acte = 1, .partie = STR("caf"),
		  .date = { 2022, 11, 17 }, .ar = STR("077-227700010-"
			"20221116-lmc100000023057-CC") },
		{ .kind = CTG_TRANSMISSION, .acte = 0, .partie = STR("caf"),
		  .date = { 2021, 11, 17 }, .ar = STR("077-227700010-"
			"20211116-lmc100000023057-AU") },
	};
	struct ctg_liasse l = of_parties(1, "Caf");

	l.signers.parties[0].id.s = STR("caf");
	l.suivi.events = events;
	CHECK_STR(ctg_metadata_nature(&l), "DE");
	l.suivi.n = 2;
	l.acte = 1;
	CHECK_STR(ctg_metadata_nature(&l), "CC");
}

int main(void)
{
	UNIT(slugs);
	UNIT(objects);
	UNIT(objects_of_one_word);
	UNIT(originals);
	UNIT(natures);
	return unit_done();
}
