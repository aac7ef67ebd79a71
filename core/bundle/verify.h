/* SPDX-License-Identifier: Apache-2.0 */
/* verify.h - what a bundle proves by itself, out of any register.
 *
 * A sealed container, or a liasse (folder or zip): the form of the container,
 * every digest, files uncovered or missing, signatures.  An error is a file
 * that cannot be read at all; all else is in the verdict. */
#ifndef CTG_BUNDLE_VERIFY_H
#define CTG_BUNDLE_VERIFY_H

#include "bundle/verdict.h"

/* Certificates are judged at `now` (seconds since 1970) where no valid token
 * says when.  trust may be NULL. */
[[nodiscard]] enum ctg_code ctg_verify(struct ctg_verdict *out,
	struct ctg_arena *a, const char *path, const struct ctg_trust *trust,
	long long now, struct ctg_err *err);

#endif
