/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/openssl_fail.h"

#include <openssl/err.h>

enum ctg_code ctg_openssl_fail(struct ctg_err *err, enum ctg_code code,
	const char *what)
{
	unsigned long e = ERR_peek_error();
	const char *reason = e ? ERR_reason_error_string(e) : NULL;

	code = reason ? ctg_fail(err, code, "%s\u00a0: OpenSSL répond "
		"«\u00a0%s\u00a0»", what, reason) :
		ctg_fail(err, code, "%s", what);
	ERR_clear_error();
	return code;
}
