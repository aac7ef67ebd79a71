/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "check/statement.h"
#include "check/years.h"

/* « S2023-01-01 E2027 L48m »: start, force, end and length; '~' when the
 * signature is spoken of. */
static struct ctg_str shown(const char *text, bool in_article)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_statement v[16];
	size_t n = ctg_statements_read(v, 16, ctg_str_from(text), in_article);

	for (size_t i = 0; i < n; i++) {
		ctg_buf_puts(&b, i ? " " : "");
		ctg_buf_putc(&b, "SFEL"[v[i].kind]);
		if (v[i].kind == CTG_STATES_LENGTH)
			ctg_buf_printf(&b, "%um", v[i].span.years * 12 +
				v[i].span.months);
		else if (v[i].date.day)
			ctg_date_write_iso(&b, v[i].date);
		else
			ctg_buf_printf(&b, "%u", v[i].date.year);
		ctg_buf_puts(&b, v[i].at_signature ? "~" : "");
		CHECK(v[i].off + v[i].len <= strlen(text));
	}
	return ctg_buf_str(&b);
}

struct pair {
	const char *text, *want;
};

static void check_all(const struct pair *v, size_t n, bool in_article)
{
	for (size_t i = 0; i < n; i++) {
		struct ctg_str got = shown(v[i].text, in_article);

		if (!ctg_str_eq(got, ctg_str_from(v[i].want)))
			printf("# in: %s\n", v[i].text);
		CHECK_STR(got, v[i].want);
	}
}

#define CHECK_ALL(in_article, ...) do { \
	static const struct pair v[] = { __VA_ARGS__ }; \
	check_all(v, sizeof(v) / sizeof(v[0]), in_article); \
} while (0)

/* The forms of the five conventions, and their kin. */
static void of_conventions(void)
{
	CHECK_ALL(false,
	{ "La présente convention est conclue pour la période suivante : "
		"01/01/2021 – 31/12/2024", "S2021-01-01 E2024-12-31" },
	{ "La présente convention est conclue, à compter de la date de "
		"signature figurant ci-dessous jusqu'au 31 décembre 2022.",
		"E2022-12-31~" },
	{ "La présente convention est conclue à compter du 1er janvier 2023 "
		"jusqu'au 31 décembre 2027.", "S2023-01-01 E2027-12-31" },
	{ "La présente convention couvre la période 2021-2024.",
		"S2021 E2024" },
	{ "La présente convention est conclue du 1er janvier 2023 au 31 "
		"décembre 2027, pour une durée de cinq ans.",
		"S2023-01-01 E2027-12-31 L60m" },
	{ "La présente convention est conclue pour quatre (4) ans",
		"L48m" },
	{ "La présente convention entre en vigueur le 1er mars 2021 et prend "
		"fin le 31 décembre 2024.", "F2021-03-01 E2024-12-31" },
	);
	CHECK_ALL(true,
	{ "La Convention prendra fin le 31 décembre 2016. Elle peut être "
		"résiliée.", "E2016-12-31" },
	{ "Elle est conclue du 01/01/2023 au 31/12/2026, renouvelable par "
		"reconduction jusqu'au 31/12/2030.",
		"S2023-01-01 E2026-12-31" },
	{ "La durée de la convention est de quatre ans.", "L48m" },
	{ "Sa durée est fixée à 48 mois.", "L48m" },
	);
}

static void of_other_matters(void)
{
	CHECK_ALL(true,
	{ "La convention d'objectifs et de gestion couvre la période "
		"2018/2022", "" },
	{ "Les parties conviennent que la convention prend en compte la "
		"réalisation d'actions au plus tôt à compter du 1er janvier "
		"2023.", "" },
	{ "Elle peut être renouvelée pour une durée de quatre ans.", "" },
	{ "Le comité se réunit jusqu'au 31 décembre 2024.", "" },
	{ "La convention de 2018 a pris fin le 31 décembre 2021.", "" },
	{ "Un bilan couvre la période du 1er janvier 2023 au 31 décembre "
		"2024.", "" },
	{ "La convention, approuvée par délibération du 12 mars 2021, est "
		"conclue pour quatre ans.", "" },
	{ "La convention ne peut excéder une durée de dix ans.", "" },
	);
	CHECK_ALL(false,
	{ "La convention est conclue pour une durée de quatre ans.", "" },
	{ "Le contrat enfance jeunesse a pris fin le 31 décembre 2021.", "" },
	{ "", "" },
	);
}

static void years(void)
{
	struct ctg_years y;

	CHECK(ctg_years_find(&y, STR("Convention 2019-2022"), 0));
	CHECK_INT(y.first, 2019);
	CHECK_INT(y.last, 2022);
	CHECK_INT(y.first_off, 11);
	CHECK_INT(y.last_off, 16);
	CHECK(ctg_years_find(&y, STR("2019 à 2022"), 0));
	CHECK(ctg_years_find(&y, STR("2019 – 2022"), 0));
	CHECK(!ctg_years_find(&y, STR("2022-2019"), 0));
	CHECK(!ctg_years_find(&y, STR("01/2019-2022"), 0));
	CHECK(!ctg_years_find(&y, STR("2019, 2022"), 0));
	CHECK(!ctg_years_find(&y, STR("12019-20221"), 0));
}

static void lengths(void)
{
	struct ctg_span s;

	CHECK_INT(ctg_length_read(&s, STR("trois mois de")), 10);
	CHECK_INT(ctg_length_read(&s, STR("trois (3) mois de")), 14);
	CHECK_INT(s.months, 3);
	CHECK_INT(ctg_length_read(&s, STR("un (1) an")), 9);
	CHECK_INT(s.years, 1);
	CHECK_INT(ctg_length_read(&s, STR("trois (3) parties")), 0);
	CHECK_INT(ctg_length_read(&s, STR("trois (")), 0);
	CHECK_INT(ctg_length_read(&s, STR("")), 0);
}

int main(void)
{
	UNIT(of_conventions);
	UNIT(of_other_matters);
	UNIT(years);
	UNIT(lengths);
	return unit_done();
}
