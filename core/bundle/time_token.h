/* SPDX-License-Identifier: Apache-2.0 */
/* time_token.h - the word of a time authority (RFC 3161): these bytes existed
 * then.  For use by bundle/ only. */
#ifndef CTG_BUNDLE_TIME_TOKEN_H
#define CTG_BUNDLE_TIME_TOKEN_H

#include "base/str.h"

#include <stdbool.h>

struct ctg_arena;
struct ctg_faults;
struct ctg_trust;

struct ctg_token {
	long long seconds;		/* since 1970 */
	struct ctg_str authority;
	bool chain_judged;
};

/* Whether the token (DER) is over those bytes, and holds; the certificates
 * are judged at its own time, which `now` must not be far before.  On a
 * fault *out is what could be read. */
bool ctg_token_judge(struct ctg_token *out, struct ctg_str der,
	struct ctg_str bytes, const struct ctg_trust *trust, long long now,
	struct ctg_faults *faults);

#endif
