/* SPDX-License-Identifier: Apache-2.0 */
/* annexe.h - the annexes of a front-matter. */
#ifndef CTG_MODEL_ANNEXE_H
#define CTG_MODEL_ANNEXE_H

#include "model/keys.h"

/* Reads the list « annexes », of a convention or of an act; an item that is
 * not a group of keys is reported and left out. */
void ctg_annexe_read_list(const struct ctg_keys *k,
	struct ctg_annexe **annexes, size_t *n, const struct ctg_yaml *list);

#endif
