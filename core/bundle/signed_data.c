/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/signed_data.h"

#include "base/buf.h"
#include "bundle/certificate.h"
#include "bundle/der.h"
#include "bundle/faults.h"
#include "bundle/signed_form.h"

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>

/* OpenSSL counts lengths in long and in int. */
#define CMS_MAX		((size_t)64 << 20)
#define CERTIFICATES_MAX	32
#define SIGNERS_MAX	32

bool ctg_signed_data_open(struct ctg_signed_data *d, struct ctg_str der,
	const char *what, struct ctg_faults *faults)
{
	const unsigned char *p = (const unsigned char *)der.p;

	*d = (struct ctg_signed_data){ .what = what };
	if (der.n > 0 && der.n <= CMS_MAX)
		d->cms = d2i_CMS_ContentInfo(NULL, &p, (long)der.n);
	if (!d->cms || OBJ_obj2nid(CMS_get0_type(d->cms)) !=
	    NID_pkcs7_signed) {
		ctg_faults_add(faults, "%s n'est pas un CMS lisible", what);
		ERR_clear_error();
		return false;
	}
	if (p != (const unsigned char *)der.p + der.n)
		ctg_faults_add(faults, "%s a des octets étrangers à la suite",
			what);
	d->certificates = CMS_get1_certs(d->cms);
	d->signers = CMS_get0_SignerInfos(d->cms);
	if (sk_CMS_SignerInfo_num(d->signers) <= 0) {
		ctg_faults_add(faults, "%s n'a pas de signataire", what);
		return false;
	}
	if (sk_CMS_SignerInfo_num(d->signers) > SIGNERS_MAX) {
		ctg_faults_add(faults, "%s a plus de %d signataires", what,
			SIGNERS_MAX);
		return false;
	}
	CMS_set1_signers_certs(d->cms, NULL, 0);
	ctg_signed_form_judge(d->cms, der, what, faults);
	return true;
}

void ctg_signed_data_close(struct ctg_signed_data *d)
{
	sk_X509_pop_free(d->certificates, X509_free);
	CMS_ContentInfo_free(d->cms);
	ERR_clear_error();
}

X509 *ctg_signed_data_certificate(const struct ctg_signed_data *d,
	CMS_SignerInfo *si, struct ctg_faults *faults)
{
	X509 *x = NULL;

	CMS_SignerInfo_get0_algs(si, NULL, &x, NULL, NULL);
	if (!x)
		ctg_faults_add(faults, "%s ne contient pas le certificat du "
			"signataire", d->what);
	return x;
}

static int digest_of(CMS_SignerInfo *si)
{
	X509_ALGOR *digest;

	CMS_SignerInfo_get0_algs(si, NULL, NULL, &digest, NULL);
	return OBJ_obj2nid(digest->algorithm);
}

/* What was signed is the digest of the content. */
static void judge_digest(const struct ctg_signed_data *d, CMS_SignerInfo *si,
	struct ctg_str content, struct ctg_faults *faults)
{
	const ASN1_OCTET_STRING *said = CMS_signed_get0_data_by_OBJ(si,
		OBJ_nid2obj(NID_pkcs9_messageDigest), -3,
		V_ASN1_OCTET_STRING);
	const EVP_MD *md = EVP_get_digestbynid(digest_of(si));
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n;

	if (!md || EVP_Digest(content.p, content.n, sum, &n, md, NULL) != 1)
		ctg_faults_add(faults, "%s repose sur une empreinte inconnue",
			d->what);
	else if (!said || !ctg_str_eq((struct ctg_str){ (char *)sum, n },
	    ctg_der_string(said)))
		ctg_faults_add(faults, "%s porte sur un autre contenu",
			d->what);
}

static void judge_type(const struct ctg_signed_data *d, CMS_SignerInfo *si,
	int type, struct ctg_faults *faults)
{
	const ASN1_OBJECT *said = CMS_signed_get0_data_by_OBJ(si,
		OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);

	if (!said || OBJ_obj2nid(said) != type ||
	    OBJ_obj2nid(CMS_get0_eContentType(d->cms)) != type)
		ctg_faults_add(faults, "%s n'est pas du type attendu",
			d->what);
}

static const ASN1_STRING *signed_sequence(CMS_SignerInfo *si, int nid)
{
	return CMS_signed_get0_data_by_OBJ(si, OBJ_nid2obj(nid), -3,
		V_ASN1_SEQUENCE);
}

/* Which certificate a signer says to be its own, by a digest, so that no other
 * of the same key can take its place. */
struct claim {
	ESS_SIGNING_CERT_V2 *v2;	/* RFC 5035 */
	ESS_SIGNING_CERT *v1;		/* RFC 2634, by SHA-1 */
};

static struct claim read_claim(CMS_SignerInfo *si)
{
	const ASN1_STRING *s = signed_sequence(si,
		NID_id_smime_aa_signingCertificateV2);
	const unsigned char *p = s ? ASN1_STRING_get0_data(s) : NULL;
	struct claim c = { 0 };

	if (s)
		c.v2 = d2i_ESS_SIGNING_CERT_V2(NULL, &p,
			ASN1_STRING_length(s));
	s = signed_sequence(si, NID_id_smime_aa_signingCertificate);
	p = s ? ASN1_STRING_get0_data(s) : NULL;
	if (s)
		c.v1 = d2i_ESS_SIGNING_CERT(NULL, &p, ASN1_STRING_length(s));
	return c;
}

static void judge_claim(const struct ctg_signed_data *d, CMS_SignerInfo *si,
	X509 *x, bool sha1_will_do, struct ctg_faults *faults)
{
	struct claim c = read_claim(si);
	STACK_OF(X509) *known = sk_X509_new_null();

	if (known && sk_X509_push(known, x))
		for (int i = 0; i < sk_X509_num(d->certificates); i++)
			sk_X509_push(known, sk_X509_value(d->certificates, i));
	if (!c.v2 && c.v1 && !sha1_will_do)
		ctg_faults_add(faults, "%s désigne son certificat par une "
			"empreinte SHA-1", d->what);
	else if (!c.v2 && !c.v1)
		ctg_faults_add(faults, "%s ne désigne pas son certificat "
			"(attribut signing-certificate)", d->what);
	else if (OSSL_ESS_check_signing_certs(c.v1, c.v2, known, 1) != 1)
		ctg_faults_add(faults, "%s désigne un autre certificat que "
			"le sien", d->what);
	ERR_clear_error();
	sk_X509_free(known);
	ESS_SIGNING_CERT_V2_free(c.v2);
	ESS_SIGNING_CERT_free(c.v1);
}

void ctg_signed_data_judge(const struct ctg_signed_data *d,
	CMS_SignerInfo *si, X509 *x, int type, struct ctg_str content,
	bool sha1_will_do, struct ctg_faults *faults)
{
	int digest = digest_of(si);

	if (!ctg_certificate_is_strong(digest))
		ctg_faults_add(faults, "%s repose sur une empreinte faible ou "
			"inconnue\u00a0: %s", d->what,
			digest ? OBJ_nid2ln(digest) : "?");
	if (CMS_signed_get_attr_count(si) <= 0) {
		ctg_faults_add(faults, "%s n'a pas d'attributs signés",
			d->what);
		return;
	}
	judge_digest(d, si, content, faults);
	judge_type(d, si, type, faults);
	judge_claim(d, si, x, sha1_will_do, faults);
	ctg_signed_form_judge_signer(si, x, d->what, faults);
	if (CMS_SignerInfo_verify(si) != 1)
		ctg_faults_add(faults, "%s ne correspond pas à la clé de son "
			"certificat", d->what);
	ERR_clear_error();
}

static bool is_signer(X509 *x, const struct ctg_signed_data *d)
{
	for (int i = 0; i < sk_CMS_SignerInfo_num(d->signers); i++) {
		X509 *signer = NULL;

		CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(d->signers,
			i), NULL, &signer, NULL, NULL);
		if (signer && X509_cmp(signer, x) == 0)
			return true;
	}
	return false;
}

/* A certificate that is named as the issuer of another, and did not sign it,
 * is not above it. */
static bool is_above(X509 *x, const STACK_OF(X509) *all, const bool *matters)
{
	for (int i = 0; i < sk_X509_num(all); i++) {
		X509 *below = sk_X509_value(all, i);

		if (matters[i] && X509_check_issued(x, below) == X509_V_OK &&
		    X509_verify(below, X509_get0_pubkey(x)) == 1)
			return true;
	}
	return false;
}

/* A root has signed itself. */
static bool is_sound(X509 *x)
{
	return X509_check_issued(x, x) != X509_V_OK ||
		X509_verify(x, X509_get0_pubkey(x)) == 1;
}

static void say_strange(X509 *x, const char *what, struct ctg_faults *faults)
{
	struct ctg_str name = ctg_certificate_name(faults->arena,
		X509_get_subject_name(x));

	ctg_faults_add(faults, "%s contient un certificat altéré ou étranger, "
		"«\u00a0%.*s\u00a0»", what, STR_ARG(name));
}

void ctg_signed_data_judge_bag(const struct ctg_signed_data *d,
	struct ctg_faults *faults)
{
	bool matters[CERTIFICATES_MAX] = { false }, found = true;
	int n = sk_X509_num(d->certificates);

	if (n > CERTIFICATES_MAX) {
		ctg_faults_add(faults, "%s contient plus de %d certificats",
			d->what, CERTIFICATES_MAX);
		return;
	}
	while (found) {
		found = false;
		for (int i = 0; i < n; i++) {
			X509 *x = sk_X509_value(d->certificates, i);

			if (!matters[i] && (is_signer(x, d) || (is_sound(x) &&
			    is_above(x, d->certificates, matters))))
				matters[i] = found = true;
		}
	}
	for (int i = 0; i < n; i++)
		if (!matters[i])
			say_strange(sk_X509_value(d->certificates, i), d->what,
				faults);
	ERR_clear_error();
}

struct ctg_str ctg_signed_data_algorithm(struct ctg_arena *a,
	CMS_SignerInfo *si, const X509 *x)
{
	EVP_PKEY *key = X509_get0_pubkey(x);
	struct ctg_buf b = { .arena = a };
	const char *digest = OBJ_nid2sn(digest_of(si));

	if (key)
		ctg_buf_add(&b, ctg_certificate_key(a, key));
	ctg_buf_puts(&b, ", ");
	/* « SHA256 » to OpenSSL. */
	if (ctg_str_starts(ctg_str_from(digest), STR("SHA")) &&
	    ctg_is_digit(digest[3]) && strlen(digest) == 6)
		ctg_buf_printf(&b, "SHA-%s", digest + 3);
	else
		ctg_buf_puts(&b, digest);
	return ctg_buf_str(&b);
}
