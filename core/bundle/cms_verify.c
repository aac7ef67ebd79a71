/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/buf.h"
#include "bundle/certificate.h"
#include "bundle/cms.h"
#include "bundle/der.h"
#include "bundle/faults.h"
#include "bundle/signed_data.h"
#include "bundle/time_token.h"
#include "bundle/trust_chain.h"

#include <openssl/err.h>

#define WHAT	"la signature"

/* One signature, while it is judged. */
struct judging {
	struct ctg_arena *arena;
	const struct ctg_signed_data *data;
	const struct ctg_trust *trust;
	long long now;
	struct ctg_cms_signature *out;
	struct ctg_faults faults, unchecked;
};

/* What may stand beside a token, in what others sign (EN 319 122-1, 5.5, A.1
 * and A.2): the proofs of later years. */
static bool is_known_aside(const ASN1_OBJECT *o)
{
	static const char *const oids[] = {
		"1.2.840.113549.1.9.6", "1.2.840.113549.1.9.16.2.21",
		"1.2.840.113549.1.9.16.2.22", "1.2.840.113549.1.9.16.2.23",
		"1.2.840.113549.1.9.16.2.24", "1.2.840.113549.1.9.16.2.25",
		"1.2.840.113549.1.9.16.2.26", "1.2.840.113549.1.9.16.2.27",
		"1.2.840.113549.1.9.16.2.48", "0.4.0.1733.2.4",
		"0.4.0.1733.2.5",
	};
	char oid[80];

	if (OBJ_obj2txt(oid, sizeof(oid), o, 1) <= 0)
		return false;
	for (size_t i = 0; i < sizeof(oids) / sizeof(oids[0]); i++)
		if (strcmp(oid, oids[i]) == 0)
			return true;
	return false;
}

static void judge_token(struct judging *j, CMS_SignerInfo *si,
	X509_ATTRIBUTE *attribute)
{
	ASN1_TYPE *t = X509_ATTRIBUTE_get0_type(attribute, 0);
	ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(si);
	struct ctg_token token;
	bool fine;

	if (X509_ATTRIBUTE_count(attribute) != 1 || !t ||
	    t->type != V_ASN1_SEQUENCE) {
		ctg_faults_add(&j->faults, "l'horodatage n'est pas lisible");
		return;
	}
	fine = ctg_token_judge(&token, ctg_der_string(t->value.sequence),
		ctg_der_string(value), j->trust, j->now, &j->faults);
	if (!token.chain_judged)
		ctg_faults_add(&j->unchecked, "la chaîne de certification de "
			"l'autorité d'horodatage (aucune autorité donnée)");
	/* The first counts. */
	if (j->out->has_token)
		return;
	j->out->has_token = true;
	j->out->token_authority = token.authority;
	if (token.seconds)
		j->out->token_at = ctg_certificate_time(j->arena,
			token.seconds);
	if (fine)
		j->out->at = token.seconds;
}

static void judge_unsigned(struct judging *j, CMS_SignerInfo *si)
{
	for (int i = 0; i < CMS_unsigned_get_attr_count(si); i++) {
		X509_ATTRIBUTE *attribute = CMS_unsigned_get_attr(si, i);
		ASN1_OBJECT *o = X509_ATTRIBUTE_get0_object(attribute);

		if (OBJ_obj2nid(o) == NID_id_smime_aa_timeStampToken)
			judge_token(j, si, attribute);
		else if (is_known_aside(o))
			ctg_faults_add(&j->unchecked, "les preuves d'archivage "
				"ajoutées à la signature");
		else
			ctg_faults_add(&j->faults, WHAT " porte un attribut "
				"non signé inconnu");
	}
}

static struct ctg_str claimed_time(struct ctg_arena *a, CMS_SignerInfo *si)
{
	int at = CMS_signed_get_attr_by_NID(si, NID_pkcs9_signingTime, -1);
	X509_ATTRIBUTE *attribute = at < 0 ? NULL :
		CMS_signed_get_attr(si, at);
	const ASN1_TYPE *t = attribute ?
		X509_ATTRIBUTE_get0_type(attribute, 0) : NULL;
	long long seconds;

	if (!t || (t->type != V_ASN1_UTCTIME &&
	    t->type != V_ASN1_GENERALIZEDTIME) ||
	    !ctg_certificate_seconds(&seconds, t->value.asn1_string))
		return STR("");
	return ctg_certificate_time(a, seconds);
}

static void describe(struct judging *j, CMS_SignerInfo *si, X509 *x)
{
	const X509_NAME *subject = X509_get_subject_name(x);
	struct ctg_cms_signature *s = j->out;

	s->signer = ctg_certificate_name(j->arena, subject);
	s->organisation = ctg_certificate_part(j->arena, subject,
		NID_organizationName);
	s->issuer = ctg_certificate_name(j->arena, X509_get_issuer_name(x));
	s->serial = ctg_certificate_serial(j->arena, x);
	s->algorithm = ctg_signed_data_algorithm(j->arena, si, x);
	s->signed_at = claimed_time(j->arena, si);
}

static void judge_certificate(struct judging *j, X509 *x)
{
	struct ctg_chain chain = { x, j->data->certificates,
		ctg_strf(j->arena, "le certificat de «\u00a0%.*s\u00a0»",
		STR_ARG(j->out->signer)).p, j->out->at, false };

	ctg_certificate_judge(x, chain.what, chain.at, &j->faults);
	if (!j->out->has_token && ctg_certificate_has_expired(x, chain.at))
		ctg_faults_add(&j->faults, "rien ne prouve que " WHAT " est "
			"d'avant cette expiration : elle n'est pas horodatée");
	if (!ctg_certificate_may_sign(x))
		ctg_faults_add(&j->faults, "%s n'est pas fait pour signer",
			chain.what);
	j->out->chain_judged = ctg_trust_judges(j->trust);
	if (j->out->chain_judged)
		ctg_trust_judge(j->trust, &chain, &j->faults);
	else
		ctg_faults_add(&j->unchecked, "la chaîne de certification "
			"(aucune autorité donnée)");
}

static void judge_signer(struct judging *j, CMS_SignerInfo *si,
	struct ctg_str content)
{
	X509 *x = ctg_signed_data_certificate(j->data, si, &j->faults);
	ASN1_OCTET_STRING **held = CMS_get0_content(j->data->cms);

	if (held && *held)
		ctg_faults_add(&j->faults, WHAT " contient ce qu'elle signe, "
			"au lieu d'en être détachée");
	if (!x)
		return;
	describe(j, si, x);
	ctg_signed_data_judge(j->data, si, x, NID_pkcs7_data, content, false,
		&j->faults);
	judge_unsigned(j, si);
	judge_certificate(j, x);
}

static void conclude(struct judging *j)
{
	struct ctg_cms_signature *s = j->out;

	ctg_faults_add(&j->unchecked, "la révocation des certificats");
	ctg_faults_add(&j->unchecked, "les listes de confiance européennes");
	s->faults = j->faults.v;
	s->n_faults = j->faults.n;
	s->unchecked = j->unchecked.v;
	s->n_unchecked = j->unchecked.n;
	s->valid = s->n_faults == 0;
}

enum ctg_code ctg_cms_verify(struct ctg_cms_signature **out, size_t *n,
	struct ctg_arena *a, struct ctg_str der, struct ctg_str content,
	const struct ctg_trust *trust, long long now,
	[[maybe_unused]] struct ctg_err *err)
{
	struct ctg_faults common = { .arena = a };
	struct ctg_cms_signature *v;
	struct ctg_signed_data data;
	bool readable = ctg_signed_data_open(&data, der, WHAT, &common);
	size_t count = readable ?
		(size_t)sk_CMS_SignerInfo_num(data.signers) : 1;

	ERR_clear_error();
	if (readable)
		ctg_signed_data_judge_bag(&data, &common);
	v = CTG_NEW_N(a, struct ctg_cms_signature, count);
	for (size_t i = 0; i < count; i++) {
		struct judging j = { a, &data, trust, now, &v[i],
			{ .arena = a }, { .arena = a } };

		v[i].at = now;
		for (size_t k = 0; k < common.n; k++)
			ctg_faults_add(&j.faults, "%.*s",
				STR_ARG(common.v[k]));
		if (readable)
			judge_signer(&j, sk_CMS_SignerInfo_value(data.signers,
				(int)i), content);
		conclude(&j);
	}
	ctg_signed_data_close(&data);
	*out = v;
	*n = count;
	return CTG_OK;
}
