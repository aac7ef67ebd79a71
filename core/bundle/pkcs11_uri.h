/* SPDX-License-Identifier: Apache-2.0 */
/* pkcs11_uri.h - which key of which card (RFC 7512).
 *
 * « pkcs11:token=CPS;object=signature?module-path=/usr/lib/x.so ».  A PIN in
 * it would be seen by all who list processes, and is refused. */
#ifndef CTG_BUNDLE_PKCS11_URI_H
#define CTG_BUNDLE_PKCS11_URI_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

struct ctg_pkcs11_uri {
	const char *object;	/* the URI, without what follows « ? » */
	const char *module;	/* NULL when it is not said */
};

[[nodiscard]] enum ctg_code ctg_pkcs11_uri_read(struct ctg_pkcs11_uri *out,
	struct ctg_arena *a, struct ctg_str s, struct ctg_err *err);

#endif
