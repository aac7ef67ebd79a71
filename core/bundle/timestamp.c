/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/timestamp.h"

#include "base/arena.h"
#include "base/buf.h"
#include "bundle/der.h"
#include "bundle/one_signer.h"
#include "bundle/openssl_fail.h"
#include "bundle/timestamp_response.h"

#include <limits.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/http.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#define NONCE		8		/* bytes */
#define SECONDS		30
#define ANSWER_MAX	((size_t)1 << 20)

static bool set_imprint(TS_REQ *req, const ASN1_OCTET_STRING *value)
{
	TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
	X509_ALGOR *alg = X509_ALGOR_new();
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n;
	bool fine = imprint && alg &&
		EVP_Digest(ASN1_STRING_get0_data(value),
			(size_t)ASN1_STRING_length(value), sum, &n,
			EVP_sha256(), NULL) == 1 &&
		X509_ALGOR_set0(alg, OBJ_nid2obj(NID_sha256), V_ASN1_NULL,
			NULL) == 1 &&
		TS_MSG_IMPRINT_set_algo(imprint, alg) == 1 &&
		TS_MSG_IMPRINT_set_msg(imprint, sum, (int)n) == 1 &&
		TS_REQ_set_msg_imprint(req, imprint) == 1;

	X509_ALGOR_free(alg);
	TS_MSG_IMPRINT_free(imprint);
	return fine;
}

/* What is answered must be to this request, not to an earlier one. */
static bool set_nonce(TS_REQ *req)
{
	unsigned char bytes[NONCE];
	BIGNUM *bn = NULL;
	ASN1_INTEGER *nonce = NULL;
	bool fine;

	if (RAND_bytes(bytes, NONCE) == 1)
		bn = BN_bin2bn(bytes, NONCE, NULL);
	if (bn)
		nonce = BN_to_ASN1_INTEGER(bn, NULL);
	fine = nonce && TS_REQ_set_nonce(req, nonce) == 1;
	ASN1_INTEGER_free(nonce);
	BN_free(bn);
	return fine;
}

static struct ctg_str encode(struct ctg_arena *a, TS_REQ *req)
{
	unsigned char *p = NULL;
	int n = i2d_TS_REQ(req, &p);

	return ctg_der_take(a, p, n);
}

enum ctg_code ctg_timestamp_request(struct ctg_str *tsq, struct ctg_arena *a,
	struct ctg_str signature_der, struct ctg_err *err)
{
	CMS_ContentInfo *cms = NULL;
	TS_REQ *req = TS_REQ_new();
	struct ctg_str s = STR("");
	CMS_SignerInfo *si;
	enum ctg_code code = ctg_one_signer(&si, &cms, signature_der, err);

	if (!code && req && TS_REQ_set_version(req, 1) == 1 &&
	    set_imprint(req, CMS_SignerInfo_get0_signature(si)) &&
	    set_nonce(req) && TS_REQ_set_cert_req(req, 1) == 1)
		s = encode(a, req);
	if (!code && s.n == 0)
		code = ctg_openssl_fail(err, CTG_ESYSTEM, "la demande "
			"d'horodatage n'a pas pu être faite");
	TS_REQ_free(req);
	CMS_ContentInfo_free(cms);
	ERR_clear_error();
	if (!code)
		*tsq = s;
	return code;
}

static enum ctg_code fail(struct ctg_err *err, const char *url)
{
	enum ctg_code code = ctg_openssl_fail(err, CTG_ESYSTEM,
		"aucun horodatage obtenu");

	ctg_err_at(err, url, 0, 0);
	ctg_err_hint(err, "signez sans --horodatage, puis ajoutez "
		"l'horodatage plus tard\u00a0: --requete, --horodatage");
	return code;
}

/* All that the other side sends, up to a limit. */
static struct ctg_str drain(struct ctg_arena *a, BIO *in)
{
	struct ctg_buf b = { .arena = a };
	char piece[4096];
	int n;

	while (b.n < ANSWER_MAX && (n = BIO_read(in, piece, sizeof(piece))) >
	    0)
		ctg_buf_add(&b, (struct ctg_str){ piece, (size_t)n });
	return ctg_buf_str(&b);
}

struct address {
	char *host, *port, *path;
	int tls;
};

static enum ctg_code parse(struct address *out, const char *url,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (OSSL_HTTP_parse_url(url, &out->tls, NULL, &out->host, &out->port,
	    NULL, &out->path, NULL, NULL) != 1 || !*out->host) {
		code = ctg_fail(err, CTG_EUSAGE, "adresse illisible");
		ERR_clear_error();
	} else if (out->tls) {
		code = ctg_fail(err, CTG_EUSAGE, "ctg ne joint une autorité "
			"d'horodatage que par http\u00a0: sa réponse est "
			"signée");
		ctg_err_hint(err, "par https, en trois temps\u00a0: --requete "
			"demande.tsq, l'envoi par curl, --horodatage "
			"reponse.tsr");
	} else {
		return CTG_OK;
	}
	ctg_err_at(err, url, 0, 0);
	return code;
}

static BIO *transfer(const struct address *to, struct ctg_str tsq)
{
	BIO *req = BIO_new_mem_buf(tsq.p, (int)tsq.n);
	BIO *answer = req ? OSSL_HTTP_transfer(NULL, to->host, to->port,
		to->path, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL,
		"application/timestamp-query", req,
		"application/timestamp-reply", 1, ANSWER_MAX, SECONDS, 0) :
		NULL;

	BIO_free(req);
	return answer;
}

enum ctg_code ctg_timestamp_fetch(struct ctg_str *tsr, struct ctg_arena *a,
	const char *url, struct ctg_str tsq, struct ctg_err *err)
{
	struct address to = { 0 };
	struct ctg_str s = STR("");
	BIO *answer = NULL;
	enum ctg_code code = parse(&to, url, err);

	if (!code) {
		answer = transfer(&to, tsq);
		code = answer ? CTG_OK : fail(err, url);
	}
	if (!code) {
		s = drain(a, answer);
		code = ctg_timestamp_answers(s, tsq, err);
	}
	BIO_free(answer);
	OPENSSL_free(to.host);
	OPENSSL_free(to.port);
	OPENSSL_free(to.path);
	ERR_clear_error();
	if (!code)
		*tsr = s;
	else if (!err->file[0])
		ctg_err_at(err, url, 0, 0);
	return code;
}
