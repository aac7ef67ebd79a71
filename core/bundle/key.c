/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/key.h"

#include "base/arena.h"
#include "bundle/certificate.h"
#include "bundle/certificate_file.h"
#include "bundle/faults.h"
#include "bundle/key_parts.h"
#include "bundle/openssl_fail.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

/* Locked memory: a few keys, a few passwords. */
#define SECURE_HEAP	((size_t)256 << 10)
#define SECURE_LEAST	32

void ctg_key_prepare(void)
{
	if (!CRYPTO_secure_malloc_initialized())
		CRYPTO_secure_malloc_init(SECURE_HEAP, SECURE_LEAST);
}

enum ctg_code ctg_key_refuse(struct ctg_err *err, const char *path)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED,
		"mot de passe refusé");

	ERR_clear_error();
	ctg_err_at(err, path, 0, 0);
	return code;
}

static enum ctg_code take_chain(struct ctg_key *k, const char *path,
	struct ctg_err *err)
{
	STACK_OF(X509) *all = NULL;
	enum ctg_code code = ctg_certificate_file(&all, path, err);

	while (!code && sk_X509_num(all) > 0)
		sk_X509_push(k->chain, sk_X509_shift(all));
	sk_X509_free(all);
	return code;
}

/* The first is the one of the key, the others are above it. */
enum ctg_code ctg_key_take_certificate(struct ctg_key *k, const char *path,
	struct ctg_err *err)
{
	enum ctg_code code = take_chain(k, path, err);

	if (!code)
		k->certificate = sk_X509_shift(k->chain);
	return code;
}

static enum ctg_code open_parts(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	enum ctg_code code;

	if (from->pkcs11)
		code = ctg_key_open_pkcs11(k, from, err);
	else if (from->pkcs12)
		code = ctg_key_open_pkcs12(k, from, err);
	else
		code = ctg_key_open_pem(k, from, err);
	if (!code && from->chain)
		code = take_chain(k, from->chain, err);
	return code;
}

/* Only what is above the certificate goes with it: who verifies refuses the
 * rest. */
static bool keep_next(STACK_OF(X509) *kept, STACK_OF(X509) *chain, X509 *below)
{
	for (int i = 0; i < sk_X509_num(chain); i++) {
		X509 *x = sk_X509_value(chain, i);

		if (X509_cmp(x, below) != 0 &&
		    X509_check_issued(x, below) == X509_V_OK &&
		    X509_verify(below, X509_get0_pubkey(x)) == 1) {
			sk_X509_push(kept, sk_X509_delete(chain, i));
			return true;
		}
	}
	return false;
}

static void order_chain(struct ctg_key *k)
{
	STACK_OF(X509) *kept = sk_X509_new_null();
	X509 *below = k->certificate;

	if (!kept)
		return;
	while (keep_next(kept, k->chain, below))
		below = sk_X509_value(kept, sk_X509_num(kept) - 1);
	sk_X509_pop_free(k->chain, X509_free);
	k->chain = kept;
	ERR_clear_error();
}

/* What the certificate says is told of the file that it came from. */
static enum ctg_code judge(struct ctg_key *k,
	const struct ctg_key_source *from, long long now,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_faults faults = { .arena = &a };
	enum ctg_code code = CTG_OK;

	if (X509_check_private_key(k->certificate, k->key) != 1)
		ctg_faults_add(&faults, "ce certificat n'est pas celui de la "
			"clé");
	ctg_certificate_judge(k->certificate, "le certificat", now, &faults);
	if (!ctg_certificate_may_sign(k->certificate))
		ctg_faults_add(&faults, "le certificat n'est pas fait pour "
			"signer");
	ERR_clear_error();
	if (faults.n > 0) {
		code = ctg_fail(err, CTG_EREFUSED, "%.*s",
			STR_ARG(faults.v[0]));
		ctg_err_at(err, from->certificate ? from->certificate :
			from->pkcs12 ? from->pkcs12 : from->pkcs11, 0, 0);
	}
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_key_open(struct ctg_key **out,
	const struct ctg_key_source *from, long long now,
	struct ctg_err *err)
{
	struct ctg_key *k = calloc(1, sizeof(*k));
	enum ctg_code code;

	if (k)
		k->chain = sk_X509_new_null();
	if (!k || !k->chain)
		code = ctg_fail(err, CTG_ESYSTEM, "mémoire insuffisante");
	else
		code = open_parts(k, from, err);
	if (!code)
		code = judge(k, from, now, err);
	if (code) {
		ctg_key_close(k);
		return code;
	}
	order_chain(k);
	*out = k;
	return CTG_OK;
}

struct ctg_str ctg_key_serial(struct ctg_arena *a, const struct ctg_key *k)
{
	return ctg_certificate_serial(a, k->certificate);
}

struct ctg_str ctg_key_issuer(struct ctg_arena *a, const struct ctg_key *k)
{
	return ctg_certificate_name(a, X509_get_issuer_name(k->certificate));
}

struct ctg_str ctg_key_name(struct ctg_arena *a, const struct ctg_key *k)
{
	return ctg_certificate_name(a, X509_get_subject_name(k->certificate));
}

struct ctg_str ctg_key_end(struct ctg_arena *a, const struct ctg_key *k)
{
	return ctg_certificate_end(a, k->certificate);
}

bool ctg_key_is_alone(const struct ctg_key *k)
{
	return sk_X509_num(k->chain) == 0 && X509_check_issued(
		k->certificate, k->certificate) != X509_V_OK;
}

void ctg_key_close(struct ctg_key *k)
{
	if (!k)
		return;
	EVP_PKEY_free(k->key);
	X509_free(k->certificate);
	sk_X509_pop_free(k->chain, X509_free);
	ctg_key_close_pkcs11(k);
	free(k);
}
