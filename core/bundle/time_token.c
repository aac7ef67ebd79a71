/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/time_token.h"

#include "base/buf.h"
#include "bundle/certificate.h"
#include "bundle/der.h"
#include "bundle/faults.h"
#include "bundle/signed_data.h"
#include "bundle/trust_chain.h"

#include <openssl/err.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#define WHAT		"l'horodatage"
#define CLOCK_SLACK	86400

struct judged {
	struct ctg_signed_data data;
	struct ctg_str content;
	TS_TST_INFO *info;
	CMS_SignerInfo *signer;
	X509 *authority;
};

/* The statement of the authority, which the CMS carries. */
static bool open_info(struct judged *j, struct ctg_faults *faults)
{
	ASN1_OCTET_STRING **held = CMS_get0_content(j->data.cms);
	const unsigned char *p;

	if (held && *held) {
		j->content = ctg_der_string(*held);
		p = (const unsigned char *)j->content.p;
		j->info = d2i_TS_TST_INFO(NULL, &p, (long)j->content.n);
		if (j->info && p == (const unsigned char *)j->content.p +
		    j->content.n && TS_TST_INFO_get_version(j->info) == 1)
			return true;
	}
	ctg_faults_add(faults, WHAT " n'est pas lisible");
	return false;
}

static bool open_token(struct judged *j, struct ctg_str der,
	struct ctg_faults *faults)
{
	if (!ctg_signed_data_open(&j->data, der, WHAT, faults) ||
	    !open_info(j, faults))
		return false;
	if (sk_CMS_SignerInfo_num(j->data.signers) != 1) {
		ctg_faults_add(faults, WHAT " a plusieurs signataires");
		return false;
	}
	j->signer = sk_CMS_SignerInfo_value(j->data.signers, 0);
	j->authority = ctg_signed_data_certificate(&j->data, j->signer,
		faults);
	return j->authority != NULL;
}

static void judge_imprint(TS_TST_INFO *info, struct ctg_str bytes,
	struct ctg_faults *faults)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
	int nid = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
	const EVP_MD *md = EVP_get_digestbynid(nid);
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n;

	if (!md || !ctg_certificate_is_strong(nid))
		ctg_faults_add(faults, WHAT " repose sur une empreinte faible "
			"ou inconnue\u00a0: %s", nid ? OBJ_nid2ln(nid) : "?");
	else if (EVP_Digest(bytes.p, bytes.n, sum, &n, md, NULL) != 1 ||
	    !ctg_str_eq((struct ctg_str){ (char *)sum, n },
	    ctg_der_string(TS_MSG_IMPRINT_get_msg(imprint))))
		ctg_faults_add(faults, WHAT " est celui d'une autre "
			"signature");
}

/* RFC 3161, 2.3: the certificate is for that alone, and says so critically. */
static void judge_purpose(X509 *x, struct ctg_faults *faults)
{
	int at = X509_get_ext_by_NID(x, NID_ext_key_usage, -1);

	if (at < 0 || X509_get_extended_key_usage(x) != XKU_TIMESTAMP ||
	    !X509_EXTENSION_get_critical(X509_get_ext(x, at)) ||
	    !ctg_certificate_may_sign(x))
		ctg_faults_add(faults, WHAT " a été signé avec un certificat "
			"qui n'est pas celui d'une autorité d'horodatage");
}

static void judge_authority(struct judged *j, struct ctg_token *out,
	const struct ctg_trust *trust, struct ctg_faults *faults)
{
	struct ctg_chain chain = { j->authority, j->data.certificates,
		ctg_strf(faults->arena, "le certificat d'horodatage "
		"«\u00a0%.*s\u00a0»", STR_ARG(out->authority)).p,
		out->seconds, true };

	judge_purpose(j->authority, faults);
	ctg_certificate_judge(j->authority, chain.what, out->seconds, faults);
	ctg_signed_data_judge_bag(&j->data, faults);
	out->chain_judged = ctg_trust_judges(trust);
	if (out->chain_judged)
		ctg_trust_judge(trust, &chain, faults);
}

static void judge(struct judged *j, struct ctg_token *out,
	struct ctg_str bytes, const struct ctg_trust *trust, long long now,
	struct ctg_faults *faults)
{
	out->authority = ctg_certificate_name(faults->arena,
		X509_get_subject_name(j->authority));
	if (!ctg_certificate_seconds(&out->seconds,
	    TS_TST_INFO_get_time(j->info))) {
		ctg_faults_add(faults, WHAT " ne dit pas l'heure");
		return;
	}
	if (out->seconds > now + CLOCK_SLACK)
		ctg_faults_add(faults, WHAT " est postérieur à aujourd'hui");
	judge_imprint(j->info, bytes, faults);
	ctg_signed_data_judge(&j->data, j->signer, j->authority,
		NID_id_smime_ct_TSTInfo, j->content, true, faults);
	judge_authority(j, out, trust, faults);
}

bool ctg_token_judge(struct ctg_token *out, struct ctg_str der,
	struct ctg_str bytes, const struct ctg_trust *trust, long long now,
	struct ctg_faults *faults)
{
	struct judged j = { 0 };
	size_t before = faults->n;

	*out = (struct ctg_token){ 0 };
	if (open_token(&j, der, faults))
		judge(&j, out, bytes, trust, now, faults);
	TS_TST_INFO_free(j.info);
	ctg_signed_data_close(&j.data);
	return faults->n == before;
}
