/* SPDX-License-Identifier: Apache-2.0 */
/* The documents of a liasse, assembled again from its commit. */
#include "controler.h"
#include "liasse.h"

static const struct ctg_liasse_file *find(const struct ctg_liasse_made *made,
	struct ctg_str name)
{
	for (size_t i = 0; i < made->n; i++)
		if (ctg_str_eq(made->v[i].about.name, name))
			return &made->v[i];
	return NULL;
}

/* Of what lies in the bundle, not of what preuve.json says of it. */
static bool is_same(const struct ctg_verdict *v,
	const struct ctg_liasse_made *made, struct ctg_str name)
{
	const struct ctg_liasse_file *again = find(made, name);
	const struct ctg_verdict_file *here = ctg_verdict_find(v, name);

	return again && here && ctg_str_eq(again->about.sha256, here->sha256);
}

/* Another version of ctg may set a page otherwise: that is no forgery. */
static void judge_file(struct ctg_verdict *v, struct ctg_str name)
{
	if (ctg_str_eq(v->proof.tool, STR("ctg " CTG_VERSION)))
		ctg_verdict_fault(v, "%.*s : réassemblé depuis le commit, il "
			"n'a pas les mêmes octets", STR_ARG(name));
	else
		ctg_verdict_unchecked(v, ctg_strf(v->arena, "%.*s, que cette "
			"version de ctg n'écrit pas comme %.*s", STR_ARG(name),
			STR_ARG(v->proof.tool)));
}

static void judge(struct ctg_verdict *v, const struct ctg_liasse_made *made)
{
	size_t same = 0, others = 0;

	for (size_t i = 0; i < v->proof.n_files; i++) {
		const struct ctg_manifest_file *f = &v->proof.files[i];

		if (!f->remade)
			others++;
		else if (is_same(v, made, f->name))
			same++;
		else
			judge_file(v, f->name);
	}
	if (same > 0)
		ctg_verdict_proved(v, ctg_strf(v->arena, "%zu document%s "
			"réassemblé%s : les mêmes octets", same,
			same > 1 ? "s" : "", same > 1 ? "s" : ""));
	if (others > 0)
		ctg_verdict_unchecked(v, ctg_strf(v->arena, "l'origine de %zu "
			"fichier%s que ctg ne refait pas (PDF, pièces)",
			others, others > 1 ? "s" : ""));
}

void ctg_controler_documents(struct ctg_verdict *v, struct ctg_cmd *c,
	const struct ctg_repo *r)
{
	struct ctg_liasse_made made;
	struct ctg_err why = { 0 };

	if (ctg_liasse_remake(&made, c, r, &v->proof, &why))
		ctg_verdict_fault(v, "les documents n'ont pas pu être "
			"réassemblés : %s", why.msg);
	else
		judge(v, &made);
}
