/* SPDX-License-Identifier: Apache-2.0 */
/* seal.h - makes a sealed container of a liasse, adds who signs next, and the
 * time.
 *
 * What is signed is what preuve.json says, byte for byte: the digests are
 * compared with it as the files are copied, and before the key serves. */
#ifndef CTG_BUNDLE_SEAL_H
#define CTG_BUNDLE_SEAL_H

#include "bundle/cms.h"

struct ctg_arena;
struct ctg_key;

struct ctg_seal {
	const struct ctg_key *key;
	const char *url;		/* of a time authority, or NULL */
	long long now;			/* seconds since 1970 */
	struct ctg_cms_signature made;	/* what was signed, judged again */
	struct ctg_str der;
};

/* A folder or a zip that « ctg liasse » made, not a draft. */
[[nodiscard]] enum ctg_code ctg_seal_liasse(struct ctg_seal *s,
	const char *liasse, const char *out_path, struct ctg_arena *a,
	struct ctg_err *err);
/* One more signature of a container whose signatures are valid; refused to who
 * has signed it already. */
[[nodiscard]] enum ctg_code ctg_seal_add(struct ctg_seal *s,
	const char *container, const char *out_path, struct ctg_arena *a,
	struct ctg_err *err);

/* The time, for the last signature of a container: from the authority at
 * s->url, or out of its response. */
[[nodiscard]] enum ctg_code ctg_seal_stamp(struct ctg_seal *s,
	const char *container, struct ctg_str response, const char *out_path,
	struct ctg_arena *a, struct ctg_err *err);
/* What to send to an authority to get that response. */
[[nodiscard]] enum ctg_code ctg_seal_request(struct ctg_str *tsq,
	const char *container, struct ctg_arena *a, struct ctg_err *err);

/* The same checks without signing nor writing. */
[[nodiscard]] enum ctg_code ctg_seal_check_liasse(const char *liasse,
	struct ctg_arena *a, long long now, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_seal_check_add(const struct ctg_seal *s,
	const char *container, struct ctg_arena *a, struct ctg_err *err);

#endif
