/* SPDX-License-Identifier: Apache-2.0 */
/* cms.h - signatures: CAdES in detached CMS (RFC 5652, ETSI EN 319 122-1).
 *
 * A signature is over exact bytes.  We write baseline B-B, and B-T once a
 * token was added; we read what others write as well, and say all that is
 * wrong with it. */
#ifndef CTG_BUNDLE_CMS_H
#define CTG_BUNDLE_CMS_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;
struct ctg_key;
struct ctg_trust;

/* `now` is the time of signature that is claimed, in seconds since 1970. */
[[nodiscard]] enum ctg_code ctg_cms_sign(struct ctg_str *der,
	struct ctg_arena *a, const struct ctg_key *k, struct ctg_str content,
	long long now, struct ctg_err *err);

/* The signature with a token over it: a response of RFC 3161, or the token
 * alone.  One for another signature is refused. */
[[nodiscard]] enum ctg_code ctg_cms_stamp(struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str signature_der,
	struct ctg_str token_response, struct ctg_err *err);

struct ctg_cms_signature {
	struct ctg_str signer, organisation, issuer;	/* may be empty */
	struct ctg_str serial;		/* hexadecimal, upper case */
	struct ctg_str algorithm;	/* « RSA 2048, SHA-256 » */
	struct ctg_str signed_at;	/* claimed; ISO 8601, UTC; may be
					 * empty */
	long long at;			/* certificates are judged as of then:
					 * when a valid token says it was
					 * there, else `now` */
	bool has_token;
	struct ctg_str token_at, token_authority;	/* empty without one */
	struct ctg_str file;		/* beside which it lies; else empty */
	bool chain_judged;		/* against the trust given */
	bool valid;			/* no fault */
	struct ctg_str *faults;		/* French, a sentence each, without
					 * its full stop */
	size_t n_faults;
	struct ctg_str *unchecked;	/* what was not looked at: a noun
					 * phrase each */
	size_t n_unchecked;
};

/* Faults are results.  There is always one signature at least: of what cannot
 * be read, one without a signer.  `now`: today, or a day before it when the
 * signature is proved to have been there.  trust may be NULL. */
[[nodiscard]] enum ctg_code ctg_cms_verify(struct ctg_cms_signature **out,
	size_t *n, struct ctg_arena *a, struct ctg_str der,
	struct ctg_str content, const struct ctg_trust *trust, long long now,
	struct ctg_err *err);

#endif
