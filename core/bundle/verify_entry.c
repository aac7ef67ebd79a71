/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/verifying.h"

static void take(void *ctx, struct ctg_str piece)
{
	ctg_digest_add(ctx, piece);
}

enum ctg_code ctg_verify_digest(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_container *zip, const struct ctg_container_entry *e,
	enum ctg_digest_kind kind, struct ctg_err *err)
{
	struct ctg_digest d;
	enum ctg_code code, ended;

	ctg_digest_begin(&d, kind);
	code = ctg_container_stream(zip, e, take, &d, err);
	ended = ctg_digest_end(&d, out, a, code ? NULL : err);
	return code ? code : ended;
}

enum ctg_code ctg_verify_entry(struct ctg_verdict *v, struct ctg_str *out,
	const struct ctg_container *zip, const struct ctg_container_entry *e,
	struct ctg_err *err)
{
	struct ctg_verdict_file *f = ctg_verdict_file(v, e->name, CTG_FILE_OK);
	struct ctg_err why = { 0 };
	enum ctg_code code = ctg_verify_digest(out, v->arena, zip, e,
		CTG_DIGEST_SHA256, &why);

	f->size = e->size;
	if (!code) {
		f->sha256 = ctg_digest_hex(v->arena, *out);
		return CTG_OK;
	}
	*out = (struct ctg_str){ 0 };
	if (code != CTG_EDIGEST) {
		*err = why;
		return code;
	}
	f->state = CTG_FILE_ALTERED;
	ctg_verdict_fault(v, "%s", why.msg);
	return CTG_OK;
}
