/* SPDX-License-Identifier: Apache-2.0 */
/* certificate_file.h - the certificates of a file. */
#ifndef CTG_BUNDLE_CERTIFICATE_FILE_H
#define CTG_BUNDLE_CERTIFICATE_FILE_H

#include "base/err.h"

#include <openssl/x509.h>

/* All of a file in PEM, in its order, or the one of a file in DER; never
 * none.  To be freed with sk_X509_pop_free. */
[[nodiscard]] enum ctg_code ctg_certificate_file(STACK_OF(X509) **out,
	const char *path, struct ctg_err *err);

#endif
