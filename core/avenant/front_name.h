/* SPDX-License-Identifier: Apache-2.0 */
/* front_name.h - how a sentence names a party: « la commune de Dugny », « au
 * Département ».  For use by write_front.c and read_front*.c. */
#ifndef CTG_AVENANT_FRONT_NAME_H
#define CTG_AVENANT_FRONT_NAME_H

#include "model/address.h"
#include "model/convention.h"

/* Its nom, with the article when it begins with a common noun. */
void ctg_name_write(struct ctg_buf *b, const struct ctg_party *p,
	enum ctg_case how);
bool ctg_name_is_feminine(const struct ctg_party *p);
/* Is this name, with its article or without, that of the party, or its
 * designation?  Capitals, accents and spaces do not count. */
bool ctg_name_is(const struct ctg_party *p, struct ctg_str name);

#endif
