/* SPDX-License-Identifier: Apache-2.0 */
#include "act_file.h"

#include "avenant/sides.h"
#include "model/address.h"

/* A rule of structure that speaks while loading means that something was
 * written that the tree does not hold. */
static bool loses(const struct ctg_diag *d)
{
	return d->level == CTG_ERROR && d->rule[0] == 'S';
}

enum ctg_code ctg_load_judge(struct ctg_buf *talk, const struct ctg_cmd *c,
	struct ctg_diags *diags, const char *refusal, struct ctg_err *err)
{
	enum ctg_code code;
	size_t lost = 0;

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++) {
		const struct ctg_diag *d = &diags->v[i];

		if (d->level == CTG_ERROR)
			ctg_out_diag(talk, d, c->out.colour_err);
		lost += loses(d);
	}
	if (lost == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EINPUT, "%s\u00a0: une partie n'a pas "
		"pu être lue", refusal);
	ctg_err_hint(err, "corrigez d'abord %s", lost == 1 ?
		"l'erreur de structure" : "les erreurs de structure");
	return code;
}

/* An act is no text of a convention. */
static enum ctg_code refuse_act(const char *operand, struct ctg_err *err)
{
	struct ctg_act_file act;
	enum ctg_code code;

	if (!ctg_act_file_read(&act, ctg_str_from(operand)))
		return CTG_OK;
	code = ctg_fail(err, CTG_EUSAGE, "« %s » est un acte, non le texte "
		"d'une convention", operand);
	ctg_err_hint(err, "pour l'imprimer : ctg assembler %s ; le texte "
		"qu'il modifie : %.*s", operand, STR_ARG(act.folder));
	return code;
}

enum ctg_code ctg_load_apart(struct ctg_loaded *out, struct ctg_cmd *c,
	struct ctg_buf *talk, const char *operand, const char *refusal,
	struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &c->arena };
	struct ctg_reading *r = CTG_NEW(&c->arena, struct ctg_reading);
	struct ctg_side side;
	enum ctg_code code;

	code = refuse_act(operand, err);
	if (!code)
		code = ctg_reading_open(r, &c->arena, operand, ctg_today(),
			err);
	if (code)
		return code;
	if (r->aside.n > 0)
		ctg_buf_printf(talk, "ctg : attention, %.*s ; ce jour-là, "
			"c'est donc celui de la version %.*s\n",
			STR_ARG(r->aside), STR_ARG(ctg_str_skip(r->label, 1)));
	out->reading = r;
	out->charte = NULL;
	out->imprint = NULL;
	out->label = r->id.n ? ctg_strf(&c->arena, "%.*s%.*s",
		STR_ARG(r->id), STR_ARG(r->label)) : ctg_str_from(operand);
	code = ctg_side_load(&side, &c->arena, &r->reader, &diags, err);
	if (!code) {
		out->text = *side.text.text;
		out->digests = side.text.digests;
	}
	if (!code)
		code = ctg_load_judge(talk, c, &diags, refusal, err);
	if (code)
		ctg_load_close(out);
	return code;
}

enum ctg_code ctg_load(struct ctg_loaded *out, struct ctg_cmd *c,
	const char *operand, const char *refusal, struct ctg_err *err)
{
	struct ctg_buf talk = { .arena = &c->arena };
	enum ctg_code code = ctg_load_apart(out, c, &talk, operand, refusal,
		err);

	ctg_out_talk(&c->out, ctg_buf_str(&talk));
	if (!code)
		ctg_address_prepare(out->text.developed);
	return code;
}

void ctg_load_close(struct ctg_loaded *l)
{
	if (l->reading)
		ctg_reading_close(l->reading);
	l->reading = NULL;
}
