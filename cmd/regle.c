/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"

#include "model/rules.h"

static void extract(struct ctg_buf *b, const char *title, const char *text)
{
	struct ctg_str s = ctg_str_from(text);

	ctg_buf_printf(b, "\n%s :\n", title);
	while (s.n > 0) {
		struct ctg_str line = ctg_str_line(&s);

		ctg_buf_printf(b, "    %.*s\n", STR_ARG(line));
	}
}

static void explain(struct ctg_buf *b, const struct ctg_rule *r)
{
	ctg_buf_printf(b, "%s (%s) : %s\n\n", r->id,
		ctg_level_name(r->level), r->title);
	ctg_out_paragraph(b, ctg_str_from(r->why));
	extract(b, "À corriger", r->wrong);
	ctg_buf_printf(b, "\nRemède :\n    %s\n", r->remedy);
	extract(b, "Corrigé", r->right);
}

static void list(struct ctg_buf *b)
{
	for (size_t i = 0; i < ctg_nrules; i++)
		ctg_buf_printf(b, "%s  %-13s  %s\n", ctg_rules[i].id,
			ctg_level_name(ctg_rules[i].level),
			ctg_rules[i].title);
}

enum ctg_code ctg_rule_explain(struct ctg_cmd *c, const char *id,
	struct ctg_err *err)
{
	const struct ctg_rule *r = ctg_rule_find(ctg_str_from(id));
	struct ctg_buf b = { .arena = &c->arena };

	if (c->globals.json)
		return ctg_fail(err, CTG_EUSAGE,
			"--expliquer n'a pas de sortie JSON");
	if (!r) {
		list(&b);
		ctg_out_talk(&c->out, ctg_buf_str(&b));
		return ctg_fail(err, CTG_EUSAGE, "règle inconnue : « %s »",
			id);
	}
	explain(&b, r);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}
