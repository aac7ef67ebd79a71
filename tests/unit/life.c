/* SPDX-License-Identifier: Apache-2.0 */
/* The life of an act, and the rules on it: for each L8xx below L850, cases on
 * which it speaks and near misses on which it is silent. */
#include "unit.h"

#include "model/life.h"
#include "model/rules.h"

static const struct ctg_date today = { 2023, 6, 15 };

/* Of Seine-et-Marne and its Caf, with two more to have every kind. */
static const char front[] =
	"---\n"
	"ctg: 1\n"
	"titre: Convention territoriale globale\n"
	"parties:\n"
	"  - {id: caf, nom: Caf, designation: la Caf, type: caf, "
		"representants: [{nom: A, qualite: directeur}]}\n"
	"  - {id: departement, nom: Département de Seine-et-Marne, "
		"designation: le Département, type: departement, "
		"siren: \"227700010\", "
		"representants: [{nom: B, qualite: président}, "
		"{nom: C, qualite: directeur, signe: non}]}\n"
	"  - {id: commune, nom: Commune de Lieusaint, "
		"designation: la commune, type: commune, "
		"representants: [{nom: D, qualite: maire}, "
		"{nom: E, qualite: adjoint}]}\n"
	"  - {id: ccas, nom: CCAS, designation: le CCAS, type: autre, "
		"representants: [{nom: F, qualite: président}]}\n"
	"lieu: Melun\n";

#define PERIOD	"periode: {debut: 2023-01-01, fin: 2026-12-31, " \
		"preavis: 6 mois}\n"

static const struct ctg_convention *convention(const char *period)
{
	struct ctg_arena *a = &unit_arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_convention *c = CTG_NEW(a, struct ctg_convention);
	struct ctg_diags diags = { .arena = a };
	struct ctg_err err = { 0 };
	struct ctg_str text = ctg_strf(a, "%s%s---\nTexte.\n", front, period);

	CHECK_INT(ctg_source_init(src, a, STR("convention.md"), text, &err),
		CTG_OK);
	CHECK_INT(ctg_convention_read(c, a, src, &diags, &err), CTG_OK);
	CHECK_INT(diags.n, 0);
	return c;
}

/* « deliberation commune 2023-01-26, portee: signature »: the tests leave
 * out what is always there. */
static struct ctg_event *read_lines(size_t *n, const char *short_lines,
	struct ctg_diags *diags)
{
	struct ctg_arena *a = &unit_arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_str rest = ctg_str_from(short_lines);
	struct ctg_buf b = { .arena = a };
	struct ctg_event *events = NULL;
	struct ctg_err err;

	while (rest.n > 0) {
		struct ctg_str line = ctg_str_line(&rest);
		struct ctg_str kind = ctg_str_split(&line, ' ');
		struct ctg_str party = ctg_str_split(&line, ' ');
		bool amends = ctg_str_cut(&kind, STR("1:"));

		ctg_buf_printf(&b, "- {acte: %d, evenement: %.*s, "
			"partie: %.*s, date: %.*s}\n", amends, STR_ARG(kind),
			STR_ARG(ctg_str_eq(party, STR("-")) ? STR("") : party),
			STR_ARG(line));
	}
	CHECK_INT(ctg_source_init(src, a, STR("suivi.yml"), ctg_buf_str(&b),
		&err), CTG_OK);
	CHECK_INT(ctg_events_read(&events, n, a, src, diags, &err), CTG_OK);
	return events;
}

static struct ctg_event *read(size_t *n, const char *short_lines)
{
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_event *events = read_lines(n, short_lines, &diags);

	CHECK_INT(diags.n, 0);
	if (diags.n)
		printf("# %.*s\n", STR_ARG(diags.v[0].message));
	return events;
}

#define AR(date, nature) \
	", ar: 077-227700010-" date "-lmc100000023057-" nature

/* The last event is the one that is checked. */
static const struct {
	const char *rule;
	bool fires;
	const char *period;		/* NULL: PERIOD */
	const char *events;
} cases[] = {
	/* Signature before the délibération. */
	{ "L801", true, NULL, "signature caf 2023-02-01" },
	{ "L801", true, NULL, "deliberation commune 2023-02-02\n"
		"signature commune 2023-02-01" },
	{ "L801", true, NULL, "deliberation departement 2023-01-26\n"
		"signature commune 2023-02-01" },
	{ "L801", true, NULL, "deliberation commune 2023-01-26\n"
		"1:signature commune 2023-02-01" },
	{ "L801", true, NULL, "signature commune 2023-02-01, "
		"malgre: urgence" },
	{ "L801", false, NULL, "decision caf 2023-01-26\n"
		"signature caf 2023-02-01" },
	{ "L801", false, NULL, "deliberation commune 2023-02-01\n"
		"signature commune 2023-02-01" },
	{ "L801", false, NULL, "1:deliberation commune 2023-01-26\n"
		"1:signature commune 2023-02-01" },
	{ "L801", false, NULL, "deliberation commune 2023-03-01\n"
		"deliberation commune 2023-01-26\n"
		"signature commune 2023-02-01" },
	/* Signature before the transmission. */
	{ "L802", true, NULL, "deliberation commune 2023-01-26\n"
		"signature commune 2023-02-01" },
	{ "L802", true, NULL, "deliberation departement 2023-01-26\n"
		"transmission departement 2023-02-02\n"
		"signature departement 2023-02-01" },
	{ "L802", true, NULL, "deliberation commune 2023-01-26\n"
		"transmission departement 2023-01-27\n"
		"signature commune 2023-02-01" },
	{ "L802", false, NULL, "deliberation commune 2023-01-26\n"
		"transmission commune 2023-02-01\n"
		"signature commune 2023-02-01" },
	{ "L802", false, NULL, "deliberation commune 2023-01-26\n"
		"signature commune 2023-02-01, malgre: séance commune" },
	{ "L802", false, NULL, "decision caf 2023-01-26\n"
		"signature caf 2023-02-01" },
	{ "L802", false, NULL, "deliberation ccas 2023-01-26\n"
		"signature ccas 2023-02-01" },
	/* That is L801's. */
	{ "L802", false, NULL, "signature commune 2023-02-01" },
	/* Signature after the beginning. */
	{ "L803", true, NULL, "decision caf 2022-12-01\n"
		"signature caf 2023-01-02" },
	{ "L803", false, NULL, "decision caf 2022-12-01\n"
		"signature caf 2023-01-01" },
	{ "L803", false, NULL, "1:decision caf 2022-12-01\n"
		"1:signature caf 2023-01-02" },
	{ "L803", false, "periode: {debut: signature, fin: 2026-12-31}\n",
		"decision caf 2022-12-01\nsignature caf 2023-01-02" },
	{ "L803", false, NULL, "decision caf 2023-01-02" },
	/* Unknown party. */
	{ "L804", true, NULL, "decision mairie 2023-01-26" },
	{ "L804", true, NULL, "resiliation Caf 2023-01-26" },
	{ "L804", false, NULL, "decision caf 2023-01-26" },
	{ "L804", false, NULL, "resiliation - 2023-01-26" },
	{ "L804", false, NULL, "bilan - 2023-01-26" },
	{ "L804", false, NULL, "bilan caf 2023-01-26" },
	/* The receipt. */
	{ "L805", true, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20, ar: 077-1-DE" },
	{ "L805", true, NULL, "deliberation departement 2021-12-17\n"
		"transmission departement 2021-12-20" AR("20211216", "DE") },
	{ "L805", true, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20" AR("20211216", "AR") },
	{ "L805", true, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20, "
		"ar: 077-217702570-20211216-1-DE" },
	{ "L805", false, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20" AR("20211216", "DE") },
	/* Either délibération; a party without SIREN; a décision. */
	{ "L805", false, NULL, "deliberation departement 2021-12-16\n"
		"deliberation departement 2022-01-10\n"
		"transmission departement 2022-01-20" AR("20211216", "DE") },
	{ "L805", false, NULL, "deliberation commune 2021-12-16\n"
		"transmission commune 2021-12-20" AR("20211216", "DE") },
	{ "L805", false, NULL, "decision commune 2021-12-16\n"
		"transmission commune 2021-12-20" AR("20211216", "AI") },
	{ "L805", false, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20" },
	/* A day to come. */
	{ "L806", true, NULL, "decision caf 2023-06-16" },
	{ "L806", true, NULL, "bilan - 2203-01-26" },
	{ "L806", false, NULL, "decision caf 2023-06-15" },
	{ "L806", false, NULL, "resiliation - 2025-12-31" },
	/* Pointless. */
	{ "L807", true, NULL, "decision caf 2023-01-26\n"
		"transmission caf 2023-01-27" },
	{ "L807", true, NULL, "deliberation departement 2021-12-16"
		AR("20211216", "DE") },
	{ "L807", true, NULL, "decision caf 2023-01-26\n"
		"signature caf 2023-01-27, portee: signature" },
	{ "L807", false, NULL, "deliberation ccas 2023-01-26\n"
		"transmission ccas 2023-01-27" },
	{ "L807", false, NULL, "decision caf 2023-01-26, portee: signature" },
	{ "L807", false, NULL, "deliberation departement 2021-12-16\n"
		"transmission departement 2021-12-20" AR("20211216", "DE") },
	/* Twice. */
	{ "L808", true, NULL, "decision caf 2023-01-26\n"
		"signature caf 2023-02-01\nsignature caf 2023-02-10" },
	{ "L808", true, NULL, "deliberation commune 2023-01-26, numero: 12-1\n"
		"deliberation commune 2023-01-26, organe: conseil" },
	{ "L808", true, NULL, "resiliation caf 2023-01-26\n"
		"resiliation commune 2023-02-26" },
	{ "L808", true, NULL, "bilan - 2023-01-26\nbilan - 2023-01-26" },
	/* The commune has two signatories: a third day is one too many. */
	{ "L808", true, NULL, "deliberation commune 2023-01-26\n"
		"signature commune 2023-02-01\nsignature commune 2023-02-02\n"
		"signature commune 2023-02-03" },
	{ "L808", true, NULL, "deliberation departement 2023-01-26\n"
		"signature departement 2023-02-01\n"
		"signature departement 2023-02-02" },
	{ "L808", false, NULL, "deliberation commune 2023-01-26\n"
		"signature commune 2023-02-01\nsignature commune 2023-02-02" },
	{ "L808", false, NULL, "decision caf 2023-01-26\n"
		"signature caf 2023-02-01\n"
		"signature caf 2023-02-10, malgre: date mal recopiée" },
	{ "L808", false, NULL, "deliberation commune 2023-01-26, "
		"portee: engagement\ndeliberation commune 2023-03-26" },
	{ "L808", false, NULL, "deliberation commune 2023-01-26, numero: 12-1\n"
		"deliberation commune 2023-01-26, numero: 12-2" },
	{ "L808", false, NULL, "decision caf 2023-01-26\n"
		"1:decision caf 2023-01-26" },
	{ "L808", false, NULL, "decision caf 2023-01-26\n"
		"decision ccas 2023-01-26" },
	{ "L808", false, NULL, "bilan - 2023-01-26\nbilan - 2023-06-01" },
	/* Transmission, publication before the délibération. */
	{ "L809", true, NULL, "transmission commune 2023-01-26" },
	{ "L809", true, NULL, "publication departement 2023-01-26" },
	{ "L809", true, NULL, "deliberation commune 2023-01-27\n"
		"transmission commune 2023-01-26" },
	{ "L809", true, NULL, "deliberation commune 2023-01-27\n"
		"publication commune 2023-01-26" },
	{ "L809", false, NULL, "deliberation commune 2023-01-26\n"
		"transmission commune 2023-01-26" },
	{ "L809", false, NULL, "deliberation commune 2023-01-26\n"
		"publication commune 2023-01-26" },
	{ "L809", false, NULL, "notification commune 2023-01-26" },
	/* A line that cannot be read. */
	{ "L811", true, NULL, "decision caf 2023-01-26, couleur: bleu" },
	{ "L811", true, NULL, "decision caf 26/01/2023" },
	{ "L811", true, NULL, "décidé caf 2023-01-26" },
	{ "L811", false, NULL, "décision caf 2023-01-26" },
	{ "L811", false, NULL, "decision caf 2023-01-26, organe: \"a: b\"" },
	/* A délibération that only engages. */
	{ "L812", true, NULL, "deliberation commune 2023-01-26, "
		"portee: engagement\ntransmission commune 2023-01-27\n"
		"signature commune 2023-02-01" },
	{ "L812", true, NULL, "deliberation commune 2023-03-26\n"
		"deliberation commune 2023-01-26, portee: engagement\n"
		"signature commune 2023-02-01" },
	{ "L812", false, NULL, "deliberation commune 2023-01-26, "
		"portee: engagement\ndeliberation commune 2023-01-30, "
		"portee: signature\nsignature commune 2023-02-01" },
	{ "L812", false, NULL, "deliberation commune 2023-01-26\n"
		"deliberation commune 2023-01-30, portee: engagement\n"
		"signature commune 2023-02-01" },
	{ "L812", false, NULL, "deliberation commune 2023-01-26, "
		"portee: engagement\n"
		"signature commune 2023-02-01, malgre: régularisée en mars" },
};

#define CASES	(sizeof(cases) / sizeof(cases[0]))

static const struct ctg_place place = { CTG_STR_INIT("suivi.yml"), 7, 0 };

static void check(struct ctg_diags *diags, const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, const struct ctg_event *e)
{
	diags->arena = &unit_arena;
	diags->n = 0;
	ctg_life_check(c, events, n, e, today, place, diags);
}

static size_t count(const struct ctg_diags *diags, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < diags->n; i++)
		n += strcmp(diags->v[i].rule, rule) == 0;
	return n;
}

static void speaks_when_it_should(void)
{
	for (size_t i = 0; i < CASES; i++) {
		const struct ctg_convention *c = convention(cases[i].period ?
			cases[i].period : PERIOD);
		struct ctg_diags diags = { .arena = &unit_arena };
		size_t n = 0;
		struct ctg_event *events = read_lines(&n, cases[i].events,
			&diags);

		CHECK(n > 0 || diags.n > 0);
		if (diags.n == 0)
			check(&diags, c, events, n - 1, &events[n - 1]);
		CHECK_INT(count(&diags, cases[i].rule), cases[i].fires);
		if (count(&diags, cases[i].rule) != cases[i].fires)
			printf("# %s: %s\n", cases[i].rule, cases[i].events);
		for (size_t k = 0; k < diags.n; k++) {
			CHECK(diags.v[k].remedy.n > 0);
		}
		ctg_arena_release(&unit_arena);
	}
}

/* A file read afterwards says of its last event what was said then. */
static void says_the_same_afterwards(void)
{
	for (size_t i = 0; i < CASES; i++) {
		const struct ctg_convention *c = convention(cases[i].period ?
			cases[i].period : PERIOD);
		struct ctg_diags before = { 0 }, after = { 0 };
		struct ctg_diags unread = { .arena = &unit_arena };
		size_t n = 0;
		struct ctg_event *events = read_lines(&n, cases[i].events,
			&unread);

		if (unread.n > 0)
			continue;
		check(&before, c, events, n - 1, &events[n - 1]);
		check(&after, c, events, n, &events[n - 1]);
		CHECK_INT(after.n, before.n);
		ctg_arena_release(&unit_arena);
	}
}

static void every_rule_has_both(void)
{
	for (size_t i = 0; i < ctg_nrules; i++) {
		const char *id = ctg_rules[i].id;
		size_t fires = 0, spares = 0;

		if (id[0] != 'L' || strcmp(id, "L850") >= 0)
			continue;
		for (size_t k = 0; k < CASES; k++) {
			if (strcmp(cases[k].rule, id) != 0)
				continue;
			fires += cases[k].fires;
			spares += !cases[k].fires;
		}
		CHECK(fires > 0);
		CHECK(spares > 0);
		if (!fires || !spares)
			printf("# %s\n", id);
	}
}

static void a_whole_life_has_nothing_to_say(void)
{
	static const char life[] =
		"decision caf 2022-11-15\n"
		"deliberation departement 2022-12-16, portee: signature\n"
		"transmission departement 2022-12-20" AR("20221216", "DE") "\n"
		"publication departement 2022-12-20\n"
		"deliberation commune 2022-12-08\n"
		"transmission commune 2022-12-10\n"
		"decision ccas 2022-12-09\n"
		"signature caf 2022-12-22\n"
		"signature departement 2022-12-22\n"
		"signature commune 2022-12-22\n"
		"signature ccas 2022-12-23\n"
		"notification caf 2023-01-10\n"
		"bilan - 2023-05-10";
	const struct ctg_convention *c = convention(PERIOD);
	struct ctg_diags diags = { 0 };
	size_t n = 0;
	struct ctg_event *events = read(&n, life);

	CHECK_INT(n, 13);
	for (size_t i = 0; i < n; i++) {
		check(&diags, c, events, n, &events[i]);
		CHECK_INT(diags.n, 0);
		check(&diags, c, events, i, &events[i]);
		CHECK_INT(diags.n, 0);
	}
}

static struct ctg_str message(const char *lines)
{
	const struct ctg_convention *c = convention(PERIOD);
	struct ctg_diags diags = { 0 };
	size_t n = 0;
	struct ctg_event *events = read(&n, lines);

	check(&diags, c, events, n - 1, &events[n - 1]);
	CHECK(diags.n > 0 && diags.v[0].at.line == place.line);
	return diags.n ? diags.v[0].message : STR("");
}

static void speaks_french(void)
{
	CHECK_STR(message("signature departement 2022-12-22"),
		"signature du Département sur la convention : aucune "
		"délibération n'est consignée");
	CHECK_STR(message("1:decision caf 2023-01-02\n"
		"1:signature caf 2023-01-01"),
		"signature de la Caf le 1er janvier 2023, avant sa décision "
		"du 2 janvier 2023");
	CHECK_STR(message("decision mairie 2022-12-22"),
		"« mairie » n'est pas une partie ; les parties sont : caf, "
		"departement, commune, ccas");
	CHECK_STR(message("deliberation departement 2021-12-17\n"
		"transmission departement 2021-12-20" AR("20211216", "DE")),
		"l'AR est celui d'un acte du 16 décembre 2021 ; la "
		"délibération du Département est du 17 décembre 2021");
}

/* Stages and states */

static struct ctg_stage stage(const char *lines, const char *party)
{
	struct ctg_stage s;
	size_t n = 0;
	struct ctg_event *events = read(&n, lines);

	ctg_life_stage(&s, events, n, 0, ctg_str_from(party));
	return s;
}

static void finds_what_a_party_has_done(void)
{
	struct ctg_stage s = stage("decision caf 2022-11-15\n"
		"deliberation commune 2022-12-08\n"
		"transmission commune 2022-12-10\n"
		"publication commune 2022-12-11\n"
		"1:signature commune 2023-05-11", "commune");

	CHECK(s.decided && s.decided->line == 2);
	CHECK(s.transmitted && s.transmitted->line == 3);
	CHECK(s.published && s.published->line == 4);
	CHECK(!s.signed_);
	s = stage("decision caf 2022-11-15", "commune");
	CHECK(!s.decided && !s.transmitted && !s.published && !s.signed_);
}

/* The last line corrects the others; a délibération that authorises comes
 * before one that engages; that of before the signature, before another. */
static void chooses_among_several(void)
{
	static const struct {
		const char *events;
		unsigned decided, signed_;
	} of[] = {
		{ "signature caf 2023-02-01\n"
			"signature caf 2023-01-10, malgre: erreur", 0, 2 },
		{ "deliberation caf 2023-02-01\ndeliberation caf 2023-01-01",
			2, 0 },
		{ "deliberation caf 2023-02-01\n"
			"deliberation caf 2023-03-01, portee: engagement",
			1, 0 },
		{ "deliberation caf 2023-02-01, portee: engagement\n"
			"deliberation caf 2023-03-01", 2, 0 },
		{ "deliberation caf 2023-02-01, portee: engagement", 1, 0 },
		{ "deliberation caf 2023-02-01\nsignature caf 2023-02-10\n"
			"deliberation caf 2023-03-01", 1, 2 },
		{ "deliberation caf 2023-03-01\nsignature caf 2023-02-10\n"
			"deliberation caf 2023-02-01", 3, 2 },
		{ "deliberation caf 2023-03-01, portee: signature\n"
			"signature caf 2023-02-10\n"
			"deliberation caf 2023-02-01, portee: engagement",
			1, 2 },
	};

	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		struct ctg_stage s = stage(of[i].events, "caf");

		CHECK_INT(s.decided ? s.decided->line : 0, of[i].decided);
		CHECK_INT(s.signed_ ? s.signed_->line : 0, of[i].signed_);
	}
}

static enum ctg_state draft(const char *lines)
{
	size_t n = 0;
	struct ctg_event *events = read(&n, lines);

	return ctg_life_draft(convention(PERIOD), events, n, 0);
}

#define DECIDED \
	"decision caf 2022-11-15\n" \
	"deliberation departement 2022-12-16\n" \
	"deliberation commune 2022-12-08\n"

static void a_draft_waits_for_every_party(void)
{
	static const struct ctg_convention nobody = { 0 };

	CHECK_INT(draft(""), CTG_PROJET);
	CHECK_INT(draft(DECIDED), CTG_PROJET);
	CHECK_INT(draft(DECIDED "1:decision ccas 2022-12-09"), CTG_PROJET);
	CHECK_INT(draft(DECIDED "decision ccas 2022-12-09, "
		"portee: engagement"), CTG_PROJET);
	CHECK_INT(draft(DECIDED "decision ccas 2022-12-09"), CTG_DELIBERE);
	CHECK_INT(draft(DECIDED "decision ccas 2022-12-09\n"
		"signature caf 2022-12-22\nsignature commune 2022-12-22\n"
		"signature departement 2022-12-22"), CTG_DELIBERE);
	CHECK_INT(draft(DECIDED "decision ccas 2022-12-09\n"
		"signature caf 2022-12-22\nsignature commune 2022-12-22\n"
		"signature departement 2022-12-22\n"
		"signature ccas 2022-12-22"), CTG_SIGNE);
	CHECK_INT(ctg_life_draft(&nobody, NULL, 0, 0), CTG_PROJET);
}

static enum ctg_state closed(const char *period, const char *lines,
	struct ctg_date day)
{
	size_t n = 0;
	struct ctg_event *events = read(&n, lines);

	return ctg_life_closed(convention(period), events, n,
		(struct ctg_date){ 2023, 1, 1 }, day);
}

static void a_convention_begins_and_ends(void)
{
	struct ctg_date eve = { 2022, 12, 31 }, first = { 2023, 1, 1 };
	struct ctg_date last = { 2026, 12, 31 }, after = { 2027, 1, 1 };
	const char *tacit = "periode: {debut: 2023-01-01, fin: 2026-12-31, "
		"reconduction: tacite}\n";
	const char *ended = "resiliation caf 2025-06-30";
	const char *later = "resiliation caf 2025-06-30\n"
		"resiliation caf 2025-09-30, malgre: date mal recopiée";
	const char *sooner = "resiliation caf 2025-09-30\n"
		"resiliation commune 2025-06-30, malgre: elle aussi";

	CHECK_INT(closed(PERIOD, "", eve), CTG_A_VENIR);
	CHECK_INT(closed(PERIOD, "", first), CTG_EN_VIGUEUR);
	CHECK_INT(closed(PERIOD, "", last), CTG_EN_VIGUEUR);
	CHECK_INT(closed(PERIOD, "", after), CTG_ECHUE);
	CHECK_INT(closed(tacit, "", after), CTG_EN_VIGUEUR);
	CHECK_INT(closed(tacit, ended, after), CTG_RESILIEE);
	CHECK_INT(closed(PERIOD, ended, last), CTG_RESILIEE);
	CHECK_INT(closed(PERIOD, ended, (struct ctg_date){ 2025, 6, 29 }),
		CTG_EN_VIGUEUR);
	CHECK_INT(closed(PERIOD, ended, (struct ctg_date){ 2025, 6, 30 }),
		CTG_RESILIEE);
	CHECK_INT(closed(PERIOD, later, (struct ctg_date){ 2025, 9, 29 }),
		CTG_EN_VIGUEUR);
	CHECK_INT(closed(PERIOD, later, (struct ctg_date){ 2025, 9, 30 }),
		CTG_RESILIEE);
	CHECK_INT(closed(PERIOD, sooner, (struct ctg_date){ 2025, 6, 30 }),
		CTG_RESILIEE);
}

static struct ctg_str notice(const char *period)
{
	struct ctg_date d = ctg_life_notice(convention(period));
	struct ctg_buf b = { .arena = &unit_arena };

	if (d.year == 0)
		return STR("none");
	ctg_date_write_iso(&b, d);
	return ctg_buf_str(&b);
}

static void counts_the_last_day_of_notice(void)
{
	CHECK_STR(notice(PERIOD), "2026-06-30");
	CHECK_STR(notice("periode: {debut: 2023-01-01, fin: 2027-05-31, "
		"preavis: 3 mois}\n"), "2027-02-28");
	CHECK_STR(notice("periode: {debut: 2023-01-01, fin: 2027-12-31}\n"),
		"none");
}

static void names_the_states(void)
{
	CHECK_STR(ctg_str_from(ctg_state_name(CTG_EN_VIGUEUR)), "en vigueur");
	CHECK_STR(ctg_str_from(ctg_state_name(CTG_RESILIEE)), "résiliée");
	CHECK_STR(ctg_str_from(ctg_state_name(CTG_PROJET)), "projet");
}

int main(void)
{
	UNIT(speaks_when_it_should);
	UNIT(says_the_same_afterwards);
	UNIT(every_rule_has_both);
	UNIT(a_whole_life_has_nothing_to_say);
	UNIT(speaks_french);
	UNIT(finds_what_a_party_has_done);
	UNIT(chooses_among_several);
	UNIT(a_draft_waits_for_every_party);
	UNIT(a_convention_begins_and_ends);
	UNIT(counts_the_last_day_of_notice);
	UNIT(names_the_states);
	return unit_done();
}
