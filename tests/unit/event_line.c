/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "model/event_line.h"

#define HASH	"ba7816bf8f01cfea414140de5dae2223" \
		"b00361a396177a9cb410ff61f20015ad"
/* What makes the whole file be read as YAML. */
#define YAML_ONLY	"- {acte: 0, evenement: bilan, date: 2024-03-01} # x\n"

/* A line alone, as YAML reads it. */
static bool read_as_yaml(struct ctg_event *out, const char *line)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_event *events;
	struct ctg_err err;
	size_t n;

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("suivi.yml"),
		ctg_strf(&unit_arena, YAML_ONLY "%s\n", line), &err), CTG_OK);
	CHECK_INT(ctg_events_read(&events, &n, &unit_arena, src, &diags,
		&err), CTG_OK);
	if (n != 2 || diags.n > 0)
		return false;
	*out = events[1];
	return true;
}

static bool same(const struct ctg_event *a, const struct ctg_event *b)
{
	return a->kind == b->kind && a->acte == b->acte &&
		ctg_date_cmp(a->date, b->date) == 0 &&
		ctg_str_eq(a->partie, b->partie) &&
		ctg_str_eq(a->organe, b->organe) &&
		ctg_str_eq(a->numero, b->numero) &&
		ctg_str_eq(a->portee, b->portee) &&
		ctg_str_eq(a->ar, b->ar) && ctg_str_eq(a->piece, b->piece) &&
		ctg_str_eq(a->sha256, b->sha256) &&
		ctg_str_eq(a->jointes, b->jointes) &&
		ctg_str_eq(a->malgre, b->malgre);
}

/* What is taken is taken as YAML would. */
static void check_line(const char *line, bool taken)
{
	struct ctg_event plain, yaml;

	if (ctg_event_line(&plain, ctg_str_from(line)) != taken) {
		unit_failures++;
		printf("# %s: %s\n", taken ? "left" : "taken", line);
	}
	if (ctg_event_line(&plain, ctg_str_from(line)) &&
	    !(read_as_yaml(&yaml, line) && same(&plain, &yaml))) {
		unit_failures++;
		printf("# otherwise: %s\n", line);
	}
}

static void takes_what_ctg_writes(void)
{
	static const char *const values[] = {
		"2025-12", "12", "2025-12-03", "0x1F", "conseil municipal",
		"commission d'action sociale", "n° 12 (bis)", "null", "oui",
		"commission permanente d’Évry-Grégy", "Œuvres", "a  b", ".5",
		"-", "--- x", "'x", "x'", "077-227700010-20211216-lmc1-DE",
	};
	struct ctg_event e = { .kind = CTG_DELIBERATION, .acte = 12,
		.date = { 2025, 3, 12 }, .partie = STR("commune"),
		.portee = STR("signature"), .piece = STR("pieces/d-2.pdf"),
		.sha256 = STR(HASH), .ar = STR("x"), .malgre = STR("urgence"),
		.jointes = STR("pieces/a.p7s " HASH " b.pdf " HASH) };

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		struct ctg_buf b = { .arena = &unit_arena };
		struct ctg_event back;

		e.organe = e.numero = ctg_str_from(values[i]);
		ctg_event_write(&b, &e);
		b.p[--b.n] = '\0';
		check_line(b.p, true);
		CHECK(ctg_event_line(&back, ctg_buf_str(&b)));
		CHECK(same(&e, &back));
	}
}

#define LINE(more)	"- {acte: 1, evenement: signature, partie: caf, " \
			"date: 2025-03-12" more "}"

static void leaves_the_rest_to_yaml(void)
{
	static const char *const lines[] = {
		"", "-", "- {}", "- {acte: 1}", "- bilan",
		LINE("") " # vu", LINE("") " ", " " LINE(""),
		LINE(", numero: \"a\\tb\""), LINE(", numero: \"a: b\""),
		LINE(", numero: 'a'"), LINE(", numero: -a"),
		LINE(", numero: .a"), LINE(", numero: a: b"),
		LINE(", numero: a #b"), LINE(", numero: a, b"),
		LINE(", numero: [a]"), LINE(", numero: \"\""),
		LINE(", numero: "), LINE(", numero: a "),
		LINE(", numero: \" a\""), LINE(", numero: &a b"),
		LINE(", numero: *a"), LINE(", numero: !a b"),
		LINE(", numero: e\xcc\x81"), LINE(", numero: \xe2\x80\xa8"),
		LINE(", numero: 1, numero: 2"), LINE(", couleur: 2"),
		LINE(", portee: tout"), LINE(", sha256: abc"),
		LINE(", jointes: a.p7s"), LINE(", jointes: ../a " HASH),
		LINE(", piece: ../x.pdf"), LINE(", piece: /x.pdf"),
		LINE(",numero: 1"), LINE(", numero:  1"), LINE(","),
		"- {acte: 01, evenement: bilan, date: 2025-03-12}",
		"- {acte: 12345, evenement: bilan, date: 2025-03-12}",
		"- {acte: x, evenement: bilan, date: 2025-03-12}",
		"- {acte: 1, evenement: bilan, date: 2025-02-30}",
		"- {acte: 1, evenement: bilan, date: hier}",
		"- {acte: 1, evenement: bilan}",
		"- {acte: 1, date: 2025-03-12}",
		"- {evenement: bilan, date: 2025-03-12}",
		"- {acte: 1, evenement: Bilan, date: 2025-03-12}",
		"- {acte: 1, evenement: signature, date: 2025-03-12}",
		"- {acte: 1, evenement: bilan, date: 2025-03-12",
		"- {acte: 1, evenement: bilan, date: 2025-03-12}}",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		check_line(lines[i], false);
	check_line("- {acte: 1, evenement: bilan, date: 2025-03-12}", true);
	check_line(LINE(""), true);
	check_line(LINE(", numero: \"-a\""), true);
}

int main(void)
{
	UNIT(takes_what_ctg_writes);
	UNIT(leaves_the_rest_to_yaml);
	return unit_done();
}
