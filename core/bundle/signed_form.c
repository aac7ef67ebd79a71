/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/signed_form.h"

#include "bundle/der.h"
#include "bundle/faults.h"

#include <openssl/err.h>

/* No parameter is NULL or nothing, and means the same. */
static bool has_no_parameter(const X509_ALGOR *alg)
{
	int type;

	X509_ALGOR_get0(NULL, &type, NULL, alg);
	return type == V_ASN1_UNDEF || type == V_ASN1_NULL;
}

/* RFC 5652, 5.1 and 5.3; a SignerInfo of version 3 names its certificate by
 * the identifier of the key. */
static bool judge_versions(const struct ctg_der_frame *f, CMS_ContentInfo *cms)
{
	STACK_OF(CMS_SignerInfo) *all = CMS_get0_SignerInfos(cms);
	struct ctg_str rest = f->signers;
	long version = OBJ_obj2nid(CMS_get0_eContentType(cms)) ==
		NID_pkcs7_data ? 1 : 3;
	struct ctg_der d;

	for (int i = 0; i < sk_CMS_SignerInfo_num(all); i++) {
		ASN1_OCTET_STRING *id = NULL;

		if (CMS_SignerInfo_get0_signer_id(
		    sk_CMS_SignerInfo_value(all, i), &id, NULL, NULL) != 1 ||
		    !ctg_der_next(&d, &rest) ||
		    ctg_der_small(d.inside) != (id ? 3 : 1))
			return false;
		if (id)
			version = 3;
	}
	return f->has_other_certificates || f->version == version;
}

static bool is_used(STACK_OF(CMS_SignerInfo) *all, const X509_ALGOR *alg)
{
	for (int i = 0; i < sk_CMS_SignerInfo_num(all); i++) {
		X509_ALGOR *digest;

		CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(all, i),
			NULL, NULL, &digest, NULL);
		if (OBJ_cmp(digest->algorithm, alg->algorithm) == 0)
			return true;
	}
	return false;
}

/* Each digest of the list is the one of a signer. */
static bool judge_digests(const struct ctg_der_frame *f, CMS_ContentInfo *cms)
{
	struct ctg_str rest = f->digests;
	struct ctg_der d;

	while (ctg_der_next(&d, &rest)) {
		const unsigned char *p = (const unsigned char *)d.whole.p;
		X509_ALGOR *alg = d2i_X509_ALGOR(NULL, &p, (long)d.whole.n);
		bool fine = alg && has_no_parameter(alg) &&
			is_used(CMS_get0_SignerInfos(cms), alg);

		X509_ALGOR_free(alg);
		if (!fine)
			return false;
	}
	return f->digests.n > 0 && rest.n == 0;
}

/* What is not in DER has no frame of its own, but that of its copy. */
static bool judge_frame(CMS_ContentInfo *cms, struct ctg_str der,
	struct ctg_str copy)
{
	struct ctg_der_frame f;

	return ctg_der_is_marked(der) &&
		(ctg_der_frame(&f, der) || ctg_der_frame(&f, copy)) &&
		f.marked && judge_versions(&f, cms) && judge_digests(&f, cms);
}

void ctg_signed_form_judge(CMS_ContentInfo *cms, struct ctg_str der,
	const char *what, struct ctg_faults *faults)
{
	unsigned char *p = NULL;
	int n = i2d_CMS_ContentInfo(cms, &p);

	if (n < 0 || !judge_frame(cms, der, (struct ctg_str){ (char *)p,
	    (size_t)n }))
		ctg_faults_add(faults, "%s a une forme contraire à la RFC 5652",
			what);
	OPENSSL_free(p);
	ERR_clear_error();
}

/* The algorithm of the signature is of the key alone, or agrees with the
 * digest: OpenSSL would not look. */
static bool agrees(const X509_ALGOR *sig, const X509_ALGOR *digest)
{
	int nid = OBJ_obj2nid(sig->algorithm), md = 0, key = 0;

	if (nid == NID_rsassaPss)
		return true;
	if (!has_no_parameter(sig))
		return false;
	if (nid == NID_rsaEncryption || nid == NID_X9_62_id_ecPublicKey)
		return true;
	return OBJ_find_sigid_algs(nid, &md, &key) == 1 &&
		md == OBJ_obj2nid(digest->algorithm);
}

/* OpenSSL finds a certificate whatever the case of its issuer's name. */
static bool names(CMS_SignerInfo *si, const X509 *x)
{
	const unsigned char *said, *own;
	X509_NAME *issuer = NULL;
	size_t n, m;

	if (CMS_SignerInfo_get0_signer_id(si, NULL, &issuer, NULL) != 1 ||
	    !issuer)
		return true;
	return X509_NAME_get0_der(issuer, &said, &n) == 1 &&
		X509_NAME_get0_der(X509_get_issuer_name(x), &own, &m) == 1 &&
		ctg_str_eq((struct ctg_str){ (const char *)said, n },
			(struct ctg_str){ (const char *)own, m });
}

void ctg_signed_form_judge_signer(CMS_SignerInfo *si, const X509 *x,
	const char *what, struct ctg_faults *faults)
{
	X509_ALGOR *digest, *sig;

	CMS_SignerInfo_get0_algs(si, NULL, NULL, &digest, &sig);
	if (!has_no_parameter(digest) || !agrees(sig, digest))
		ctg_faults_add(faults, "%s a des algorithmes qui ne vont pas "
			"ensemble", what);
	if (!names(si, x))
		ctg_faults_add(faults, "%s nomme autrement l'autorité de son "
			"certificat", what);
}
