/* SPDX-License-Identifier: Apache-2.0 */
#include "model/party.h"

#include "unit.h"

static void sirens_of_the_seeds(void)
{
	CHECK(ctg_siren_is_valid(STR("227700010")));
	CHECK(ctg_siren_is_valid(STR("217605401")));
	CHECK(ctg_siren_is_valid(STR("219300308")));
	CHECK(ctg_siren_is_valid(STR("356000000")));
}

static void other_texts_are_not_sirens(void)
{
	CHECK(!ctg_siren_is_valid(STR("")));
	CHECK(!ctg_siren_is_valid(STR("227700011")));
	CHECK(!ctg_siren_is_valid(STR("22770001")));
	CHECK(!ctg_siren_is_valid(STR("2277000100")));
	CHECK(!ctg_siren_is_valid(STR("227 700 010")));
	CHECK(!ctg_siren_is_valid(STR("22770001O")));
	CHECK(!ctg_siren_is_valid(STR("000000000")));
}

/* Luhn's key sees any one digit changed. */
static void one_wrong_digit_is_seen(void)
{
	for (size_t i = 0; i < 9; i++)
		for (char d = '0'; d <= '9'; d++) {
			char s[] = "227700010";
			bool same = s[i] == d;

			s[i] = d;
			CHECK(ctg_siren_is_valid(ctg_str_from(s)) == same);
		}
}

int main(void)
{
	UNIT(sirens_of_the_seeds);
	UNIT(other_texts_are_not_sirens);
	UNIT(one_wrong_digit_is_seen);
	return unit_done();
}
