/* SPDX-License-Identifier: Apache-2.0 */
#include "model/act_number.h"

bool ctg_act_number_read(unsigned *out, struct ctg_str s)
{
	unsigned n = 0;

	if (s.n == 0 || (s.p[0] == '0' && s.n > 1))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!ctg_is_digit(s.p[i]))
			return false;
		n = n * 10 + (unsigned)(s.p[i] - '0');
		if (n > CTG_ACT_NUMBER_MOST)
			return false;
	}
	*out = n;
	return true;
}
