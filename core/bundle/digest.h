/* SPDX-License-Identifier: Apache-2.0 */
/* digest.h - digests of what is too large to be held.
 *
 * By OpenSSL, several times as fast as base/hash.h; only what nobody can yet
 * collide: SHA-256, SHA-384, SHA-512. */
#ifndef CTG_BUNDLE_DIGEST_H
#define CTG_BUNDLE_DIGEST_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

enum ctg_digest_kind {
	CTG_DIGEST_SHA256, CTG_DIGEST_SHA384, CTG_DIGEST_SHA512,
	CTG_DIGEST_KINDS,
};

#define CTG_DIGEST_MAX	64

/* A digest on its way. */
struct ctg_digest {
	struct evp_md_ctx_st *state;
	bool failed;		/* OpenSSL had no memory */
};

/* To be ended in any case. */
void ctg_digest_begin(struct ctg_digest *d, enum ctg_digest_kind kind);
void ctg_digest_add(struct ctg_digest *d, struct ctg_str piece);
/* The bytes, in the arena. */
[[nodiscard]] enum ctg_code ctg_digest_end(struct ctg_digest *d,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_err *err);

/* « 9f86d0… » */
struct ctg_str ctg_digest_hex(struct ctg_arena *a, struct ctg_str bytes);

/* RFC 4648, 4; one spelling for one digest, as long as CTG_DIGEST_MAX. */
struct ctg_str ctg_digest_base64(struct ctg_arena *a, struct ctg_str bytes);
bool ctg_digest_unbase64(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str s);

/* As XML signatures name it; false for what is unknown, or weak. */
bool ctg_digest_find(enum ctg_digest_kind *out, struct ctg_str uri);
const char *ctg_digest_uri(enum ctg_digest_kind kind);
size_t ctg_digest_size(enum ctg_digest_kind kind);

#endif
