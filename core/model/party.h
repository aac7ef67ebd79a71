/* SPDX-License-Identifier: Apache-2.0 */
/* party.h - the parties of the front-matter, and their SIREN number. */
#ifndef CTG_MODEL_PARTY_H
#define CTG_MODEL_PARTY_H

#include "model/keys.h"

/* Nine digits whose last one is Luhn's key; spaces are not accepted. */
bool ctg_siren_is_valid(struct ctg_str s);

/* Reads the list « parties » (of a convention or of an act); an item that is
 * not a group of keys is reported and left out.  Two with the same id are
 * reported (P304) and both kept. */
void ctg_party_read_list(const struct ctg_keys *k, struct ctg_party **parties,
	size_t *n, const struct ctg_yaml *list);

#endif
