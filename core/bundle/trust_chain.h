/* SPDX-License-Identifier: Apache-2.0 */
/* trust_chain.h - whether a certificate leads to an authority that is
 * believed. */
#ifndef CTG_BUNDLE_TRUST_CHAIN_H
#define CTG_BUNDLE_TRUST_CHAIN_H

#include "bundle/trust.h"

#include <openssl/x509.h>
#include <stdbool.h>

struct ctg_faults;

struct ctg_chain {
	X509 *certificate;
	STACK_OF(X509) *others;		/* that came with it; may be NULL */
	const char *what;		/* « le certificat de Claire Duval » */
	long long at;			/* seconds since 1970 */
	bool stamps;			/* of an authority that tells time */
};

/* Whether there are authorities at all. */
bool ctg_trust_judges(const struct ctg_trust *t);
/* Its own validity is not looked at (certificate.h), that of those above
 * is. */
void ctg_trust_judge(const struct ctg_trust *t, const struct ctg_chain *c,
	struct ctg_faults *faults);

#endif
