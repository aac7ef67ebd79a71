/* SPDX-License-Identifier: Apache-2.0 */
/* years.h - « 2023-2027 », « 2023 à 2027 », « 2023, 2024 et 2025 »: years that
 * make a period. */
#ifndef CTG_CHECK_YEARS_H
#define CTG_CHECK_YEARS_H

#include "base/str.h"

struct ctg_years {
	unsigned first, last;
	size_t first_off, last_off;	/* four digits each */
};

/* The first pair from byte i of s on.  False when there is none. */
bool ctg_years_find(struct ctg_years *out, struct ctg_str s, size_t i);
/* The same, or years that follow each other. */
bool ctg_years_next(struct ctg_years *out, struct ctg_str s, size_t i);
/* The figures at byte i go on with others: « 01/2023 », « 12023 ». */
bool ctg_years_in_number(struct ctg_str s, size_t i);

#endif
