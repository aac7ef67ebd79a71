/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "model/receipt.h"

static struct ctg_receipt r;
static struct ctg_err err;

static enum ctg_code parse(const char *s)
{
	err = (struct ctg_err){ 0 };
	r = (struct ctg_receipt){ .number = STR("untouched") };
	return ctg_receipt_parse(&r, ctg_str_from(s), &err);
}

static bool is_day(struct ctg_date d, unsigned year, unsigned month,
	unsigned day)
{
	return ctg_date_cmp(d, (struct ctg_date){ year, month, day }) == 0;
}

/* As printed in the visas of the Seine-et-Marne. */
static void reads_a_real_one(void)
{
	CHECK_INT(parse("077-227700010-20211216-lmc100000023057-DE"), CTG_OK);
	CHECK_STR(r.departement, "077");
	CHECK_STR(r.siren, "227700010");
	CHECK(is_day(r.date, 2021, 12, 16));
	CHECK_STR(r.number, "lmc100000023057");
	CHECK_STR(r.nature, "DE");
}

static void reads_all_that_are_regular(void)
{
	static const struct {
		const char *text, *departement, *number, *nature;
	} cases[] = {
		{ "077-227700010-20211216-2021-12-007-DE", "077",
			"2021-12-007", "DE" },
		{ "02A-227700010-20240229-1-AR", "02A", "1", "AR" },
		{ "02B-227700010-20240229-A_1-AI", "02B", "A_1", "AI" },
		{ "971-227700010-20211216-D--1-CC", "971", "D--1", "CC" },
		{ "001-227700010-20211216-DE-BF", "001", "DE", "BF" },
		{ "093-227700010-20211216---AU", "093", "-", "AU" },
		{ " 093-227700010-20211216-x.1-DE \n", "093", "x.1", "DE" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(parse(cases[i].text), CTG_OK);
		CHECK_STR(r.departement, cases[i].departement);
		CHECK_STR(r.number, cases[i].number);
		CHECK_STR(r.nature, cases[i].nature);
	}
}

static void names_the_field_that_is_wrong(void)
{
	static const struct {
		const char *text, *field;
	} cases[] = {
		{ "", "cinq champs" },
		{ "077", "cinq champs" },
		{ "077-227700010-20211216-DE", "cinq champs" },
		{ "77-227700010-20211216-1-DE", "département" },
		{ "000-227700010-20211216-1-DE", "département" },
		{ "02C-227700010-20211216-1-DE", "département" },
		{ "0 7-227700010-20211216-1-DE", "département" },
		{ "077-227700011-20211216-1-DE", "SIREN" },
		{ "077-22770001-20211216-1-DE", "SIREN" },
		{ "077-000000000-20211216-1-DE", "SIREN" },
		{ "077-227700010-20211316-1-DE", "date" },
		{ "077-227700010-20230229-1-DE", "date" },
		{ "077-227700010-211216-1-DE", "date" },
		{ "077-227700010-2021121-1-DE", "date" },
		{ "077-227700010-202112160-1-DE", "date" },
		{ "077-227700010-2021-12-16-1-DE", "date" },
		{ "077-227700010-20211216--DE", "numéro interne" },
		{ "077-227700010-20211216-n°1-DE", "numéro interne" },
		{ "077-227700010-20211216-a b-DE", "numéro interne" },
		{ "077-227700010-20211216-1-de", "nature" },
		{ "077-227700010-20211216-1-", "nature" },
		{ "077-227700010-20211216-1-DE-1-1_0", "nature" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK_INT(parse(cases[i].text), CTG_EINPUT);
		CHECK(strstr(err.msg, cases[i].field));
		CHECK(err.hint[0]);
		CHECK_STR(r.number, "untouched");
	}
}

/* All that is read can be put together again. */
static void loses_nothing(void)
{
	static const char *const texts[] = {
		"077-227700010-20211216-lmc100000023057-DE",
		"971-227700010-20211216-a-b-c-CC",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		CHECK_INT(parse(texts[i]), CTG_OK);
		CHECK_STR(ctg_strf(&unit_arena,
			"%.*s-%.*s-%04u%02u%02u-%.*s-%.*s",
			STR_ARG(r.departement), STR_ARG(r.siren), r.date.year,
			r.date.month, r.date.day, STR_ARG(r.number),
			STR_ARG(r.nature)), texts[i]);
	}
}

static void shows_a_long_value_cut_at_a_letter(void)
{
	const char *long_one = "077-227700010-20211216-1-éééééééééééééééééééé"
		"éééééééééééééééééééééééééééééééééééééééééé";

	CHECK_INT(parse(long_one), CTG_EINPUT);
	CHECK(strstr(err.msg, "éé…\u00a0»"));
}

int main(void)
{
	UNIT(reads_a_real_one);
	UNIT(reads_all_that_are_regular);
	UNIT(names_the_field_that_is_wrong);
	UNIT(loses_nothing);
	UNIT(shows_a_long_value_cut_at_a_letter);
	return unit_done();
}
