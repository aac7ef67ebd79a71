/* SPDX-License-Identifier: Apache-2.0 */
/* asic_stamp.h - the last signature of a container, replaced by itself with a
 * token: baseline B-T, some time after B-B. */
#ifndef CTG_BUNDLE_ASIC_STAMP_H
#define CTG_BUNDLE_ASIC_STAMP_H

#include "bundle/asic.h"

/* The callback gets the CMS as it is, and gives it back with its token.  Paths
 * may be one; nothing else of the container changes. */
[[nodiscard]] enum ctg_code ctg_asic_stamp(const char *container_path,
	const char *out_path, struct ctg_arena *a, ctg_asic_sign *stamp,
	void *ctx, struct ctg_err *err);

#endif
