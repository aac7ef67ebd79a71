/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/timestamp_response.h"

#include "base/buf.h"
#include "bundle/der.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/ts.h>

#define UNREADABLE	"l'autorité d'horodatage a répondu autre chose " \
			"qu'un horodatage (RFC 3161)"

static TS_RESP *read_response(struct ctg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	TS_RESP *r = s.n <= INT_MAX ? d2i_TS_RESP(NULL, &p, (long)s.n) : NULL;

	if (r && p == (const unsigned char *)s.p + s.n)
		return r;
	TS_RESP_free(r);
	ERR_clear_error();
	return NULL;
}

/* PKIFailureInfo */
static const char *reason(const TS_STATUS_INFO *info)
{
	static const struct {
		int bit;
		const char *why;
	} reasons[] = {
		{ TS_INFO_BAD_ALG, "algorithme non admis" },
		{ TS_INFO_BAD_REQUEST, "demande non admise" },
		{ TS_INFO_BAD_DATA_FORMAT, "demande mal formée" },
		{ TS_INFO_TIME_NOT_AVAILABLE, "heure indisponible" },
		{ TS_INFO_UNACCEPTED_POLICY, "politique non admise" },
		{ TS_INFO_UNACCEPTED_EXTENSION, "extension non admise" },
		{ TS_INFO_ADD_INFO_NOT_AVAILABLE, "précision indisponible" },
		{ TS_INFO_SYSTEM_FAILURE, "panne de l'autorité" },
	};
	const ASN1_BIT_STRING *bits = TS_STATUS_INFO_get0_failure_info(info);

	for (size_t i = 0; bits && i < sizeof(reasons) / sizeof(reasons[0]);
	     i++)
		if (ASN1_BIT_STRING_get_bit(bits, reasons[i].bit))
			return reasons[i].why;
	return "sans motif";
}

static struct ctg_str encode(struct ctg_arena *a, PKCS7 *token)
{
	unsigned char *p = NULL;
	int n = i2d_PKCS7(token, &p);

	return ctg_der_take(a, p, n);
}

static enum ctg_code token_of(struct ctg_str *out, struct ctg_arena *a,
	TS_RESP *r, struct ctg_err *err)
{
	const TS_STATUS_INFO *info = TS_RESP_get_status_info(r);
	long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
	struct ctg_str s = STR("");

	if (status != TS_STATUS_GRANTED &&
	    status != TS_STATUS_GRANTED_WITH_MODS)
		return ctg_fail(err, CTG_EREFUSED, "l'autorité d'horodatage a "
			"refusé\u00a0: %s", reason(info));
	if (TS_RESP_get_token(r))
		s = encode(a, TS_RESP_get_token(r));
	if (s.n == 0)
		return ctg_fail(err, CTG_EDIGEST, UNREADABLE);
	*out = s;
	return CTG_OK;
}

/* A token is a ContentInfo: it begins with its type, a response with its
 * status. */
static bool is_token(struct ctg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	PKCS7 *token = s.n <= INT_MAX ? d2i_PKCS7(NULL, &p, (long)s.n) : NULL;
	bool is = token && p == (const unsigned char *)s.p + s.n &&
		PKCS7_type_is_signed(token);

	PKCS7_free(token);
	ERR_clear_error();
	return is;
}

enum ctg_code ctg_timestamp_token(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str response, struct ctg_err *err)
{
	TS_RESP *r = read_response(response);
	enum ctg_code code = CTG_OK;

	if (r)
		code = token_of(out, a, r, err);
	else if (is_token(response))
		*out = response;
	else
		code = ctg_fail(err, CTG_EDIGEST, UNREADABLE);
	TS_RESP_free(r);
	return code;
}

enum ctg_code ctg_timestamp_answers(struct ctg_str response,
	struct ctg_str tsq, struct ctg_err *err)
{
	const unsigned char *p = (const unsigned char *)tsq.p;
	TS_REQ *asked = d2i_TS_REQ(NULL, &p, (long)tsq.n);
	TS_RESP *r = read_response(response);
	TS_TST_INFO *info = r ? TS_RESP_get_tst_info(r) : NULL;
	const ASN1_INTEGER *nonce = info ? TS_TST_INFO_get_nonce(info) : NULL;
	bool same = asked && nonce && TS_REQ_get_nonce(asked) &&
		ASN1_INTEGER_cmp(nonce, TS_REQ_get_nonce(asked)) == 0;
	enum ctg_code code = CTG_OK;

	/* A refusal holds no token, and is told by who reads the token. */
	if (!r)
		code = ctg_fail(err, CTG_EDIGEST, UNREADABLE);
	else if (info && !same)
		code = ctg_fail(err, CTG_EDIGEST, "l'autorité d'horodatage a "
			"répondu à une autre demande");
	TS_RESP_free(r);
	TS_REQ_free(asked);
	ERR_clear_error();
	return code;
}
