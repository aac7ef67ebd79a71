/* SPDX-License-Identifier: Apache-2.0 */
/* package.h - what an ODT or a DOCX says of where it comes from. */
#ifndef CTG_BUNDLE_PACKAGE_H
#define CTG_BUNDLE_PACKAGE_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

#define CTG_PACKAGE_MAX	((size_t)64 << 20)

struct ctg_package {
	struct ctg_str bytes;		/* of the file */
	struct ctg_str commit;		/* empty when it says none */
	bool docx;
};

/* CTG_EDIGEST when it is neither, or cannot be read. */
[[nodiscard]] enum ctg_code ctg_package_read(struct ctg_package *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err);

#endif
