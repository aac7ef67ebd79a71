/* SPDX-License-Identifier: Apache-2.0 */
/* hash.h - SHA-256 (FIPS 180-4), for pieces and bundles.
 *
 * A piece is read whole before it is hashed, so one call is enough. */
#ifndef CTG_BASE_HASH_H
#define CTG_BASE_HASH_H

#include "base/str.h"

#include <stdint.h>

struct ctg_arena;

#define CTG_SHA256_HEX	64

/* Sixty-four lower-case digits and a NUL. */
void ctg_hash_sha256(char out[CTG_SHA256_HEX + 1], struct ctg_str s);

/* The same, kept in the arena. */
struct ctg_str ctg_hash_kept(struct ctg_arena *a, struct ctg_str s);

/* Whether s is written as above. */
bool ctg_hash_is_sha256(struct ctg_str s);

#define CTG_HASH_BLOCK	64

/* 5.1.1, of SHA-1 too: what is left of a message, a one bit, zeros, its length
 * in bits; one block, or two when the length has no room left.  Gives their
 * bytes. */
size_t ctg_hash_end(unsigned char out[2 * CTG_HASH_BLOCK],
	struct ctg_str rest, uint64_t bits);

#endif
