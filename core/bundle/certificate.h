/* SPDX-License-Identifier: Apache-2.0 */
/* certificate.h - what an X.509 certificate says, for people.
 *
 * Names are somebody else's: what would move the cursor of a terminal is
 * taken out. */
#ifndef CTG_BUNDLE_CERTIFICATE_H
#define CTG_BUNDLE_CERTIFICATE_H

#include "base/str.h"

#include <openssl/x509.h>
#include <stdbool.h>

struct ctg_arena;
struct ctg_faults;

/* The common name, else the organisation, else « sans nom ». */
struct ctg_str ctg_certificate_name(struct ctg_arena *a,
	const X509_NAME *name);
/* One of its attributes, as NID_organizationName; may be empty. */
struct ctg_str ctg_certificate_part(struct ctg_arena *a,
	const X509_NAME *name, int nid);
struct ctg_str ctg_certificate_serial(struct ctg_arena *a, const X509 *x);
/* « RSA 2048 », « ECDSA P-256 » */
struct ctg_str ctg_certificate_key(struct ctg_arena *a, EVP_PKEY *key);

/* Seconds since 1970; false when it is no time. */
bool ctg_certificate_seconds(long long *out, const ASN1_TIME *t);
/* « 2026-03-01T09:30:00Z » */
struct ctg_str ctg_certificate_time(struct ctg_arena *a, long long seconds);

/* Validity at that time, strength of the key.  What it is called in the
 * sentences: « le certificat de Claire Duval ». */
void ctg_certificate_judge(const X509 *x, const char *what, long long at,
	struct ctg_faults *faults);
bool ctg_certificate_has_expired(const X509 *x, long long at);
/* Its last day, « 12 mars 2027 ». */
struct ctg_str ctg_certificate_end(struct ctg_arena *a, const X509 *x);
/* Whether its holder may sign documents with it: digitalSignature or
 * nonRepudiation (RFC 5280, 4.2.1.3), or no word of it. */
bool ctg_certificate_may_sign(X509 *x);
/* SHA-256 at least. */
bool ctg_certificate_is_strong(int digest);

#endif
