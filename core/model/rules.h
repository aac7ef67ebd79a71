/* SPDX-License-Identifier: Apache-2.0 */
/* rules.h - the catalogue of what « verifier » can say.
 *
 * One table, read by the command, by --expliquer, by the manual and by the
 * tests, so that they cannot drift apart.  Ids never change meaning. */
#ifndef CTG_MODEL_RULES_H
#define CTG_MODEL_RULES_H

#include "base/diag.h"

struct ctg_rule {
	const char *id;		/* "S101" */
	enum ctg_level level;
	const char *title;	/* « numéro de division en double » */
	const char *remedy;	/* « donnez à l'une d'elles un autre numéro » */
	const char *why;	/* explanation, a few sentences */
	const char *wrong;	/* a short extract that makes it speak */
	const char *right;	/* the same, mended */
};

/* In order of id; n rules. */
extern const struct ctg_rule ctg_rules[];
extern const size_t ctg_nrules;

/* NULL when there is no such rule; any case. */
const struct ctg_rule *ctg_rule_find(struct ctg_str id);

/* « erreur », « avertissement », « note ». */
const char *ctg_level_name(enum ctg_level level);

/* Reports that a rule speaks at a place: level and remedy come from the
 * catalogue, the message tells the case. */
[[gnu::format(printf, 4, 5)]]
void ctg_rule_report(struct ctg_diags *d, const char *id,
	struct ctg_place at, const char *fmt, ...);

#endif
