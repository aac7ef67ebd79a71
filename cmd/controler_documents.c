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
	const struct ctg_liasse_file *again, struct ctg_str name)
{
	const struct ctg_verdict_file *here = ctg_verdict_find(v, name);

	return again && here && ctg_str_eq(again->about.sha256, here->sha256);
}

static bool is_ours(const struct ctg_verdict *v)
{
	return ctg_str_eq(v->proof.tool, STR("ctg " CTG_VERSION));
}

/* Another version of ctg may set a page otherwise: that is no forgery, and no
 * proof either, for anybody can name one.  What comes from git as it is never
 * changes. */
static void doubt(struct ctg_verdict *v, struct ctg_str name)
{
	ctg_verdict_fault(v, "%.*s : seul %.*s, dont la liasse se dit faite, "
		"peut le réassembler ; contrôlez-la avec cette version",
		STR_ARG(name), STR_ARG(v->proof.tool));
	v->n_doubts++;
}

static void judge_other(struct ctg_verdict *v,
	const struct ctg_manifest_file *f)
{
	if (!f->remade)
		ctg_verdict_fault(v, "%.*s : dans le registre, l'empreinte est "
			"autre", STR_ARG(f->name));
	else if (is_ours(v))
		ctg_verdict_fault(v, "%.*s : réassemblé depuis le commit, il "
			"n'a pas les mêmes octets", STR_ARG(f->name));
	else
		doubt(v, f->name);
}

/* A proof must not pass over what its commit gives. */
static void judge_omitted(struct ctg_verdict *v,
	const struct ctg_liasse_made *made)
{
	for (size_t i = 0; i < made->n; i++) {
		const struct ctg_manifest_file *f = &made->v[i].about;

		if (ctg_manifest_find(&v->proof, f->name))
			continue;
		ctg_verdict_fault(v, "%.*s : le commit le donne, la liasse ne "
			"l'a pas", STR_ARG(f->name));
		v->n_doubts += f->remade && !is_ours(v);
	}
}

/* PDFs, what came from elsewhere; the act is named, for it is what is
 * signed. */
static void tell_others(struct ctg_verdict *v,
	const struct ctg_manifest_file *act, size_t n)
{
	struct ctg_buf b = { .arena = v->arena };

	ctg_buf_puts(&b, "l'origine de ");
	if (act)
		ctg_buf_printf(&b, "%.*s", STR_ARG(act->name));
	if (act && n > 1)
		ctg_buf_puts(&b, " et de ");
	if (!act || n > 1)
		ctg_buf_printf(&b, "%zu%s fichier%s", n - (act != NULL),
			act ? n > 2 ? " autres" : " autre" : "",
			n - (act != NULL) > 1 ? "s" : "");
	ctg_buf_puts(&b, ", que ctg ne refait pas");
	ctg_verdict_unchecked(v, ctg_buf_str(&b));
}

/* Whether preuve.json says that a file can be made again is not what decides
 * of it. */
static void judge(struct ctg_verdict *v, const struct ctg_liasse_made *made)
{
	const struct ctg_manifest_file *act = NULL;
	size_t same = 0, others = 0;

	for (size_t i = 0; i < v->proof.n_files; i++) {
		const struct ctg_manifest_file *f = &v->proof.files[i];
		const struct ctg_liasse_file *again = find(made, f->name);

		if (!again && !f->remade) {
			others++;
			if (ctg_str_eq(f->role, STR("acte")))
				act = f;
		} else if (is_same(v, again, f->name)) {
			same++;
		} else {
			judge_other(v, again ? &again->about : f);
		}
	}
	judge_omitted(v, made);
	if (same > 0)
		ctg_verdict_proved(v, ctg_strf(v->arena, "%zu document%s "
			"réassemblé%s : les mêmes octets", same,
			same > 1 ? "s" : "", same > 1 ? "s" : ""));
	if (others > 0)
		tell_others(v, act, others);
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
