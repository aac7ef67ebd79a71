/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/cms.h"

#include "base/arena.h"
#include "bundle/der.h"
#include "bundle/faults.h"
#include "bundle/key_parts.h"
#include "bundle/one_signer.h"
#include "bundle/openssl_fail.h"
#include "bundle/timestamp_response.h"
#include "bundle/time_token.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#define FORM	(CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP | \
		CMS_CADES)

static struct ctg_str encode(struct ctg_arena *a, CMS_ContentInfo *cms)
{
	unsigned char *p = NULL;
	int n = i2d_CMS_ContentInfo(cms, &p);

	return ctg_der_take(a, p, n);
}

/* As strong as the key: SHA-384 goes with P-384, SHA-512 with P-521. */
static const EVP_MD *digest_for(EVP_PKEY *key)
{
	int bits = EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ?
		EVP_PKEY_get_bits(key) : 0;

	return bits > 384 ? EVP_sha512() : bits > 256 ? EVP_sha384() :
		EVP_sha256();
}

static bool claim_time(CMS_SignerInfo *si, long long now)
{
	ASN1_TIME *t = ASN1_TIME_set(NULL, (time_t)now);
	bool fine = t && CMS_signed_add1_attr_by_NID(si,
		NID_pkcs9_signingTime, ASN1_STRING_type(t), t, -1) == 1;

	ASN1_TIME_free(t);
	return fine;
}

static bool sign(CMS_ContentInfo *cms, const struct ctg_key *k,
	struct ctg_str content, long long now)
{
	BIO *in = BIO_new_mem_buf(content.p, (int)content.n);
	CMS_SignerInfo *si = in ? CMS_add1_signer(cms, k->certificate, k->key,
		digest_for(k->key), FORM) : NULL;
	bool fine = si && claim_time(si, now);

	for (int i = 0; fine && i < sk_X509_num(k->chain); i++)
		fine = CMS_add1_cert(cms, sk_X509_value(k->chain, i)) == 1;
	fine = fine && CMS_final(cms, in, NULL, FORM) == 1;
	BIO_free(in);
	return fine;
}

enum ctg_code ctg_cms_sign(struct ctg_str *der, struct ctg_arena *a,
	const struct ctg_key *k, struct ctg_str content, long long now,
	struct ctg_err *err)
{
	CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, FORM);
	struct ctg_str s = STR("");

	if (cms && sign(cms, k, content, now))
		s = encode(a, cms);
	CMS_ContentInfo_free(cms);
	if (s.n == 0)
		return ctg_openssl_fail(err, CTG_ESYSTEM, "la signature n'a "
			"pas pu être faite");
	ERR_clear_error();
	*der = s;
	return CTG_OK;
}

/* Whether it is of a day to come is for who knows the day. */
#define ANY_DAY		(1LL << 40)

static enum ctg_code judge_token(struct ctg_arena *a, CMS_SignerInfo *si,
	struct ctg_str token, struct ctg_err *err)
{
	ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(si);
	struct ctg_faults faults = { .arena = a };
	struct ctg_token judged;

	if (ctg_token_judge(&judged, token, ctg_der_string(value), NULL,
	    ANY_DAY, &faults))
		return CTG_OK;
	return ctg_fail(err, CTG_EDIGEST, "%.*s", STR_ARG(faults.v[0]));
}

enum ctg_code ctg_cms_stamp(struct ctg_str *der, struct ctg_arena *a,
	struct ctg_str signature_der, struct ctg_str token_response,
	struct ctg_err *err)
{
	CMS_ContentInfo *cms = NULL;
	struct ctg_str token, s = STR("");
	CMS_SignerInfo *si;
	enum ctg_code code = ctg_timestamp_token(&token, a, token_response,
		err);

	if (!code)
		code = ctg_one_signer(&si, &cms, signature_der, err);
	if (!code)
		code = judge_token(a, si, token, err);
	if (!code && CMS_unsigned_add1_attr_by_NID(si,
	    NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.p,
	    (int)token.n) == 1)
		s = encode(a, cms);
	if (!code && s.n == 0)
		code = ctg_openssl_fail(err, CTG_ESYSTEM, "l'horodatage n'a "
			"pas pu être ajouté");
	CMS_ContentInfo_free(cms);
	ERR_clear_error();
	if (!code)
		*der = s;
	return code;
}
