/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/certificate.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "bundle/faults.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <time.h>

#define RSA_LEAST	2048
#define CURVE_LEAST	256
#define DAY		86400

static struct ctg_str harmless(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	size_t n;

	for (; s.n > 0; s = ctg_str_skip(s, n)) {
		unsigned c = ctg_utf8_next(s, &n);

		ctg_buf_putu(&b, ctg_utf8_is_command(c) ||
			ctg_utf8_is_hidden(c) || c == '\t' || c == '\n' ?
			' ' : c);
	}
	return ctg_str_trim(ctg_buf_str(&b));
}

struct ctg_str ctg_certificate_part(struct ctg_arena *a,
	const X509_NAME *name, int nid)
{
	int at = X509_NAME_get_index_by_NID(name, nid, -1), n;
	struct ctg_str s = STR("");
	unsigned char *p;

	if (at < 0)
		return s;
	n = ASN1_STRING_to_UTF8(&p, X509_NAME_ENTRY_get_data(
		X509_NAME_get_entry(name, at)));
	if (n < 0)
		return s;
	s = (struct ctg_str){ (char *)p, (size_t)n };
	s = ctg_utf8_valid(s) == s.n ? harmless(a, s) : STR("");
	OPENSSL_free(p);
	return s;
}

struct ctg_str ctg_certificate_name(struct ctg_arena *a,
	const X509_NAME *name)
{
	static const int nids[] = { NID_commonName, NID_organizationName };

	for (size_t i = 0; i < sizeof(nids) / sizeof(nids[0]); i++) {
		struct ctg_str s = ctg_certificate_part(a, name, nids[i]);

		if (s.n > 0)
			return s;
	}
	return STR("sans nom");
}

struct ctg_str ctg_certificate_serial(struct ctg_arena *a, const X509 *x)
{
	BIGNUM *bn = ASN1_INTEGER_to_BN(X509_get0_serialNumber(x), NULL);
	char *hex = bn ? BN_bn2hex(bn) : NULL;
	struct ctg_str s = STR("");

	if (hex)
		s = ctg_str_dup(a, ctg_str_from(hex));
	OPENSSL_free(hex);
	BN_free(bn);
	return s;
}

/* « P-256 » is what people call prime256v1; other curves have their names of
 * OpenSSL. */
static struct ctg_str curve_name(struct ctg_arena *a, EVP_PKEY *key)
{
	char name[80] = "";
	const char *nist = NULL;

	if (EVP_PKEY_get_group_name(key, name, sizeof(name), NULL) == 1)
		nist = EC_curve_nid2nist(OBJ_txt2nid(name));
	return ctg_strf(a, "ECDSA %s", nist ? nist : name);
}

struct ctg_str ctg_certificate_key(struct ctg_arena *a, EVP_PKEY *key)
{
	const char *type = EVP_PKEY_get0_type_name(key);

	switch (EVP_PKEY_get_base_id(key)) {
	case EVP_PKEY_RSA:
		return ctg_strf(a, "RSA %d", EVP_PKEY_get_bits(key));
	case EVP_PKEY_RSA_PSS:
		return ctg_strf(a, "RSA-PSS %d", EVP_PKEY_get_bits(key));
	case EVP_PKEY_EC:
		return curve_name(a, key);
	}
	return ctg_strf(a, "%s", type ? type : "de nature inconnue");
}

bool ctg_certificate_seconds(long long *out, const ASN1_TIME *t)
{
	struct ctg_date day;
	struct tm tm;

	if (!t || ASN1_TIME_to_tm(t, &tm) != 1)
		return false;
	day = (struct ctg_date){ (unsigned)tm.tm_year + 1900,
		(unsigned)tm.tm_mon + 1, (unsigned)tm.tm_mday };
	*out = (long long)ctg_date_number(day) * DAY + tm.tm_hour * 3600 +
		tm.tm_min * 60 + tm.tm_sec;
	return true;
}

struct ctg_str ctg_certificate_time(struct ctg_arena *a, long long seconds)
{
	struct ctg_buf b = { .arena = a };
	int rest = (int)(((seconds % DAY) + DAY) % DAY);

	ctg_date_write_iso(&b, ctg_date_at(seconds, 0));
	ctg_buf_printf(&b, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60,
		rest % 60);
	return ctg_buf_str(&b);
}

static struct ctg_str day_of(struct ctg_arena *a, long long seconds)
{
	struct ctg_buf b = { .arena = a };

	ctg_date_write(&b, ctg_date_at(seconds, 0));
	return ctg_buf_str(&b);
}

static void judge_validity(const X509 *x, const char *what, long long at,
	struct ctg_faults *faults)
{
	long long from, to;

	if (!ctg_certificate_seconds(&from, X509_get0_notBefore(x)) ||
	    !ctg_certificate_seconds(&to, X509_get0_notAfter(x)))
		ctg_faults_add(faults, "%s n'a pas de dates de validité "
			"lisibles", what);
	else if (at < from)
		ctg_faults_add(faults, "%s n'est valable qu'à partir du %.*s",
			what, STR_ARG(day_of(faults->arena, from)));
	else if (ctg_certificate_has_expired(x, at))
		ctg_faults_add(faults, "%s a expiré le %.*s", what,
			STR_ARG(day_of(faults->arena, to)));
}

bool ctg_certificate_has_expired(const X509 *x, long long at)
{
	long long to;

	return ctg_certificate_seconds(&to, X509_get0_notAfter(x)) && at > to;
}

struct ctg_str ctg_certificate_end(struct ctg_arena *a, const X509 *x)
{
	long long to;

	return ctg_certificate_seconds(&to, X509_get0_notAfter(x)) ?
		day_of(a, to) : STR("?");
}

static bool has_named_curve(EVP_PKEY *key)
{
	int explicit = 0;

	return EVP_PKEY_get_int_param(key,
		OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &explicit)
		!= 1 || !explicit;
}

static void judge_key(const X509 *x, const char *what,
	struct ctg_faults *faults)
{
	EVP_PKEY *key = X509_get0_pubkey(x);
	int kind = key ? EVP_PKEY_get_base_id(key) : 0;
	int bits = key ? EVP_PKEY_get_bits(key) : 0;
	struct ctg_str name;

	if (!key) {
		ctg_faults_add(faults, "%s a une clé publique illisible",
			what);
		return;
	}
	name = ctg_certificate_key(faults->arena, key);
	/* A curve of one's own proves nothing. */
	if (kind == EVP_PKEY_EC && !has_named_curve(key))
		ctg_faults_add(faults, "%s a une clé sur une courbe sans nom",
			what);
	else if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_RSA_PSS &&
	    kind != EVP_PKEY_EC)
		ctg_faults_add(faults, "%s a une clé d'un genre qui n'est pas "
			"admis\u00a0: %.*s", what, STR_ARG(name));
	else if (bits < (kind == EVP_PKEY_EC ? CURVE_LEAST : RSA_LEAST))
		ctg_faults_add(faults, "%s a une clé trop courte\u00a0: %.*s",
			what, STR_ARG(name));
}

void ctg_certificate_judge(const X509 *x, const char *what, long long at,
	struct ctg_faults *faults)
{
	judge_validity(x, what, at, faults);
	judge_key(x, what, faults);
}

bool ctg_certificate_may_sign(X509 *x)
{
	return (X509_get_key_usage(x) &
		(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

bool ctg_certificate_is_strong(int digest)
{
	switch (digest) {
	case NID_sha256:
	case NID_sha384:
	case NID_sha512:
	case NID_sha3_256:
	case NID_sha3_384:
	case NID_sha3_512:
		return true;
	}
	return false;
}
