/* SPDX-License-Identifier: Apache-2.0 */
/* timestamp_response.h - what a time authority answers.  For use by bundle/
 * only. */
#ifndef CTG_BUNDLE_TIMESTAMP_RESPONSE_H
#define CTG_BUNDLE_TIMESTAMP_RESPONSE_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

/* The token of a response (RFC 3161, 2.4.2), or what is a token already.
 * A refusal is told with the reason that the authority gives. */
[[nodiscard]] enum ctg_code ctg_timestamp_token(struct ctg_str *out,
	struct ctg_arena *a, struct ctg_str response, struct ctg_err *err);

/* Whether the response is to that request: its nonce is the same. */
[[nodiscard]] enum ctg_code ctg_timestamp_answers(struct ctg_str response,
	struct ctg_str tsq, struct ctg_err *err);

#endif
