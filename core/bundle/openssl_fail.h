/* SPDX-License-Identifier: Apache-2.0 */
/* openssl_fail.h - what OpenSSL could not do, for people.
 *
 * Its errors wait in a queue of the thread: who calls it empties the queue
 * before it leaves. */
#ifndef CTG_BUNDLE_OPENSSL_FAIL_H
#define CTG_BUNDLE_OPENSSL_FAIL_H

#include "base/err.h"

/* « what : OpenSSL répond « bad decrypt » », and the queue is empty. */
[[nodiscard]] enum ctg_code ctg_openssl_fail(struct ctg_err *err,
	enum ctg_code code, const char *what);

#endif
