/* SPDX-License-Identifier: Apache-2.0 */
/* timestamp.h - asks an authority for the time (RFC 3161).
 *
 * The token is over the value of the signature; cms.h adds it. */
#ifndef CTG_BUNDLE_TIMESTAMP_H
#define CTG_BUNDLE_TIMESTAMP_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

/* For the one signer of a CMS. */
[[nodiscard]] enum ctg_code ctg_timestamp_request(struct ctg_str *tsq,
	struct ctg_arena *a, struct ctg_str signature_der,
	struct ctg_err *err);

/* Over HTTP, in 30 seconds at most.  A refusal of the authority is told with
 * its reason. */
[[nodiscard]] enum ctg_code ctg_timestamp_fetch(struct ctg_str *tsr,
	struct ctg_arena *a, const char *url, struct ctg_str tsq,
	struct ctg_err *err);

#endif
