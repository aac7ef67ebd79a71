/* SPDX-License-Identifier: Apache-2.0 */
/* act_number.h - the number of an act: 0 is the convention, n its avenant n.
 *
 * One number has one spelling wherever ctg writes it: in a tag, a branch, the
 * name of a file, suivi.yml.  « 012 » would be another name for the same. */
#ifndef CTG_MODEL_ACT_NUMBER_H
#define CTG_MODEL_ACT_NUMBER_H

#include "base/str.h"

#define CTG_ACT_NUMBER_MOST	9999

/* « 12 », as ctg writes it.  On failure *out keeps its value. */
bool ctg_act_number_read(unsigned *out, struct ctg_str s);

#endif
