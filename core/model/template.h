/* SPDX-License-Identifier: Apache-2.0 */
/* template.h - the texte développé: variables replaced, parts generated.
 *
 * It is what people sign, so it is what is compared, amended and printed.
 * Every text that prints a value of the front-matter keeps its name (var), so
 * that an amendment of the words can find the value behind them. */
#ifndef CTG_MODEL_TEMPLATE_H
#define CTG_MODEL_TEMPLATE_H

#include "model/text.h"

/* Builds t->developed from the rest of *t.  body and the annexes move into
 * it: afterwards they are empty shells. */
void ctg_template_develop(struct ctg_text *t, struct ctg_arena *a,
	struct ctg_diags *diags);

/* What a variable prints: « 31 décembre 2027 » for periode.fin.  False when
 * the name is unknown. */
bool ctg_template_value(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_text *t, struct ctg_str name);
/* True of what ctg_template_value gives for a key that has no value. */
bool ctg_template_is_blank(struct ctg_str printed);

#endif
