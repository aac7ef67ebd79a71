/* SPDX-License-Identifier: Apache-2.0 */
/* one_signer.h - a CMS as ctg writes it, with one signer.  For use by bundle/
 * only. */
#ifndef CTG_BUNDLE_ONE_SIGNER_H
#define CTG_BUNDLE_ONE_SIGNER_H

#include "base/err.h"
#include "base/str.h"

#include <openssl/cms.h>

/* *cms, which holds *out, is to be freed either way. */
[[nodiscard]] enum ctg_code ctg_one_signer(CMS_SignerInfo **out,
	CMS_ContentInfo **cms, struct ctg_str der, struct ctg_err *err);

#endif
