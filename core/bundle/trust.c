/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/trust.h"

#include "base/arena.h"
#include "base/io.h"
#include "bundle/certificate.h"
#include "bundle/certificate_file.h"
#include "bundle/faults.h"
#include "bundle/openssl_fail.h"
#include "bundle/trust_chain.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

/* 112 bits (NIST SP 800-57): RSA 2048, SHA-256 at least, all along. */
#define AUTH_LEVEL	2

struct ctg_trust {
	X509_STORE *store;
	size_t n;
};

static enum ctg_code add_file(struct ctg_trust *t, const char *path,
	struct ctg_err *err)
{
	STACK_OF(X509) *all = NULL;
	enum ctg_code code = ctg_certificate_file(&all, path, err);

	for (int i = 0; !code && i < sk_X509_num(all); i++) {
		if (X509_STORE_add_cert(t->store, sk_X509_value(all, i)) != 1)
			code = ctg_openssl_fail(err, CTG_EINPUT,
				"autorité refusée");
		t->n++;
	}
	sk_X509_pop_free(all, X509_free);
	return code;
}

enum ctg_code ctg_trust_open(struct ctg_trust **out,
	const char *const *files, size_t n, struct ctg_err *err)
{
	struct ctg_trust *t = calloc(1, sizeof(*t));
	enum ctg_code code = CTG_OK;

	if (t)
		t->store = X509_STORE_new();
	if (!t || !t->store)
		code = ctg_fail(err, CTG_ESYSTEM, "mémoire insuffisante");
	for (size_t i = 0; i < n && !code; i++)
		code = add_file(t, files[i], err);
	if (code)
		ctg_trust_close(t);
	else
		*out = t;
	return code;
}

void ctg_trust_close(struct ctg_trust *t)
{
	if (t)
		X509_STORE_free(t->store);
	free(t);
}

bool ctg_trust_judges(const struct ctg_trust *t)
{
	return t && t->n > 0;
}

static void say_time(int error, X509 *x, const char *what,
	struct ctg_faults *faults)
{
	struct ctg_str name = ctg_certificate_name(faults->arena,
		X509_get_subject_name(x));

	ctg_faults_add(faults, "%s dépend de l'autorité «\u00a0%.*s\u00a0», "
		"dont le certificat %s", what, STR_ARG(name),
		error == X509_V_ERR_CERT_HAS_EXPIRED ? "avait expiré" :
		"n'était pas encore valable");
}

/* What OpenSSL finds, after « le certificat de … ». */
static const struct {
	int error;
	const char *fault;
} faults_of[] = {
#define UNKNOWN	"ne remonte à aucune des autorités données"
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, UNKNOWN },
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, UNKNOWN },
	{ X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, UNKNOWN },
	{ X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, UNKNOWN },
	{ X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, UNKNOWN },
	{ X509_V_ERR_CERT_UNTRUSTED, UNKNOWN },
	{ X509_V_ERR_CERT_SIGNATURE_FAILURE,
		"n'a pas été signé par l'autorité qu'il nomme" },
#define WEAK	"tient à une clé trop courte ou à une empreinte faible " \
		"(MD5, SHA-1)"
	{ X509_V_ERR_EE_KEY_TOO_SMALL, WEAK },
	{ X509_V_ERR_CA_KEY_TOO_SMALL, WEAK },
	{ X509_V_ERR_CA_MD_TOO_WEAK, WEAK },
#define NO_CA	"a été délivré par un certificat qui n'est pas celui d'une " \
		"autorité"
	{ X509_V_ERR_INVALID_CA, NO_CA },
	{ X509_V_ERR_KEYUSAGE_NO_CERTSIGN, NO_CA },
	{ X509_V_ERR_PATH_LENGTH_EXCEEDED, NO_CA },
	{ X509_V_ERR_INVALID_PURPOSE, "n'est pas fait pour cet usage" },
};

static void say(X509_STORE_CTX *ctx, const char *what,
	struct ctg_faults *faults)
{
	int error = X509_STORE_CTX_get_error(ctx);
	X509 *x = X509_STORE_CTX_get_current_cert(ctx);

	if (x && (error == X509_V_ERR_CERT_HAS_EXPIRED ||
	    error == X509_V_ERR_CERT_NOT_YET_VALID)) {
		say_time(error, x, what, faults);
		return;
	}
	for (size_t i = 0; i < sizeof(faults_of) / sizeof(faults_of[0]); i++)
		if (faults_of[i].error == error) {
			ctg_faults_add(faults, "%s %s", what,
				faults_of[i].fault);
			return;
		}
	ctg_faults_add(faults, "%s a une chaîne de certification refusée"
		"\u00a0: «\u00a0%s\u00a0»", what,
		X509_verify_cert_error_string(error));
}

/* Goes on after each error, so that all are told; what concerns the time of
 * the certificate itself was said by who judged it. */
struct judging {
	const char *what;
	struct ctg_faults *faults;
};

static int judge_step(int ok, X509_STORE_CTX *ctx)
{
	struct judging *j = X509_STORE_CTX_get_app_data(ctx);
	int error = X509_STORE_CTX_get_error(ctx);
	bool own = X509_STORE_CTX_get_error_depth(ctx) == 0;

	if (ok || (own && (error == X509_V_ERR_CERT_HAS_EXPIRED ||
	    error == X509_V_ERR_CERT_NOT_YET_VALID ||
	    error == X509_V_ERR_EE_KEY_TOO_SMALL)))
		return 1;
	say(ctx, j->what, j->faults);
	return 1;
}

void ctg_trust_judge(const struct ctg_trust *t, const struct ctg_chain *c,
	struct ctg_faults *faults)
{
	struct judging j = { c->what, faults };
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	X509_VERIFY_PARAM *param;
	size_t before = faults->n;

	if (!ctx || X509_STORE_CTX_init(ctx, t->store, c->certificate,
	    c->others) != 1)
		goto bad;
	param = X509_STORE_CTX_get0_param(ctx);
	X509_VERIFY_PARAM_set_time(param, (time_t)c->at);
	X509_VERIFY_PARAM_set_auth_level(param, AUTH_LEVEL);
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
	if (X509_VERIFY_PARAM_set_purpose(param, c->stamps ?
	    X509_PURPOSE_TIMESTAMP_SIGN : X509_PURPOSE_ANY) != 1)
		goto bad;
	X509_STORE_CTX_set_app_data(ctx, &j);
	X509_STORE_CTX_set_verify_cb(ctx, judge_step);
	if (X509_verify_cert(ctx) == 1 || faults->n > before)
		goto out;
bad:
	ctg_faults_add(faults, "%s a une chaîne de certification qui n'a pas "
		"pu être établie", c->what);
out:
	X509_STORE_CTX_free(ctx);
	ERR_clear_error();
}
