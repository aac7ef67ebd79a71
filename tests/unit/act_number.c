/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "model/act_number.h"

static void has_one_spelling(void)
{
	static const struct {
		const char *text;
		unsigned want;
	} cases[] = {
		{ "0", 0 }, { "1", 1 }, { "9", 9 }, { "10", 10 }, { "12", 12 },
		{ "1000", 1000 }, { "9999", CTG_ACT_NUMBER_MOST },
	};
	static const char *const bad[] = {
		"", "00", "01", "012", "0000", "10000", "4294967296",
		"18446744073709551617", "-1", "+1", " 1", "1 ", "1a", "x",
		"1/2", "\xd9\xa1",
	};
	unsigned n;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		n = 77;
		CHECK(ctg_act_number_read(&n, ctg_str_from(cases[i].text)));
		CHECK_INT(n, cases[i].want);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		n = 77;
		CHECK(!ctg_act_number_read(&n, ctg_str_from(bad[i])));
		CHECK_INT(n, 77);
	}
}

int main(void)
{
	UNIT(has_one_spelling);
	return unit_done();
}
