/* SPDX-License-Identifier: Apache-2.0 */
/* plain.h - what acts print, with plain spaces, to be compared. */
#ifndef CTG_TESTS_PLAIN_H
#define CTG_TESTS_PLAIN_H

#include "unit.h"

#include "base/buf.h"

static struct ctg_str plain(struct ctg_str s)
{
	struct ctg_buf b = { .arena = &unit_arena };

	while (s.n > 0)
		if (ctg_str_cut(&s, STR("\u00a0")) ||
		    ctg_str_cut(&s, STR("\u202f"))) {
			ctg_buf_putc(&b, ' ');
		} else {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
	return ctg_buf_str(&b);
}

#endif
