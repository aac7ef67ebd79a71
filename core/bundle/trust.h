/* SPDX-License-Identifier: Apache-2.0 */
/* trust.h - the authorities that the person who verifies believes.
 *
 * There is no list of ours: without a file, chains are not judged, and the
 * verdict says so.  Each certificate that is given ends a chain, be it a root
 * or not. */
#ifndef CTG_BUNDLE_TRUST_H
#define CTG_BUNDLE_TRUST_H

#include "base/err.h"

#include <stddef.h>

struct ctg_trust;

/* Files in PEM, each of one certificate or more; n may be 0. */
[[nodiscard]] enum ctg_code ctg_trust_open(struct ctg_trust **out,
	const char *const *files, size_t n, struct ctg_err *err);
/* NULL is fine. */
void ctg_trust_close(struct ctg_trust *t);

#endif
