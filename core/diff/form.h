/* SPDX-License-Identifier: Apache-2.0 */
/* form.h - how words look, when it is all that changed. */
#ifndef CTG_DIFF_FORM_H
#define CTG_DIFF_FORM_H

#include "diff/diff.h"

/* « gras », « gras et italique », « lien vers … », « texte simple »: what a
 * run of words is written in. */
struct ctg_str ctg_form_name(struct ctg_arena *a, const struct ctg_node *run);

/* Whether n is in words of which only the look changed. */
bool ctg_form_only(const struct ctg_node *n);

#endif
