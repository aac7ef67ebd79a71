/* SPDX-License-Identifier: Apache-2.0 */
#include "load.h"

#include "base/hash.h"
#include "model/address.h"

/* A rule of structure that speaks while loading means that something was
 * written that the tree does not hold. */
static bool loses(const struct ctg_diag *d)
{
	return d->level == CTG_ERROR && d->rule[0] == 'S';
}

static enum ctg_code judge(struct ctg_buf *talk, const struct ctg_cmd *c,
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

/* A piece that is missing was told already, and has no digest. */
static enum ctg_code digest(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_reader *r, struct ctg_str name, struct ctg_err *err)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	char hex[CTG_SHA256_HEX + 1];
	struct ctg_str bytes;
	enum ctg_code code = CTG_OK;

	if (r->read(r, NULL, &scratch, name, NULL) == CTG_OK) {
		code = r->read(r, &bytes, &scratch, name, err);
		if (code == CTG_OK) {
			ctg_hash_sha256(hex, bytes);
			*out = ctg_str_dup(a, ctg_str_from(hex));
		}
	}
	ctg_arena_release(&scratch);
	return code;
}

static enum ctg_code digest_pieces(struct ctg_loaded *l, struct ctg_arena *a,
	const struct ctg_reader *r, struct ctg_err *err)
{
	const struct ctg_convention *c = &l->text.convention;
	enum ctg_code code = CTG_OK;

	l->digests = CTG_NEW_N(a, struct ctg_str, c->nannexes);
	for (size_t i = 0; i < c->nannexes && !code; i++) {
		struct ctg_str name = c->annexes[i].fichier.s;

		if (name.n && !ctg_str_ends(name, STR(".md")))
			code = digest(&l->digests[i], a, r, name, err);
	}
	return code;
}

enum ctg_code ctg_load_apart(struct ctg_loaded *out, struct ctg_cmd *c,
	struct ctg_buf *talk, const char *operand, const char *refusal,
	struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &c->arena };
	struct ctg_reading *r = CTG_NEW(&c->arena, struct ctg_reading);
	enum ctg_code code;

	code = ctg_reading_open(r, &c->arena, operand, ctg_today(), err);
	if (code)
		return code;
	out->reading = r;
	out->charte = NULL;
	out->label = r->id.n ? ctg_strf(&c->arena, "%.*s%.*s",
		STR_ARG(r->id), STR_ARG(r->label)) : ctg_str_from(operand);
	code = ctg_text_load(&out->text, &c->arena, &r->reader, &diags, err);
	if (!code)
		code = digest_pieces(out, &c->arena, &r->reader, err);
	if (!code)
		ctg_address_prepare(out->text.developed);
	if (!code)
		code = judge(talk, c, &diags, refusal, err);
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
	return code;
}

void ctg_load_close(struct ctg_loaded *l)
{
	if (l->reading)
		ctg_reading_close(l->reading);
	l->reading = NULL;
}
