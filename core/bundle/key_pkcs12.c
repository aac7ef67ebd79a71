/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/key_parts.h"
#include "bundle/openssl_fail.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <stdio.h>

static enum ctg_code refuse(struct ctg_err *err, const char *path)
{
	enum ctg_code code = ctg_openssl_fail(err, CTG_EINPUT,
		"il n'y a pas là de PKCS#12 lisible");

	ctg_err_at(err, path, 0, 0);
	ctg_err_hint(err, "donnez un fichier .p12 ou .pfx\u202f; pour du PEM"
		"\u00a0: --cle et --certificat");
	return code;
}

/* Those of before 2020 are packed with RC2, that OpenSSL 3 keeps apart. */
static bool parse(struct ctg_key *k, PKCS12 *p12, const char *password)
{
	STACK_OF(X509) *more = NULL;
	OSSL_PROVIDER *legacy = NULL;
	bool fine = PKCS12_parse(p12, password, &k->key, &k->certificate,
		&more) == 1;

	if (!fine && ERR_GET_REASON(ERR_peek_error()) ==
	    ERR_R_UNSUPPORTED) {
		legacy = OSSL_PROVIDER_try_load(NULL, "legacy", 1);
		ERR_clear_error();
		fine = legacy && PKCS12_parse(p12, password, &k->key,
			&k->certificate, &more) == 1;
	}
	if (legacy)
		OSSL_PROVIDER_unload(legacy);
	while (more && sk_X509_num(more) > 0)
		sk_X509_push(k->chain, sk_X509_shift(more));
	sk_X509_free(more);
	return fine;
}

static enum ctg_code take(struct ctg_key *k, PKCS12 *p12,
	const char *password, const char *path, struct ctg_err *err)
{
	enum ctg_code code;

	if (!parse(k, p12, password))
		return refuse(err, path);
	if (k->key && k->certificate)
		return CTG_OK;
	code = ctg_fail(err, CTG_EINPUT, k->key ?
		"ce PKCS#12 ne contient pas le certificat de la clé" :
		"ce PKCS#12 ne contient pas de clé privée");
	ctg_err_at(err, path, 0, 0);
	return code;
}

static bool opens_without(PKCS12 *p12)
{
	return PKCS12_mac_present(p12) &&
		(PKCS12_verify_mac(p12, NULL, 0) == 1 ||
		PKCS12_verify_mac(p12, "", 0) == 1);
}

static enum ctg_code ask_and_take(struct ctg_key *k, PKCS12 *p12,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	char *password = OPENSSL_secure_malloc(CTG_PASSWORD_MAX);
	enum ctg_code code;
	char what[300];

	if (!password)
		return ctg_fail(err, CTG_ESYSTEM, "mémoire insuffisante");
	snprintf(what, sizeof(what), "de %s", from->pkcs12);
	code = from->ask(from->ctx, what, password, CTG_PASSWORD_MAX, err);
	if (!code && PKCS12_mac_present(p12) &&
	    PKCS12_verify_mac(p12, password, -1) != 1)
		code = ctg_key_refuse(err, from->pkcs12);
	if (!code)
		code = take(k, p12, password, from->pkcs12, err);
	OPENSSL_secure_clear_free(password, CTG_PASSWORD_MAX);
	return code;
}

enum ctg_code ctg_key_open_pkcs12(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	const unsigned char *p;
	struct ctg_str s;
	PKCS12 *p12;
	enum ctg_code code = ctg_key_read(&s, from->pkcs12, err);

	if (code)
		return code;
	p = (const unsigned char *)s.p;
	p12 = d2i_PKCS12(NULL, &p, (long)s.n);
	if (!p12)
		code = refuse(err, from->pkcs12);
	else if (opens_without(p12))
		code = take(k, p12, "", from->pkcs12, err);
	else
		code = ask_and_take(k, p12, from, err);
	PKCS12_free(p12);
	ctg_key_wipe(&s);
	ERR_clear_error();
	return code;
}
