/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "model/event.h"

#define HASH	"ba7816bf8f01cfea414140de5dae2223" \
		"b00361a396177a9cb410ff61f20015ad"

static struct ctg_diags diags;
static struct ctg_event *events;
static size_t n;

static enum ctg_code read(const char *text)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_err err;

	diags = (struct ctg_diags){ .arena = &unit_arena };
	events = NULL;
	n = 0;
	CHECK_INT(ctg_source_init(src, &unit_arena, STR("suivi.yml"),
		ctg_str_from(text), &err), CTG_OK);
	return ctg_events_read(&events, &n, &unit_arena, src, &diags, &err);
}

static bool is_day(struct ctg_date d, unsigned year, unsigned month,
	unsigned day)
{
	return ctg_date_cmp(d, (struct ctg_date){ year, month, day }) == 0;
}

static void reads_the_line_of_the_manual(void)
{
	CHECK_INT(read("- {acte: 1, evenement: deliberation, partie: commune, "
		"date: 2025-03-12, organe: conseil municipal, "
		"numero: 2025-12, portee: signature, "
		"piece: pieces/d.pdf}\n"), CTG_OK);
	CHECK_INT(diags.n, 0);
	CHECK_INT(n, 1);
	if (n != 1)
		return;
	CHECK_INT(events->kind, CTG_DELIBERATION);
	CHECK_INT(events->acte, 1);
	CHECK_INT(events->line, 1);
	CHECK(is_day(events->date, 2025, 3, 12));
	CHECK_STR(events->partie, "commune");
	CHECK_STR(events->organe, "conseil municipal");
	CHECK_STR(events->numero, "2025-12");
	CHECK_STR(events->portee, "signature");
	CHECK_STR(events->piece, "pieces/d.pdf");
	CHECK_STR(events->ar, "");
	CHECK_STR(events->sha256, "");
	CHECK_STR(events->malgre, "");
}

static void reads_a_whole_life(void)
{
	CHECK_INT(read("# Dugny\n"
		"- {acte: 0, evenement: decision, partie: caf, "
		"date: 2022-11-15, organe: commission d'action sociale}\n"
		"\n"
		"- {acte: 0, evenement: délibération, partie: commune, "
		"date: 2022-12-08, numero: '12'}\r\n"
		"- {acte: 0, evenement: transmission, partie: commune, "
		"date: 2022-12-10, "
		"ar: 093-227700010-20221208-12-DE}   # reçu le 11\n"
		"- {acte: 0, evenement: publication, partie: commune, "
		"date: 2022-12-10}\n"
		"- {acte: 0, evenement: signature, partie: caf, "
		"date: 2023-01-05, malgre: \"séance reportée : accord\"}\n"
		"- {acte: 0, evenement: bilan, date: 2024-03-01}\n"
		"- {acte: 0, evenement: resiliation, date: 2026-06-30}"),
		CTG_OK);
	CHECK_INT(diags.n, 0);
	CHECK_INT(n, 7);
	if (n != 7)
		return;
	CHECK_INT(events[1].line, 4);
	CHECK_STR(events[1].numero, "12");
	CHECK_STR(events[2].ar, "093-227700010-20221208-12-DE");
	CHECK_STR(events[4].malgre, "séance reportée : accord");
	CHECK_INT(events[6].kind, CTG_RESILIATION);
	CHECK_INT(events[6].line, 9);
}

static void nothing_is_nothing(void)
{
	static const char *const texts[] = {
		"", "\n\n", "# rien encore\n", "\ufeff", "\ufeff# rien\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		CHECK_INT(read(texts[i]), CTG_OK);
		CHECK_INT(n, 0);
		CHECK_INT(diags.n, 0);
	}
}

#define GOOD	"- {acte: 0, evenement: signature, partie: caf, " \
		"date: 2023-01-05}\n"

/* A bad line is reported at its place and the good ones are kept. */
static void reports_what_is_wrong(void)
{
	static const struct {
		const char *text, *says;
		unsigned line;
		size_t kept;
	} cases[] = {
		{ GOOD "- {acte: 0, evenement: singature, partie: caf, "
			"date: 2023-01-05}\n", "singature", 2, 1 },
		{ GOOD "- {acte: 0, evenement: bilan, dates: 2023-01-05}\n",
			"dates", 2, 1 },
		{ GOOD "- {acte: 0, evenement: bilan, date: 5/1/2023}\n",
			"AAAA-MM-JJ", 2, 1 },
		{ GOOD "- {acte: 0, evenement: bilan, date: 2023-02-30}\n",
			"AAAA-MM-JJ", 2, 1 },
		{ GOOD "- {acte: un, evenement: bilan, date: 2023-01-05}\n",
			"nombre", 2, 1 },
		{ GOOD "- {acte: -1, evenement: bilan, date: 2023-01-05}\n",
			"nombre", 2, 1 },
		{ GOOD "- {acte: 10000, evenement: bilan, "
			"date: 2023-01-05}\n", "nombre", 2, 1 },
		{ GOOD "- {evenement: bilan, date: 2023-01-05}\n",
			"acte", 2, 1 },
		{ "- {acte: 0, evenement: signature, date: 2023-01-05}\n"
			GOOD, "partie", 1, 1 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"couleur: bleu}\n" GOOD, "couleur", 1, 2 },
		{ "- {acte: 0, evenement: decision, partie: caf, "
			"date: 2023-01-05, portee: totale}\n" GOOD,
			"totale", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"piece: ../../secret.pdf}\n" GOOD, "sort du", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"piece: /etc/passwd}\n" GOOD, "sort du", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"piece: pieces/../../x}\n" GOOD, "sort du", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"sha256: ABC}\n" GOOD, "64 chiffres", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"jointes: pieces/a.p7s}\n" GOOD, "empreinte", 1, 2 },
		{ "- {acte: 0, evenement: bilan, date: 2023-01-05, "
			"jointes: ../a.p7s " HASH "}\n" GOOD, "empreinte",
			1, 2 },
		{ "- {acte: 0, acte: 1, evenement: bilan, "
			"date: 2023-01-05}\n" GOOD, "déjà", 1, 2 },
		/* not YAML at all, or not a list of lines */
		{ "- {acte: 0, evenement: bilan\n" GOOD, "", 1, 1 },
		{ GOOD "- {acte: 0, malgre: \"sans fin}\n" GOOD, "", 2, 2 },
		{ "deliberation: 2023-01-05\n", "une seule ligne", 1, 0 },
		{ "- signature\n" GOOD, "groupe de clés", 1, 1 },
		{ GOOD "---\n" GOOD, "une seule ligne", 2, 2 },
		{ GOOD "%YAML 1.1\n", "une seule ligne", 2, 1 },
		{ GOOD "- {acte: &a 0, evenement: bilan, "
			"date: 2023-01-05}\n", "ancres", 2, 1 },
		{ GOOD ">>>>>>> main\n", "conflit", 2, 1 },
		{ GOOD "- {acte: 0, evenement: bilan, date: 2023-01-05,\n"
			"  organe: comité}\n", "", 2, 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(read(cases[i].text), CTG_OK);
		CHECK(diags.n > 0);
		CHECK_INT(n, cases[i].kept);
		if (diags.n == 0 || n != cases[i].kept)
			printf("# case %zu: %s\n", i, cases[i].text);
		if (diags.n == 0)
			continue;
		CHECK_STR(ctg_str_from(diags.v[0].rule), "L811");
		CHECK_INT(diags.v[0].level, CTG_ERROR);
		CHECK_INT(diags.v[0].at.line, cases[i].line);
		CHECK(ctg_str_has(diags.v[0].remedy, STR("accolades")));
		CHECK(ctg_str_has(diags.v[0].message,
			ctg_str_from(cases[i].says)));
	}
}

/* What is written over several lines would not survive a union of lines. */
static void an_event_stands_on_one_line(void)
{
	CHECK_INT(read("- acte: 0\n  evenement: bilan\n"
		"  date: 2023-01-05\n" GOOD), CTG_OK);
	CHECK_INT(n, 1);
	CHECK(diags.n >= 2);
	CHECK_INT(read("- {acte: 0, evenement: bilan, date: 2023-01-05, "
		"malgre: \"un\n  deux\"}\n"), CTG_OK);
	CHECK_INT(n, 0);
	CHECK(diags.n >= 2);
}

static void a_conflict_of_git_loses_nothing(void)
{
	CHECK_INT(read("<<<<<<< HEAD\n" GOOD "=======\n"
		"- {acte: 0, evenement: bilan, date: 2024-01-05}\n"
		">>>>>>> main\n"), CTG_OK);
	CHECK_INT(n, 2);
	CHECK_INT(diags.n, 3);
	CHECK_INT(diags.v[1].at.line, 3);
}

static void refuses_only_what_is_too_large(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	while (b.n <= (size_t)1 << 20)
		ctg_buf_puts(&b, GOOD);
	CHECK_INT(read(b.p), CTG_EINPUT);
	CHECK_INT(n, 0);
}

static bool same(const struct ctg_event *x, const struct ctg_event *y)
{
	return x->kind == y->kind && x->acte == y->acte &&
		ctg_date_cmp(x->date, y->date) == 0 &&
		ctg_str_eq(x->partie, y->partie) &&
		ctg_str_eq(x->organe, y->organe) &&
		ctg_str_eq(x->numero, y->numero) &&
		ctg_str_eq(x->portee, y->portee) &&
		ctg_str_eq(x->ar, y->ar) &&
		ctg_str_eq(x->piece, y->piece) &&
		ctg_str_eq(x->sha256, y->sha256) &&
		ctg_str_eq(x->jointes, y->jointes) &&
		ctg_str_eq(x->malgre, y->malgre);
}

static struct ctg_str write(const struct ctg_event *e)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_event_write(&b, e);
	return ctg_buf_str(&b);
}

static void writes_as_people_would(void)
{
	struct ctg_event e = {
		.kind = CTG_DELIBERATION, .acte = 1,
		.date = { 2025, 3, 12 }, .partie = STR("commune"),
		.organe = STR("conseil municipal"), .numero = STR("2025-12"),
		.portee = STR("signature"), .piece = STR("pieces/d.pdf"),
	};

	CHECK_STR(write(&e), "- {acte: 1, evenement: deliberation, "
		"partie: commune, date: 2025-03-12, "
		"organe: conseil municipal, numero: 2025-12, "
		"portee: signature, piece: pieces/d.pdf}\n");
	e = (struct ctg_event){ .kind = CTG_BILAN, .date = { 2024, 1, 1 } };
	CHECK_STR(write(&e), "- {acte: 0, evenement: bilan, "
		"date: 2024-01-01}\n");
	e = (struct ctg_event){
		.kind = CTG_TRANSMISSION, .date = { 2022, 12, 10 },
		.partie = STR("departement"),
		.ar = STR("077-227700010-20211216-lmc100000023057-DE"),
	};
	CHECK_STR(write(&e), "- {acte: 0, evenement: transmission, "
		"partie: departement, date: 2022-12-10, "
		"ar: 077-227700010-20211216-lmc100000023057-DE}\n");
}

static const char *const texts[] = {
	"conseil d'administration", "Conseil départemental", "12", "0012",
	"2025-03-12", "2025-12", "1e3", "0x1F", "1_000", "12:30", "oui", "no",
	"NO", "Null", "true", "y", "~", "-", "--", "- a", "? a", "a: b", "a:b",
	"a, b", "a #b", "#b", "[a]", "{a}", "}", "&a", "*a", "!a", "|", ">",
	"%", "@", "`", "'", "'a'", "\"", "a \"b\" c", "\\", "a\\n", "a\\",
	"« guillemets »", "n° 12", "n°\u00a012", "12 bis", "é", "É. Roux",
	"a  b", "a/b", "(a)", "D-2025/12", "2025-", "-2025", "2025-12-a",
	"1e-3", "1-e3", ".5", "5.", "1.5", "<<", "=", "\u2026", "œuvre",
	"𝄞", "e\u0301", "\u200b", HASH, "077-227700010-20211216-1-DE",
	"a\tb", "a\ufeffb",
	"séance levée : quorum non atteint ; reportée",
};

/* For each text in each key: one line, which reads back the same. */
static void what_is_written_reads_back(void)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct ctg_str s = ctg_str_from(texts[i]);
		struct ctg_event e = {
			.kind = (enum ctg_event_kind)(i % CTG_EVENT_KINDS),
			.acte = (unsigned)i * 7, .date = { 2025, 3, 12 },
			.partie = s, .organe = s, .numero = s,
			.portee = STR("engagement"), .ar = s, .piece = s,
			.sha256 = STR(HASH),
			.jointes = STR("pieces/a.p7s " HASH " b.pdf " HASH),
			.malgre = s,
		};
		struct ctg_str line = write(&e);

		CHECK_INT(read(line.p), CTG_OK);
		CHECK_INT(diags.n, 0);
		CHECK_INT(n, 1);
		CHECK(memchr(line.p, '\n', line.n) == line.p + line.n - 1);
		if (n != 1 || !same(&e, events))
			printf("# %s", line.p);
		CHECK(n == 1 && same(&e, events));
	}
}

/* Even what no reader accepts adds one line and no more. */
static void nothing_adds_a_second_line(void)
{
	struct ctg_event e = { .kind = CTG_SIGNATURE, .partie = STR("caf"),
		.date = { 2023, 1, 5 },
		.organe = STR("a\n" GOOD "b\r\tc") };
	struct ctg_str line = write(&e);

	CHECK(memchr(line.p, '\n', line.n) == line.p + line.n - 1);
	CHECK_INT(read(line.p), CTG_OK);
	CHECK_INT(n, 1);
}

static void knows_the_kinds(void)
{
	enum ctg_event_kind k = CTG_EVENT_KINDS;

	for (int i = 0; i < CTG_EVENT_KINDS; i++) {
		const char *name = ctg_event_name((enum ctg_event_kind)i);

		CHECK(ctg_event_kind_parse(&k, ctg_str_from(name)));
		CHECK_INT(k, i);
	}
	CHECK(ctg_event_kind_parse(&k, STR("Délibération")));
	CHECK_INT(k, CTG_DELIBERATION);
	CHECK(ctg_event_kind_parse(&k, STR("RÉSILIATION")));
	CHECK_INT(k, CTG_RESILIATION);
	CHECK(!ctg_event_kind_parse(&k, STR("")));
	CHECK(!ctg_event_kind_parse(&k, STR("delib")));
	CHECK(!ctg_event_kind_parse(&k, STR("signatures")));
	CHECK(!ctg_event_kind_parse(&k, STR("signature 2")));
	CHECK_INT(k, CTG_RESILIATION);
}

static struct ctg_str describe(enum ctg_event_kind k, unsigned acte,
	struct ctg_str designation, struct ctg_date d)
{
	struct ctg_party party = { .id.s = STR("p"),
		.designation.s = designation };
	struct ctg_convention c = { .parties = &party, .nparties = 1 };
	struct ctg_event e = { .kind = k, .acte = acte, .date = d,
		.partie = designation.n ? STR("p") : STR("") };
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_event_describe(&b, &e, &c);
	return ctg_buf_str(&b);
}

static void speaks_french(void)
{
	struct ctg_date march = { 2025, 3, 12 }, first = { 2023, 1, 1 };

	CHECK_STR(describe(CTG_DELIBERATION, 1, STR("la commune"), march),
		"Délibération de la commune sur l'avenant n° 1 "
		"(12 mars 2025)");
	CHECK_STR(describe(CTG_DECISION, 0, STR("la Caf"), first),
		"Décision de la Caf sur la convention (1er janvier 2023)");
	CHECK_STR(describe(CTG_DELIBERATION, 0, STR("le Département"), march),
		"Délibération du Département sur la convention "
		"(12 mars 2025)");
	CHECK_STR(describe(CTG_DELIBERATION, 0, STR("Les communes"), march),
		"Délibération des communes sur la convention "
		"(12 mars 2025)");
	CHECK_STR(describe(CTG_DECISION, 0, STR("l'association"), march),
		"Décision de l'association sur la convention "
		"(12 mars 2025)");
	CHECK_STR(describe(CTG_DECISION, 0, STR("État"), march),
		"Décision d'État sur la convention (12 mars 2025)");
	CHECK_STR(describe(CTG_DECISION, 0, STR("Lens"), march),
		"Décision de Lens sur la convention (12 mars 2025)");
	CHECK_STR(describe(CTG_SIGNATURE, 12, STR("le Département"), march),
		"Signature de l'avenant n° 12 par le Département "
		"(12 mars 2025)");
	CHECK_STR(describe(CTG_RESILIATION, 2, STR("la Caf"), march),
		"Résiliation de la convention par la Caf (12 mars 2025)");
	CHECK_STR(describe(CTG_BILAN, 0, STR(""), march),
		"Bilan de la convention (12 mars 2025)");
}

int main(void)
{
	UNIT(reads_the_line_of_the_manual);
	UNIT(reads_a_whole_life);
	UNIT(nothing_is_nothing);
	UNIT(reports_what_is_wrong);
	UNIT(an_event_stands_on_one_line);
	UNIT(a_conflict_of_git_loses_nothing);
	UNIT(refuses_only_what_is_too_large);
	UNIT(writes_as_people_would);
	UNIT(what_is_written_reads_back);
	UNIT(nothing_adds_a_second_line);
	UNIT(knows_the_kinds);
	UNIT(speaks_french);
	return unit_done();
}
