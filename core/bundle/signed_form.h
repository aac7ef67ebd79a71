/* SPDX-License-Identifier: Apache-2.0 */
/* signed_form.h - the parts of a CMS that no signature covers, and that must
 * still be what they can only be.  For use by signed_data.c. */
#ifndef CTG_BUNDLE_SIGNED_FORM_H
#define CTG_BUNDLE_SIGNED_FORM_H

#include "base/str.h"

#include <openssl/cms.h>

struct ctg_faults;

/* Versions, list of digests; der is what was read. */
void ctg_signed_form_judge(CMS_ContentInfo *cms, struct ctg_str der,
	const char *what,
	struct ctg_faults *faults);
/* Algorithms of a signer, and that they agree; that the certificate is named
 * letter for letter. */
void ctg_signed_form_judge_signer(CMS_SignerInfo *si, const X509 *x,
	const char *what, struct ctg_faults *faults);

#endif
