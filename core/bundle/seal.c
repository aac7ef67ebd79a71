/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/seal.h"

#include "base/buf.h"
#include "bundle/asic.h"
#include "bundle/asic_read.h"
#include "bundle/asic_stamp.h"
#include "bundle/key.h"
#include "bundle/sealing.h"
#include "bundle/timestamp.h"

static enum ctg_code fetch(struct ctg_str *der, struct ctg_arena *a,
	const struct ctg_seal *s, struct ctg_str signature,
	struct ctg_err *err)
{
	struct ctg_str tsq, tsr;
	enum ctg_code code = ctg_timestamp_request(&tsq, a, signature, err);

	if (!code)
		code = ctg_timestamp_fetch(&tsr, a, s->url, tsq, err);
	if (!code)
		code = ctg_cms_stamp(der, a, signature, tsr, err);
	if (code)
		ctg_err_at(err, s->url, 0, 0);
	return code;
}

/* What we made is judged as if it came from elsewhere. */
static enum ctg_code judge_made(struct ctg_seal *s, struct ctg_arena *a,
	struct ctg_str manifest, struct ctg_err *err)
{
	struct ctg_cms_signature *all;
	size_t n;
	enum ctg_code code = ctg_cms_verify(&all, &n, a, s->der, manifest,
		NULL, s->now, err);

	if (code)
		return code;
	s->made = all[0];
	return s->made.valid ? CTG_OK : ctg_fail(err, CTG_EDIGEST,
		"signature non retenue\u00a0: %.*s",
		STR_ARG(s->made.faults[0]));
}

enum ctg_code ctg_seal_sign(struct ctg_seal *s, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str manifest, struct ctg_err *err)
{
	enum ctg_code code = ctg_cms_sign(&s->der, a, s->key, manifest,
		s->now, err);

	if (!code && s->url)
		code = fetch(&s->der, a, s, s->der, err);
	if (!code)
		code = judge_made(s, a, manifest, err);
	if (!code)
		*der = s->der;
	return code;
}

/* --- one more signatory -------------------------------------------------- */

static bool is_mine(const struct ctg_seal *s, struct ctg_arena *a,
	const struct ctg_cms_signature *other)
{
	return ctg_str_eq(ctg_key_serial(a, s->key), other->serial) &&
		ctg_str_eq(ctg_key_issuer(a, s->key), other->issuer);
}

static enum ctg_code judge_other(const struct ctg_seal *s,
	struct ctg_arena *a, const struct ctg_cms_signature *other,
	struct ctg_err *err)
{
	if (!other->valid)
		return ctg_fail(err, CTG_EDIGEST, "la signature de "
			"«\u00a0%.*s\u00a0» n'est pas valable\u00a0: %.*s",
			STR_ARG(other->signer), STR_ARG(other->faults[0]));
	if (is_mine(s, a, other))
		return ctg_refuse(err, ctg_strf(a, "«\u00a0%.*s\u00a0» a déjà "
			"signé ce conteneur", STR_ARG(other->signer)).p,
			"ctg controler montre qui a signé");
	return CTG_OK;
}

static enum ctg_code judge_others(const struct ctg_seal *s,
	struct ctg_arena *a, const struct ctg_asic *asic,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < asic->n && !code; i++) {
		struct ctg_cms_signature *all;
		size_t n;

		code = ctg_cms_verify(&all, &n, a, asic->signatures[i].der,
			asic->signatures[i].xml, NULL, s->now, err);
		for (size_t k = 0; !code && k < n; k++)
			code = judge_other(s, a, &all[k], err);
	}
	return code;
}

enum ctg_code ctg_seal_check_add(const struct ctg_seal *s,
	const char *container, struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_asic asic;
	enum ctg_code code = ctg_asic_open(&asic, a, container, err);

	if (code)
		return code;
	code = judge_others(s, a, &asic, err);
	ctg_asic_close(&asic);
	if (code)
		ctg_err_at(err, container, 0, 0);
	return code;
}

static enum ctg_code sign(void *ctx, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str manifest, struct ctg_err *err)
{
	return ctg_seal_sign(ctx, der, a, manifest, err);
}

enum ctg_code ctg_seal_add(struct ctg_seal *s, const char *container,
	const char *out_path, struct ctg_arena *a, struct ctg_err *err)
{
	enum ctg_code code = ctg_seal_check_add(s, container, a, err);

	if (!code)
		code = ctg_asic_add(container, out_path, a, sign, s, err);
	if (code && !err->file[0])
		ctg_err_at(err, container, 0, 0);
	return code;
}

/* --- the time ------------------------------------------------------------ */

struct stamping {
	struct ctg_seal *seal;
	struct ctg_str response;
	struct ctg_str manifest;	/* that the signature is over */
};

static bool has_token(struct ctg_arena *a, struct ctg_str der, long long now)
{
	struct ctg_cms_signature *all;
	struct ctg_err err;
	size_t n;

	return !ctg_cms_verify(&all, &n, a, der, STR(""), NULL, now, &err) &&
		all[0].has_token;
}

static enum ctg_code stamp(void *ctx, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str signature, struct ctg_err *err)
{
	struct stamping *t = ctx;
	struct ctg_seal *s = t->seal;
	enum ctg_code code;

	if (has_token(a, signature, s->now))
		return ctg_refuse(err, "la dernière signature est déjà "
			"horodatée", "ctg controler montre quand");
	code = s->url ? fetch(&s->der, a, s, signature, err) :
		ctg_cms_stamp(&s->der, a, signature, t->response, err);
	if (!code)
		code = judge_made(s, a, t->manifest, err);
	if (!code)
		*der = s->der;
	return code;
}

/* The last of a container. */
static enum ctg_code last_signature(struct ctg_asic_signature *out,
	const char *container, struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_asic asic;
	enum ctg_code code = ctg_asic_open(&asic, a, container, err);

	if (code)
		return code;
	if (asic.n > 0)
		*out = asic.signatures[asic.n - 1];
	else
		code = ctg_fail(err, CTG_EREFUSED,
			"ce conteneur n'est pas signé");
	ctg_asic_close(&asic);
	return code;
}

enum ctg_code ctg_seal_stamp(struct ctg_seal *s, const char *container,
	struct ctg_str response, const char *out_path, struct ctg_arena *a,
	struct ctg_err *err)
{
	struct stamping t = { .seal = s, .response = response };
	struct ctg_asic_signature last;
	enum ctg_code code = last_signature(&last, container, a, err);

	if (!code) {
		t.manifest = last.xml;
		code = ctg_asic_stamp(container, out_path, a, stamp, &t, err);
	}
	if (code && !err->file[0])
		ctg_err_at(err, container, 0, 0);
	return code;
}

enum ctg_code ctg_seal_request(struct ctg_str *tsq, const char *container,
	struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_asic_signature last;
	enum ctg_code code = last_signature(&last, container, a, err);

	if (!code)
		code = ctg_timestamp_request(tsq, a, last.der, err);
	if (code && !err->file[0])
		ctg_err_at(err, container, 0, 0);
	return code;
}
