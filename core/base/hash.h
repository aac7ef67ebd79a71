/* SPDX-License-Identifier: Apache-2.0 */
/* hash.h - SHA-256 (FIPS 180-4), for pieces and bundles.
 *
 * A piece is read whole before it is hashed, so one call is enough. */
#ifndef CTG_BASE_HASH_H
#define CTG_BASE_HASH_H

#include "base/str.h"

#define CTG_SHA256_HEX	64

/* Sixty-four lower-case digits and a NUL. */
void ctg_hash_sha256(char out[CTG_SHA256_HEX + 1], struct ctg_str s);

/* Whether s is written as above. */
bool ctg_hash_is_sha256(struct ctg_str s);

#endif
